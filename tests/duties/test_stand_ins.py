"""Nothing slips because somebody left: what they owed falls to somebody who is here."""

from datetime import timedelta

import pytest

from foundation.duties.models import Reminder, StandIn
from foundation.organisation.models import Membership
from qip.duties import owed as owed_by
from qip.duty_kinds import KINDS
from qip.services.sustaining import propose_reopening
from tests.factories.organisation import ServiceFactory, UserFactory, give_role, staff
from tests.factories.qip import AdoptionFactory, MeasureFactory, PlanFactory

from .sweeps import TODAY, at_noon, owed, sweep, verified

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def leaves(person):
    Membership.objects.filter(user=person).update(ends_on=YESTERDAY)


def closes(person):
    person.is_active = False
    person.save()


def moves_away(person):
    leaves(person)
    give_role(person, "team_leader", service=ServiceFactory())


@pytest.fixture
def owner(service):
    return staff("team_leader", service=service)


def recipients():
    return {one.recipient for one in Reminder.objects.standing()}


@pytest.mark.parametrize("goes", [leaves, closes, moves_away])
def test_it_falls_to_the_managers_of_the_service(service, insider, owner, goes):
    second = staff("service_manager", service=service)
    row = owed(owner, service, days=-3)
    sweep()
    assert recipients() == {owner}
    goes(owner)
    sweep()
    assert recipients() == {insider, second}
    (told,) = Reminder.objects.standing().filter(recipient=insider)
    assert (told.subject, told.stands_in, told.due) == (row.pk, owner, row.due)


def test_a_role_in_the_region_or_everywhere_is_being_here(service, insider, owner):
    owed(owner, service)
    leaves(owner)
    give_role(owner, "quality_lead", region=service.region)
    sweep()
    assert recipients() == {owner}


def test_a_service_that_has_closed_is_no_place_to_be(service, insider, owner):
    lead = staff("senior_owner")
    plan = PlanFactory(services=[service], lead=lead)
    owed(owner, service, days=-1, plan=plan)
    service.closed_on = TODAY
    service.save()
    sweep()
    assert recipients() == {lead}
    assert Reminder.objects.standing().get().stands_in == owner


def test_where_nobody_manages_the_lead_sees_to_it_and_then_the_senior_owner(service, owner):
    lead, senior = staff("practice_lead", service=service), staff("senior_owner")
    owed(owner, service, plan=PlanFactory(services=[service], lead=lead, senior_owner=senior))
    closes(owner)
    sweep()
    assert recipients() == {lead}
    leaves(lead)
    sweep()
    assert recipients() == {senior}


def test_a_manager_who_left_as_well_is_passed_over(service, owner):
    lead = staff("practice_lead", service=service)
    owed(owner, service, plan=PlanFactory(services=[service], lead=lead))
    staff("service_manager", service=service, ends_on=YESTERDAY)
    closes(owner)
    sweep()
    assert recipients() == {lead}


def test_nobody_looks_again_at_their_own_action(service, insider):
    """The manager owns it, so it does not fall to them when the verifier leaves."""
    verifier, lead = staff("quality_lead"), staff("practice_lead", service=service)
    plan = PlanFactory(services=[service], lead=lead)
    row = verified(insider, verifier, service, plan=plan)
    leaves(verifier)
    sweep()
    told = Reminder.objects.standing().filter(kind="qip.check")
    assert [(one.subject, one.recipient) for one in told] == [(row.pk, lead)]


def test_the_other_kinds_fall_as_well(service, insider, owner):
    plan = PlanFactory(services=[service], lead=owner, senior_owner=UserFactory(is_active=False))
    plan.created_at = at_noon(TODAY - timedelta(days=200))
    plan.save()
    MeasureFactory(services=[service], owner=owner, created_at=at_noon(TODAY - timedelta(days=60)))
    proven = verified(UserFactory(), staff("quality_lead"), ServiceFactory(), check=80)
    AdoptionFactory(action=proven, service=service, person=owner, due=TODAY)
    leaves(owner)
    sweep()
    kinds = {one.kind for one in Reminder.objects.filter(recipient=insider, stands_in=owner)}
    assert kinds == {"qip.plan_review", "qip.reading", "qip.adoption"}
    due = {one.kind for one in owed_by(on=TODAY, by=insider)}
    assert due == {"qip.plan_review", "qip.reading", "qip.adoption"}


def test_whoever_comes_back_has_it_again(service, insider, owner):
    row = owed(owner, service, days=-3)
    leaves(owner)
    sweep()
    fallen = StandIn.objects.filter(kind="qip.action")
    assert [(one.subject, one.recipient) for one in fallen] == [(row.pk, insider)]
    Membership.objects.filter(user=owner).update(ends_on=None)
    sweep(4)
    assert not fallen.all().exists()
    assert recipients() == {owner}


def test_today_and_the_reminders_say_why(client, service, insider, owner):
    row = owed(owner, service, days=-9, title="Weekend mornings are coached")
    leaves(owner)
    sweep()
    client.force_login(insider)
    for url in ("/", "/reminders/"):
        page = client.get(url).content.decode()
        assert "The owner has left, so this falls to you." in page
        assert "weekend mornings are coached" in page.lower()
        assert "9 days late" in page
    assert f"/hand-over/qip.action/{row.pk}/" in client.get("/").content.decode()


def test_the_number_beside_today_counts_it(client, service, insider, owner):
    owed(owner, service, days=-9)
    leaves(owner)
    sweep()
    client.force_login(insider)
    page = client.get("/actions/").content.decode()
    assert '1<span class="visually-hidden"> need you</span>' in page


def test_nobody_else_hears_of_it(
    client, service, insider, owner, colleague, stranger, board_reader
):
    owed(owner, service, days=-9, title="Weekend mornings are coached")
    leaves(owner)
    sweep()
    for person in (colleague, stranger, board_reader):
        client.force_login(person)
        for url in ("/", "/reminders/"):
            page = client.get(url).content.decode()
            assert "falls to you" not in page
            assert "weekend mornings" not in page.lower()


def test_an_account_that_is_closed_is_reminded_of_nothing(service, insider, owner):
    closes(insider)
    owed(owner, service)
    closes(owner)
    sweep()
    assert insider not in recipients()
    assert not Reminder.objects.visible_to(insider).exists()


@pytest.mark.parametrize("goes", [None, leaves, closes, moves_away])
@pytest.mark.parametrize("where", ["service", "region", "everywhere"])
def test_the_sweep_and_the_questions_of_one_person_agree(service, insider, goes, where):
    """Asked in steps, over everything there is, the answer is the same as asked in one."""
    place = {
        "service": {"service": service}, "region": {"region": service.region}, "everywhere": {},
    }[where]  # fmt: skip
    owner = staff("quality_lead", **place)
    wide = PlanFactory(all_services=True, lead=owner, created_at=at_noon(TODAY - timedelta(200)))
    owed(owner, service, days=-3)
    owed(owner, plan=wide, all_services=True)
    long_ago = at_noon(TODAY - timedelta(days=60))
    MeasureFactory(services=[service], owner=owner, created_at=long_ago)
    proven = verified(UserFactory(), owner, service, check=0)
    AdoptionFactory(action=proven, service=service, person=owner, due=TODAY)
    propose_reopening(by=None, action=proven, source="measure", reason="It rose", on=TODAY)
    if goes:
        goes(owner)
    for kind in KINDS:
        if kind.falling is None:
            continue
        at_once = {one for rows in kind.dues(TODAY) for one in pairs(rows)}
        gone = {pk for (pk,) in kind.falling.gone(TODAY, subjects_of(kind)).values_list("pk")}
        kept = {one for one in pairs(kind.falling.open()) if one[0] not in gone}
        fallen = {one for rows in kind.falling.fallen(TODAY, gone) for one in pairs(rows)}
        assert at_once == kept | fallen, kind.key
        assert kept or fallen, kind.key


def pairs(rows):
    return {(row["subject"], row["who"]) for row in rows}


def subjects_of(kind):
    return [row["subject"] for row in kind.falling.open()]

"""Handing a duty over: by whom, to whom, and what the other one is told."""

from datetime import timedelta

import pytest

from foundation.duties.models import HandOver, Reminder
from foundation.ui.problems import Problem
from qip.models import ProgressNote
from qip.services import handing
from tests.factories.organisation import staff
from tests.factories.qip import AdoptionFactory, MeasureFactory, PlanFactory

from .sweeps import TODAY, at_noon, done, owed, sweep

pytestmark = pytest.mark.django_db
WHY = "On leave until January, the rota is half done"


@pytest.fixture
def taker(service):
    return staff("team_leader", service=service)


@pytest.fixture
def action(service, insider):
    return owed(insider, service, days=-3, title="Weekend mornings are coached")


def url(row, kind="qip.action"):
    return f"/hand-over/{kind}/{row.pk}/"


def send(client, row, person, reason=WHY, kind="qip.action"):
    return client.post(url(row, kind), {"person": getattr(person, "pk", person), "reason": reason})


def test_the_other_one_sees_who_gave_it_and_why(client, action, insider, taker):
    sweep()
    client.force_login(insider)
    assert send(client, action, taker).status_code == 302
    action.refresh_from_db()
    assert action.owner == taker
    row = HandOver.objects.get()
    assert (row.was, row.to, row.by, row.reason) == (insider, taker, insider, WHY)
    client.force_login(taker)
    for address in ("/", "/reminders/"):
        page = client.get(address).content.decode()
        assert f"Handed over to you by the registered manager on {TODAY.day} " in page
        assert WHY in page
    assert "1<span" in client.get("/reminders/").content.decode()


def test_whoever_gave_it_is_reminded_no_more(client, action, insider, taker):
    sweep()
    client.force_login(insider)
    send(client, action, taker)
    assert not Reminder.objects.visible_to(insider).standing().exists()
    sweep()
    assert {one.recipient for one in Reminder.objects.standing()} == {taker}


def test_the_date_stays_and_the_action_tells_it(client, action, insider, taker):
    before = (action.due, action.first_due, action.version)
    client.force_login(insider)
    send(client, action, taker)
    action.refresh_from_db()
    assert (action.due, action.first_due, action.version) == (*before[:2], before[2] + 1)
    note = ProgressNote.objects.get(action=action)
    assert note.text.startswith("Handed over from the registered manager to the ")
    assert WHY in note.text
    assert taker.name not in note.text


def test_something_far_ahead_is_told_of_at_once(service, insider, taker):
    row = owed(insider, service, days=200)
    handing.hand_over(by=insider, action=row, to=taker, reason=WHY, on=TODAY)
    (told,) = Reminder.objects.visible_to(taker).unread()
    assert (told.due, told.stage, told.falls_on) == (row.due, -200, TODAY)


def test_there_and_back_again(service, insider, taker):
    row = owed(insider, service, days=-3)
    sweep()
    handing.hand_over(by=insider, action=row, to=taker, reason=WHY, on=TODAY)
    handing.hand_over(by=taker, action=row, to=insider, reason="Back early", on=TODAY)
    assert [one.recipient for one in Reminder.objects.standing()] == [insider]
    assert HandOver.objects.count() == 2


def test_those_who_may_not_are_refused(client, action, colleague, stranger, board_reader):
    for person, status in ((colleague, 403), (board_reader, 403), (stranger, 404)):
        client.force_login(person)
        assert client.get(url(action)).status_code == status
        assert send(client, action, person).status_code == status
    client.logout()
    assert client.get(url(action)).status_code == 302
    action.refresh_from_db()
    assert not HandOver.objects.exists()


def test_only_people_who_could_finish_it_are_offered(
    client, action, insider, taker, stranger, colleague, board_reader
):
    gone = staff("team_leader", service=action.services.get(), ends_on=TODAY - timedelta(days=1))
    client.force_login(insider)
    page = client.get(url(action)).content.decode()
    assert f'value="{taker.pk}"' in page
    assert board_reader.has_perm("qip.view_plan", action)
    for nobody in (stranger, gone, insider, colleague, board_reader):
        assert f'<option value="{nobody.pk}"' not in page
    assert stranger.name not in page


def test_somebody_who_could_not_open_it_is_refused_at_the_field(client, action, insider, stranger):
    client.force_login(insider)
    answer = send(client, action, stranger)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "That person could not open this. Choose somebody from the list." in page
    assert WHY in page
    assert not HandOver.objects.exists()


@pytest.mark.parametrize(("person", "reason", "words"), [
    ("", WHY, "Choose who takes it over"), ("abc", WHY, "could not open this"),
    ("999999999999999999999", WHY, "could not open this"),
    (None, "  ", "Say why you hand it over"), (None, "x" * 601, "600"),
])  # fmt: skip
def test_bad_input_is_answered_in_a_sentence(client, action, insider, taker, person, reason, words):
    client.force_login(insider)
    answer = send(client, action, taker if person is None else person, reason)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not HandOver.objects.exists()


@pytest.mark.parametrize("address", [
    "/hand-over/qip.verify/1/", "/hand-over/qip.check/1/", "/hand-over/no.such/1/",
    "/hand-over/qip.action/99999999999999999999/",
])  # fmt: skip
def test_what_cannot_be_handed_over_has_no_page(client, action, insider, address):
    client.force_login(insider)
    assert client.get(address).status_code == 404


def test_verifying_offers_no_handing_over(client, service, insider):
    done(insider, service, days_ago=9, title="Mornings are slow")
    client.force_login(staff("quality_lead"))
    page = client.get("/").content.decode()
    assert "mornings are slow" in page.lower()
    assert "/hand-over/" not in page


def test_what_is_done_is_owed_by_nobody(service, insider, taker):
    row = done(insider, service)
    with pytest.raises(Problem, match="nobody owes it any more"):
        handing.hand_over(by=insider, action=row, to=taker, reason=WHY, on=TODAY)


def test_to_whoever_has_it_already(action, insider):
    with pytest.raises(Problem, match="has this already"):
        handing.hand_over(by=insider, action=action, to=insider, reason=WHY, on=TODAY)


def test_the_service_itself_refuses_who_could_not_open_it(action, insider, stranger):
    with pytest.raises(Problem) as told:
        handing.hand_over(by=insider, action=action, to=stranger, reason=WHY, on=TODAY)
    assert "could not open this" in told.value.message_dict["person"][0]


def test_the_other_kinds(client, service, insider, taker):
    manager = staff("service_manager", service=service)
    plan = PlanFactory(
        services=[service], lead=insider, created_at=at_noon(TODAY - timedelta(days=90))
    )
    measure = MeasureFactory(
        services=[service], owner=insider, created_at=at_noon(TODAY - timedelta(days=90))
    )
    adoption = AdoptionFactory(service=service, person=insider)
    client.force_login(insider)
    rows = (
        ("qip.plan_review", plan, "lead", manager), ("qip.reading", measure, "owner", taker),
        ("qip.adoption", adoption, "person", taker),
    )  # fmt: skip
    for kind, row, name, person in rows:
        assert send(client, row, person, kind=kind).status_code == 302, kind
        row.refresh_from_db()
        assert getattr(row, name) == person
        assert Reminder.objects.visible_to(person).unread().filter(kind=kind).exists()


def test_the_lead_of_a_plan_is_somebody_who_may_review_it(client, service, insider, taker):
    plan = PlanFactory(services=[service], lead=insider)
    client.force_login(insider)
    assert send(client, plan, taker, kind="qip.plan_review").status_code == 422

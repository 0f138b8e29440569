"""What pages, packs and Today say of what spread to other services."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.evidence.sections import Period
from foundation.organisation.models import Membership
from qip import duties
from qip.models import Action, Adoption, AdoptionState, ContributoryFactor, Plan
from qip.sections import sections
from qip.sections.spread import MOST_TESTS
from qip.selectors.events import Timeline
from qip.selectors.spread import spread_of
from qip.services import spread, sustaining
from tests.factories.evidence import attachment
from tests.factories.organisation import ServiceFactory, UserFactory, give_role, staff
from tests.factories.qip import (
    ActionFactory,
    AdoptionFactory,
    ChangeTestFactory,
    PlanFactory,
)
from tests.proven import sustained

from .pages import HOSTILE, SHOWN, TODAY, errors, questions, text

pytestmark = pytest.mark.django_db

SOON = TODAY + timedelta(days=60)
SEEN = "Ten shift records of October, nine of them."


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider, title="Calm days")


@pytest.fixture
def action(plan, service, insider, quality):
    """Verified at Elm Court, and sustaining."""
    return sustained(plan=plan, services=[service], owner=insider, by=quality, title="Own pace")


def spread_to(action, by, *services, **more):
    given = {"due": SOON, "on": TODAY, "services": services, **more}
    return spread.spread_action(by=by, action=action, **given)


def said(adoption, by, state="in_place", **more):
    words = {"in_place": {"evidence": SEEN}, "not_applicable": {"reason": "No kitchen."}}
    return spread.say_how_it_stands(
        by=by, adoption=adoption, state=state, **(words.get(state, {}) | more)
    )


# Pages ----------------------------------------------------------------------------------------


def sent(client, url, data, times=1):
    carried = client.get(url).context["form"].carried
    for _ in range(times):
        response = client.post(url, {**carried, **data})
    return response


def test_services_are_chosen_once_even_by_a_double_click(
    client, action, quality, next_door, stranger
):
    Action.objects.filter(pk=action.pk).update(root_cause=ContributoryFactor.objects.first())
    PlanFactory(services=[next_door]).root_causes.create(factor=ContributoryFactor.objects.first())
    client.force_login(quality)
    url = reverse("qip:action_spread", args=[action.pk])
    assert "The same cause is treated here" in text(client.get(url))
    data = {"services": [next_door.pk], "due": SOON.isoformat()}
    response = sent(client, url, data, times=2)
    assert response["Location"] == f"{action.get_absolute_url()}#spread"
    assert Adoption.objects.get().person == stranger


def test_services_out_of_reach_are_neither_offered_nor_taken(client, action, insider, next_door):
    client.force_login(insider)
    url = reverse("qip:action_spread", args=[action.pk])
    body = text(client.get(url))
    assert "There is no other service to choose" in body
    assert "Sycamore House" not in body
    response = client.post(url, {"services": [next_door.pk], "due": SOON.isoformat()})
    assert set(errors(response)) == {"services"}


def test_choosing_is_offered_while_there_is_a_service_to_choose(
    client, action, insider, quality, next_door, stranger
):
    url = reverse("qip:action_spread", args=[action.pk])
    client.force_login(insider)
    assert url not in text(client.get(action.get_absolute_url()))
    client.force_login(quality)
    assert url in text(client.get(action.get_absolute_url()))
    spread_to(action, quality, next_door)
    assert url not in text(client.get(action.get_absolute_url()))
    ServiceFactory(name="Quayside")
    assert url in text(client.get(action.get_absolute_url()))


def test_the_page_says_why_nothing_is_spread_yet(client, plan, service, insider):
    action = ActionFactory(plan=plan, services=[service], owner=insider)
    client.force_login(insider)
    body = text(client.get(reverse("qip:action_spread", args=[action.pk])))
    assert "Only what was verified is spread" in body
    assert "Once somebody else has verified it" in text(client.get(action.get_absolute_url()))


def test_how_it_stands_is_said_on_a_page(client, adoption, stranger):
    client.force_login(stranger)
    url = reverse("qip:adoption_say", args=[adoption.pk])
    assert errors(client.post(url, {"state": "in_place", "evidence": ""})) == {
        "evidence": ["Say what shows that it is in place"]
    }
    sent(client, url, {"state": "in_place", "evidence": SEEN}, times=2)
    assert SEEN in text(client.get(adoption.get_absolute_url()))


def test_files_of_the_action_are_offered_only_to_who_may_open_them(
    client, adoption, stranger, quality, insider
):
    attachment(adoption.action, insider, title="Walk-round")
    url = reverse("qip:adoption_say", args=[adoption.pk])
    for person, offered in ((stranger, False), (quality, True)):
        client.force_login(person)
        assert ("Walk-round" in text(client.get(url))) is offered


def test_two_at_once_are_shown_both_texts(client, adoption, stranger, quality):
    client.force_login(stranger)
    url = reverse("qip:adoption_say", args=[adoption.pk])
    opened = client.get(url).context["form"].carried
    said(adoption, quality, evidence="Theirs")
    response = client.post(url, {**opened, "state": "in_place", "evidence": "Mine"})
    assert response.status_code == 409
    assert "Theirs" in text(response)
    assert "Mine" in text(response)


def test_the_plan_shows_it_as_picture_and_table(client, plan, action, adoption, insider, third):
    AdoptionFactory(
        action=action, service=third, person=third.manager, due=TODAY - timedelta(days=9)
    )
    client.force_login(insider)
    body = text(client.get(plan.get_absolute_url()))
    assert 'class="grid-marks"' in body
    assert "0 of 2 in place, 1 late" in body
    assert "Quayside (9 days late) and Sycamore House" in body


def test_picture_and_table_hold_the_same(action, service, next_door, third, adoption):
    AdoptionFactory(
        action=action, service=third, person=third.manager, state="in_place", evidence=SEEN,
        decided_by=third.manager, decided_at=action.verified_at,
    )  # fmt: skip
    told = spread_of([action], TODAY)
    assert told.columns == ["Elm Court", "Quayside", "Sycamore House"]
    assert list(told.grid[0].marks) == ["start", "full", "open"]
    assert told.table == [(action, "Quayside", "Sycamore House", "")]
    assert told.words == "1 of 2 in place"


def test_the_list_leaves_as_a_file(client, adoption, stranger):
    said(adoption, stranger, evidence="=1+1 of ten")
    client.force_login(stranger)
    response = client.get(reverse("qip:adoptions") + "?view=all&export=csv")
    assert "'=1+1 of ten" in response.content.decode("utf-8-sig")
    assert client.get(reverse("qip:adoptions") + "?export=xlsx").status_code == 200


def test_the_list_teaches_while_it_is_empty(client, insider):
    client.force_login(insider)
    assert "Nothing has been spread yet" in text(client.get(reverse("qip:adoptions")))


def test_hostile_text_is_shown_and_never_run(client, adoption, plan, stranger, quality):
    Action.objects.filter(pk=adoption.action_id).update(title=HOSTILE)
    said(adoption, stranger, evidence=HOSTILE)
    client.force_login(quality)
    for url in (
        adoption.get_absolute_url(), plan.get_absolute_url(),
        adoption.action.get_absolute_url(), reverse("qip:adoptions") + "?view=all",
    ):  # fmt: skip
        body = text(client.get(url))
        assert HOSTILE not in body
        assert SHOWN in body


def test_more_services_cost_no_more_questions(client, plan, action, adoption, insider):
    client.force_login(insider)
    pages = (plan.get_absolute_url(), action.get_absolute_url())
    before = [questions(client, url) for url in pages]
    for _ in range(4):
        place = ServiceFactory()
        AdoptionFactory(action=action, service=place, person=staff("team_leader", service=place))
    assert [questions(client, url) for url in pages] == before


# In a pack ------------------------------------------------------------------------------------


def packed(plan, by):
    period = Period(TODAY - timedelta(days=90), TODAY)
    return [one for one in sections(plan, on=TODAY, by=by, period=period) if one.key == "spread"]


def test_a_pack_shows_picture_and_table_without_typed_words_in_the_picture(
    plan, action, adoption, insider
):
    (section,) = packed(plan, insider)
    assert section.lead == "Spread to other services: 0 of 1 in place."
    text = str(section.as_data())
    assert "Sycamore House" in text
    assert "Own pace" in text
    picture = section.blocks[0].rows[0].cells[0].picture
    assert picture.startswith("<svg")
    assert str(action) in picture
    assert "Own pace" not in picture, "names are not looked for in pictures"


def test_a_pack_tells_what_was_tried_and_says_nothing_when_nothing_was(plan, action, insider):
    assert packed(plan, insider) == []
    ChangeTestFactory(action=action)
    (section,) = packed(plan, insider)
    assert (section.lead, section.blocks) == ("Tests of change: 1 under way.", ())
    ChangeTestFactory(
        action=action, tried="The walk before tea", decision="abandon", happened="Nobody came",
        reason="Too cold", decided_by=insider, decided_at=action.verified_at,
    )  # fmt: skip
    text = str(packed(plan, insider)[0].as_data())
    assert "The walk before tea" in text
    assert "Abandoned: Too cold" in text


def decided(action, by, decision, day, tried):
    return ChangeTestFactory(
        action=action, tried=tried, decision=decision, happened="It went well", reason="Calmer",
        decided_by=by, decided_at=action.verified_at + timedelta(days=day),
    )  # fmt: skip


def test_what_was_adopted_never_drops_out_of_a_pack(plan, action, insider):
    decided(action, insider, "adopt", -900, "The oldest walk")
    for day in range(MOST_TESTS + 5):
        decided(action, insider, "adapt", day - 100, f"Number {day} of many")
    table = packed(plan, insider)[0].blocks[-1]
    tried = [row.cells[0].text for row in table.rows]
    assert len(tried) == MOST_TESTS
    assert tried[:2] == ["The oldest walk", f"Number {MOST_TESTS + 4} of many"]
    assert table.sub == "Everything adopted, and the latest 39 of 45 others"
    assert table.caption == "Tests of change, what was adopted first"


def test_a_pack_of_more_adopted_than_it_would_show_keeps_them_all(plan, action, insider):
    decided(action, insider, "abandon", 1, "Left behind")
    for day in range(MOST_TESTS + 1):
        decided(action, insider, "adopt", -day, f"Adopted {day}")
    table = packed(plan, insider)[0].blocks[-1]
    assert len(table.rows) == MOST_TESTS + 1
    assert table.rows[-1].cells[0].text == f"Adopted {MOST_TESTS}"
    assert table.sub == "Everything adopted, and the latest 0 of 1 others"


# Duties ---------------------------------------------------------------------------------------


def owed(by):
    return [one for one in duties.owed(on=TODAY, by=by) if one.kind == "qip.adoption"]


def test_who_sees_to_it_owes_it_while_the_action_stands(adoption, stranger, insider):
    Adoption.objects.update(due=TODAY - timedelta(days=9))
    (duty,) = owed(stranger)
    assert duty.title == "Take up at Sycamore House: own pace"
    assert duty.why.startswith("9 days past its date.")
    assert duty.url == adoption.get_absolute_url()
    assert owed(insider) == []
    Adoption.objects.update(due=TODAY + timedelta(days=31))
    assert owed(stranger) == []


def test_an_action_that_fell_is_not_owed_to_anybody(action, adoption, stranger):
    sustaining.reopen(by=stranger, action=action, reason="Not at weekends", due=SOON, on=TODAY)
    assert owed(stranger) == []


def test_the_history_tells_who_took_it_up_and_not_what_they_showed(
    plan, action, adoption, stranger, insider
):
    spread.say_how_it_stands(
        by=stranger, adoption=adoption, state=AdoptionState.IN_PLACE, evidence=SEEN
    )
    lines = Timeline([action.pk], insider, plan).first(3)
    name = f"Action {action.reference}"
    told = [(one.lead, one.text) for one in lines]
    assert (f"{name} is in place at Sycamore House", "") in told
    assert (f"{name} is to be taken up at Sycamore House", "") in told


def test_who_has_left_owes_nothing(adoption, stranger):
    Membership.objects.filter(user=stranger).update(ends_on=TODAY - timedelta(days=1))
    stranger._held = None
    assert owed(stranger) == []


def test_the_plan_lead_waits_for_what_is_late(adoption, insider):
    assert not [one for one in duties.awaited(on=TODAY, by=insider) if one.kind == "qip.adoption"]
    Adoption.objects.update(due=TODAY - timedelta(days=9))
    (waited,) = [one for one in duties.awaited(on=TODAY, by=insider) if one.kind == "qip.adoption"]
    assert waited.title == "is 9 days late with “Own pace” at Sycamore House"


def test_a_region_reaches_its_services(action, next_door, stranger):
    lead = UserFactory()
    give_role(lead, "practice_lead", region=next_door.region)
    give_role(lead, "practice_lead", service=action.services.get())
    (row,) = spread_to(action, lead, next_door)
    assert row.person == stranger


def taken_up(by):
    return [one.text for one in duties.changed(since=TODAY, by=by) if "Sycamore" in one.text]


def test_the_owner_and_the_lead_hear_what_other_services_decided(
    action, adoption, insider, stranger, quality, colleague, third
):
    lead, answers = UserFactory(), staff("senior_owner")
    give_role(lead, "practice_lead", service=action.services.get())
    Plan.objects.update(lead=lead, senior_owner=answers)
    assert taken_up(insider) == []
    spread.say_how_it_stands(by=stranger, adoption=adoption, state="in_place", evidence=SEEN)
    said = [f"Action {action.reference}: in place at Sycamore House"]
    for person in (insider, lead, answers):
        assert taken_up(person) == said
    for person in (colleague, quality, third.manager, stranger):  # the last of them did it
        assert taken_up(person) == []
    assert list(duties.changed(since=TODAY + timedelta(days=1), by=insider)) == []

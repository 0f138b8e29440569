"""How often a date moved and how far it slipped, in one set of words, wherever an action stands."""

from datetime import timedelta

import pgtrigger
import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from foundation.duties.duty import awaited, owed
from foundation.duties.services.reminding import remind
from foundation.evidence.sections import Period
from foundation.ui.words import plural
from qip.models import Action, DelayReason, DueDateMove
from qip.sections import sections
from qip.selectors.drivers import drawing, drivers_of
from qip.services.sustaining import propose_reopening
from qip.standing import moved_words, slip_words, times
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory, AdoptionFactory, MeasureFactory, PlanFactory
from tests.proven import sustained

from .pages import TODAY, text

WORDS = "Moved 3 times, 61 days"
PERIOD = Period(TODAY - timedelta(days=365), TODAY)


# The words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "moves", "words"), [
    (0, 0, ""), (61, 3, WORDS), (1, 1, "Moved once, 1 day"), (-5, 2, "Moved twice, 5 days earlier"),
    (0, 2, "Moved twice, back on its first date"), (9, 0, "Moved, 9 days"),
])  # fmt: skip
def test_the_words_say_how_often_and_how_far(days, moves, words):
    action = Action(first_due=TODAY, due=TODAY + timedelta(days=days))
    assert moved_words(action, moves) == words


def test_what_was_never_promised_says_nothing():
    assert moved_words(Action(), 0) == slip_words(Action(), TODAY, 0) == ""


@given(days=st.integers(-400, 400), moves=st.integers(1, 50))
def test_both_numbers_are_always_there(days, moves):
    words = moved_words(Action(first_due=TODAY, due=TODAY + timedelta(days=days)), moves)
    assert times(moves) in words
    assert (plural(abs(days), "day") if days else "back on its first date") in words
    assert words.endswith("earlier") == (days < 0)


# Where they stand -------------------------------------------------------------------------------


pytestmark = pytest.mark.django_db


def thrice(action):
    """Moved three times by sixty-one days."""
    for _ in range(3):
        DueDateMove.objects.create(
            action=action, by=action.owner, from_date=action.due, to_date=action.due,
            reason_code=DelayReason.objects.first(), reason="Nobody in post",
        )  # fmt: skip
    action.first_due = action.due - timedelta(days=61)
    with pgtrigger.ignore("qip.Action:first_date_stays"):
        action.save(update_fields=["first_due"])
    return action


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], number=2, lead=insider, starts_on=TODAY)


@pytest.fixture
def quality():
    return staff("quality_lead")


@pytest.fixture
def owner(service):
    return staff("team_leader", service=service)


@pytest.fixture
def late(plan, service, owner):
    return thrice(ActionFactory(
        plan=plan, number=7, services=[service], owner=owner, due=TODAY - timedelta(days=9),
        title="Mornings are coached",
    ))  # fmt: skip


@pytest.fixture
def proven(plan, service, owner, quality):
    return thrice(
        sustained(by=quality, plan=plan, number=8, owner=owner, services=[service], title="Doors")
    )


def more(duties, kind):
    return [one.more for one in duties if one.kind == kind]


def test_today_says_it_of_what_is_owed_and_awaited(client, late, owner, insider):
    assert more(owed(on=TODAY, by=owner), "qip.action") == [WORDS]
    assert more(awaited(on=TODAY, by=insider), "qip.action") == [WORDS]
    for person in (owner, insider):
        client.force_login(person)
        assert WORDS in text(client.get("/"))


def test_today_says_it_of_what_somebody_else_verifies_checks_and_decides(
    late, proven, owner, quality
):
    Action.objects.filter(pk=late.pk).update(state="done")
    Action.objects.filter(pk=proven.pk).update(check_due=TODAY)
    propose_reopening(by=None, action=proven, source="measure 1", reason="It turned.", on=TODAY)
    found = owed(on=TODAY, by=quality)
    for kind in ("qip.verify", "qip.check", "qip.reopening"):
        assert more(found, kind) == [WORDS]


def test_reminders_and_the_calendar_say_it(client, late, owner):
    remind(on=TODAY)
    client.force_login(owner)
    assert f">{WORDS}</span> · Reminded" in text(client.get("/reminders/"))
    month = f"{late.due:%Y-%m}"
    assert f"Action 2.7 · {WORDS}" in text(client.get("/calendar/", {"month": month}))


def test_the_driver_diagram_says_it_as_picture_and_list(client, late, plan, insider):
    drivers = drivers_of(plan, user=insider, on=TODAY)
    assert "61 days" in drawing(drivers, plan)
    client.force_login(insider)
    listed = text(client.get(f"/plans/{plan.pk}/drivers/")).split("The same as a list")[1]
    assert f"9 days late. {WORDS}" in listed


def test_the_plan_says_it_on_its_board_and_in_its_spread(client, late, proven, plan, insider):
    AdoptionFactory(action=proven, service=ServiceFactory())
    client.force_login(insider)
    board, spread = text(client.get(plan.get_absolute_url())).split('id="spread"', 1)
    assert WORDS.replace("M", "m", 1) in board
    assert WORDS in spread.split("</section>")[0]


def test_what_an_action_waits_for_says_it(client, late, proven, insider):
    proven.depends_on.add(late)
    client.force_login(insider)
    rail = text(client.get(proven.get_absolute_url())).split("Waits for")[1]
    assert WORDS in rail.split("</li>")[0]


def test_whoever_is_asked_about_it_reads_it_above_the_question(client, late, proven, quality):
    Action.objects.filter(pk=late.pk).update(state="done")
    client.force_login(quality)
    for url in (f"/actions/{late.pk}/verify/", f"/actions/{proven.pk}/check/",
                f"/actions/{proven.pk}/reopen/", f"/actions/{proven.pk}/spread/"):  # fmt: skip
        assert f"<span>{WORDS}</span>" in text(client.get(url)), url


def test_measures_and_the_search_say_it(client, late, service, insider):
    measure = MeasureFactory(services=[service])
    measure.actions.add(late)
    client.force_login(insider)
    assert f"Action 2.7 · {WORDS}" in text(client.get(measure.get_absolute_url()))
    assert WORDS in text(client.get(reverse("search"), {"q": "Mornings"}))


def test_every_part_of_a_pack_says_it(late, proven, plan, insider):
    measure = MeasureFactory(services=[plan.services.get()])
    measure.actions.add(late)
    AdoptionFactory(action=proven, service=ServiceFactory())
    found = {one.key: one for one in sections(plan, on=TODAY, by=insider, period=PERIOD)}
    told = {key: str(one.as_data()) for key, one in found.items()}
    for key in ("actions", "drivers", "lasting", "spread"):
        assert WORDS in told[key], key
    assert "moved 3 times, 61 days" in told["actions"]  # the words beside the picture
    assert told["actions"].count(WORDS) == told["drivers"].count(WORDS) == 2

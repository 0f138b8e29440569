"""The page of an action and the steps taken from it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.evidence.services.seeds import seed_evidence
from qip.models import ActionState, DelayReason, SourceKind
from qip.services import actions, progress
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    MeasureFactory,
    PlanFactory,
    readings,
)

from .pages import HOSTILE, SHOWN, TODAY, errors, questions, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, number=2)


@pytest.fixture
def action(plan, service, insider):
    return ActionFactory(plan=plan, number=7, services=[service], owner=insider)


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


def in_state(action, state, **given):
    """The action as if it had got so far."""
    for name, value in {"state": state, **given}.items():
        setattr(action, name, value)
    if state == ActionState.DRAFT:
        action.first_due = None
    action.save()
    return action


def url_of(action, step):
    return reverse(f"qip:action_{step}", args=[action.pk])


# Who may --------------------------------------------------------------------------------------------

STEPS = ("edit", "agree", "start", "block", "done", "move", "note")


@pytest.mark.parametrize(("who", "page", "steps"), [
    ("insider", 200, (200, 200, 200, 200, 200, 200, 200)),
    ("colleague", 200, (403, 403, 403, 403, 403, 403, 200)),
    ("stranger", 404, (404,) * 7),
    (None, 302, (302,) * 7),
])  # fmt: skip
def test_who_opens_an_action_and_its_steps(request, client, action, who, page, steps):
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(action.get_absolute_url()).status_code == page
    assert tuple(client.get(url_of(action, step)).status_code for step in STEPS) == steps


@pytest.mark.parametrize("step", STEPS)
def test_nobody_takes_a_step_next_door(client, action, stranger, step):
    client.force_login(stranger)
    given = {"reason": "x", "waiting_for": "x", "text": "x", "title": "Mine"}
    assert client.post(url_of(action, step), given).status_code == 404
    action.refresh_from_db()
    assert (action.state, action.notes.count(), action.version) == (ActionState.IN_PROGRESS, 0, 1)


def test_a_team_leader_works_on_an_action_and_does_not_move_its_date(client, action, service):
    client.force_login(staff("team_leader", service=service))
    assert client.get(url_of(action, "done")).status_code == 200
    assert client.get(url_of(action, "move")).status_code == 403
    assert "Move the date" not in text(client.get(action.get_absolute_url()))


def test_a_reader_sees_no_buttons(client, action, service):
    client.force_login(staff("auditor", service=service))
    page = text(client.get(action.get_absolute_url()))
    for words in ("Say it is done", "Add note", "Edit</a>", "Move the date"):
        assert words not in page


# The sentence at the top ----------------------------------------------------------------------------


def test_the_page_says_where_it_stands_and_what_comes_next(inside, action):
    told = lambda: str(inside.get(action.get_absolute_url()).context["headline"])
    assert "Under way. The registered manager answers for it. It is due on <b>" in told()
    in_state(action, ActionState.IN_PROGRESS, due=TODAY - timedelta(days=9))
    done, move = url_of(action, "done"), url_of(action, "move")
    assert (
        f'is <b>9 days late</b>. <a href="{done}" data-dialog>Say that it is done</a>, '
        f'or <a href="{move}" data-dialog>move the date with a reason</a>.'
    ) in told()
    in_state(action, ActionState.AGREED, due=TODAY)
    assert "not started yet" in told()
    assert "It is due <b>today</b>." in told()
    in_state(
        action, ActionState.BLOCKED, waiting_for="The landlord", due=TODAY + timedelta(days=40)
    )
    assert "<b>Blocked</b>: waiting for <b>the landlord</b>." in told()
    assert "in 6 weeks" in told()
    in_state(action, ActionState.DONE, waiting_for="")
    assert "It <b>is not closed</b>" in told()
    in_state(action, ActionState.DRAFT, success="")
    assert "it still needs <b>what success would look like and what would prove it</b>" in told()


def test_the_sentence_links_only_to_what_the_reader_may_do(client, action, service, colleague):
    in_state(action, ActionState.BLOCKED, waiting_for="Sam", due=TODAY - timedelta(days=9))
    client.force_login(staff("team_leader", service=service))
    told = str(client.get(action.get_absolute_url()).context["headline"])
    assert f'<a href="{url_of(action, "start")}" data-dialog>Go on when it is settled</a>' in told
    assert ", or move the date with a reason." in told
    client.force_login(colleague)
    told = str(client.get(action.get_absolute_url()).context["headline"])
    assert "Go on when it is settled, or move the date with a reason." in told


def test_whoever_owns_it_and_may_not_finish_it_is_not_offered_to(client, action, colleague):
    action.owner = colleague
    action.save()
    client.force_login(colleague)
    assert url_of(action, "done") not in text(client.get(action.get_absolute_url()))
    assert client.get(url_of(action, "done")).status_code == 403


def test_the_track_shows_what_is_still_to_come(inside, action, insider):
    stops = inside.get(action.get_absolute_url()).context["stops"]
    assert [stop.name for stop in stops] == [
        "Agreed",
        "Started",
        "Done",
        "Held for 12 weeks",
        "Closed",
    ]
    assert [stop.now for stop in stops] == [False, True, False, False, False]
    progress.block(by=insider, action=action, waiting_for="Landlord", reason="No sensor")
    stops = inside.get(action.get_absolute_url()).context["stops"]
    assert (stops[1].name, stops[1].now) == ("Blocked", True)


def test_the_page_holds_all_that_was_written(inside, action, insider):
    seed_evidence()
    action.baseline = "8 of 12 mornings"
    action.immediate_control = "A senior on shift"
    action.save()
    action.sources.create(kind=SourceKind.objects.get(key="complaint"), detail="26-04")
    CriterionFactory(action=action, shows="9 in 10 mornings")
    actions.note_progress(by=insider, action=action, text="Six mornings watched")
    page = text(inside.get(action.get_absolute_url()))
    for words in (
        action.problem, action.standard, action.daily_application, action.success,
        "8 of 12 mornings", "A senior on shift", "Noticed through: complaint (26-04)", "Six mornings watched",
        "9 in 10 mornings", "Sample of records, 10 to be looked at", "First date agreed. This one never changes.",
    ):  # fmt: skip
        assert words in page


def test_success_in_several_lines_is_a_list(inside, action):
    action.success = "- 9 in 10 mornings\n- People choose when to get up"
    action.save()
    page = text(inside.get(action.get_absolute_url()))
    assert "<ul><li>9 in 10 mornings</li><li>People choose when to get up</li></ul>" in page


def test_linked_measures_say_their_verdict(inside, action, service):
    measure = MeasureFactory(services=[service], name="Restrictions in use")
    measure.actions.add(action)
    readings(measure, [20, 19, 21, 20, 20, 19, 21, 20, 20, 19, 21, 20, 12, 11, 10])
    page = text(inside.get(action.get_absolute_url()))
    assert "Restrictions in use" in page
    assert "Improving" in page


def test_actions_it_waits_for_are_named_as_far_as_they_are_in_reach(
    inside, action, plan, service, next_door
):
    ours = ActionFactory(plan=plan, number=8, services=[service], title="Coach in post")
    theirs = ActionFactory(services=[next_door], title="Hidden next door")
    action.depends_on.set([ours, theirs])
    page = text(inside.get(action.get_absolute_url()))
    assert "Coach in post" in page
    assert "Hidden next door" not in page


# Steps ------------------------------------------------------------------------------------------------


def test_from_agreed_to_done_by_the_buttons(inside, action):
    in_state(action, ActionState.AGREED)
    page = text(inside.get(action.get_absolute_url()))
    assert url_of(action, "start") in page
    inside.post(url_of(action, "start"))
    inside.post(url_of(action, "block"), {"waiting_for": "Landlord", "reason": "No sensor yet"})
    action.refresh_from_db()
    assert (action.state, action.waiting_for) == (ActionState.BLOCKED, "Landlord")
    page = text(inside.get(action.get_absolute_url()))
    assert "Go on" in page
    assert "No sensor yet" in page
    inside.post(url_of(action, "start"))
    answer = inside.post(url_of(action, "done"), {"reason": "Every shift does it"})
    action.refresh_from_db()
    assert action.state == ActionState.DONE
    page = text(inside.get(answer.url))
    assert "Marked as done. It is not closed" in page
    assert "Every shift does it" in page


@pytest.mark.parametrize(("step", "given", "field", "says"), [
    ("block", {"reason": "x"}, "waiting_for", "Say who you are waiting for"),
    ("block", {"waiting_for": "x"}, "reason", "Say what stops the work"),
    ("done", {"reason": " "}, "reason", "Say what staff now do differently"),
    ("move", {}, "to", "Give the new date"),
    ("note", {"text": ""}, "text", "Write what was done or seen"),
])  # fmt: skip
def test_what_is_missing_in_a_step_is_said_at_its_field(inside, action, step, given, field, says):
    answer = inside.post(url_of(action, step), given)
    assert answer.status_code == 422
    assert errors(answer)[field] == [says]
    action.refresh_from_db()
    assert action.version == 1


def test_a_step_that_is_not_open_says_so(inside, action):
    in_state(action, ActionState.DONE)
    answer = inside.post(url_of(action, "block"), {"waiting_for": "x", "reason": "x"})
    assert answer.status_code == 422
    assert "so that step is not open" in text(answer)


def test_starting_twice_is_starting_once(inside, action):
    in_state(action, ActionState.AGREED)
    for _ in range(2):
        assert inside.post(url_of(action, "start")).status_code == 302
    assert action.transitions.count() == 1


def test_a_note_sent_twice_is_one_note(inside, action):
    submission = inside.get(action.get_absolute_url()).context["submission"]
    asked = {"text": "Six mornings watched", "submission": str(submission)}
    for _ in range(2):
        assert inside.post(url_of(action, "note"), asked).url.endswith("#progress")
    assert action.notes.count() == 1


def test_a_date_moves_with_its_reason_and_the_first_one_stays(inside, action):
    first, to = action.due, TODAY + timedelta(days=90)
    code = DelayReason.objects.get(key="recruitment")
    asked = {"to": to.isoformat(), "reason_code": code.pk, "reason": "No coach in post"}
    inside.post(url_of(action, "move"), asked)
    action.refresh_from_db()
    assert (action.due, action.first_due) == (to, first)
    page = text(inside.get(action.get_absolute_url()))
    assert "Moved once, 60 days" in page
    assert "No coach in post" in page
    gone = asked | {"to": (TODAY - timedelta(days=1)).isoformat()}
    assert errors(inside.post(url_of(action, "move"), gone)) == {
        "to": ["Choose a date that has not gone by"]
    }


def test_agreeing_shows_exactly_what_is_missing(inside, action):
    in_state(action, ActionState.DRAFT, success="", owner=None, due=None)
    page = text(inside.get(url_of(action, "agree")))
    for words in ("beyond “completed”", "Choose an owner.", "Give a date by which it is due."):
        assert words in page
    assert "Say what the problem is." not in page
    assert ">Agree</button>" not in page
    answer = inside.post(url_of(action, "agree"))
    assert answer.status_code == 422
    action.refresh_from_db()
    assert action.state == ActionState.DRAFT


def test_a_whole_draft_is_agreed_from_its_page(inside, action):
    CriterionFactory(action=action)
    in_state(action, ActionState.DRAFT)
    assert "which never changes" in text(inside.get(url_of(action, "agree")))
    inside.post(url_of(action, "agree"))
    action.refresh_from_db()
    assert (action.state, action.first_due) == (ActionState.AGREED, action.due)


def test_steps_open_over_the_page_where_scripts_run(inside, action):
    for step in ("block", "done", "move", "agree"):
        answer = inside.get(url_of(action, step), headers={"X-Dialog": "1"})
        assert "<html" not in text(answer)
        assert 'class="dialog-head"' in text(answer)


def test_html_in_notes_and_reasons_is_shown_as_text(inside, action, insider):
    actions.note_progress(by=insider, action=action, text=HOSTILE)
    actions.move_due_date(
        by=insider, action=action, to=TODAY + timedelta(days=50),
        reason_code=DelayReason.objects.first(), reason=HOSTILE,
    )  # fmt: skip
    progress.block(by=insider, action=action, waiting_for=HOSTILE, reason=HOSTILE)
    for url in (action.get_absolute_url(), action.plan.get_absolute_url(), reverse("qip:actions")):
        page = text(inside.get(url))
        assert HOSTILE not in page
        assert SHOWN in page


# Choosing a plan ---------------------------------------------------------------------------------------


def test_an_action_from_anywhere_asks_for_its_plan(inside, plan, service, next_door):
    answer = inside.get(reverse("qip:action_new"))
    assert answer.url == reverse("qip:action_add", args=[plan.pk])
    PlanFactory(services=[service], title="Medicine rounds")
    PlanFactory(services=[next_door], title="Next door")
    page = text(inside.get(reverse("qip:action_new")))
    assert "Medicine rounds" in page
    assert "Next door" not in page


def test_without_a_plan_the_next_step_is_named(inside, client, service):
    assert "Start a plan" in text(inside.get(reverse("qip:action_new")))
    client.force_login(staff("team_leader", service=service))
    assert "Ask your manager" in text(client.get(reverse("qip:action_new")))


# The database -------------------------------------------------------------------------------------------


def test_the_page_asks_as_much_with_a_long_history_as_with_a_short_one(inside, action, insider):
    def more(number):
        for index in range(number):
            actions.note_progress(by=insider, action=action, text=f"Note {index}")
            actions.move_due_date(
                by=insider, action=action, to=action.due + timedelta(days=1),
                reason_code=DelayReason.objects.first(), reason="Later",
            )  # fmt: skip

    more(1)
    first = questions(inside, action.get_absolute_url())
    more(2)
    three = questions(inside, action.get_absolute_url())
    more(20)
    assert first == three == questions(inside, action.get_absolute_url())

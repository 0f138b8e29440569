"""Weak wording is pointed out, with why; a real change is left alone."""

from datetime import date

import pytest

from qip.models import Action
from qip.standing import due_words, lower_first, waited_for
from qip.wording import weak_change, weak_problem, weak_success


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Staff reminded.", "reminder"),
        ("Remind all staff that people may cook with support.", "reminder"),
        ("E-mail sent to all staff.", "reminder"),
        ("Policy reissued. Staff reminded.", "paper"),
        ("The policy on restraint has been reviewed and circulated", "paper"),
        ("Review and update the safeguarding policy", "paper"),
        ("Training delivered to all staff.", "training alone"),
        ("All staff to complete refresher training on safeguarding by March", "training alone"),
        ("Managers to ensure that care plans are followed", "not what somebody does"),
        ("- Staff reminded\n- Policy reissued", "reminder"),
        ("STAFF REMINDED", "reminder"),
    ],
)
def test_a_fix_that_changes_nothing_on_a_shift_is_pointed_out(text, says):
    assert says in weak_change(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Staff follow the person’s pace plan and offer two real choices before any prompt.",
        "Each goal has steps. Staff offer the next step twice a week and stay one step back.",
        "Staff reminded; the shift leader checks one record a day.",
        "Training on de-escalation, followed by observed practice on shift within 14 days",
        "Supervision policy updated. Each supervision opens with one observed routine.",
        "Every restriction has a rationale, an alternative, a review date and the person’s view.",
    ],
)
def test_a_change_in_practice_is_left_alone_also_beside_a_reminder(text):
    assert weak_change(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "All staff trained.",
        "100% of staff trained",
        "Training completed",
        "Action completed",
        "Policy in place",
        "Audit completed and signed off",
        "All staff have read and signed the policy",
    ],
)
def test_success_that_would_be_met_by_ticking_is_pointed_out(text):
    assert "not that it worked" in weak_success(text)


@pytest.mark.parametrize(
    "text",
    [
        "9 in 10 observed mornings meet the standard",
        "8 of 10 people cook weekly by March, and 8 in 10 planned outings go ahead for 8 weeks.",
        "All staff trained. Fewer than 2 restrictions a month are found by the walk-round.",
        "90% of debriefs happen within 72 hours",
    ],
)
def test_success_that_somebody_could_see_is_left_alone(text):
    assert weak_success(text) == ""


def test_a_problem_that_only_blames_asks_what_happens_to_people():
    assert "What happens to people" in weak_problem("Staff lack awareness of positive risk-taking.")
    assert weak_problem("6 of 10 people have not cooked since May. Staff lack confidence.") == ""


def test_every_nudge_ends_with_a_question():
    for nudge in (
        weak_change("Staff reminded"),
        weak_change("Policy reissued"),
        weak_change("Training delivered"),
        weak_change("Ensure compliance"),
        weak_success("Training completed"),
        weak_problem("Poor compliance"),
    ):
        assert nudge.endswith("?")


def test_very_long_text_is_read_quickly():
    """Patterns never wander: what a person may paste is read in a moment."""
    assert weak_change("policy " * 700) in {"", weak_change("policy")}
    assert weak_success("all staff " * 500 + "x") is not None


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("Mornings are coached", "mornings are coached"),
        ("A manager visits one night", "a manager visits one night"),
        ("CQC visits", "CQC visits"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_a_title_in_the_middle_of_a_sentence_begins_small(words, inside):
    assert lower_first(words) == inside


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("The landlord", "the landlord"),
        ("Landlord", "landlord"),
        ("Council, to agree hours", "council, to agree hours"),
        ("Eastmarsh community team", "Eastmarsh community team"),
        ("NHS England", "NHS England"),
    ],
)
def test_who_is_waited_for_keeps_a_name(typed, told):
    assert waited_for(Action(waiting_for=typed)) == told


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (date(2027, 1, 5), "Check 5 Jan 2027"),
        (date(2026, 12, 5), "Check 5 Dec"),
        (date(2026, 11, 28), "Check Saturday"),
        (date(2026, 11, 23), "Check tomorrow"),
        (date(2026, 11, 20), "Check 2 days late"),
    ],
)
def test_the_names_of_months_and_days_keep_their_capital(due, told):
    action = Action(state="sustaining", check_due=due)
    assert due_words(action, date(2026, 11, 22)) == told

"""Naming the measures that decide: what a chart must show before an action counts as proven."""

from typing import Any

from django.db import transaction

from foundation.ui.problems import Problem
from qip.models import Action, ActionState, Direction, Expectation, Measure, Showing

MOST_EXPECTATIONS = 6


@transaction.atomic
def expect(*, by: Any, action: Action, measure: Measure, showing: str) -> Expectation:
    """Say that a measure decides, and what its chart must show.

    Raises ``Problem`` when the measure is not one of the action or its plan, when it cannot
    show that, or when the action was said to be done already.
    """
    _need_openness(action)
    _need_its_own(by, action, measure)
    _need_possible(measure, showing)
    standing = Expectation.objects.filter(action=action)
    if standing.filter(measure=measure).exists():
        raise Problem("This measure decides already. Take it off first.", field="measure")
    if standing.count() >= MOST_EXPECTATIONS:
        raise Problem(f"{MOST_EXPECTATIONS} measures are the most. Choose those that decide.")
    return Expectation.objects.create(action=action, measure=measure, showing=showing)


@transaction.atomic
def drop_expectation(*, by: Any, expectation: Expectation) -> None:
    """A measure no longer decides. Once the action is done what was promised stays."""
    _need_openness(expectation.action)
    expectation.delete()


def _need_openness(action: Action) -> None:
    held = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if held.is_after_done:
        raise Problem(
            "This action is said to be done, so what the figures must show stays as it was "
            "promised. Open it again first."
        )
    if held.state == ActionState.CANCELLED:
        raise Problem("This action is cancelled, so nothing is expected of it any more.")


def _need_its_own(by: Any, action: Action, measure: Measure) -> None:
    """A measure of the action or of its plan, which this person may see."""
    seen = Measure.objects.visible_to(by).filter(pk=measure.pk)
    if not (seen.filter(actions=action) | seen.filter(plans=action.plan_id)).exists():
        raise Problem("Choose a measure of this action or of its plan.", field="measure")


def _need_possible(measure: Measure, showing: str) -> None:
    if showing not in Showing.values:
        raise Problem("Say what the figures must show.", field="showing")
    if measure.direction == Direction.NEUTRAL:
        raise Problem(
            "This measure is only watched: neither way is better, so it cannot decide.",
            field="measure",
        )
    if showing == Showing.TARGET and measure.target is None:
        raise Problem(
            "This measure has no target yet. Give it one, or ask for improvement.", field="showing"
        )

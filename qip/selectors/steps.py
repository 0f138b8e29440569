"""The steps of linked actions, as they are marked on a chart without anybody typing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from foundation.ui.words import as_date, listed
from qip.models import ActionState, Measure, Transition
from qip.models.actions import ActionQuerySet

AT = "action__measures"
STEP = {"before": "from_state", "after": "to_state", "at": "at",
        "plan": "action__plan__number", "number": "action__number"}  # fmt: skip
MOST_STEPS = 12
NAMED = 3

DONE, VERIFIED, OPEN = ActionState.DONE, ActionState.SUSTAINING, ActionState.IN_PROGRESS
# What may explain a figure: work that began, was done, was found to be so, or began again.
WORDS: dict[tuple[str, str], str] = {
    (ActionState.AGREED, OPEN): "started",
    (OPEN, DONE): "done",
    (DONE, VERIFIED): "verified",
    (VERIFIED, OPEN): "opened again",
    (ActionState.CLOSED, OPEN): "opened again",
}


@dataclass(frozen=True, order=True)
class Step:
    """What became of an action on a day."""

    on: date
    words: str
    plan: int
    number: int


def attach_steps(measures: Iterable[Measure], actions: ActionQuerySet) -> None:
    """Give each measure the ``steps`` of those of its linked actions, in one query for all."""
    here: dict[int, list[Step]] = {}
    for measure in measures:
        here[measure.pk] = measure.steps = []  # type: ignore[attr-defined]
    rows = steps_of(list(here), actions).annotate(told=JSONObject(**STEP))
    for pk, told in rows.values_list(AT, "told") if here else ():
        if step := step_of(told):
            here[pk].append(step)


def steps_of(measures: list[int], actions: ActionQuerySet) -> QuerySet[Transition]:
    """The steps of those actions that are linked to measures; ``AT`` is the measure of each."""
    return Transition.objects.filter(
        to_state__in=(OPEN, DONE, VERIFIED), action__measures__in=measures,
        action__in=actions.order_by().values("pk"),
    ).order_by()  # fmt: skip


def step_of(told: Mapping[str, Any]) -> Step | None:
    """The step that a row told as ``STEP`` was, if it may explain a figure."""
    words = WORDS.get((told["before"], told["after"]))
    if not words:
        return None
    on = as_date(datetime.fromisoformat(told["at"]))
    return Step(on, words, told["plan"], told["number"])


def steps_told(steps: Iterable[Step], *, since: date, until: date) -> list[tuple[date, str]]:
    """The latest steps between two days: those of one kind on one day in one line."""
    found = sorted(one for one in steps if since <= one.on <= until)
    lines = [
        (on, _line(list(group), words))
        for (on, words), group in groupby(found, key=lambda one: (one.on, one.words))
    ]
    return lines[-MOST_STEPS:]


def _line(steps: Sequence[Step], words: str) -> str:
    """Action 2.7 started; Actions 2.7 and 2.8 done; 9 actions verified."""
    names = list(dict.fromkeys(f"{one.plan}.{one.number}" for one in steps))
    if len(names) > NAMED:
        return f"{len(names)} actions {words}"
    return f"Action{'s' if len(names) > 1 else ''} {listed(names)} {words}"

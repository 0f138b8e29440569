"""The four tests of a plan: is it specific, does it treat causes, can it be believed, will it last?

Worked out from what the records say. It points at what is missing, and stops nobody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from foundation.ui.words import plural
from qip.models import (
    AFTER_DONE,
    Action,
    ActionState,
    Criterion,
    Expectation,
    Measure,
    Plan,
    Proof,
    StandardVersion,
)
from qip.wording import weak_change, weak_problem

FEWEST_KINDS = 2
SHOWN = 8
TEXTS = ("problem", "standard", "daily_application", "root_cause", "root_cause_text")


@dataclass(frozen=True)
class Link:
    """A record that lacks something."""

    label: str
    url: str
    title: str = ""


@dataclass
class Gap:
    """One thing that is missing, and the records that lack it."""

    words: str
    links: list[Link] = field(default_factory=list)

    @property
    def shown(self) -> list[Link]:
        return self.links[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.links) - len(self.shown)


@dataclass
class PlanTest:
    """One of the four: how many actions pass, and what the others lack."""

    question: str
    passed: int
    total: int
    gaps: list[Gap]

    @property
    def is_met(self) -> bool:
        return not self.gaps and self.total > 0

    @property
    def shape(self) -> str:
        return "yes" if self.is_met else "box"

    @property
    def words(self) -> str:
        if not self.total:
            return "No action yet"
        if self.passed == self.total:
            return "Every action" if self.total > 1 else "Its one action"
        return f"{self.passed} of {plural(self.total, 'action')}"


Look = Callable[[Any, date], bool]

SPECIFIC: tuple[tuple[str, Look], ...] = (
    ("do not say where the need was noticed", lambda row, on: bool(row.noticed)),
    ("do not say what the problem is", lambda row, on: bool(row.problem.strip())),
    (
        "name what staff lack, with nothing anybody could check",
        lambda row, on: not weak_problem(row.problem),
    ),
)
CAUSE: tuple[tuple[str, Look], ...] = (
    (
        "name no cause",
        lambda row, on: row.root_cause_id is not None or bool(row.root_cause_text.strip()),
    ),
    (
        "answer with a reminder, a policy or training alone",
        lambda row, on: not weak_change(row.standard),
    ),
)
CREDIBLE: tuple[tuple[str, Look], ...] = (
    ("do not say what would prove them", lambda row, on: bool(row.asked_kinds)),
    ("ask for paper alone, which never counts alone", lambda row, on: _counts(row.asked_kinds)),
    (
        "were said to be done on fewer than two kinds of evidence",
        lambda row, on: row.state not in AFTER_DONE or len(set(row.tied_kinds)) >= FEWEST_KINDS,
    ),
)
LASTING: tuple[tuple[str, Look], ...] = (
    ("do not say what staff do every day", lambda row, on: bool(row.daily_application.strip())),
    (
        "have neither a measure nor a practice standard that would show if it slipped",
        lambda row, on: row.has_measure or row.is_expected or row.has_standard,
    ),
    (
        "are past the day on which somebody should have looked again",
        lambda row, on: (
            row.state != ActionState.SUSTAINING or row.check_due is None or row.check_due >= on
        ),
    ),
)


def four_tests(plan: Plan, actions: Iterable[Action], *, on: date) -> list[PlanTest]:
    """The four tests over actions that the caller fetched ``with_what_they_promise``.

    Fetch the plan with its root causes. What is cancelled promises nothing any more.
    """
    rows = [one for one in actions if one.state != ActionState.CANCELLED]
    tests = [
        _test("Is it specific to what was found?", SPECIFIC, rows, on),
        _test("Does it treat causes, not symptoms?", CAUSE, rows, on),
        _test("Would its evidence be believed?", CREDIBLE, rows, on),
        _test("Will it last when people change?", LASTING, rows, on),
    ]
    if not plan.root_causes.all():
        edit = Link("the plan", f"{plan.get_absolute_url()}#why")
        tests[1].gaps.insert(0, Gap("The plan itself names no cause that it treats", [edit]))
    return tests


def with_what_they_promise(rows: QuerySet[Action]) -> QuerySet[Action]:
    """The actions with all that is asked of them, in the question that fetches them."""
    mine: dict[str, Any] = {"action": OuterRef("pk")}
    asked = Criterion.objects.standing().filter(**mine).order_by()
    tied = Proof.objects.standing().filter(criterion__action=OuterRef("pk")).order_by()
    links = Measure.actions.through.objects.filter(**mine)
    return rows.annotate(
        has_measure=Exists(links),
        is_expected=Exists(Expectation.objects.filter(**mine)),
        has_standard=Exists(StandardVersion.objects.filter(**mine)),
        asked_kinds=ArraySubquery(asked.values("kind__counts_alone")),
        tied_kinds=ArraySubquery(tied.values("kind")),
    )


def _test(question: str, looks: Iterable[tuple[str, Look]], rows: list[Any], on: date) -> PlanTest:
    gaps: list[Gap] = []
    failed: set[int] = set()
    for words, passes in looks:
        lacking = [row for row in rows if not passes(row, on)]
        failed |= {row.pk for row in lacking}
        if lacking:
            gaps.append(Gap(_said(len(lacking), words), [_link(row) for row in lacking]))
    return PlanTest(question, len(rows) - len(failed), len(rows), gaps)


ALONE = {
    "do": "does", "are": "is", "were": "was", "name": "names", "answer": "answers", "ask": "asks",
    "have": "has",
}  # fmt: skip


def _said(number: int, words: str) -> str:
    """3 actions name no cause; one action names no cause."""
    if number > 1:
        return f"{number} actions {words}"
    verb, _, rest = words.partition(" ")
    return f"One action {ALONE[verb]} {rest.replace('prove them', 'prove it')}"


def _link(row: Any) -> Link:
    return Link(row.reference, row.get_absolute_url(), row.title)


def _counts(kinds: list[bool]) -> bool:
    """No kind at all is another gap; otherwise one of them counts alone."""
    return not kinds or any(kinds)

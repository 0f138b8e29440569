"""What was tried, and what came of it: for an action, and for a whole plan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from foundation.ui.words import listed
from qip.models import Action, ChangeTest, Decision, Plan

SHOWN = 3
ADOPTED_SHOWN = 6


@dataclass(frozen=True)
class Cycles:
    """The tests of one action, newest first. What was adopted is never folded away."""

    shown: list[ChangeTest]
    earlier: list[ChangeTest]

    @property
    def words(self) -> str:
        return decisions_words(Counter(one.decision for one in (*self.shown, *self.earlier)))

    @property
    def ahead(self) -> ChangeTest | None:
        """The one that has still to be decided, if there is one."""
        return next((one for one in self.shown if not one.is_decided), None)


def cycles_of(action: Action) -> Cycles:
    """Every test of an action, in one question."""
    rows = list(action.change_tests.select_related("planned_by", "decided_by"))
    shown = [
        one
        for place, one in enumerate(rows)
        if place < SHOWN or one.decision in ("", Decision.ADOPT)
    ]
    kept = {one.pk for one in shown}
    return Cycles(shown, [one for one in rows if one.pk not in kept])


def tests_in_plan(plan: Plan, user: Any) -> QuerySet[ChangeTest]:
    """Every test under the actions of a plan that this person may see."""
    seen = Action.objects.visible_to(user).filter(plan=plan).order_by().values("pk")
    rows = ChangeTest.objects.filter(action__in=seen)
    return rows.select_related("action", "action__plan", "planned_by", "decided_by")


@dataclass(frozen=True)
class Tried:
    """What a plan has tried: how many of each, and what was adopted."""

    counts: Counter[str]
    adopted: list[ChangeTest]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def words(self) -> str:
        return decisions_words(self.counts)


def tried_under(actions: Iterable[Action]) -> Tried:
    """The tests of some actions that the caller reached: counted, and the adopted ones.

    Actions that bring the ``decisions`` on their tests along are not asked for them again.
    """
    held = list(actions)
    rows = ChangeTest.objects.filter(action__in=[action.pk for action in held])
    if all(hasattr(action, "decisions") for action in held):
        counts = Counter(one for action in held for one in action.decisions)  # type: ignore[attr-defined]
    else:
        counts = Counter(rows.order_by().values_list("decision", flat=True))
    adopted = rows.decided(Decision.ADOPT).select_related("action", "action__plan")
    return Tried(counts, list(adopted.order_by("-decided_at", "-pk")[:ADOPTED_SHOWN]))


def tests_under(actions: Iterable[Action], most: int) -> list[ChangeTest]:
    """The decided tests of some actions that the caller reached: ``most`` of them, and everything
    adopted however old it is. What was adopted first, then the rest, latest decision first."""
    rows = ChangeTest.objects.filter(action__in=[action.pk for action in actions])
    decided = rows.exclude(decision="").select_related("action", "action__plan")
    latest = decided.order_by("-decided_at", "-pk")
    adopted = list(latest.filter(decision=Decision.ADOPT))
    return [*adopted, *latest.exclude(decision=Decision.ADOPT)[: max(most - len(adopted), 0)]]


def decisions_words(counts: Counter[str]) -> str:
    """2 adopted, 1 adapted and 1 under way."""
    named = (
        (Decision.ADOPT, "adopted"), (Decision.ADAPT, "adapted"),
        (Decision.ABANDON, "abandoned"), ("", "under way"),
    )  # fmt: skip
    return listed(f"{counts[key]} {words}" for key, words in named if counts[key])

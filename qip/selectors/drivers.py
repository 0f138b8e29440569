"""The driver diagram of a plan: from its aim over strands and actions to its measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from foundation.ui.charts import TreeNode, TreeSpec, draw_tree
from foundation.ui.words import late_words, plural
from qip.cards import MeasureCard
from qip.models import Action, ActionState, Expectation, Measure, Plan, Strand
from qip.selectors.actions import moves_count
from qip.selectors.cards import measure_card
from qip.selectors.measures import with_series
from qip.standing import moved_words, state_words

HEADINGS = ("Aim", "Strands", "Actions", "Measures")
SHARES = (0.9, 0.8, 1.35, 1.1)
MEASURES = 3
WORSENING = "worsening"


@dataclass(frozen=True)
class Driver:
    """One thing that drives the aim: what it is, how it stands, and what hangs on it."""

    label: str
    note: str = ""
    url: str = ""
    late: bool = False
    column: int | None = None
    inside: tuple["Driver", ...] = ()

    @property
    def node(self) -> TreeNode:
        """The same for the picture."""
        inside = tuple(one.node for one in self.inside)
        return TreeNode(self.label, self.note, self.late, self.column, inside)


def drivers_of(plan: Plan, *, user: Any, on: date) -> Driver:
    """The whole diagram, as far as this person may see it, in a constant number of questions."""
    actions = list(
        plan.actions.visible_to(user)
        .exclude(state=ActionState.CANCELLED)
        .select_related("plan")
        .annotate(moves=moves_count())
        .only("number", "title", "strand", "state", "first_due", "due", "waiting_for",
              "times_reopened", "plan__number")
        .order_by("number")
    )  # fmt: skip
    measured, whole = _measures(plan, actions, user, on)
    strands = [_strand(strand, actions, measured, on) for strand in Strand]
    rest = (_whole(whole),) if whole else ()
    return Driver(plan.aim.strip() or "The aim is not written yet", inside=(*strands, *rest))


def drawing(drivers: Driver, plan: Plan, *, width: int = 1080, stacked: bool = False) -> str:
    """The diagram as SVG, for page, phone and pack."""
    label = f"Driver diagram of {plan.reference}. The list says the same in words."
    spec = TreeSpec(
        label=label, width=width, shares=SHARES, headings=HEADINGS, stacked=stacked
    )  # fmt: skip
    return draw_tree(drivers.node, spec)


def drawings(drivers: Driver, plan: Plan, *, width: int = 720) -> list[str]:
    """The same strand by strand, for paper, where a picture must not be cut by the end of a page.

    The aim is said above them.
    """
    return [
        draw_tree(
            _shifted(one),
            TreeSpec(
                label=f"{one.label}, a part of the driver diagram of {plan.reference}",
                width=width, shares=SHARES[1:], headings=HEADINGS[1:],
            ),
        )
        for one in drivers.inside
    ]  # fmt: skip


def _shifted(strand: Driver) -> TreeNode:
    """A strand as the first column."""
    node = strand.node
    inside = [replace(one, column=one.column and one.column - 1) for one in node.children]
    return replace(node, children=inside)


def _strand(
    strand: Strand, actions: Iterable[Action], measured: dict[int, list[Driver]], on: date
) -> Driver:
    mine = [row for row in actions if row.strand == strand]
    late = sum(row.is_late(on) for row in mine)
    note = plural(len(mine), "action") if mine else "No action yet"
    if late:
        note += f", {late} late"
    inside = tuple(_action(row, measured.get(row.pk, []), on) for row in mine)
    return Driver(str(strand.label), note, inside=inside)


def _action(row: Any, measures: list[Driver], on: date) -> Driver:
    is_late = row.is_late(on)
    stands = late_words(row.due, on) if is_late else state_words(row)
    note = ". ".join(filter(None, (stands, moved_words(row, row.moves))))
    label = f"{row.reference} {row.title}"
    return Driver(label, note, row.get_absolute_url(), is_late, inside=tuple(measures))


def _whole(measures: list[Driver]) -> Driver:
    note = plural(len(measures), "measure")
    return Driver("The plan as a whole", note, inside=tuple(measures))


# Measures ---------------------------------------------------------------------------------------


def _measures(
    plan: Plan, actions: list[Action], user: Any, on: date
) -> tuple[dict[int, list[Driver]], list[Driver]]:
    """The measures of each action; and those that only the plan has."""
    if not user.has_perm("qip.view_measure"):
        return {}, []
    links = list(_links([row.pk for row in actions]))
    of_plan = set(plan.measures.order_by().values_list("pk", flat=True))
    wanted = of_plan | {measure for _, measure in links}
    rows = with_series(Measure.objects.visible_to(user).filter(pk__in=wanted))
    told = {row.pk: measure_card(row, on=on) for row in rows.order_by("name", "pk")}
    linked = {measure for _, measure in links}
    found: dict[int, list[Driver]] = {}
    for pk, card in told.items():
        for action in sorted({one for one, measure in links if measure == pk}):
            found.setdefault(action, []).append(_measure(card))
    alone = [_measure(card, MEASURES) for pk, card in told.items() if pk not in linked]
    return found, alone


def _links(actions: list[int]) -> Iterator[tuple[int, int]]:
    """(action, measure): linked by hand, or named as what decides."""
    by_hand = Measure.actions.through.objects.filter(action__in=actions)
    deciding = Expectation.objects.filter(action__in=actions).order_by()
    return chain(
        by_hand.values_list("action_id", "measure_id"),
        deciding.values_list("action_id", "measure_id"),
    )


def _measure(card: MeasureCard, column: int | None = None) -> Driver:
    worse = card.change is not None and card.change.key == WORSENING
    url = card.measure.get_absolute_url()
    return Driver(card.name, card.change_words, url, worse, column)

"""Measures across models: with their series, in pairs, for a page or a pack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from qip.cards import MeasureCard
from qip.models import (
    NEEDS_PARTNER,
    About,
    Action,
    Annotation,
    Direction,
    Measure,
    Occurrence,
    Reading,
    Rebase,
)
from qip.models.actions import ActionQuerySet
from qip.models.measures import MeasureQuerySet
from qip.pairs import MOVED, PairVerdict, pair_sentence, pair_verdict
from qip.selectors.cards import event_keys, letter_for, measure_card
from qip.selectors.sides import with_everything
from qip.selectors.steps import attach_steps


@dataclass(frozen=True)
class CardGroup:
    """A measure, or a measure beside its partner with the verdict on both."""

    cards: tuple[MeasureCard, ...]

    @property
    def is_pair(self) -> bool:
        return len(self.cards) == 2

    @property
    def verdict(self) -> PairVerdict | None:
        if not self.is_pair:
            return None
        return pair_verdict(*(_key(card) for card in self.cards))

    @property
    def sentence(self) -> str:
        """What the pair shows, or what the one measure shows."""
        if not self.is_pair:
            return self.cards[0].sentence
        first, second = self.cards
        return pair_sentence(
            (first.name, _key(first)),
            (second.name, _key(second)),
            smaller_life=_counts_life(*self.cards),
        )

    @property
    def lacks_partner(self) -> bool:
        return not self.is_pair and self.cards[0].measure.lacks_partner


def with_series(rows: MeasureQuerySet) -> MeasureQuerySet:
    """The measures with everything a card needs, in a constant number of queries."""
    return rows.select_related("owner", "partner").prefetch_related(
        "services",
        Prefetch("readings", Reading.objects.standing().order_by("on"), to_attr="series"),
        Prefetch(
            "annotations", Annotation.objects.standing().order_by("on", "pk"), to_attr="marks"
        ),
        Prefetch("rebases", Rebase.objects.standing().order_by("on"), to_attr="levels"),
    )


def with_steps(rows: MeasureQuerySet, actions: ActionQuerySet) -> list[Measure]:
    """The measures with the steps of those of their linked actions, for the chart."""
    found = list(rows)
    attach_steps(found, actions)
    return found


def with_occurrences(rows: MeasureQuerySet) -> MeasureQuerySet:
    """The days of rare events as well."""
    days = Prefetch("occurrences", Occurrence.objects.standing().order_by("on"), to_attr="happened")
    return rows.prefetch_related(days)


def measure_cards(about: Any, *, user: Any, on: date, also: Iterable[int] = ()) -> list[CardGroup]:
    """The measures of a plan or an action, each beside its partner, as they stood on a day.

    A partner is shown also where only the other one is linked, if the reader may see it.
    ``also`` are the numbers of more measures, linked in another way. A plan fetched
    ``plan_for_page`` knows the numbers of its own.
    """
    linked = getattr(about, "measure_ids", None)
    if linked is None:
        linked = about.measures.order_by().values_list("pk", flat=True)
    own = {*linked, *also}
    wanted = Q(pk__in=own) | Q(partner__in=own)
    rows = Measure.objects.visible_to(user).filter(wanted)
    return grouped(with_everything(rows, Action.objects.visible_to(user)), on=on)


def group_of(measure: Measure, *, user: Any, on: date) -> CardGroup:
    """One measure, beside its partner if the reader may see it."""
    wanted = Q(pk=measure.pk) | Q(partner=measure.pk)
    rows = with_series(Measure.objects.visible_to(user).filter(wanted))
    return grouped(with_steps(rows, Action.objects.visible_to(user)), on=on)[0]


def grouped(measures: Iterable[Measure], *, on: date) -> list[CardGroup]:
    """Measures in pairs where both are here, else alone; what needs a partner comes first."""
    ordered = sorted(measures, key=lambda one: (one.about not in NEEDS_PARTNER, one.name, one.pk))
    here = {measure.pk: measure for measure in ordered}
    groups = []
    for measure in ordered:
        if measure.pk in here:
            members = [here.pop(measure.pk)]
            if partner := here.pop(measure.partner_id or 0, None):
                members.append(partner)
            groups.append(_group(members, on))
    return sorted(groups, key=lambda group: not group.is_pair)


def _group(members: list[Measure], on: date) -> CardGroup:
    letters = letter_for(key for measure in members for key in event_keys(measure, on))
    return CardGroup(tuple(measure_card(one, on=on, letters=letters) for one in members))


def linked_to_plan(**lookup: Any) -> Q:
    """Measures linked to one plan, or to plans by a part of their name."""
    named = {f"plan__{key}": value for key, value in lookup.items()}
    through = Measure.plans.through.objects.filter(**named)
    return Q(pk__in=through.order_by().values("measure"))


def shows(rows: Iterable[Measure], wanted: str, *, on: date | None = None) -> list[int]:
    """The ids of the measures whose chart shows something: a verdict's key, "moved" or "early"."""
    today = on or timezone.localdate()
    return [row.pk for row in rows if kind_of_change(measure_card(row, on=today)) == wanted]


def kind_of_change(card: MeasureCard) -> str:
    """What a chart shows, with everything that is neither good nor bad under one word."""
    key = _key(card) or "early"
    return "moved" if key in MOVED else key


def _key(card: MeasureCard) -> str | None:
    return card.change.key if card.change else None


def _counts_life(first: MeasureCard, second: MeasureCard) -> bool:
    """Does the first count restrictions to be reduced, and the second look at people's lives?"""
    return (
        first.measure.about == About.RESTRICTION
        and first.measure.direction == Direction.DECREASE
        and second.measure.about == About.LIFE
    )

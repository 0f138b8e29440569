"""Everything a pack needs from a plan, read once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, prefetch_related_objects

from foundation.evidence.models import Attachment
from foundation.evidence.sections import Period
from qip.cards import MeasureCard
from qip.models import AFTER_DONE, UNPROMISED_STATES, Action, Measure, Plan, PlanNews
from qip.selectors.measures import CardGroup, grouped, with_series, with_steps

PREFETCHED = (
    "services",
    "statements__framework",
    "criteria__kind",
    "due_date_moves__reason_code",
    "transitions",
    "sources__kind",
    "measures",
)


@dataclass(frozen=True)
class Facts:
    """One plan as it stands on a day, with all that hangs on it."""

    plan: Plan
    on: date
    period: Period
    actions: Sequence[Action]
    drafts: int
    groups: Sequence[CardGroup]
    evidence: dict[int, list[Attachment]]
    news: PlanNews | None

    @property
    def cards(self) -> list[MeasureCard]:
        """Every measure of the plan, with or without figures."""
        return [card for group in self.groups for card in group.cards]

    @property
    def measures(self) -> set[Measure]:
        return {card.measure for card in self.cards}

    @property
    def read(self) -> list[MeasureCard]:
        """Those that have figures."""
        return [card for card in self.cards if card.analysis is not None]

    def card_of(self, measure: Measure) -> MeasureCard | None:
        """The card of a measure, if it has figures."""
        return next((card for card in self.read if card.measure.pk == measure.pk), None)

    @property
    def late(self) -> list[Action]:
        return [action for action in self.actions if action.is_late(self.on)]

    @property
    def done(self) -> list[Action]:
        return [action for action in self.actions if action.state in AFTER_DONE]

    def services_of(self, action: Action) -> set[str]:
        return {service.name for service in action.services.all()}


def facts_about(plan: Plan, *, on: date, by: Any, period: Period) -> Facts:
    """Read the plan, its actions, measures, figures and evidence, in a dozen queries."""
    prefetch_related_objects([plan], "services", "root_causes__factor")
    seen = Action.objects.visible_to(by).filter(plan=plan)
    actions = list(
        seen.select_related("plan", "owner", "root_cause", "verified_by").prefetch_related(
            *PREFETCHED
        )
    )
    agreed = [action for action in actions if action.state not in UNPROMISED_STATES]
    groups = grouped(_measures_of(plan, by), on=period.end)
    return Facts(
        plan=plan,
        on=on,
        period=period,
        actions=agreed,
        drafts=len(actions) - len(agreed),
        groups=groups,
        evidence=_evidence_of(agreed),
        news=plan.news.select_related("written_by").first(),
    )


def _measures_of(plan: Plan, by: Any) -> list[Measure]:
    """The measures of the plan and of its actions, and their partners, as far as they are seen."""
    own = Q(plans=plan) | Q(actions__plan=plan)
    partners = Q(partner__plans=plan) | Q(partner__actions__plan=plan)
    ids = Measure.objects.filter(own | partners).order_by().values("pk").distinct()
    rows = with_series(Measure.objects.visible_to(by).filter(pk__in=ids))
    return with_steps(rows, Action.objects.visible_to(by).filter(plan=plan))


def _evidence_of(actions: Sequence[Action]) -> dict[int, list[Attachment]]:
    """What is attached to each action and not withdrawn, oldest first."""
    found: dict[int, list[Attachment]] = defaultdict(list)
    rows = Attachment.objects.standing().filter(
        subject_type=ContentType.objects.get_for_model(Action),
        subject_id__in=[action.pk for action in actions],
    )
    for row in rows.select_related("kind__category").order_by("uploaded_at", "pk"):
        found[row.subject_id].append(row)
    return found

"""Four measures for the first plan, forty for the wide one and one for each other, with figures."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from demonstration.data.measures import MEASURES
from qip.models import Action, Annotation, Measure, Plan, Reading

from .actions import bulk
from .plans import moment, services_of
from .provider import Provided
from .size import WIDE_PLAN, first_action_of

MONTHLY = tuple(
    series for series in MEASURES if series.cadence == "monthly" and not series.numerator
)
MEASURES = {0: 4, WIDE_PLAN: 40}
FIGURES = {WIDE_PLAN: 60}
FOR_EACH_OTHER, A_YEAR_AND_A_HALF = 1, 18
Home = tuple[int, int]  # the plan, and which of its measures


def write_measures(
    provided: Provided, plans: list[Plan], actions: list[Action], *, on: date
) -> None:
    rows, homes = [], []
    for number, plan in enumerate(plans):
        for step in range(MEASURES.get(number, FOR_EACH_OTHER)):
            rows.append(_measure(MONTHLY[(number + step) % len(MONTHLY)], plan))
            homes.append((number, step))
    measures = bulk(Measure, rows)
    _links(measures, homes, provided, plans, actions)
    months = [_month_end(on, back) for back in range(max(FIGURES.values()), 0, -1)]
    bulk(Reading, (
        Reading(
            measure=measure, on=month, value=_value(n, at), entered_by=measure.owner,
            entered_at=moment(month + timedelta(days=2)),
        )
        for n, (measure, (home, _)) in enumerate(zip(measures, homes, strict=True))
        for at, month in enumerate(months[-FIGURES.get(home, A_YEAR_AND_A_HALF):])
    ))  # fmt: skip
    bulk(Annotation, (
        Annotation(measure=measure, by=measure.owner, on=months[-9], text="Weekly coaching began")
        for measure in measures[::2]
    ))  # fmt: skip


def _measure(series: Any, plan: Plan) -> Measure:
    return Measure(
        name=series.name, definition=series.definition, about="practice", unit=series.unit,
        unit_words=series.words, decimals=series.decimals, direction=series.direction,
        target=None if series.target is None else Decimal(str(series.target)), owner=plan.lead,
        all_services=plan.all_services, fix_after=series.fix_after, created_by=plan.lead,
    )  # fmt: skip


def _links(
    measures: list[Measure], homes: list[Home], provided: Provided, plans: list[Plan],
    actions: list[Action],
) -> None:  # fmt: skip
    of_plan, of_service, of_action = (
        field.through for field in (Measure.plans, Measure.services, Measure.actions)
    )
    pairs = list(zip(measures, homes, strict=True))
    bulk(of_plan, (of_plan(measure=one, plan=plans[n]) for one, (n, _) in pairs))
    bulk(of_service, (
        of_service(measure=one, service=service)
        for one, (n, _) in pairs for service in services_of(n, plans[n], provided)
    ))  # fmt: skip
    bulk(of_action, (
        of_action(measure=one, action=actions[first_action_of(n) + at + step])
        for one, (n, at) in pairs for step in (0, 1)
    ))  # fmt: skip


def _value(number: int, at: int) -> Decimal:
    """Around a level for nine months, then moving, as figures do when practice changes."""
    values = MONTHLY[number % len(MONTHLY)].values
    known = values[at % len(values)]
    level = 12.0 if known is None else known
    return Decimal(str(round(level * Random(number * 100 + at).uniform(0.97, 1.03), 1)))


def _month_end(on: date, back: int) -> date:
    month = on.year * 12 + on.month - back
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)

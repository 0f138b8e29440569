"""Improvement plans, each with its causes and its lead's account."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from demonstration.data import restriction, risk, warning
from demonstration.kinds import Scheme
from foundation.organisation.models import Service
from qip.models import ContributoryFactor, Plan, PlanNews, PlanState, PlanStep, RootCause

from .provider import Provided
from .size import Size

SCHEMES: tuple[Scheme, ...] = (warning.PLAN, restriction.PLAN, risk.PLAN)
# Every so many plans, one has ended and one belongs to two services; one alone is for everybody.
ENDED, SHARED = 5, 3
EVERYWHERE = 49


def write_plans(size: Size, provided: Provided, *, on: date) -> list[Plan]:
    plans = Plan.objects.bulk_create(_plan(n, provided, on) for n in range(size.plans))
    Plan.services.through.objects.bulk_create(
        Plan.services.through(plan=plan, service=service)
        for n, plan in enumerate(plans)
        for service in services_of(n, plan, provided)
    )
    factors = {factor.key: factor for factor in ContributoryFactor.objects.all()}
    RootCause.objects.bulk_create(
        RootCause(plan=plan, factor=factors[key], text=words)
        for n, plan in enumerate(plans)
        for key, words in scheme_of(n).causes
    )
    PlanStep.objects.bulk_create(_step(plan) for plan in plans)
    PlanNews.objects.bulk_create(
        PlanNews(
            plan=plan, written_by=plan.lead, written_at=moment(on + timedelta(days=news.on)),
            changing=news.changing, not_yet=news.not_yet, risks=news.risks, asks=news.asks,
        )
        for n, plan in enumerate(plans)
        for news in scheme_of(n).news
    )  # fmt: skip
    return plans


def scheme_of(number: int) -> Scheme:
    return SCHEMES[number % len(SCHEMES)]


def services_of(number: int, plan: Plan, provided: Provided) -> list[Service]:
    """Where a plan is worked on: one service, now and then two."""
    if plan.all_services:
        return []
    known, first = provided.services, number // 2 % len(provided.services)
    wide = 2 if number % SHARED == 1 else 1
    return [known[(first + step) % len(known)] for step in range(wide)]


def moment(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _plan(number: int, provided: Provided, on: date) -> Plan:
    scheme = scheme_of(number)
    home = provided.services[number // 2 % len(provided.services)]
    ended = number % ENDED == ENDED - 1
    return Plan(
        number=number + 1,
        title=f"{scheme.title.split(' at ')[0]}, {home.name}",
        aim=scheme.aim,
        why_now=scheme.why,
        state=PlanState.ENDED if ended else PlanState.ACTIVE,
        all_services=number == EVERYWHERE,
        senior_owner=provided.director,
        lead=provided.staff_of[home.pk][0],
        starts_on=on + timedelta(days=scheme.starts),
        ends_on=on + timedelta(days=scheme.ends),
        created_at=moment(on + timedelta(days=scheme.starts)),
    )


def _step(plan: Plan) -> PlanStep:
    return PlanStep(
        plan=plan, by=plan.lead, at=moment(plan.starts_on + timedelta(days=4)),
        from_state=PlanState.DRAFT, to_state=PlanState.ACTIVE,
    )  # fmt: skip

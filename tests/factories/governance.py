"""A plan as it looks after a year of work, and packs of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from foundation.evidence import stored
from foundation.evidence.models import EvidenceKind, Statement
from foundation.organisation.models import Service
from governance.content import fingerprint_of
from governance.models import Pack, PackState
from qip.models import (
    About,
    Action,
    ActionSource,
    ActionState,
    Annotation,
    ContributoryFactor,
    DelayReason,
    Direction,
    DueDateMove,
    Measure,
    Plan,
    PlanNews,
    RiskLevel,
    RootCause,
    SourceKind,
    Transition,
    Unit,
)

from .evidence import attachment
from .organisation import PlacementFactory, ProviderFactory, UserFactory, staff
from .qip import ActionFactory, CriterionFactory, MeasureFactory, PlanFactory, readings

NEWS = {
    "changing": "Most people at Elm Court tell us that they have more say in their day. Fewer "
    "restrictions are in use, and chosen outings have gone up at the same time.",
    "not_yet": "Weekend mornings are not as good as weekdays. As-needed medicine has not moved "
    "in seven months of work with prescribers.",
    "risks": "The coach works Monday to Friday. If agency use stays as high at weekends, staff "
    "will go on falling back on restriction.",
    "asks": "Agree 16 extra waking-night hours on Fridays and Saturdays by 11 December.\n"
    "Press the council’s team on five renewals that are past 21 days.",
}
FALLING = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19, 20, 18, 17, 16, 15, 14, 13, 12]
RISING = [
    1.9,
    2.1,
    2.0,
    2.2,
    1.8,
    2.0,
    2.1,
    1.9,
    2.0,
    2.2,
    1.9,
    2.0,
    2.2,
    2.4,
    2.5,
    2.7,
    2.6,
    2.9,
    3.0,
    3.1,
]
FLAT = [14, 15, 13, 14, 16, 14, 13, 15, 14, 14, 15, 13, 14, 15, 14, 13, 15, 14, 14, 15]
WORSE = [6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 6, 7, 6, 8, 9, 9, 10, 11, 11, 12]


class PackFactory(factory.django.DjangoModelFactory):
    """A pack that has been asked for."""

    class Meta:
        model = Pack

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    recipient = "Commissioning team, Northmere Council"
    period_from = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=365))
    period_to = factory.LazyFunction(timezone.localdate)
    expires_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))
    requested_by = factory.LazyFunction(lambda: staff("quality_lead"))


def ready_pack(**about: Any) -> Pack:
    """A pack that is ready, with a file that stands for its pages: quicker than printing one."""
    pack = PackFactory.create(**about)
    content, now = b"%PDF-1.7 as it was built", timezone.now()
    frozen = {"format": 1, "as_at": "today", "sections": []}
    stored.put(f"packs/{pack.pk}.pdf", ContentFile(content))
    Pack.objects.filter(pk=pack.pk).update(
        state=PackState.READY, attempts=1, steps_done=3, as_at=now, finished_at=now,
        frozen=frozen, fingerprint=fingerprint_of(frozen), codes={"P-014": "Person 1"},
        file=f"packs/{pack.pk}.pdf", file_sha256=sha256(content).hexdigest(),
        size=len(content), pages=4,
    )  # fmt: skip
    pack.refresh_from_db()
    return pack


@dataclass(frozen=True)
class Worked:
    """An action: days from today to the date now, days each move added, measures by number."""

    strand: str
    title: str
    state: str
    due: int
    moves: tuple[int, ...] = ()
    measures: tuple[int, ...] = ()


ACTIONS = (
    Worked("standards", "Plans name an alternative for every restriction", "done", -80, (), (0, 1)),
    Worked("standards", "Mornings follow each person’s pace plan", "in_progress", 20, (42,), (1,)),
    Worked("competence", "Every morning routine is coached weekly", "done", -9, (62, 73), (0,)),
    Worked("competence", "Agency staff shadow a shift first", "in_progress", 34),
    Worked("competence", "Weekend mornings are coached", "in_progress", -9, (33, 46), (3,)),
    Worked("oversight", "Walk-rounds find nothing unlogged", "in_progress", 27, (171,), (0,)),
    Worked("oversight", "Calming medicine has a plan", "blocked", -31, (30, 30, 20), (2,)),
    Worked("oversight", "A manager visits one night each month", "agreed", 55),
    Worked("learning", "Debriefs within 72 hours change the plan", "done", -52, (), (3,)),
    Worked("learning", "Families see what changed", "in_progress", 69),
)


def lived_plan(
    *services: Service, on: date | None = None, actions: int = 10, measures: int = 4
) -> Plan:
    """A plan with late and done actions, moved dates, evidence, measures in pairs and news.

    Ask for more actions or measures than there are and they repeat.
    """
    on = on or timezone.localdate()
    ProviderFactory.create()
    lead = UserFactory.create(job_title="Practice lead")
    plan = PlanFactory.create(
        title="Least restrictive practice at Elm Court and The Maltings",
        aim="By next spring nobody lives with a restriction that is not justified, known to "
        "them and being reduced.",
        services=list(services),
        lead=lead,
        senior_owner=UserFactory.create(job_title="Director of operations"),
        starts_on=on - timedelta(days=400),
        ends_on=on + timedelta(days=200),
    )
    for factor in ContributoryFactor.objects.all()[:3]:
        RootCause.objects.create(plan=plan, factor=factor, text="Staff waited for a manager.")
    known = _measures(plan, services, measures, on)
    for number in range(actions):
        _action(plan, services, number, known, on)
    if actions:
        PlanNews.objects.create(plan=plan, written_by=lead, **NEWS)
    for service, people in zip(services, (9, 3, 12, 6), strict=False):
        PlacementFactory.create_batch(people, service=service)
    return plan


def _measures(plan: Plan, services: Any, wanted: int, on: date) -> list[Measure]:
    start = (on.replace(day=1) - timedelta(days=600)).replace(day=28)
    kinds = (
        ("Restrictions in use", Direction.DECREASE, FALLING, 10, 0, About.RESTRICTION),
        ("Outings people chose for themselves", Direction.INCREASE, RISING, 3.5, 1, About.LIFE),
        ("As-needed medicine given", Direction.DECREASE, FLAT, 8, 0, About.RESTRICTION),
        ("Outings cancelled by staff", Direction.DECREASE, WORSE, None, 0, About.LIFE),
    )
    made: list[Measure] = []
    for number in range(wanted):
        name, direction, values, target, decimals, about = kinds[number % len(kinds)]
        measure = MeasureFactory.create(
            name=name if number < len(kinds) else f"{name}, home {number // len(kinds) + 1}",
            about=about,
            unit=Unit.COUNT,
            direction=direction,
            target=target,
            decimals=decimals,
            fix_after=12,
            services=list(services),
        )
        measure.plans.add(plan)
        readings(measure, values, start)
        made.append(measure)
        if number % 2:
            Measure.objects.filter(pk=made[-2].pk).update(partner=measure)
            Measure.objects.filter(pk=measure.pk).update(partner=made[-2])
    if made:
        Annotation.objects.create(
            measure=made[0], on=on - timedelta(days=240), by=plan.lead,
            text="Weekly coaching of morning routines began",
        )  # fmt: skip
    return made


def _action(plan: Plan, services: Any, number: int, measures: list[Measure], on: date) -> Action:
    work = ACTIONS[number % len(ACTIONS)]
    owner = UserFactory.create(job_title=("Team leader", "Manager, Elm Court")[number % 2])
    due = on + timedelta(days=work.due)
    factors = list(ContributoryFactor.objects.all()[:3])
    action = ActionFactory.create(
        plan=plan,
        number=number + 1,
        strand=work.strand,
        title=work.title,
        owner=owner,
        state=work.state,
        waiting_for="the prescriber" if work.state == ActionState.BLOCKED else "",
        due=due,
        first_due=due - timedelta(days=sum(work.moves)),
        risk_level=(RiskLevel.HIGH, RiskLevel.MODERATE)[number % 2],
        root_cause=factors[number % len(factors)] if factors else None,
        services=list(services) if number % 3 else list(services)[:1],
    )
    _history(action, work)
    action.measures.set([measures[i] for i in work.measures if i < len(measures)])
    action.statements.set(_statements(number))
    kinds = list(EvidenceKind.objects.all())
    for kind in kinds[number % 5 : number % 5 + 2]:
        CriterionFactory.create(action=action, kind=kind)
    if number % 4 != 3:
        attachment(
            action, owner, kind=kinds[number % 5], content=f"%PDF-1.7 {number} {plan.pk}".encode()
        )
    return action


def _statements(number: int) -> list[Statement]:
    rows = list(
        Statement.objects.filter(
            code__in=("S1", "S3", "S4", "S8", "E6", "C3", "W5", "Reg 13", "Reg 17")
        )
    )
    return [rows[number % len(rows)], rows[(number * 2 + 1) % len(rows)]] if rows else []


def _history(action: Action, work: Worked) -> None:
    assert action.first_due is not None
    reason = DelayReason.objects.first()
    day = action.first_due
    for added in work.moves:
        later = day + timedelta(days=added)
        if reason is not None:
            DueDateMove.objects.create(
                action=action, by=action.owner, from_date=day, to_date=later,
                reason_code=reason, reason="The coach’s post was vacant until September.",
            )  # fmt: skip
        day = later
    source = SourceKind.objects.first()
    if source is not None:
        ActionSource.objects.create(action=action, kind=source, detail="January 2026")
    if work.state == ActionState.DONE:
        assert action.due is not None
        at = timezone.make_aware(datetime.combine(action.due, time(12)))
        Transition.objects.create(
            action=action, by=action.owner, at=at,
            from_state=ActionState.IN_PROGRESS, to_state=ActionState.DONE, reason="Seen daily.",
        )  # fmt: skip

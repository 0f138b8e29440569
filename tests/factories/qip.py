"""Made-up plans, actions and measures for tests."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role, Service
from qip.models import (
    Action,
    ActionState,
    Adoption,
    Cadence,
    ChangeTest,
    Criterion,
    Direction,
    Measure,
    Plan,
    PlanState,
    Proof,
    Reading,
    Standard,
    StandardVersion,
    Strand,
    Unit,
)

from .organisation import ServiceFactory, UserFactory


def _today() -> date:
    return timezone.localdate()


class PlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Plan
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Least restrictive practice {n}")
    aim = "Nobody lives with a restriction that is not justified and being reduced."
    why_now = "An inspection found restrictions that nobody had reviewed."
    state = PlanState.ACTIVE
    senior_owner = factory.SubFactory(UserFactory)
    lead = factory.SubFactory(UserFactory)
    starts_on = factory.LazyFunction(lambda: _today() - timedelta(days=200))
    ends_on = factory.LazyFunction(lambda: _today() + timedelta(days=200))

    @factory.post_generation
    def services(self, create: bool, extracted: list[Service] | None, **_: Any) -> None:
        if create and extracted:
            self.services.set(extracted)


class ActionFactory(factory.django.DjangoModelFactory):
    """An agreed, started action with everything it must say."""

    class Meta:
        model = Action
        skip_postgeneration_save = True

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    strand = Strand.COMPETENCE
    title = factory.Sequence(lambda n: f"Every morning routine is coached {n}")
    problem = "In February 8 of 12 observed mornings used a restriction."
    standard = "Staff follow the person’s pace plan and offer two real choices."
    daily_application = "The shift leader names one coached routine at the 07:30 handover."
    success = "9 in 10 observed mornings meet the standard for 8 weeks."
    owner = factory.SubFactory(UserFactory)
    state = ActionState.IN_PROGRESS
    due = factory.LazyFunction(lambda: _today() + timedelta(days=30))
    first_due = factory.SelfAttribute("due")
    verifier_role = factory.LazyFunction(lambda: Role.objects.get(key="quality_lead"))

    @factory.post_generation
    def services(self, create: bool, extracted: list[Service] | None, **_: Any) -> None:
        if create and extracted:
            self.services.set(extracted)


class MeasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Measure
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Restrictions in use {n}")
    definition = "Restrictions on the register on the last day of the month."
    unit = Unit.COUNT
    direction = Direction.DECREASE
    cadence = Cadence.MONTHLY
    owner = factory.SubFactory(UserFactory)

    @factory.post_generation
    def services(self, create: bool, extracted: list[Service] | None, **_: Any) -> None:
        if create and extracted:
            self.services.set(extracted)


class ReadingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reading

    measure = factory.SubFactory(MeasureFactory)
    on = factory.Sequence(lambda n: date(2020, 1, 31) + timedelta(days=30 * n))
    value = Decimal(12)
    entered_by = factory.SubFactory(UserFactory)


def readings(measure: Measure, values: list[float | None], start: date = date(2025, 1, 31)) -> None:
    """Give a measure monthly readings from ``start``; ``None`` is a missing figure."""
    by = UserFactory.create()
    for step, value in enumerate(values):
        month = start.month - 1 + step
        on = date(start.year + month // 12, month % 12 + 1, 28)
        Reading.objects.create(
            measure=measure,
            on=on,
            value=None if value is None else Decimal(str(value)),
            entered_by=by,
        )


class CriterionFactory(factory.django.DjangoModelFactory):
    """Ten shift records must show it."""

    class Meta:
        model = Criterion

    action = factory.SubFactory(ActionFactory)
    kind = factory.LazyFunction(lambda: EvidenceKind.objects.get(code="record-sample"))
    shows = factory.Sequence(lambda n: f"Nine of ten records show the person’s own pace {n}")
    sample = 10


class ProofFactory(factory.django.DjangoModelFactory):
    """Words of what was seen, by the owner."""

    class Meta:
        model = Proof

    criterion = factory.SubFactory(CriterionFactory)
    kind = factory.SelfAttribute("criterion.kind")
    words = "Ten records of October, read on the 3rd: nine of them."
    by = factory.SelfAttribute("criterion.action.owner")


class ChangeTestFactory(factory.django.DjangoModelFactory):
    """A test that began yesterday and has still to be decided."""

    class Meta:
        model = ChangeTest

    action = factory.SubFactory(ActionFactory)
    number = factory.Sequence(lambda n: n + 1)
    tried = factory.Sequence(lambda n: f"The walk is offered before tea {n}")
    where = "Flat 2, late shift, P-014"
    prediction = "Two calm evenings of three."
    started_on = factory.LazyFunction(lambda: _today() - timedelta(days=1))
    planned_by = factory.SelfAttribute("action.owner")


class StandardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Standard
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Mornings at the person’s own pace {n}")
    owner_role = factory.LazyFunction(lambda: Role.objects.get(key="practice_lead"))

    @factory.post_generation
    def services(self, create: bool, extracted: list[Service] | None, **_: Any) -> None:
        if create and extracted:
            self.services.set(extracted)


class VersionFactory(factory.django.DjangoModelFactory):
    """A proposal."""

    class Meta:
        model = StandardVersion

    standard = factory.SubFactory(StandardFactory)
    number = factory.Sequence(lambda n: n + 1)
    good = "Nobody is woken. Breakfast is ready until 11."
    daily_application = "The shift leader names one coached routine at the 07:30 handover."


class AdoptionFactory(factory.django.DjangoModelFactory):
    """Not yet in place, due in a month."""

    class Meta:
        model = Adoption

    action = factory.SubFactory(ActionFactory)
    service = factory.SubFactory(ServiceFactory)
    person = factory.SubFactory(UserFactory)
    due = factory.LazyFunction(lambda: _today() + timedelta(days=30))

"""Improvement plans: what we are improving, why, where and who answers for it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from foundation.organisation.models import Service
from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import track_links, tracked

from .history import Appended
from .reference import ContributoryFactor


class PlanState(models.TextChoices):
    """A plan is written, then worked on, then ended. Nothing is deleted."""

    DRAFT = "draft", "Draft"
    ACTIVE = "active", "In progress"
    ENDED = "ended", "Ended"


class PlanQuerySet(ScopedQuerySet["Plan"]):
    view_permission = "qip.view_plan"

    def within(self, reach: Reach) -> models.Q:
        """Plans of the whole organisation, and plans that name a service in reach."""
        named = Plan.services.through.objects.filter(service__in=reach.services).values("plan")
        wide = Plan.objects.filter(all_services=True).order_by().values("pk")
        return models.Q(pk__in=named.union(wide))

    def active(self) -> "PlanQuerySet":
        return self.filter(state=PlanState.ACTIVE)

    def by_reference(self, text: str) -> "PlanQuerySet":
        """The plan that “2” or “Plan 2” stands for."""
        number = text.strip().lower().removeprefix("plan").strip()
        return self.filter(number=int(number)) if is_number(number) else self.none()


@tracked()
class Plan(Record):
    """A quality improvement plan (QIP)."""

    number = models.PositiveIntegerField(unique=True, editable=False)
    title = models.CharField(max_length=160)
    aim = models.TextField(max_length=1000, help_text="What will be true for people, and by when")
    why_now = models.TextField(max_length=2000)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.DRAFT)
    services = models.ManyToManyField(Service, related_name="plans", blank=True)
    all_services = models.BooleanField(default=False)
    senior_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="plans_owned"
    )
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="plans_led")
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="plan_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("qip:plan", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"Plan {self.number}"

    @property
    def is_ended(self) -> bool:
        return self.state == PlanState.ENDED

    def scope_services(self) -> frozenset[int] | None:
        """The services the plan is about; ``None`` is the whole organisation."""
        if self.all_services:
            return None
        return frozenset(service.pk for service in self.services.all())


@tracked()
class PlanStep(Appended):
    """A plan began, ended or began again, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    from_state = models.CharField(max_length=10, choices=PlanState)
    to_state = models.CharField(max_length=10, choices=PlanState)
    reason = models.CharField(max_length=600, blank=True)

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"


@tracked()
class RootCause(models.Model):
    """One cause in the system that the plan treats."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="root_causes")
    factor = models.ForeignKey(ContributoryFactor, models.PROTECT, related_name="+")
    text = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.factor}: {self.text}" if self.text else str(self.factor)


@tracked()
class PlanNews(models.Model):
    """The plan lead's own account of whether practice is changing. Appended, never edited."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="news")
    changing = models.TextField(max_length=1200, help_text="What has changed for people")
    not_yet = models.TextField(max_length=1200, help_text="What is not yet working")
    risks = models.TextField(max_length=1200, blank=True, help_text="What could undo this")
    asks = models.TextField(max_length=1200, blank=True, help_text="What we ask of partners")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name_plural = "plan news"

    def __str__(self) -> str:
        return f"news {self.pk}"


def is_number(text: str) -> bool:
    """Whether a piece of a reference is a number that fits its column."""
    return text.isascii() and text.isdigit() and len(text) < 9


def months_between(starts_on: date, ends_on: date) -> int:
    """Whole calendar months from one date to another, counting the first."""
    return (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month + 1


track_links(__name__, Plan.services)

"""Measures: the numbers that should move if practice changes."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse

from foundation.organisation.models import Service
from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import track_links, tracked
from qip.cadence import last_period_end, missed_period
from qip.figures import Kind

from .actions import Action
from .plans import Plan


class Direction(models.TextChoices):
    """Which way is better."""

    INCREASE = "increase", "Higher is better"
    DECREASE = "decrease", "Lower is better"
    NEUTRAL = "neutral", "Neither: we only watch it"


class Unit(models.TextChoices):
    """What the figure counts; it decides how the chart is clipped and written."""

    COUNT = "count", "A count"
    PERCENT = "percent", "A percentage"
    RATE = "rate", "A rate"
    SCORE = "score", "A score"
    DURATION = "duration", "A length of time"


class Cadence(models.TextChoices):
    """How often there should be a reading."""

    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every quarter"


class About(models.TextChoices):
    """What part of life or work the measure looks at; it decides which need a partner."""

    RESTRICTION = "restriction", "Restrictions on people"
    HARM = "harm", "Incidents, concerns or harm"
    LIFE = "life", "People’s lives"
    PRACTICE = "practice", "What staff do"
    PLAN = "plan", "How the plan itself runs"


# Fewer of these can also mean a smaller life, or silence, so each is read beside a partner.
NEEDS_PARTNER = (About.RESTRICTION, About.HARM)


class MeasureQuerySet(ScopedQuerySet["Measure"]):
    view_permission = "qip.view_measure"

    def within(self, reach: Reach) -> models.Q:
        """Measures of the whole organisation, and those of a service in reach."""
        named = Measure.services.through.objects.filter(
            measure=models.OuterRef("pk"), service__in=reach.services
        )
        return models.Q(all_services=True) | models.Q(models.Exists(named))

    def in_use(self) -> "MeasureQuerySet":
        """Measures that are still taken."""
        return self.filter(ended_on__isnull=True)

    def with_last_reading(self) -> "MeasureQuerySet":
        """Adds ``last_on``, the date of the latest figure, or nothing."""
        standing = models.Q(readings__replaced_at__isnull=True)
        return self.annotate(last_on=models.Max("readings__on", filter=standing))

    def reading_late(self, on: date) -> "MeasureQuerySet":
        """In use, and the figure of a period that is over is not there when it should be."""
        late = models.Q()
        for cadence in Cadence.values:
            missed = missed_period(cadence, on)
            begins = last_period_end(cadence, missed - timedelta(days=1))
            never = models.Q(last_on__isnull=True, created_at__date__lte=missed)
            late |= models.Q(cadence=cadence) & (models.Q(last_on__lte=begins) | never)
        rows = self if "last_on" in self.query.annotations else self.with_last_reading()
        return rows.in_use().filter(late)


@tracked()
class Measure(Record):
    """What is counted, how, where and what would be good."""

    name = models.CharField(max_length=120)
    definition = models.TextField(max_length=1000)
    about = models.CharField(max_length=12, choices=About, default=About.PRACTICE)
    unit = models.CharField(max_length=10, choices=Unit)
    unit_words = models.CharField(max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    direction = models.CharField(max_length=10, choices=Direction)
    target = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    cadence = models.CharField(max_length=10, choices=Cadence, default=Cadence.MONTHLY)
    numerator = models.CharField(max_length=200, blank=True)
    denominator = models.CharField(max_length=200, blank=True)
    per = models.PositiveIntegerField(null=True, blank=True)
    screen_outliers = models.BooleanField(default=False)
    fix_after = models.PositiveSmallIntegerField(null=True, blank=True)
    data_quality = models.CharField(max_length=400, blank=True)
    indicator = models.CharField(
        max_length=60, blank=True, help_text="What the product counts by itself, by its key"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="measures_owned"
    )
    partner = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="partner_of",
        help_text="The balancing measure: shows whether life got bigger or smaller",
    )
    plans = models.ManyToManyField(Plan, related_name="measures", blank=True)
    actions = models.ManyToManyField(Action, related_name="measures", blank=True)
    services = models.ManyToManyField(Service, related_name="measures", blank=True)
    all_services = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    ended_reason = models.CharField(max_length=300, blank=True, editable=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(partner=models.F("pk")), name="measure_is_not_its_own_partner"
            ),
            models.CheckConstraint(
                condition=models.Q(fix_after__isnull=True) | models.Q(fix_after__gte=12),
                name="measure_limits_fixed_after_twelve",
            ),
            models.CheckConstraint(
                condition=models.Q(numerator="", denominator="", per__isnull=True)
                | models.Q(numerator__gt="", denominator__gt="", per__gte=1),
                name="measure_fraction_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, ended_reason="")
                | models.Q(ended_on__isnull=False, ended_reason__gt=""),
                name="measure_ended_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("qip:measure", args=[self.pk])

    def scope_services(self) -> frozenset[int] | None:
        """Where the measure is taken; ``None`` is the whole organisation."""
        if self.all_services:
            return None
        return frozenset(service.pk for service in self.services.all())

    @property
    def is_fraction(self) -> bool:
        """Is the figure worked out from two numbers?"""
        return bool(self.numerator)

    @property
    def kind(self) -> Kind:
        """What makes a figure of this measure right or wrong."""
        return Kind(self.unit, self.per if self.is_fraction else None)

    @property
    def lacks_partner(self) -> bool:
        """Restrictions and incidents are never read alone."""
        return self.about in NEEDS_PARTNER and self.partner_id is None

    def is_ended(self, on: date) -> bool:
        return self.ended_on is not None and self.ended_on <= on


track_links(__name__, Measure.plans, Measure.actions, Measure.services)

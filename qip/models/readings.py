"""Readings, and what people say beside them. Nothing is deleted: it is replaced or taken back."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.trail.tracking import tracked

from .actions import Action
from .history import Appended
from .measures import Measure


class ReadingQuerySet(models.QuerySet["Reading"]):
    def standing(self) -> "ReadingQuerySet":
        """Readings that have not been replaced by a correction."""
        return self.filter(replaced_at__isnull=True)


@tracked()
class Reading(models.Model):
    """One figure for one date. A correction is a new row that replaces this one.

    Without a value it says that there is no figure for that date.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="readings")
    on = models.DateField(help_text="The last day of the time it counts")
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    numerator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    indicator = models.CharField(
        max_length=60, blank=True, editable=False, help_text="What the product counted by itself"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_reason = models.CharField(max_length=300, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "on"],
                condition=models.Q(replaced_at__isnull=True),
                name="reading_once_per_date",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True) | models.Q(denominator__gt=Decimal(0)),
                name="reading_denominator_above_zero",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_at__isnull=True, replaced_reason="")
                | models.Q(replaced_at__isnull=False, replaced_reason__gt=""),
                name="reading_replaced_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(entered_at__isnull=False)
                & (
                    models.Q(entered_by__isnull=False, indicator="")
                    | models.Q(entered_by__isnull=True, indicator__gt="")
                ),
                name="reading_is_by_somebody_or_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"


class TakenBackQuerySet(models.QuerySet):
    def standing(self) -> "TakenBackQuerySet":
        """Rows that nobody has taken back."""
        return self.filter(taken_back_at__isnull=True)


class CanBeTakenBack(Appended):
    """A line of history that somebody may take back, with a reason. Both stay readable."""

    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    taken_back_reason = models.CharField(max_length=300, blank=True, editable=False)

    objects = TakenBackQuerySet.as_manager()

    class Meta(Appended.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_reason=""
                )
                | models.Q(
                    taken_back_at__isnull=False,
                    taken_back_by__isnull=False,
                    taken_back_reason__gt="",
                ),
                name="%(class)s_taken_back_says_who_and_why",
            )
        ]


@tracked()
class Annotation(CanBeTakenBack):
    """Something that happened on a date and may explain the figures."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="annotations")
    on = models.DateField()
    text = models.CharField(max_length=140)
    action = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="annotations"
    )

    def __str__(self) -> str:
        return f"annotation {self.pk}"


@tracked()
class Rebase(CanBeTakenBack):
    """A person's decision that a new level has begun, so limits are worked out afresh."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="rebases")
    on = models.DateField()
    reason = models.CharField(max_length=300)

    class Meta(CanBeTakenBack.Meta):
        constraints = [
            *CanBeTakenBack.Meta.constraints,
            models.UniqueConstraint(
                fields=["measure", "on"],
                condition=models.Q(taken_back_at__isnull=True),
                name="rebase_once_per_date",
            ),
        ]

    def __str__(self) -> str:
        return f"rebase {self.pk}"


@tracked()
class Occurrence(CanBeTakenBack):
    """The day of one rare event, for the chart of days between events."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="occurrences")
    on = models.DateField()

    def __str__(self) -> str:
        return f"occurrence {self.pk}"

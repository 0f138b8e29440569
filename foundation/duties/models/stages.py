"""On which days, against the date of a duty, people are reminded of it. Editable data."""

from django.db import models
from django.urls import reverse

from foundation.trail.models import Record
from foundation.trail.tracking import tracked

EARLIEST, LATEST = -60, 365
MOST_EVERY = 90


class StageQuerySet(models.QuerySet["ReminderStage"]):
    def in_use(self) -> "StageQuerySet":
        return self.filter(retired=False)


@tracked()
class ReminderStage(Record):
    """One such day: 7 days before (``-7``), on the date (``0``), 3 days after (``3``).

    ``every`` is set on one stage at most: from then on people are reminded again and again,
    so many days apart, until the duty is settled.
    """

    days = models.SmallIntegerField(unique=True)
    every = models.PositiveSmallIntegerField(null=True, blank=True)
    retired = models.BooleanField(default=False)

    objects = StageQuerySet.as_manager()

    class Meta:
        ordering = ["days"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days__gte=EARLIEST, days__lte=LATEST),
                name="stage_lies_near_the_date",
            ),
            models.CheckConstraint(
                condition=models.Q(every__isnull=True)
                | models.Q(every__gte=1, every__lte=MOST_EVERY, days__gte=0),
                name="stage_repeats_only_after_the_date",
            ),
            models.UniqueConstraint(
                models.F("retired"),
                condition=models.Q(every__isnull=False, retired=False),
                name="stage_only_one_repeats",
            ),
        ]

    def __str__(self) -> str:
        return stage_words(self.days)

    def get_absolute_url(self) -> str:
        return reverse("duties:stages")


def stage_words(days: int) -> str:
    """7 days before; On the date; 1 day after."""
    if days == 0:
        return "On the date"
    many = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{many} {'before' if days < 0 else 'after'}"

"""What an action expects of a measure before it counts as proven."""

from django.db import models

from foundation.trail.tracking import tracked

from .actions import Action
from .measures import Measure


class Showing(models.TextChoices):
    """What the chart must say; both are judged by the rules in ``measures.md``."""

    IMPROVEMENT = "improvement", "Improvement by more than chance"
    TARGET = "target", "Consistently meeting its target"


@tracked()
class Expectation(models.Model):
    """One measure that decides, and what it must show."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="expectations")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="expectations")
    showing = models.CharField(max_length=12, choices=Showing)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "measure"], name="expectation_once_for_each_measure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.get_showing_display()}"

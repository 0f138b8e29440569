"""The monthly review of a plan: what moved, what is stuck and what was decided."""

from django.db import models

from foundation.trail.tracking import tracked

from .history import Appended
from .plans import Plan


@tracked()
class PlanReview(Appended):
    """One review, as it was written on the day. Appended, never edited."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reviews")
    held_on = models.DateField()
    moved = models.TextField(max_length=4000)
    stuck = models.TextField(max_length=4000)
    decisions = models.TextField(max_length=4000)

    class Meta(Appended.Meta):
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "held_on"], name="plan_review_once_for_each_day"
            ),
            models.CheckConstraint(
                condition=models.Q(moved__gt="", stuck__gt="", decisions__gt=""),
                name="plan_review_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.held_on}"

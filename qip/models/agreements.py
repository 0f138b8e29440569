"""Agreeing a plan: its senior owner puts their name to what it says."""

from django.db import models

from foundation.trail.tracking import tracked

from .history import Appended
from .plans import Plan


@tracked()
class PlanAgreement(Appended):
    """One signature. It keeps the words that were agreed, so that a later change shows."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="agreements")
    statement = models.CharField(max_length=600, help_text="What is agreed, in their own words")
    aim = models.TextField(max_length=1000)
    why_now = models.TextField(max_length=2000)
    version = models.PositiveIntegerField(help_text="The version of the plan that was read")

    class Meta(Appended.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(statement__gt="", aim__gt="", why_now__gt=""),
                name="plan_agreement_says_what",
            )
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"

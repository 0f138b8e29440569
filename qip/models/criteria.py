"""What would prove an action, and the evidence tied to it."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models

from foundation.evidence.models import Attachment, EvidenceKind
from foundation.trail.tracking import tracked

from .actions import Action
from .history import Appended
from .measures import Measure

USUAL_WEEKS = 12
MOST_WEEKS = 104
LARGEST_SAMPLE = 10_000


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def standing(self) -> "CriterionQuerySet":
        """Those that still have to be met: not taken back and not replaced."""
        return self.filter(retired_at__isnull=True)


@tracked()
class Criterion(models.Model):
    """One thing that must be shown before the action may close: which kind of evidence, what it
    must show, and how much of it.

    Once the action is agreed a criterion is never edited: it is retired, and another stands in
    its place. ``holds_weeks`` is how long the change must last before it is looked at again;
    empty stands for the usual twelve weeks.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.ForeignKey(EvidenceKind, models.PROTECT, related_name="+")
    shows = models.CharField(max_length=300)
    sample = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    holds_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name_plural = "criteria"
        constraints = [
            models.CheckConstraint(condition=models.Q(shows__gt=""), name="criterion_says_what"),
            models.CheckConstraint(
                condition=models.Q(sample__gte=1, sample__lte=LARGEST_SAMPLE),
                name="criterion_has_a_sample",
            ),
            models.CheckConstraint(
                condition=models.Q(holds_weeks__isnull=True)
                | models.Q(holds_weeks__gte=1, holds_weeks__lte=MOST_WEEKS),
                name="criterion_holds_for_weeks",
            ),
            models.CheckConstraint(
                condition=models.Q(retired_at__isnull=True, retired_by__isnull=True)
                | models.Q(retired_at__isnull=False, retired_by__isnull=False),
                name="criterion_retired_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.shows

    @property
    def weeks(self) -> int:
        return self.holds_weeks or USUAL_WEEKS


class ProofQuerySet(models.QuerySet["Proof"]):
    def standing(self) -> "ProofQuerySet":
        """Those that still count: not withdrawn, and tied to a criterion that stands."""
        return self.filter(withdrawn_at__isnull=True, criterion__retired_at__isnull=True)


@tracked()
class Proof(Appended):
    """Evidence tied to one criterion: a file, a measure, or what was seen and said, in words.

    ``kind`` is what the evidence is, which need not be the kind that was asked for.
    """

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="proofs")
    kind = models.ForeignKey(EvidenceKind, models.PROTECT, related_name="+")
    words = models.CharField(max_length=600, help_text="What it shows, and where it was seen")
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="proofs"
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="proofs"
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    withdrawn_reason = models.CharField(max_length=600, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta(Appended.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(words__gt=""), name="proof_says_what"),
            models.CheckConstraint(
                condition=models.Q(
                    withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason=""
                )
                | models.Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    withdrawn_reason__gt="",
                ),
                name="proof_withdrawn_by_somebody_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["criterion", "attachment"],
                condition=models.Q(withdrawn_at__isnull=True, attachment__isnull=False),
                name="proof_file_once_for_each_criterion",
            ),
        ]

    def __str__(self) -> str:
        return f"proof {self.pk}"

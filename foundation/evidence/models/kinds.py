"""Kinds of evidence, and the regulator's categories they belong to. Editable data."""

from django.db import models

from foundation.trail.tracking import tracked


@tracked()
class EvidenceCategory(models.Model):
    """One of the regulator's categories of evidence."""

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name_plural = "evidence categories"

    def __str__(self) -> str:
        return self.title


@tracked()
class EvidenceKind(models.Model):
    """A way of knowing: a sample of records, an observation, a minute.

    A kind that does not count alone (a policy, say) never proves a change by itself.
    """

    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    counts_alone = models.BooleanField(default=True)
    category = models.ForeignKey(EvidenceCategory, models.PROTECT, related_name="kinds")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

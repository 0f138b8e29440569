"""The provider: the one organisation that this installation belongs to."""

from django.db import models
from django.urls import reverse

from foundation.trail.models import Record
from foundation.trail.tracking import tracked

from .services import cqc_number


@tracked()
class Provider(Record):
    """Registered provider of adult social care; there is one per installation."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=120)
    cqc_provider_id = models.CharField(
        "CQC provider ID", max_length=20, blank=True, validators=[cqc_number]
    )
    demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="provider_is_the_only_one")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:provider")

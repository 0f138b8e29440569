"""Code lists of improvement work: editable rows, seeded from the domain description."""

from django.db import models

from foundation.trail.tracking import tracked


class Code(models.Model):
    """One entry of an editable list. Retired entries stay on old records."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


@tracked()
class ContributoryFactor(Code):
    """A cause that sits in the system: staffing, supervision, environment, culture …"""


@tracked()
class SourceKind(Code):
    """Where the need for an action was noticed: an inspection, a complaint, an audit …"""


@tracked()
class DelayReason(Code):
    """Why a due date moved: recruitment, funding, a partner, sickness …"""

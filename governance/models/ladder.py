"""The ladder: after how many days late which level is asked, and who that is."""

from collections.abc import Iterator
from typing import TypeVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse

from foundation.organisation.models import Role
from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import track_links, tracked
from qip.models import RiskLevel

Rung = TypeVar("Rung", bound=models.Model)
LEVELS = (1, 2, 3, 4, 5)
MOST_DAYS = 999
RISKS_FIRST_WORST = (RiskLevel.CRITICAL, RiskLevel.HIGH, RiskLevel.MODERATE, RiskLevel.LOW)


def _rung(*, needed: bool = False) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        null=not needed, blank=not needed, validators=[MaxValueValidator(MOST_DAYS)]
    )


def _rises(lower: str, higher: str) -> models.CheckConstraint:
    """A level is never (and then none above it is), or comes after the level below it."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{higher}__isnull": True})
        | models.Q(**{f"{lower}__isnull": False, f"{higher}__gt": models.F(lower)}),
        name=f"ladder_{higher}_comes_after_{lower}",
    )


class _WholeQuerySet(ScopedQuerySet[Rung]):
    """The ladder is one for the whole organisation: all of it for whoever sees escalations."""

    view_permission = "governance.view_escalation"

    def within(self, reach: Reach) -> models.Q:
        return models.Q()


class LadderQuerySet(_WholeQuerySet["Ladder"]):
    pass


class LevelQuerySet(_WholeQuerySet["LadderLevel"]):
    pass


@tracked()
class Ladder(Record):
    """For one risk level: days late at which each level is reached; empty is never.

    0 is as soon as the date has passed.
    """

    risk_level = models.CharField(max_length=10, choices=RiskLevel, unique=True, editable=False)
    level_1 = _rung(needed=True)
    level_2 = _rung()
    level_3 = _rung()
    level_4 = _rung()
    level_5 = _rung()

    objects = LadderQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            _rises("level_1", "level_2"),
            _rises("level_2", "level_3"),
            _rises("level_3", "level_4"),
            _rises("level_4", "level_5"),
        ]

    def __str__(self) -> str:
        return f"{self.get_risk_level_display()} risk"

    def get_absolute_url(self) -> str:
        return reverse("escalations:ladder")

    def scope_services(self) -> None:
        """The whole organisation: changed only by those whose role covers it."""

    @property
    def days(self) -> dict[int, int]:
        """Days late by level, for the levels that are ever reached."""
        return dict(self._reached())

    def _reached(self) -> Iterator[tuple[int, int]]:
        for level in LEVELS:
            days = getattr(self, f"level_{level}")
            if days is not None:
                yield level, days


class LevelReach(models.TextChoices):
    """How widely a role must be held for its holder to be asked."""

    SERVICE = "service", "at the service itself"
    REGION = "region", "over its region, or everywhere"
    ORGANISATION = "organisation", "over the whole organisation"


class AlsoAsked(models.TextChoices):
    """Somebody whom the record itself names."""

    NOBODY = "", "Nobody else"
    OWNER = "owner", "The action’s owner too"
    SENIOR_OWNER = "senior_owner", "The plan’s senior owner, before anybody with the role"


@tracked()
class LadderLevel(Record):
    """One level: what it is called, and whose roles are asked."""

    number = models.PositiveSmallIntegerField(unique=True, editable=False)
    name = models.CharField(max_length=60)
    roles = models.ManyToManyField(Role, related_name="+")
    reach = models.CharField(max_length=12, choices=LevelReach)
    also = models.CharField(max_length=12, choices=AlsoAsked, blank=True)

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=5), name="ladder_has_five_levels"
            )
        ]

    def __str__(self) -> str:
        return f"Level {self.number}: {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("escalations:ladder")

    def scope_services(self) -> None:
        """The whole organisation."""


track_links(__name__, LadderLevel.roles)

"""Practice standards for the list, for their own page and for the page of an action."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from foundation.organisation.models import Service
from qip.models import (
    Action,
    ActionState,
    Standard,
    StandardVersion,
    VersionState,
)


def standards_found(user: Any) -> QuerySet[Standard]:
    """Standards in reach, each with what a line of the list says about it."""
    names = Service.objects.filter(standards=OuterRef("pk")).order_by("name").values("name")
    versions = StandardVersion.objects.filter(standard=OuterRef("pk"))
    now = versions.filter(state=VersionState.IN_FORCE)
    ahead = versions.filter(state=VersionState.PROPOSED)
    return (
        Standard.objects.visible_to(user)
        .select_related("owner_role")
        .annotate(
            service_names=ArraySubquery(names),
            now_number=Subquery(now.values("number")[:1]),
            now_from=Subquery(now.values("in_force_from")[:1]),
            now_good=Subquery(now.values("good")[:1]),
            ahead_number=Subquery(ahead.values("number")[:1]),
        )
    )


def versions_of(standard: Standard) -> list[StandardVersion]:
    """Every version with all that is said about it, newest first."""
    rows = standard.versions.select_related(
        "action", "action__plan", "in_force_by", "created_by"
    ).prefetch_related("statements__framework")
    return list(rows)


def versions_with(action: Action, user: Any) -> list[StandardVersion]:
    """The versions that an action introduces, as far as this person may see their standards."""
    seen = Standard.objects.visible_to(user).order_by().values("pk")
    rows = action.standard_versions.filter(standard__in=seen)
    return list(rows.select_related("standard").order_by("standard__number", "number"))


def version_sentence(version: StandardVersion) -> str:
    """What stands between a proposal and the day on which it holds."""
    action = version.action
    if version.state != VersionState.PROPOSED:
        return ""
    if action is None:
        return "No action tries it out. Somebody who answers for the standard brings it into force."
    if action.state == ActionState.CANCELLED:
        return (
            f"Action {action.reference} was cancelled, so this version stays a proposal. "
            "Link it to another action, or bring it into force."
        )
    return f"It comes into force when action {action.reference} is closed: proven, and still so."


def actions_to_choose(user: Any, *, already: int | None = None) -> QuerySet[Action]:
    """The actions that may bring a version into force: worked on, and this person's to change."""
    rows = Action.objects.visible_to(user, "qip.change_action")
    ended = (ActionState.CLOSED, ActionState.CANCELLED)
    found = rows.exclude(state__in=ended).order_by().values("pk")
    chosen = Action.objects.filter(pk__in=found) | Action.objects.filter(pk=already or 0)
    return chosen.select_related("plan").order_by("plan__number", "number")


def with_versions(rows: QuerySet[Standard]) -> QuerySet[Standard]:
    """For the page of one standard."""
    return rows.select_related("owner_role").prefetch_related(
        "services", Prefetch("versions", StandardVersion.objects.order_by("-number"))
    )

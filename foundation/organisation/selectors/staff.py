"""Staff as the pages show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from foundation.organisation.models import Invitation, Membership, User


def staff_rows(user: Any, on: date) -> QuerySet[User]:
    """The staff in reach, each with the roles in reach that have not ended."""
    roles = Membership.objects.visible_to(user).not_ended(on)
    return (
        User.objects.visible_to(user)
        .annotate(works_here=Exists(roles.filter(user=OuterRef("pk"))))
        .prefetch_related(
            Prefetch("memberships", with_places(roles), to_attr="shown_roles"),
            Prefetch("invitations", Invitation.objects.undecided(), to_attr="undecided"),
        )
    )


def with_places(rows: Any) -> Any:
    return rows.select_related("role", "service", "region").order_by("role__order", "starts_on")


@dataclass(frozen=True)
class StaffRoles:
    """The roles of one person that somebody may see."""

    now: list[Membership]
    coming: list[Membership]
    past: list[Membership]


def roles_of(person: User, user: Any, on: date) -> StaffRoles:
    """The roles of ``person`` in the reach of ``user``; one sees all of one's own."""
    rows = Membership.objects.filter(user=person)
    if person.pk != user.pk:
        rows = Membership.objects.visible_to(user).filter(user=person)
    found = list(with_places(rows))
    ended = [row for row in found if row.ends_on and row.ends_on < on]
    return StaffRoles(
        now=[row for row in found if row.starts_on <= on and row not in ended],
        coming=[row for row in found if row.starts_on > on],
        past=sorted(ended, key=lambda row: row.ends_on or on, reverse=True),
    )


def invitation_of(person: User) -> Invitation | None:
    """The invitation that somebody has not taken up yet, if there is one."""
    if person.joined_at or not person.is_active:
        return None
    return person.invitations.undecided().select_related("created_by").first()


def standing(person: User) -> tuple[str, str]:
    """How an account stands, as a shape and a word; nothing for the usual case."""
    if not person.is_active:
        return ("closed", "Closed") if person.joined_at else ("none", "Invitation withdrawn")
    if person.joined_at:
        return ("", "")
    return invitation_words(next(iter(getattr(person, "undecided", ())), None))


def invitation_words(invitation: Invitation | None) -> tuple[str, str]:
    """How an invitation stands, as a shape and a word."""
    if invitation is None:
        return ("none", "Not invited")
    if invitation.expires_at <= timezone.now():
        return ("late", "Invitation ran out")
    return ("begun", "Invited") if invitation.sent_at else ("agreed", "Invitation on its way")

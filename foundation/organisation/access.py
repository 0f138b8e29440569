"""Who may do what with the organisation itself, and who may give which role to whom."""

from typing import Any

from django.utils import timezone

from foundation.organisation.models import Membership, Place, Role, User
from foundation.organisation.scoping import Reach, held_by, reach_of
from foundation.ui.permissions import Permission

EVERYBODY_IN_CARE = (
    "support_worker", "team_leader", "practice_lead", "service_manager", "safeguarding_lead",
    "quality_lead", "panel_chair", "panel_member", "senior_owner", "nominated_individual",
    "auditor",
)  # fmt: skip

INVITE = "organisation.invite_staff"
CHANGE_ROLE = "organisation.change_role"
ADMINISTRATOR = "system_administrator"

PERMISSIONS = (
    Permission(
        "organisation.view_service",
        "See services and regions",
        (*EVERYBODY_IN_CARE, "board_reader", "data_protection_lead", ADMINISTRATOR),
    ),
    Permission("organisation.change_service", "Add and change services", (ADMINISTRATOR,)),
    Permission("organisation.view_person", "See people supported", EVERYBODY_IN_CARE),
    Permission(
        "organisation.change_person",
        "Add people and change their records",
        ("service_manager", "team_leader", "practice_lead", "safeguarding_lead"),
    ),
    Permission(
        "organisation.view_staff",
        "See who works here",
        (*EVERYBODY_IN_CARE, "data_protection_lead", ADMINISTRATOR),
    ),
    Permission(INVITE, "Invite staff and change their roles", ("service_manager", ADMINISTRATOR)),
    Permission(CHANGE_ROLE, "Change what roles may do", (ADMINISTRATOR,)),
    Permission("organisation.change_provider", "Change the provider’s details", (ADMINISTRATOR,)),
    Permission(
        "organisation.change_codes",
        "Change the lists of commissioners, kinds of service and formats",
        (ADMINISTRATOR,),
    ),
)


def permissions_at(user: Any, place: Place) -> frozenset[str]:
    """Everything a person may do at a place today."""
    if not user.is_active:
        return frozenset()
    held = [one.permissions for one in held_by(user) if place.covered_by(one)]
    return frozenset().union(*held)


def is_chief_administrator(user: Any) -> bool:
    """Whether a person administers the whole organisation, and so may give any role."""
    return user.is_active and any(
        one.everywhere and one.role == ADMINISTRATOR and INVITE in one.permissions
        for one in held_by(user)
    )


def may_give(by: Any, role: Role, place: Place) -> bool:
    """Whether ``by`` may put others into a role at a place, or end such a role.

    Nobody hands out more than they hold there themselves; only the administrator of the
    whole organisation, who sees no care content, may give every role.
    """
    if not place.inside(reach_of(by, INVITE)):
        return False
    return is_chief_administrator(by) or permissions_at(by, place).issuperset(role.permissions)


def may_manage(by: Any, user: User) -> bool:
    """Whether ``by`` may change the account of somebody else: all their roles are theirs to give.

    Somebody whose roles have all ended is managed by whoever reaches all the places they had.
    """
    if by.pk == user.pk:
        return False
    rows = Membership.objects.filter(user=user).select_related("role", "service", "region")
    now = [row for row in rows if row.ends_on is None or row.ends_on >= timezone.localdate()]
    if now:
        return all(may_give(by, row.role, row.place) for row in now)
    return _reaches_all(reach_of(by, INVITE), rows)


def _reaches_all(reach: Reach, rows: Any) -> bool:
    return reach.everything or (bool(rows) and all(row.place.inside(reach) for row in rows))

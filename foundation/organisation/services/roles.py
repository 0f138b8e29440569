"""Roles: what each may do, in step with what the rooms declare."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.organisation.data.roles import ROLES
from foundation.organisation.keys import keys_kept
from foundation.organisation.models import KnownPermission, Membership, Role
from foundation.organisation.selectors.permissions import declared_permissions
from foundation.ui.problems import Problem


@transaction.atomic
def sync_roles(*, by: Any = None) -> None:
    """Make the seeded roles exist and deal out permissions that are new since last time.

    A permission already dealt out is left to the people who edit roles, so an update
    of the product never gives back what was taken away.
    """
    for order, (key, name, description) in enumerate(ROLES):
        Role.objects.get_or_create(
            key=key, defaults={"name": name, "description": description, "order": order}
        )
    known = set(KnownPermission.objects.values_list("code", flat=True))
    new = [one for one in declared_permissions() if one.code not in known]
    for role in Role.objects.all() if new else ():
        codes = [one.code for one in new if role.key in one.roles]
        if codes:
            role.permissions = sorted({*role.permissions, *codes})
            role.save(update_fields=["permissions"])
    KnownPermission.objects.bulk_create([KnownPermission(code=one.code) for one in new])


@transaction.atomic
def change_role(
    *, by: Any, role: Role, name: str, description: str, permissions: Iterable[str]
) -> Role:
    """Change what a role is called and what it may do, everywhere it is held.

    Nobody adds to a role they hold themselves, and somebody must always be left who can let
    staff in and change roles.
    """
    row = Role.objects.select_for_update(of=("self",)).get(pk=role.pk)
    known = {one.code for one in declared_permissions()}
    # A permission of a room that is not installed stays with the role until the room is back.
    wanted = (set(permissions) & known) | (set(row.permissions) - known)
    if wanted - set(row.permissions) and _holds(by, row):
        raise Problem(
            "You hold this role yourself. Somebody else must add to it.", field="permissions"
        )
    with keys_kept("permissions"):
        row.name, row.description = " ".join(name.split()), " ".join(description.split())
        _need_free_name(row)
        row.permissions = sorted(wanted)
        row.version += 1
        row.save()
    return row


def _holds(user: Any, role: Role) -> bool:
    return Membership.objects.not_ended(timezone.localdate()).filter(user=user, role=role).exists()


def _need_free_name(role: Role) -> None:
    if Role.objects.filter(name__iexact=role.name).exclude(pk=role.pk).exists():
        raise Problem(f"There is a role called {role.name} already.", field="name")

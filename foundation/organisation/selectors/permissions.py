"""Every permission there is, as the rooms declare them."""

from collections.abc import Iterator
from importlib import import_module

from django.conf import settings

from foundation.ui.permissions import Permission

# How the rooms are called on the page of a role, in the order of the tree.
ROOMS = {
    "organisation": "The organisation",
    "trail": "The audit trail",
    "evidence": "Evidence and frameworks",
    "duties": "Today",
    "qip": "Improvement plans and measures",
    "safeguarding": "Safeguarding",
    "restrictions": "Restrictions",
    "governance": "Governance and packs",
}


def declared_permissions() -> Iterator[Permission]:
    """Every permission of every room named in ``ACCESS_SOURCES``."""
    for source in settings.ACCESS_SOURCES:
        yield from import_module(source).PERMISSIONS


def permissions_by_room() -> list[tuple[str, list[Permission]]]:
    """Permissions under the name of their room."""
    groups: dict[str, list[Permission]] = {}
    for one in declared_permissions():
        room = one.code.partition(".")[0]
        groups.setdefault(ROOMS.get(room, room.capitalize()), []).append(one)
    return list(groups.items())

"""Whom somebody can ask: those who answer for accounts, and for what is kept about people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foundation.organisation.models import Membership, User

# What they answer for, and the role that does. Anybody signed in reads their names and jobs.
ANSWERS = (
    ("system_administrator", "Accounts, roles and settings"),
    ("data_protection_lead", "What is kept about you and about people"),
)


@dataclass(frozen=True)
class Helper:
    """One subject, and the people to ask about it."""

    subject: str
    people: tuple[User, ...]


def helpers(on: date) -> Iterator[Helper]:
    """Each subject with those who hold its role over the whole organisation today."""
    keys = [key for key, _subject in ANSWERS]
    held = (
        Membership.objects.in_force(on)
        .filter(role__key__in=keys, service=None, region=None, user__is_active=True)
        .exclude(user__joined_at=None)
        .select_related("user", "role")
        .order_by("user__name")
    )
    found: dict[str, dict[int, User]] = {}
    for row in held:
        found.setdefault(row.role.key, {})[row.user_id] = row.user
    for key, subject in ANSWERS:
        if key in found:
            yield Helper(subject, tuple(found[key].values()))

"""A permission as data: what it allows, in words, and which roles begin with it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Permission:
    """One thing a role may do.

    ``code`` is ``app.verb_noun`` and is what ``user.has_perm`` is asked for. ``roles``
    are the keys of the roles that hold it from the first day; afterwards the role rows
    are the truth and may be edited.
    """

    code: str
    label: str
    roles: tuple[str, ...] = ()

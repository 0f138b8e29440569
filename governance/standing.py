"""How high somebody stands: how widely their roles reach, and on which rung of the ladder."""

from collections.abc import Iterable, Iterator
from typing import Any

from foundation.organisation.scoping import Held, held_by
from governance.models import LadderLevel, LevelReach

NOWHERE, SERVICE, REGION, WHOLE = range(4)

# For each role the levels it is asked at, and how widely it must be held there.
Rungs = dict[str, list[tuple[int, str]]]


def reach_at(person: Any, place: frozenset[int] | None, permission: str = "") -> int:
    """How widely the roles reach that somebody holds at some services (``None``: at all of them).

    Who has left reaches nowhere. With a ``permission`` only roles that hold it count.
    """
    return max((_width(one) for one in _held(person, permission) if _at(one, place)), default=0)


def rung_of(person: Any, rungs: Rungs, permission: str = "") -> int:
    """The highest level of the ladder that asks a role of theirs; 0 if none does."""
    found = (
        level
        for one in _held(person, permission)
        for level, reach in rungs.get(one.role, ())
        if _wide_enough(one, reach)
    )
    return max(found, default=0)


def rungs_by_role() -> Rungs:
    """The ladder as it is now, by role."""
    rungs: Rungs = {}
    rows = LadderLevel.objects.order_by("number").values_list("roles__key", "number", "reach")
    for role, level, reach in rows:
        rungs.setdefault(role, []).append((level, reach))
    return rungs


def _held(person: Any, permission: str) -> Iterator[Held]:
    if person.is_active:
        yield from (one for one in held_by(person) if _holds(one, permission))


def _holds(one: Held, permission: str) -> bool:
    return not permission or permission in one.permissions


def _at(one: Held, place: frozenset[int] | None) -> bool:
    return one.everywhere or place is None or not place.isdisjoint(_services(one))


def _services(one: Held) -> Iterable[int]:
    return one.region_services if one.service is None else (one.service,)


def _width(one: Held) -> int:
    if one.everywhere:
        return WHOLE
    return REGION if one.service is None else SERVICE


def _wide_enough(one: Held, reach: str) -> bool:
    """A service is asked of those who hold the role at one, a region of its own or of all."""
    width = _width(one)
    if reach == LevelReach.SERVICE:
        return width == SERVICE
    return width >= (REGION if reach == LevelReach.REGION else WHOLE)

"""Navigation as data: what a room offers, and what of it one person is shown.

Each room says in its ``navigation.py`` which pages it offers. ``settings.NAVIGATION_SOURCES``
lists those modules, as Django lists middleware, so the shell never names a room.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

GROUPS = ("", "Practice", "Assurance", "Oversight", "Organisation")


@dataclass(frozen=True)
class NavItem:
    """One entry of the navigation.

    ``permission`` is held anywhere, or the entry is not shown; ``None`` is for everybody who
    is signed in. ``count`` says how many things there need this person: exceptions only.
    ``tab`` is the place on the phone's bar, 1 to 3; ``short`` is its name there.
    ``everywhere`` is for pages about the whole organisation: the permission at one place is not
    enough.
    """

    key: str
    label: str
    url_name: str
    icon: str
    group: str
    permission: str | None
    order: int
    count: Callable[[Any], int] | None = None
    tab: int = 0
    short: str = ""
    everywhere: bool = False


@dataclass(frozen=True)
class RecordAction:
    """One thing that can be written down from anywhere, under "Record"."""

    key: str
    label: str
    url_name: str
    icon: str
    permission: str | None
    order: int
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """A navigation item or record action as one person sees it."""

    item: Any
    url: str
    number: int = 0

    @property
    def short(self) -> str:
        return self.item.short or self.item.label


@dataclass(frozen=True)
class Group:
    """Entries that stand together, with the words above them."""

    title: str
    entries: tuple[Entry, ...]


@cache
def declared(kind: str) -> tuple[Any, ...]:
    """All ``NAVIGATION`` or ``RECORD_ACTIONS`` of the listed modules, in order."""
    modules = (import_module(source) for source in getattr(settings, "NAVIGATION_SOURCES", ()))
    found = [item for module in modules for item in getattr(module, kind, ())]
    return tuple(sorted(found, key=lambda item: item.order))


def address(url_name: str) -> str:
    """The address of a named page, or nothing when no such page exists."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def offered(items: Iterable[Any], user: Any) -> Iterator[tuple[Any, str]]:
    """The items this person may use, each with its address."""
    for item in items:
        url = address(item.url_name)
        if url and _may(item, user):
            yield item, url


def _may(item: Any, user: Any) -> bool:
    """Whether somebody may open what an item leads to."""
    if item.permission is None:
        return True
    if getattr(item, "everywhere", False):
        return bool(user.reach(item.permission).everything)
    return bool(user.has_perm(item.permission))


def entries_for(user: Any, counting: Callable[[NavItem], int]) -> tuple[Entry, ...]:
    """The navigation of one person, in order, each with the number that ``counting`` gives it."""
    return tuple(
        Entry(item, url, counting(item)) for item, url in offered(declared("NAVIGATION"), user)
    )


def grouped(entries: Iterable[Entry]) -> list[Group]:
    """Entries under their group titles, empty groups left out."""
    by_title: dict[str, list[Entry]] = {title: [] for title in GROUPS}
    for entry in entries:
        by_title.setdefault(entry.item.group, []).append(entry)
    return [Group(title, tuple(found)) for title, found in by_title.items() if found]


def tabs_of(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stand on the phone's bar, at most three."""
    return sorted((e for e in entries if e.item.tab), key=lambda e: e.item.tab)[:3]


def record_entries_for(user: Any) -> list[Entry]:
    """What this person may record from anywhere."""
    return [Entry(item, url) for item, url in offered(declared("RECORD_ACTIONS"), user)]

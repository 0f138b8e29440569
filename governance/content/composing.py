"""The composition of the pages: no chapter leaves a page nearly empty behind it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from foundation.evidence.pdf import Spots

BARE = 0.6
"""A chapter whose last page ends above this share of it is followed on the same page."""
SCRAP = 0.25
"""A chapter that was to follow, and only just spills over, is given pages of its own again."""


NEARLY_EMPTY = 0.4
"""A page that ends above this share of it is not left so, whatever becomes of the next chapter."""
TOP, FOOT, GAP = 23 / 297, 278 / 297, 14 / 297
"""Where the text of a page begins and ends, and the space before a chapter that follows."""


def without_empty_pages(spots: Spots, context: Mapping[str, Any]) -> dict[str, Any] | None:
    """Let chapters run on where the one before leaves most of its last page bare.

    The first look places all chapters at once; later looks only mend what came out otherwise.
    Each chapter changes its mind at most twice, so the pages settle.
    """
    pack = context["pack"]
    sections = pack["sections"]
    look = _mended if pack.get("foreseen") else _foreseen
    settled = look(sections, spots)
    if settled == sections:
        return None
    return {**context, "pack": {**pack, "sections": settled, "foreseen": True}}


def _foreseen(sections: list[dict[str, Any]], spots: Spots) -> list[dict[str, Any]]:
    """Where each chapter will stand, reckoned as if its text were one strip cut into pages."""
    settled: list[dict[str, Any]] = []
    end = FOOT
    for section in sections:
        height = _height(section["key"], spots)
        section, start = _reckoned(section, end, height)
        settled.append(section)
        end = start + height
        while end > FOOT:
            end -= FOOT - TOP
    return settled


def _reckoned(section: dict[str, Any], end: float, height: float) -> tuple[dict[str, Any], float]:
    """A chapter after one that ends there, and where it then begins."""
    if section["runs_on"]:
        return section, end + GAP
    if end >= BARE:
        return section, TOP
    over = end + GAP + height - FOOT
    if end >= NEARLY_EMPTY and 0 < over < SCRAP - TOP:
        return {**section, "apart": True}, TOP
    return {**section, "runs_on": True, "follows": True}, end + GAP


def _height(key: str, spots: Spots) -> float:
    start, end = spots.get(key), spots.get(f"end-{key}")
    if start is None or end is None:
        return 0
    return (end.page - start.page) * (FOOT - TOP) + end.down - start.down


def _mended(sections: list[dict[str, Any]], spots: Spots) -> list[dict[str, Any]]:
    settled = [sections[0]]
    for before, section in pairwise(sections):
        settled.append({**section, **_placed(before, section, spots)})
    return settled


def _placed(before: dict[str, Any], section: dict[str, Any], spots: Spots) -> dict[str, bool]:
    if section.get("apart"):
        # Reckoned only, and the page before came out nearly empty after all: then it follows.
        left = spots.get(f"end-{before['key']}")
        wrong = left is not None and left.down < NEARLY_EMPTY and not section.get("follows")
        return {"runs_on": True, "follows": True, "apart": False} if wrong else {}
    if section.get("follows") and _spills_over(before["key"], section["key"], spots):
        return {"runs_on": False, "apart": True}
    if not section["runs_on"] and _leaves_room(before["key"], section["key"], spots):
        return {"runs_on": True, "follows": True}
    return {}


def _leaves_room(before: str, after: str, spots: Spots) -> bool:
    end, start = spots.get(f"end-{before}"), spots.get(after)
    if end is None or start is None:
        return False
    return start.page == end.page + 1 and end.down < BARE


def _spills_over(before: str, key: str, spots: Spots) -> bool:
    left, start, end = (spots.get(name) for name in (f"end-{before}", key, f"end-{key}"))
    if left is None or start is None or end is None or left.down < NEARLY_EMPTY:
        return False
    return end.page == start.page + 1 and end.down < SCRAP

"""The composition of the pages: no chapter leaves a page nearly empty behind it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from foundation.evidence.pdf import Spots

BARE = 0.5
"""A chapter whose last page ends above this share of it is followed on the same page."""
SCRAP = 0.25
"""A chapter that was to follow, and only just spills over, is given pages of its own again."""


def without_empty_pages(spots: Spots, context: Mapping[str, Any]) -> dict[str, Any] | None:
    """Let chapters run on where the one before leaves most of its last page bare.

    Each chapter changes its mind at most twice, so the pages settle.
    """
    pack = context["pack"]
    sections = pack["sections"]
    settled = [sections[0]]
    for before, section in pairwise(sections):
        settled.append({**section, **_placed(before, section, spots)})
    if settled == sections:
        return None
    return {**context, "pack": {**pack, "sections": settled}}


def _placed(before: dict[str, Any], section: dict[str, Any], spots: Spots) -> dict[str, bool]:
    if section.get("apart"):
        return {}
    if section.get("follows") and _spills_over(section["key"], spots):
        return {"runs_on": False, "apart": True}
    if not section["runs_on"] and _leaves_room(before["key"], section["key"], spots):
        return {"runs_on": True, "follows": True}
    return {}


def _leaves_room(before: str, after: str, spots: Spots) -> bool:
    end, start = spots.get(f"end-{before}"), spots.get(after)
    if end is None or start is None:
        return False
    return start.page == end.page + 1 and end.down < BARE


def _spills_over(key: str, spots: Spots) -> bool:
    start, end = spots.get(key), spots.get(f"end-{key}")
    if start is None or end is None:
        return False
    return end.page == start.page + 1 and end.down < SCRAP

"""The composition of the pages: no chapter leaves a page nearly empty behind it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from foundation.evidence.pdf import Spots

NEARLY_EMPTY = 0.5
"""A chapter whose last page ends above this share of it is followed on the same page."""


def without_empty_pages(spots: Spots, context: Mapping[str, Any]) -> dict[str, Any] | None:
    """Let chapters run on where the one before leaves most of its last page bare."""
    pack = context["pack"]
    sections = pack["sections"]
    settled = [sections[0]]
    for before, section in pairwise(sections):
        runs_on = section["runs_on"] or _leaves_room(before["key"], section["key"], spots)
        settled.append({**section, "runs_on": runs_on})
    if settled == sections:
        return None
    return {**context, "pack": {**pack, "sections": settled}}


def _leaves_room(before: str, after: str, spots: Spots) -> bool:
    end, start = spots.get(f"end-{before}"), spots.get(after)
    return (
        end is not None
        and start is not None
        and start.page == end.page + 1
        and end.down < NEARLY_EMPTY
    )

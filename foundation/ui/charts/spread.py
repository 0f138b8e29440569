"""Keeping labels apart: each as near its place as the others allow."""

from collections.abc import Sequence
from itertools import accumulate


def spread(wanted: Sequence[float], gaps: Sequence[float], low: float, high: float) -> list[float]:
    """Places in the order of `wanted`, at least `gaps` apart, between `low` and `high`.

    `gaps[i]` is the least distance between item i and the next. The places are those with the
    smallest sum of squared moves (isotonic regression by pooling neighbours). Where there is
    not enough room, items start at `low` and run on.
    """
    offsets = [0.0, *accumulate(gaps)][: len(wanted)]
    if not offsets:
        return []
    highest = max(low, high - offsets[-1])
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, count = place - offset, 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean, count = (before * members + mean * count) / (members + count), members + count
        pools.append((mean, count))
    placed = [min(max(mean, low), highest) for mean, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(placed, offsets, strict=True)]

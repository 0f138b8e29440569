"""Counts of people too small to print, because they could say who somebody is."""

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = 5


@dataclass(frozen=True)
class Count:
    """A number of people under a name."""

    name: str
    people: int
    grouped: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return people_words(self.people)


def people_words(number: int) -> str:
    """A count of people in words that give nobody away."""
    if number == 0:
        return "0"
    return f"fewer than {SMALLEST}" if number < SMALLEST else str(number)


def grouped(counts: Sequence[Count]) -> list[Count]:
    """The counts with all those from 1 to 4 put together.

    If a single small one is left, the smallest other joins it: it could be worked out
    from the total otherwise. Nought says nothing about anybody and stays.
    """
    small = [count for count in counts if 0 < count.people < SMALLEST]
    others = sorted((c for c in counts if c.people >= SMALLEST), key=lambda c: c.people)
    if not small:
        return list(counts)
    while others and (len(small) < 2 or sum(c.people for c in small) < SMALLEST):
        small.append(others.pop(0))
    hidden = {count.name for count in small}
    names = tuple(count.name for count in counts if count.name in hidden)
    together = Count(", ".join(names), sum(count.people for count in small), names)
    return [count for count in counts if count.name not in hidden] + [together]

"""What the cells of a column look like, whatever its name says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .dates import is_dateish
from .people import is_personish
from .statuses import is_statusish
from .tidy import plain

SAMPLE = 200
_REFERENCE = re.compile(
    r"(?:[a-z]{1,6}|action|item|recommendation|rec|ref|row|no)?[\s.\-/#]*\d{1,4}"
    r"(?:[.\-/]\d{1,3})*[a-z]?[.):]?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[£$€]?\s?[\d.,]+\s?%?")
_LEVELS = frozenset(("high", "medium", "low", "moderate", "critical", "h", "m", "l", "med"))


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares are of the filled cells, from 0 to 1."""

    filled: int = 0
    length: float = 0.0
    distinct: float = 0.0
    dates: float = 0.0
    statuses: float = 0.0
    people: float = 0.0
    references: float = 0.0
    numbers: float = 0.0
    levels: float = 0.0

    @property
    def prose(self) -> bool:
        """Whether the column says things, rather than naming or counting them."""
        return self.length > 18 and max(self.dates, self.references, self.numbers) < 0.5


def profile_of(cells: Sequence[str], *, on: date) -> Profile:
    """Look at the first filled cells of a column."""
    filled = [cell for cell in cells if cell.strip("-–— ")][:SAMPLE]
    if not filled:
        return Profile()

    def share(fits: object) -> float:
        return sum(map(fits, filled)) / len(filled)  # type: ignore[call-overload]

    return Profile(
        filled=len(filled),
        length=sum(map(len, filled)) / len(filled),
        distinct=len(set(filled)) / len(filled),
        dates=share(lambda cell: is_dateish(cell, on=on)),
        statuses=share(is_statusish),
        people=share(_is_people),
        references=share(lambda cell: bool(_REFERENCE.fullmatch(cell.strip()))),
        numbers=share(lambda cell: bool(_NUMBER.fullmatch(cell.strip()))),
        levels=share(lambda cell: plain(cell) in _LEVELS),
    )


def _is_people(cell: str) -> bool:
    return len(cell) < 60 and all(
        is_personish(part) for part in re.split(r"[\n/;,&+]", cell) if part
    )

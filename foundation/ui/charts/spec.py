"""What a chart needs to know beyond the figures, and what it expects the figures to look like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Point(Protocol):
    """One row of a series."""

    @property
    def date(self) -> date | None: ...
    @property
    def value(self) -> float | None: ...
    @property
    def special_cause(self) -> str | None: ...
    @property
    def point_type(self) -> str: ...


class Segment(Protocol):
    """A stretch of rows with limits of its own."""

    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def mean(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...
    @property
    def stage(self) -> str:
        """run_chart: no limits yet; trial: limits on trial; settled."""


class Series(Protocol):
    """A series that has been read."""

    @property
    def points(self) -> Sequence[Point]: ...
    @property
    def segments(self) -> Sequence[Segment]: ...
    @property
    def target(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that happened: when (a date, or a row), and the letter it is known by below."""

    when: date | int
    letter: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """How one chart is drawn.

    `alt` is the whole text alternative; without it the title has to do. `unit` is drawn where
    it is a sign ("%", "£"). `floor` and `ceiling` are what the measure cannot pass: limits are
    drawn no further. `ident` makes ids unique on a page; without it there are none. `even`
    gives every row the same room whatever its date. `cadence` is day, week, month, quarter or
    year, guessed from the dates when empty. `titles` names each point under the pointer.
    """

    title: str = ""
    alt: str = ""
    unit: str = ""
    decimals: int = 0
    target_words: str = ""
    annotations: tuple[Annotation, ...] = ()
    cadence: str = ""
    even: bool = False
    floor: float | None = 0
    ceiling: float | None = None
    width: int = 500
    height: int = 214
    font_size: float = 11.5
    right: float = 0
    run_chart: bool = False
    trial: bool | None = None
    ident: str = ""
    titles: bool = False

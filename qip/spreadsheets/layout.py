"""Finding the table on a sheet: its header, its headings, its rows, and what stands round it.

Nothing is dropped in silence: a row is a record, a heading, a repeat of the header, or
something beside the table that the person is told of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .book import Row
from .columns import name_score
from .fields import ASIDE_WORDS, FIELDS, SECTION_WORDS
from .limits import NO_HEADER, NO_ROWS, UnreadableError
from .people import is_personish
from .tidy import plain

LOOK_FOR_HEADER_IN = 40
LONGEST_NAME = 90
LONGEST_HEADING = 200
_NUMBERED = re.compile(r"\d{1,2}[.):]?\s+\D")
_FIGURES = re.compile(r"[\d\s/.:%£,()+-]+")


class Part(StrEnum):
    """What a row under the header is."""

    RECORD = "record"
    HEADING = "heading"
    REPEAT = "repeat"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the table with the heading it stands under.

    ``repeats``: blank cells at the beginning of the row, and the row above whose words they may
    repeat; they are not filled here, because only some kinds of column are repeated.
    ``aside`` marks a row that looks like a note beside the table.
    """

    row: Row
    cells: tuple[str, ...] = ()
    heading: str = ""
    heading_row: int = 0
    repeats: dict[int, int] = field(default_factory=dict)
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its records. ``headings`` maps the row of each heading to its words."""

    header_row: int
    header: tuple[str, ...]
    records: tuple[Record, ...]
    headings: dict[int, str]


def find_table(
    rows: Sequence[Row], *, header_row: int | None = None, not_headings: Sequence[int] = ()
) -> Table:
    """Make a table of a sheet. A person may say which row is the header, and which rows that
    look like headings are none."""
    at = find_header(rows) if header_row is None else _index_of(rows, header_row)
    header = _header_cells(rows, at)
    table = _Sorter(header, frozenset(not_headings))
    table.above(rows[:at])
    for index in range(at + 1, len(rows)):
        table.add(rows[index], rows[index + 1] if index + 1 < len(rows) else None)
    if not table.records:
        raise UnreadableError(NO_ROWS)
    return Table(rows[at].number, header, tuple(table.records), table.headings)


def find_header(rows: Sequence[Row]) -> int:
    """The index of the row that most looks like column names."""
    scored = [(header_score(row, rows), -at) for at, row in enumerate(rows[:LOOK_FOR_HEADER_IN])]
    score, behind = max(scored, default=(0.0, 0))
    if score <= 0:
        raise UnreadableError(NO_HEADER)
    return -behind


def header_score(row: Row, rows: Sequence[Row]) -> float:
    """Known names count most; short, different texts over filled columns count a little."""
    cells = [row.cell(column) for column in row.filled]
    if not cells or any(len(cell) > LONGEST_NAME for cell in cells):
        return 0.0
    known = sum(_is_known_name(cell) for cell in cells)
    if any(_FIGURES.fullmatch(cell) for cell in cells) or len(set(cells)) < len(cells) * 0.7:
        known -= 2
    if known > 0 and (len(cells) > 1 or _is_column_of_one(rows)):
        return known * 3 + len(cells) * 0.1
    return 0.2 if _stands_over_others(row, rows) else 0.0


def _is_known_name(cell: str) -> bool:
    words = plain(cell)
    return any(name_score(words, one.names) >= 0.6 for one in FIELDS)


def _is_column_of_one(rows: Sequence[Row]) -> bool:
    return all(len(row.filled) <= 1 for row in rows[:LOOK_FOR_HEADER_IN])


def _stands_over_others(row: Row, rows: Sequence[Row]) -> bool:
    """With no known name: a first wide row of short words, with other kinds of cells under it."""
    widest = max(len(one.filled) for one in rows[:LOOK_FOR_HEADER_IN])
    under = [one for one in rows if one.number > row.number]
    if len(row.filled) < max(2, widest * 0.8) or not under:
        return False
    cells = [row.cell(column) for column in row.filled]
    if any(_FIGURES.fullmatch(cell) or len(cell) > 40 for cell in cells):
        return False
    return not all(is_personish(cell) for cell in cells) or len(set(cells)) == len(cells)


def _index_of(rows: Sequence[Row], number: int) -> int:
    for at, row in enumerate(rows):
        if row.number == number:
            return at
    raise UnreadableError(NO_HEADER)


def _header_cells(rows: Sequence[Row], at: int) -> tuple[str, ...]:
    """The names, one for each column that has a name or anything under it."""
    width = max(len(row.cells) for row in rows[at:])
    return tuple(" ".join(rows[at].cell(column).split()) for column in range(width))


class _Sorter:
    """Goes down the sheet and decides of each row what it is."""

    def __init__(self, header: tuple[str, ...], not_headings: frozenset[int]) -> None:
        self.header = header
        self.not_headings = not_headings
        self.records: list[Record] = []
        self.headings: dict[int, str] = {}
        self._heading, self._heading_row = "", 0
        self._above: dict[int, int] = {}
        self._names = [plain(name) for name in header]
        self._longest = sum(map(len, header)) * 2
        self._first_is_key = self._says_what(0) in ("reference", "section", "regulation")

    def above(self, rows: Sequence[Row]) -> None:
        """What stands over the header is a title, unless its last line reads like a heading."""
        if rows and len(rows[-1].filled) == 1 and _reads_like_heading(_only(rows[-1])):
            self._open(rows[-1])

    def add(self, row: Row, following: Row | None) -> None:
        part = self._part(row, following)
        if part == Part.HEADING:
            self._open(row)
        elif part != Part.REPEAT:
            self._keep(row, aside=part == Part.ASIDE)

    def _part(self, row: Row, following: Row | None) -> Part:
        if self._is_header_again(row):
            return Part.REPEAT
        filled = row.filled
        if len(filled) == 1 and row.number not in self.not_headings and len(self.header) > 1:
            text = _only(row)
            if _is_aside(text) and (following is None or len(following.filled) <= 2):
                return Part.ASIDE
            if self._is_heading(filled[0], text, row, following):
                return Part.HEADING
        if 1 <= len(filled) <= 2 and _is_aside(row.cell(filled[0])) and following is None:
            return Part.ASIDE
        return Part.RECORD

    def _is_heading(self, column: int, text: str, row: Row, following: Row | None) -> bool:
        if len(text) > LONGEST_HEADING or row.lifted or following is None:
            return False
        if _FIGURES.fullmatch(text):  # a row that was numbered and never filled in
            return False
        if row.wide or self._is_header_again(following):
            return True
        if len(following.filled) < 2 and not _reads_like_heading(text):
            return False
        return _reads_like_heading(text) or (column == 0 and self._first_is_key)

    def _is_header_again(self, row: Row) -> bool:
        filled = row.filled
        if len(filled) < 2 or sum(len(row.cells[column]) for column in filled) > self._longest:
            return False
        cells = [(self._names[column], plain(row.cell(column))) for column in filled]
        same = sum(name == cell for name, cell in cells if name)
        return same >= 2 and same >= len(cells) * 0.7

    def _says_what(self, column: int) -> str:
        words = self._names[column] if column < len(self._names) else ""
        scores = {one.key: name_score(words, one.names) for one in FIELDS}
        best = max(scores, key=lambda key: scores[key])
        return best if scores[best] >= 0.6 else ""

    def _open(self, row: Row) -> None:
        self._heading, self._heading_row = " ".join(_only(row).split()), row.number
        self.headings[row.number] = self._heading
        self._above = {}

    def _keep(self, row: Row, *, aside: bool) -> None:
        cells = tuple(row.cell(column) for column in range(len(self.header)))
        repeats = {} if aside else self._blank_beginning(cells)
        if not aside:
            self._above = repeats | {
                column: row.lifted.get(column, row.number)
                for column, text in enumerate(cells)
                if text
            }
        self.records.append(Record(row, cells, self._heading, self._heading_row, repeats, aside))

    def _blank_beginning(self, cells: tuple[str, ...]) -> dict[int, int]:
        """Blank cells at the beginning of a row whose rest is filled repeat what is above, as
        when cells were merged before the sheet was saved as text."""
        first = next((column for column, text in enumerate(cells) if text), 0)
        return {column: self._above[column] for column in range(first) if column in self._above}


def _only(row: Row) -> str:
    return row.cell(row.filled[0])


def _reads_like_heading(text: str) -> bool:
    """Short, and begun by a word that heads sections, or numbered like one."""
    if len(text) > LONGEST_HEADING or (text.rstrip().endswith((".", ";")) and len(text) > 80):
        return False
    words = plain(text)
    return any(words == one or words.startswith(f"{one} ") for one in SECTION_WORDS) or bool(
        (_NUMBERED.match(text) and len(text) < 60) or (text.isupper() and len(text) > 3)
    )


def _is_aside(text: str) -> bool:
    words = plain(text)
    return any(
        words == one
        or (words.startswith(f"{one} ") and re.match(rf"{one}\s*[:=–-]", text.casefold()))
        for one in ASIDE_WORDS
    )

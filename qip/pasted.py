"""Columns pasted from a spreadsheet, read line by line. Pure: no Django.

A line is a date and a figure, or a date and the two numbers of a fraction, with tabs,
semicolons or commas between them. A line that cannot be read keeps its text and gets one
sentence that says what to do. Nothing is guessed where a guess could be wrong: it is asked.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qip.figures import Figures, Kind, value_of, wrong
from qip.pasted_dates import Unreadable, read_date
from qip.pasted_numbers import read_number

MOST_LINES = 500
LONGEST_LINE = 500
HEADINGS = ("date", "day", "week", "month", "quarter", "period", "when", "year", "time")


@dataclass(frozen=True)
class Line:
    """One line that was pasted: what it says, or why it cannot be read."""

    number: int
    text: str
    figures: Figures | None = None
    value: Decimal | None = None
    problem: str = ""
    same_as: int | None = None

    @property
    def usable(self) -> bool:
        return self.figures is not None and not self.problem and self.same_as is None


@dataclass(frozen=True)
class Pasted:
    """Everything that was pasted. Every line that is not blank is here exactly once."""

    lines: tuple[Line, ...] = ()
    headings: str = ""
    problem: str = ""
    hint: str = ""

    @property
    def usable(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.usable)

    @property
    def wrong(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.problem)


def read(text: str, *, kind: Kind, today: date) -> Pasted:
    """Read a paste. `kind.per` is set when the measure takes a numerator and a denominator."""
    raw = [(number, line) for number, line in enumerate(_split(text), 1) if line.strip()]
    if not raw:
        return Pasted(problem="Paste a column of dates and a column of figures.")
    if len(raw) > MOST_LINES:
        return Pasted(
            problem=f"There are {len(raw):,} lines. Paste {MOST_LINES} at a time: "
            f"save the first {MOST_LINES}, then paste the rest."
        )
    separator = _separator(raw)
    headings = raw.pop(0)[1].strip() if _is_heading(raw[0][1], separator) else ""
    lines = [_read_line(number, line, separator, kind, today) for number, line in raw]
    lines = _point_out_repeats(lines)
    return Pasted(tuple(lines), headings, hint=_hint(lines, kind))


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _separator(raw: list[tuple[int, str]]) -> str:
    """What stands between columns: a tab if there is any, else a semicolon, else a comma."""
    for mark in ("\t", ";"):
        if sum(mark in line for _, line in raw) * 2 >= len(raw):
            return mark
    return ","


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a line, without empty ones at its end. Quotes hold a cell together."""
    if len(line) > LONGEST_LINE:
        raise Unreadable("This line is too long. Paste a date and its figure only.")
    rows = csv.reader([line.replace("\0", " ")], delimiter=separator, skipinitialspace=True)
    cells = [cell.strip() for cell in next(rows, [])]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _is_heading(line: str, separator: str) -> bool:
    """Names of columns, not a line of figures. A line with a figure in it is never swallowed."""
    cells = _cells(line[:LONGEST_LINE], separator)
    if not cells or any(character.isdigit() for character in cells[0]):
        return False
    first = cells[0].lower()
    words = any(word in first for word in HEADINGS)
    return (words or not first) and not any(_is_figure(cell) for cell in cells[1:])


def _is_figure(cell: str) -> bool:
    try:
        return read_number(cell) is not None
    except Unreadable:
        return False


def _read_line(number: int, text: str, separator: str, kind: Kind, today: date) -> Line:
    text = text.strip(" \r\n")
    try:
        figures = _figures(_cells(text, separator), separator, kind)
    except Unreadable as unreadable:
        return Line(number, text, problem=str(unreadable))
    if problems := wrong(figures, kind, today):
        return Line(number, text, figures, problem=next(iter(problems.values())))
    return Line(number, text, figures, value_of(figures, kind))


def _figures(cells: list[str], separator: str, kind: Kind) -> Figures:
    on = read_date(cells[0] if cells else "")
    numbers = cells[1:]
    if kind.per and len(numbers) > 1:
        return _fraction(on, numbers)
    if len(numbers) > 1:
        raise Unreadable(_too_many(numbers, separator, wanted="one figure"))
    return Figures(on, value=read_number(numbers[0]) if numbers else None)


def _fraction(on: date, cells: list[str]) -> Figures:
    if len(cells) > 2:
        raise Unreadable(_too_many(cells, ";", wanted="two numbers"))
    numerator, denominator = (read_number(cell) for cell in cells)
    return Figures(on, numerator=numerator, denominator=denominator)


def _too_many(cells: Sequence[str], separator: str, *, wanted: str) -> str:
    joined = ",".join(cells)
    if separator == "," and len(cells) == 2 and cells[1].isdigit():
        return (
            f"“{joined}” could be one number or two. Put a tab or a semicolon between the columns."
        )
    return f"There are {len(cells) + 1} columns here. Paste a date and {wanted}."


def _point_out_repeats(lines: list[Line]) -> list[Line]:
    """A date that comes twice: the same figure is left out, another one is a problem."""
    first: dict[date, Line] = {}
    done: list[Line] = []
    for line in lines:
        if line.figures is None or line.problem:
            done.append(line)
            continue
        earlier = first.setdefault(line.figures.on, line)
        done.append(line if earlier is line else _repeat(line, earlier))
    return done


def _repeat(line: Line, earlier: Line) -> Line:
    if line.value == earlier.value:
        return Line(line.number, line.text, line.figures, line.value, same_as=earlier.number)
    problem = f"Line {earlier.number} has this date with another figure. Keep one of them."
    return Line(line.number, line.text, line.figures, line.value, problem)


def _hint(lines: list[Line], kind: Kind) -> str:
    """Shares of 1 where percentages are expected: a spreadsheet keeps 85% as 0.85."""
    values = [line.value for line in lines if line.value is not None]
    if kind.unit != "percent" or not values or any("%" in line.text for line in lines):
        return ""
    if max(values) <= 1 and any(value % 1 for value in values):
        example = next(value for value in values if value % 1)
        return (
            f"These look like shares of 1. Is {example.normalize():f} meant as "
            f"{(example * 100).normalize():f}%? Then paste the column as percentages."
        )
    return ""

"""Reading one sheet of a workbook as a stream, within limits and without working anything out.

Why not a library: python-calamine makes room for every cell up to the last one, so that a
workbook of 5 KB with a word in its last cell ends the whole process; and openpyxl's streaming
reader tells neither merged cells nor formulas whose result was not saved. What stands in a
file is small: rows, cells, values. Document types and entities are refused, as none belong here.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import IO
from xml.parsers import expat

from .book import Row, Sheet
from .limits import (
    DAMAGED,
    DEEPEST,
    LONGEST_CELL,
    LONGEST_TOKEN,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ELEMENTS,
    MOST_ROWS,
    STOP_COUNTING_ROWS,
    TOO_MUCH_TEXT,
    UnreadableError,
    cell_too_long,
    column_name,
    too_many_columns,
    too_many_rows,
)
from .shown import GENERAL, shown_number
from .tidy import tidy

CHUNK = 64 * 1024
MOST_MERGED = 20_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Patience:
    """How much of one workbook is looked at: every part of it draws on the same."""

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS

    def ask(self, *, elements: int, deep: int, waiting: int) -> None:
        """``waiting``: the bytes since the last thing that was understood. Expat reads those
        again with every chunk, so that one endless word would take hours."""
        if deep > DEEPEST:
            raise UnreadableError(DAMAGED)
        self.left -= elements
        if waiting > LONGEST_TOKEN or self.left < 0:
            raise LongWindedError(TOO_MUCH_TEXT)


class LongWindedError(UnreadableError):
    """More than anybody will wait for."""


def parse(
    part: IO[bytes], start: Callable, end: Callable, text: Callable, patience: Patience
) -> None:
    """Feed XML to three functions, with local names; anything that is not plain XML is refused."""
    opened, closed = count().__next__, count().__next__
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, at: (opened(), start(name.rpartition(" ")[2], at))
    parser.EndElementHandler = lambda name: (closed(), end(name.rpartition(" ")[2]))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    fed = before = 0
    try:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
            fed += len(chunk)
            now = opened()
            waiting = fed - parser.CurrentByteIndex
            patience.ask(elements=now - before, deep=now - closed(), waiting=waiting)
            before = now
        parser.Parse(b"", True)
    except expat.ExpatError as broken:
        raise UnreadableError(DAMAGED) from broken


def _refuse(*_declaration: object) -> None:
    raise UnreadableError(DAMAGED)


def unescape(text: str) -> str:
    """Excel writes characters that XML cannot hold as ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def _figures(text: str, otherwise: int) -> int:
    """A number in plain figures, as short as any that means something here."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


class Words:
    """What a sheet refers to: shared texts, the formats of numbers, where days are counted from."""

    def __init__(self, shared: list[str], formats: list[str], epoch: datetime) -> None:
        self.shared, self.formats, self.epoch = shared, formats, epoch

    def text(self, kind: str, raw: str, style: str) -> str:
        """The words of a cell as Excel shows them."""
        if kind == "s":
            at = _figures(raw, -1)
            return self.shared[at] if 0 <= at < len(self.shared) else ""
        if kind in ("str", "inlineStr"):
            return tidy(unescape(raw))
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if kind in ("e", "d"):
            return tidy(raw)
        return shown_number(raw.strip(), self._format(style), self.epoch)

    def _format(self, style: str) -> str:
        at = _figures(style, 0)
        return self.formats[at] if at < len(self.formats) else GENERAL


class SheetReader:
    """Takes the elements of a sheet one by one and keeps the rows that say something."""

    def __init__(
        self,
        name: str,
        words: Words,
        patience: Patience,
        characters_left: int = MOST_CHARACTERS,
    ) -> None:
        self.name, self.words, self.patience = name, words, patience
        self.rows: list[tuple[int, dict[int, str], list[int]]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.count = 0
        self.characters_left = characters_left
        self._row, self._column = 0, -1
        self._cells: dict[int, str] = {}
        self._unsaved: list[int] = []
        self._kind = self._style = ""
        self._formula = self._listening = self._phonetic = False
        self._said: list[str] = []

    def read(self, part: IO[bytes]) -> Sheet:
        try:
            with suppress(_EnoughCountedError):
                parse(part, self._start, self._end, self._text, self.patience)
        except LongWindedError:
            if self.count <= MOST_ROWS:
                raise
            raise UnreadableError(too_many_rows(self.count, self.name, still=True)) from None
        if self.count > MOST_ROWS:
            raise UnreadableError(too_many_rows(self.count, self.name))
        return Sheet(self.name, rows_with_merged(self.rows, self.merged))

    def _start(self, name: str, at: dict[str, str]) -> None:
        if name == "c":
            self._open_cell(at)
        elif name == "row":
            number = at.get("r", "")
            self._row = _figures(number, self._row + 1)
            self._column, self._cells, self._unsaved = -1, {}, []
        elif name in ("v", "t"):
            self._listening = not self._phonetic
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merge(at.get("ref", ""))

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._listening = False
        elif name == "c":
            self._close_cell()
        elif name == "rPh":
            self._phonetic = False
        elif name == "row":
            self._close_row()

    def _text(self, text: str) -> None:
        if self._listening:
            self._said.append(text)

    def _open_cell(self, at: dict[str, str]) -> None:
        where = _position(at.get("r", ""))
        self._column = where[1] if where else self._column + 1
        self._kind, self._style = at.get("t", "n"), at.get("s", "0")
        self._formula, self._said = False, []

    def _close_cell(self) -> None:
        if self.count >= MOST_ROWS:
            if self._said:
                self._cells[0] = "counted"
            return
        raw = "".join(self._said)
        text = self.words.text(self._kind, raw, self._style) if raw else ""
        if text:
            self._keep(text)
        elif self._formula and not raw:
            self._unsaved.append(self._column)

    def _keep(self, text: str) -> None:
        if self._column >= MOST_COLUMNS:
            raise UnreadableError(too_many_columns(column_name(self._column), self.name))
        if len(text) > LONGEST_CELL:
            raise UnreadableError(cell_too_long(self._row, self._column, len(text), self.name))
        self.characters_left -= len(text)
        if self.characters_left < 0:
            raise UnreadableError(TOO_MUCH_TEXT)
        self._cells[self._column] = text

    def _close_row(self) -> None:
        if not self._cells and not self._unsaved:
            return
        if self.count < MOST_ROWS:
            self.rows.append((self._row, self._cells, self._unsaved))
        self.count += 1
        self._cells, self._unsaved = {}, []
        if self.count >= STOP_COUNTING_ROWS:
            raise _EnoughCountedError

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, bottom = _position(first), _position(last)
        if top and bottom and len(self.merged) < MOST_MERGED:
            self.merged.append((top[0], bottom[0], top[1], bottom[1]))


class _EnoughCountedError(Exception):
    """No need to read further to say that there are too many rows."""


def _position(reference: str) -> tuple[int, int] | None:
    """Row number, and column counted from 0, of a reference such as ``C12``."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return int(found.group(2)), column - 1


def rows_with_merged(
    rows: list[tuple[int, dict[int, str], list[int]]], merged: list[tuple[int, int, int, int]]
) -> tuple[Row, ...]:
    """Give every row below the top of a merged cell its words, saying where they came from.

    Across a row the words stay in the first cell: a merged heading is said once.
    """
    by_number = {number: cells for number, cells, _unsaved in rows}
    lifted: dict[int, dict[int, int]] = {}
    wide = {top for top, bottom, first, last in merged if top == bottom and last - first >= 2}
    for top, bottom, column, _last in merged:
        text = by_number.get(top, {}).get(column)
        for number in range(top + 1, min(bottom, top + MOST_ROWS) + 1):
            if text and number in by_number and column not in by_number[number]:
                by_number[number][column] = text
                lifted.setdefault(number, {})[column] = top
    return tuple(
        Row(number, _in_line(cells), lifted.get(number, {}), tuple(unsaved), number in wide)
        for number, cells, unsaved in rows
    )


def _in_line(cells: dict[int, str]) -> tuple[str, ...]:
    width = max(cells, default=-1) + 1
    return tuple(cells.get(column, "") for column in range(width))

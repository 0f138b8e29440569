"""CSV and its relatives: which encoding, which separator, and then the rows one by one."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import IO

from .book import Book, Row, Sheet
from .kinds import HEAD
from .limits import (
    LONGEST_CELL,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    NOT_A_SHEET,
    NOTHING_IN_IT,
    OPEN_QUOTE,
    STOP_COUNTING_ROWS,
    TOO_MUCH_TEXT,
    UnreadableError,
    cell_too_long,
    column_name,
    too_many_columns,
    too_many_rows,
)
from .tidy import tidy

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 64 * 1024
SAMPLE_ROWS = 100
CHUNK = 256 * 1024
WINDOWS = "cp1252"
GUESSED = (
    "The file does not say how its letters are stored. It was read as Windows text: check that "
    "accents and pound signs look right."
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(file: IO[bytes]) -> Book:
    """The one table of a text file."""
    encoding = encoding_of(file)
    errors = "replace" if encoding == WINDOWS else "strict"
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="")
    try:
        rows = tuple(_rows(text))
    except UnicodeError as broken:
        raise UnreadableError(NOT_A_SHEET) from broken
    finally:
        text.detach()
    if not rows:
        raise UnreadableError(NOTHING_IN_IT)
    return Book((Sheet("", rows),), GUESSED if encoding == WINDOWS else "")


def encoding_of(file: IO[bytes]) -> str:
    """By its mark; else by its noughts; else UTF-8 if it is that; else Windows."""
    file.seek(0)
    head = file.read(HEAD)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        return "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
    return _utf8_or_windows(file)


def _utf8_or_windows(file: IO[bytes]) -> str:
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    plain = True
    try:
        while chunk := file.read(CHUNK):
            if b"\0" in chunk:
                raise UnreadableError(NOT_A_SHEET)
            plain = plain and chunk.isascii()
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return WINDOWS
    return "utf-8"


def separator_of(sample: str) -> str:
    """The separator under which most rows have the same number of cells; the widest of those."""
    scores = {separator: _score(sample, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best] > (0, 0) else ","


def _score(sample: str, separator: str) -> tuple[int, int]:
    widths = Counter(
        len(cells)
        for cells in islice(_split(io.StringIO(sample, newline=""), separator), SAMPLE_ROWS)
        if len(cells) > 1
    )
    if not widths:
        return (0, 0)
    width, count = max(widths.items(), key=lambda found: (found[1], found[0]))
    return (count, width)


def _split(lines: Iterator[str] | io.StringIO | IO[str], separator: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=separator)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell above the limit of the csv module: no table at all by this mark
            yield []
            return


def _rows(text: IO[str]) -> Iterator[Row]:
    sample = text.read(SAMPLE)
    separator, skipped = _declared(sample)
    lines = _Lines(sample[skipped:], text)
    reader = csv.reader(lines, delimiter=separator or separator_of(sample))
    read = count = 0
    number = 1 if skipped else 0
    cells: list[str] = []
    for cells in _records(reader, number):
        number += 1
        tidied = [tidy(cell) for cell in cells]
        while tidied and not tidied[-1]:
            tidied.pop()
        if not tidied:
            continue
        count += 1
        if count > MOST_ROWS:
            _count_on(reader, count)
        read += _checked(number, tidied)
        if read > MOST_CHARACTERS:
            raise UnreadableError(TOO_MUCH_TEXT)
        yield Row(number, tuple(tidied))
    if lines.quotes % 2 and cells and "\n" in cells[-1]:
        raise UnreadableError(OPEN_QUOTE.format(row=number))


def _declared(sample: str) -> tuple[str, int]:
    """Excel may say the separator in a first line such as ``sep=;``."""
    first = sample.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4], len(first) + 1
    return "", 0


def _records(reader: Iterator[list[str]], number: int) -> Iterator[list[str]]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            raise UnreadableError(cell_too_long(number + 1, 0, 0, "")) from broken
        number += 1


def _count_on(reader: Iterator[list[str]], count: int) -> None:
    """Too many rows: count the rest without keeping any, to say how many there are."""
    try:
        for cells in reader:
            count += any(cell.strip() for cell in cells)
            if count >= STOP_COUNTING_ROWS:
                break
    except csv.Error:
        pass
    raise UnreadableError(too_many_rows(count, ""))


def _checked(number: int, cells: list[str]) -> int:
    """The characters of a row that keeps within the limits."""
    if len(cells) > MOST_COLUMNS:
        raise UnreadableError(too_many_columns(column_name(len(cells) - 1), ""))
    for column, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            raise UnreadableError(cell_too_long(number, column, len(cell), ""))
    return sum(map(len, cells))


class _Lines:
    """The lines of a text whose beginning was read already; counts quotation marks on the way."""

    def __init__(self, beginning: str, rest: IO[str]) -> None:
        self.quotes = 0
        self._chunks = self._in_chunks(beginning, rest)
        self._lines: Iterator[str] = iter(())

    @staticmethod
    def _in_chunks(beginning: str, rest: IO[str]) -> Iterator[str]:
        yield beginning
        while chunk := rest.read(CHUNK):
            yield chunk

    def __iter__(self) -> Iterator[str]:
        left = ""
        for chunk in self._chunks:
            self.quotes += chunk.count('"')
            whole, left = _whole_lines(left + chunk)
            yield from whole
        yield from io.StringIO(left, newline="")


def _whole_lines(text: str) -> tuple[list[str], str]:
    """The finished lines of a text, and the beginning of the next one."""
    end = max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1
    return list(io.StringIO(text[:end], newline="")), text[end:]

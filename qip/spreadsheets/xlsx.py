"""Excel workbooks: which sheets there are, and each of them read."""

import posixpath
import zipfile
from datetime import datetime
from typing import IO

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from .book import Book, Sheet
from .limits import DAMAGED, MOST_CHARACTERS, MOST_SHEETS, NOTHING_IN_IT, UnreadableError
from .packed import unpacking
from .sheetxml import Patience, SheetReader, Words, parse, unescape
from .shown import GENERAL
from .tidy import tidy


def read_workbook(file: IO[bytes]) -> Book:
    """Every sheet with something in it, those that people hide last.

    A sheet that is too large says so in its ``problem``; when no other is left, that is said
    of the file.
    """
    patience = Patience()
    with unpacking(file) as parts:
        listed, epoch = _sheets_of(parts, patience)
        words = Words(_shared_texts(parts, patience), _formats(parts, patience), epoch)
        sheets = _read_sheets(parts, listed[:MOST_SHEETS], words, patience)
    filled = [sheet for sheet in sheets if sheet.rows or sheet.problem]
    if not filled:
        raise UnreadableError(NOTHING_IN_IT)
    if all(sheet.problem for sheet in filled):
        raise UnreadableError(next((s for s in filled if not s.hidden), filled[0]).problem)
    return Book(tuple(sorted(filled, key=lambda sheet: sheet.hidden)))


def _read_sheets(
    parts: zipfile.ZipFile,
    listed: list[tuple[str, str, bool]],
    words: Words,
    patience: Patience,
) -> list[Sheet]:
    sheets = []
    left = MOST_CHARACTERS
    for name, part, hidden in listed:
        reader = SheetReader(name, words, patience, left)
        try:
            with parts.open(part) as stream:
                rows = reader.read(stream).rows
            sheets.append(Sheet(name, rows, hidden))
            left = reader.characters_left
        except UnreadableError as problem:
            sheets.append(Sheet(name, (), hidden, str(problem)))
    return sheets


class _Listener:
    """Collects what one kind of part says; subclasses name what they listen to."""

    def __init__(self, parts: zipfile.ZipFile, part: str, patience: Patience) -> None:
        with parts.open(part) as stream:
            parse(stream, self.start, self.end, self.text, patience)

    def start(self, name: str, at: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Relations(_Listener):
    """Where the parts of the workbook lie, by their id."""

    def __init__(self, parts: zipfile.ZipFile, part: str, patience: Patience) -> None:
        self.sheets: dict[str, str] = {}
        super().__init__(parts, part, patience)

    def start(self, name: str, at: dict[str, str]) -> None:
        if name == "Relationship" and at.get("Type", "").endswith("/worksheet"):
            target = at.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            self.sheets[at.get("Id", "")] = posixpath.normpath(full)


class _Workbook(_Listener):
    """The names of the sheets in order, and where days are counted from."""

    def __init__(self, parts: zipfile.ZipFile, part: str, patience: Patience) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.epoch = WINDOWS_EPOCH
        super().__init__(parts, part, patience)

    def start(self, name: str, at: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((v for k, v in at.items() if k.rpartition(" ")[2] == "id"), "")
            hidden = at.get("state", "visible") != "visible"
            self.sheets.append((tidy(at.get("name", ""))[:120], relation, hidden))
        elif name == "workbookPr" and at.get("date1904", "0") in ("1", "true"):
            self.epoch = MAC_EPOCH


class _SharedTexts(_Listener):
    """Every text of the workbook, kept once by Excel and named by number in the sheets."""

    def __init__(self, parts: zipfile.ZipFile, part: str, patience: Patience) -> None:
        self.texts: list[str] = []
        self._said: list[str] = []
        self._listening = self._phonetic = False
        super().__init__(parts, part, patience)

    def start(self, name: str, at: dict[str, str]) -> None:
        if name == "si":
            self._said = []
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._listening = not self._phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append(tidy(unescape("".join(self._said))))
        elif name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._listening = False

    def text(self, text: str) -> None:
        if self._listening:
            self._said.append(text)


class _Styles(_Listener):
    """The number format of each cell style."""

    def __init__(self, parts: zipfile.ZipFile, part: str, patience: Patience) -> None:
        self.formats: list[str] = []
        self._own: dict[str, str] = {}
        self._in_cells = False
        super().__init__(parts, part, patience)

    def start(self, name: str, at: dict[str, str]) -> None:
        if name == "numFmt":
            self._own[at.get("numFmtId", "")] = at.get("formatCode", GENERAL)
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.formats.append(self._format(at.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def _format(self, number: str) -> str:
        if number in self._own:
            return self._own[number]
        plain = number.isascii() and number.isdigit() and len(number) < 9
        return BUILTIN_FORMATS.get(int(number), GENERAL) if plain else GENERAL


def _sheets_of(
    parts: zipfile.ZipFile, patience: Patience
) -> tuple[list[tuple[str, str, bool]], datetime]:
    book = _Workbook(parts, _find(parts, "xl/workbook.xml"), patience)
    places = _Relations(parts, _find(parts, "xl/_rels/workbook.xml.rels"), patience).sheets
    listed = [
        (name, _find(parts, places[relation]), hidden)
        for name, relation, hidden in book.sheets
        if relation in places
    ]
    return listed, book.epoch


def _shared_texts(parts: zipfile.ZipFile, patience: Patience) -> list[str]:
    part = _find(parts, "xl/sharedStrings.xml", needed=False)
    return _SharedTexts(parts, part, patience).texts if part else []


def _formats(parts: zipfile.ZipFile, patience: Patience) -> list[str]:
    part = _find(parts, "xl/styles.xml", needed=False)
    return _Styles(parts, part, patience).formats if part else []


def _find(parts: zipfile.ZipFile, name: str, *, needed: bool = True) -> str:
    """A part by its name, which some programs write in other case."""
    for there in parts.namelist():
        if there.lower().lstrip("/") == name.lower():
            return there
    if needed:
        raise UnreadableError(DAMAGED)
    return ""

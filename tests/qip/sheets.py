"""Making spreadsheets for tests, good ones and bad ones."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from qip.spreadsheets.book import Book
from qip.spreadsheets.limits import UnreadableError
from qip.spreadsheets.reading import read_book

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"
HEADER = ["Ref", "Issue", "Action required", "How", "Success measure", "Lead", "By when", "RAG"]
WHOLE = [
    "M1", "Errors were found at month end.", "Errors are looked at the same day.",
    "The team leader opens the form before the shift ends.", "No error repeated in 12 weeks.",
    "Ruth Mills", "31/03/2027", "On track",
]  # fmt: skip


def csv_bytes(rows, *, encoding="utf-8", delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(*sheets, merge=(), hidden=()):
    """A workbook of the given sheets: ``(name, rows)`` or just rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, one in enumerate(sheets):
        name, rows = one if isinstance(one, tuple) else (f"Sheet{number + 1}", one)
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    for place in merge:
        book.worksheets[0].merge_cells(place)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(workbook, name, content):
    """The workbook with one part put in the place of another."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry.filename))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def sheet_xml(cells):
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )


def book_of(content) -> Book:
    return read_book(io.BytesIO(content))


def cells_of(content):
    """The rows of the first sheet as lists of words."""
    return [list(row.cells) for row in book_of(content).sheets[0].rows]


def why_not(content):
    """The sentence with which a file is refused."""
    try:
        book_of(content)
    except UnreadableError as why:
        return str(why)
    raise AssertionError("The file was read.")


def says_something(content):
    """Whether a file gives either a table or a sentence."""
    try:
        return any(sheet.rows for sheet in book_of(content).sheets)
    except UnreadableError as why:
        return str(why).endswith(".")


def upload(content, name="plan.csv"):
    return SimpleUploadedFile(name, content)

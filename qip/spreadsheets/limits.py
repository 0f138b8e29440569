"""How much a spreadsheet may hold, and the sentences for what cannot be read."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
LARGEST_UNPACKED = 100 * MEGABYTE
MOST_PARTS = 2_000
# Deflate reaches 1,032 to 1; sheets that people fill in stay far below 200.
HIGHEST_RATIO = 300
RATIO_COUNTS_FROM = 10 * MEGABYTE

MOST_SHEETS = 50
MOST_ROWS = 5_000
MOST_COLUMNS = 100
LONGEST_CELL = 10_000
MOST_CHARACTERS = 12_000_000
STOP_COUNTING_ROWS = 200_000
# 5,000 rows of 100 cells have a million and a half elements; reading so many takes seconds.
MOST_ELEMENTS = 2_000_000
DEEPEST = 1_000
LONGEST_TOKEN = 1 * MEGABYTE


class UnreadableError(Exception):
    """Why a file cannot be read and what to do about it, in words for the person who chose it."""


EMPTY = "This file is empty. Check that it was saved, then choose it again."
NOTHING_IN_IT = "There is nothing in this file but empty cells. Check that it is the right file."
DAMAGED = (
    "This file is damaged and cannot be opened. Open it in Excel, save it again and choose the "
    "new copy."
)
LOCKED = (
    "This file is locked with a password. In Excel, save a copy without the password and choose "
    "that."
)
NOT_A_SHEET = (
    "This is not a spreadsheet, whatever its name says. Choose an Excel workbook (.xlsx) or a CSV "
    "file."
)
UNPACKS_TOO_FAR = (
    "This file unpacks to far more than a plan holds, so it was not opened. Copy the plan into a "
    "new workbook, save it and choose that."
)
TOO_MUCH_TEXT = (
    "This file holds more text than can be read at once. Save a copy with only the plan’s sheet "
    "in it and choose that."
)
NO_HEADER = (
    "No row with column names was found. Put the names of the columns, such as Action, Owner and "
    "Due, in one row above the first action, and choose the file again."
)
NO_ROWS = "There are column names in this sheet, and no rows under them."
OPEN_QUOTE = (
    "A quotation mark in row {row} is opened and never closed, so rows would run into each other. "
    "Open the file in Excel, save it as .xlsx and choose that."
)


SMALLER_COPY = "Save a copy with only the plan’s sheet in it, without pictures, and choose that."
LARGER_THAN_READ = f"This file is larger than {LARGEST_FILE // MEGABYTE} MB. {SMALLER_COPY}"


def too_large(size: int) -> str:
    shown = f"{size / MEGABYTE:,.0f}" if size >= 11 * MEGABYTE else f"{size / MEGABYTE:.1f}"
    limit = LARGEST_FILE // MEGABYTE
    return f"This file is {shown} MB. The limit is {limit} MB. {SMALLER_COPY}"


def too_many_rows(count: int, sheet: str, *, still: bool = False) -> str:
    """``still``: there were more to come when the counting stopped."""
    where = f"“{sheet}”" if sheet else "This file"
    many = f"more than {count:,}" if still else f"{count:,}"
    many = "more than 200,000" if count >= STOP_COUNTING_ROWS else many
    return (
        f"{where} has {many} rows, and {MOST_ROWS:,} can be read. Keep only the rows of "
        "this plan, or split them into several files, and choose those."
    )


def too_many_columns(where: str, sheet: str) -> str:
    table = f"“{sheet}”" if sheet else "this file"
    return (
        f"There is something in column {where} of {table}, and {MOST_COLUMNS} columns can be "
        f"read. Delete what is beyond column {column_name(MOST_COLUMNS - 1)} and choose the file "
        "again."
    )


def cell_too_long(row: int, column: int, length: int, sheet: str) -> str:
    where = f" of “{sheet}”" if sheet else ""
    many = f"{length:,}" if length else f"more than {LONGEST_CELL:,}"
    return (
        f"Cell {column_name(column)}{row}{where} holds {many} characters, and {LONGEST_CELL:,} can "
        "be read. Shorten it and choose the file again."
    )


def another_kind(what: str) -> str:
    """For a document whose kind is known: say what it is and how to get a table out of it."""
    return f"This is {what}. {_WAY_OUT.get(what, _SAVE_AS)}"


_SAVE_AS = "Open it, choose “Save as”, pick Excel workbook (.xlsx) and choose that file."
_WAY_OUT = {
    "a PDF": "Ask for the spreadsheet it was made from, or copy its table into Excel, save that "
    "as .xlsx and choose it.",
    "a Word document": "Copy its table into Excel, save that as .xlsx and choose it.",
    "a presentation": "Copy its table into Excel, save that as .xlsx and choose it.",
    "a picture": "Copy the table into Excel, save that as .xlsx and choose it.",
    "a folder packed into one file": "Unpack it and choose the spreadsheet inside.",
}


def column_name(index: int) -> str:
    """The letters Excel shows above a column; the first is 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

"""Reading Excel workbooks: what Excel shows is what is read, and nothing dangerous is opened."""

import datetime
import io
import random
import re
import struct
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qip.spreadsheets import limits
from qip.spreadsheets.book import rows_from_json, rows_to_json
from qip.spreadsheets.limits import (
    DAMAGED,
    LOCKED,
    NOTHING_IN_IT,
    UNPACKS_TOO_FAR,
    UnreadableError,
)
from qip.spreadsheets.reading import read_book

from .sheets import book_of, cells_of, says_something, sheet_xml, why_not, with_part, xlsx_bytes

SHEET = "xl/worksheets/sheet1.xml"


AT_HALF_PAST_TWO = datetime.datetime(2027, 3, 31, 14, 30)  # noqa: DTZ001 - Excel has no zones


def formatted(value, number_format):
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    file = io.BytesIO()
    book.save(file)
    return cells_of(file.getvalue())[0][0]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (datetime.date(2027, 3, 31), "dd/mm/yyyy", "31/03/2027"),
        (datetime.date(2027, 3, 31), "[$-809]d mmmm yyyy;@", "31/03/2027"),
        (datetime.date(2027, 3, 1), "mmm-yy", "March 2027"),
        (AT_HALF_PAST_TWO, "dd/mm/yyyy hh:mm", "31/03/2027 14:30"),
        (datetime.time(14, 30), "hh:mm", "14:30"),
        (0.12, "0%", "12%"),
        (0.125, "0.0%", "12.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (12.0, "0.00", "12"),
        (46477, "General", "46477"),
        (True, "General", "TRUE"),
        ("_x0007_bell", "General", "bell"),
        (9e300, "dd/mm/yyyy", "9e+300"),
    ],
)
def test_what_excel_shows_is_what_is_read(value, number_format, shown):
    assert formatted(value, number_format) == shown


def test_days_may_be_counted_from_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2027, 3, 31)
    file = io.BytesIO()
    book.save(file)
    assert cells_of(file.getvalue()) == [["31/03/2027"]]


def test_a_formula_gives_its_saved_result_and_is_never_worked_out():
    cells = (
        '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c>'
        '<c r="B1"><f>1+1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    row = book_of(with_part(xlsx_bytes([["x"]]), SHEET, sheet_xml(cells))).sheets[0].rows[0]
    assert row.cells == ("y", "", "#DIV/0!")
    assert row.unsaved == (1,)


def test_merged_cells_are_filled_down_and_say_where_from():
    rows = [
        ["Issue", "Action", "Due"],
        ["Errors", "One", "May"],
        [None, "Two", None],
        [None, "Three"],
    ]
    read = book_of(xlsx_bytes(rows, merge=["A2:A4", "C2:C3"])).sheets[0].rows
    assert [row.cells for row in read] == [
        ("Issue", "Action", "Due"), ("Errors", "One", "May"), ("Errors", "Two", "May"),
        ("Errors", "Three"),
    ]  # fmt: skip
    assert [row.lifted for row in read] == [{}, {}, {0: 2, 2: 2}, {0: 2}]


def test_a_heading_merged_across_is_said_once_and_marked_wide():
    read = book_of(xlsx_bytes([["Priority", None, None], ["a", "b", "c"]], merge=["A1:C1"]))
    assert [(row.cells, row.wide) for row in read.sheets[0].rows] == [
        (("Priority",), True), (("a", "b", "c"), False),
    ]  # fmt: skip


def test_hidden_and_empty_sheets():
    book = book_of(
        xlsx_bytes(
            ("Old", [["x", "y"]]), ("Plan", [["Action"], ["Walk"]]), ("Blank", []), hidden=["Old"]
        )
    )
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Plan", False), ("Old", True)]


def test_rich_text_and_texts_beside_the_reading_aid():
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>'
        "<r><t>Walk </t></r><r><t>slowly</t></r><rPh><t>never</t></rPh></si></sst>"
    )
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>77</v></c></row>'
    content = with_part(xlsx_bytes([["x"]]), "xl/sharedStrings.xml", shared)
    assert cells_of(with_part(content, SHEET, sheet_xml(cells))) == [["Walk slowly"]]


def test_rows_go_to_json_and_come_back():
    rows = book_of(xlsx_bytes([["a", "b"], [None, "c"]], merge=["A1:A2"])).sheets[0].rows
    assert rows_from_json(rows_to_json(rows)) == rows


# What is refused -------------------------------------------------------------------------------


def packed(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"%PDF-1.7 anything", "This is a PDF."),
        (b"\x89PNG\r\n\x1a\n0000", "This is a picture."),
        (b"<!DOCTYPE html><table><tr><td>Action", "This is a web page saved under"),
        (b"<html><body>", "This is a web page saved under"),
        (b'<?xml version="1.0"?><Workbook/>', "This is a spreadsheet saved as XML."),
        (b"{\\rtf1 words", "This is a Word document."),
        (b"\x1f\x8b\x08\x00packed", "This is a folder packed into one file."),
        (packed({"word/document.xml": "<x/>"}), "This is a Word document."),
        (packed({"ppt/presentation.xml": "<x/>"}), "This is a presentation."),
        (packed({"xl/workbook.bin": "x"}), "This is an Excel binary workbook (.xlsb)."),
        (packed({"Index/Document.iwa": "x"}), "This is an Apple Numbers file."),
        (packed({"notes.txt": "x"}), "This is a folder packed into one file."),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "This is an OpenDocument spreadsheet.",
        ),
    ],
)
def test_other_kinds_of_file_are_called_by_their_name(content, beginning):
    assert why_not(content).startswith(beginning)


def compound(*names):
    """An old Office file whose directory holds the given streams."""
    sector = 512
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(sector, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b""
    for name in names:
        wide = name.encode("utf-16-le") + b"\0\0"
        entries += wide.ljust(64, b"\0") + struct.pack("<H", len(wide)) + b"\0" * 62
    return bytes(header) + table + entries.ljust(sector, b"\0")


def test_old_workbooks_and_locked_ones_are_told_apart():
    assert why_not(compound("Root Entry", "Workbook")).startswith(
        "This is an old Excel workbook (.xls). Open it, choose “Save as”"
    )
    assert why_not(compound("Root Entry", "EncryptedPackage")) == LOCKED
    assert why_not(compound("Root Entry", "WordDocument")).startswith("This is a Word document.")
    assert why_not(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == DAMAGED


def test_a_bomb_is_refused_by_what_it_announces_without_unpacking_it():
    bomb = with_part(xlsx_bytes([["x"]]), SHEET, b" " * (40 * 1024 * 1024))
    assert len(bomb) < 100_000
    began = time.perf_counter()
    assert why_not(bomb) == UNPACKS_TOO_FAR
    assert time.perf_counter() - began < 0.5


def test_a_bomb_that_lies_about_its_size_gives_out_no_more_than_it_announced():
    content = bytearray(with_part(xlsx_bytes([["x"]]), SHEET, b" " * (8 * 1024 * 1024)))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(SHEET.encode()))
    struct.pack_into("<I", content, at + 24, 1000)
    assert why_not(bytes(content)) == DAMAGED


def test_many_parts_are_refused(monkeypatch):
    many = packed({f"part{number}": "" for number in range(2_001)})
    assert why_not(many) == UNPACKS_TOO_FAR


def test_a_part_that_is_locked_or_broken():
    content = bytearray(xlsx_bytes([["x"]]))
    for at in (content.find(b"PK\x01\x02"),):
        struct.pack_into("<H", content, at + 8, 1)
    assert why_not(bytes(content)) == LOCKED
    assert why_not(xlsx_bytes([["x"]])[:-40]) == DAMAGED
    assert why_not(with_part(xlsx_bytes([["x"]]), SHEET, b"<worksheet><row>")) == DAMAGED
    assert why_not(packed({"xl/workbook.xml": "<workbook/>"})) == DAMAGED


def test_entities_are_refused():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert why_not(with_part(xlsx_bytes([["x"]]), SHEET, laughs)) == DAMAGED


def quickly_why_not(inside, seconds=3):
    """Why a sheet is refused that was made to keep the reader busy."""
    began = time.perf_counter()
    told = why_not(with_part(xlsx_bytes([["x"]]), SHEET, inside))
    assert time.perf_counter() - began < seconds
    return told


def test_one_endless_word_is_not_read_to_its_end():
    word = random.Random(1).randbytes(5_000).hex() * 3_000
    assert quickly_why_not(f'<worksheet a="{word}"/>') == limits.TOO_MUCH_TEXT
    assert quickly_why_not(f"<worksheet><!--{word}--></worksheet>") == limits.TOO_MUCH_TEXT


def test_elements_within_elements_end_after_a_while():
    assert quickly_why_not("<a>" * 3_000_000) == DAMAGED


def test_more_elements_than_a_plan_has_are_not_all_looked_at(monkeypatch):
    monkeypatch.setattr("qip.spreadsheets.sheetxml.MOST_ELEMENTS", 40_000)
    assert quickly_why_not(sheet_xml("<row/>" * 100_000)) == limits.TOO_MUCH_TEXT
    row = '<row><c t="inlineStr"><is><t>Walk</t></is></c></row>'
    told = quickly_why_not(sheet_xml(row * 50_000))
    assert re.match(r"“Sheet1” has more than [\d,]+ rows, and 5,000 can be read\.", told)


def test_a_word_in_the_last_cell_of_a_sheet_ends_nothing():
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    told = why_not(with_part(xlsx_bytes([["x"]]), SHEET, sheet_xml(cells)))
    assert "column XFD of “Sheet1”, and 100 columns can be read" in told
    far_down = cells.replace("XFD1048576", "B1048576")
    rows = book_of(with_part(xlsx_bytes([["x"]]), SHEET, sheet_xml(far_down))).sheets[0].rows
    assert [row.number for row in rows] == [1, 1048576]


def test_50_000_rows_are_counted_and_said():
    row = '<row><c t="inlineStr"><is><t>Walk</t></is></c></row>'
    told = why_not(with_part(xlsx_bytes([["x"]]), SHEET, sheet_xml(row * 50_000)))
    assert told.startswith("“Sheet1” has 50,000 rows, and 5,000 can be read.")


def test_a_sheet_that_is_too_large_leaves_the_others():
    row = '<row><c t="inlineStr"><is><t>Walk</t></is></c></row>'
    both = xlsx_bytes(("Log", [["x"]]), ("Plan", [["Action"], ["Walk"]]))
    sheets = book_of(with_part(both, SHEET, sheet_xml(row * 5_001))).sheets
    assert [(sheet.name, bool(sheet.problem), len(sheet.rows)) for sheet in sheets] == [
        ("Log", True, 0), ("Plan", False, 2),
    ]  # fmt: skip


def test_one_text_repeated_in_every_cell_is_too_much_text(monkeypatch):
    monkeypatch.setattr("qip.spreadsheets.xlsx.MOST_CHARACTERS", 1000)
    assert why_not(xlsx_bytes([["x" * 600], ["x" * 600]])) == limits.TOO_MUCH_TEXT


def test_a_file_of_200_mb_is_refused_by_its_size_before_it_is_read(scratch):
    path = scratch / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    began = time.perf_counter()
    with path.open("rb") as file, pytest.raises(UnreadableError) as told:
        read_book(file)
    assert str(told.value).startswith("This file is 200 MB. The limit is 10 MB.")
    assert time.perf_counter() - began < 0.2


def test_an_empty_workbook():
    assert why_not(xlsx_bytes([])) == NOTHING_IN_IT


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_workbook_with_bytes_changed_gives_a_table_or_a_sentence(data):
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert says_something(bytes(content))


@settings(max_examples=100, deadline=None)
@given(inside=st.text(alphabet='<>/crowvtisf="A1 0', max_size=120))
def test_any_xml_gives_a_table_or_a_sentence(inside):
    assert says_something(with_part(GOOD, SHEET, sheet_xml(inside)))


GOOD = xlsx_bytes([["Action", "Owner"], ["Walk", "KS"]])

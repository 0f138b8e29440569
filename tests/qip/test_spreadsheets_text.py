"""Reading CSV: every encoding and separator that leaves an office, and what is no table at all."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qip.spreadsheets.delimited import GUESSED, separator_of
from qip.spreadsheets.limits import EMPTY, NOT_A_SHEET, NOTHING_IN_IT

from .sheets import book_of, cells_of, csv_bytes, says_something, why_not

ROWS = [
    ["Action", "Owner", "Due"],
    ["Zoë asks “What matters?” – every day", "Renée O’Brien", "31/03/2027"],
    ["First line\nsecond line, with a comma; and more", "", "£20"],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_the_same_table_in_every_encoding_and_with_every_separator(encoding, delimiter):
    assert cells_of(csv_bytes(ROWS, encoding=encoding, delimiter=delimiter)) == ROWS


def test_only_a_guessed_encoding_is_remarked_upon():
    assert book_of(csv_bytes(ROWS)).remark == ""
    assert book_of(csv_bytes(ROWS, encoding="cp1252")).remark == GUESSED
    assert book_of(csv_bytes([["Action"], ["Plain words"]], encoding="cp1252")).remark == ""


def test_rows_keep_the_numbers_excel_gives_them():
    rows = book_of(b'Plan\n\n\nAction,Owner\n,,\n"two\nlines",KS\nlast,RM\n').sheets[0].rows
    assert [row.number for row in rows] == [1, 4, 6, 7]


def test_excel_may_name_the_separator_in_a_first_line():
    rows = book_of(b"sep=;\nAction;Owner\nWalk, then talk;KS\n").sheets[0].rows
    assert [row.cells for row in rows] == [("Action", "Owner"), ("Walk, then talk", "KS")]
    assert rows[0].number == 2


def test_commas_in_semicolon_files_and_the_other_way_round():
    assert separator_of("Action;Owner;Due\nWalk, talk, rest;KS;1/2/27\nSit, stay;RM;\n") == ";"
    assert separator_of('Action,Owner\n"a; b; c",KS\n"d; e",RM\n') == ","
    assert separator_of("One column only\nand nothing else\n") == ","


def test_what_nobody_sees_is_taken_off_and_line_ends_have_one_form():
    content = (
        "\ufeffAction,Owner\n\u200bWalk\u00a0on\u0007,  KS \r\nSit down for a while,Ruth Mills\r\n"
    )
    assert cells_of(content.encode()) == [
        ["Action", "Owner"], ["Walk on", "KS"], ["Sit down for a while", "Ruth Mills"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b"\n \r\n\t", EMPTY),
        (b",,,\n,,\n", NOTHING_IN_IT),
        (b"\x01\x02\x03 program", NOT_A_SHEET),
        (b"Action,Owner\n" + b"x" * 5000 + b"\0\n", NOT_A_SHEET),
        ("\ufeffAction".encode("utf-16-le")[:-1], NOT_A_SHEET),
    ],
)
def test_what_holds_no_text_is_said_to_hold_none(content, sentence):
    assert why_not(content) == sentence


def test_a_quotation_mark_that_is_never_closed_is_said_with_its_row():
    assert why_not(b'Action,Owner\nWalk,KS\n"Sit,RM\nStay,KS\n') == (
        "A quotation mark in row 3 is opened and never closed, so rows would run into each other. "
        "Open the file in Excel, save it as .xlsx and choose that."
    )


def test_inches_do_not_count_as_an_open_quotation():
    assert cells_of(b'Action,Owner\nFit a 5" handle,KS\n')[1] == ['Fit a 5" handle', "KS"]


def test_too_many_rows_are_counted():
    content = b"Action,Owner\n" + b"Walk,KS\n" * 49_999
    assert why_not(content) == (
        "This file has 50,000 rows, and 5,000 can be read. Keep only the rows of this plan, or "
        "split them into several files, and choose those."
    )


def test_too_many_columns_and_too_long_a_cell_are_said_with_their_place():
    assert "column DP of this file" in why_not(",".join("abcdefghij" * 12).encode())
    long = b"Action,Owner\nWalk," + b"x" * 10_001
    assert why_not(long).startswith("Cell B2 holds 10,001 characters, and 10,000 can be read.")
    assert why_not(b"Action,Owner\nWalk," + b"x" * 200_000).startswith("Cell A2 holds more than")


words = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Cf")), max_size=20)
table = st.lists(st.lists(words, min_size=2, max_size=5), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(rows=table, encoding=st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]))
def test_what_was_written_is_read_whatever_the_words(rows, encoding):
    width = max(map(len, rows))
    marked = [["Name", *["x"] * (width - 1)], *[["r", *row[1:]] for row in rows]]
    read = cells_of(csv_bytes(marked, encoding=encoding))
    expected = [
        [re.sub(r"^'(?=[=+@-])", "", cell.replace("\xa0", " ").strip()) for cell in row]
        for row in marked
    ]
    assert read == [_without_blank_end(row) for row in expected]


def _without_blank_end(row):
    while row and not row[-1]:
        row = row[:-1]
    return row


@settings(max_examples=300, deadline=None)
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_a_table_or_a_sentence(content):
    assert says_something(content)

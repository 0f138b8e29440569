"""Finding the table: its header wherever it stands, its headings, and what repeats."""

import json

import pytest

from qip.spreadsheets.layout import find_header, find_table
from qip.spreadsheets.limits import NO_HEADER, NO_ROWS, UnreadableError

from .sheets import PLANS, book_of, csv_bytes, xlsx_bytes

SECTIONS = (
    "Priority 1 – Tackle mental health stigma & discrimination",
    "Priority 2 – Improve population mental health & wellbeing",
    "Priority 3 - Increase mental health capacity within GPs, PCC.",
)


def table_of(content, **choices):
    return find_table(book_of(content).sheets[0].rows, **choices)


def rows_of(*rows):
    return csv_bytes(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_scottish_report_has_eleven_records_under_three_headings(encoding):
    content = (PLANS / "scot_mhw_progress_overview.csv").read_text().encode(encoding)
    table = table_of(content)
    assert table.header == ("Strategic Action", "Overall RAG", "Sub-Action Delivery RAG")
    assert tuple(table.headings.values()) == SECTIONS
    assert len(table.records) == 11
    counts = [sum(record.heading == one for record in table.records) for one in SECTIONS]
    assert counts == [1, 7, 3]
    assert table.records[7].cells == (
        "2.7. Learning disability & autism leadership work.", "On Track", "100% Delivered",
    )  # fmt: skip


def test_the_care_homes_two_change_ideas_share_one_indicator():
    content = (PLANS / "peel_manor_workplan.csv").read_bytes()
    first, second = table_of(content).records
    assert second.cells[:5] == ("", "", "", "", "")
    assert second.repeats == {0: 2, 1: 2, 2: 2, 3: 2}
    assert first.repeats == {}


def test_the_same_with_cells_merged_in_excel():
    rows = [
        list(row.cells)
        for row in book_of((PLANS / "peel_manor_workplan.csv").read_bytes()).sheets[0].rows
    ]
    filled = [[cell or None for cell in row] for row in rows]
    content = xlsx_bytes(filled, merge=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"])
    first, second = table_of(content).records
    assert second.cells[:4] == first.cells[:4]
    assert second.row.lifted == {0: 2, 1: 2, 2: 2, 3: 2}


def test_the_regulators_ten_recommendations():
    table = table_of((PLANS / "cqc_restraint_review_progress.csv").read_bytes())
    assert len(table.records) == 10
    assert table.headings == {}


def test_titles_above_the_header_are_passed_over():
    table = table_of(
        rows_of(
            ["Elm Court"],
            ["Updated", "October 2026"],
            [],
            ["Ref", "Action", "Owner"],
            ["1", "Walk", "KS"],
        )
    )
    assert (table.header_row, table.header, len(table.records)) == (
        4,
        ("Ref", "Action", "Owner"),
        1,
    )


def test_a_person_may_name_another_header_row():
    content = rows_of(["Action", "Owner"], ["What", "Whom"], ["Walk", "KS"])
    assert table_of(content).header == ("Action", "Owner")
    assert table_of(content, header_row=2).header == ("What", "Whom")
    with pytest.raises(UnreadableError, match="No row with column names"):
        table_of(content, header_row=99)


def test_names_nobody_has_heard_of_are_a_header_when_they_stand_over_the_rest():
    content = rows_of(
        ["Aaa", "Bbb", "Ccc"], ["Walk every day with somebody", "12", "13"], ["Sit", "1", "2"]
    )
    assert table_of(content).header_row == 1


@pytest.mark.parametrize(
    "rows", [(["1", "2"], ["3", "4"]), (["Just a letter that somebody saved as a table."],)]
)
def test_without_a_header_it_says_so(rows):
    with pytest.raises(UnreadableError) as told:
        table_of(rows_of(*rows))
    assert str(told.value) == NO_HEADER


def test_a_header_and_nothing_under_it():
    with pytest.raises(UnreadableError) as told:
        table_of(rows_of(["Action", "Owner"]))
    assert str(told.value) == NO_ROWS


def test_headings_by_their_words_their_number_their_capitals_or_their_breadth():
    table = table_of(
        rows_of(
            ["Action", "Owner", "Due"],
            ["Theme: safety"], ["Walk", "KS", "1/2/27"],
            ["2. Medicines"], ["Sit", "KS", "1/2/27"],
            ["STAFFING"], ["Stay", "KS", "1/2/27"],
            ["Review the rota"], ["Run", "KS", "1/2/27"],
        )
    )  # fmt: skip
    assert list(table.headings.values()) == ["Theme: safety", "2. Medicines", "STAFFING"]
    assert [record.cells[0] for record in table.records] == [
        "Walk", "Sit", "Stay", "Review the rota", "Run",
    ]  # fmt: skip
    assert table.records[3].heading == "STAFFING"


def test_a_row_with_nothing_but_its_number_is_no_heading():
    rows = [["Ref", "Action", "Owner"], ["1", "Walk", "KS"], ["2"], ["3", "Sit", "KS"]]
    table = table_of(rows_of(*rows))
    assert table.headings == {}
    assert [record.cells for record in table.records][1] == ("2", "", "")


def test_a_heading_merged_across_needs_no_telling_words():
    rows = [["Action", "Owner", "Due"], ["Kitchen at night", None, None], ["Walk", "KS", "May"]]
    table = table_of(xlsx_bytes(rows, merge=["A2:C2"]))
    assert table.headings == {2: "Kitchen at night"}


def test_a_heading_may_be_said_to_be_an_action():
    content = rows_of(["Action", "Owner", "Due"], ["STAFFING"], ["Walk", "KS", "1/2/27"])
    table = table_of(content, not_headings=[2])
    assert [record.cells[0] for record in table.records] == ["STAFFING", "Walk"]


def test_a_key_beside_the_table_is_kept_as_a_note_and_not_dropped():
    table = table_of(rows_of(["Action", "Owner"], ["Walk", "KS"], ["Key: red = late"]))
    assert [(record.cells[0], record.aside) for record in table.records] == [
        ("Walk", False), ("Key: red = late", True),
    ]  # fmt: skip


def test_nothing_is_repeated_past_a_heading_or_in_the_middle_of_a_row():
    table = table_of(
        rows_of(
            ["Issue", "Action", "Owner"], ["Errors", "One", "KS"], ["", "Two", ""],
            ["Priority 2"], ["", "Three", "RM"],
        )
    )  # fmt: skip
    assert [record.repeats for record in table.records] == [{}, {0: 2}, {}]


def test_the_header_is_found_however_the_rows_before_it_look():
    rows = (
        book_of(
            rows_of(
                ["Plan of 2026", "Version 3"],
                ["Action", "Owner", "Due"],
                ["Action on falls", "KS", ""],
            )
        )
        .sheets[0]
        .rows
    )
    assert find_header(rows) == 1


def test_every_row_of_the_expected_reading_is_found():
    """The shape a reader of the report would write down: every record with its priority."""
    table = table_of((PLANS / "scot_mhw_progress_overview.csv").read_bytes())
    found = [
        {"section": record.heading, **dict(zip(table.header, record.cells, strict=True))}
        for record in table.records
    ]
    assert json.loads(json.dumps(found))[2] == {
        "section": SECTIONS[1],
        "Strategic Action": "2.2 Expand digital therapies and resource.",
        "Overall RAG": "At Risk",
        "Sub-Action Delivery RAG": "33.3% On Track, 33.3.% Missed Delivery Date no Risk, "
        "33.3% At Risk",
    }

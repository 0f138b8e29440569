"""Reading columns pasted from a spreadsheet."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip.figures import Kind
from qip.pasted import MOST_LINES, Pasted, read
from qip.pasted_dates import Unreadable, read_date
from qip.pasted_numbers import read_number

SERIAL = (
    "“46053” is a spreadsheet’s own number for a date. "
    "Set the column to show dates, and paste again."
)
TODAY = date(2026, 11, 21)
COUNT = Kind("count")
PERCENT = Kind("percent")
SHARE = Kind("percent", 100)
RATE = Kind("rate", 1000)


def paste(text: str, kind: Kind = COUNT) -> Pasted:
    return read(text, kind=kind, today=TODAY)


def understood(reader: Callable[[str], Any], text: str) -> Any:
    """What a cell is read as, or the sentence that says why it is not."""
    try:
        return reader(text)
    except Unreadable as unreadable:
        sentence = str(unreadable)
        return sentence if sentence.endswith(".") else unreadable


def figures(pasted: Pasted) -> list[tuple[date, Decimal | None]]:
    return [(line.figures.on, line.value) for line in pasted.usable if line.figures]


# Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2026", "31/1/26", "31-01-2026", "31.01.2026", "31 01 2026", "31 Jan 2026",
        "31-Jan-26", "31st January 2026", "Sat 31 Jan 2026", "Saturday 31 January 2026",
        "Jan 31, 2026", "January 31st 2026", "2026-01-31", "2026/01/31", "2026-01-31 00:00:00",
        "2026-01-31T00:00:00", "31/01/2026 09:30", " 31/01/2026 ", "31 JAN 2026",
        "31\u00a0Jan\u00a02026",
    ],
)  # fmt: skip
def test_a_day_is_read_day_first(text: str) -> None:
    assert read_date(text) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "text",
    ["Feb 2026", "February 2026", "Feb-26", "Feb 26", "feb'26", "2026-02", "02/2026", "2/2026",
     "2026 Feb", "Feb. 2026"],
)  # fmt: skip
def test_a_month_stands_on_its_last_day(text: str) -> None:
    assert read_date(text) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "text",
    ["2026-W05", "2026 W5", "Week 5 2026", "wk 5/2026", "W5, 2026", "w/c 26/01/2026",
     "Week commencing 26 Jan 2026", "week ending 1 February 2026", "w/e 01/02/2026",
     "week to Sunday 1 Feb 2026"],
)  # fmt: skip
def test_a_week_stands_on_its_sunday(text: str) -> None:
    assert read_date(text) == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ongoing", "“Ongoing” is not a date. Write it as 31/01/2026 or Jan 2026."),
        ("", "This line has no date. Write it as 31/01/2026 or Jan 2026."),
        ("31/02/2026", "There is no 31 February 2026."),
        ("01/31/2026", "There is no month 31. Write the day first, such as 31/01/2026."),
        ("2026-W60", "There is no week 60 in 2026."),
        ("Foo 2026", "“foo” is not a month. Write it as 31/01/2026 or Jan 2026."),
        ("01/01/0000", "There is no year 0. Write it as 31/01/2026 or Jan 2026."),
        ("w/c soon", "“soon” is not a date. Write it as 31/01/2026."),
        ("46053", SERIAL),
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read_date(text)
    assert str(problem.value) == sentence


@pytest.mark.parametrize("text", ["Q1 2026", "2026-Q1", "q4 2026/27"])
def test_a_quarter_is_asked_about_because_it_can_mean_two_things(text: str) -> None:
    with pytest.raises(Unreadable, match="can begin in January or in April"):
        read_date(text)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    assert isinstance(understood(read_date, text), date | str)


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d-%b-%y", "%a %d %b %Y"]
    ),
)
def test_dates_come_back_as_they_were_written(day: date, pattern: str) -> None:
    if "%y" in pattern and day.year < 2000:
        day = day.replace(year=2000 + day.year % 100, day=1)
    assert read_date(day.strftime(pattern)) == day


# Numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"), ("12.5", "12.5"), ("12,5", "12.5"), (".5", "0.5"), ("1,234", "1234"),
        ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1 234", "1234"), ("1\u202f234", "1234"),
        ("0,125", "0.125"), ("85%", "85"), ("85 %", "85"), ("+3", "3"), ("-3", "-3"), ("−3", "-3"),
        ("1,234,567", "1234567"), ("0", "0"), ("007", "7"),
    ],
)  # fmt: skip
def test_numbers_as_spreadsheets_write_them(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", " ", "n/a", "N/A", "#N/A", "-", "–", "missing", "Not recorded"]
)
def test_a_gap_is_a_missing_figure(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("nil", "could be 0 or missing"),
        ("None", "could be 0 or missing"),
        ("#DIV/0!", "The spreadsheet could not work this out"),
        ("<5", "is not a number"),
        ("1e5", "is not a number"),
        ("1,23,4", "is not a number"),
        ("twelve", "is not a number"),
        ("١٢", "is not a number"),
        ("12 of 20", "is not a number"),
        ("9" * 50, "is not a number"),
    ],
)
def test_what_is_no_number_is_said_in_a_sentence(text: str, part: str) -> None:
    with pytest.raises(Unreadable, match=part):
        read_number(text)


@given(st.text(max_size=60))
def test_any_text_is_a_number_a_gap_or_a_sentence(text: str) -> None:
    assert isinstance(understood(read_number, text), Decimal | str | None)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_come_back_as_they_were_written(number: Decimal) -> None:
    assert read_number(f"{number:f}") == number
    assert read_number(f"{number:,f}") == number


# Lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_columns_may_be_parted_by_tab_semicolon_or_comma(mark: str) -> None:
    pasted = paste(f"Jan 2026{mark}12\nFeb 2026{mark}14\n")
    assert figures(pasted) == [(date(2026, 1, 31), 12), (date(2026, 2, 28), 14)]


def test_a_heading_is_left_out_and_said() -> None:
    pasted = paste("Month\tRestrictions in use\nJan 2026\t12")
    assert pasted.headings == "Month\tRestrictions in use"
    assert len(pasted.lines) == 1


@pytest.mark.parametrize("first", ["Ongoing\t12", "Month\t12", "Jan\tfoo"])
def test_a_line_that_may_be_a_figure_is_never_swallowed_as_a_heading(first: str) -> None:
    pasted = paste(f"{first}\nJan 2026\t12")
    assert pasted.headings == ""
    assert pasted.lines[0].problem


def test_lines_keep_their_number_and_text_when_they_cannot_be_read() -> None:
    pasted = paste("Jan 2026\t12\n\nOngoing\t13\nFeb 2026\tabout ten\n")
    assert [(line.number, line.text) for line in pasted.wrong] == [
        (3, "Ongoing\t13"),
        (4, "Feb 2026\tabout ten"),
    ]
    assert figures(pasted) == [(date(2026, 1, 31), 12)]


def test_blank_and_not_available_are_missing_figures() -> None:
    pasted = paste("Jan 2026\tn/a\nFeb 2026\t\nMar 2026\n")
    assert figures(pasted) == [
        (date(2026, 1, 31), None), (date(2026, 2, 28), None), (date(2026, 3, 31), None),
    ]  # fmt: skip


def test_numerator_and_denominator_are_worked_out() -> None:
    pasted = paste("Jan 2026\t9\t12\nFeb 2026\t5\t7", SHARE)
    assert figures(pasted) == [
        (date(2026, 1, 31), Decimal("75.0000")), (date(2026, 2, 28), Decimal("71.4286")),
    ]  # fmt: skip


def test_a_fraction_may_also_be_pasted_as_its_value() -> None:
    assert figures(paste("Jan 2026\t75%", SHARE)) == [(date(2026, 1, 31), Decimal(75))]


def test_a_fraction_of_nothing_is_missing_not_zero() -> None:
    assert "Say that it is missing" in paste("Jan 2026\t0\t0", SHARE).lines[0].problem


def test_more_of_a_part_than_of_the_whole_is_said() -> None:
    assert (
        "more than the number it is taken from" in paste("Jan 2026\t13\t12", SHARE).lines[0].problem
    )


def test_half_a_fraction_is_said() -> None:
    problem = paste("Jan 2026\t13\tn/a", SHARE).lines[0].problem
    assert problem == "Give both numbers, or say that there is no figure."


def test_a_thousands_comma_between_commas_is_asked_about() -> None:
    problem = paste("31/01/2026,1,234").lines[0].problem
    assert problem == (
        "“1,234” could be one number or two. Put a tab or a semicolon between the columns."
    )
    assert figures(paste('31/01/2026,"1,234"')) == [(date(2026, 1, 31), 1234)]


def test_too_many_columns_are_said() -> None:
    assert paste("Jan 2026\t1\t2").lines[0].problem == (
        "There are 3 columns here. Paste a date and one figure."
    )
    assert paste("Jan 2026\t1\t2\t3", SHARE).lines[0].problem == (
        "There are 4 columns here. Paste a date and two numbers."
    )


def test_empty_cells_at_the_end_of_a_line_do_not_count() -> None:
    assert figures(paste("Jan 2026,12,,,")) == [(date(2026, 1, 31), 12)]


def test_a_date_to_come_is_a_problem() -> None:
    assert paste("Nov 2026\t12").lines[0].problem.startswith("This date is still to come.")


def test_a_percentage_outside_its_range_is_a_problem() -> None:
    assert (
        paste("Jan 2026\t120", PERCENT).lines[0].problem == "A percentage lies between 0 and 100."
    )


def test_the_same_line_twice_is_left_out_once() -> None:
    pasted = paste("Jan 2026\t12\n31/01/2026\t12.0")
    assert [line.same_as for line in pasted.lines] == [None, 1]
    assert len(pasted.usable) == 1


def test_two_figures_for_one_date_are_a_problem() -> None:
    pasted = paste("Jan 2026\t12\n31/01/2026\t13")
    assert pasted.lines[1].problem == "Line 1 has this date with another figure. Keep one of them."


def test_shares_of_one_are_asked_about_where_percentages_are_expected() -> None:
    assert "Is 0.85 meant as 85%?" in paste("Jan 2026\t0.85\nFeb 2026\t1", PERCENT).hint
    assert paste("Jan 2026\t0.85%", PERCENT).hint == ""
    assert paste("Jan 2026\t1\nFeb 2026\t0", PERCENT).hint == ""
    assert paste("Jan 2026\t0.85", RATE).hint == ""


def test_nothing_pasted_says_what_to_paste() -> None:
    assert paste(" \n\t\n").problem == "Paste a column of dates and a column of figures."


def test_more_than_the_limit_is_refused_whole() -> None:
    lines = "\n".join(f"{1 + n % 28}/1/2026\t{n}" for n in range(MOST_LINES + 1))
    pasted = paste(lines)
    assert pasted.lines == ()
    assert pasted.problem.startswith("There are 501 lines. Paste 500 at a time")


@given(st.text(max_size=300))
def test_every_line_of_any_text_is_accounted_for(text: str) -> None:
    pasted = paste(text)
    raw = [
        line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()
    ]
    if raw:
        assert len(pasted.lines) + bool(pasted.headings) == len(raw)
    for line in pasted.lines:
        assert line.usable or line.problem or line.same_as


@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), TODAY), st.decimals(0, 10**6, places=2)),
        min_size=1, max_size=40, unique_by=lambda row: row[0],
    ),
    st.sampled_from(["\t", ";"]),
)  # fmt: skip
def test_columns_come_back_as_they_were_written(
    rows: list[tuple[date, Decimal]], mark: str
) -> None:
    text = "\n".join(f"{day:%d/%m/%Y}{mark}{value:,f}" for day, value in rows)
    assert figures(paste(text)) == rows

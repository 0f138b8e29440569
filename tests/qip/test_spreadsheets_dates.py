"""Dates as people write them, understood with a remark or refused in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip.spreadsheets.dates import NOTHING, is_dateish, read_date

ON = date(2026, 11, 21)


def read(text):
    return read_date(text, on=ON)


@pytest.mark.parametrize(
    "text",
    [
        "31/03/2027", "31/3/27", "31.3.2027", "31-03-2027", "31 / 03 / 2027", "2027-03-31",
        "2027-03-31T00:00:00", "2027/03/31", "31 March 2027", "31st March 2027", "31 Mar 27",
        "31-Mar-27", "Wednesday 31 March 2027", "Wed 31st of March, 2027", "March 31, 2027",
        "31/03/2027 14:30", " 31/03/2027 ",
    ],
)  # fmt: skip
def test_a_whole_date_needs_no_remark(text):
    found = read(text)
    assert (found.value, found.remark, found.problem) == (date(2027, 3, 31), "", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("March 2027", date(2027, 3, 31)),
        ("Mar-27", date(2027, 3, 31)),
        ("03/2027", date(2027, 3, 31)),
        ("2027-03", date(2027, 3, 31)),
        ("end of March 2027", date(2027, 3, 31)),
        ("By end March 2027", date(2027, 3, 31)),
        ("mid-June 2027", date(2027, 6, 30)),
        ("Feb 2028", date(2028, 2, 29)),
        ("Q2 2026", date(2026, 6, 30)),
        ("Quarter 2 2026", date(2026, 6, 30)),
        ("2026 Q2", date(2026, 6, 30)),
        ("Q2 2026/27", date(2026, 9, 30)),
        ("Q4 2026-27", date(2027, 3, 31)),
        ("2026/27 Q4", date(2027, 3, 31)),
        ("Spring 2027", date(2027, 5, 31)),
        ("Winter 2026", date(2027, 2, 28)),
        ("2027", date(2027, 12, 31)),
        ("2026/27", date(2027, 3, 31)),
        ("end of June", date(2027, 6, 30)),
        ("December", date(2026, 12, 31)),
        ("November", date(2026, 11, 30)),
        ("30/6", date(2027, 6, 30)),
        ("1 December", date(2026, 12, 1)),
        ("1st Sept", date(2027, 9, 1)),
        ("29/2", date(2028, 2, 29)),
        ("46477", date(2027, 3, 31)),
        ("12/31/2027", date(2027, 12, 31)),
        ("31/03/2026 revised to 30/06/2026", date(2026, 6, 30)),
        ("31/03/2026\n30/06/2026", date(2026, 6, 30)),
        ("Completed 12/03/2025", date(2025, 3, 12)),
    ],
)
def test_what_was_guessed_is_said(text, value):
    found = read(text)
    assert found.value == value
    assert found.remark
    assert not found.problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Ongoing", "“Ongoing” says it goes on without end. Give the date by which it is in place"),
        ("ongoing – reviewed monthly", "says it goes on without end"),
        ("31/2", "“31/2” is not a date: February has 28 or 29 days"),
        ("31/02/2026", "“31/02/2026” is not a date: February has 28 days"),
        ("29/02/2027", "“29/02/2027” is not a date: February 2027 has 28 days"),
        ("31/06/2027", "“31/06/2027” is not a date: June has 30 days"),
        ("13/13/2027", "“13/13/2027” is not a date: there is no month 13"),
        ("TBC", "“TBC” says the date is not known yet. Give one now or later"),
        ("ASAP", "“ASAP” is not a date. Give the day by which it is done"),
        ("Monthly", "“Monthly” says how often, not by when."),
        ("Within 3 months", "“Within 3 months” says how long, not by when. Give a date"),
        ("Complete", "“Complete” says how it stands, not by when."),
        ("01/01/0206", "Check the year in “01/01/0206”: it says 206"),
        ("#REF!", "“#REF!” is an error from a formula. Give a date"),
        ("when the landlord agrees", "is not a date. Give one, such as 27/3/2027"),
        ("Q3", "“Q3” says a part of a year, and not which year. Give the day by which it is done"),
        ("end of summer", "“end of summer” says a part of a year, and not which year."),
        ("?", "“?” is not a date"),
        ("12", "“12” is not a date"),
    ],
)
def test_what_is_no_date_is_said_in_words(text, problem):
    found = read(text)
    assert found.value is None
    assert problem in found.problem


@pytest.mark.parametrize("text", ["", " ", "-", "–", "..."])
def test_nothing_is_no_problem(text):
    assert read(text) == NOTHING


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_usual_form(day):
    for text in (
        f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day:%Y}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B %Y}", f"{day:%d-%b-%Y}", f"{day:%A %d %B %Y}",
        f"{day:%B} {day.day}, {day:%Y}",
    ):  # fmt: skip
        assert read(text).value == day, text


@given(st.dates(date(2000, 1, 1), date(2068, 12, 31)))
def test_years_of_two_figures_are_of_this_century(day):
    assert read(f"{day:%d/%m/%y}").value == day


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_as_excel_counts_it(day):
    assert read(str((day - date(1899, 12, 30)).days)).value == day


@given(st.text(max_size=40), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_any_text_is_a_date_or_a_sentence_or_nothing(text, on):
    found = read_date(text, on=on)
    assert not (found.value and found.problem)
    assert found.value or found.problem or not text.strip().strip("-–—.* ")
    is_dateish(text, on=on)


@given(st.integers(1, 31), st.integers(1, 12), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_day_without_a_year_is_the_next_one_to_come(day, month, on):
    found = read_date(f"{day}/{month}", on=on)
    if found.value:
        assert on <= found.value <= on + timedelta(days=366 * 8)
        assert (found.value.day, found.value.month) == (day, month)
    else:
        assert "is not a date" in found.problem


def test_a_long_cell_is_quoted_shortly():
    assert len(read("x " * 500).problem) < 120

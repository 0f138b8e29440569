"""Which column is which, by its name and by what stands in it."""

from datetime import date

import pytest

from qip.spreadsheets.columns import GUESS, propose
from qip.spreadsheets.fields import FIELDS, KEPT_AS_NOTE
from qip.spreadsheets.layout import find_table

from .sheets import HEADER, PLANS, WHOLE, book_of

ON = date(2026, 11, 21)


def proposed(header, *rows):
    return {one.name: one.field for one in propose(header, rows, on=ON)}


def proposed_for(name):
    table = find_table(book_of((PLANS / name).read_bytes()).sheets[0].rows)
    return proposed(table.header, *(record.cells for record in table.records))


def test_the_scottish_report():
    assert proposed_for("scot_mhw_progress_overview.csv") == {
        "Strategic Action": "title",
        "Overall RAG": "status",
        "Sub-Action Delivery RAG": "progress",
    }


def test_the_care_homes_plan():
    assert proposed_for("peel_manor_workplan.csv") == {
        "Indicator": "problem",
        "Current Performance": "baseline",
        "Target": "success",
        "Target justification": KEPT_AS_NOTE,
        "External collaborators": KEPT_AS_NOTE,
        "Change Idea": "standard",
        "Methods": "daily_application",
        "Process measures": "success",
        "Target for process measures": "success",
    }


def test_names_that_mislead_are_judged_by_what_stands_under_them():
    """“Recommendation 1” is a reference, and “not achieved” under “Progress” is a status."""
    assert proposed_for("cqc_restraint_review_progress.csv") == {
        "Recommendation": "reference",
        "Text": "title",
        "Progress": "status",
    }


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            ["Recommendation from the Safeguarding Adults Review", "Relevant Agencies",
             "Supporting Evidence", "Critical Friend comments", "RAG Status"],
            # its two columns of actions have no name in the template: the best there is, is a title
            ["title", "owner", "evidence", "progress", "status"],
        ),
        (
            ["Item to be rectified", "Actions required", "Deadline",
             "Person responsible for each task",
             "Red, amber, green (RAG) rating which indicates the progression of each task"],
            ["problem", "standard", "due", "owner", "status"],
        ),
        (
            ["Ref", "CQC Regulation", "Area for improvement", "Action required", "Lead",
             "Target date", "Progress", "RAG", "Evidence"],
            ["reference", "regulation", "problem", "standard", "owner", "due", "progress", "status",
             "evidence"],
        ),
        (
            ["No.", "Issue", "Root cause", "Action", "Who", "By when", "How will we know", "Status",
             "Comments"],
            ["reference", "problem", "root_cause_text", "standard", "owner", "due", "success",
             "status", "progress"],
        ),
        (
            ["Key Question", "Recommendation", "Actions to be taken", "Responsible person",
             "Timescale", "Outcome"],
            ["section", "problem", "standard", "owner", "due", "success"],
        ),
    ],
)  # fmt: skip
def test_the_column_sets_of_templates_in_use(header, fields):
    assert list(proposed(header).values()) == fields


def test_columns_without_a_useful_name_are_guessed_by_what_stands_in_them():
    rows = [
        [
            "A1",
            "Staff walk with people every day after lunch.",
            "Ruth Mills",
            "31/03/2027",
            "On track",
            "High",
        ],
        [
            "A2",
            "Nobody eats alone unless they want to, at any meal.",
            "Karl Stone",
            "Ongoing",
            "Complete",
            "Low",
        ],
    ]
    found = propose(["", "X", "Y", "Z", "Q", "P"], rows, on=ON)
    assert [one.field for one in found] == [
        "reference", "standard", "owner", "due", "status", "risk_level",
    ]  # fmt: skip
    assert found[0].name == "Column A"
    assert all(one.is_guess for one in found[1:2])
    assert all(one.score >= GUESS for one in found)


def test_a_column_that_takes_one_field_gets_it_once_and_texts_may_share():
    found = list(
        proposed(
            ["Owner", "Lead", "Outcome", "Success measure"], ["Ruth Mills", "KS", "Calm", "Less"]
        ).values()
    )
    assert found.count("owner") == 1
    assert found[2:] == ["success", "success"]


def test_samples_are_the_first_three_different_texts():
    found = propose(["Action"], [["Walk"], [""], ["Walk"], ["Sit"], ["Stay"], ["Run"]], on=ON)
    assert found[0].samples == ("Walk", "Sit", "Stay")


def test_an_empty_column_says_so_and_is_kept_as_a_note():
    found = propose(["Action", "Telephone"], [["Walk", ""]], on=ON)[1]
    assert (found.field, found.why) == (KEPT_AS_NOTE, "Nothing stands in this column")


def test_every_name_belongs_to_one_field_only():
    names = [name for field in FIELDS for name in field.names]
    assert sorted(names) == sorted(set(names))


def test_a_plan_of_our_own_making():
    assert list(proposed(HEADER, WHOLE, WHOLE).values()) == [
        "reference", "problem", "standard", "daily_application", "success", "owner", "due",
        "status",
    ]  # fmt: skip

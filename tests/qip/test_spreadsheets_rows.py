"""Understanding a row: what it comes to, what is missing, and that no word is lost."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qip.spreadsheets.fields import BY_KEY, FIELDS, Kind
from qip.spreadsheets.people import Directory, Staff
from qip.spreadsheets.rows import (
    NO_ACTION,
    NOTE_LIMIT,
    Context,
    Level,
    Source,
    note_texts,
    understand,
)

from .sheets import HEADER, WHOLE

ON = date(2026, 11, 21)
FIELDS_OF_HEADER = (
    "reference", "problem", "standard", "daily_application", "success", "owner", "due", "status",
)  # fmt: skip
RUTH = Staff(2, "Ruth Mills", "ruth@example.org", "Team leader", frozenset({10}))
ZOE = Staff(4, "Zoë Ngo", "zoe@example.org", "Quality lead", None)


def context(**more):
    given_ = {
        "header": HEADER,
        "matching": dict(enumerate(FIELDS_OF_HEADER)),
        "on": ON,
        "directory": Directory((RUTH, ZOE)),
        "services": {"elm court": 10, "sycamore house": 11},
        "places": frozenset({10, 11}),
    }
    return Context(**(given_ | more))


def row(cells=WHOLE, answers=None, *, about=None, **more):
    return understand(Source(cells, **(about or {})), context(**more), answers or {})


def but(**cells):
    """The whole row with some cells changed, by the name of their field."""
    return [cells.get(key, text) for key, text in zip(FIELDS_OF_HEADER, WHOLE, strict=True)]


def said(found, key):
    return [(str(one.level), one.text) for one in found.findings if one.field == key]


def test_a_whole_row_says_everything_and_nothing_is_said_about_it():
    found = row()
    assert found.missing == []
    assert found.findings == []
    assert found.values["title"] == "Errors are looked at the same day."
    assert found.values["owner"] == RUTH.id
    assert found.values["due"] == "2027-03-31"
    assert found.values["status"] == "under_way"
    assert found.note == ["Reference: M1", "RAG: On track"]


@pytest.mark.parametrize("key", ["problem", "daily_application", "success", "owner", "due"])
def test_what_is_left_blank_is_missing_and_no_problem(key):
    found = row(but(**{key: ""}))
    assert found.missing == [key]
    assert found.findings == []


def test_a_row_without_an_action_cannot_come_in():
    found = row(but(standard=""))
    assert found.stops
    assert said(found, "title") == [("stop", NO_ACTION)]


def test_every_problem_is_said_by_its_cell():
    found = row(but(owner="Jane Bloggs", due="Ongoing", status="Green"))
    assert said(found, "owner")[0][1].startswith("“Jane Bloggs” is not known here")
    assert said(found, "due")[0] == (
        "gap", "“Ongoing” says it goes on without end. Give the date by which it is in place",
    )  # fmt: skip
    assert said(found, "status")[0][0] == "check"
    assert found.note[1:] == ["Lead: Jane Bloggs", "By when: Ongoing", "RAG: Green"]


def test_words_that_became_something_else_are_kept():
    found = row(but(owner="Team leader", due="March 2027"))
    assert (found.values["owner"], found.values["due"]) == (RUTH.id, "2027-03-31")
    assert "Lead: Team leader" in found.note
    assert "By when: March 2027" in found.note


def test_a_date_that_has_passed_is_said_unless_it_is_done():
    assert said(row(but(due="1/3/2026")), "due") == [
        ("check", "This date has passed, so it will show as late")
    ]
    assert said(row(but(due="1/3/2026", status="Complete")), "due") == []


def test_columns_that_nobody_matched_are_kept_word_for_word():
    more = [*WHOLE, "<b>bold</b>", ""]
    found = row(more, header=[*HEADER, "Sign-off", "Empty"])
    assert found.note[-1] == "Sign-off: <b>bold</b>"
    nameless = row(more, header=[*HEADER, "", ""])
    assert nameless.note[-1] == "Column I: <b>bold</b>"


def test_several_columns_are_joined_under_their_names():
    found = row(
        [*WHOLE, "12%"], header=[*HEADER, "Target"],
        matching={**dict(enumerate(FIELDS_OF_HEADER)), 8: "success"},
    )  # fmt: skip
    assert found.values["success"] == "Success measure: No error repeated in 12 weeks.\nTarget: 12%"


def test_a_long_title_is_shortened_and_the_whole_of_it_kept():
    long = "Staff walk with people. " * 20
    matching = {0: "title", 1: "standard"}
    found = understand(
        Source([long, ""]), context(header=["Task", "Action"], matching=matching), {}
    )
    assert len(found.values["title"]) <= 160
    assert found.values["standard"] == long
    both = understand(
        Source([long, "Do it"]), context(header=["Task", "Action"], matching=matching), {}
    )
    assert any(line.endswith(long) for line in both.note)


def test_a_long_text_is_shortened_and_the_whole_of_it_is_in_the_notes():
    long = "word " * 1_000
    found = row(but(problem=long))
    assert len(found.values["problem"]) <= BY_KEY["problem"].limit
    assert said(found, "problem")[0][0] == "check"
    assert any(long in line for line in found.note)


def test_a_title_from_the_action_is_its_first_sentence_without_its_number():
    text = (
        "# 2: Staff offer two choices, e.g. a walk or a bath. They write down which. "
        + "More. " * 30
    )
    found = row(but(standard=text), numbered=True)
    assert found.values["title"] == "Staff offer two choices, e.g. a walk or a bath"
    assert found.values["standard"] == text
    plain_row = row(but(standard="2 staff go together"), numbered=True)
    assert plain_row.values["title"] == "2 staff go together"


def test_a_numbered_title_gives_the_reference():
    found = understand(
        Source(["2.4 Trauma informed workforce."]),
        context(header=["Action"], matching={0: "title"}, numbered=True), {},
    )  # fmt: skip
    assert (found.values["title"], found.reference) == ("Trauma informed workforce.", "2.4")
    assert found.note == ["Reference: 2.4"]


def test_blank_cells_repeat_only_what_may_be_repeated():
    found = row(
        but(problem="", owner=""), about={"above": {1: "The same errors.", 5: "Ruth Mills"}}
    )
    assert found.values["problem"] == "The same errors."
    assert found.values["owner"] is None


def test_errors_of_formulas_and_results_that_were_not_saved():
    found = row(but(due="#REF!"), about={"unsaved": (4,)})
    assert said(found, "due") == [("gap", "“#REF!” is an error from a formula")]
    assert "By when: #REF!" in found.note
    assert said(found, "success") == [
        ("gap", "The file does not hold the result of the formula under “Success measure”")
    ]


def test_a_person_who_could_not_open_the_action_does_not_answer_for_it():
    header, matching = [*HEADER, "Service"], {**dict(enumerate(FIELDS_OF_HEADER)), 8: "services"}
    found = row([*WHOLE, "Sycamore House"], header=header, matching=matching)
    assert found.values["services"] == [11]
    assert found.values["owner"] is None
    assert said(found, "owner") == [
        ("gap", "Ruth Mills has no role at the services of this row. Choose another")
    ]
    wide = row([*but(owner="Zoë Ngo"), "Sycamore House"], header=header, matching=matching)
    assert wide.values["owner"] == ZOE.id


def test_a_service_nobody_knows_means_all_of_them_and_is_said():
    header, matching = [*HEADER, "Service"], {**dict(enumerate(FIELDS_OF_HEADER)), 8: "services"}
    found = row([*WHOLE, "The Maltings"], header=header, matching=matching)
    assert found.values["services"] == []
    assert said(found, "services")[0][1].startswith("“The Maltings” is no service of this plan")


def test_a_start_after_the_due_date_is_left_out_and_said():
    header, matching = [*HEADER, "Start"], {**dict(enumerate(FIELDS_OF_HEADER)), 8: "starts_on"}
    found = row([*WHOLE, "1/6/2027"], header=header, matching=matching)
    assert found.values["starts_on"] is None
    assert said(found, "starts_on") == [
        ("check", "It starts after it is due, so the start was left out")
    ]
    assert "Start: 1/6/2027" in found.note


def test_choices_for_many_rows_come_before_what_was_read():
    found = row(
        but(owner="KS/RM", status="Amber"), owners={"KS/RM": ZOE.id}, statuses={"amber": "behind"}
    )
    assert (found.values["owner"], found.values["status"]) == (ZOE.id, "behind")
    assert found.findings == []
    nobody = row(but(owner="KS"), owners={"KS": None})
    assert (nobody.values["owner"], nobody.findings) == (None, [])


def test_blanks_may_be_filled_for_all_rows_at_once():
    found = row(but(owner="", due="-"), blank_owner=ZOE.id, blank_due=date(2027, 6, 30))
    assert (found.values["owner"], found.values["due"]) == (ZOE.id, "2027-06-30")
    assert row(but(due="Ongoing"), blank_due=date(2027, 6, 30)).values["due"] is None


def test_strands_come_from_the_row_then_its_heading_then_all():
    header, matching = [*HEADER, "Theme"], {**dict(enumerate(FIELDS_OF_HEADER)), 8: "strand"}
    strands = {"heading_strands": {"Audits": "oversight"}, "strand": "learning"}
    found = row(
        [*WHOLE, "Training"],
        header=header,
        matching=matching,
        about={"heading": "Audits"},
        **strands,
    )
    assert found.values["strand"] == "competence"
    assert row(about={"heading": "Audits"}, **strands).values["strand"] == "oversight"
    assert row(about={"heading": "Other"}, **strands).values["strand"] == "learning"
    assert "Heading: Other" in row(about={"heading": "Other"}, **strands).note


def test_answers_of_a_person_come_before_everything():
    found = row(
        but(standard="", owner="KS", due="31/2"),
        {"title": "A new title", "owner": ZOE.id, "due": "2027-05-01", "status": "finished",
         "strand": "learning", "risk_level": "high", "problem": ""},
    )  # fmt: skip
    assert found.values["title"] == "A new title"
    assert (found.values["owner"], found.values["due"]) == (ZOE.id, "2027-05-01")
    assert (found.values["status"], found.values["strand"]) == ("finished", "learning")
    assert found.values["risk_level"] == "high"
    assert found.values["problem"] == ""
    assert found.findings == []
    assert found.words == WHOLE[1]


def test_notes_keep_every_word_within_their_limit():
    opening = "From the spreadsheet plan.csv, row 4"
    lines = [f"Column {number}: {'x' * 900}" for number in range(5)] + ["Long: " + "y" * 5_000]
    texts = note_texts(opening, lines)
    assert all(len(text) <= NOTE_LIMIT and text.startswith(opening) for text in texts)
    together = "".join(text.removeprefix(opening).replace("\n", "") for text in texts)
    assert together == "".join(lines)
    assert note_texts(opening, []) == []


cell = st.text(max_size=60)


@settings(max_examples=200, deadline=None)
@given(cells=st.lists(cell, min_size=len(HEADER), max_size=len(HEADER)), keys=st.permutations(
    [field.key for field in FIELDS][:18]))  # fmt: skip
def test_any_words_in_any_column_come_to_something(cells, keys):
    found = understand(Source(cells), context(matching=dict(enumerate(keys[: len(HEADER)]))), {})
    assert found.stops or found.values["title"]
    for field in FIELDS:
        if field.kind == Kind.TEXT:
            assert len(found.values[field.key]) <= field.limit
    assert all(finding.level in Level and finding.text for finding in found.findings)

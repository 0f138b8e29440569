"""Bringing a plan from a spreadsheet: from the file to the actions."""

import csv
import hashlib
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from foundation.evidence.uploads import RefusedUpload
from foundation.ui.problems import Problem
from foundation.ui.tables import file_of
from qip.models import (
    Action,
    ActionState,
    ColumnMatching,
    ImportState,
    Outcome,
    Plan,
    PlanImport,
    PlanState,
    Standing,
)
from qip.selectors.imports import left_out_table, outcome_counts
from qip.services import import_rows, import_run, imports
from tests.factories.imports import agreement, match, matched, received
from tests.factories.organisation import ServiceFactory, UserFactory, give_role
from tests.factories.qip import PlanFactory

from .sheets import HEADER, PLANS, WHOLE, csv_bytes, upload, xlsx_bytes

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
SOON = (TODAY + timedelta(days=60)).strftime("%d/%m/%Y")


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider)


@pytest.fixture
def ruth(service):
    user = UserFactory(name="Ruth Mills", email="ruth@example.org", job_title="Team leader")
    give_role(user, "team_leader", service=service)
    return user


def table(*rows):
    return upload(csv_bytes([HEADER, *rows]))


def whole(**changed):
    """The whole row, due soon, with some cells changed by their place in the header."""
    cells = [*WHOLE[:6], SOON, "On track"]
    for name, text in changed.items():
        cells[["ref", "issue", "action", "how", "success", "lead", "due", "rag"].index(name)] = text
    return cells


def bring(by, plan_import, *, agree=True):
    how = agreement() if agree else None
    return import_run.bring_in(by=by, plan_import=plan_import, agree=how, on=TODAY)


def by_outcome(plan_import):
    return {row.number: row.outcome for row in plan_import.rows.all()}


# The published plans --------------------------------------------------------------------------


def scottish(encoding="utf-8"):
    content = (PLANS / "scot_mhw_progress_overview.csv").read_text().encode(encoding)
    return upload(content, "scot.csv")


def peel(*, merged=False):
    content = (PLANS / "peel_manor_workplan.csv").read_bytes()
    if not merged:
        return upload(content, "peel.csv")
    rows = list(csv.reader(content.decode().splitlines(keepends=True)))
    cells = [[cell or None for cell in row] for row in rows]
    merge = [f"{letter}2:{letter}3" for letter in "ABCDE"]
    return upload(xlsx_bytes(cells, merge=merge), "peel.xlsx")


def cqc():
    return upload((PLANS / "cqc_restraint_review_progress.csv").read_bytes(), "cqc.csv")


@pytest.mark.parametrize(
    ("file", "records"),
    [
        (scottish, 11), (lambda: scottish("utf-8-sig"), 11), (lambda: scottish("utf-16"), 11),
        (peel, 2), (lambda: peel(merged=True), 2), (cqc, 10),
    ],
)  # fmt: skip
def test_published_plans_come_in_row_by_row_and_only_once(plan, insider, file, records):
    done = bring(insider, matched(insider, plan, file()))
    assert outcome_counts(done) == {"imported": records}
    assert plan.actions.count() == records
    again = matched(insider, plan, file())
    assert outcome_counts(again) == {"known": records}
    with pytest.raises(Problem, match="No row can come in"):
        bring(insider, again)
    assert plan.actions.count() == records


def test_the_scottish_report_keeps_its_words(plan, insider):
    bring(insider, matched(insider, plan, scottish(), headings={
        "Priority 2 – Improve population mental health & wellbeing": "learning"}))  # fmt: skip
    action = plan.actions.get(title="Learning disability & autism leadership work.")
    assert (action.strand, action.state) == ("learning", ActionState.DRAFT)
    assert action.notes.get().text == (
        "From the spreadsheet scot.csv, row 12\nReference: 2.7\n"
        "Heading: Priority 2 – Improve population mental health & wellbeing\n"
        "Overall RAG: On Track\nSub-Action Delivery RAG: 100% Delivered"
    )
    assert set(plan.actions.exclude(strand="learning").values_list("strand", flat=True)) == {
        "standards"
    }


@pytest.mark.parametrize("merged", [False, True])
def test_the_care_homes_second_idea_has_the_indicator_of_the_first(plan, insider, merged):
    bring(insider, matched(insider, plan, peel(merged=merged)))
    first, second = plan.actions.all()
    assert first.problem == second.problem != ""
    assert first.baseline == second.baseline
    assert second.title == "Refresh of Prevention of Error-based Transfer (PoET) Project."
    assert second.success.startswith("Target: 12%\nProcess measures: # of unplanned transfers")


# From whole rows to promises ------------------------------------------------------------------


def test_a_whole_row_is_agreed_and_as_far_on_as_its_status_says(plan, insider, ruth):
    rows = [
        whole(rag="Not started"),
        whole(action="Two", rag="On track"),
        whole(action="Three", rag="Complete"),
    ]
    done = bring(insider, matched(insider, plan, table(*rows)))
    states = list(plan.actions.values_list("state", flat=True))
    assert states == [ActionState.AGREED, ActionState.IN_PROGRESS, ActionState.IN_PROGRESS]
    last = plan.actions.last()
    assert last.owner == ruth
    assert last.first_due == last.due == TODAY + timedelta(days=60)
    assert [step.to_state for step in last.transitions.order_by("pk")] == [
        "agreed",
        "in_progress",
    ]
    assert "somebody else verifies it" in last.transitions.order_by("pk").last().reason
    assert last.criteria.get().shows == " ".join(last.success.split())
    assert last.verifier_role.key == "quality_lead"
    assert done.imported_by == insider


def test_whole_rows_may_come_in_as_drafts(plan, insider, ruth):
    bring(insider, matched(insider, plan, table(whole())), agree=False)
    action = plan.actions.get()
    assert (action.state, action.first_due) == (ActionState.DRAFT, None)
    assert action.transitions.count() == 0


def test_problems_make_a_draft_and_no_action_stays_out(plan, insider, ruth):
    rows = [
        whole(lead="Jane Bloggs"),
        whole(action="Two", due="Ongoing"),
        whole(action="", ref="M3"),
    ]
    plan_import = matched(insider, plan, table(*rows))
    assert by_outcome(plan_import) == {2: "draft", 3: "draft", 4: "cannot"}
    bring(insider, plan_import)
    assert list(plan.actions.values_list("state", "owner", "due")) == [
        ("draft", None, TODAY + timedelta(days=60)), ("draft", ruth.pk, None),
    ]  # fmt: skip
    header, rows = left_out_table(plan_import)
    assert header == [*HEADER, "Why it was not imported"]
    assert rows == [
        [
            *whole(action="", ref="M3"),
            "There is no action in this row. Write one, or leave the row out",
        ]
    ]


def test_a_row_without_its_action_goes_back_without_the_one_above(plan, insider):
    above = ["Lock the cupboard", "The landlord", "31/12/2027"]
    rows = [["Action", "Issue", "Due"], above, ["", "", "1/1/2028"]]
    plan_import = matched(insider, plan, upload(csv_bytes(rows)))
    assert by_outcome(plan_import) == {2: "draft", 3: "cannot"}
    given_back = left_out_table(plan_import)[1][0]
    assert given_back[:3] == ["", "The landlord", "1/1/2028"]


def test_a_file_given_back_reads_as_the_one_that_came(plan, insider):
    """What was marked so that no spreadsheet runs it loses the mark on its way in again."""
    said = ["=cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "+open"]
    rows = [["Action", "Owner", "Issue", "Status"], said]
    plan_import = matched(insider, plan, upload(csv_bytes(rows)))
    import_rows.want_row(
        by=insider, plan_import=plan_import, row=plan_import.rows.get(), wanted=False, on=TODAY
    )
    for kind in ("csv", "xlsx"):
        back = upload(file_of(kind, "Not imported", *left_out_table(plan_import)))
        assert received(insider, plan, back).sheets.get().rows[1][1][:4] == said


def test_several_owners_one_answers_and_the_others_help(plan, insider, ruth, service):
    zoe = UserFactory(name="Zoë Ngo", email="zoe@example.org", job_title="Quality lead")
    give_role(zoe, "quality_lead", service=service)
    bring(insider, matched(insider, plan, table(whole(lead="Ruth Mills / Zoe Ngo"))))
    action = plan.actions.get()
    assert action.owner == ruth
    assert list(action.contributors.all()) == [zoe]


def test_only_staff_of_the_plans_services_are_recognised(plan, insider, next_door):
    other = UserFactory(name="Ruth Mills", email="ruth@example.org")
    give_role(other, "team_leader", service=next_door)
    row = matched(insider, plan, table(whole())).rows.get()
    assert row.values["owner"] is None
    assert row.findings[0]["text"].startswith("“Ruth Mills” is not known here")


def test_a_row_may_be_for_one_of_the_plans_services(service, next_door, insider, ruth):
    give_role(insider, "service_manager", service=next_door)
    plan = PlanFactory(services=[service, next_door], lead=insider, senior_owner=insider)
    rows = csv_bytes([[*HEADER, "Service"], [*whole(), "Elm Court"], [*whole(action="Two"), ""]])
    bring(insider, matched(insider, plan, upload(rows)))
    first, second = plan.actions.all()
    assert list(first.services.all()) == [service]
    assert set(second.services.all()) == {service, next_door}


def test_html_and_formulas_stay_text(plan, insider):
    hostile = '=HYPERLINK("http://x")<script>alert(1)</script>'
    bring(insider, matched(insider, plan, table(whole(action=hostile, issue=hostile))))
    action = plan.actions.get()
    assert action.title == hostile
    assert action.problem == hostile


# Deciding about rows --------------------------------------------------------------------------


def test_a_name_and_a_word_are_settled_for_every_row_at_once(plan, insider, ruth):
    rows = [whole(lead="KS", rag="Green"), whole(action="Two", lead="KS", rag="Green")]
    plan_import = matched(insider, plan, table(*rows))
    assert set(by_outcome(plan_import).values()) == {Outcome.DRAFT}
    import_rows.settle_many(
        by=insider, plan_import=plan_import, owners={"KS": ruth.pk},
        statuses={"green": "finished"}, on=TODAY,
    )  # fmt: skip
    assert set(by_outcome(plan_import).values()) == {Outcome.READY}
    bring(insider, plan_import)
    assert set(plan.actions.values_list("owner", "state")) == {(ruth.pk, "in_progress")}


def test_blanks_are_filled_for_every_row_at_once(plan, insider, ruth):
    plan_import = matched(insider, plan, table(whole(lead="", due="")))
    import_rows.settle_many(
        by=insider,
        plan_import=plan_import,
        blank_owner=ruth.pk,
        blank_due=date(2030, 6, 30),
        on=TODAY,
    )
    assert by_outcome(plan_import) == {2: Outcome.READY}


def test_one_row_is_put_right_and_another_left_out(plan, insider, ruth):
    plan_import = matched(insider, plan, table(whole(action=""), whole(action="Two", ref="M2")))
    first, second = plan_import.rows.all()
    first = import_rows.answer_row(
        by=insider, plan_import=plan_import, row=first, on=TODAY,
        answers={"title": "Look at errors at once", "standard": "On the same day."},
    )  # fmt: skip
    assert first.outcome == Outcome.READY
    second = import_rows.want_row(
        by=insider, plan_import=plan_import, row=second, wanted=False, on=TODAY
    )
    assert second.outcome == Outcome.LEFT_OUT
    bring(insider, plan_import)
    assert plan.actions.get().title == "Look at errors at once"
    _header, rows = left_out_table(plan_import)
    assert rows[0][-1] == "Left out by the person who imported the file"


def test_what_was_decided_of_a_row_stays_when_columns_are_matched_again(plan, insider):
    plan_import = matched(insider, plan, table(whole(), whole(action="Two")))
    row = plan_import.rows.last()
    import_rows.want_row(by=insider, plan_import=plan_import, row=row, wanted=False, on=TODAY)
    import_rows.answer_row(
        by=insider, plan_import=plan_import, row=row, answers={"title": "New"}, on=TODAY
    )
    match(insider, plan_import)
    row = plan_import.rows.get(number=row.number)
    assert (row.wanted, row.answers, row.outcome) == (False, {"title": "New"}, Outcome.LEFT_OUT)


def test_a_dropped_action_is_left_out_unless_somebody_wants_it(plan, insider):
    plan_import = matched(
        insider, plan, table(whole(rag="No longer required"), whole(action="Two"))
    )
    row = plan_import.rows.first()
    assert row.outcome == Outcome.LEFT_OUT
    row = import_rows.want_row(by=insider, plan_import=plan_import, row=row, wanted=True, on=TODAY)
    assert row.outcome in (Outcome.READY, Outcome.DRAFT)


def test_a_note_beside_the_table_is_left_out_and_given_back(plan, insider):
    plan_import = matched(insider, plan, table(whole(), ["Key: red = late"]))
    assert by_outcome(plan_import) == {2: "draft", 3: "left_out"}
    bring(insider, plan_import)
    assert (
        left_out_table(plan_import)[1][0][-1]
        == "This looks like a note beside the table, not an action"
    )


# Columns and sheets ---------------------------------------------------------------------------


def test_a_matching_is_remembered_for_the_same_columns(plan, insider, stranger, next_door):
    plan_import = received(insider, plan, table(whole()))
    chosen = {int(at): key for at, key in plan_import.matching.items()} | {1: "note"}
    match(insider, plan_import, chosen, strand="learning")
    theirs = PlanFactory(services=[next_door], lead=stranger, senior_owner=stranger)
    again = received(stranger, theirs, table(whole(action="Other")))
    assert again.matching["1"] == "note"
    assert again.choices["strand"] == "learning"
    kept = ColumnMatching.objects.get()
    assert "owners" not in kept.choices


def test_matching_must_make_sense(plan, insider):
    plan_import = received(insider, plan, table(whole()))
    with pytest.raises(Problem, match="Choose the column that says what is to be done"):
        match(insider, plan_import, {0: "reference", 1: "problem"})
    with pytest.raises(Problem) as told:
        match(insider, plan_import, {0: "title", 1: "owner", 2: "owner"})
    assert told.value.message_dict == {
        "column_1": ["“Owner” takes one column. Choose it for one of them."]
    }


def test_another_sheet_and_another_header_row(plan, insider):
    content = xlsx_bytes(
        ("Notes", [["Topic", "Action"], ["x", "Read me"]]),
        ("Plan", [["Elm Court"], ["Action", "Owner"], ["Walk", "KS"]]),
    )
    plan_import = received(insider, plan, upload(content, "two.xlsx"))
    assert plan_import.sheet == "Notes"
    plan_import = imports.choose_table(
        by=insider, plan_import=plan_import, sheet="Plan", header_row=None, on=TODAY
    )
    assert (plan_import.sheet, plan_import.header_row, plan_import.header) == (
        "Plan",
        2,
        ["Action", "Owner"],
    )
    with pytest.raises(Problem, match="Choose one of the sheets"):
        imports.choose_table(
            by=insider, plan_import=plan_import, sheet="No", header_row=None, on=TODAY
        )


def test_a_heading_that_is_an_action_comes_in_as_one(plan, insider):
    rows = [["Action", "Owner", "Due"], ["STAFFING"], ["Walk every day", "KS", "1/2/2030"]]
    plan_import = received(insider, plan, upload(csv_bytes(rows)))
    match(insider, plan_import, not_headings=[2])
    assert [row.values["title"] for row in plan_import.rows.all()] == ["STAFFING", "Walk every day"]


# What is refused, and what is kept ------------------------------------------------------------


def not_kept(problem, size):
    """What stands for a file that was thrown away while it came in."""
    return RefusedUpload(problem, name="plan.xlsx", size=size)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (upload(b"", "empty.csv"), "This file is empty."),
        (upload(b"%PDF-1.7 x", "plan.xlsx"), "This is a PDF."),
        (upload(b"1,2\n3,4\n"), "No row with column names was found."),
        (not_kept("too large", 200 * 1024 * 1024), "This file is 200 MB. The limit is 10 MB."),
        (not_kept("There is no room left.", 1024), "There is no room left."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_leaves_nothing_behind(plan, insider, file, sentence):
    with pytest.raises(Problem) as told:
        received(insider, plan, file)
    assert told.value.message_dict["upload"][0].startswith(sentence)
    assert PlanImport.objects.count() == 0


def test_an_ended_plan_takes_nothing_in(plan, insider):
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.ENDED)
    plan.refresh_from_db()
    with pytest.raises(Problem, match="This plan has ended"):
        received(insider, plan, table(whole()))


def test_of_the_file_only_its_name_and_fingerprint_are_kept(plan, insider, ruth):
    file = upload(csv_bytes([HEADER, whole(), whole(action="")]), "C:\\Users\\k\\Plan\u202e.csv")
    plan_import = bring(insider, matched(insider, plan, file))
    file.seek(0)
    assert plan_import.file_sha256 == hashlib.sha256(file.read()).hexdigest()
    assert plan_import.file_name == "Plan.csv"
    assert not plan_import.sheets.exists()
    came, out = plan_import.rows.all()
    assert (came.cells, came.values, came.findings, came.note) == ([], {}, [], [])
    assert out.cells == whole(action="")
    assert plan_import.choices == {}


def test_put_aside_forgets_what_was_read(plan, insider):
    plan_import = imports.put_aside(by=insider, plan_import=matched(insider, plan, table(whole())))
    assert plan_import.state == ImportState.ASIDE
    assert not plan_import.rows.exists()
    assert not plan_import.sheets.exists()
    assert plan.actions.count() == 0
    with pytest.raises(Problem, match="put aside"):
        bring(insider, plan_import)
    with pytest.raises(Problem, match="put aside"):
        match(insider, plan_import)


def _dies_at_the_end(execute, sql, params, many, context):
    if sql.startswith('UPDATE "qip_planimport"'):
        raise OperationalError("The connection was lost.")
    return execute(sql, params, many, context)


def test_all_or_nothing(plan, insider, ruth):
    """A request that is killed in the middle leaves what was there before."""
    words = ("Errors", "Falls", "Doors", "Walks", "Meals")
    rows = [whole(ref=word, action=f"{word} are talked about the same day") for word in words]
    plan_import = matched(insider, plan, table(*rows))
    with connection.execute_wrapper(_dies_at_the_end), pytest.raises(OperationalError):
        bring(insider, plan_import)
    assert plan.actions.count() == 0
    plan_import.refresh_from_db()
    assert plan_import.state == ImportState.MATCHED
    assert set(by_outcome(plan_import).values()) == {Outcome.READY}
    bring(insider, plan_import)
    assert plan.actions.count() == 5


def test_the_database_says_who_imported_or_that_nobody_has(plan, insider):
    plan_import = received(insider, plan, table(whole()))
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanImport.objects.filter(pk=plan_import.pk).update(state=ImportState.IMPORTED)


def test_a_new_plan_for_a_file_is_a_draft_led_by_whoever_brings_it(service, insider):
    plan = imports.start_plan_for_file(by=insider, title="Elm Court", services=[service], on=TODAY)
    assert (plan.state, plan.lead, plan.senior_owner) == (PlanState.DRAFT, insider, insider)
    assert list(plan.services.all()) == [service]


# The same file, and later copies of it --------------------------------------------------------


def test_a_later_copy_adds_its_new_rows_and_overwrites_no_edit(plan, insider, ruth):
    rows = [whole(ref="1", action="One"), whole(ref="2", action="Two")]
    bring(insider, matched(insider, plan, table(*rows)))
    edited = plan.actions.get(title="One")
    edited.title, edited.problem = "Edited here", "Edited too"
    edited.save()
    later = [whole(ref="3", action="Three"), whole(ref="2", action="Two", due="1/1/2031"), rows[0]]
    plan_import = matched(insider, plan, table(*later))
    assert by_outcome(plan_import) == {2: "ready", 3: "known", 4: "known"}
    bring(insider, plan_import)
    assert list(plan.actions.order_by("number").values_list("title", flat=True)) == [
        "Edited here",
        "Two",
        "Three",
    ]
    assert plan.actions.get(title="Two").due == TODAY + timedelta(days=60)


def test_a_row_whose_words_were_improved_is_known_by_its_reference(plan, insider, ruth):
    bring(
        insider,
        matched(insider, plan, table(whole(ref="7", action="Errors are looked at the same day"))),
    )
    later = table(whole(ref="7", action="Errors are looked at on the same day with the person"))
    assert by_outcome(matched(insider, plan, later)) == {2: "known"}


def test_the_numbering_of_another_plan_is_not_mistaken_for_ours(plan, insider, ruth):
    bring(
        insider, matched(insider, plan, table(whole(ref="1", action="Open the kitchen at night")))
    )
    other = matched(
        insider, plan, table(whole(ref="1", action="Train every driver of the minibus"))
    )
    row = other.rows.get()
    assert (row.standing, row.outcome) == (Standing.CLASH, Outcome.LEFT_OUT)
    reference = plan.actions.get().reference
    assert row.like == f"Reference 1 is already Action {reference}, which says something else"
    import_rows.want_row(by=insider, plan_import=other, row=row, wanted=True, on=TODAY)
    bring(insider, other)
    assert plan.actions.count() == 2
    assert by_outcome(
        matched(insider, plan, table(whole(ref="1", action="Train every driver of the minibus")))
    ) == {2: "known"}


def test_a_row_twice_in_one_file_comes_in_once(plan, insider, ruth):
    plan_import = matched(insider, plan, table(whole(), whole()))
    assert by_outcome(plan_import) == {2: "ready", 3: "left_out"}
    assert plan_import.rows.last().like == "The same as row 2"


def test_the_same_action_with_other_details_comes_in_twice_and_says_so(plan, insider, ruth):
    rows = [whole(), whole(ref="M9", issue="Another finding")]
    plan_import = matched(insider, plan, table(*rows))
    assert by_outcome(plan_import) == {2: "ready", 3: "ready"}
    assert (
        plan_import.rows.last().findings[-1]["text"]
        == "The same action as in row 2, with other details"
    )
    bring(insider, plan_import)
    keys = set(plan.actions.values_list("imported_key", flat=True))
    assert len(keys) == 2
    assert by_outcome(matched(insider, plan, table(*reversed(rows)))) == {2: "known", 3: "known"}


def test_nearly_the_same_words_are_said(plan, insider, ruth):
    rows = [whole(action="Staff are coached on every morning routine"),
            whole(ref="M2", action="Every morning routine: coaching of staff")]  # fmt: skip
    found = matched(insider, plan, table(*rows)).rows.last()
    assert found.findings[-1]["text"] == "Nearly the same words as row 2"


def test_an_action_that_was_written_here_by_hand_is_not_brought_a_second_time(plan, insider, ruth):
    Action.objects.create(
        plan=plan, number=1, strand="learning", title="Errors are looked at the same day"
    )
    row = matched(insider, plan, table(whole())).rows.get()
    assert (row.standing, row.outcome) == (Standing.TWIN, Outcome.LEFT_OUT)
    assert row.like == f"Action {plan.number}.1 has this title already"


def test_the_same_file_may_go_into_another_plan(plan, insider, service, ruth):
    bring(insider, matched(insider, plan, table(whole())))
    other = PlanFactory(services=[service], lead=insider, senior_owner=insider)
    assert by_outcome(matched(insider, other, table(whole()))) == {2: "ready"}


def test_two_people_with_the_same_file_bring_it_once(plan, insider, ruth):
    first, second = matched(insider, plan, table(whole())), matched(insider, plan, table(whole()))
    bring(insider, first)
    with pytest.raises(Problem, match="No row can come in"):
        bring(insider, second)
    assert plan.actions.count() == 1


def test_bringing_an_import_twice_changes_nothing(plan, insider, ruth):
    plan_import = matched(insider, plan, table(whole()))
    first = bring(insider, plan_import)
    second = bring(insider, plan_import)
    assert (first.imported_at, plan.actions.count()) == (second.imported_at, 1)


def test_an_owner_who_left_meanwhile_makes_a_draft(plan, insider, ruth):
    plan_import = matched(insider, plan, table(whole()))
    ruth.is_active = False
    ruth.save()
    bring(insider, plan_import)
    assert (plan.actions.get().state, plan.actions.get().owner) == (ActionState.DRAFT, None)


def test_a_plan_of_the_whole_organisation(insider):
    wide = UserFactory(name="Quality Lead")
    give_role(wide, "quality_lead")
    ServiceFactory()
    plan = PlanFactory(all_services=True, lead=wide, senior_owner=wide)
    bring(wide, matched(wide, plan, table(whole(lead="Quality Lead"))))
    action = plan.actions.get()
    assert action.all_services
    assert action.owner == wide

"""The pages of an import: who opens them, the way through them, and that nothing typed is lost."""

import io
from datetime import timedelta
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from qip.models import ActionState, ImportState, Outcome, Plan, PlanImport, PlanState
from qip.services import import_rows, import_run
from tests.factories.imports import agreement, matched, received
from tests.factories.organisation import UserFactory, give_role, staff
from tests.factories.qip import PlanFactory

from .pages import HOSTILE, SHOWN, errors, questions, text
from .sheets import HEADER, PLANS, WHOLE, csv_bytes, upload, xlsx_bytes

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DUE = TODAY + timedelta(days=60)


@pytest.fixture
def plan(service, insider):
    return PlanFactory(
        services=[service], lead=insider, senior_owner=insider, title="Elm Court plan"
    )


@pytest.fixture
def ruth(service):
    user = UserFactory(name="Ruth Mills", email="ruth@example.org", job_title="Team leader")
    give_role(user, "team_leader", service=service)
    return user


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


def whole(**changed):
    names = ("ref", "issue", "action", "how", "success", "lead", "due", "rag")
    cells = [*WHOLE[:6], DUE.strftime("%d/%m/%Y"), "On track"]
    return [changed.get(name, cell) for name, cell in zip(names, cells, strict=True)]


def agreed():
    """What the last question sends when whole rows become promises."""
    how = agreement()
    return {
        "agree": "yes", "verifier_role": how.role.pk, "kind": how.kind.pk, "sample": how.sample,
    }  # fmt: skip


def table(*rows):
    return upload(csv_bytes([HEADER, *rows]))


def page(name, *args):
    return reverse(f"qip:{name}", args=args)


# Who opens what -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["import", "import_columns", "import_table", "import_aside", "import_many", "import_rows",
     "import_bring", "import_result", "import_left_out"],
)  # fmt: skip
@pytest.mark.parametrize(("who", "answer"), [("stranger", 404), ("colleague", 403)])
def test_an_import_is_closed_to_those_whom_it_does_not_concern(
    request, client, plan, insider, name, who, answer
):
    plan_import = matched(insider, plan, table(whole()))
    url = page(name, plan_import.pk)
    assert client.get(url).status_code == 302
    client.force_login(request.getfixturevalue(who))
    assert client.get(url).status_code == answer
    assert client.post(url, {"leave": "2"}).status_code == answer
    plan_import.refresh_from_db()
    assert plan_import.state == ImportState.MATCHED
    assert plan.actions.count() == 0


@pytest.mark.parametrize(
    ("who", "answer"), [("stranger", 404), ("colleague", 403), ("insider", 200)]
)
def test_a_row_and_the_way_into_a_plan_as_well(request, client, plan, insider, who, answer):
    plan_import = matched(insider, plan, table(whole()))
    client.force_login(request.getfixturevalue(who))
    assert client.get(page("import_row", plan_import.pk, 2)).status_code == answer
    assert client.get(page("import_add", plan.pk)).status_code == answer


def test_a_row_that_is_not_there(inside, insider, plan):
    plan_import = matched(insider, plan, table(whole()))
    assert inside.get(page("import_row", plan_import.pk, 99)).status_code == 404
    assert inside.post(page("import_rows", plan_import.pk), {"leave": "x" * 30}).status_code == 404


def test_the_way_in_for_those_without_the_permission(client, colleague):
    client.force_login(colleague)
    assert client.get(page("import_start")).status_code == 403


def test_only_plans_one_may_write_into_are_offered(client, service, next_door, insider):
    PlanFactory(services=[service], title="Ours")
    PlanFactory(services=[next_door], title="Theirs")
    PlanFactory(all_services=True, title="Everybody’s")
    PlanFactory(services=[service], title="Ended", state=PlanState.ENDED)
    client.force_login(insider)
    offered = client.get(page("import_start")).context["form"].fields["plan"].queryset
    assert [plan.title for plan in offered] == ["Ours"]


# The way through ------------------------------------------------------------------------------


def test_from_the_file_to_the_actions(inside, plan, ruth):
    answer = inside.post(
        page("import_add", plan.pk), {"upload": table(whole(), whole(action="", ref="M2"))}
    )
    plan_import = PlanImport.objects.get()
    assert answer.url == page("import", plan_import.pk)
    assert inside.get(answer.url).url == page("import_columns", plan_import.pk)

    shown = inside.get(page("import_columns", plan_import.pk))
    assert "2 rows under 8 column names in row 1" in text(shown)
    form = shown.context["form"]
    answer = inside.post(
        page("import_columns", plan_import.pk), {**form.initial, "strand": "competence"}
    )
    assert answer.url == page("import_many", plan_import.pk)

    assert "“On track” in 2 rows" in text(inside.get(answer.url))
    answer = inside.post(answer.url, {"status_0": "under_way"})
    assert answer.url == page("import_rows", plan_import.pk)

    body = text(inside.get(answer.url))
    assert "<b>1 row</b> of 2 can come in" in body
    assert "There is no action in this row. Write one, or leave the row out" in body

    shown = inside.get(page("import_bring", plan_import.pk))
    assert "Bring in 1 action?" in text(shown)
    answer = inside.post(
        page("import_bring", plan_import.pk),
        {**agreed(), "version": shown.context["form"].carried["version"]},
    )
    assert answer.url == page("import_result", plan_import.pk)

    body = text(inside.get(answer.url))
    assert "<b>1 action</b> came in" in body
    assert "One row stayed out." in body
    action = plan.actions.get()
    assert (action.strand, action.state, action.owner) == (
        "competence",
        ActionState.IN_PROGRESS,
        ruth,
    )


def test_a_new_plan_comes_from_the_file_alone(inside, insider, service):
    file = SimpleUploadedFile("elm_court-QIP_2026.csv", csv_bytes([HEADER, whole()]))
    inside.post(page("import_start"), {"upload": file})
    plan = Plan.objects.get()
    assert (plan.title, plan.state, plan.lead) == ("Elm court QIP 2026", PlanState.DRAFT, insider)
    assert list(plan.services.all()) == [service]
    assert plan.imports.get().file_name == "elm_court-QIP_2026.csv"
    assert inside.get(plan.get_absolute_url()).status_code == 200


def test_a_file_that_cannot_be_read_starts_no_plan(inside):
    answer = inside.post(
        page("import_start"), {"upload": upload(b"%PDF-1.7 x", "plan.xlsx"), "title": "My plan"}
    )
    assert answer.status_code == 422
    assert errors(answer)["upload"][0].startswith("This is a PDF.")
    assert 'value="My plan"' in text(answer)
    assert Plan.objects.count() == 0


def test_several_services_must_be_chosen_and_the_file_asked_for_again(client, insider, next_door):
    give_role(insider, "service_manager", service=next_door)
    client.force_login(insider)
    answer = client.post(page("import_start"), {"upload": table(whole()), "title": "Both"})
    assert errors(answer) == {
        "services": ["Choose the services the new plan is for"],
        "upload": ["Choose the file again: browsers do not keep it"],
    }


def test_a_practice_lead_brings_a_file_into_a_plan_and_starts_none(client, service, plan):
    lead = staff("practice_lead", service=service)
    client.force_login(lead)
    form = client.get(page("import_start")).context["form"]
    assert set(form.fields) == {"upload", "plan"}
    answer = client.post(page("import_start"), {"upload": table(whole())})
    assert errors(answer)["plan"] == ["Choose the plan"]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "plan.csv", "This file is empty. Choose another"),
        (b"\0\1\2\3" * 400, "plan.xlsx", "This is not a spreadsheet, whatever its name says."),
        (b"Action,Owner\n" + b"Walk,KS\n" * 50_000, "long.csv", "This file has 50,001 rows"),
        (b"x" * (11 * 1024 * 1024), "plan.csv", "This file is 11 MB. The limit is 10 MB."),
        (b"x" * (26 * 1024 * 1024), "plan.csv", "This file is 26 MB. The limit is 10 MB."),
    ],
)
def test_what_is_wrong_with_a_file_is_said_at_its_field(inside, plan, content, name, sentence):
    answer = inside.post(page("import_add", plan.pk), {"upload": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert errors(answer)["upload"][0].startswith(sentence)
    assert PlanImport.objects.count() == 0


def test_a_double_click_on_reading_reads_once(inside, plan):
    once = str(uuid4())
    for _click in range(2):
        answer = inside.post(
            page("import_add", plan.pk), {"upload": table(whole()), "submission": once}
        )
        assert answer.status_code == 302
    assert PlanImport.objects.count() == 1


def test_a_double_click_on_bringing_brings_once(inside, insider, plan, ruth):
    plan_import = matched(insider, plan, table(whole()))
    data = {**agreed(), "submission": str(uuid4()), "version": plan_import.version}
    for _click in range(2):
        answer = inside.post(page("import_bring", plan_import.pk), data)
        assert answer.status_code == 302
        assert inside.get(answer.url, follow=True).status_code == 200
    assert plan.actions.count() == 1


def test_an_import_goes_on_where_it_was_left(inside, insider, plan):
    plan_import = received(insider, plan, table(whole()))
    assert plan_import.file_name in text(inside.get(page("import_add", plan.pk)))
    assert inside.get(page("import", plan_import.pk)).url == page("import_columns", plan_import.pk)
    matched_too = matched(insider, plan, table(whole(action="Other")))
    assert inside.get(page("import", matched_too.pk)).url == page("import_rows", matched_too.pk)


def test_after_it_is_settled_every_step_leads_to_the_result(inside, insider, plan, ruth):
    done = import_run.bring_in(
        by=insider, plan_import=matched(insider, plan, table(whole())), agree=agreement(), on=TODAY
    )
    for name in ("import_columns", "import_many", "import_rows", "import_bring", "import_aside"):
        for answer in (inside.get(page(name, done.pk)), inside.post(page(name, done.pk))):
            assert answer.url == page("import", done.pk), name
    assert inside.get(page("import", done.pk)).url == page("import_result", done.pk)
    assert "Brought in before" in text(inside.get(page("import_add", plan.pk)))


def test_put_aside_from_its_page(inside, insider, plan):
    plan_import = matched(insider, plan, table(whole()))
    assert "is forgotten" in text(inside.get(page("import_aside", plan_import.pk)))
    assert inside.post(page("import_aside", plan_import.pk)).url == plan.get_absolute_url()
    assert inside.get(page("import", plan_import.pk)).url == page("import_add", plan.pk)
    assert inside.get(page("import_result", plan_import.pk)).status_code == 302


# Columns --------------------------------------------------------------------------------------


def test_columns_show_their_first_three_texts_and_what_is_wrong_stays_chosen(inside, insider, plan):
    plan_import = received(
        insider,
        plan,
        table(whole(), whole(action="Second"), whole(action="Third"), whole(action="Fourth")),
    )
    shown = inside.get(page("import_columns", plan_import.pk))
    assert ">Third<" in text(shown)
    assert ">Fourth<" not in text(shown)
    chosen = {**shown.context["form"].initial, "column_2": "note", "column_3": "owner"}
    answer = inside.post(page("import_columns", plan_import.pk), chosen)
    assert answer.status_code == 422
    assert errors(answer)["__all__"] == [
        "Choose the column that says what is to be done, as the title or as the action."
    ]
    chosen["column_2"] = "title"
    answer = inside.post(page("import_columns", plan_import.pk), chosen)
    assert errors(answer) == {"column_3": ["“Owner” takes one column. Choose it for one of them."]}
    assert answer.context["form"]["column_2"].value() == "title"


def test_another_row_of_names_is_chosen_on_the_page(inside, insider, plan):
    content = csv_bytes([["Action", "Owner"], ["What", "Whom"], ["Walk every day", "KS"]])
    plan_import = received(insider, plan, upload(content))
    url = page("import_table", plan_import.pk)
    inside.post(url, {"sheet": "", "header_row": "2"})
    plan_import.refresh_from_db()
    assert plan_import.header == ["What", "Whom"]
    assert inside.post(url, {"sheet": "", "header_row": "77"}).status_code == 422


def test_another_sheet_is_chosen_on_the_page(inside, insider, plan):
    content = xlsx_bytes(
        ("Old", [["Action"], ["Walk"]]), ("New", [["Action", "Owner"], ["Run", "KS"]])
    )
    plan_import = received(insider, plan, upload(content, "two.xlsx"))
    assert "New, 2 rows" in text(inside.get(page("import_columns", plan_import.pk)))
    inside.post(page("import_table", plan_import.pk), {"sheet": "New", "header_row": "1"})
    plan_import.refresh_from_db()
    assert (plan_import.sheet, plan_import.header) == ("New", ["Action", "Owner"])


def test_headings_take_a_strand_of_their_own(inside, insider, plan):
    content = (PLANS / "scot_mhw_progress_overview.csv").read_bytes()
    plan_import = received(insider, plan, upload(content))
    form = inside.get(page("import_columns", plan_import.pk)).context["form"]
    chosen = {**form.initial, "heading_1": "learning", "heading_4": "record"}
    inside.post(page("import_columns", plan_import.pk), chosen)
    strands = {row.number: row.values["strand"] for row in plan_import.rows.all()}
    assert strands[3] == "learning"
    assert 4 in strands


# Rows -----------------------------------------------------------------------------------------


def test_a_row_is_left_out_and_brought_back_where_it_stands(inside, insider, plan):
    plan_import = matched(insider, plan, table(whole(), whole(action="Two")))
    url = page("import_rows", plan_import.pk)
    answer = inside.post(f"{url}?view=draft", {"leave": "3"})
    assert answer.url == f"{url}?view=draft#row-3"
    assert plan_import.rows.get(number=3).outcome == Outcome.LEFT_OUT
    assert "By you" in text(inside.get(url))
    inside.post(url, {"bring": "3"})
    assert plan_import.rows.get(number=3).outcome != Outcome.LEFT_OUT


def test_a_row_is_changed_beside_what_it_says(inside, insider, plan, ruth):
    plan_import = matched(insider, plan, table(whole(lead="KS", due="31/2", action="")))
    url = page("import_row", plan_import.pk, 2)
    shown = inside.get(url)
    assert "“31/2” is not a date: February has 28 or 29 days" in text(shown)
    assert "Errors were found at month end." in text(shown)
    given = {name: value or "" for name, value in shown.context["form"].initial.items()}
    given |= {
        "title": "Look at errors",
        "standard": "On the same day.",
        "owner": ruth.pk,
        "due": "31/3/2031",
    }
    answer = inside.post(url, given)
    assert answer.url == f"{page('import_rows', plan_import.pk)}#row-2"
    row = plan_import.rows.get()
    assert row.outcome == Outcome.READY
    assert set(row.answers) == {"title", "standard", "owner", "due"}


def test_what_was_typed_into_a_row_stays_when_it_cannot_be_kept(inside, insider, plan):
    plan_import = matched(insider, plan, table(whole()))
    url = page("import_row", plan_import.pk, 2)
    given = {"title": "", "problem": "Typed a lot", "due": "31/2", "strand": "learning"}
    answer = inside.post(url, given | {"status": "under_way", "risk_level": "high"})
    assert answer.status_code == 422
    assert set(errors(answer)) == {"title", "due"}
    assert "Typed a lot" in text(answer)


def test_views_count_and_narrow_the_rows(inside, insider, plan, ruth):
    rows = [whole(), whole(action="Two", due="Ongoing"), whole(action="", ref="x"), whole()]
    plan_import = matched(insider, plan, table(*rows))
    url = page("import_rows", plan_import.pk)
    shown = inside.get(url)
    tabs = {tab.label: tab.number for tab in shown.context["tabs"]}
    assert tabs == {"All rows": "4", "Cannot come in yet": "1", "To check": "1", "Drafts": "1",
                    "Whole": "1", "Left out": "1"}  # fmt: skip
    body = text(inside.get(f"{url}?view=cannot"))
    assert "Row 4" in body
    assert "Row 2" not in body


def test_rows_that_are_here_already_lead_to_their_action(inside, insider, plan, ruth):
    import_run.bring_in(
        by=insider, plan_import=matched(insider, plan, table(whole())), agree=agreement(), on=TODAY
    )
    again = matched(insider, plan, table(whole(), whole(action="New")))
    body = text(inside.get(page("import_rows", again.pk)))
    assert plan.actions.get().get_absolute_url() in body
    assert "One is here already and stays as it is." in body


def test_html_in_every_cell_is_shown_as_text(inside, insider, plan):
    rows = csv_bytes([[HOSTILE, *HEADER[1:]], ["Heading " + HOSTILE], [HOSTILE] * 8])
    plan_import = received(insider, plan, upload(rows, f"{HOSTILE[:30]}.csv"))
    bodies = [text(inside.get(page("import_columns", plan_import.pk)))]
    form = inside.get(page("import_columns", plan_import.pk)).context["form"]
    inside.post(page("import_columns", plan_import.pk), {**form.initial, "column_2": "standard"})
    bodies += [
        text(inside.get(page(name, plan_import.pk)))
        for name in ("import_many", "import_rows", "import_bring")
    ]
    bodies.append(text(inside.get(page("import_row", plan_import.pk, 3))))
    import_run.bring_in(by=insider, plan_import=plan_import, agree=agreement(), on=TODAY)
    bodies.append(text(inside.get(page("import_result", plan_import.pk))))
    bodies.append(text(inside.get(plan.actions.get().get_absolute_url())))
    for body in bodies:
        assert "<script>alert" not in body
    assert SHOWN in bodies[0]
    assert SHOWN in bodies[4]


# The file of rows that stayed out -------------------------------------------------------------


def left_out(inside, insider, plan):
    rows = [
        whole(),
        whole(action="", issue='=HYPERLINK("http://x")', how="+44", ref="-1", success="@x"),
    ]
    plan_import = matched(insider, plan, table(*rows))
    return import_run.bring_in(by=insider, plan_import=plan_import, agree=agreement(), on=TODAY)


def test_rows_that_stayed_out_come_back_as_csv_that_no_spreadsheet_runs(inside, insider, plan):
    answer = inside.get(
        page("import_left_out", left_out(inside, insider, plan).pk), {"export": "csv"}
    )
    assert answer["Content-Disposition"] == 'attachment; filename="not-imported-plan.csv"'
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].endswith("Why it was not imported")
    assert lines[1].startswith("'-1,\"'=HYPERLINK")
    assert "'+44" in lines[1]
    assert lines[1].endswith('Write one, or leave the row out"')


def test_and_as_xlsx(inside, insider, plan):
    answer = inside.get(
        page("import_left_out", left_out(inside, insider, plan).pk), {"export": "xlsx"}
    )
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[1]] == [*HEADER, "Why it was not imported"]
    assert sheet["B2"].value == '\'=HYPERLINK("http://x")'
    assert sheet["B2"].data_type == "s"


def test_that_file_put_right_and_brought_in_becomes_part_of_the_same_plan(
    inside, insider, plan, ruth
):
    rows = [whole(), whole(ref="M2", action="")]
    done = import_run.bring_in(
        by=insider, plan_import=matched(insider, plan, table(*rows)), agree=agreement(), on=TODAY
    )
    content = inside.get(page("import_left_out", done.pk)).content.decode("utf-8-sig")
    mended = content.replace("month end.,,", "month end.,People see what changed.,")
    plan_import = matched(insider, plan, upload(mended.encode()))
    import_run.bring_in(by=insider, plan_import=plan_import, agree=agreement(), on=TODAY)
    assert [action.title for action in plan.actions.all()] == [
        "Errors are looked at the same day.", "People see what changed.",
    ]  # fmt: skip


# Speed ----------------------------------------------------------------------------------------


def test_the_rows_ask_as_much_for_fifty_as_for_one(inside, insider, plan, ruth):
    one = matched(insider, plan, table(whole()))
    many = matched(
        insider,
        plan,
        table(*[whole(ref=f"R{n}", action=f"Step number {n} is taken") for n in range(60)]),
    )
    first, second = (
        questions(inside, page("import_rows", one.pk)),
        questions(inside, page("import_rows", many.pk)),
    )
    assert second <= first + 2
    assert second < 25


def test_5_000_rows_are_read_looked_through_and_brought_in(
    inside, insider, plan, ruth, django_assert_max_num_queries
):
    rows = [
        whole(ref=f"R{n}", action=f"Step {n} of the plan is taken by everybody")
        for n in range(4_999)
    ]
    plan_import = received(insider, plan, table(*rows))
    proposed = {int(at): key for at, key in plan_import.matching.items()}
    with django_assert_max_num_queries(60):
        import_rows.match_columns(
            by=insider, plan_import=plan_import, matching=proposed,
            strand="standards", headings={}, on=TODAY,
        )  # fmt: skip
    url = page("import_rows", plan_import.pk)
    assert questions(inside, url) < 25
    assert "4,999 rows" in text(inside.get(url))
    with django_assert_max_num_queries(150):
        import_run.bring_in(by=insider, plan_import=plan_import, agree=agreement(), on=TODAY)
    assert plan.actions.count() == 4_999

"""A registered manager brings a plan, works on it, sees whether practice moved, and makes a pack."""

import csv
import io
import re
from datetime import timedelta

import pikepdf
import pytest
from django.utils import timezone

ROWS = (
    ("Ref", "Recommendation", "What we will do", "Who", "By when", "RAG"),
    ("1", "Doors to the garden are locked after tea", "The garden door stays open until ten",
     "Registered manager", "31/03/2027", "Amber"),
    ("2", "Nobody knows who holds the spare keys", "Keys are signed in and out on one sheet",
     "KS/RM", "Ongoing", "Green"),
    ("3", "", "", "Registered manager", "31/2", "Red"),
)  # fmt: skip


@pytest.fixture
def spreadsheet(tmp_path):
    file = tmp_path / "garden plan.csv"
    written = io.StringIO()
    csv.writer(written).writerows(ROWS)
    file.write_bytes(written.getvalue().encode("utf-8-sig"))
    return file


def test_today_leads_to_what_is_late(sign_in, accessible):
    page = sign_in("manager")
    page.get_by_role("link", name="One thing is late").click()
    page.get_by_role("link", name="weekend mornings are coached like weekdays").first.click()
    page.get_by_role("heading", name="Weekend mornings are coached like weekdays").wait_for()
    assert page.get_by_text("9 days late").count()
    accessible(page)


def test_an_action_is_started_noted_and_said_done_on_a_phone(sign_in, accessible):
    page = sign_in("manager", "phone")
    page.goto("/plans/")
    page.get_by_role("link", name="Least restrictive practice at Elm Court").first.click()
    page.get_by_role("link", name="Add an action").first.click()
    title = "The garden door stays open until ten"
    page.get_by_label("What will be true when this is done").fill(title)
    page.get_by_label("The problem", exact=False).first.fill(
        "The garden door is locked at 17:00. Four people stand at it."
    )
    page.get_by_role("button", name="Add action").click()
    page.get_by_role("heading", name=re.compile("put right")).wait_for()
    accessible(page)
    assert page.get_by_label("What will be true when this is done").input_value() == title
    page.get_by_label("Oversight").check()
    page.get_by_label("The new standard or control").fill(
        "The door is open from breakfast until ten."
    )
    page.get_by_label("How staff apply it every day").fill(
        "The shift leader opens it at 07:30 and writes it on the sheet."
    )
    page.get_by_label("Success beyond").fill("Nobody stands at a locked door for eight weeks.")
    page.get_by_label("Due", exact=False).last.fill(
        (timezone.localdate() + timedelta(60)).isoformat()
    )
    _choose_owner(page)
    page.get_by_role("button", name="Add action").click()
    page.get_by_role("heading", name=title).wait_for()
    accessible(page)


def _choose_owner(page):
    owner = page.get_by_label("Owner")
    if owner.evaluate("one => one.tagName") == "SELECT":
        owner.select_option(index=1)


def test_what_was_typed_comes_back_when_the_form_is_opened_again(sign_in):
    page = sign_in("manager")
    page.goto("/plans/")
    page.get_by_role("link", name="Least restrictive practice at Elm Court").first.click()
    page.get_by_role("link", name="Add an action").first.click()
    page.get_by_label("What will be true when this is done").press_sequentially("Half a thought")
    page.get_by_text(re.compile("Draft kept")).wait_for()
    address = page.url
    page.goto("/")
    page.goto(address)
    field = page.get_by_label("What will be true when this is done")
    assert field.input_value() == "Half a thought"
    page.get_by_text(re.compile("kept what you typed")).wait_for()


def test_a_figure_is_entered_and_the_verdict_is_a_sentence(sign_in, accessible):
    page = sign_in("manager")
    page.goto("/measures/")
    page.get_by_role("link", name="Restrictions in use").first.click()
    page.get_by_text("Improving").first.wait_for()
    assert page.locator("svg.chart title").count()
    assert page.get_by_role("table").count()
    accessible(page)


def test_a_spreadsheet_becomes_a_plan_and_is_brought_only_once(sign_in, accessible, spreadsheet):
    page = sign_in("quality")
    page.goto("/plans/")
    page.get_by_role("link", name="Early warning and escalation").first.click()
    plan = page.url
    page.goto(f"{plan}import/")
    accessible(page)
    page.locator("input[type=file]").set_input_files(str(spreadsheet))
    page.locator("main button[type=submit]").last.click()
    page.wait_for_url(re.compile("/columns/"))
    accessible(page)
    page.locator("main button[type=submit]").last.click()
    page.wait_for_url(re.compile("/rows/"))
    accessible(page)
    assert page.get_by_text("31/2").count()


def test_a_pack_is_built_by_the_worker_and_opens_as_a_tagged_pdf(sign_in, accessible, tmp_path):
    page = sign_in("quality")
    page.goto("/plans/")
    page.get_by_role("link", name="Least restrictive practice at Elm Court").first.click()
    page.get_by_role("link", name=re.compile("[Ee]vidence pack")).last.click()
    accessible(page)
    page.get_by_label(re.compile("Who|For|recipient", re.IGNORECASE)).first.fill(
        "Commissioning team, Northmere Council"
    )
    page.locator("main form button[type=submit]").last.click()
    download = page.get_by_role("link", name=re.compile("Download|Take a copy"))
    download.wait_for(timeout=120_000)
    accessible(page)
    with page.expect_download() as taken:
        download.first.click()
    file = tmp_path / "pack.pdf"
    taken.value.save_as(file)
    with pikepdf.open(file) as pack:
        assert len(pack.pages) >= 6
        assert str(pack.Root.Lang) == "en-GB"
        assert bool(pack.Root.MarkInfo.Marked)

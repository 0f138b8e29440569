"""A registered manager brings the plan that exists in a spreadsheet, and brings it once."""

import csv
import time
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone

PUBLISHED = Path(__file__).parents[1] / "data" / "plans" / "peel_manor_workplan.csv"
HEAD = ("Ref", "Issue", "Action to take", "Lead", "Date due", "RAG")
EDITED = "The garden door stays open until ten at night, as of {:.0f}"


@pytest.fixture
def workbook(tmp_path):
    """What a manager has: a title above the table, and cells that nobody checked."""
    due = timezone.localdate() + timedelta(70)
    book = openpyxl.Workbook()
    for row in (
        ("Quality improvement plan",), HEAD,
        ("1", "The garden door is locked at 17:00", "Keep the garden door open until ten",
         "Priya Raman", due, "Green"),
        ("2", "Night checks wake people", "Agree with each person how often somebody looks in",
         "Priya Raman and Hannah Stone", "Ongoing", "Amber"),
        ("3", "Nobody reads the handover sheet", "Read it aloud at each handover",
         "A. Nobody", "31/2", "Red"),
        ("4", "Money is counted at the table", "", "", "", ""),
    ):  # fmt: skip
        book.active.append(row)
    path = tmp_path / "our plan.xlsx"
    book.save(path)
    return path


def bring(page, file, title):
    """From the list of plans to the page where columns are matched."""
    page.goto("/plans/")
    page.get_by_role("link", name="Bring from a spreadsheet").first.click()
    page.locator("input[type=file]").set_input_files(file)
    plan = page.get_by_label("Plan", exact=True)
    if known := plan.locator("option", has_text=title).all():
        plan.select_option(known[0].get_attribute("value"))
    else:
        page.get_by_label("Name of the new plan").fill(title)
        page.get_by_label("Elm Court").check()
    send(page, "Read the file", "**/columns/")


def send(page, words, there):
    page.get_by_role("button", name=words).last.click()
    page.wait_for_url(there)


def look(page, accessible):
    """From matched columns to the rows, past the question about names and words if it comes."""
    page.get_by_role("button", name="Look at the rows").click()
    page.wait_for_url(lambda url: url.endswith(("/words/", "/rows/")))
    accessible(page)
    if page.url.endswith("/words/"):
        send(page, "Look through the rows", "**/rows/")
    accessible(page)


def come_in(page, accessible):
    page.get_by_role("link", name="Bring in").first.click()
    page.wait_for_url("**/bring/")
    accessible(page)
    send(page, "Bring in", "**/result/")
    accessible(page)


def test_a_workbook_comes_in_once_and_edits_stay(sign_in, accessible, workbook, tmp_path):
    page, now = sign_in("manager"), time.time()
    title, edited = f"Doors, nights and money {now:.0f}", EDITED.format(now)
    bring(page, workbook, title)
    accessible(page)
    matched = page.get_by_label("Lead").locator("option:checked").inner_text()
    assert matched == "Owner"
    look(page, accessible)
    rows = page.locator("main").inner_text()
    for words in (
        "“Ongoing” says it goes on without end",
        "“31/2” is not a date: February has 28 or 29 days",
        "with Hannah Stone",
        "There is no action in this row",
        "In progress, and behind",
    ):
        assert words in rows
    come_in(page, accessible)
    assert "3 actions came in" in page.locator("main").inner_text()
    assert left_out(page, tmp_path) == [
        [*HEAD, "Why it was not imported"],
        ["4", "Money is counted at the table", "", "", "", "",
         "There is no action in this row. Write one, or leave the row out"],
    ]  # fmt: skip

    page.get_by_role("link", name="Open plan").click()
    page.get_by_role("link", name="Keep the garden door open until ten").first.click()
    page.get_by_role("link", name="Edit", exact=True).first.click()
    page.get_by_label("What will be true when this is done").fill(edited)
    send(page, "Save", lambda url: not url.endswith("/change/"))
    page.get_by_role("heading", name=edited).wait_for()

    bring(page, workbook, title)
    look(page, accessible)
    assert "Three are here already and stay as they are" in page.locator("main").inner_text()
    page.goto("/plans/?view=all")
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("heading", name=title).wait_for()
    assert page.get_by_role("link", name=edited).count() == 1
    assert page.get_by_role("link", name="Keep the garden door open until ten").count() == 0


def left_out(page, folder):
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV file").click()
    file = folder / "left out.csv"
    download.value.save_as(file)
    return list(csv.reader(file.read_text("utf-8-sig").splitlines()))


def test_a_published_plan_comes_in_on_a_phone(sign_in, accessible):
    page = sign_in("manager", "phone")
    bring(page, PUBLISHED, "A published work plan")
    accessible(page)
    look(page, accessible)
    come_in(page, accessible)
    page.get_by_role("link", name="Open plan").click()
    page.get_by_role("heading", name="A published work plan").wait_for()
    assert page.get_by_role("link", name="Refresh of Prevention of Error-based Transfer").count()
    accessible(page)

"""A registered manager works on a plan and sees whether practice moved."""

import re
from datetime import timedelta

from django.utils import timezone


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
    page.get_by_role("radio", name="Oversight").check()
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
    _say_what_proves_it(page)
    page.get_by_role("button", name="Add action").click()
    page.get_by_role("heading", name=title).wait_for()
    accessible(page)


def _choose_owner(page):
    owner = page.get_by_label("Owner")
    if owner.evaluate("one => one.tagName") == "SELECT":
        owner.select_option(index=1)


def _say_what_proves_it(page):
    page.get_by_label("Criterion 1: kind of evidence").select_option(index=2)
    page.get_by_label("Criterion 1: what it must show").fill("Nobody stands at a locked door")
    page.get_by_label("Criterion 1: how many are looked at").fill("10")
    page.get_by_label("Who verifies it").select_option(label="Quality lead")


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


def test_a_file_is_added_over_the_page_and_then_stands_on_it(sign_in, accessible):
    page = sign_in("manager")
    page.goto("/actions/?view=all&q=weekend+mornings")
    page.get_by_role("link", name="Weekend mornings are coached like weekdays").first.click()
    title = f"Sunday walk-round {timezone.now():%H%M%S}"
    for number in (1, 2):
        page.get_by_role("link", name="Add evidence").first.click()
        dialog = page.get_by_role("dialog")
        content = f"Sunday, nine o'clock: two of three. {title} {number}".encode()
        dialog.locator("input[type=file]").set_input_files(
            {"name": "walk-round.txt", "mimeType": "text/plain", "buffer": content}
        )
        dialog.get_by_label("What it shows").fill(f"{title}, {number}")
        dialog.locator("button[type=submit]").click()
        page.get_by_role("link", name=f"{title}, {number}", exact=True).wait_for()
        assert not dialog.is_visible()
    accessible(page)

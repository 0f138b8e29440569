"""What goes wrong in front of people: nothing they typed is lost, and a sentence says what to do."""

import re

from .conftest import enter

TYPED = "Walk-round of the night shift"


def open_evidence(page):
    page.goto("/actions/")
    page.locator("main table a.plain").first.click()
    page.get_by_role("link", name="Add evidence").first.click()
    return page.locator("#dialog-in form[hx-post]")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(sign_in, tmp_path):
    large = tmp_path / "walk-round.pdf"
    with large.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    page = sign_in("manager")
    form = open_evidence(page)
    form.locator("input[type=file]").set_input_files(large)
    form.get_by_text("This file is larger than 25 MB.").wait_for()
    assert form.locator("input[type=file]").input_value() == ""


def test_a_dialog_says_that_there_was_no_answer_and_keeps_what_was_typed(sign_in):
    page = sign_in("manager")
    form = open_evidence(page)
    form.get_by_label("What it shows").fill(TYPED)
    page.context.set_offline(True)
    form.get_by_role("button", name="Add this file").click()
    form.get_by_role("alert").get_by_text("What you typed is still here").wait_for()
    assert form.get_by_label("What it shows").input_value() == TYPED
    page.context.set_offline(False)


def test_what_was_typed_in_a_dialog_survives_the_end_of_the_session(sign_in, accessible):
    page = sign_in("manager")
    form = open_evidence(page)
    form.get_by_label("What it shows").fill(TYPED)
    page.context.clear_cookies(name=re.compile("session"))
    form.get_by_role("button", name="Add this file").click()
    page.wait_for_url("**/account/login/**")
    enter(page, "manager")
    page.get_by_text("We kept what you typed").wait_for()
    assert page.get_by_label("What it shows").input_value() == TYPED
    accessible(page)
    page.get_by_role("button", name="Start afresh").click()
    assert page.get_by_label("What it shows").input_value() == ""

"""A plan and its driver diagram on paper: all of it, and nothing that can only be pressed."""

import io
import re

import pytest
from pypdf import PdfReader

PLAN = "Least restrictive practice at Elm Court"
STRANDS = ("Practice standards", "Competence", "Oversight", "Learning loop")
# The width of an A4 page between its margins, in pixels of a browser.
PAPER = {"width": 688, "height": 1009}
ON_SCREEN_ONLY = ("You are looking at", "Find a reference", "People supported", "Edit", "As a list")

# What is read on paper of each part that must not be cut, in pieces.
PIECES = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).map(one => {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const words = walker.currentNode.data.replace(/[^A-Za-z0-9]+/g, ""), parent = walker.currentNode.parentElement;
    const seen = parent.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true });
    if (words && seen && !parent.closest(".visually-hidden, title, desc")) found.push(words);
  }
  return found;
})"""
FOLDED = "main details:is(.more, .fold):not([open]) > :not(summary)"
TOO_WIDE = """() => [...document.querySelectorAll("main *")].filter(one =>
  one.checkVisibility() && !one.closest(".visually-hidden") && one.getBoundingClientRect().right > innerWidth + 1
).map(one => one.outerHTML.slice(0, 200))"""


def plan_page(sign_in):
    page = sign_in("manager")
    page.get_by_role("link", name="Improvement plans").first.click()
    page.get_by_role("link", name=PLAN).first.click()
    page.get_by_role("heading", name=PLAN).wait_for()
    return page


def printed(page):
    """The letters of each sheet alone: a PDF knows places, and neither words nor spaces."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return [without_spaces(sheet.extract_text()) for sheet in sheets]


def without_spaces(words):
    return re.sub(r"[^A-Za-z0-9]+", "", words)


def laid_out(page):
    """The same page, laid out as on paper and still open to questions."""
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)


def seen(parts):
    """Of each of these, whether it is shown."""
    return parts.evaluate_all("all => all.map(one => one.checkVisibility())")


def assert_whole(page, sheets, selector):
    """Each of these parts is on one sheet, with every word of it."""
    parts = page.evaluate(PIECES, selector)
    assert parts, selector
    for pieces in parts:
        missing = min(([piece for piece in pieces if piece not in one] for one in sheets), key=len)
        assert not missing, f"{missing} are cut from {pieces[0]}"


def assert_only_what_is_read(page, sheets):
    for selector in (".side", ".topbar", ".tabbar", ".skip", "main .acts", "main .btn"):
        assert not any(seen(page.locator(selector))), selector
    words = "".join(sheets)
    for strand in STRANDS:
        assert without_spaces(strand) in words
    for words_of_screen in ON_SCREEN_ONLY:
        assert without_spaces(words_of_screen) not in words
    assert "PrintedfromSustainon" in sheets[-1]
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("link", ["", "Driver diagram"], ids=["plan", "drivers"])
def test_a_button_prints(sign_in, link):
    page = plan_page(sign_in)
    if link:
        page.get_by_role("link", name=link).first.click()
        page.get_by_role("heading", name=link).wait_for()
    page.evaluate("window.print = () => { document.title = 'Printed' }")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.title() == "Printed"


def test_a_plan_on_paper(sign_in):
    page = plan_page(sign_in)
    folded = page.locator(FOLDED)
    assert folded.count(), "there is something to unfold"
    assert not any(seen(folded)), "on the screen it is folded"
    sheets = printed(page)
    laid_out(page)
    assert_only_what_is_read(page, sheets)
    assert all(seen(folded))
    assert_whole(page, sheets, f"{FOLDED} li")
    assert_whole(page, sheets, ".act-card")
    assert_whole(page, sheets, ".pair, .spc")
    assert_whole(page, sheets, "main tbody tr")


def test_a_driver_diagram_on_paper(sign_in):
    page = plan_page(sign_in)
    page.get_by_role("link", name="Driver diagram").first.click()
    page.get_by_role("heading", name="Driver diagram").wait_for()
    sheets = printed(page)
    laid_out(page)
    assert_only_what_is_read(page, sheets)
    assert_whole(page, sheets, ".drivers-paper svg")
    assert_whole(page, sheets, ".drivers > li")

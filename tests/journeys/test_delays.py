"""Delays, for those who answer for them: numbers that open, a file, and one sheet of paper."""

import io

from pypdf import PdfReader


def test_a_senior_leader_reads_opens_and_prints_the_delays(sign_in):
    page = sign_in("director", "desk")
    page.goto("/delays/")
    page.get_by_role("heading", name="Delays, and who answers").wait_for()
    levels = page.locator(".climb li")
    assert levels.count() == 5
    waiting = [int(words) for words in levels.locator(".n").all_inner_texts()]
    assert sum(1 for number in waiting if number) >= 3, "the demonstration waits at three levels"
    sheet = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(sheet.pages) == 1
    assert "Which levels answer" in sheet.pages[0].extract_text()
    with page.expect_download() as file:
        page.get_by_role("button", name="Download figures").click()
        page.get_by_role("link", name="As plain text").click()
    assert b"Open now" in file.value.path().read_bytes()
    number = levels.nth(next(i for i, waits in enumerate(waiting) if waits)).locator("a")
    told = int(number.inner_text())
    number.click()
    page.get_by_text(f"{told} escalation").first.wait_for()


def test_a_board_reader_sees_the_same_numbers_and_nobody_named(sign_in):
    page = sign_in("board", "phone")
    page.goto("/delays/")
    page.get_by_role("heading", name="Delays, and who answers").wait_for()
    words = page.locator("main").inner_text()
    page.goto("/escalations/?view=all")
    words += page.locator("main").inner_text()
    for name in ("Marian Okafor", "Amina Yusuf", "Ivor Jenkins", "Grace Mensah"):
        assert name not in words

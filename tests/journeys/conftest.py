"""A running Sustain with the demonstration provider, and people in front of a real browser.

By default the journeys start the product as ``script/server`` does, in a scratch folder, with its
own database, web, worker and beat. ``SUSTAIN_JOURNEYS_AT=http://127.0.0.1:8000`` drives one that
is already running instead.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from playwright.sync_api import Error as BrowserError

from config.environment import ROOT
from demonstration.data.staff import MAIL, PASSWORD, SECOND_FACTOR_KEY
from tests import chromium
from tests.chromium import AXE, QUIET, RULES, SIZES
from tests.operations.running import bare_environment, free_port

from .codes import one_time_code

PATIENCE = 180
BROWSER = chromium.path()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where Sustain runs."""
    if given := os.environ.get("SUSTAIN_JOURNEYS_AT"):
        yield given.rstrip("/")
        return
    folder = Path(tempfile.mkdtemp(prefix="sj"))
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env=bare_environment(SUSTAIN_VAR=str(folder), PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        _wait_for(process, "Sustain is running")
        yield f"http://localhost:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(process: "subprocess.Popen[str]", words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    said = []
    while time.monotonic() < deadline:
        line = process.stdout.readline() if process.stdout else ""
        said.append(line)
        if words in line:
            return
        if process.poll() is not None:
            break
    raise AssertionError("Sustain did not start:\n" + "".join(said[-40:]))


@pytest.fixture(scope="module")
def playwright_running() -> Iterator[Playwright]:
    """Stopped at the end of each file: its event loop must not meet the tests of the database."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright_running: Playwright) -> Iterator[Browser]:
    browser = playwright_running.chromium.launch(executable_path=BROWSER, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def open_browser(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A new browser window, at a desk or on a phone; ``state`` is a sign-in kept from before."""
    opened = []

    def make(size: str = "desk", state: Any = None) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
            accept_downloads=True,
            storage_state=state,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """Sign-ins of this run, so that nobody needs a second one-time code within half a minute."""
    return {}


@pytest.fixture
def sign_in(open_browser: Callable[..., Page], signed_in: dict[str, Any]) -> Callable[..., Page]:
    """Somebody from the demonstration, signed in: ``sign_in("manager", "phone")``."""

    def make(who: str, size: str = "desk") -> Page:
        page = open_browser(size, signed_in.get(who))
        page.goto("/")
        if who not in signed_in:
            enter(page, who)
            signed_in[who] = page.context.storage_state()
        heading = page.get_by_role("heading", name="What needs you")
        try:
            heading.wait_for()
        except BrowserError as late:
            words = page.locator("body").inner_text()[:600]
            raise AssertionError(f"{who} is not signed in. {page.url} says: {words}") from late
        return page

    return make


def enter(page: Page, who: str) -> None:
    """Fill in the door, and the one-time code where a role reaches beyond one service."""
    page.get_by_label("Work email").fill(f"{who}@{MAIL}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    if "2fa" in page.url or "authenticate" in page.url:
        page.locator("input[name=code]").fill(one_time_code(SECOND_FACTOR_KEY))
        page.locator("input[name=code]").press("Enter")


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Asserts that axe finds nothing on the page, and that it does not scroll sideways."""

    def check(page: Page) -> None:
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        page.evaluate(AXE.read_text())
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
        problems = [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]
        assert not problems, f"{page.url}\n" + "\n".join(problems)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} pixels"

    return check

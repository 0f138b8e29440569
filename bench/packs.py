"""Evidence packs: pages a second from the product's PDF door, and from Chromium with the same HTML."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pikepdf
from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, sync_playwright

from bench.databases import Side
from bench.figures import Figure
from bench.timing import medians
from foundation.evidence.pdf import PLACE, Shelf
from governance.content import freeze
from governance.models import Pack
from governance.services.building import STYLESHEET, TEMPLATE, pages_of, print_pack
from qip.models import Plan
from tests import chromium

SECONDS = 40
MOST = 5


def figures(side: Side) -> Iterator[Figure]:
    """A year of one plan: forty actions, four measures."""
    pack = frozen_pack(side)

    def ours() -> int:
        return print_pack(pack).pages

    with browser() as chrome:
        page = page_with_our_files(chrome, html_of(pack))

        def theirs() -> bytes:
            return printed(page)

        took = medians(ours, theirs, seconds=SECONDS, most=MOST, least=2)
        counts = ours(), pages_in(theirs())
    speeds = [number / seconds for number, seconds in zip(counts, took, strict=True)]
    yield Figure(
        f"Evidence pack, tagged PDF/UA ({counts[0]} pages), against Chromium printing the same HTML "
        f"({counts[1]} pages)",
        f"{speeds[0]:.1f} pages a second", f"{speeds[1]:.1f} pages a second", speeds[0] / speeds[1],
    )  # fmt: skip


def frozen_pack(side: Side) -> Pack:
    """A pack gathered as a worker gathers it, and not kept."""
    now, today = timezone.now(), timezone.localdate()
    with side.chosen():
        plan = Plan.objects.get(number=1)
        pack = Pack(
            plan=plan, number=1, recipient="Commissioning team, Northmere Council", as_at=now,
            period_from=today - timedelta(days=365), period_to=today,
            expires_on=today + timedelta(days=90), requested_by=plan.senior_owner,
            requested_at=now,
        )  # fmt: skip
        pack.frozen = freeze(pack, at=now).content
    return pack


def html_of(pack: Pack) -> str:
    """The pages as Chromium gets them: the style sheet as a link."""
    html = render_to_string(TEMPLATE, {"pack": pages_of(pack), "pdf_created": pack.as_at})
    return html.replace("</head>", f'<link rel="stylesheet" href="/static/{STYLESHEET}"></head>')


@contextmanager
def browser() -> Iterator[Browser]:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium.path(), args=options)
        try:
            yield found
        finally:
            found.close()


def browser_version() -> str:
    with browser() as chrome:
        return f"Chromium {chrome.version}"


def page_with_our_files(chrome: Browser, html: str) -> Page:
    """A page whose styles and type come from the same shelf as those of the product."""
    page = chrome.new_page()

    def answer(route: Route) -> None:
        url = route.request.url
        if url == PLACE:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        found = Shelf().fetch(url)
        route.fulfill(body=found.read(), content_type=found.content_type)

    page.route("**/*", answer)
    return page


def printed(page: Page) -> bytes:
    page.goto(PLACE)
    return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)


def pages_in(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)

"""The one PDF door: pages from a template, tagged, without network and without other files.

Every address in a page is resolved by ``Shelf`` or refused, and a refused or missing
address stops the rendering: a document is whole or it is not made. The same input gives the
same bytes, so that a copy can be checked by rendering it again.
"""

import hashlib
import mimetypes
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from foundation.evidence import stored
from foundation.evidence.models import Attachment

HOST = "pack.invalid"
"""A host that by rule never exists: nothing can be fetched from it by mistake."""
PLACE = f"https://{HOST}/"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
LARGEST_INLINE = 4 * 1024 * 1024
MOST_LAYOUTS = 6
_CLOCK = "SOURCE_DATE_EPOCH"
_ONE_AT_A_TIME = Lock()
VARIANT: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}


class PdfRefusedError(Exception):
    """The page asked for something that may not be printed, or that is not there."""


@dataclass(frozen=True)
class Pdf:
    """A finished document."""

    content: bytes
    pages: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Spot:
    """Where an element with an id begins: its page, and how far down, from 0 to 1."""

    page: int
    down: float


Spots = Mapping[str, Spot]
Settle = Callable[[Spots, Mapping[str, Any]], Mapping[str, Any] | None]


def render_pdf(
    *,
    template: str,
    stylesheet: str,
    context: Mapping[str, Any],
    created: datetime,
    settle: Settle | None = None,
) -> Pdf:
    """Lay out a template as PDF/UA-1.

    ``created`` is the moment the content was true. It is written into the document in
    place of the time of rendering. ``settle`` looks at the pages and may return another
    context to lay them out again; with nothing returned they stand.
    """
    with _refusals(), _stopped_clock():
        sheet, fonts = _sheet(stylesheet)
        for _ in range(MOST_LAYOUTS):
            page = render_to_string(template, {**context, "pdf_created": created})
            document = _laid_out(page, sheet, fonts)
            changed = settle(_spots(document), context) if settle else None
            if changed is None:
                break
            context = changed
        identifier = hashlib.sha256(page.encode()).digest()[:16]
        content = document.write_pdf(pdf_identifier=identifier, **VARIANT)
    return Pdf(content=content, pages=len(document.pages))


def _sheet(name: str) -> tuple[CSS, FontConfiguration]:
    """The style sheet with its fonts, read once for all layouts of a document."""
    fonts = FontConfiguration()
    sheet = CSS(url=f"{PLACE}static/{name}", url_fetcher=Shelf(), font_config=fonts)
    return sheet, fonts


def _laid_out(page: str, sheet: CSS, fonts: FontConfiguration) -> Document:
    html = HTML(string=page, base_url=PLACE, url_fetcher=Shelf())
    return html.render(stylesheets=[sheet], font_config=fonts, **VARIANT)


@contextmanager
def _refusals() -> Iterator[None]:
    """A fetch that was refused is no end of the program but a document that is not made."""
    try:
        yield
    except FatalURLFetchingError as error:
        raise PdfRefusedError(str(error)) from error


@contextmanager
def _stopped_clock() -> Iterator[None]:
    """Fonts are stamped with the time at which they are cut down to what a page uses.

    The library for fonts takes that time from the environment, as builds that must be
    repeatable do. One document at a time, since the environment is the whole process's.
    """
    with _ONE_AT_A_TIME:
        before = os.environ.get(_CLOCK)
        os.environ[_CLOCK] = "0"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_CLOCK]
            else:
                os.environ[_CLOCK] = before


def _spots(document: Document) -> Spots:
    """Where each element with an id begins; one that is broken across pages, on the first."""
    found: dict[str, Spot] = {}
    for number, page in enumerate(document.pages, 1):
        for name, place in page.anchors.items():
            found.setdefault(name, Spot(number, place[1] / page.height))
    return found


class Shelf(URLFetcher):
    """Hands out static files, pictures from the evidence store and what is written inline."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            if len(url) > LARGEST_INLINE:
                raise PdfRefusedError("Something written into the page is too large")
            return super().fetch(url, headers)
        path = _inside(url)
        content, media_type = _static(path) or _evidence(path) or _nothing(url)
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


def _inside(url: str) -> str:
    """The path of an address on our own shelf; anything else is refused."""
    parts = urlsplit(url)
    if (parts.scheme, parts.netloc) != ("https", HOST):
        raise PdfRefusedError(f"A document may not load {parts.scheme or 'such'} addresses")
    path = unquote(parts.path)
    if "\0" in path or "\\" in path or ".." in path.split("/"):
        raise PdfRefusedError("A document may not load this address")
    return path


def _static(path: str) -> tuple[bytes, str] | None:
    name = path.removeprefix("/static/")
    found = finders.find(name) if name != path else None
    if not found:
        return None
    return Path(str(found)).read_bytes(), mimetypes.guess_type(name)[
        0
    ] or "application/octet-stream"


def _evidence(path: str) -> tuple[bytes, str] | None:
    """A picture somebody attached, by the unguessable name it is stored under."""
    name = path.removeprefix("/evidence/")
    if name == path:
        return None
    row = Attachment.objects.standing().filter(file=name, media_type__in=PICTURES).first()
    if row is None:
        return None
    with stored.take(str(row.file.name)) as picture:
        return picture.read(), row.media_type


def _nothing(url: str) -> tuple[bytes, str]:
    raise PdfRefusedError(f"There is no such file to print: {urlsplit(url).path}")

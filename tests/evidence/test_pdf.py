"""The PDF door: what it lets in, what it refuses, and that the same input gives the same bytes."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from foundation.evidence import pdf
from foundation.evidence.pdf import PdfRefusedError, render_pdf
from foundation.organisation.models import Service, User
from tests.evidence.tags import tags_of
from tests.factories import evidence as made
from tests.factories.qip import ActionFactory, PlanFactory

MOMENT = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
PAGE = """<!doctype html><html lang="en-GB"><head><title>A page</title>
<meta name="dcterms.created" content="{{{{ pdf_created|date:'c' }}}}">{head}</head>
<body><main><h1>Heading</h1>{body}</main></body></html>"""


@pytest.fixture
def page(tmp_path: Path, settings: Any) -> Any:
    """Prints a page with this in its body and head."""
    engine = dict(settings.TEMPLATES[0])
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], tmp_path]}]

    def show(body: str, head: str = "", **more: Any) -> pdf.Pdf:
        name = f"page{len(list(tmp_path.iterdir()))}.html"
        (tmp_path / name).write_text(PAGE.format(body=body, head=head))
        return render_pdf(
            template=name, stylesheet="css/pack.css", context={}, created=MOMENT, **more
        )

    return show


def test_a_plain_page_is_tagged(page: Any) -> None:
    made_of = page("<p>Words.</p>")
    tags = tags_of(made_of.content)
    assert (tags.language, tags.title, tags.pages) == ("en-GB", "A page", 1)
    assert tags.problems == []
    assert made_of.pages == 1


ATTACKS = {
    "a file": '<img alt="x" src="file:///etc/passwd">',
    "a file by path": '<img alt="x" src="/etc/passwd">',
    "a path out of static": '<img alt="x" src="/static/../../../../etc/passwd">',
    "a path out of static, encoded": '<img alt="x" src="/static/%2e%2e/%2e%2e/etc/passwd">',
    "the settings": '<img alt="x" src="/static/../config/settings.py">',
    "the network": '<img alt="x" src="http://127.0.0.1:9/x.png">',
    "the network, encrypted": '<img alt="x" src="https://example.org/x.png">',
    "the network without a scheme": '<img alt="x" src="//example.org/x.png">',
    "another file service": '<img alt="x" src="ftp://example.org/x.png">',
    "our host by another name": '<img alt="x" src="https://pack.invalid.example.org/x.png">',
    "our host with a user": '<img alt="x" src="https://x@pack.invalid/static/css/pack.css">',
    "an object": '<object data="file:///etc/passwd" type="image/png"></object>',
    "an embed": '<embed src="file:///etc/passwd" type="image/png">',
    "a style": '<p style="background:url(file:///etc/passwd)">x</p>',
    "a list mark": '<ul style="list-style-image:url(http://127.0.0.1:9/a.png)"><li>x</ul>',
    "generated content": '<style>h1::before{content:url("file:///etc/passwd")}</style>',
    "a drawing that embeds": '<svg width="9" height="9"><image href="file:///etc/passwd"/></svg>',
    "a drawing that embeds, old": (
        '<svg width="9" height="9" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image xlink:href="http://127.0.0.1:9/a.png" width="9" height="9"/></svg>'
    ),
    "a drawing that reuses": ('<svg width="9" height="9"><use href="file:///etc/passwd#x"/></svg>'),
    "a drawing inside a drawing": (
        '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E'
        '%3Cimage href=%22file:///etc/passwd%22 width=%229%22 height=%229%22/%3E%3C/svg%3E">'
    ),
    "something too large": f'<img alt="x" src="data:image/png;base64,{"A" * 5_000_000}">',
}
HEADS = {
    "a style sheet": '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    "a style sheet file": '<link rel="stylesheet" href="file:///etc/passwd">',
    "an import": '<style>@import "http://127.0.0.1:9/x.css";</style>',
    "an import of a file": "<style>@import url(file:///etc/passwd);</style>",
    "a font": (
        "<style>@font-face{font-family:x;src:url(http://127.0.0.1:9/x.woff)}"
        "h1{font-family:x}</style>"
    ),
    "another base": '<base href="file:///etc/"><link rel="stylesheet" href="passwd">',
    "an attachment": '<link rel="attachment" href="file:///etc/passwd">',
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nothing_outside_comes_in_by_the_body(page: Any, attack: str) -> None:
    assert refused_or_without_it(lambda: page(attack))


@pytest.mark.parametrize("attack", HEADS.values(), ids=HEADS.keys())
def test_nothing_outside_comes_in_by_the_head(page: Any, attack: str) -> None:
    assert refused_or_without_it(lambda: page("<p>x</p>", head=attack))


def refused_or_without_it(render: Any) -> bool:
    """Whether the door refused. A drawing may also be printed without what it asked for."""
    try:
        content = render().content
    except PdfRefusedError:
        return True
    secret = Path("/etc/passwd").read_bytes()[:20]
    return secret not in content and len(content) < 60_000


def test_a_refusal_says_what_was_asked_for(page: Any) -> None:
    with pytest.raises(PdfRefusedError, match="passwd"):
        page(ATTACKS["a file"])
    with pytest.raises(PdfRefusedError, match=r"missing\.svg"):
        page('<img alt="x" src="/static/img/missing.svg">')


def test_no_connection_is_ever_opened(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The network itself says when somebody knocks."""
    knocks: list[Any] = []
    real = __import__("socket").socket.connect

    def connect(self: Any, address: Any) -> Any:
        if isinstance(address, tuple):
            knocks.append(address)
        return real(self, address)

    monkeypatch.setattr("socket.socket.connect", connect)
    for attack in [*ATTACKS.values(), *HEADS.values()]:
        refused_or_without_it(lambda body=attack: page(body))
    assert knocks == []


def test_static_files_and_what_is_inline_are_printed(page: Any) -> None:
    body = (
        '<img alt="logo" src="/static/img/pack/logo.svg"><img alt="dot" src="data:image/png;base64,'
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5C"
        'YII=">'
    )
    assert tags_of(page(body).content).alternatives == ["logo", "dot"]


@pytest.mark.django_db
def test_a_picture_from_the_evidence_is_printed_by_its_stored_name_only(
    page: Any, insider: User, service: Service, settings: Any, tmp_path: Path
) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    place["OPTIONS"] = {"location": str(tmp_path / "store")}  # type: ignore[assignment]
    settings.STORAGES = {**settings.STORAGES, "evidence": place}
    action = ActionFactory.create(plan=PlanFactory.create(services=[service]))
    picture = made.attachment(action, insider, name="a.png", content=made.REAL_PNG)
    paper = made.attachment(action, insider)
    shown = page(f'<img alt="seen" src="/evidence/{picture.file.name}">')
    assert tags_of(shown.content).alternatives == ["seen"]
    for other in (paper.file.name, picture.pk, "attachments/../../x", f"../{picture.file.name}"):
        with pytest.raises(PdfRefusedError):
            page(f'<img alt="x" src="/evidence/{other}">')


def test_the_same_page_gives_the_same_bytes(page: Any) -> None:
    assert page("<p>Twice.</p>").sha256 == page("<p>Twice.</p>").sha256
    assert page("<p>Twice.</p>").sha256 != page("<p>Once.</p>").sha256


SCRIPT = """
import django
django.setup()
from datetime import UTC, datetime
from foundation.evidence.pdf import render_pdf
pack = {"sections": [], "title": "T", "provider": "P", "plan_title": "Plan", "facts": [["A", "B"]]}
print(render_pdf(template="evidence/pack/document.html", stylesheet="css/pack.css",
    context={"pack": pack}, created=datetime(2026, 11, 20, tzinfo=UTC)).sha256)
"""


def test_another_process_gives_the_same_bytes() -> None:
    """No clock, no random number and no order of a set gets into the file."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
        ).stdout.split()[-1]
        for _ in range(2)
    ]
    assert runs[0] == runs[1]


def test_the_fonts_are_ours(page: Any) -> None:
    """Every font in the file came with the product, so that all machines print the same."""
    import io

    import pikepdf

    content = page("<p class='lead'>Serif</p><p>Sans <b>bold</b></p>").content
    with pikepdf.open(io.BytesIO(content)) as document:
        names = {
            str(font.BaseFont).split("+")[-1]
            for sheet in document.pages
            for font in sheet.Resources.Font.values()
        }
    assert names
    assert all(name.startswith(("Inter", "Source-Serif")) for name in names), names


def test_pages_may_be_laid_out_again(page: Any) -> None:
    """Who looks at the pages may change the context; then they are drawn once more."""
    asked = []

    def settle(spots: Any, context: Any) -> Any:
        asked.append(dict(spots))
        return {"again": True} if len(asked) == 1 else None

    page('<div id="here">{% if again %}again{% endif %}</div>', settle=settle)
    assert len(asked) == 2
    assert asked[0]["here"].page == 1
    assert 0 < asked[0]["here"].down < 1


@override_settings(STATICFILES_FINDERS=[])
def test_a_page_without_its_style_sheet_is_not_made(page: Any) -> None:
    pdf.finders.get_finder.cache_clear()
    with pytest.raises(PdfRefusedError, match=r"pack\.css"):
        page("<p>x</p>")

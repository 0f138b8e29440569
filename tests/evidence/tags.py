"""Reading the tags of a PDF: what a screen reader is told.

No substitute for a full conformance checker; it looks for what would hurt a reader most.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINT = {"Tj", "TJ", "f", "F", "f*", "B", "S", "s", "b", "B*", "Do", "sh", "'", '"'}
HEADINGS = ("/H1", "/H2", "/H3", "/H4")
NEVER_IN_ITSELF = {"/P", "/Caption", "/Figure", "/Link", "/TH", "/TD", *HEADINGS}


@dataclass
class Tags:
    """What was found, and what is wrong with it."""

    count: Counter[str] = field(default_factory=Counter)
    headings: list[int] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    language: str = ""
    title: str = ""
    pages: int = 0


def tags_of(content: bytes) -> Tags:
    """Everything a screen reader is told about a document, and what is missing."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = Tags(language=str(pdf.Root.get("/Lang")), pages=len(pdf.pages))
        _document(pdf, found)
        for node in _nodes(pdf.Root.StructTreeRoot.K):
            _node(node, found)
        _headings(found)
        for number, page in enumerate(pdf.pages, 1):
            _page(page, number, found)
    return found


def _document(pdf: Any, found: Tags) -> None:
    with pdf.open_metadata() as about:
        found.title = about.get("dc:title", "")
        if about.get("pdfuaid:part") != "1":
            found.problems.append("does not say that it is PDF/UA-1")
    if not pdf.Root.MarkInfo.get("/Marked"):
        found.problems.append("is not tagged")
    if not pdf.Root.ViewerPreferences.get("/DisplayDocTitle"):
        found.problems.append("does not show its title")


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _nodes(node.get("/K"))


def _children(node: Any) -> Iterator[Any]:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _node(node: Any, found: Tags) -> None:
    kind = str(node.S)
    found.count[kind] += 1
    if kind in NEVER_IN_ITSELF and any(str(child.S) == kind for child in _children(node)):
        found.problems.append(f"{kind} inside {kind}")
    if kind == "/Figure":
        words = str(node.get("/Alt", "")).strip()
        found.alternatives.append(words)
        if not words:
            found.problems.append("figure without words")
    if kind in HEADINGS:
        found.headings.append(int(kind[2]))
    if kind == "/TH" and not _has_scope(node):
        found.problems.append("table heading that does not say what it heads")


def _has_scope(node: Any) -> bool:
    about = node.get("/A")
    parts = about if isinstance(about, pikepdf.Array) else [about]
    return "/ID" in node or any(part is not None and "/Scope" in part for part in parts)


def _headings(found: Tags) -> None:
    level = 0
    for heading in found.headings:
        if heading > level + 1:
            found.problems.append(f"heading jumps from {level} to {heading}")
        level = heading


def _page(page: Any, number: int, found: Tags) -> None:
    if page.get("/Tabs") != "/S":
        found.problems.append(f"page {number} has no reading order for its links")
    for link in page.get("/Annots", []):
        if link.get("/Subtype") == "/Link" and "/Contents" not in link:
            found.problems.append(f"page {number} has a link that says nothing")
    depth = 0
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        if name in PAINT and not depth:
            found.problems.append(f"page {number} paints outside its tags")

"""Templates hold to the content security policy and to plain text."""

import re

import pytest

from .tree import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PACKS = {"evidence/pack", "governance/pack"}


def name(path):
    return path.relative_to(ROOT / "templates").as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_runs_or_styles_itself_inside_a_page(path):
    text = path.read_text()
    scripts = re.findall(r"<script[^>]*>", text)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts), (
        "inline script"
    )
    assert not re.search(r"\son[a-z]+=", text), "inline handler"
    if not name(path).startswith(tuple(PACKS)):
        assert not re.search(r"\sstyle=", text), "inline style"


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_that_was_typed_is_trusted(path):
    assert not re.search(r"\|\s*safe\b|\{%\s*autoescape\s+off", path.read_text())

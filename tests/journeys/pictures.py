"""The pictures of README.md, taken from the running product: ``script/screenshots``.

Not collected with the tests, because its file has another name.
"""

from pathlib import Path

import pytest

from config.environment import ROOT

PICTURES = ROOT / "docs" / "pictures"
TALLEST = 1700

# The name of the picture, who looks, on what, and the words of the links that lead there.
VIEWS = (
    ("today", "manager", "desk", ()),
    ("plan", "manager", "desk", ("Improvement plans", "Least restrictive practice at Elm Court")),
    ("action", "manager", "desk", ("Actions", "All", "Every morning routine is coached and observed each week")),
    ("measures", "quality", "desk", ("Measures",)),
    ("delays", "director", "desk", ("Delays",)),
    ("today-phone", "leader", "phone", ()),
)  # fmt: skip


@pytest.mark.parametrize(("name", "who", "size", "links"), VIEWS, ids=[view[0] for view in VIEWS])
def test_take_picture(sign_in, name, who, size, links):
    page = sign_in(who, size)
    for words in links:
        page.get_by_role("link", name=words).first.click()
        page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    PICTURES.mkdir(parents=True, exist_ok=True)
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.screenshot(path=str(Path(PICTURES / f"{name}.png")))

"""The grid of marks: the same picture for page, phone and pack."""

import xml.etree.ElementTree as ET

import pytest

from foundation.ui.charts import GridRow, GridSpec, draw_grid, mark_alone
from foundation.ui.charts.text import width

SVG = "{http://www.w3.org/2000/svg}"
MARKS = ("start", "full", "open", "late", "dash", "")
PLACES = ("Elm Court", "Orchard Row", "Millrace Lane", "Quayside", "The Maltings", "Sycamore House")
ROWS = [GridRow("1.1 Every plan has an early warning", MARKS)]


def drawn(columns=PLACES, rows=ROWS, **spec):
    return ET.fromstring(draw_grid(columns, rows, GridSpec(label="Where it is", **spec)))


def texts(root):
    return [one.text for one in root.iter(f"{SVG}text")]


def test_it_has_a_name_and_every_word():
    root = drawn()
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Where it is"
    words = " ".join(texts(root))
    assert all(part in words for name in PLACES for part in name.split())


def test_each_mark_has_a_shape_of_its_own():
    def shapes(mark):
        """What is drawn, without its colours."""
        return [
            (one.tag, one.get("d"), one.get("r"), one.get("fill") == "none")
            for one in ET.fromstring(mark_alone(mark)).iter()
        ]

    drawings = [str(shapes(mark)) for mark in MARKS]
    assert len(set(drawings)) == len(MARKS)


@pytest.mark.parametrize(("size", "stacked"), [(1080, False), (690, False), (340, True)])
@pytest.mark.parametrize("number", [1, 6, 24])
def test_everything_lies_inside(size, stacked, number):
    columns = [f"Sycamore House {place}" for place in range(number)]
    rows = [GridRow("x " * 200, ["full"] * number)] * 3
    root = drawn(columns, rows, width=size, stacked=stacked)
    size, height = float(root.get("width")), float(root.get("height"))
    assert size <= 700 or number == 24 or size == 1080
    for one in root.iter(f"{SVG}text"):
        x, y = float(one.get("x")), float(one.get("y"))
        if one.get("transform"):
            reach = width(one.text, 13)
            assert 0 <= x <= size
            assert x + reach * 0.58 <= size + 16
            assert y - reach * 0.83 >= 0
        else:
            half = width(one.text, 13) * (0.5 if one.get("text-anchor") else 1)
            assert x + half <= size + 1
        assert y <= height
    assert "…" in draw_grid(columns, rows, GridSpec(label="", width=size, stacked=stacked))


def test_short_names_stand_level():
    assert not [one for one in drawn().iter(f"{SVG}text") if one.get("transform")]
    assert [one for one in drawn(width=340, stacked=True).iter() if one.get("transform")]


def test_what_was_typed_is_escaped():
    text = draw_grid(["<b>"], [GridRow("<script>", ["full"])], GridSpec(label="<i>"))
    assert "<script>" not in text
    assert "<b>" not in text
    assert "&lt;i&gt;" in text


def test_nothing_to_draw_is_still_a_picture():
    assert drawn([], []).tag == f"{SVG}svg"

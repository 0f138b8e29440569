"""The tree of boxes: whatever hangs on whatever, nothing overlaps and nothing is left out."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.ui.charts import TreeNode, TreeSpec, draw_tree
from foundation.ui.charts.text import width
from foundation.ui.charts.tree import wrapped

from .svg import Box, apart, elements, inside, lawful, parsed, shape_boxes, text_boxes, texts

WORDS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="WMm", min_size=20, max_size=90),
    st.sampled_from(["Every morning routine is coached", "9 days late", "<b>&amp;", "日本" * 30]),
)


def nodes(deep):
    children = st.lists(nodes(deep - 1), max_size=4) if deep else st.just([])
    column = st.just(None) if deep else st.sampled_from([None, None, 3])
    return st.builds(TreeNode, WORDS, WORDS, st.booleans(), column, children)


SPECS = st.builds(
    TreeSpec,
    label=st.just("Drivers"),
    width=st.sampled_from([340, 680, 1080]),
    stacked=st.booleans(),
    headings=st.just(("Aim", "Strand", "Action", "Measure")),
)


def said(node):
    """Every character of a tree that is not a space, box by box."""
    yield "".join((node.label + node.note).split())
    for child in node.children:
        yield from said(child)


@settings(max_examples=120, deadline=None)
@given(nodes(3), SPECS)
def test_nothing_overlaps_whatever_the_words_are(root, spec):
    svg = draw_tree(root, spec)
    lawful(svg)
    inside(svg, slack=1)
    apart(text_boxes(svg))
    boxes = [one for one in shape_boxes(svg) if one.name == "rect"]
    apart(boxes)
    for words in text_boxes(svg)[0 if spec.stacked else 4 :]:
        assert any(holds(box, words) for box in boxes), words


@settings(max_examples=80, deadline=None)
@given(nodes(3), SPECS)
def test_no_line_runs_through_a_box(root, spec):
    svg = draw_tree(root, spec)
    boxes = [one for one in shape_boxes(svg) if one.name == "rect"]
    for one in segments(svg):
        for box in boxes:
            assert not crosses(one, box), (one, box)


@given(nodes(2))
def test_every_word_of_every_box_is_drawn(root):
    plain = TreeSpec(label="Drivers", stacked=True)
    drawn = "".join("".join(texts(draw_tree(root, plain))).split())
    for words in said(root):
        kept = "".join(c for c in words if c >= " " and not "\ud800" <= c <= "\udfff")
        assert kept.replace("\ufffe", "").replace("\uffff", "") in drawn or not kept.isprintable()


def test_columns_stand_side_by_side_and_phones_read_downwards():
    root = TreeNode("Aim", children=[TreeNode("Strand", children=[TreeNode("2.1 Coaching")])])
    wide = rects(draw_tree(root, TreeSpec(label="Drivers")))
    assert wide[0].right < wide[1].left < wide[1].right < wide[2].left
    narrow = rects(draw_tree(root, TreeSpec(label="Drivers", width=340, stacked=True)))
    assert narrow[0].bottom < narrow[1].top < narrow[1].bottom < narrow[2].top
    assert narrow[0].left < narrow[1].left < narrow[2].left


def test_what_belongs_further_right_stands_there():
    root = TreeNode("Aim", children=[TreeNode("Whole", children=[TreeNode("Figures", column=3)])])
    boxes = rects(draw_tree(root, TreeSpec(label="Drivers")))
    assert boxes[2].left > 3 * 1080 / 4


def test_a_tree_deeper_than_its_columns_is_refused():
    root = TreeNode("Aim", children=[TreeNode("One", children=[TreeNode("Two")])])
    with pytest.raises(ValueError, match="3 columns"):
        draw_tree(root, TreeSpec(label="Drivers", shares=(1, 1)))


def test_the_picture_says_what_it_is_and_runs_nothing():
    svg = draw_tree(TreeNode("<script>alert(1)</script>"), TreeSpec(label="A & <b>"))
    assert parsed(svg)[0].text == "A & <b>"
    assert "<script" not in svg


def test_a_box_without_words_is_still_a_box():
    assert texts(draw_tree(TreeNode(""), TreeSpec(label="Empty", headings=()))) == ["…"]


@pytest.mark.parametrize("room", [40, 120, 300])
def test_lines_fit_and_keep_every_character(room):
    text = "Agency and weekend staff start with a handover Donaudampfschifffahrtsgesellschaft"
    lines = wrapped(text, 13, room)
    assert all(width(line, 13) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


# Reading back -----------------------------------------------------------------------------------


def rects(svg):
    return [one for one in shape_boxes(svg) if one.name == "rect"]


def holds(box, words):
    across = box.left <= words.left + 0.2 and words.right <= box.right + 0.2
    return across and box.top <= words.top and words.bottom <= box.bottom


def segments(svg):
    """Each straight piece of each line, as a box without breadth."""
    for path in elements(svg, "path"):
        x = y = 0.0
        for piece in (
            path.get("d").replace("M", " M").replace("V", " V").replace("H", " H").split(" M")
        ):
            if not piece.strip():
                continue
            numbers = piece.strip().removeprefix("M").split()
            x, y = float(numbers[0]), float(numbers[1])
            for step in numbers[2:]:
                to = float(step[1:])
                end = (to, y) if step[0] == "H" else (x, to)
                yield Box("line", min(x, end[0]), min(y, end[1]), max(x, end[0]), max(y, end[1]))
                x, y = end


def crosses(line, box):
    """More than touching the edge."""
    return (
        line.left < box.right - 0.2 and line.right > box.left + 0.2
        and line.top < box.bottom - 0.2 and line.bottom > box.top + 0.2
    )  # fmt: skip


def test_the_reader_of_lines_finds_them():
    root = TreeNode("Aim", children=[TreeNode("One"), TreeNode("Two")])
    found = list(segments(draw_tree(root, TreeSpec(label="Drivers"))))
    assert len(found) >= 3
    assert not any(crosses(one, other) for one, other in combinations(found, 2) if one == other)

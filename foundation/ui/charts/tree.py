"""What hangs on what: boxes in columns from left to right, or one below the other for phones.

A box stands at the top of everything that hangs on it, so no line crosses a box and no box
another one. The words beside the picture, as a nested list, say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foundation.ui.charts.palette import BAND, FONT, INK, INK_2, INK_3, LATE, LINE, PAPER, PINE
from foundation.ui.charts.text import escape, width

SIZE, NOTE = 13.0, 12.0
LINE_HIGH, NOTE_HIGH = 18.0, 17.0
PAD_X, PAD_Y = 11.0, 9.0
ACROSS, DOWN, INDENT = 34.0, 9.0, 22.0
HEAD = 26.0
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One box. ``column`` where it stands further right than just after its parent."""

    label: str
    note: str = ""
    late: bool = False
    column: int | None = None
    children: Sequence["TreeNode"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeSpec:
    """How a tree is drawn. ``shares`` are the widths of the columns, ``headings`` their names."""

    label: str
    width: int = 1080
    shares: Sequence[float] = (1, 1, 1, 1)
    headings: Sequence[str] = ()
    stacked: bool = False


@dataclass(slots=True)
class _Box:
    """A node where it will be drawn."""

    node: TreeNode
    column: int
    x: float
    y: float
    wide: float
    lines: list[str]
    notes: list[str]
    inside: list["_Box"] = field(default_factory=list)

    @property
    def high(self) -> float:
        return 2 * PAD_Y + LINE_HIGH * len(self.lines) + NOTE_HIGH * len(self.notes) - 3

    @property
    def foot(self) -> float:
        return self.y + self.high

    @property
    def hook(self) -> float:
        """The height of the first line, where lines come in and go out."""
        return self.y + PAD_Y + LINE_HIGH / 2 - 1.5


def draw_tree(root: TreeNode, spec: TreeSpec) -> str:
    """The whole tree, as high as its words need."""
    top = 0.5 if spec.stacked else HEAD
    first, foot = _stacked(root, spec, 0, top) if spec.stacked else _beside(root, spec, 0, top)
    height = foot + 1
    return "".join(
        [
            (
                f'<svg class="tree" viewBox="0 0 {spec.width} {height:.0f}" width="{spec.width}"'
                f' height="{height:.0f}" role="img" xmlns="http://www.w3.org/2000/svg"'
                f' font-family="{FONT}" font-size="{SIZE:.0f}">'
                f"<title>{escape(spec.label)}</title>"
            ),
            *([] if spec.stacked else _headings(spec)),
            *_lines(first, spec.stacked),
            *_boxes(first),
            "</svg>",
        ]
    )


# Where everything stands ------------------------------------------------------------------------


def _beside(node: TreeNode, spec: TreeSpec, column: int, y: float) -> tuple[_Box, float]:
    """A box and what hangs on it to its right; the height at which all of it ends."""
    x, wide = _column(spec, column)
    box = _box(node, column, x, y, wide)
    foot = y
    for child in node.children:
        inner, end = _beside(child, spec, max(column + 1, child.column or 0), foot)
        box.inside.append(inner)
        foot = end + DOWN
    return box, max(box.foot, foot - DOWN)


def _stacked(node: TreeNode, spec: TreeSpec, depth: int, y: float) -> tuple[_Box, float]:
    """A box, and what hangs on it below, further in."""
    x = INDENT * depth + 0.5
    box = _box(node, depth, x, y, spec.width - x - 0.5)
    foot = box.foot
    for child in node.children:
        inner, foot = _stacked(child, spec, depth + 1, foot + DOWN)
        box.inside.append(inner)
    return box, foot


def _column(spec: TreeSpec, column: int) -> tuple[float, float]:
    if column >= len(spec.shares):
        raise ValueError(f"a tree of {column + 1} columns needs a share for each")
    room = spec.width - ACROSS * (len(spec.shares) - 1) - 1
    one = room / sum(spec.shares)
    return 0.5 + one * sum(spec.shares[:column]) + ACROSS * column, one * spec.shares[column]


def _box(node: TreeNode, column: int, x: float, y: float, wide: float) -> _Box:
    room = wide - 2 * PAD_X
    return _Box(
        node, column, x, y, wide, wrapped(node.label, SIZE, room) or [ELLIPSIS],
        wrapped(node.note, NOTE, room),
    )  # fmt: skip


def wrapped(text: str, size: float, room: float) -> list[str]:
    """A text in lines that fit; a word that is too long by itself is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
            continue
        lines += [line] if line else []
        *whole, line = _broken(word, size, room)
        lines += whole
    return [*lines, line] if line else lines


def _broken(word: str, size: float, room: float) -> Iterator[str]:
    part = ""
    for character in word:
        if part and width(part + character, size) > room:
            yield part
            part = ""
        part += character
    yield part


# Drawing ----------------------------------------------------------------------------------------


def _headings(spec: TreeSpec) -> Iterator[str]:
    for column, words in enumerate(spec.headings[: len(spec.shares)]):
        x, _wide = _column(spec, column)
        yield _text(x, 12, words, INK_3, f' font-size="{NOTE:.0f}"')


def _lines(box: _Box, stacked: bool) -> Iterator[str]:
    """From a box to each that hangs on it: straight out, along, and in."""
    if box.inside:
        begin, along, ends = _stem(box, stacked)
        path = f"{begin}V{box.inside[-1].hook:.1f}" if stacked else begin
        if not stacked and len(box.inside) > 1:
            path += f"M{along:.1f} {box.hook:.1f}V{box.inside[-1].hook:.1f}"
        yield f'<path d="{path}{ends}" fill="none" stroke="{LINE}" stroke-width="1.2"/>'
    for inner in box.inside:
        yield from _lines(inner, stacked)


def _stem(box: _Box, stacked: bool) -> tuple[str, float, str]:
    """The way out of a box, where the line runs along, and the ways into the boxes."""
    along = box.x + INDENT / 2 if stacked else min(one.x for one in box.inside) - ACROSS / 2
    ends = "".join(f"M{along:.1f} {one.hook:.1f}H{one.x:.1f}" for one in box.inside)
    if stacked:
        return f"M{along:.1f} {box.foot:.1f}", along, ends
    return f"M{box.x + box.wide:.1f} {box.hook:.1f}H{along:.1f}", along, ends


# Aim, strand, action, measure: told apart by place, by weight and by ground.
_LOOKS = (
    f'fill="{PINE}" stroke="{PINE}"',
    f'fill="{BAND}" stroke="{LINE}"',
    f'fill="{PAPER}" stroke="{LINE}"',
    f'fill="{PAPER}" stroke="{LINE}" stroke-dasharray="3 2"',
)


def _boxes(box: _Box) -> Iterator[str]:
    first = box.column == 0
    look = _LOOKS[min(box.column, len(_LOOKS) - 1)]
    yield (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.wide:.1f}" height="{box.high:.1f}"'
        f' rx="5" {look}/>'
    )
    y = box.y + PAD_Y + SIZE - 1.5
    weight = 600 if box.column < 2 else 500
    for line in box.lines:
        yield _text(box.x + PAD_X, y, line, PAPER if first else INK, f' font-weight="{weight}"')
        y += LINE_HIGH
    y -= 1
    colour = PAPER if first else LATE if box.node.late else INK_2
    for line in box.notes:
        yield _text(box.x + PAD_X, y, line, colour, f' font-size="{NOTE:.0f}"')
        y += NOTE_HIGH
    for inner in box.inside:
        yield from _boxes(inner)


def _text(x: float, y: float, words: str, colour: str, more: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}"{more}>{escape(words)}</text>'

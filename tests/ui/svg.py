"""Reading back what was drawn: boxes of everything in an SVG, text included."""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from foundation.ui.charts.text import width

NAMESPACE = "{http://www.w3.org/2000/svg}"
_TOKEN = re.compile(r"[MLHVhvlz]|-?\d*\.?\d+")


class Box(NamedTuple):
    name: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def elements(svg: str, name: str) -> list[ElementTree.Element]:
    return list(parsed(svg).iter(NAMESPACE + name))


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in elements(svg, "text")]


def text_boxes(svg: str) -> list[Box]:
    root = parsed(svg)
    size = float(root.get("font-size", "12"))
    return [_text_box(element, size) for element in root.iter(NAMESPACE + "text")]


def _text_box(element: ElementTree.Element, inherited: float) -> Box:
    """From cap height to baseline, and as wide as the words can be at their weight."""
    size = float(element.get("font-size", inherited))
    words, x, y = element.text or "", float(element.get("x")), float(element.get("y"))
    reach = width(words, size)
    left = x - reach * {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor"), 0.0)
    return Box(words, left, y - 0.73 * size, left + reach, y)


def shape_boxes(svg: str) -> list[Box]:
    boxes = []
    for element in parsed(svg).iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name == "path" and element.get("d"):
            boxes.append(Box("path", *_path_box(element.get("d"))))
        elif name == "rect":
            x, y, w, h = (float(element.get(k, 0)) for k in ("x", "y", "width", "height"))
            assert w >= 0
            assert h >= 0
            boxes.append(Box("rect", x, y, x + w, y + h))
        elif name == "circle":
            boxes.append(circle_box(element))
    return boxes


def circle_box(element: ElementTree.Element) -> Box:
    x, y, r = (float(element.get(key)) for key in ("cx", "cy", "r"))
    return Box("circle", x - r, y - r, x + r, y + r)


def _path_box(path: str) -> tuple[float, float, float, float]:
    points = path_points(path)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def path_points(path: str) -> list[tuple[float, float]]:
    """Every corner of a path made of straight lines."""
    tokens = _TOKEN.findall(path)
    assert "".join(tokens) == path.replace(" ", "")
    points: list[tuple[float, float]] = []
    x = y = 0.0
    command = ""
    at = 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command == "z":
                continue
        step = float(tokens[at])
        if command in "ML":
            x, y = step, float(tokens[at + 1])
        elif command == "l":
            x, y = x + step, y + float(tokens[at + 1])
        elif command in "Hh":
            x = step + (x if command == "h" else 0)
        else:
            y = step + (y if command == "v" else 0)
        at += 2 if command in "MLl" else 1
        points.append((x, y))
    return points


def inside(svg: str, slack: float = 0.11) -> None:
    """Nothing leaves the view box; a tenth is what rounding may cost."""
    left, top, wide, high = (float(n) for n in parsed(svg).get("viewBox").split())
    for box in [*text_boxes(svg), *shape_boxes(svg)]:
        assert box.left >= left - slack, box
        assert box.top >= top - slack, box
        assert box.right <= left + wide + slack, box
        assert box.bottom <= top + high + slack, box


def apart(boxes: list[Box]) -> None:
    """No two boxes overlap."""
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert not box.touches(other), (box, other)


def lawful(svg: str) -> None:
    """What the pages' policy allows: no style, no script, no handler, nothing from elsewhere."""
    for element in parsed(svg).iter():
        assert element.tag.removeprefix(NAMESPACE) in (
            "svg", "title", "g", "path", "rect", "circle", "text",
        )  # fmt: skip
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]

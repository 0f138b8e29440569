"""The vocabulary of an evidence pack: what a room may say, as data only.

A room named in ``settings.SECTION_SOURCES`` offers
``sections(plan, *, on, by, period) -> list[Section]``: what ``by`` may see, and nothing else.
What it returns is frozen as JSON, and the
pages are drawn from that JSON alone: nothing is looked up while printing, so that a pack
printed again says the same. Text is plain text. ``picture`` is SVG that our own drawing
functions made, with its meaning in words inside.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from importlib import import_module
from typing import Any, ClassVar, Literal

from django.conf import settings

Tone = Literal["", "act", "watch", "good", "imp", "con"]
Glyph = Literal["", "late", "reopened", "done", "progress", "agreed", "blocked", "hold", "proven"]
Side = Literal["", "r", "c"]


@dataclass(frozen=True)
class Period:
    """The months a pack is about; both days count."""

    start: date
    end: date


@dataclass(frozen=True)
class Claim:
    """A place in the pack that speaks to a statement of a framework."""

    framework: str
    edition: str
    code: str
    label: str
    anchor: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """One piece of a section. Each kind has a template of its own name."""

    block: ClassVar[str] = ""

    def as_data(self) -> dict[str, Any]:
        return {"block": self.block, **asdict(self)}


@dataclass(frozen=True)
class Heading(Block):
    block = "heading"
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Prose(Block):
    """Paragraphs to be read; ``small`` for remarks and sources."""

    block = "prose"
    paragraphs: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True)
class Said(Block):
    """What somebody wrote, under their own headings, and who and when."""

    block = "said"
    title: str
    parts: tuple[tuple[str, str], ...]
    by: str


@dataclass(frozen=True)
class Cell:
    """One cell. ``sub`` is a quieter second line; ``anchor`` adds the page it points to."""

    text: str = ""
    sub: str = ""
    tone: Tone = ""
    glyph: Glyph = ""
    picture: str = ""
    places: tuple[tuple[str, str], ...] = ()
    together: bool = False


@dataclass(frozen=True)
class Col:
    """A column; ``width`` in per cent of the table, or as it comes."""

    title: str
    width: int = 0
    side: Side = ""


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Table(Block):
    """The cell in column ``head`` names the row. ``even``: columns as wide as they say."""

    block = "table"
    caption: str
    cols: tuple[Col, ...]
    rows: tuple[Row, ...]
    foot: tuple[Cell, ...] = ()
    head: int = 0
    key: str = ""
    sub: str = ""
    even: bool = False


@dataclass(frozen=True)
class Beside(Block):
    """Two columns next to each other. They stay on one page, so neither may be long."""

    block = "beside"
    left: tuple[Block, ...]
    right: tuple[Block, ...]

    def as_data(self) -> dict[str, Any]:
        left, right = ([one.as_data() for one in side] for side in (self.left, self.right))
        return {"block": self.block, "left": left, "right": right}


@dataclass(frozen=True)
class MapRow:
    """One concern, followed to what is different now."""

    title: str
    cells: tuple[tuple[str, ...], ...]
    state: str = ""
    tone: Tone = ""
    glyph: Glyph = ""
    anchor: str = ""


@dataclass(frozen=True)
class MapGroup:
    """The concerns that share one cause."""

    title: str
    rows: tuple[MapRow, ...]
    sub: str = ""


@dataclass(frozen=True)
class Map(Block):
    block = "map"
    head: str
    heads: tuple[tuple[str, int], ...]
    groups: tuple[MapGroup, ...]


@dataclass(frozen=True)
class TrioItem:
    title: str
    figure: str
    text: str
    unit: str = ""


@dataclass(frozen=True)
class TrioColumn:
    title: str
    sub: str
    items: tuple[TrioItem, ...]
    none: str
    more: str = ""


@dataclass(frozen=True)
class Trio(Block):
    """Three columns of equal weight: what works, what does not, what could undo it."""

    block = "trio"
    columns: tuple[TrioColumn, TrioColumn, TrioColumn]
    key: str = ""


@dataclass(frozen=True)
class Asks(Block):
    block = "asks"
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Note(Block):
    block = "note"
    text: str
    title: str = ""


@dataclass(frozen=True)
class Badge:
    """A verdict: words, their tone, and the drawing that goes with them."""

    words: str
    tone: Tone = ""
    icon: str = ""


@dataclass(frozen=True)
class Figures:
    """The numbers beside a chart. A value with a mark was no chance: I, or C."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Card:
    """One measure: what it is, what it shows, its chart and its numbers."""

    name: str
    about: str
    badges: tuple[Badge, ...]
    sentence: str
    picture: str
    figures: Figures
    events: tuple[tuple[str, str], ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Pair(Block):
    """A measure and its partner with the verdict on both; or one without a partner yet."""

    block = "pair"
    head: str
    say: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Glossary(Block):
    block = "glossary"
    title: str
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """One chapter. A short one may follow the last without a new page (``runs_on``)."""

    key: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    order: int
    claims: tuple[Claim, ...] = ()
    runs_on: bool = False

    def as_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "title": self.title,
            "lead": self.lead,
            "runs_on": self.runs_on,
            "blocks": [block.as_data() for block in self.blocks],
        }


Source = Callable[..., Iterable[Section]]


def sources() -> Iterator[Source]:
    """What each listed room offers for a pack, in the order they are listed."""
    for path in settings.SECTION_SOURCES:
        yield import_module(path).sections


def gather(plan: Any, *, on: date, by: Any, period: Period) -> list[Section]:
    """All that somebody may see of a plan, in the order of the sections' numbers."""
    about = {"on": on, "by": by, "period": period}
    found = [section for source in sources() for section in source(plan, **about)]
    return sorted(found, key=lambda section: section.order)

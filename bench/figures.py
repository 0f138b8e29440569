"""Figures with their targets: as a table on the screen, and in docs/performance.md."""

import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from operator import ge, le
from os import cpu_count

from bench import databases
from config.environment import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
HEAD = ("What", "Ours", "Against", "Ratio", "Target", "")
PACKAGES = ("Django", "WeasyPrint", "matplotlib")


@dataclass(frozen=True)
class Figure:
    """One line: what was measured on both sides, their ratio, and what it should be.

    ``most`` and ``least`` bound the ratio; a line without either is there to be known.
    """

    what: str
    ours: str
    against: str = ""
    ratio: float | None = None
    most: float | None = None
    least: float | None = None
    goal: float | None = None
    words: str = ""

    @property
    def missed(self) -> bool:
        if self.ratio is None:
            return False
        return not self._within(self.most, le) or not self._within(self.least, ge)

    @property
    def short_of_goal(self) -> bool:
        return not self.missed and not self._within(self.goal, le)

    def _within(self, bound: float | None, holds: object) -> bool:
        return bound is None or bool(holds(self.ratio, bound))  # type: ignore[operator]

    @property
    def target(self) -> str:
        if self.words:
            return self.words
        goal = f", goal {self.goal:g}" if self.goal is not None else ""
        if self.most is not None:
            return f"at most {self.most:g}{goal}"
        return f"at least {self.least:g}{goal}" if self.least is not None else ""

    @property
    def verdict(self) -> str:
        if not self.target:
            return ""
        if self.missed:
            return "missed"
        return "met, goal not yet" if self.short_of_goal else "met"

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = (
            ""
            if self.ratio is None
            else f"{self.ratio:.2f}"
            if self.ratio < 10
            else f"{self.ratio:.0f}"
        )
        return (self.what, self.ours, self.against, ratio, self.target, self.verdict)


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def on_screen(figures: Iterable[Figure]) -> str:
    """Columns under each other."""
    rows = [HEAD, *(figure.cells for figure in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def keep(figures: Iterable[Figure], facts: str) -> None:
    """Write the table between its marks."""
    lines = [HEAD, ("---",) * len(HEAD), *(figure.cells for figure in figures)]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    text = DOCUMENT.read_text()
    block = f"{BEGIN}\n{facts}\n\n{table}\n{END}"
    found = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    DOCUMENT.write_text(found.sub(lambda _: block, text))


def facts_of_the_machine(browser: str) -> str:
    """Cores and versions; nothing that says whose machine it is."""
    named = [f"{name} {version(name)}" for name in PACKAGES]
    parts = [
        f"{cpu_count()} cores", platform.system(), f"Python {platform.python_version()}", named[0],
        f"PostgreSQL {databases.version()}", *named[1:], browser,
    ]  # fmt: skip
    return ", ".join(part for part in parts if part) + "."

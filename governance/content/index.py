"""The framework index: the same evidence, found from whichever framework a reader uses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foundation.evidence.models import Crosswalk, Framework, Statement
from foundation.evidence.sections import Block, Cell, Claim, Col, Prose, Row, Section, Table
from foundation.ui.words import listed

MOST_PLACES = 8


@dataclass(frozen=True)
class Found:
    """The places that speak to one statement, and the statements through which they were found."""

    claims: tuple[Claim, ...]
    through: tuple[str, ...] = ()


def index_section(sections: Iterable[Section]) -> Section:
    claims = [claim for section in sections for claim in section.claims]
    frameworks = list(
        Framework.objects.in_use().prefetch_related("statements").order_by("order", "pk")
    )
    found = _found(claims)
    blocks: list[Block] = []
    for framework in frameworks:
        table = _table(framework, found)
        if table is not None:
            blocks.append(table)
    blocks += [*_gaps(frameworks, found), *_sources(frameworks)]
    return Section(
        key="index",
        title="Framework index",
        lead=_lead(frameworks, bool(claims)),
        blocks=tuple(blocks),
        order=90,
        runs_on=not claims,
    )


def _lead(frameworks: Sequence[Framework], anything: bool) -> str:
    if not anything:
        return "No action of this plan names a statement of a framework yet."
    drafts = [f"“{framework.title}”" for framework in frameworks if framework.is_draft]
    are = "is a draft" if len(drafts) == 1 else "are drafts"
    about = f" {listed(drafts)} {are} and may change." if drafts else ""
    return f"The same evidence, found from whichever framework you use.{about}"


def _found(claims: Sequence[Claim]) -> dict[int, Found]:
    """For each statement the places that name it, or that name one it is paired with."""
    rows = Statement.objects.in_use().select_related("framework")
    known = {(s.framework.key, s.framework.edition, s.code): s for s in rows}
    direct: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        statement = known.get((claim.framework, claim.edition, claim.code))
        if statement is not None:
            direct[statement.pk].append(claim)
    found = {pk: Found(tuple(places)) for pk, places in direct.items()}
    for target, sources in _pairs(direct).items():
        if target not in found:
            places = tuple(dict.fromkeys(c for pk, _ in sources for c in direct[pk]))
            found[target] = Found(places, tuple(code for _, code in sources))
    return found


def _pairs(direct: dict[int, list[Claim]]) -> dict[int, list[tuple[int, str]]]:
    """Statements reached through the crosswalk, in either direction."""
    pairs: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for pair in Crosswalk.objects.select_related("source", "target").order_by("pk"):
        for here, there in ((pair.source, pair.target), (pair.target, pair.source)):
            if here.pk in direct:
                pairs[there.pk].append((here.pk, here.code))
    return pairs


def _standing(framework: Framework) -> Iterator[Statement]:
    return (statement for statement in framework.statements.all() if not statement.struck_out)


def _table(framework: Framework, found: dict[int, Found]) -> Table | None:
    rows = tuple(
        _row(statement, found[statement.pk])
        for statement in _standing(framework)
        if statement.pk in found
    )
    if not rows:
        return None
    return Table(
        caption=framework.title,
        sub="draft" if framework.is_draft else "",
        cols=(Col(framework.short_title, 38), Col("Actions and pages", 34), Col("Evidence held")),
        rows=rows,
    )


def _row(statement: Statement, found: Found) -> Row:
    places = tuple((claim.label, claim.anchor) for claim in found.claims[:MOST_PLACES])
    more = len(found.claims) - len(places)
    kinds = list(dict.fromkeys(kind for claim in found.claims for kind in claim.evidence))
    through = f"Through its pair {listed(found.through)}" if found.through else ""
    held = Cell("; ".join(kinds)) if kinds else Cell(sub="None attached yet")
    return Row(
        (
            Cell(statement.title, sub=statement.code),
            Cell(places=places, sub=f"and {more} more" if more > 0 else through),
            held,
        )
    )


def _gaps(frameworks: Sequence[Framework], found: dict[int, Found]) -> Iterator[Block]:
    """What nothing in this pack speaks to, so that nobody takes silence for evidence."""
    rows = []
    for framework in frameworks:
        missing = [s.title for s in _standing(framework) if s.pk not in found]
        if missing:
            rows.append(Row((Cell(framework.short_title), Cell("; ".join(missing)))))
    if rows:
        yield Table(
            caption="Gaps: what this plan does not speak to",
            cols=(Col("Framework", 20), Col("Not in this pack")),
            rows=tuple(rows),
        )


def _sources(frameworks: Sequence[Framework]) -> Iterator[Block]:
    words = [f.acknowledgement for f in frameworks if f.acknowledgement]
    if words:
        yield Prose((" ".join([*words, "The pairing between frameworks is our own."]),), small=True)

"""What was tried on a small scale, and where else the proven actions stand."""

from foundation.evidence.sections import Block, Cell, Col, Prose, Row, Section, Table
from foundation.ui.charts import GridSpec, draw_grid
from foundation.ui.words import short_day
from qip.models import ChangeTest, Decision
from qip.selectors.change_tests import Tried, tests_under, tried_under
from qip.selectors.spread import Spread, spread_of

from .facts import Facts
from .wording import named

WIDE = 640
KEY = (
    "Ring with a dot: it began here. Filled diamond: in place. Open diamond: not yet. Triangle: "
    "not yet, and late. Dash: does not apply. A point: nobody has asked."
)
OUTCOMES = {Decision.ADOPT: "Adopted", Decision.ADAPT: "Adapted", Decision.ABANDON: "Abandoned"}
MOST_TESTS = 40


def spread_sections(facts: Facts) -> list[Section]:
    """One chapter, or none while nothing was tried and nothing has spread."""
    tried, spread = tried_under(facts.actions), spread_of(facts.actions, facts.on)
    said = [f"Tests of change: {tried.words}."] if tried.total else []
    blocks: list[Block] = []
    if spread.rows:
        said.append(f"Spread to other services: {spread.words}.")
        blocks += _spread(spread)
    if decided := tests_under(facts.actions, MOST_TESTS):
        blocks.append(_tests(decided, tried))
    if not said:
        return []
    title = "What was tried, and where it spread"
    return [Section("spread", title, " ".join(said), tuple(blocks), 35, runs_on=not blocks)]


def _spread(spread: Spread) -> list[Block]:
    spec = GridSpec(label=spread.label, width=WIDE)
    picture = draw_grid(spread.columns, spread.coded_grid, spec)
    rows = tuple(
        Row((named(action), Cell(there), Cell(ahead), Cell(no)))
        for action, there, ahead, no in spread.table
    )
    cols = (Col("Proven action", 30), Col("In place"), Col("Not yet"), Col("Does not apply"))
    return [
        Table("", (Col("Where each proven action stands"),), (Row((Cell(picture=picture),)),)),
        Prose((KEY, *([spread.cut] if spread.cut else [])), small=True),
        Table("The same in words", cols, rows),
    ]


def _tests(tests: list[ChangeTest], tried: Tried) -> Table:
    """Nothing that was adopted is left out."""
    cols = (Col("What was tried", 28), Col("Expected", 24), Col("What happened", 24), Col("So", 24))
    return Table(
        "Tests of change, what was adopted first", cols, tuple(map(_test, tests)),
        sub=_left_out(len(tests), tried),
    )  # fmt: skip


def _left_out(shown: int, tried: Tried) -> str:
    """Whether some are missing, and which they are not."""
    decided, adopted = tried.total - tried.counts[""], tried.counts[Decision.ADOPT]
    if shown == decided:
        return ""
    return f"Everything adopted, and the latest {shown - adopted} of {decided - adopted} others"


def _test(test: ChangeTest) -> Row:
    day = short_day(test.decided_at)
    return Row((
        Cell(test.tried, sub=f"{test.action}, test {test.number}"),
        Cell(test.prediction),
        Cell(test.happened),
        Cell(f"{OUTCOMES[Decision(test.decision)]}: {test.reason}", sub=day),
    ))  # fmt: skip

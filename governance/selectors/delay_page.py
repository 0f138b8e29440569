"""The page of delays as a whole: its figures, its sentence, its chart and its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from foundation.ui.words import full_day, in_words, listed
from governance.models import Escalation
from qip.cards import MeasureCard
from qip.models import Cadence, Direction, Measure, Unit
from qip.spc import FEWEST_FOR_LIMITS, analyse
from qip.spc_sentence import Scale

from .delay_figures import Answered, Month, Share, ages, answers, reasons, slips, trend
from .delay_rows import View
from .delays import HIGH, Line, Rung, by_service, by_strand_and_risk, rungs, waiting

# So many are named at once; the rest is one click away, and all of it in the file.
MOST_SERVICES = 40
MOST_SERVICES_OF_ALL = 500
MOST_REASONS = 6
# What the style sheet leaves on one sheet of paper.
ON_PAPER = 6
WAITING_ON_PAPER = 4


@dataclass(frozen=True)
class Delays:
    """Everything the page says. One question for each part, however much there is."""

    view: View
    rungs: list[Rung]
    waiting: list[Escalation]
    services: list[Line]
    strands: list[Line]
    risks: list[Line]
    ages: list[Share]
    slips: list[Share]
    reasons: list[Share]
    answers: list[Answered]
    trend: list[Month]
    all_services: bool = False

    @property
    def open(self) -> int:
        return sum(rung.number for rung in self.rungs)

    @property
    def high(self) -> int:
        """How many wait at level 3 or above."""
        return sum(rung.number for rung in self.rungs if rung.level >= HIGH)

    @property
    def silent(self) -> list[Answered]:
        """The levels past which more went unanswered than they answered."""
        return [one for one in self.answers if one.is_silent]

    @property
    def never_asked(self) -> list[Answered]:
        """The levels that some passed before anybody could be asked."""
        return [one for one in self.answers if one.unasked]

    @property
    def told(self) -> int:
        """Actions finished or due."""
        return sum(share.number for share in self.slips)

    @property
    def shown_services(self) -> list[Line]:
        return self.services[: MOST_SERVICES_OF_ALL if self.all_services else MOST_SERVICES]

    @property
    def further(self) -> int:
        """Services that the page does not name."""
        return len(self.services) - len(self.shown_services)

    @property
    def further_waiting(self) -> int:
        """Escalations at level 3 or above that the page does not name."""
        return self.high - len(self.waiting)

    @property
    def cut_services(self) -> int:
        """So many services stay on paper; 0 while all of them do."""
        return ON_PAPER if len(self.services) > ON_PAPER else 0

    @property
    def cut_waiting(self) -> int:
        return WAITING_ON_PAPER if self.high > WAITING_ON_PAPER else 0

    @property
    def all_high(self) -> str:
        return f"Show all {self.high:,} at level {HIGH} or above"

    @property
    def first_reasons(self) -> list[Share]:
        return self.reasons[:MOST_REASONS]

    @property
    def other_reasons(self) -> list[Share]:
        return self.reasons[MOST_REASONS:]

    @property
    def passed_by(self) -> list[Rung]:
        """The levels that were asked because nobody was there below them."""
        return [rung for rung in self.rungs if rung.higher]

    @property
    def unasked(self) -> list[Rung]:
        """The levels at which something waits that nobody at all could be asked about."""
        return [rung for rung in self.rungs if rung.nobody]


def delays(
    *, by: Any, services: frozenset[int] | None, on: date, all_services: bool = False
) -> Delays:
    """What ``by`` may see of the delays at some services (``None``: all in reach) on a day."""
    view = View(by, services, on)
    strands, risks = by_strand_and_risk(view)
    return Delays(
        view, rungs(view), waiting(view), by_service(view), strands, risks, ages(view),
        slips(view), reasons(view), answers(view), trend(view), all_services,
    )  # fmt: skip


def silence(found: Delays) -> str:
    """Levels 1 and 2 let more pass than they answered. Nothing when all of them answer."""
    if not found.silent:
        return ""
    levels = listed(str(one.level) for one in found.silent)
    one = len(found.silent) == 1
    return (
        f"{'Level' if one else 'Levels'} {levels} let more pass up in twelve months than "
        f"{'it' if one else 'they'} answered."
    )


def late_now(found: Delays) -> str:
    """Three actions are late now. Said where nothing has climbed, so that it is not all well."""
    if found.open:
        return ""
    rows: Any = found.view.due_or_done()
    late = rows.late(found.view.on).count()
    number = in_words(late).capitalize()
    return f"{number} {'action is' if late == 1 else 'actions are'} late now" if late else ""


def chart(found: Delays) -> MeasureCard | None:
    """What was open at the end of each month, read by the rules every measure is read by.

    None while too few months are over to tell a change from chance.
    """
    ended = found.trend[:-1]
    if len(ended) < FEWEST_FOR_LIMITS:
        return None
    measure = Measure(
        name="Open at the end of the month", definition="Escalations not answered and not settled",
        direction=Direction.DECREASE, unit=Unit.COUNT, cadence=Cadence.MONTHLY, decimals=0,
    )  # fmt: skip
    analysis = analyse(
        [month.open for month in ended], dates=[month.end for month in ended],
        improvement="decrease",
    )  # fmt: skip
    return MeasureCard(
        measure,
        analysis,
        Scale("escalations", 0, 0, None),
        (),
        measure.name,
        f"{measure.definition}, month by month",
        {},
    )


HEADERS = ["Part", "Line", "Figure", "Number"]


def lines(found: Delays) -> Iterator[list[Any]]:
    """Every figure of the page, one to a line, as a file holds them."""
    for rung in found.rungs:
        yield ["Open now", f"Level {rung.level}: {rung.name}", "Waiting", rung.number]
    for part, rows in (
        ("By service", found.services), ("By strand", found.strands), ("By risk", found.risks),
    ):  # fmt: skip
        for line in rows:
            yield from _of_line(part, line)
    for part, shares in (
        ("Days past the date that was missed", found.ages),
        ("Days past the first date, actions finished or due", found.slips),
        ("Why dates moved, twelve months", found.reasons),
    ):
        yield from ([part, share.label, "Number", share.number] for share in shares)
    for one in found.answers:
        yield from _of_answers(one)
    for month in found.trend:
        yield ["By month", full_day(month.end), "Open at the end", month.open]
        yield ["By month", full_day(month.end), "Reached in the month", month.reached]


def _of_line(part: str, line: Line) -> Iterator[list[Any]]:
    for level, number in line.cells:
        yield [part, line.label, f"Level {level}", number]
    if part == "By service":
        yield [part, line.label, "Late now", line.late]
        yield [part, line.label, "Finished or due", line.told]
        yield [part, line.label, "Kept the first date", line.on_time]
        yield [part, line.label, "Median days past the first date", line.slip]


def _of_answers(one: Answered) -> Iterator[list[Any]]:
    part, line = "Answers in twelve months", f"Level {one.level}"
    for name, number in (
        ("Reached", one.reached), ("Answered", one.answered), ("Passed up", one.passed_up),
        ("Of these passed before anybody was asked", one.unasked),
        ("Settled by the work", one.settled), ("Waiting", one.waiting),
        ("Median days to an answer", one.median),
    ):  # fmt: skip
        yield [part, line, name, number]


def opening(found: Delays) -> tuple[str, str]:
    """How the page begins: how many climb, and how many of them high."""
    if not found.open:
        return "Nothing waits at any level of the ladder", ""
    one = found.open == 1
    climbing = f"{in_words(found.open).capitalize()} {'action has' if one else 'actions have'}"
    wait = "waits" if found.high == 1 else "wait"
    high = f"{in_words(found.high)} {wait} at level {HIGH} or above" if found.high else ""
    return f"{climbing} climbed the ladder", high

"""How the actions lead to the aim, and what the figures must show.

The diagram of the page is told as a table here: people are taken out of the words of a pack, and
words inside a drawing could not be reached.
"""

from foundation.evidence.sections import Block, Cell, Col, Row, Section, Table
from foundation.ui.words import plural
from qip.cards import MeasureCard
from qip.expecting import answer
from qip.models import Action, Expectation, Strand

from .facts import Facts
from .figures import verdicts_of
from .wording import named, state_of


def driver_sections(facts: Facts) -> list[Section]:
    """One chapter: aim, strands, actions and measures; none while nothing is agreed."""
    if not facts.actions:
        return []
    blocks: list[Block] = [
        _strand(strand, found, facts)
        for strand in Strand
        if (found := [action for action in facts.actions if action.strand == strand])
    ]
    if expected := _expected(facts):
        cols = (Col("Action", 30), Col("Measure", 26), Col("Must show", 20), Col("Today"))
        blocks.append(Table("What the figures must show", cols, expected))
    lead = f"The aim: {facts.plan.aim}" if facts.plan.aim else "The aim is not written yet."
    return [Section("drivers", "How it leads to the aim", lead, tuple(blocks), 25)]


def _strand(strand: Strand, actions: list[Action], facts: Facts) -> Table:
    return Table(
        str(strand.label),
        (Col("Action", 44), Col("State", 18), Col("What should move")),
        tuple(_action(action, facts) for action in actions),
        sub=f"{strand.question} {plural(len(actions), 'action')}",
        even=True,
    )


def _action(action: Action, facts: Facts) -> Row:
    cards = [card for one in action.measures.all() if (card := facts.card_of(one))]
    told = "; ".join(f"{card.name}: {_short(card)}" for card in cards)
    return Row((
        named(action),
        state_of(action, facts.on),
        Cell(told or "No measure is linked"),
    ))  # fmt: skip


def _short(card: MeasureCard) -> str:
    return verdicts_of(card).rstrip(".").lower()


def _trial(card: MeasureCard) -> str:
    """That the limits it is read by may still change."""
    return "" if card.is_run_chart else card.early


def _expected(facts: Facts) -> tuple[Row, ...]:
    """What each measure that decides must show, and whether it does."""
    found = {action.pk: action for action in facts.actions}
    rows = Expectation.objects.filter(action__in=list(found)).select_related("measure")
    told = []
    for row in rows.order_by("action__number", "pk"):
        if card := facts.card_of(row.measure):
            said = answer(row.showing, card, on=facts.period.end)
            told.append(
                Row((
                    named(found[row.action_id]),
                    Cell(card.name),
                    Cell(row.get_showing_display()),
                    Cell(said.words, tone="good" if said.is_so else "", sub=_trial(card)),
                ))
            )  # fmt: skip
    return tuple(told)

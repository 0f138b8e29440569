"""What the figures of an action must show, and whether they do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foundation.ui.words import listed
from qip.cards import MeasureCard
from qip.expecting import Answer, answer
from qip.models import Action, Expectation
from qip.standing import lower_first

from .measures import CardGroup, measure_cards


@dataclass(frozen=True)
class ExpectationTold:
    """One measure that decides: what it must show, whether it does, and what stands beside it."""

    expectation: Expectation
    card: MeasureCard
    answer: Answer
    partner: MeasureCard | None = None

    @property
    def is_so(self) -> bool:
        return self.answer.is_so

    @property
    def shape(self) -> str:
        return "yes" if self.is_so else "box"

    @property
    def must(self) -> str:
        """Must show improvement by more than chance; must show its target met reliably."""
        if self.expectation.showing == "target":
            return f"Must meet its target reliably: {self.card.target_label[7:]}".rstrip(": ")
        return "Must show improvement by more than chance"

    @property
    def beside(self) -> str:
        """Outings a week: improving. Nothing for a measure that is read alone."""
        if self.partner is None:
            return ""
        return f"{self.partner.name}: {lower_first(self.partner.change_words)}"


def expectations_told(
    action: Action, groups: Iterable[CardGroup], *, on: date
) -> list[ExpectationTold]:
    """The expectations whose measures are among the cards: what the reader may see, in one query.

    Give the cards of the action, read with ``expected_of``.
    """
    beside = {
        card.measure.pk: (card, _other(group, card)) for group in groups for card in group.cards
    }
    return [
        ExpectationTold(row, card, answer(row.showing, card, on=on), partner)
        for row in action.expectations.all()
        for card, partner in (beside.get(row.measure_id, (None, None)),)
        if card is not None
    ]


def expected_cards(action: Action, *, user: Any, on: date) -> list[ExpectationTold]:
    """The same for a page that shows no other measures."""
    ids = [row.measure_id for row in action.expectations.all()]
    if not ids:
        return []
    groups = measure_cards(action, user=user, on=on, also=ids)
    return expectations_told(action, groups, on=on)


def unmet_sentence(told: Iterable[ExpectationTold]) -> str:
    """What a verifier is told, and not stopped by; nothing when all of it is so."""
    names = [f"“{one.card.name}”" for one in told if not one.is_so]
    if not names:
        return ""
    do = "does" if len(names) == 1 else "do"
    return (
        f"{listed(names)} {do} not show it today. You may verify all the same: say below why the "
        "evidence is enough."
    )


def figures_sentence(told: Iterable[ExpectationTold]) -> str:
    """What the figures show today: “Restrictions in use: improving by more than chance since …”."""
    return " ".join(f"{one.card.name}: {lower_first(one.answer.words)}." for one in told)


def _other(group: CardGroup, card: MeasureCard) -> MeasureCard | None:
    return next((one for one in group.cards if one is not card), None)

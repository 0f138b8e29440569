"""Short words for long records."""

import re
from collections.abc import Iterable
from datetime import date

from foundation.evidence.sections import Cell
from foundation.ui.words import plural
from qip.models import Action, ActionState
from qip.standing import moved_words

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


# What the owner says is one thing, what somebody else has seen is another.
STATES = {
    ActionState.AGREED: Cell("Agreed", glyph="agreed"),
    ActionState.IN_PROGRESS: Cell("In progress", glyph="progress"),
    ActionState.DONE: Cell("Done, to be verified", glyph="done"),
    ActionState.SUSTAINING: Cell("Verified, has to hold", glyph="hold"),
    ActionState.CLOSED: Cell("Closed, it held", tone="good", glyph="proven"),
}


def brief(text: str, limit: int) -> str:
    """As many whole sentences as fit; if not even the first does, its beginning."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = ""
    for found in _SENTENCE.finditer(text):
        if found.end() > limit:
            break
        kept = text[: found.end()]
    return kept or clipped(text, limit)


def clipped(text: str, limit: int) -> str:
    """The beginning of a text, up to a whole word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def state_of(action: Action, on: date) -> Cell:
    """Where an action stands, in words and a shape; a tone only where somebody must act."""
    late = (
        f"{plural((on - action.due).days, 'day')} late" if action.due and action.is_late(on) else ""
    )
    if action.state == ActionState.BLOCKED:
        words = f"Blocked, {late}" if late else "Blocked"
        return Cell(words, tone="act", glyph="blocked")
    if late:
        return Cell(late, tone="act", glyph="late", together=True)
    if action.state == ActionState.IN_PROGRESS and action.times_reopened:
        return Cell("Opened again", tone="watch", glyph="reopened")
    return STATES.get(ActionState(action.state), Cell(action.get_state_display()))


def moved_of(action: Action) -> str:
    """Moved 3 times, 61 days; from moves that were read with the facts."""
    return moved_words(action, len(action.due_date_moves.all()))


def named(action: Action) -> Cell:
    """An action in a table: its title, and below it which it is and how far it slipped."""
    return Cell(action.title, sub=". ".join(filter(None, (str(action), moved_of(action)))))


def role_of(user: object) -> str:
    """A member of staff as the reader of a pack meets them: by job, never by name."""
    return getattr(user, "role_words", "") or "Not named yet"


def anchor_of(action: Action) -> str:
    return f"action-{action.plan.number}-{action.number}"


def sentences(parts: Iterable[str]) -> str:
    """The parts one after the other, each ending as a sentence does."""
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts if part)

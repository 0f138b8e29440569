"""Words that plans use for how an action stands, as data. The first that fits is taken.

Where from: the published plans of health and care bodies named beside a word, and everyday
use. The same colour means different things in different plans (amber is “on track” in
Sheffield Health and Social Care’s plan for the regulator, “issues identified” in Kensington
and Chelsea’s), so colours are proposals that always come with a remark.
"""

from enum import StrEnum


class Meaning(StrEnum):
    """What a status word comes to. None of them is “closed”: that takes a second person."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    BEHIND = "behind"
    FINISHED = "finished"
    DROPPED = "dropped"
    UNCLEAR = "unclear"


LABELS = {
    Meaning.NOT_BEGUN: "Not begun",
    Meaning.UNDER_WAY: "In progress",
    Meaning.BEHIND: "In progress, and behind",
    Meaning.FINISHED: "Done, still to be checked",
    Meaning.DROPPED: "No longer wanted: leave the row out",
    Meaning.UNCLEAR: "Says nothing about it",
}

N, U, B, F, D = (
    Meaning.NOT_BEGUN, Meaning.UNDER_WAY, Meaning.BEHIND, Meaning.FINISHED, Meaning.DROPPED,
)  # fmt: skip

# Words that must stand alone in the cell, then words that may be anywhere in it.
Words = tuple[tuple[tuple[str, ...], Meaning], ...]
WHOLE: Words = (
    (("on track", "on target", "on schedule", "on course", "progressing", "in hand"), U),
    (("open", "live", "active", "current", "outstanding", "to do"), U),
    (("yes", "y", "c"), F),
    (("no", "n", "o", "planned", "proposed", "agreed", "new"), N),
)
ANYWHERE: Words = (
    # said of what is not the case: before the words they contain
    (("not started", "not begun", "not yet started", "yet to start", "not commenced",
      "to be started", "to start", "not due", "future", "awaiting start", "to be completed",
      "to be done", "to be delivered", "to be implemented", "to complete", "yet to"), N),
    (("not achieved", "not met", "not yet achieved", "not complete", "incomplete",
      "not completed", "not delivered", "not done", "not implemented"), U),
    (("not on track", "off track", "off target", "some issues", "missed", "overdue", "late",
      "behind", "delayed", "slipped", "at risk", "breached"), B),
    (("on hold", "paused", "stalled", "blocked", "stuck", "suspended", "awaiting", "waiting"), B),
    (("no longer", "cancelled", "canceled", "withdrawn", "superseded", "not required",
      "not needed", "duplicate", "removed", "abandoned",
      "discontinued"), D),
    (("partly", "partially", "part achieved", "part complete", "nearly", "almost", "mostly",
      "in progress", "under way", "underway", "ongoing", "on going", "started", "commenced",
      "wip", "work in progress", "continuing", "on track", "on target", "progressing"), U),
    (("complete", "completed", "delivered", "done", "achieved", "closed", "finished", "met",
      "implemented", "in place", "embedded", "signed off", "actioned", "resolved"), F),
)  # fmt: skip

COLOURS = {
    "red": (B, "Red was taken as behind"),
    "amber": (U, ("Amber was taken as in progress: in some plans it means on track, in others at "
                 "risk")),
    "yellow": (U, "Yellow was taken as in progress"),
    "orange": (U, "Orange was taken as in progress"),
    "green": (U, ("Green was taken as in progress: in some plans it means on track, in others "
                 "complete")),
    "blue": (F, "Blue was taken as done"),
    "grey": (N, "Grey was taken as not begun"),
    "gray": (N, "Grey was taken as not begun"),
    "white": (N, "White was taken as not begun"),
    "purple": (F, "Purple was taken as done"),
    "black": (D, "Black was taken as no longer wanted"),
}  # fmt: skip
LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
DONE_IS_NOT_CLOSED = "“{}” comes in as done, not closed: somebody else still checks it"
NOT_FINISHED = "“{}” was taken as not finished, so still in progress"
MIXED = "“{}” says several things. It was taken as in progress"
NOT_KNOWN = "“{}” is not a word for how an action stands. It is kept as a note"

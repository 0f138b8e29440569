"""What two measures say together. Pure: no Django.

A measure of restrictions or harm is read beside a partner, because fewer incidents can also mean
a smaller life, or silence. The verdict on the pair depends on the change verdict of each side and
on nothing else; it is the same whichever side stands first.
"""

from dataclasses import dataclass

BETTER = frozenset(("improving", "holding"))
WORSE = frozenset(("worsening",))
MOVED = frozenset(("higher", "lower"))

READ_ALONE = "Read alone for now"
WHY_A_PARTNER = "Fewer of these can also mean a smaller life, or silence."

BRIEFLY = {
    "improving": "Improving",
    "holding": "Holding a new level",
    "worsening": "Getting worse",
    "steady": "No clear change",
    "higher": "Higher than before",
    "lower": "Lower than before",
    None: "Too few figures yet",
}


@dataclass(frozen=True)
class PairVerdict:
    """The verdict on a pair: its words, and good, watch, con or calm as its tone."""

    key: str
    words: str
    tone: str


GOOD = PairVerdict("good", "A good pair", "good")
BOTH_WORSE = PairVerdict("both_worse", "Both are getting worse", "con")
SPLIT = PairVerdict("split", "One better, one worse: look closer", "con")
NO_CHANGE = PairVerdict("no_change", "No change yet", "calm")
HALF = PairVerdict("half", "One better, the other unchanged", "calm")
HALF_WORSE = PairVerdict("half_worse", "One worse, the other unchanged", "con")
BETTER_MOVED = PairVerdict("better_moved", "One better, the other has moved: look closer", "watch")
WORSE_MOVED = PairVerdict("worse_moved", "One worse, the other has moved: look closer", "con")
STEADY_MOVED = PairVerdict("steady_moved", "One has moved, the other has not", "watch")
BOTH_MOVED = PairVerdict("both_moved", "Both have moved: decide what it means", "watch")
BETTER_EARLY = PairVerdict("better_early", "One better, too early to tell for the other", "calm")
WORSE_EARLY = PairVerdict("worse_early", "One worse, too early to tell for the other", "con")
MOVED_EARLY = PairVerdict("moved_early", "One has moved, too early to tell for the other", "watch")
STEADY_EARLY = PairVerdict("steady_early", "No change in one, too early for the other", "calm")
TOO_EARLY = PairVerdict("too_early", "Too early to tell", "calm")

BOTH = {
    ("better", "better"): GOOD,
    ("better", "early"): BETTER_EARLY,
    ("better", "moved"): BETTER_MOVED,
    ("better", "steady"): HALF,
    ("better", "worse"): SPLIT,
    ("early", "early"): TOO_EARLY,
    ("early", "moved"): MOVED_EARLY,
    ("early", "steady"): STEADY_EARLY,
    ("early", "worse"): WORSE_EARLY,
    ("moved", "moved"): BOTH_MOVED,
    ("moved", "steady"): STEADY_MOVED,
    ("moved", "worse"): WORSE_MOVED,
    ("steady", "steady"): NO_CHANGE,
    ("steady", "worse"): HALF_WORSE,
    ("worse", "worse"): BOTH_WORSE,
}


def pair_verdict(first: str | None, second: str | None) -> PairVerdict:
    """The verdict on two change verdicts, given as their keys; None: too few figures."""
    one, other = sorted((_way(first), _way(second)))
    return BOTH[one, other]


def pair_sentence(
    first: tuple[str, str | None], second: tuple[str, str | None], *, smaller_life: bool = False
) -> str:
    """What the pair shows, naming both. Each side is a name and the key of its change verdict.

    With `smaller_life` the first side counts restrictions, of which fewer are better, and the
    second looks at people's lives.
    """
    verdict = pair_verdict(first[1], second[1])
    if smaller_life and verdict is GOOD:
        return "Fewer restrictions have come with more life, not less."
    if smaller_life and verdict is SPLIT and _way(first[1]) == "better":
        return f"Fewer restrictions, but life may have got smaller. Getting worse: {second[0]}."
    if first[1] == second[1]:
        return f"{BRIEFLY[first[1]]}: {first[0]}, and {second[0]}."
    return " ".join(f"{BRIEFLY[key]}: {name}." for name, key in (first, second))


def _way(key: str | None) -> str:
    if key is None:
        return "early"
    if key in BETTER:
        return "better"
    if key in WORSE:
        return "worse"
    return "moved" if key in MOVED else "steady"

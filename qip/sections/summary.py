"""The honest summary: what has changed, what has not, what could undo it, what we ask."""

from collections import Counter

from foundation.evidence.sections import (
    Asks,
    Block,
    Prose,
    Said,
    Section,
    Trio,
    TrioColumn,
    TrioItem,
)
from foundation.ui.words import full_day, listed, plural
from qip.cards import MeasureCard
from qip.models import Action, ActionState, RiskLevel
from qip.selectors.cards import places_of

from .facts import Facts
from .figures import from_to, tone_of, unit_of, verdicts_of
from .wording import brief, role_of, sentences

MOST = 3
COUNTED = (
    "These columns are counted from the records, not chosen. “20 to 12” is the average of the "
    "first twelve figures, and the latest figure."
)
HEAVY = (RiskLevel.CRITICAL, RiskLevel.HIGH)


def summary_section(facts: Facts) -> Section:
    blocks: list[Block] = [
        Trio((_changed(facts), _not_yet(facts), _risks(facts)), key=COUNTED if facts.read else ""),
        *_asks(facts),
        _account(facts),
    ]
    return Section("summary", "The honest summary", _lead(facts), tuple(blocks), 10)


def _lead(facts: Facts) -> str:
    """The news in two or three sentences, counted from the records."""
    if not facts.actions:
        return "This plan has been written, but none of its actions has been agreed yet."
    parts = [f"This plan has {plural(len(facts.actions), 'action')}: {_states(facts)}."]
    if not facts.read:
        parts.append("No measure shows yet whether practice has changed.")
        return " ".join(parts)
    parts.append(f"Of {plural(len(facts.read), 'measure')}, {_changes(facts)}.")
    return " ".join(parts)


def _changes(facts: Facts) -> str:
    """How many measures went which way: all of them, so that nobody need ask after the rest."""
    better, worse, still, moved, early = (
        len(_by({tone}, facts)) for tone in ("imp", "con", "com", "neu", "")
    )
    show = "shows" if still == 1 else "show"
    words = [
        (better, f"{better} improved by more than chance"),
        (worse, f"{worse} got worse"),
        (still, f"{still} {show} no clear change"),
        (moved, f"{moved} moved"),
        (early, f"for {early} it is too early to tell"),
    ]
    return listed(told for number, told in words if number or told.endswith("chance"))


def _states(facts: Facts) -> str:
    states = Counter(action.state for action in facts.actions)
    done, late = len(facts.done), len(facts.late)
    words = [
        (states[ActionState.CLOSED], "closed"),
        (states[ActionState.SUSTAINING], "verified"),
        (states[ActionState.DONE], "done"),
        (len(facts.actions) - done - late, "on the way"),
        (late, "late"),
    ]
    return listed(f"{number} {word}" for number, word in words if number)


def _by(tones: set[str], facts: Facts) -> list[MeasureCard]:
    return [card for card in facts.read if tone_of(card) in tones]


def _changed(facts: Facts) -> TrioColumn:
    better = _by({"imp"}, facts)
    return TrioColumn(
        title="What has changed",
        sub="Better by more than chance",
        items=tuple(_figure(card) for card in better[:MOST]),
        more=_more(len(better), "the charts"),
        none="Nothing yet. No measure has moved the right way by more than chance.",
    )


def _not_yet(facts: Facts) -> TrioColumn:
    stuck = [*_by({"con"}, facts), *_by({"com"}, facts)]
    return TrioColumn(
        title="Not yet working",
        sub="Worse, or not moving",
        items=tuple(_figure(card) for card in stuck[:MOST]),
        more=_more(len(stuck), "the charts"),
        none="No measure is getting worse or standing still."
        if facts.read
        else "Not known: no measure has figures yet.",
    )


def _figure(card: MeasureCard) -> TrioItem:
    told = f"{places_of(card.measure)}. {verdicts_of(card)}"
    return TrioItem(card.name, from_to(card), told, unit=unit_of(card))


def _risks(facts: Facts) -> TrioColumn:
    """Late and blocked actions, the heaviest and the latest first."""
    open_ = [a for a in facts.actions if a.is_late(facts.on) or a.state == ActionState.BLOCKED]
    open_.sort(key=lambda a: (a.risk_level not in HEAVY, a.due or facts.on))
    return TrioColumn(
        title="Biggest risks",
        sub="Late or blocked, heaviest first",
        items=tuple(_risk(action, facts) for action in open_[:MOST]),
        more=_more(len(open_), "the actions by strand"),
        none="No action is late or blocked.",
    )


def _more(number: int, where: str) -> str:
    """Nothing is left out in silence."""
    return f"And {number - MOST} more, among {where}." if number > MOST else ""


def _risk(action: Action, facts: Facts) -> TrioItem:
    late = facts.on - action.due if action.due and action.is_late(facts.on) else None
    parts = (
        f"Blocked: waiting for {action.waiting_for}." if action.waiting_for else "",
        f"{action.get_risk_level_display()} risk.",
        brief(action.effect_on_people, 90),
    )
    return TrioItem(
        f"{action.reference} {brief(action.title, 70)}",
        f"{plural(late.days, 'day')} late" if late else "Blocked",
        sentences(parts),
    )


def _asks(facts: Facts) -> list[Block]:
    lines = facts.news.asks.splitlines() if facts.news else []
    asks = tuple(line.strip(" -•*\t") for line in lines if line.strip(" -•*\t"))
    return [Asks("What we ask of you", asks)] if asks else []


def _account(facts: Facts) -> Block:
    """The plan lead's own words, beside what the records say."""
    news = facts.news
    if news is None:
        return Prose(
            ("The plan lead has not yet written an account of whether practice is changing.",),
            small=True,
        )
    parts = (
        ("What has changed", news.changing),
        ("What is not yet working", news.not_yet),
        ("What could undo it", news.risks),
    )
    return Said(
        title="In the words of the plan lead",
        parts=tuple((name, text.strip()) for name, text in parts if text.strip()),
        by=f"{role_of(news.written_by)}, {full_day(news.written_at)}",
    )

"""The honest summary: what has changed, what has not, what could undo it, what we ask."""

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
from .readings import from_to, tone_of, unit_of, words_of
from .wording import brief, role_of, sentences

MOST = 3
HEAVY = (RiskLevel.CRITICAL, RiskLevel.HIGH)


def summary_section(facts: Facts) -> Section:
    blocks: list[Block] = [
        Trio((_changed(facts), _not_yet(facts), _risks(facts))),
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
    better, worse = len(_by({"imp"}, facts)), len(_by({"con"}, facts))
    told = f"Of {plural(len(facts.read), 'measure')}, {better} improved by more than chance"
    parts.append(f"{told}{f' and {worse} got worse' if worse else ''}.")
    return " ".join(parts)


def _states(facts: Facts) -> str:
    done, late = len(facts.done), len(facts.late)
    rest = len(facts.actions) - done - late
    words = [(done, "done"), (rest, "on the way"), (late, "late")]
    return listed(f"{number} {word}" for number, word in words if number)


def _by(tones: set[str], facts: Facts) -> list[MeasureCard]:
    return [card for card in facts.read if tone_of(card) in tones]


def _changed(facts: Facts) -> TrioColumn:
    return TrioColumn(
        title="What has changed",
        sub="Better by more than chance",
        items=tuple(_figure(card) for card in _by({"imp"}, facts)[:MOST]),
        none="Nothing yet. No measure has moved the right way by more than chance.",
    )


def _not_yet(facts: Facts) -> TrioColumn:
    stuck = [*_by({"con"}, facts), *_by({"com"}, facts)]
    return TrioColumn(
        title="Not yet working",
        sub="Worse, or not moving",
        items=tuple(_figure(card) for card in stuck[:MOST]),
        none="No measure is getting worse or standing still."
        if facts.read
        else "Not known: no measure has figures yet.",
    )


def _figure(card: MeasureCard) -> TrioItem:
    goal = f" {card.target.words}." if card.target else ""
    unit = f", {unit_of(card)}" if unit_of(card) else ""
    told = f"{places_of(card.measure)}{unit}. {words_of(card)}.{goal}"
    return TrioItem(card.name, from_to(card), told)


def _risks(facts: Facts) -> TrioColumn:
    """Late and blocked actions, the heaviest and the latest first."""
    open_ = [a for a in facts.actions if a.is_late(facts.on) or a.state == ActionState.BLOCKED]
    open_.sort(key=lambda a: (a.risk_level not in HEAVY, a.due or facts.on))
    return TrioColumn(
        title="Biggest risks",
        sub="Late or blocked, heaviest first",
        items=tuple(_risk(action, facts) for action in open_[:MOST]),
        none="No action is late or blocked.",
    )


def _risk(action: Action, facts: Facts) -> TrioItem:
    late = facts.on - action.due if action.due and action.is_late(facts.on) else None
    parts = (
        f"Blocked: waiting for {action.waiting_for}." if action.waiting_for else "",
        f"{action.get_risk_level_display()} risk.",
        brief(action.effect_on_people, 110),
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
        by=f"{role_of(news.written_by)}, {full_day(news.written_at)}. "
        "The three columns above are counted from the records, not chosen; “20 to 12” is "
        "the average of the first year and the latest figure.",
    )

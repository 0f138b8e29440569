"""From concern to outcome: each action followed from what was noticed to how we know."""

from collections import Counter
from collections.abc import Sequence

from foundation.evidence.sections import Block, Claim, Map, MapGroup, MapRow, Note, Section
from foundation.ui.words import listed, plural
from qip.cards import MeasureCard
from qip.models import Action, ActionSource

from .facts import Facts
from .figures import from_to, unit_of, verdicts_of
from .wording import anchor_of, brief, sentences, state_of

HEADS = (("Noticed", 22), ("What we changed", 24), ("Did it work?", 18), ("How we know", 18))
NO_CAUSE = "Cause not yet named"
LONGEST = 260
MANY, SHARE = 24, 0.6
"""A plan of many actions says less of each, or nobody would come to the end of the map."""
MOST_MEASURES = 3


def outcomes_section(facts: Facts) -> Section:
    groups = tuple(_groups(facts))
    blocks: list[Block] = [Map(head="Action", heads=HEADS, groups=groups)] if groups else []
    untreated = _untreated(facts)
    if untreated:
        blocks.append(
            Note(
                title="Causes that no action treats yet.",
                text=f"The plan names {listed(untreated)}.",
            )
        )
    return Section(
        key="map",
        title="From concern to outcome",
        lead=_lead(facts),
        blocks=tuple(blocks),
        order=20,
        claims=tuple(_claims(facts)),
        runs_on=not groups,
    )


def _lead(facts: Facts) -> str:
    if not facts.actions:
        return "No action of this plan has been agreed yet, so there is nothing to follow."
    drafts = ""
    if facts.drafts:
        are = "is" if facts.drafts == 1 else "are"
        drafts = f" {plural(facts.drafts, 'action')} {are} still being written and left out."
    return (
        "Each row follows one concern from the day it was noticed to what is different now, "
        f"and how leaders know.{drafts}"
    )


def _groups(facts: Facts) -> list[MapGroup]:
    """Actions under the cause they treat; those without one last."""
    order = sorted(
        {(a.root_cause.order, a.root_cause.title) for a in facts.actions if a.root_cause}
    )
    groups = []
    for _, title in order:
        here = [a for a in facts.actions if a.root_cause and a.root_cause.title == title]
        groups.append(MapGroup(title, _rows(here, facts), sub=_cause_in_words(facts, title)))
    rest = [action for action in facts.actions if action.root_cause is None]
    if rest:
        groups.append(MapGroup(title=NO_CAUSE, rows=_rows(rest, facts)))
    return groups


def _cause_in_words(facts: Facts, title: str) -> str:
    texts = [c.text for c in facts.plan.root_causes.all() if str(c.factor) == title and c.text]
    return brief(" ".join(texts), 220)


def _untreated(facts: Facts) -> list[str]:
    treated = {action.root_cause_id for action in facts.actions}
    causes = facts.plan.root_causes.all()
    return [cause.factor.title.lower() for cause in causes if cause.factor_id not in treated]


def _rows(actions: Sequence[Action], facts: Facts) -> tuple[MapRow, ...]:
    return tuple(_row(action, facts) for action in actions)


def _row(action: Action, facts: Facts) -> MapRow:
    state = state_of(action, facts.on)
    room = round(LONGEST * SHARE) if len(facts.actions) > MANY else LONGEST
    return MapRow(
        title=f"{action.reference} {action.title}",
        state=state.text,
        tone=state.tone,
        glyph=state.glyph,
        anchor=anchor_of(action),
        cells=(
            _noticed(action, room),
            _changed(action, room),
            _worked(action, facts),
            _known(action, facts),
        ),
    )


def _noticed(action: Action, room: int) -> tuple[str, ...]:
    sources = "; ".join(_source(source) for source in action.sources.all())
    cause = f"Cause: {brief(action.root_cause_text, room // 2)}" if action.root_cause_text else ""
    parts = (sources, brief(action.problem, room), cause)
    return tuple(sentences([part]) for part in parts if part)


def _source(source: ActionSource) -> str:
    """“Complaint: 26-04”."""
    return f"{source.kind}: {source.detail}" if source.detail else str(source.kind)


def _changed(action: Action, room: int) -> tuple[str, ...]:
    return tuple(
        part
        for part in (brief(action.standard, room), brief(action.daily_application, room * 2 // 3))
        if part
    )


def _worked(action: Action, facts: Facts) -> tuple[str, ...]:
    measures = [one for one in action.measures.all() if one in facts.measures]
    if not measures:
        return ("Not known: no measure is linked to this action yet.",)
    cards = [card for measure in measures if (card := facts.card_of(measure)) is not None]
    if not cards:
        return ("Not known: the measure has no figures yet.",)
    return tuple(_told(card) for card in cards[:MOST_MEASURES])


def _told(card: MeasureCard) -> str:
    unit = f" {unit_of(card)}" if unit_of(card) else ""
    return f"{card.name}: {from_to(card)}{unit}. {verdicts_of(card)}"


def _known(action: Action, facts: Facts) -> tuple[str, ...]:
    held = facts.evidence.get(action.pk, [])
    kinds = Counter(row.kind.title if row.kind else "Other file" for row in held)
    here = "; ".join(title if n == 1 else f"{title} ({n})" for title, n in kinds.items())
    wanted = [one.kind.title for one in action.criteria.all() if one.retired_at is None]
    missing = "; ".join(title.lower() for title in dict.fromkeys(wanted) if title not in kinds)
    parts = (f"{here}." if here else "", f"Still to come: {missing}." if missing else "")
    return tuple(part for part in parts if part) or ("No evidence is attached yet.",)


def _claims(facts: Facts) -> list[Claim]:
    """Where this plan speaks to each statement its actions name."""
    return [
        Claim(
            framework=statement.framework.key,
            edition=statement.framework.edition,
            code=statement.code,
            label=action.reference,
            anchor=anchor_of(action),
            evidence=tuple(
                row.kind.category.title
                for row in facts.evidence.get(action.pk, [])
                if row.kind is not None
            ),
        )
        for action in facts.actions
        for statement in action.statements.all()
    ]

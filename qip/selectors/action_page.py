"""Everything the page of one action says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from foundation.evidence.subjects import Subject
from foundation.ui.words import listed
from qip.checks import missing
from qip.models import OPEN_STATES, Action, ActionSource, ActionState
from qip.standing import Ways, headline, lower_first, moved_words, stops
from qip.stories import stories_of
from qip.verifiers import why_not, why_not_check

from .actions import framework_groups, reached, waits_for
from .events import Timeline
from .expectations import expectations_told
from .learning import learning_of
from .measures import measure_cards
from .proving import criteria_told, kinds_sentence, permissions_to_prove

OPEN_EVENTS, MOST_EVENTS = 8, 60
SECTIONS = (
    ("what", "What changes"), ("proof", "What proves it"),
    ("shows", "What the figures must show"), ("tests", "Tests of change"),
    ("spread", "Spread"), ("evidence", "Files"),
    ("due", "Due date"), ("progress", "Progress"), ("people", "People"),
)  # fmt: skip

GAP_WORDS = {
    "problem": "the problem",
    "standard": "the new standard",
    "daily_application": "how staff apply it every day",
    "success": "what success would look like",
    "owner": "an owner",
    "due": "a due date",
    "criteria": "what would prove it",
    "verifier_role": "who verifies it",
}


@dataclass(frozen=True)
class Deed:
    """One thing that can be done with the action now."""

    label: str
    url: str
    primary: bool = False
    dialog: bool = True


def action_page(action: Action, *, user: Any, on: date) -> dict[str, Any]:
    """The context of an action's page."""
    past, agreed_by = reached(action)
    gaps = [GAP_WORDS[field] for field, _ in missing(action)]
    may = permissions(action, user)
    refused = why_not(user, action) if may["verify"] and action.state == ActionState.DONE else ""
    may["verify"] = may["verify"] and not refused
    story = Timeline([action.pk], user)
    events = story.first(MOST_EVENTS)
    told = criteria_told(action)
    moves = list(action.due_date_moves.select_related("by", "reason_code").order_by("at", "pk"))
    expected = [row.measure_id for row in action.expectations.all()]
    cards = (
        measure_cards(action, user=user, on=on, also=expected)
        if user.has_perm("qip.view_measure")
        else []
    )
    return {
        "action": action,
        "plan": action.plan,
        "may": may,
        "deeds": list(deeds(action, may)),
        "why_not_verify": refused,
        "headline": headline(action, on, past, gaps, ways(action, may)),
        "stops": stops(action, on, past),
        "past": past,
        "blocked_why": past.reason if action.state == ActionState.BLOCKED else "",
        "done_words": past.reason if action.state == ActionState.DONE else "",
        "moves": moves,
        "agreed_by": agreed_by,
        "slip": slip_sentence(action, len(moves)),
        "stories": stories_of(action, by=user, on=on),
        "sources": source_words(action),
        "behind": list(behind(action)),
        "told": told,
        "kinds_words": kinds_sentence(told),
        "expected": expectations_told(action, cards, on=on),
        "proposals": list(action.reopenings.undecided()),
        "closing": closing_check(action),
        "waits": waits_for(action, user),
        "frameworks": framework_groups(action),
        "cards": cards,
        "events": events[:OPEN_EVENTS],
        "earlier": events[OPEN_EVENTS:],
        "shown": len(events),
        "event_count": len(events) if len(events) < MOST_EVENTS else story.count(),
        "sections": SECTIONS,
        **learning_of(action, user=user, on=on),
    }


def closing_check(action: Action) -> Any:
    """The look that closed it, with what is now different."""
    return action.holding_checks.filter(still_so=True).first() if action.closed_at else None


def permissions(action: Action, user: Any) -> dict[str, bool]:
    """What this person may do here; the template asks nothing itself."""
    change = user.has_perm("qip.change_action", action)
    return {
        "change": change,
        "move": action.is_open and user.has_perm("qip.move_due_date", action),
        "note": user.has_perm("qip.add_note", action),
        "attach": user.has_perm("evidence.add_attachment", action),
        "open": user.has_perm("evidence.view_attachment", action),
        **permissions_to_prove(action, user),
        "expect": change and action.state in (ActionState.DRAFT, *OPEN_STATES),
        "answer": not why_not_check(user, action),
        "is_owner": action.owner_id == user.pk,
        "finish": change and action.owner_id == user.pk,
    }


def ways(action: Action, may: dict[str, bool]) -> Ways:
    """What the first sentence names, for those who may do it: the next step, another date."""
    likeliest = (one for one in STEPS[ActionState(action.state)] if one[3] and may[one[2]])
    step = next((reverse(f"qip:action_{key}", args=[action.pk]) for key, *_ in likeliest), "")
    move = reverse("qip:action_move", args=[action.pk]) if may["move"] else ""
    return Ways(step, move)


def deeds(action: Action, may: dict[str, bool]) -> Iterator[Deed]:
    """The steps open from where it stands; the likeliest is the one solid button."""
    if may["attach"] and action.state in (ActionState.IN_PROGRESS, ActionState.DONE):
        url = reverse("evidence:attach", args=Subject.of(action).address)
        yield Deed("Add a file", url)
    for key, label, needs, primary in STEPS[ActionState(action.state)]:
        whole = key != "agree" or not missing(action)
        if may[needs] and not (key in OTHERS_DO and may["is_owner"]):
            url = reverse(f"qip:action_{key}", args=[action.pk])
            yield Deed(label, url, primary and whole, key not in OWN_PAGE)
    if not may["change"]:
        return
    if action.state == ActionState.DRAFT and missing(action):
        yield Deed("Finish the draft", reverse("qip:action_edit", args=[action.pk]), True, False)


# The step, its words, what it takes to be offered it, and whether it is the likeliest.
CANCEL = ("cancel", "Cancel it", "cancel", False)
REOPEN = ("reopen", "Open it again", "change", False)
STEPS: dict[ActionState, tuple[tuple[str, str, str, bool], ...]] = {
    ActionState.DRAFT: (CANCEL, ("agree", "Agree this action", "change", True)),
    ActionState.AGREED: (
        CANCEL,
        ("block", "Say what blocks it", "change", False),
        ("start", "Start", "change", True),
    ),
    ActionState.IN_PROGRESS: (
        CANCEL,
        ("block", "Say what blocks it", "change", False),
        ("done", "Say it is done", "finish", True),
    ),
    ActionState.BLOCKED: (CANCEL, ("start", "Go on", "change", True)),
    ActionState.DONE: (REOPEN, ("verify", "Look at the evidence", "verify", True)),
    ActionState.SUSTAINING: (REOPEN, ("check", "Does it still hold?", "verify", True)),
    ActionState.CLOSED: (REOPEN,),
    ActionState.CANCELLED: (),
}
# What somebody other than the owner does, and what needs a page and not a dialog.
OTHERS_DO = ("verify", "check")
OWN_PAGE = ("verify",)


def slip_sentence(action: Action, number: int) -> str:
    """Moved twice, 135 days; or that it never did."""
    return moved_words(action, number) or ("Never moved" if action.first_due else "")


def source_words(action: Action) -> str:
    """Complaint (26-04) and direct observation (14 to 25 February)."""
    return listed(_source(source) for source in action.sources.all())


def _source(source: ActionSource) -> str:
    kind = lower_first(str(source.kind))
    return f"{kind} ({source.detail})" if source.detail else kind


def behind(action: Action) -> Iterator[tuple[str, str, str]]:
    """What lies behind the action: label, words, and a qualifier; only what was written."""
    if action.root_cause or action.root_cause_text:
        title = str(action.root_cause or "")
        yield "Root cause", action.root_cause_text or title, title if action.root_cause_text else ""
    for label, text in (
        ("How it was at the start", action.baseline),
        ("What it means for people", action.effect_on_people),
        ("What keeps people safe until then", action.immediate_control),
        ("What it needs", action.needs),
    ):
        if text:
            yield label, text, ""

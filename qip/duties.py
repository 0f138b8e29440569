"""What improvement says is due, and by whom.

Asked on every page for the count beside Today, so each question is one query over an index.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from foundation.duties.duty import Duty
from foundation.duties.selectors.stand_ins import Fallen, fallen_to, theirs
from foundation.ui.words import plural
from qip.duties_changed import changed as changed
from qip.duties_done import done as done
from qip.duties_late import late as late
from qip.duties_plan import plan_duties
from qip.duties_reading import reading_duties
from qip.duties_reopening import reopening_duties
from qip.duties_spread import spread_awaited, spread_owed
from qip.duties_verification import verification_awaited, verification_duties
from qip.duty_kinds import KINDS as KINDS
from qip.duty_words import hand_url, may_give, why_theirs
from qip.models import Action, ActionState, Plan
from qip.models.actions import ActionQuerySet
from qip.selectors.actions import moves_count
from qip.selectors.spread import SPREADS as GIVES
from qip.standing import lower_first, moved_words, waited_for

AHEAD = timedelta(days=30)
FIELDS = (
    "title", "number", "state", "first_due", "due", "waiting_for", "plan__number", "plan__title",
    "owner",
)  # fmt: skip
VERBS = {
    ActionState.DRAFT: ("Finish the draft", "Finish"),
    ActionState.AGREED: ("Start", "Start"),
    ActionState.IN_PROGRESS: ("Finish", "Open"),
    ActionState.BLOCKED: ("Unblock", "Open"),
}


def owed(*, on: date, by: Any) -> Iterator[Duty]:
    """The actions ``by`` answers for: drafts to finish, and promises that are due or blocked.

    With what has fallen to them because somebody has gone.
    """
    fallen = fallen_to(by)
    wanted = Q(state=ActionState.DRAFT) | Q(state=ActionState.BLOCKED) | Q(due__lte=on + AHEAD)
    rows = (
        to_do(by, fallen)
        .filter(wanted)
        .annotate(may_give=may_give(Action, GIVES, by), moves=moves_count())
    )
    for action in rows.select_related("plan").only(*FIELDS):
        yield _owed(action, on, by)
    yield from verification_duties(on=on, by=by, fallen=fallen)
    yield from reopening_duties(by=by, fallen=fallen)
    yield from reading_duties(on=on, by=by, fallen=fallen)
    yield from spread_owed(on=on, by=by, fallen=fallen)
    yield from plan_duties(on=on, by=by, fallen=fallen)


def to_do(by: Any, fallen: Fallen) -> ActionQuerySet:
    """What somebody owes of actions, drafts included, in what they may see."""
    rows = Action.objects.visible_to(by).to_do()
    return rows.filter(theirs(by, "owner", "qip.action", fallen))


def _owed(action: Any, on: date, by: Any) -> Duty:
    one = _duty(action, on)
    why = why_theirs("qip.action", action.owner_id != by.pk, one.why)
    return replace(one, why=why, hand=hand_url("qip.action", action))


def awaited(*, on: date, by: Any) -> Iterator[Duty]:
    """What ``by`` waits for: late and blocked actions of the plans they lead or answer for, and
    what nobody has verified in time."""
    plans = Plan.objects.active().filter(Q(lead=by) | Q(senior_owner=by))
    late = Action.objects.visible_to(by).open().filter(plan__in=plans.order_by().values("pk"))
    late = late.filter(Q(due__lt=on) | Q(state=ActionState.BLOCKED)).exclude(owner=by)
    shown = late.annotate(moves=moves_count()).select_related("plan", "owner")
    for action in shown.only(*FIELDS, "owner__job_title"):
        yield replace(_duty(action, on), title=_awaited_words(action, on), why="")
    yield from verification_awaited(on=on, by=by)
    yield from spread_awaited(on=on, by=by)


def _awaited_words(action: Action, on: date) -> str:
    """After the role of the owner: is 9 days late with …; waits for the landlord with …"""
    title = f"“{action.title}”"
    if action.is_late(on) and action.due:
        return f"is {plural((on - action.due).days, 'day')} late with {title}"
    return f"waits for {waited_for(action)} with {title}"


def _duty(action: Any, on: date) -> Duty:
    start, verb = VERBS[ActionState(action.state)]
    return Duty(
        kind="qip.action",
        subject=action.pk,
        who_id=action.owner_id or 0,
        due=action.due,
        title=f"{start}: {lower_first(action.title)}",
        meta=f"Action {action.reference} · {action.plan.title}",
        url=_address(action),
        verb=verb,
        why=_why(action, on),
        who=_who(action),
        reference=f"Action {action.reference}",
        more=moved_words(action, action.moves),
    )


def _who(action: Action) -> str:
    """The owner by job; where it is the reader themselves nobody needs to be named."""
    named = "owner" in action._state.fields_cache and action.owner
    return named.role_words if named else ""


def _why(action: Action, on: date) -> str:
    """What is the matter, or what follows if nothing happens."""
    if action.state == ActionState.BLOCKED:
        return f"Waiting for {waited_for(action)}. Say what happens next."
    if action.state == ActionState.DRAFT:
        return "A draft promises nothing yet. Agree it, or give it to somebody else."
    if action.is_late(on) and action.due:
        days = plural((on - action.due).days, "day")
        return f"{days} past its date. Say what happens next, even if it is not done."
    return ""


def _address(action: Action) -> str:
    return reverse("qip:action", args=[action.pk])

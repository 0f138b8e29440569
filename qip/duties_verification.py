"""What the second person owes: a look at the evidence, and a look weeks later."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from foundation.duties.duty import Duty
from foundation.duties.selectors.stand_ins import Fallen, theirs
from foundation.organisation.scoping import held_by
from foundation.ui.words import plural
from qip.dues import verify_by
from qip.duty_words import why_theirs
from qip.models import Action, ActionState, Plan
from qip.models.actions import ActionQuerySet
from qip.selectors.actions import moves_count
from qip.standing import lower_first, moved_words, verifier_words
from qip.verifiers import MAY_VERIFY

AHEAD = timedelta(days=14)
MOST = 30
"""So many are named; whoever verifies for a whole organisation goes on from the list."""
FIELDS = (
    "title", "number", "state", "first_due", "due", "check_due", "verified_by", "plan__number",
    "plan__title",
)  # fmt: skip


def verification_duties(*, on: date, by: Any, fallen: Fallen) -> Iterator[Duty]:
    """The actions that wait for somebody in a role of theirs, and those they verified."""
    if not by.reach(MAY_VERIFY):
        return
    holding: Any = to_check(by, fallen).filter(check_due__lte=on + AHEAD)
    holding = holding.select_related("plan").annotate(moves=moves_count())
    for action in holding.only(*FIELDS).order_by("check_due", "pk"):
        yield _duty(action, action.check_due, by.pk)
    rows = to_verify(by).select_related("plan").only(*FIELDS)
    found: list[Any] = list(rows.annotate(verify_by=verify_by(), moves=moves_count())[: MOST + 1])
    for action in found[:MOST]:
        yield _duty(action, action.verify_by, by.pk)
    if len(found) > MOST:
        yield _rest(by.pk)


def verification_awaited(*, on: date, by: Any) -> Iterator[Duty]:
    """What nobody has verified by its day: of the actions ``by`` owns, and of the plans they lead
    or answer for; but for what they owe themselves."""
    plans = Plan.objects.active().filter(Q(lead=by) | Q(senior_owner=by)).order_by()
    # One set of few numbers, so that nobody looks through all that waits at a large provider.
    waits = Action.objects.awaiting_verification().order_by().values("pk")
    mine = waits.filter(owner=by).union(waits.filter(plan__in=plans.values("pk")))
    rows: Any = Action.objects.visible_to(by).filter(pk__in=mine)
    rows = rows.exclude(Exists(to_verify(by).order_by().filter(pk=OuterRef("pk"))))
    rows = rows.annotate(verify_by=verify_by(), moves=moves_count()).filter(verify_by__lt=on)
    shown = rows.select_related("plan", "verifier_role").order_by("verify_by", "pk")
    for action in shown.only(*FIELDS, "verifier_role__name")[:MOST]:
        yield _awaited(action, on)


def _awaited(action: Any, on: date) -> Duty:
    """“Doors stay open” waits to be verified by the quality lead, 2 days late."""
    days = plural((on - action.verify_by).days, "day")
    return Duty(
        kind="qip.verify",
        who_id=0,
        due=action.verify_by,
        title=f"“{action.title}” waits to be verified by {verifier_words(action)}, {days} late",
        meta=f"Action {action.reference} · {action.plan.title}",
        url=action.get_absolute_url(),
        verb="Open",
        more=moved_words(action, action.moves),
    )


def to_check(by: Any, fallen: Fallen) -> ActionQuerySet:
    """What somebody verified, or stands in for, and looks at again, also if they helped with it."""
    rows = Action.objects.visible_to(by, MAY_VERIFY).exclude(owner=by).sustaining()
    return rows.filter(theirs(by, "verified_by", "qip.check", fallen))


def to_verify(by: Any) -> ActionQuerySet:
    """What waits for somebody in a role of theirs.

    Longest due first, in the order of an index, so that the rest need not be looked at.
    """
    roles = {one.role for one in held_by(by) if MAY_VERIFY in one.permissions}
    rows = Action.objects.visible_to(by, MAY_VERIFY).exclude(owner=by).exclude(contributors=by)
    waiting = rows.awaiting_verification().filter(verifier_role__key__in=roles)
    return waiting.order_by("due", "pk")


def _duty(action: Any, due: date | None, by_id: int) -> Duty:
    done = action.state == ActionState.DONE
    step = "verify" if done else "check"
    why = (
        "The owner says it is done. It is not closed before you have seen the evidence."
        if done
        else "Look on ordinary shifts. If it does not hold, it opens again."
    )
    return Duty(
        kind=f"qip.{step}",
        subject=action.pk,
        who_id=by_id,
        due=due,
        title=f"{'Verify' if done else 'Look again'}: {lower_first(action.title)}",
        meta=f"Action {action.reference} · {action.plan.title}",
        url=reverse(f"qip:action_{step}", args=[action.pk]),
        verb="Verify" if done else "Look again",
        why=why_theirs("qip.check", not done and action.verified_by_id != by_id, why),
        reference=f"Action {action.reference}",
        more=moved_words(action, action.moves),
        falls="is due to be verified" if done else "is due for a second look",
    )


def _rest(by_id: int) -> Duty:
    return Duty(
        kind="qip.verify",
        who_id=by_id,
        due=None,
        title="Verify the others that wait",
        meta=f"More than {MOST} actions are said to be done",
        url=f"{reverse('qip:actions')}?view=verify",
        verb="Open the list",
    )

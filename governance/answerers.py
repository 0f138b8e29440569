"""Who may answer an escalation, and in which way."""

from typing import Any

from governance.models import About, Addressee, AnswerKind, Escalation
from governance.standing import REGION, WHOLE, reach_at, rung_of, rungs_by_role
from qip.models import Action

ANSWERS = "governance.answer_escalation"
ABOUT_A_LOOK = (AnswerKind.RECOVERY, AnswerKind.RESOURCES, AnswerKind.ACCEPT)


def why_not(by: Any, escalation: Escalation, kind: AnswerKind) -> str:
    """Why this person may not answer in this way, in one sentence; empty if they may."""
    asked = Addressee.objects.filter(escalation=escalation, person=by, answers=True)
    if not by.has_perm(ANSWERS) or not asked.exists():
        return "You were not asked about this, so somebody else answers."
    if escalation.about == About.CHECK and kind not in ABOUT_A_LOOK:
        return "The action is done and verified. Only the look at whether it holds is late."
    if kind == AnswerKind.ACCEPT:
        return _why_not_accept(by, escalation.action)
    if kind == AnswerKind.CANCEL and escalation.action.owner_id == by.pk:
        return "You own this action, so somebody else decides that it is cancelled."
    return ""


def _why_not_accept(by: Any, action: Action) -> str:
    """A risk is accepted by somebody above the owner: their role reaches wider where the action is.

    Above an owner who reaches the whole organisation is who stands on a higher rung of the ladder.
    Where nobody owns it any more, a role beyond one service is enough.
    """
    if action.owner_id == by.pk:
        return "You own this action, so somebody above you accepts the risk."
    place = action.scope_services()
    mine = reach_at(by, place, ANSWERS)
    theirs = reach_at(action.owner, place) if action.owner else 0
    if theirs == WHOLE:
        return _why_not_above(by, action.owner, mine)
    if mine < REGION:
        return "A risk is accepted by somebody whose role reaches beyond one service."
    if mine <= theirs:
        return (
            "The owner answers for a region, as you do, so the risk is accepted by somebody who "
            "answers for the whole organisation."
        )
    return ""


def _why_not_above(by: Any, owner: Any, mine: int) -> str:
    rungs = rungs_by_role()
    if mine == WHOLE and rung_of(by, rungs, ANSWERS) > rung_of(owner, rungs):
        return ""
    return (
        "The owner answers for the whole organisation, so the risk is accepted by somebody who "
        "stands above the owner on the ladder."
    )

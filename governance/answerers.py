"""Who may answer an escalation, and in which way."""

from typing import Any

from governance.models import About, Addressee, AnswerKind, Escalation
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
    if action.owner_id == by.pk:
        return "You own this action, so somebody above you accepts the risk."
    reach = by.reach(ANSWERS)
    if not (reach.everything or reach.regions):
        return "A risk is accepted by somebody whose role reaches beyond one service."
    return ""

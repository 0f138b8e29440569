"""Who may be the second person: never the owner, never somebody who helped."""

from typing import Any

from foundation.organisation.scoping import held_by
from foundation.ui.problems import Problem
from qip.models import Action, ActionState, RiskLevel

MAY_VERIFY = "qip.verify_action"
GRAVE = (RiskLevel.HIGH, RiskLevel.CRITICAL)


def need_second_person(person: Any, action: Action) -> None:
    """Raise ``Problem`` with the reason why this person may not verify this action."""
    if reason := why_not(person, action):
        raise Problem(reason)


def why_not(person: Any, action: Action) -> str:
    """Why somebody may not be the second person here, in one sentence; empty if they may."""
    if action.owner_id == person.pk:
        return "You own this action, so somebody else verifies it."
    if _said_done(person, action):
        return "You said that it is done, so somebody else verifies it."
    if action.contributors.filter(pk=person.pk).exists():
        return "You helped with this action, so somebody else verifies it."
    if not person.has_perm(MAY_VERIFY, action):
        return "Your roles do not verify actions here."
    if action.risk_level in GRAVE and not _reaches_wider(person):
        level = action.get_risk_level_display().lower()
        return (
            f"The risk is {level}, so it is verified by somebody whose role reaches beyond "
            "the service."
        )
    if action.verifier_role and not _holds(person, action):
        return f"This action is verified by the {action.verifier_role.name.lower()}."
    return ""


def why_not_check(person: Any, action: Action) -> str:
    """Why somebody may not say that the change still holds; empty if they may."""
    if action.owner_id == person.pk:
        return "You own this action, so somebody else looks at whether it holds."
    if not person.has_perm(MAY_VERIFY, action):
        return "Your roles do not verify actions here."
    return ""


def _said_done(person: Any, action: Action) -> bool:
    """Whether it was this person who said so, the last time."""
    steps = action.transitions.filter(from_state=ActionState.IN_PROGRESS, to_state=ActionState.DONE)
    last = steps.order_by("-at", "-pk").values_list("by", flat=True).first()
    return bool(last == person.pk)


def _reaches_wider(person: Any) -> bool:
    reach = person.reach(MAY_VERIFY)
    return bool(reach.everything or reach.regions)


def _holds(person: Any, action: Action) -> bool:
    """Whether the person is in the role that was named, where the action is."""
    services = action.scope_services() or frozenset()
    return any(
        one.everywhere or one.service in services or not one.region_services.isdisjoint(services)
        for one in held_by(person)
        if action.verifier_role and one.role == action.verifier_role.key
    )

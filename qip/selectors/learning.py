"""What an action and a plan say of what was tried, what stands as a standard, and what spread."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from qip.models import VERIFIED_STATES, Action, ActionState, Adoption

from .change_tests import cycles_of, tried_under
from .spread import services_to_spread_to, spread_of, verified
from .standards import versions_with

ENDED = (ActionState.CLOSED, ActionState.CANCELLED)


def learning_of(action: Action, *, user: Any, on: date) -> dict[str, Any]:
    """For the page of an action."""
    open_to_tests = action.state not in ENDED
    changes = user.has_perm("qip.change_action", action)
    is_verified = action.state in VERIFIED_STATES
    return {
        "cycles": cycles_of(action),
        "may_plan_test": open_to_tests and user.has_perm("qip.add_note", action),
        "may_decide_test": changes,
        "introduces": versions_with(action, user) if user.has_perm("qip.view_standard") else [],
        "may_write_standard": open_to_tests and user.has_perm("qip.change_standard", action),
        "taken_up": taken_up(action, user),
        "is_verified": is_verified,
        "may_spread": is_verified and changes and services_to_spread_to(action, user, on).exists(),
    }


def taken_up(action: Action, user: Any) -> list[tuple[Adoption, bool]]:
    """Every adoption of an action, and whether its words may be read by this person."""
    rows = action.adoptions.select_related("service", "person").order_by("service__name", "pk")
    reach = user.reach("qip.view_plan")
    return [(one, reach.covers({one.service_id})) for one in rows]


def learning_in(actions: Iterable[Action], on: date) -> dict[str, Any]:
    """For the page of a plan, from the actions this person may see."""
    rows = list(actions)
    return {
        "tried": tried_under(rows),
        "spread": spread_of(rows, on),
        "to_spread": len(verified(rows)),
    }

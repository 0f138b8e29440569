"""Writing many actions of one plan at once, by the rules of writing one.

Row by row an import of thousands would take minutes; here the number of queries depends on
batches, not on rows. `tests/qip/test_actions_many.py` holds the two doors to the same result.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import Max

from foundation.organisation.models import Service
from foundation.ui.problems import Problem
from qip.checks import need_dates_in_order, need_whole
from qip.models import Action, ActionState, Criterion, Plan, ProgressNote, Transition

from .criteria import Promise

BATCH = 500
STEPS = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)


@dataclass(slots=True)
class NewAction:
    """One action to be written: its own columns, where it is, who helps, and how far it is.

    ``reasons`` are kept with the step into a state, as when somebody takes it on the page.
    """

    fields: dict[str, Any]
    services: Sequence[int] = ()
    contributors: Sequence[int] = ()
    notes: Sequence[str] = ()
    criteria: Sequence[Promise] = ()
    state: ActionState = ActionState.DRAFT
    reasons: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def write_actions(
    *, by: Any, plan: Plan, new: Sequence[NewAction], sees: Callable[[int, Any], bool]
) -> list[Action]:
    """Write actions under the plan's next numbers, all of them or none.

    ``sees(person, services)`` says whether an owner could open a record of these services.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.is_ended:
        raise Problem("This plan has ended. Begin it again before you add to it.")
    places = set(plan.services.values_list("pk", flat=True))
    first = (plan.actions.aggregate(last=Max("number"))["last"] or 0) + 1
    actions = [
        _action(by, plan, number, one, places, sees) for number, one in enumerate(new, start=first)
    ]
    written = Action.objects.bulk_create(actions, batch_size=BATCH)
    _link(Action.services.through, "service_id", written, (one.services for one in new))
    _link(Action.contributors.through, "user_id", written, (one.contributors for one in new))
    _write_notes(by, written, new)
    _write_criteria(written, new)
    _write_steps(by, written, new)
    return written


def _action(
    by: Any, plan: Plan, number: int, one: NewAction, places: set[int], sees: Callable[..., bool]
) -> Action:
    """A row that keeps every rule an action written alone keeps."""
    steps = STEPS.index(one.state)
    action = Action(
        plan=plan, number=number, created_by=by, state=one.state, version=1 + steps,
        all_services=plan.all_services and not one.services, **one.fields,
    )  # fmt: skip
    need_dates_in_order(
        action.starts_on, action.due, field="due",
        words=f"“{action.title}”: the due date must not be before the start.",
    )  # fmt: skip
    _need_a_place(action, one, places)
    if action.owner_id and not sees(action.owner_id, frozenset(one.services) or None):
        raise Problem(f"“{action.title}”: its owner could not open it.", field="owner")
    if one.state != ActionState.DRAFT:
        need_whole(action, but=("criteria",) if one.criteria else ())
        action.first_due = action.due
    return action


def _need_a_place(action: Action, one: NewAction, places: set[int]) -> None:
    if not action.all_services and not one.services:
        raise Problem("Choose the services this action is for.", field="services")
    if not action.plan.all_services and not places.issuperset(one.services):
        outside = Service.objects.filter(pk__in=set(one.services) - places)
        raise Problem(f"The plan is not for {', '.join(map(str, outside))}.", field="services")


def _link(
    through: Any, column: str, actions: Sequence[Action], links: Iterable[Sequence[int]]
) -> None:
    through.objects.bulk_create(
        (through(action_id=action.pk, **{column: pk})
         for action, pks in zip(actions, links, strict=True) for pk in dict.fromkeys(pks)),
        batch_size=BATCH,
    )  # fmt: skip


def _write_notes(by: Any, actions: Sequence[Action], new: Sequence[NewAction]) -> None:
    ProgressNote.objects.bulk_create(
        (ProgressNote(action=action, by=by, text=text)
         for action, one in zip(actions, new, strict=True) for text in one.notes),
        batch_size=BATCH,
    )  # fmt: skip


def _write_criteria(actions: Sequence[Action], new: Sequence[NewAction]) -> None:
    Criterion.objects.bulk_create(
        (Criterion(action=action, order=order, kind=promise.kind, shows=promise.shows,
                   sample=promise.sample, holds_weeks=promise.holds_weeks)
         for action, one in zip(actions, new, strict=True)
         for order, promise in enumerate(one.criteria)),
        batch_size=BATCH,
    )  # fmt: skip


def _write_steps(by: Any, actions: Sequence[Action], new: Sequence[NewAction]) -> None:
    """The line of history of every step from draft to where the action is."""
    ladder = list(pairwise(STEPS))
    Transition.objects.bulk_create(
        (Transition(action=action, by=by, from_state=before, to_state=after,
                    reason=one.reasons.get(after, ""))
         for action, one in zip(actions, new, strict=True)
         for before, after in ladder[: STEPS.index(one.state)]),
        batch_size=BATCH,
    )  # fmt: skip

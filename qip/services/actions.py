"""Writing an action, changing it, and adding to what is known about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.module_loading import import_string

from foundation.ui.problems import Problem
from foundation.ui.words import full_day, listed
from qip.checks import need_a_place, need_dates_in_order, need_sight, need_whole
from qip.models import Action, ActionState, DelayReason, DueDateMove, Plan, ProgressNote, SourceKind

from .criteria import Promise, set_criteria

LINKS = ("contributors", "services", "statements", "depends_on", "measures")
FIXED_ONCE_AGREED = "due"
SETTLED_ONCE_DONE = {
    "owner": "its owner stays",
    "risk_level": "its risk stays as it was weighed",
    "verifier_role": "the role that verifies it stays",
    "contributors": "those who helped stay on it",
}
NO_PLACE = "Choose the services this action is for."

Links = Mapping[str, Iterable[Any]]
Sources = Iterable[tuple[SourceKind, str]]


@transaction.atomic
def write_action(
    *,
    by: Any,
    plan: Plan,
    links: Links | None = None,
    sources: Sources = (),
    criteria: Iterable[Promise] = (),
    **fields: Any,
) -> Action:
    """Write a new action as a draft under the plan's next number.

    ``links`` maps the names in ``LINKS`` to rows; ``sources`` says where it was noticed,
    ``criteria`` what would prove it.
    Raises ``Problem`` when the action names no place, a place outside its plan, or an owner
    who could not open it.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.is_ended:
        raise Problem("This plan has ended. Begin it again before you add to it.")
    action = Action(plan=plan, number=_next_number(plan), created_by=by, **fields)
    _need_dates(action)
    action.save()
    _set_links(action, links or {})
    _need_a_place(action)
    if action.owner:
        need_sight(action.owner, action, field="owner")
    _write_sources(action, sources)
    set_criteria(by=by, action=action, promises=criteria)
    return action


@transaction.atomic
def change_action(
    *,
    by: Any,
    action: Action,
    changes: Mapping[str, Any],
    links: Links | None = None,
    sources: Sources | None = None,
    criteria: Iterable[Promise] | None = None,
) -> Action:
    """Save edits and raise the version by one. A date that was agreed moves only with a reason.

    An owner who has left since may stay named until another is chosen.
    """
    current = _locked(action)
    if current.first_due and changes.get(FIXED_ONCE_AGREED, current.due) != current.due:
        raise Problem("This date was agreed. Move it with a reason.", field="due")
    _need_settled(current, changes, links or {})
    before = (current.owner_id, _place(current))
    for name, value in changes.items():
        setattr(action, name, value)
    if current.state == ActionState.CANCELLED:
        raise Problem("This action was cancelled, so it stays as it was.")
    _need_dates(action)
    action.version = current.version + 1
    if current.state != ActionState.DRAFT:
        need_whole(action, but=("criteria",))
    action.save()
    _set_links(action, links or {})
    _need_a_place(action)
    if action.owner and (action.owner_id, _place(action)) != before:
        need_sight(action.owner, action, field="owner")
    if sources is not None:
        _write_sources(action, sources)
    if criteria is not None:
        set_criteria(by=by, action=action, promises=criteria)
    return action


@transaction.atomic
def move_due_date(
    *,
    by: Any,
    action: Action,
    to: date,
    reason_code: DelayReason,
    reason: str,
    answers: bool = False,
) -> DueDateMove:
    """Move the date by which an action is due. The first date stays on the record.

    The rooms named in ``settings.DATE_MOVE_FOLLOWERS`` are told in the same transaction, unless
    the move ``answers`` what one of them asked.
    """  # fmt: skip
    current = _locked(action)
    if current.first_due is None or current.due is None:
        raise Problem("This action has no agreed date yet. Change the draft instead.", field="to")
    if not current.is_open:
        raise Problem("This action is not open, so its date stays as it is.", field="to")
    if to == current.due:
        raise Problem("That is the date it already has.", field="to")
    need_dates_in_order(
        current.starts_on, to, field="to",
        words=f"The date must not be before the action starts, {full_day(current.starts_on)}.",
    )  # fmt: skip
    if not reason.strip():
        raise Problem("Say why the date moves.", field="reason")
    move = DueDateMove.objects.create(
        action=action, from_date=current.due, to_date=to, reason_code=reason_code,
        reason=reason.strip(), by=by,
    )  # fmt: skip
    action.due = to
    action.version = current.version + 1
    action.save(update_fields=["due", "version", "updated_at"])
    for path in () if answers else settings.DATE_MOVE_FOLLOWERS:
        import_string(path)(by=by, action=action, move=move)
    return move


@transaction.atomic
def note_progress(*, by: Any, action: Action, text: str) -> ProgressNote:
    """Add what was done or seen, in the writer's own words."""
    if not text.strip():
        raise Problem("Write what was done or seen.", field="text")
    return ProgressNote.objects.create(action=action, text=text.strip(), by=by)


def _need_settled(current: Action, changes: Mapping[str, Any], links: Links) -> None:
    """Once it is said to be done, nobody swaps places with the second person."""
    if not current.is_after_done:
        return
    changed = {
        name for name, value in changes.items()
        if name in SETTLED_ONCE_DONE and value != getattr(current, name)
    }  # fmt: skip
    helpers = {person.pk for person in links.get("contributors", current.contributors.all())}
    if helpers != {person.pk for person in current.contributors.all()}:
        changed.add("contributors")
    for name, words in SETTLED_ONCE_DONE.items():
        if name in changed:
            raise Problem(
                f"This action was said to be done, so {words}. Open it again first.", field=name
            )


def _locked(action: Action) -> Action:
    """The action as it is now, held until the end of the transaction."""
    return Action.objects.select_for_update(of=("self",)).get(pk=action.pk)


def _place(action: Action) -> tuple[bool, frozenset[int]]:
    """Where a saved action works, straight from the database."""
    return action.all_services, frozenset(action.services.order_by().values_list("pk", flat=True))


def _need_dates(action: Action) -> None:
    need_dates_in_order(
        action.starts_on, action.due, field="due",
        words=f"The due date must not be before the start, {full_day(action.starts_on)}.",
    )  # fmt: skip


def _need_a_place(action: Action) -> None:
    """An action is for services of its plan; it is for all only where the plan is."""
    services = list(action.services.all())
    need_a_place(services, action.all_services, words=NO_PLACE)
    if action.plan.all_services:
        return
    if action.all_services:
        raise Problem("The plan is not for every service, so no action of it is.", field="services")
    inside = {service.pk for service in action.plan.services.all()}
    if outside := [service.name for service in services if service.pk not in inside]:
        raise Problem(
            f"The plan is not for {listed(outside)}. Choose among the plan’s services.",
            field="services",
        )


def _next_number(plan: Plan) -> int:
    return (plan.actions.aggregate(last=Max("number"))["last"] or 0) + 1


def _set_links(action: Action, links: Links) -> None:
    if action in links.get("depends_on", ()):
        raise Problem("An action cannot wait for itself.", field="depends_on")
    for name in LINKS:
        if name in links:
            getattr(action, name).set(links[name])


def _write_sources(action: Action, sources: Sources) -> None:
    action.sources.all().delete()
    for kind, detail in sources:
        action.sources.create(kind=kind, detail=detail)

"""What people do with a plan."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from foundation.organisation.models import Service
from foundation.ui.problems import Problem
from foundation.ui.words import full_day, listed, plural
from qip.checks import need_a_place, need_sight
from qip.models import (
    Action,
    ContributoryFactor,
    Plan,
    PlanNews,
    PlanState,
    PlanStep,
    RootCause,
)

Causes = Iterable[tuple[ContributoryFactor, str]]
NO_PLACE = "Choose the services this plan is for."
PURPOSE = {
    "aim": "Say what will be true for people, and by when.",
    "why_now": "Say why the plan is needed now.",
}


@transaction.atomic
def start_plan(
    *,
    by: Any,
    title: str,
    services: Iterable[Service] = (),
    root_causes: Causes = (),
    **fields: Any,
) -> Plan:
    """Open a new plan under the next number; ``fields`` are the plan's own columns.

    Raises ``Problem`` when it names no place, or when its lead or senior owner could not see it.
    """
    chosen = list(services)
    need_a_place(chosen, fields.get("all_services", False), words=NO_PLACE)
    plan = Plan(title=title, number=_next_number(), created_by=by, **fields)
    _need_dates(plan)
    plan.save()
    plan.services.set(chosen)
    _need_people(plan)
    _write_causes(plan, root_causes)
    return plan


@transaction.atomic
def change_plan(
    *,
    by: Any,
    plan: Plan,
    changes: Mapping[str, Any],
    services: Iterable[Service] | None = None,
    root_causes: Causes | None = None,
) -> Plan:
    """Save edits to a plan and raise its version by one.

    A service leaves the plan only when none of the plan's actions is for it. Somebody who
    answered for the plan and has left since may stay on it until another is chosen.
    """
    plan.version = _locked(plan).version + 1
    before = (plan.lead_id, plan.senior_owner_id, _place(plan))
    for name, value in changes.items():
        setattr(plan, name, value)
    chosen = list(plan.services.all() if services is None else services)
    need_a_place(chosen, plan.all_services, words=NO_PLACE)
    _need_dates(plan)
    plan.save()
    plan.services.set(chosen)
    _need_actions_inside(plan)
    if (plan.lead_id, plan.senior_owner_id, _place(plan)) != before:
        _need_people(plan)
    if root_causes is not None:
        _write_causes(plan, root_causes)
    return plan


@transaction.atomic
def activate_plan(
    *, by: Any, plan: Plan, reason: str = "", aim: str = "", why_now: str = ""
) -> Plan:
    """The writing is finished and the work begins; or a plan that was ended begins again.

    A plan that came from a file has no aim yet: it is written here at the latest.
    """
    if plan.state == PlanState.ACTIVE:
        raise Problem("This plan has already begun.")
    plan.aim, plan.why_now = aim.strip() or plan.aim, why_now.strip() or plan.why_now
    _need_purpose(plan)
    return _move(by, plan, PlanState.ACTIVE, reason, "aim", "why_now")


@transaction.atomic
def end_plan(*, by: Any, plan: Plan, reason: str) -> Plan:
    """The work under this plan stops. Its actions stay as they are, and stay readable."""
    if not reason.strip():
        raise Problem("Say why the plan ends.", field="reason")
    if plan.state == PlanState.ENDED:
        raise Problem("This plan has already ended.")
    return _move(by, plan, PlanState.ENDED, reason)


@transaction.atomic
def write_news(
    *, by: Any, plan: Plan, changing: str, not_yet: str, risks: str = "", asks: str = ""
) -> PlanNews:
    """Say in plain words whether practice is changing, and what is not working yet.

    ``not_yet`` is asked for every time: an account without it is not believed.
    """
    if not changing.strip():
        raise Problem("Say what has changed for people, or that nothing has.", field="changing")
    if not not_yet.strip():
        raise Problem("Say what is not working yet.", field="not_yet")
    return PlanNews.objects.create(
        plan=plan, changing=changing, not_yet=not_yet, risks=risks, asks=asks, written_by=by
    )


def _move(by: Any, plan: Plan, to: PlanState, reason: str, *written: str) -> Plan:
    current = _locked(plan)
    if current.state == to:
        raise Problem(f"This plan is “{current.get_state_display()}” already.")
    PlanStep.objects.create(
        plan=plan, from_state=current.state, to_state=to, reason=reason.strip(), by=by
    )
    plan.state = to
    plan.version = current.version + 1
    plan.save(update_fields=["state", "version", "updated_at", *written])
    return plan


def _locked(plan: Plan) -> Plan:
    """The plan as it is now, held until the end of the transaction."""
    return Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def _place(plan: Plan) -> tuple[bool, frozenset[int]]:
    """Where a saved plan works, straight from the database."""
    return plan.all_services, frozenset(plan.services.order_by().values_list("pk", flat=True))


def _need_purpose(plan: Plan) -> None:
    lacking = {name: words for name, words in PURPOSE.items() if not getattr(plan, name).strip()}
    if lacking:
        raise Problem(lacking)


def _need_dates(plan: Plan) -> None:
    if plan.ends_on <= plan.starts_on:
        raise Problem(
            f"The plan must end after it starts, {full_day(plan.starts_on)}.", field="ends_on"
        )


def _need_people(plan: Plan) -> None:
    need_sight(plan.senior_owner, plan, field="senior_owner")
    need_sight(plan.lead, plan, field="lead")


def _need_actions_inside(plan: Plan) -> None:
    """Actions are for services of their plan; a service with actions cannot be taken away."""
    if plan.all_services:
        return
    left_out = Service.objects.filter(actions__plan=plan).exclude(plans=plan).distinct()
    if names := [service.name for service in left_out]:
        raise Problem(
            f"This plan has actions for {listed(names)}. Change those actions first.",
            field="services",
        )
    if wide := Action.objects.filter(plan=plan, all_services=True).count():
        raise Problem(
            f"{plural(wide, 'action')} of this plan {'is' if wide == 1 else 'are'} for every "
            "service. Change that first.",
            field="services",
        )


def _next_number() -> int:
    """The next free number. Two people who open a plan at once take their turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('qip.plan.number'))")
    return (Plan.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _write_causes(plan: Plan, causes: Causes) -> None:
    plan.root_causes.all().delete()
    RootCause.objects.bulk_create(
        RootCause(plan=plan, factor=factor, text=text) for factor, text in causes
    )

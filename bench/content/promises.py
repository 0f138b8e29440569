"""Very many open actions, half of them due or late, for the sweeps to go through.

Written by the database itself: 200,000 rows in Python would take longer than what is measured.
"""

from datetime import date, timedelta

from django.db import connection, transaction

from foundation.organisation.models import Role
from qip.models import DelayReason, Plan

from .plans import moment
from .provider import write_provider
from .size import Size

ACTIONS_IN_A_PLAN = 100
ACTION = """
INSERT INTO qip_action (
    plan_id, number, strand, title, problem, standard, daily_application, success,
    root_cause_text, baseline, immediate_control, effect_on_people, needs, risk_level, owner_id,
    all_services, first_due, due, state, waiting_for, verifier_role_id, times_reopened,
    imported_key, created_at, updated_at, version)
SELECT plan.id, n %% %(in_a_plan)s + 1,
    (ARRAY['standards', 'competence', 'oversight', 'learning'])[n %% 4 + 1],
    'Mornings follow each person’s own pace', 'People were woken.', 'Nobody is woken.',
    'The board shows who sleeps.', 'Nine in ten mornings.', '', '', '', '', '',
    (ARRAY['low', 'moderate', 'high', 'critical'])[n / 4 %% 4 + 1], plan.lead_id, false,
    told.due - CASE WHEN n %% 10 = 0 THEN 30 ELSE 0 END, told.due, 'in_progress', '', %(verifier)s,
    0, '', %(made)s, %(made)s, 1
FROM generate_series(0, %(many)s - 1) AS n
JOIN qip_plan plan ON plan.number = n / %(in_a_plan)s + 1
CROSS JOIN LATERAL (SELECT %(on)s::date + CASE WHEN n %% 2 = 0 THEN -(n / 2 %% 180)
    ELSE 1 + n / 2 %% 180 END AS due) AS told
"""
PLACE = """
INSERT INTO qip_action_services (action_id, service_id)
SELECT action.id, place.service_id
FROM qip_action action JOIN qip_plan_services place ON place.plan_id = action.plan_id
"""
AGREED = """
INSERT INTO qip_transition (action_id, from_state, to_state, reason, by_id, at)
SELECT id, 'draft', 'agreed', '', owner_id, created_at FROM qip_action
"""
MOVED = """
INSERT INTO qip_duedatemove (action_id, from_date, to_date, reason_code_id, reason, by_id, at)
SELECT id, first_due, due, %(reason)s, 'Agency staff', owner_id, first_due + interval '2 days'
FROM qip_action WHERE first_due < due AND first_due < %(on)s
"""


def fill_with_promises(size: Size, *, on: date) -> None:
    """Open actions under plans of a hundred, each plan at one service."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        provided = write_provider(size, on=on)
        made = moment(on - timedelta(days=300))
        plans = Plan.objects.bulk_create(
            Plan(
                number=n + 1, title="Own pace", aim="Nobody is woken.", why_now="People were.",
                state="active", senior_owner=provided.director, created_at=made,
                lead=provided.staff_of[_home(n, provided).pk][0],
                starts_on=on - timedelta(days=300), ends_on=on + timedelta(days=300),
            )
            for n in range(-(-size.actions // ACTIONS_IN_A_PLAN))
        )  # fmt: skip
        through = Plan.services.through
        through.objects.bulk_create(
            through(plan=plan, service=_home(n, provided)) for n, plan in enumerate(plans)
        )
        given = {
            "many": size.actions, "in_a_plan": ACTIONS_IN_A_PLAN, "on": on, "made": made,
            "verifier": Role.objects.get(key="quality_lead").pk,
            "reason": DelayReason.objects.order_by("pk").values_list("pk", flat=True)[0],
        }  # fmt: skip
        for statement in (ACTION, PLACE, AGREED, MOVED):
            cursor.execute(statement, given)


def _home(plan: int, provided: object) -> object:
    services = provided.services  # type: ignore[attr-defined]
    return services[plan % len(services)]

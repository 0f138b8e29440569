"""The figures on delays over 200,000 actions, against one hand-written statement for each.

Both are asked by turns of the same rows, which the ladder's sweep has just written and which are
taken back afterwards.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench.databases import Side
from bench.figures import Figure, ms
from bench.sweeps import TakenBack
from bench.timing import medians
from foundation.organisation.models import User
from governance.selectors import delay_figures, delays
from governance.selectors.delay_rows import View
from governance.services.escalating import climb

TWOFOLD = 2.0
SECONDS = 6

OPEN = "SELECT {} FROM governance_escalation e WHERE e.ended_at IS NULL"
FINISHED = """
    SELECT a.id, a.state, a.due, a.all_services,
        CASE WHEN a.state IN ('done', 'sustaining', 'closed') THEN (
            SELECT (t.at AT TIME ZONE 'Europe/London')::date FROM qip_transition t
            WHERE t.action_id = a.id AND t.to_state = 'done' ORDER BY t.at DESC LIMIT 1
        ) ELSE %(on)s::date END - a.first_due AS slip
    FROM qip_action a
    WHERE a.state NOT IN ('draft', 'cancelled')
      AND (a.first_due <= %(on)s OR a.state IN ('done', 'sustaining', 'closed'))
"""
STATEMENTS: dict[str, tuple[str, ...]] = {
    "rungs": (
        OPEN.format(
            """level, count(*), min(reached_on),
            count(*) FILTER (WHERE role_was_empty AND level > meant_for),
            count(*) FILTER (WHERE role_was_empty AND level = meant_for)"""
        )
        + " GROUP BY level",
        "SELECT number, name FROM governance_ladderlevel",
    ),
    "waiting": (
        """SELECT e.*, a.*, p.*, (SELECT count(*) FROM qip_duedatemove m WHERE m.action_id = a.id)
        FROM governance_escalation e JOIN qip_action a ON a.id = e.action_id
        JOIN qip_plan p ON p.id = a.plan_id WHERE e.ended_at IS NULL AND e.level >= 3
        ORDER BY e.level DESC, e.reached_on, e.id LIMIT 8""",
    ),
    "by_strand_and_risk": (
        """SELECT a.strand, e.risk_level, e.level, count(*) FROM governance_escalation e
        JOIN qip_action a ON a.id = e.action_id WHERE e.ended_at IS NULL GROUP BY 1, 2, 3""",
    ),
    "by_service": (
        "SELECT id, name FROM organisation_service WHERE closed_on IS NULL ORDER BY name",
        """SELECT s.service_id, e.level, count(*) FROM qip_action_services s
        JOIN governance_escalation e ON e.action_id = s.action_id AND e.ended_at IS NULL
        GROUP BY 1, 2""",
        f"""SELECT s.service_id, count(*), count(*) FILTER (WHERE slip <= 0),
        count(*) FILTER (WHERE a.state IN ('agreed', 'in_progress', 'blocked')
            AND a.due < %(on)s),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY slip)
        FROM ({FINISHED}) a JOIN qip_action_services s ON s.action_id = a.id GROUP BY 1""",
        """SELECT e.level, count(*) FROM governance_escalation e
        JOIN qip_action a ON a.id = e.action_id AND a.all_services
        WHERE e.ended_at IS NULL GROUP BY 1""",
        f"""SELECT count(*), count(*) FILTER (WHERE slip <= 0),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY slip) FROM ({FINISHED}) a
        WHERE a.all_services""",
    ),
    "ages": (
        OPEN.format(
            """count(*) FILTER (WHERE %(on)s - since BETWEEN 0 AND 7),
            count(*) FILTER (WHERE %(on)s - since BETWEEN 8 AND 30),
            count(*) FILTER (WHERE %(on)s - since BETWEEN 31 AND 90),
            count(*) FILTER (WHERE %(on)s - since > 90)"""
        ),
    ),
    "slips": (
        f"""SELECT count(*) FILTER (WHERE slip <= 0),
        count(*) FILTER (WHERE slip BETWEEN 1 AND 30),
        count(*) FILTER (WHERE slip BETWEEN 31 AND 90), count(*) FILTER (WHERE slip > 90)
        FROM ({FINISHED}) a""",
    ),
    "reasons": (
        """SELECT r.id, r.title, count(DISTINCT m.action_id) FROM qip_duedatemove m
        JOIN qip_delayreason r ON r.id = m.reason_code_id AND r.key <> 'reopened'
        JOIN qip_action a ON a.id = m.action_id AND a.state NOT IN ('draft', 'cancelled')
        WHERE (m.at AT TIME ZONE 'Europe/London')::date BETWEEN %(on)s::date - 365 AND %(on)s
        GROUP BY 1, 2""",
    ),
    "answers": (
        """SELECT level, count(*), count(*) FILTER (WHERE ending = 'answered'),
        count(*) FILTER (WHERE ending = 'passed_up' AND EXISTS (
            SELECT FROM governance_addressee d WHERE d.escalation_id = e.id AND d.answers)),
        count(*) FILTER (WHERE ending = 'passed_up' AND NOT EXISTS (
            SELECT FROM governance_addressee d WHERE d.escalation_id = e.id AND d.answers)),
        count(*) FILTER (WHERE ending = 'settled'),
        count(*) FILTER (WHERE ended_at IS NULL),
        percentile_cont(0.5) WITHIN GROUP (
            ORDER BY (ended_at AT TIME ZONE 'Europe/London')::date - reached_on)
            FILTER (WHERE ending = 'answered')
        FROM governance_escalation e
        WHERE reached_on BETWEEN %(on)s::date - 365 AND %(on)s GROUP BY level""",
    ),
    "trend": (
        """SELECT m.last, count(*) FILTER (WHERE e.reached_on <= m.last AND (e.ended_at IS NULL
            OR (e.ended_at AT TIME ZONE 'Europe/London')::date > m.last
            AND NOT EXISTS (SELECT FROM governance_escalation l WHERE l.action_id = e.action_id
                AND l.reached_on <= m.last AND (l.reached_on, l.id) > (e.reached_on, e.id)))),
        count(*) FILTER (WHERE e.reached_on BETWEEN date_trunc('month', m.last) AND m.last)
        FROM governance_escalation e CROSS JOIN (
            SELECT least(%(on)s::date, (date_trunc('month', %(on)s::date)
                - make_interval(months => n - 1))::date - 1) AS last
            FROM generate_series(0, 11) n
        ) m GROUP BY 1""",
    ),
}  # fmt: skip


def figures(side: Side) -> Iterator[Figure]:
    with side.chosen():
        found: list[Figure] = []
        try:
            with transaction.atomic():
                climb(on=timezone.localdate())
                ask("ANALYZE governance_escalation")
                found += _each(side)
                raise TakenBack
        except TakenBack:
            pass
    yield from found


def _each(side: Side) -> Iterator[Figure]:
    on = timezone.localdate()
    view = View(User.objects.filter(job_title="Director of operations").get(), None, on)
    ours, theirs = [], []
    for name, statements in STATEMENTS.items():
        one = partial(_ours(name), view)
        two = partial(_by_hand, statements, {"on": on})
        took = medians(one, two, seconds=SECONDS)
        ours.append(took[0])
        theirs.append(took[1])
    yield Figure(
        f"Delays: all figures over {side.size.actions:,} actions, against a hand-written "
        "statement for each",
        ms(sum(ours)), ms(sum(theirs)), sum(ours) / sum(theirs), most=TWOFOLD,
    )  # fmt: skip
    worst = max(range(len(ours)), key=lambda place: ours[place] / theirs[place])
    yield Figure(
        f"Delays: the figure that is furthest from its statement ({list(STATEMENTS)[worst]})",
        ms(ours[worst]), ms(theirs[worst]), ours[worst] / theirs[worst], most=TWOFOLD,
    )  # fmt: skip


def _ours(name: str) -> Callable[[View], Any]:
    return getattr(delays, name, None) or getattr(delay_figures, name)  # type: ignore[no-any-return]


def _by_hand(statements: tuple[str, ...], given: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, given)
            cursor.fetchall()


def ask(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)

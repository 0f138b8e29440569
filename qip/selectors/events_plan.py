"""The lines of a timeline that are of the plan itself: its steps, news, agreements, reviews."""

from datetime import date

from foundation.ui.words import short_day
from qip.models import Plan, PlanAgreement, PlanNews, PlanReview, PlanState, PlanStep

from .event_kinds import Event, Kind, Told, shortened


def of_plan(plan: Plan) -> dict[str, Kind]:
    mine = {"plan": plan}
    step = {"from_state": "from_state", "to_state": "to_state", "reason": "reason"}
    review = {"held_on": "held_on", "decisions": "decisions"}
    news = PlanNews.objects.filter(**mine)
    return {
        "plan": Kind(PlanStep.objects.filter(**mine), _plan_step, step),
        "news": Kind(news, _news, {"changing": "changing"}, "written_at", "written_by"),
        "agreed": Kind(
            PlanAgreement.objects.filter(**mine), _agreement, {"statement": "statement"}
        ),
        "review": Kind(PlanReview.objects.filter(**mine), _review, review),
    }  # fmt: skip


def _plan_step(row: Told) -> Event:
    begins = row.to_state == PlanState.ACTIVE
    words = "The plan began" if row.from_state == PlanState.DRAFT else "The plan began again"
    shape = "progress" if begins else "closed"
    return Event(row.at, shape, words if begins else "The plan ended", row.reason, row.who)


def _news(row: Told) -> Event:
    return Event(row.at, "com", "News of the plan", shortened(row.changing), row.who)


def _agreement(row: Told) -> Event:
    return Event(row.at, "tick", "The plan was agreed", row.statement, row.who)


def _review(row: Told) -> Event:
    lead = f"Review of {short_day(date.fromisoformat(row.held_on))}"
    return Event(row.at, "com", lead, shortened(row.decisions), row.who)

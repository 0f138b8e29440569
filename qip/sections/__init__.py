"""What the improvement plan says in an evidence pack."""

from datetime import date
from typing import Any

from foundation.evidence.sections import Period, Section
from qip.models import Plan

from .actions import actions_section
from .facts import facts_about
from .measures import measures_section
from .outcomes import outcomes_section
from .summary import summary_section


def sections(plan: Plan, *, on: date, by: Any, period: Period) -> list[Section]:
    """Summary, from concern to outcome, actions and measures: what ``by`` may see of them."""
    facts = facts_about(plan, on=on, by=by, period=period)
    return [
        summary_section(facts),
        outcomes_section(facts),
        actions_section(facts),
        measures_section(facts),
    ]

"""What the improvement plan says in an evidence pack."""

from datetime import date

from foundation.evidence.sections import Period, Section
from qip.models import Plan

from .actions import actions_section
from .facts import facts_about
from .measures import measures_section
from .outcomes import outcomes_section
from .summary import summary_section


def sections(plan: Plan, *, on: date, period: Period) -> list[Section]:
    """The plan's chapters: summary, from concern to outcome, actions, measures."""
    facts = facts_about(plan, on=on, period=period)
    return [
        summary_section(facts),
        outcomes_section(facts),
        actions_section(facts),
        measures_section(facts),
    ]

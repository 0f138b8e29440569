"""What the improvement plan says in an evidence pack."""

from datetime import date
from typing import Any

from foundation.evidence.sections import Period, Section
from qip.models import Plan

from .actions import actions_section
from .drivers import driver_sections
from .facts import facts_about
from .lasting import lasting_sections
from .measures import measures_section
from .outcomes import outcomes_section
from .spread import spread_sections
from .summary import summary_section


def sections(plan: Plan, *, on: date, by: Any, period: Period) -> list[Section]:
    """From the summary to the measures, in the order of a pack: what ``by`` may see of them."""
    facts = facts_about(plan, on=on, by=by, period=period)
    return [
        summary_section(facts),
        outcomes_section(facts),
        *driver_sections(facts),
        actions_section(facts),
        *lasting_sections(facts),
        *spread_sections(facts),
        measures_section(facts),
    ]

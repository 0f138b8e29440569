"""Which duties of improvement work can be handed over, by whom and to whom.

A verification and a second look are not among them: they belong to whoever is not the owner.
"""

from datetime import date
from typing import Any

from foundation.duties.kinds import Handing
from qip.models import Action, Adoption, Measure, Plan
from qip.selectors.people import who_may
from qip.selectors.spread import SPREADS, UPDATES
from qip.services import handing

OWNS = "qip.change_action"  # What an owner needs to say that an action is done.
GIVES_ACTION, GIVES_PLAN, GIVES_MEASURE = SPREADS, "qip.change_plan", "qip.change_measure"
ENTERS = "qip.add_reading"


def _action(subject: int, *, by: Any) -> Action | None:
    return _found(Action.objects.visible_to(by).select_related("plan", "owner"), subject)


def _plan(subject: int, *, by: Any) -> Plan | None:
    return _found(Plan.objects.visible_to(by).select_related("lead"), subject)


def _measure(subject: int, *, by: Any) -> Measure | None:
    return _found(Measure.objects.visible_to(by).select_related("owner"), subject)


def _adoption(subject: int, *, by: Any) -> Adoption | None:
    rows = Adoption.objects.visible_to(by).select_related("service", "action__plan", "person")
    return _found(rows, subject)


def _found(rows: Any, subject: int) -> Any:
    return rows.filter(pk=subject).first()


def _takers(permission: str) -> Any:
    """Those who hold a permission where the record is, but for whoever has it already."""

    def takers(record: Any, *, on: date) -> Any:
        return who_may(permission, record.scope_services(), on=on)

    return takers


def _may(permission: str) -> Any:
    def allowed(record: Any, *, by: Any) -> bool:
        return bool(by.has_perm(permission, record))

    return allowed


ACTION = Handing(
    _action, _may(GIVES_ACTION), _takers(OWNS),
    lambda record, **given: handing.hand_over(action=record, **given),
    lambda record: record.owner,
    "Whoever takes it over becomes the owner of the action. Its date stays as it is.",
)  # fmt: skip
PLAN_REVIEW = Handing(
    _plan, _may(GIVES_PLAN), _takers(GIVES_PLAN),
    lambda record, **given: handing.hand_over_plan(plan=record, **given),
    lambda record: record.lead,
    "Whoever takes it over leads the plan from now on, and reviews it every month.",
)  # fmt: skip
READING = Handing(
    _measure, _may(GIVES_MEASURE), _takers(ENTERS),
    lambda record, **given: handing.hand_over_measure(measure=record, **given),
    lambda record: record.owner,
    "Whoever takes it over owns the measure from now on, and enters its figures.",
)  # fmt: skip
ADOPTION = Handing(
    _adoption, _may(SPREADS), _takers(UPDATES),
    lambda record, **given: handing.pass_on_adoption(adoption=record, **given),
    lambda record: record.person,
    "Whoever takes it over sees to it at this service. The date stays as it is.",
)  # fmt: skip

"""What is due in improvement work, of every kind, as questions to the database.

Each is asked over everything there is: the sweep makes reminders of it in one statement. Today
asks the same of one person.
"""

from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, TruncDate

from foundation.duties.kinds import due_rows
from foundation.organisation.models import Membership, Role
from qip.held import Held, Rows
from qip.models import (
    VERIFIED_STATES,
    Action,
    ActionState,
    Adoption,
    Measure,
    Plan,
    PlanReview,
    Reopening,
    RiskLevel,
    Transition,
)
from qip.next_figures import figure_due
from qip.verifiers import GRAVE, MAY_VERIFY

VERIFY_WITHIN = 7
DECIDE_WITHIN = 7
LEAD, SENIOR = "plan__lead", "plan__senior_owner"


def _critical(action: str = "") -> Any:
    grave = When(**{f"{action}risk_level": RiskLevel.CRITICAL}, then=Value(True))
    return Case(grave, default=Value(False), output_field=BooleanField())


class _Days(Func):
    template = "(%(expressions)s)::date"
    output_field = DateField()


def review_due() -> Any:
    """A month after the last review; after the beginning where there was none."""
    last = PlanReview.objects.filter(plan=OuterRef("pk")).order_by("-held_on")
    begun = Greatest(F("starts_on"), TruncDate("created_at"))
    since = Coalesce(Subquery(last.values("held_on")[:1]), begun)
    return _Days(since, template="((%(expressions)s) + interval '1 month')::date")


def said_done() -> Any:
    """The day on which the owner last said that an action is done."""
    steps = Transition.objects.filter(action=OuterRef("pk"), to_state=ActionState.DONE)
    last = steps.order_by().values("action").annotate(last=Max("at")).values("last")
    return TruncDate(Subquery(last))


def verify_by() -> Any:
    """A week after that."""
    return _Days(said_done(), template=f"((%(expressions)s) + {VERIFY_WITHIN})::date")


def asked_again() -> Any:
    """What was verified and may have to open again, while nobody has decided."""
    asked = Reopening.objects.undecided().order_by().values("action")
    return Action.objects.filter(state__in=VERIFIED_STATES, pk__in=asked)


def decide_by() -> Any:
    """A week after the first of the proposals that nobody has decided."""
    asked = Reopening.objects.undecided().filter(action=OuterRef("pk")).order_by("on", "pk")
    first = Subquery(asked.values("on")[:1])
    return _Days(first, template=f"((%(expressions)s) + {DECIDE_WITHIN})::date")


def verifications(on: date) -> Rows:
    """What is said to be done: everybody's who may be the second person there."""
    roles = Role.objects.filter(permissions__contains=[MAY_VERIFY]).order_by().values("pk")
    held = Membership.objects.in_force(on).filter(role__in=roles, user__is_active=True).order_by()
    links = Action.services.through.objects.filter(action=OuterRef(OuterRef("pk")))
    at_service = links.filter(service=OuterRef("service"))
    in_region = links.filter(service__region=OuterRef("region"))
    here = held.filter(pk=OuterRef("holding")).filter(
        Q(whole_organisation=True) | Q(Exists(at_service)) | Q(Exists(in_region))
    )
    wider = held.filter(service__isnull=True).values("user")
    helped = Action.contributors.through.objects.filter(action=OuterRef("pk"), user=OuterRef("who"))
    rows = (
        Action.objects.awaiting_verification()
        .annotate(
            holding=F("verifier_role__memberships"), who=F("verifier_role__memberships__user")
        )
        .filter(Exists(here))
        .exclude(owner=F("who"))
        .exclude(Exists(helped))
    )
    rows = rows.filter(~Q(risk_level__in=GRAVE) | Q(who__in=wider))
    due = Coalesce(verify_by(), F("due"))
    return [due_rows(rows, who="who", due=due, critical=_critical())]


ACTIONS = Held(
    lambda: Action.objects.open(), "qip.view_plan", "owner", LEAD, SENIOR,
    due=lambda: "due", critical=_critical,
)  # fmt: skip
# Never the owner's.
CHECKS = Held(
    lambda: Action.objects.sustaining(), MAY_VERIFY, "verified_by", LEAD, SENIOR,
    due=lambda: "check_due", critical=_critical, besides="owner",
)  # fmt: skip
REOPENINGS = Held(
    asked_again, MAY_VERIFY, "verified_by", LEAD, SENIOR,
    due=decide_by, critical=_critical, besides="owner",
)  # fmt: skip
ADOPTIONS = Held(
    lambda: Adoption.objects.wanted(), "qip.add_note", "person", f"action__{LEAD}",
    f"action__{SENIOR}", due=lambda: "due", critical=lambda: _critical("action__"),
)  # fmt: skip
READINGS = Held(
    lambda: Measure.objects.in_use().filter(indicator=""), "qip.add_reading", "owner",
    "plans__lead", "plans__senior_owner", due=figure_due,
)  # fmt: skip
PLAN_REVIEWS = Held(
    lambda: Plan.objects.active(), "qip.change_plan", "lead", "senior_owner", "senior_owner",
    due=review_due,
)  # fmt: skip

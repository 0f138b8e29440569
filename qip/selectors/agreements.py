"""Whether a plan is agreed, by whom, and whether it says the same since."""

from dataclasses import dataclass, field
from typing import Any

from foundation.ui.words import full_day, listed
from qip.models import Plan, PlanAgreement
from qip.standing import the_role

NAMED = {"aim": "its aim", "why_now": "why it is needed now"}


@dataclass(frozen=True)
class Signature:
    """The last agreement of a plan, and what has changed since."""

    plan: Plan
    last: PlanAgreement | None = None
    changed: list[str] = field(default_factory=list)
    may_agree: bool = False

    @property
    def stands(self) -> bool:
        """The senior owner of today has agreed the words of today."""
        return self.last is not None and not self.changed and not self.other

    @property
    def other(self) -> bool:
        """Somebody else answers for the plan now."""
        return self.last is not None and self.last.by_id != self.plan.senior_owner_id

    @property
    def shape(self) -> str:
        return "tick" if self.stands else "reopened" if self.last else "box"

    @property
    def lead(self) -> str:
        """Agreed; changed since it was agreed; not agreed yet."""
        if self.last is None:
            return "Not agreed yet"
        if self.changed:
            return "Changed since it was agreed"
        return "Agreed by an earlier senior owner" if self.other else "Agreed"

    @property
    def words(self) -> str:
        """By whom, when, what changed, and who has to agree it."""
        waits = f"It waits for {the_role(self.plan.senior_owner)}, {self.plan.senior_owner.name}."
        if self.last is None:
            return waits
        said = f"{self.last.by.role_words}, {self.last.by.name}, {full_day(self.last.at)}."
        if self.changed:
            said += f" Since then {listed(self.changed)} changed."
        return said if self.stands or self.plan.is_ended else f"{said} {waits}"


def signature(plan: Plan, user: Any) -> Signature:
    """How the agreement of a plan stands, in one question."""
    return signature_of(plan, user, plan.agreements.select_related("by").first())


def signature_of(plan: Plan, user: Any, last: PlanAgreement | None) -> Signature:
    """The same where the last agreement is known."""
    changed = changed_since(plan, last)
    mine = plan.senior_owner_id == user.pk and not plan.is_ended
    found = Signature(plan, last, changed)
    return Signature(plan, last, changed, may_agree=mine and not found.stands)


def changed_since(plan: Plan, last: PlanAgreement | None) -> list[str]:
    """What the plan says otherwise than the words that were agreed."""
    if last is None:
        return []
    return [words for name, words in NAMED.items() if getattr(plan, name) != getattr(last, name)]

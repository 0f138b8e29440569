"""What governance offers to do with a plan, on the plan's own page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from governance.selectors.packs import may_pack
from qip.models import Plan
from qip.offers import Offer


def for_plan(plan: Plan, user: Any) -> Iterator[Offer]:
    """A pack, for those who reach all of the plan."""
    if may_pack(plan, user):
        url = reverse("governance:pack_ask", args=[plan.pk])
        yield Offer("Build evidence pack", url, icon="file-earmark-check")

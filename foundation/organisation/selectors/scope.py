"""The services a person may look at."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from foundation.organisation.models import Service
from foundation.ui.scope import ScopeChoice


def scope_choices(user: Any) -> Iterator[ScopeChoice]:
    """The open services in reach, by region, for the choice of services in view."""
    rows = Service.objects.visible_to(user).open_on(timezone.localdate())
    named = rows.order_by("region__name", "name").values_list("pk", "name", "region__name")
    return map(ScopeChoice._make, named)

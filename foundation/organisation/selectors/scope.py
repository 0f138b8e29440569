"""The services a person may look at."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Subquery
from django.utils import timezone

from foundation.organisation.models import Service
from foundation.organisation.selectors.provider import names_of_provider
from foundation.ui.scope import ScopeChoice


def scope_choices(user: Any) -> Iterator[ScopeChoice]:
    """The open services in reach, by region, for the choice of services in view.

    Every page asks for them, and for the name of the provider: the one brings the other along.
    """
    rows = Service.objects.visible_to(user).open_on(timezone.localdate())
    named = rows.order_by("region__name", "name").values_list(
        "pk", "name", "region__name", Subquery(names_of_provider()[:1])
    )
    for pk, name, region, provider in named:
        user._provider_name = provider or ""
        yield ScopeChoice(pk, name, region)

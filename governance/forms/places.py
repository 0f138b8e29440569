"""Narrowing by a service, or by the whole organisation, as the page of delays counts them."""

from typing import Any

from django.db.models import Q

from foundation.ui.whole import whole
from qip.forms.filters import Named

EVERYWHERE = ("all", "The whole organisation")


class Place(Named):
    """A service that the action names; or actions of the whole organisation.

    Where there are too many services for a list, an address may still name one by its number.
    ``all_services`` is the way from the rows to whether their action is for all services.
    """

    def __init__(self, *, all_services: str, **kwargs: Any) -> None:
        super().__init__(column="name", label="Service", empty_label="Every service", **kwargs)
        self.everywhere = Q(**{all_services: True})

    def offer(self, rows: Any, within: Any) -> None:
        super().offer(rows, within)
        self.extra["choices"] = [*self.extra["choices"], EVERYWHERE]

    def filter(self, qs: Any, value: Any) -> Any:
        if value == EVERYWHERE[0]:
            return qs.filter(self.everywhere)
        if self.by_words and (number := whole(value)) is not None:
            return qs.filter(self.within(pk=number))
        return super().filter(qs, value)

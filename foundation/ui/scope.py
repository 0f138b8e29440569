"""The services in view: which of the services in reach a person is looking at now.

Reach says what somebody may see. Scope is their own choice within it: every figure on
every page obeys it, and it is kept in the session until they change it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from .words import listed, plural

SESSION_KEY = "services_in_view"


class ScopeChoice(NamedTuple):
    """One service that a person may look at. A tuple, for there may be hundreds on every page."""

    id: int
    label: str
    group: str = ""


@dataclass(frozen=True)
class Scope:
    """The services a person may choose from, and those they chose. None chosen means all."""

    choices: tuple[ScopeChoice, ...] = ()
    asked: frozenset[int] = frozenset()

    @cached_property
    def chosen(self) -> frozenset[int]:
        """What was asked for, as far as it is still in reach."""
        if not self.asked:
            return frozenset()
        chosen = self.asked & {choice.id for choice in self.choices}
        return frozenset() if len(chosen) == len(self.choices) else chosen

    @property
    def services(self) -> frozenset[int] | None:
        """The ids to narrow by, or ``None`` when everything in reach is in view."""
        return self.chosen or None

    @property
    def can_change(self) -> bool:
        return len(self.choices) > 1

    @cached_property
    def label(self) -> str:
        """The services in view, in words."""
        whole, chosen = self.choices, self.chosen
        seen = [choice for choice in whole if choice.id in chosen] if chosen else whole
        if len(seen) <= 2:
            return listed([choice.label for choice in seen])
        if not chosen:
            return f"All {len(seen)} services"
        return f"{len(seen)} of {plural(len(whole), 'service')}"

    def narrow(self, rows: Any, field: str = "") -> Any:
        """The rows in view.

        Without ``field`` the rows narrow themselves by their own ``at(services)``.
        """
        if self.services is None:
            return rows
        if not field:
            return rows.at(self.services)
        within = {f"{field}__in": self.services}
        if _reaches_many(rows.model, field.split("__")[0]):  # a join would repeat rows
            inside = rows.model._base_manager.filter(**within)
            return rows.filter(pk__in=inside.values("pk"))
        return rows.filter(**within)


def _reaches_many(model: Any, name: str) -> bool:
    """Whether a field leads to several rows."""
    if name == "pk":
        return False
    field = model._meta.get_field(name)
    return bool(field.many_to_many or field.one_to_many)


def choices_for(user: Any) -> tuple[ScopeChoice, ...]:
    """The services this person may look at, from the organisation."""
    source = getattr(settings, "SCOPE_CHOICES_SOURCE", None)
    return tuple(import_string(source)(user)) if source else ()


def scope_for(user: Any, asked: Iterable[Any]) -> Scope:
    """The scope of a person who asked for some ids; ids that are no numbers are ignored."""
    ids = {int(i) for i in asked if str(i).isascii() and str(i).isdigit() and len(str(i)) < 19}
    return Scope(choices_for(user), frozenset(ids))

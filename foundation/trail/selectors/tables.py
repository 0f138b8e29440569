"""Which tables the trail covers, and how a record is found in them."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import pghistory.models
from django.apps import apps
from django.db import models

PROXIED = "Link"


@dataclass(frozen=True)
class Watched:
    """One table of the product and the table of its events."""

    model: type[models.Model]
    events: Any

    @property
    def label(self) -> str:
        return str(self.model._meta.label_lower)

    @property
    def name(self) -> str:
        """What a row is called in a sentence."""
        if self.model._meta.proxy:
            links = [field for field in self.model._meta.get_fields() if field.is_relation]
            return "link between " + " and ".join(
                sorted({str(cast(Any, field.related_model)._meta.verbose_name) for field in links})
            )
        return str(self.model._meta.verbose_name)

    def about(self, record: models.Model) -> models.Q | None:
        """The events that concern a record: its own, and those of rows that point to it."""
        if isinstance(record, self.model):
            return models.Q(pgh_obj_id=record.pk)
        pointing = [
            field.attname
            for field in self.model._meta.concrete_fields
            if field.is_relation and isinstance(record, cast(Any, field.related_model))
        ]
        condition = models.Q()
        for column in pointing:
            condition |= models.Q(**{column: record.pk})
        return condition if pointing else None


@cache
def watched() -> tuple[Watched, ...]:
    """Every table under the trail, by name."""
    found = [
        Watched(cast(type[models.Model], model.pgh_tracked_model), model)
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event)
    ]
    return tuple(sorted(found, key=lambda one: one.label))


def can_be_named() -> dict[str, type[models.Model]]:
    """The kinds of record that somebody can ask for by reference, by label."""
    return {
        one.label: one.model
        for one in watched()
        if hasattr(one.model._default_manager.all(), "by_reference")
    }


def named(label: str, reference: str) -> models.Model | None:
    """The record of a kind with that reference, if there is one.

    The trail is read over everything on purpose, so this does not ask who may see it:
    the page that calls it is for those who answer for all records.
    """
    rows: Any = can_be_named()[label]._default_manager.all()
    return rows.by_reference(reference).first()

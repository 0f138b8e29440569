"""The one helper behind the generic reference from evidence to what it proves."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


def takes_evidence(model: type[models.Model] | None) -> bool:
    """Whether files may be attached to records of this kind: ``settings.EVIDENCE_SUBJECTS``."""
    return model is not None and model._meta.label in settings.EVIDENCE_SUBJECTS


@dataclass(frozen=True)
class Subject:
    """A record of any room, named by its kind and number.

    A model is a subject when ``settings.EVIDENCE_SUBJECTS`` names it. Its manager offers
    ``visible_to(user)``, its rows ``scope_services()`` and ``get_absolute_url()``.
    """

    kind: ContentType
    number: int

    @classmethod
    def of(cls, row: models.Model) -> "Subject":
        return cls(ContentType.objects.get_for_model(row), row.pk)

    @classmethod
    def at(cls, app: str, model: str, number: int) -> "Subject | None":
        """The record that a web address names, if records of that kind take evidence."""
        kind = ContentType.objects.filter(app_label=app, model=model).first()
        return cls(kind, number) if kind and takes_evidence(kind.model_class()) else None

    @classmethod
    def rows(cls, kind: ContentType, user: Any) -> models.QuerySet[Any]:
        """The records of a kind that a person may see; none of a kind that takes no evidence."""
        model = kind.model_class()
        if model is None or not takes_evidence(model):
            return ContentType.objects.none()
        found: models.QuerySet[Any] = model._default_manager.visible_to(user)  # type: ignore[attr-defined]
        return found

    def lookup(self) -> dict[str, Any]:
        """For filtering rows that carry ``subject_type`` and ``subject_id``."""
        return {"subject_type": self.kind, "subject_id": self.number}

    def row(self) -> models.Model | None:
        model = self.kind.model_class()
        return None if model is None else model._default_manager.filter(pk=self.number).first()

    def seen_by(self, user: Any) -> models.Model | None:
        """The record, if this person may see it."""
        found: models.Model | None = self.rows(self.kind, user).filter(pk=self.number).first()
        return found

    @property
    def address(self) -> tuple[str, str, int]:
        """The three parts that name the record in a web address."""
        return self.kind.app_label, self.kind.model, self.number

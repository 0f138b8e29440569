"""The evidence attached to a record, as one person may see it."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from foundation.evidence.models import Attachment
from foundation.evidence.subjects import Subject, takes_evidence


@dataclass(frozen=True)
class Evidence:
    """What is attached to a record, and what this person may do about it."""

    subject: models.Model
    rows: tuple[Attachment, ...]
    withdrawn: tuple[Attachment, ...]
    may_open: bool
    may_add: bool
    may_withdraw: bool

    @property
    def address(self) -> tuple[str, str, int]:
        return Subject.of(self.subject).address


def evidence_of(subject: models.Model, user: Any) -> Evidence:
    """The attachments of a record that the caller has reached through ``visible_to``."""
    sees = user.has_perm("evidence.view_attachment", subject)
    rows = Attachment.objects.of(subject) if sees else Attachment.objects.none()
    found = list(rows.select_related("kind", "uploaded_by", "withdrawn_by"))
    return Evidence(
        subject=subject,
        rows=tuple(row for row in found if not row.withdrawn),
        withdrawn=tuple(row for row in found if row.withdrawn),
        may_open=sees,
        may_add=takes_evidence(type(subject)) and user.has_perm("evidence.add_attachment", subject),
        may_withdraw=user.has_perm("evidence.withdraw_attachment", subject),
    )

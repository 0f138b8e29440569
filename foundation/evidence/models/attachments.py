"""Files that prove something, attached to the record they prove."""

from typing import Any
from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from foundation.evidence.models.kinds import EvidenceKind
from foundation.evidence.stored import evidence_store
from foundation.evidence.subjects import Subject
from foundation.trail.tracking import tracked


def random_name(*_: object) -> str:
    """A name that says nothing about the file and cannot be guessed."""
    token = uuid4().hex
    return f"attachments/{token[:2]}/{token}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Attachments are reached only through the record they are attached to."""

    def of(self, subject: models.Model) -> "AttachmentQuerySet":
        return self.filter(**Subject.of(subject).lookup())

    def standing(self) -> "AttachmentQuerySet":
        """Those that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def visible_to(self, user: Any) -> "AttachmentQuerySet":
        """Those whose subject this person may see; none where the subject has no such rule."""
        kinds = ContentType.objects.filter(
            pk__in=self.order_by().values_list("subject_type", flat=True).distinct()
        )
        seen = models.Q(pk__in=[])
        for kind in kinds:
            seen |= models.Q(
                subject_type=kind, subject_id__in=Subject.rows(kind, user).values("pk")
            )
        return self.filter(seen)


@tracked()
class Attachment(models.Model):
    """One file, as it was received. It is withdrawn with a reason, never deleted."""

    subject_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()

    title = models.CharField(max_length=160)
    kind = models.ForeignKey(
        EvidenceKind, models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    original_filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=evidence_store, upload_to=random_name, max_length=120)

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(editable=False)

    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.TextField(blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "uploaded_at"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="attachment_not_empty"),
            models.CheckConstraint(
                condition=models.Q(
                    withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason=""
                )
                | (
                    models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~models.Q(withdrawn_reason="")
                ),
                name="attachment_withdrawn_by_someone_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "sha256"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="attachment_same_file_once",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="attachment_stays_as_received",
                fields=[
                    "subject_type",
                    "subject_id",
                    "original_filename",
                    "media_type",
                    "size",
                    "sha256",
                    "file",
                    "uploaded_by",
                    "uploaded_at",
                ],
            ),
            pgtrigger.Protect(name="attachment_is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What the trail calls it: a number, since titles may hold names."""
        return f"attachment {self.pk}"

    @property
    def subject(self) -> models.Model | None:
        return Subject(self.subject_type, self.subject_id).row()

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def scope_services(self) -> Any:
        """An attachment belongs where its subject belongs."""
        subject = self.subject
        return subject.scope_services() if subject is not None else ()  # type: ignore[attr-defined]

"""The one door through which a file becomes evidence."""

from datetime import datetime
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import import_string

from foundation.evidence import names, sniff, stored
from foundation.evidence.models import Attachment, EvidenceKind
from foundation.evidence.models.attachments import random_name
from foundation.evidence.subjects import Subject
from foundation.evidence.uploads import LARGEST, TOO_LARGE
from foundation.trail.services.viewings import record_viewing
from foundation.ui.problems import Problem


@transaction.atomic
def attach(
    *,
    by: Any,
    subject: models.Model,
    upload: UploadedFile,
    title: str,
    kind: EvidenceKind | None = None,
    received_at: datetime | None = None,
) -> Attachment:
    """Keep a file as evidence for a record; ``received_at`` if that was not just now.

    The row is written before the file, inside one transaction: if the file cannot be
    stored, there is no row; if the row may not stand, no file was written.
    """
    type_of_file = _examine(upload)
    sha256 = stored.digest(upload)
    _refuse_second_copy(subject, sha256)
    attachment = Attachment.objects.create(
        **Subject.of(subject).lookup(),
        title=title.strip() or names.clean(upload.name),
        kind=kind,
        original_filename=names.clean(upload.name),
        media_type=type_of_file.media_type,
        size=upload.size or 0,
        sha256=sha256,
        file=random_name(),
        uploaded_by=by,
        uploaded_at=received_at or timezone.now(),
    )
    upload.seek(0)
    stored.put(str(attachment.file.name), upload)
    return attachment


@transaction.atomic
def withdraw_attachment(*, by: Any, attachment: Attachment, reason: str) -> Attachment:
    """Take a file out of the evidence, with a reason. It stays stored, and stays readable.

    The rooms named in ``settings.WITHDRAWAL_FOLLOWERS`` are told in the same transaction: what
    the file proved is proven by it no longer.
    """
    if not reason.strip():
        raise Problem("Say why this file no longer counts.", field="reason")
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if attachment.withdrawn:
        raise Problem("This file was withdrawn already.")
    attachment.withdrawn_by = by
    attachment.withdrawn_at = timezone.now()
    attachment.withdrawn_reason = reason.strip()
    attachment.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    for path in settings.WITHDRAWAL_FOLLOWERS:
        import_string(path)(by=by, attachment=attachment, reason=reason.strip())
    return attachment


@transaction.atomic
def hand_out(*, by: Any, attachment: Attachment) -> Attachment:
    """Write down that somebody takes a copy, after checking that it is still the same file."""
    if not stored.unchanged(str(attachment.file.name), attachment.sha256):
        raise Problem(
            "The stored file is missing or no longer what was added, so it is not handed out. "
            "Tell your system administrator, who can bring it back from a backup."
        )
    record_viewing(by=by, subject=attachment, purpose="downloaded")
    return attachment


def _examine(upload: UploadedFile) -> sniff.Kind:
    """What the file is; a sentence if it may not be kept."""
    if problem := getattr(upload, "problem", ""):
        raise Problem(problem, field="upload")
    size = 0
    for chunk in upload.chunks():
        size += len(chunk)
        if size > LARGEST:
            raise Problem(TOO_LARGE, field="upload")
    try:
        return sniff.sniff(cast(BinaryIO, upload.file), upload.name or "")
    except sniff.RefusedError as refused:
        raise Problem(str(refused), field="upload") from refused


def _refuse_second_copy(subject: models.Model, sha256: str) -> None:
    same = Attachment.objects.of(subject).standing().filter(sha256=sha256).first()
    if same is not None:
        day = date_format(timezone.localtime(same.uploaded_at), "j F Y")
        raise Problem(
            f"This very file is here already: “{same.title}”, added on {day}.", field="upload"
        )

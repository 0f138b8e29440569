"""Recording that somebody opened a record that matters."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from foundation.trail.models import Viewing


@transaction.atomic
def record_viewing(*, by: Any, subject: models.Model, purpose: str = "opened") -> Viewing:
    """Write down that ``by`` opened or took a copy of ``subject`` just now.

    ``purpose`` is one word for what was done: ``opened``, ``downloaded``, ``exported``.
    The label is the record's own short text, which must hold a reference, never a name.
    """
    return Viewing.objects.create(
        user=by,
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        label=trail_label(subject),
        purpose=purpose,
    )


def trail_label(subject: models.Model) -> str:
    """The reference under which the trail lists a record."""
    return str(getattr(subject, "reference", None) or f"{subject._meta.verbose_name} {subject.pk}")

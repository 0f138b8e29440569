"""What a person needs to be understood, as the Accessible Information Standard asks."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.organisation.models import (
    AccessibleFormat,
    CommunicationNeed,
    CommunicationReview,
    Person,
)
from foundation.ui.problems import Problem


@transaction.atomic
def add_need(
    *,
    by: Any,
    person: Person,
    need: str,
    reviewed_on: date,
    review_due_on: date,
    accessible_format: AccessibleFormat | None = None,
) -> CommunicationNeed:
    """Record a need, when it was talked through with the person, and when to do so again."""
    _need_dates(reviewed_on, review_due_on)
    row = CommunicationNeed.objects.create(
        person=person,
        need=need.strip(),
        accessible_format=accessible_format,
        reviewed_on=reviewed_on,
        review_due_on=review_due_on,
        created_by=by,
    )
    _write_review(row, by, "")
    return row


@transaction.atomic
def change_need(
    *,
    by: Any,
    communication_need: CommunicationNeed,
    need: str,
    accessible_format: AccessibleFormat | None,
) -> CommunicationNeed:
    """Put right the words of a need or its format."""
    row = _locked(communication_need)
    row.need, row.accessible_format = need.strip(), accessible_format
    return _saved(row)


@transaction.atomic
def review_need(
    *,
    by: Any,
    communication_need: CommunicationNeed,
    reviewed_on: date,
    review_due_on: date,
    finding: str = "",
) -> CommunicationNeed:
    """Record that a need was reviewed with the person, what was found, and when comes next."""
    row = _locked(communication_need)
    _need_dates(reviewed_on, review_due_on)
    if reviewed_on < row.reviewed_on:
        raise Problem("There is a later review on record already.", field="reviewed_on")
    row.reviewed_on, row.review_due_on = reviewed_on, review_due_on
    _saved(row)
    _write_review(row, by, finding.strip())
    return row


@transaction.atomic
def end_need(
    *, by: Any, communication_need: CommunicationNeed, ended_on: date
) -> CommunicationNeed:
    """Record that somebody no longer has a need. It stays on record."""
    row = _locked(communication_need)
    if ended_on > timezone.localdate():
        raise Problem("That day has not come yet.", field="ended_on")
    row.ended_on = ended_on
    return _saved(row)


def _locked(need: CommunicationNeed) -> CommunicationNeed:
    row = CommunicationNeed.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if row.ended_on:
        raise Problem("This need has ended. Add it again if it is back.")
    return row


def _saved(row: CommunicationNeed) -> CommunicationNeed:
    row.version += 1
    row.save()
    return row


def _write_review(row: CommunicationNeed, by: Any, finding: str) -> None:
    CommunicationReview.objects.create(
        need=row, reviewed_on=row.reviewed_on, next_due_on=row.review_due_on, finding=finding, by=by
    )


def _need_dates(reviewed_on: date, review_due_on: date) -> None:
    if reviewed_on > timezone.localdate():
        raise Problem("That day has not come yet.", field="reviewed_on")
    if review_due_on <= reviewed_on:
        raise Problem("The next review must come after this one.", field="review_due_on")

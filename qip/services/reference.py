"""The code lists of improvement work: seeding them, and what people change in them."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from foundation.ui.problems import Problem
from qip.data.codes import CONTRIBUTORY_FACTORS, DELAY_REASONS, SOURCE_KINDS
from qip.models import ContributoryFactor, DelayReason, SourceKind


@transaction.atomic
def seed_codes(*, by: Any = None) -> None:
    """Add the codes that are missing. An entry that exists is left as people edited it."""
    _add_missing(ContributoryFactor, CONTRIBUTORY_FACTORS)
    _add_missing(SourceKind, SOURCE_KINDS)
    _add_missing(DelayReason, DELAY_REASONS)


def _add_missing(model: Any, entries: tuple[tuple[str, str], ...]) -> None:
    present = set(model.objects.values_list("key", flat=True))
    model.objects.bulk_create(
        model(key=key, title=title, order=order)
        for order, (key, title) in enumerate(entries)
        if key not in present
    )


@transaction.atomic
def add_code(*, by: Any, model: Any, title: str) -> Any:
    """Add an entry to the end of a list."""
    title = _wording(model, title)
    last = model.objects.aggregate(last=Max("order"))["last"] or 0
    return model.objects.create(key=_free_key(model, title), title=title, order=last + 1)


@transaction.atomic
def rename_code(*, by: Any, code: Any, title: str) -> Any:
    """Change the words of an entry. Records that use it show the new words."""
    code.title = _wording(type(code), title, besides=code)
    code.save(update_fields=["title"])
    return code


@transaction.atomic
def retire_code(*, by: Any, code: Any) -> Any:
    """Offer an entry no more. It stays on the records that have it."""
    if not type(code).objects.filter(retired=False).exclude(pk=code.pk).exists():
        raise Problem("Keep at least one entry in use.")
    return _set_retired(code, True)


@transaction.atomic
def restore_code(*, by: Any, code: Any) -> Any:
    """Offer a retired entry again."""
    return _set_retired(code, False)


def _set_retired(code: Any, retired: bool) -> Any:
    code.retired = retired
    code.save(update_fields=["retired"])
    return code


def _wording(model: Any, title: str, besides: Any = None) -> str:
    """The words without stray spaces; a sentence when they are empty or there already."""
    title = " ".join(title.split())
    if not title:
        raise Problem("Give the words of the entry.", field="title")
    same = model.objects.filter(title__iexact=title).exclude(pk=besides.pk if besides else None)
    if found := same.first():
        where = " It is retired; bring it back instead." if found.retired else ""
        raise Problem(f"“{found.title}” is in the list already.{where}", field="title")
    return title


def _free_key(model: Any, title: str) -> str:
    """A key made from the words; a number is added where it is taken."""
    base = slugify(title)[:50] or "entry"
    taken = set(model.objects.filter(key__startswith=base).values_list("key", flat=True))
    keys = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(key for key in keys if key not in taken)

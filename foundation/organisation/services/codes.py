"""The code lists of the organisation: kinds of service, accessible formats, commissioners."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from foundation.organisation.data.codes import ACCESSIBLE_FORMATS, SERVICE_TYPES
from foundation.organisation.models import AccessibleFormat, Commissioner, ServiceType
from foundation.ui.problems import Problem

KEY_LENGTH = 40
Code = ServiceType | AccessibleFormat | Commissioner


@transaction.atomic
def seed_codes(*, by: Any = None) -> None:
    """Add the codes that are missing. An entry that exists is left as people edited it."""
    _add_missing(ServiceType, SERVICE_TYPES)
    _add_missing(AccessibleFormat, ACCESSIBLE_FORMATS)


@transaction.atomic
def add_code(*, by: Any, kind: type[Code], words: str) -> Code:
    """Add an entry to one of the lists."""
    words = _free(kind, words)
    try:
        with transaction.atomic():
            if kind is Commissioner:
                return Commissioner.objects.create(name=words, created_by=by)
            return _coded(kind, words)
    except IntegrityError:
        raise Problem("Somebody has just added this.", field="words") from None


@transaction.atomic
def reword_code(*, by: Any, code: Code, words: str) -> Code:
    """Change the words of an entry, everywhere it stands."""
    words = _free(type(code), words, but=code.pk)
    if isinstance(code, Commissioner):
        code.version += 1
    setattr(code, _words_field(type(code)), words)
    code.save()
    return code


@transaction.atomic
def retire_code(*, by: Any, code: Code) -> Code:
    """Stop offering an entry. What was recorded under it stays as it is."""
    return _retire(code, True)


@transaction.atomic
def restore_code(*, by: Any, code: Code) -> Code:
    """Offer an entry again."""
    return _retire(code, False)


def _words_field(kind: type[Code]) -> str:
    """The column that holds the words of an entry."""
    return "name" if kind is Commissioner else "title"


def _coded(kind: Any, words: str) -> Code:
    code: Code = kind.objects.create(key=_free_key(kind, words), title=words)
    return code


def _retire(code: Code, retired: bool) -> Code:
    code.retired = retired
    code.save(update_fields=["retired"])
    return code


def _free(kind: type[Code], words: str, but: int = 0) -> str:
    words = " ".join(words.split())
    same = kind.objects.filter(**{f"{_words_field(kind)}__iexact": words}).exclude(pk=but).first()
    if same is None:
        return words
    state = "on the list already, but no longer offered" if same.retired else "on the list already"
    raise Problem(f"“{words}” is {state}.", field="words")


def _free_key(kind: Any, words: str) -> str:
    """A key made from the words; a number is added until it is free."""
    base = slugify(words)[: KEY_LENGTH - 4] or "code"
    taken = set(kind.objects.filter(key__startswith=base).values_list("key", flat=True))
    names = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _add_missing(kind: Any, entries: tuple[tuple[str, str], ...]) -> None:
    present = set(kind.objects.values_list("key", flat=True))
    kind.objects.bulk_create(
        kind(key=key, title=title) for key, title in entries if key not in present
    )

"""Keeping the filters of a list under a name."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from foundation.ui.models import SavedFilter
from foundation.ui.models.saved import asked_of
from foundation.ui.problems import Problem

MOST_SAVED = 20
LONGEST = 1000


@transaction.atomic
def save_filter(*, by: Any, page: str, name: str, asked: str) -> SavedFilter:
    """Keep what ``by`` asks of the list at the address called ``page``.

    Raises ``Problem`` when the name is taken, when nothing is asked, or when there are many.
    """
    question = asked_of(asked)
    if not name.strip():
        raise Problem("Give it a name.", field="name")
    if not question:
        raise Problem("Choose something in the filters first. Then save it.")
    if len(question) > LONGEST:
        raise Problem("This asks for too much to be kept. Take something away.")
    # One at a time for each person, so that no two requests count past the limit together.
    get_user_model()._default_manager.select_for_update(of=("self",)).get(pk=by.pk)
    mine = SavedFilter.objects.of(by).under(page)
    if mine.filter(name__iexact=name.strip()).exists():
        raise Problem("You have one of this name already. Choose another name.", field="name")
    if mine.count() >= MOST_SAVED:
        raise Problem(f"You keep {MOST_SAVED} filters of this list. Remove one first.")
    return SavedFilter.objects.create(user=by, page=page, name=name.strip(), asked=question)


@transaction.atomic
def remove_filter(*, by: Any, saved: SavedFilter) -> None:
    """Forget a saved filter of one's own. The rows it showed are untouched."""
    SavedFilter.objects.of(by).filter(pk=saved.pk).delete()

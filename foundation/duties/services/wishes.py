"""How somebody wants to be told."""

from typing import Any

from django.db import transaction

from foundation.duties.models import MailWish


@transaction.atomic
def choose_rhythm(*, by: Any, rhythm: str, weekday: int) -> MailWish:
    """Tell ``by`` in this rhythm from now on. What waits is bundled anew within minutes."""
    wish, made = MailWish.objects.select_for_update(of=("self",)).get_or_create(
        user=by, defaults={"rhythm": rhythm, "weekday": weekday, "created_by": by}
    )
    if not made and (wish.rhythm, wish.weekday) != (rhythm, weekday):
        wish.rhythm, wish.weekday = rhythm, weekday
        wish.version += 1
        wish.save(update_fields=["rhythm", "weekday", "version", "updated_at"])
    return wish

"""The keys to the house: somebody must always be able to let others in and to change roles."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from foundation.organisation.access import ADMINISTRATOR, CHANGE_ROLE, INVITE
from foundation.organisation.models import Membership, Role
from foundation.ui.problems import Problem

KEYS = {
    INVITE: "could let staff in",
    CHANGE_ROLE: "could change what roles may do",
}


@contextmanager
def keys_kept(field: str | None = None) -> Iterator[None]:
    """Refuse what is done inside if it takes a key from the last person who holds it.

    For use inside a transaction. Two people who do so at once take their turns.
    """
    list(Role.objects.select_for_update().filter(key=ADMINISTRATOR))
    before = keys_held()
    yield
    lost = [words for key, words in KEYS.items() if key in before - keys_held()]
    if lost:
        raise Problem(
            f"After this nobody {' or '.join(lost)} for the whole organisation. "
            "Give somebody else that role first, without an end date.",
            field=field,
        )


def keys_held() -> set[str]:
    """The keys that somebody holds for good: now, everywhere and without an end."""
    codes = Membership.objects.filter(
        whole_organisation=True,
        starts_on__lte=timezone.localdate(),
        ends_on__isnull=True,
        user__is_active=True,
        user__joined_at__isnull=False,
    ).values_list("role__permissions", flat=True)
    return {code for held in codes for code in held if code in KEYS}

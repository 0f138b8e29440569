"""The numbers in the navigation, remembered for a minute.

They stand on every page and a room may have to look far for its own, so they are not counted each
time: they are counted again after a minute, after anything that the reader sends, and always on
the page a number leads to, where the reader can see for themselves.
"""

from typing import Any

from django.conf import settings
from django.utils import timezone

from .navigation import NavItem

REMEMBERED = "counts"


class Counts:
    """The numbers for one reader; ``here`` is the name of the page they are on.

    ``session`` keeps them: it is written once a minute anyway. See ``config.sessions``.
    """

    def __init__(self, user: Any, session: Any, here: str = "") -> None:
        self.user = user
        self.session = session
        self.here = here

    def __call__(self, item: NavItem) -> int:
        """How many things behind an item need the reader; 0 for an item that counts nothing."""
        if item.count is None:
            return 0
        known = self._known()
        if item.key not in known or item.url_name == self.here:
            self._keep(known, item.key, item.count(self.user))
        return known[item.key]

    def _known(self) -> dict[str, int]:
        """What was counted lately."""
        now = timezone.now().timestamp()
        kept = self.session.get(REMEMBERED)
        if kept is None or not 0 <= now - kept["at"] < settings.SESSION_TOUCH.total_seconds():
            kept = self.session[REMEMBERED] = {"at": now, "numbers": {}}
        numbers: dict[str, int] = kept["numbers"]
        return numbers

    def _keep(self, known: dict[str, int], key: str, number: int) -> None:
        if known.get(key) != number:
            known[key] = number
            self.session.modified = True


def forget_counts(session: Any) -> None:
    """The reader does something: whatever was counted before may no longer be so."""
    session.pop(REMEMBERED, None)

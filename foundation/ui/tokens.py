"""A form's right to keep a draft, also when its session has ended.

The page carries a signed note of who opened which form and which fields it has. With it,
what they type can be kept for them (never read) without a session, so that somebody who was
signed out in the middle of a long form finds everything again after signing in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core import signing

SALT = "foundation.ui.draft"
GOOD_FOR_SECONDS = 24 * 3600
FIELD = "draft_token"

# Carried by every form beside its fields, and needed again when a draft is taken up.
CARRIED = ("version", "opened", "kept")


@dataclass(frozen=True)
class DraftToken:
    """Who may keep a draft of which form, and of which of its fields."""

    user_id: str
    key: str
    fields: tuple[str, ...]

    def sign(self) -> str:
        return signing.dumps([self.user_id, self.key, list(self.fields)], salt=SALT, compress=True)

    def pick(self, data: Any) -> dict[str, list[str]]:
        """Of what was sent, the fields that may be kept."""
        return {name: data.getlist(name) for name in (*self.fields, *CARRIED) if name in data}


def make_token(user_id: Any, key: str, fields: Iterable[str]) -> str:
    return DraftToken(str(user_id), key, tuple(fields)).sign()


def read_token(text: str) -> DraftToken | None:
    """The token behind a signed text; nothing when it is forged, broken or too old."""
    try:
        user_id, key, fields = signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return DraftToken(str(user_id), str(key), tuple(fields))

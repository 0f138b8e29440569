"""What a directory says about somebody who signs in through it (OpenID Connect)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# By these claims a directory vouches for an address: the standard one, and that of Microsoft
# Entra for an address in a domain whose owner was verified.
VOUCHERS = ("email_verified", "xms_edov")
MULTIPLE_FACTORS = "mfa"  # RFC 8176, authentication method reference


@dataclass(frozen=True)
class Claims:
    """The claims as they came: from the ID token, and from the directory's own question desk."""

    data: dict[str, Any]

    @property
    def addresses(self) -> list[str]:
        """The addresses it vouches for, in small letters."""
        return sorted({
            str(claims["email"]).strip().lower()
            for claims in self._each()
            if claims.get("email") and any(_is_true(claims.get(name)) for name in VOUCHERS)
        })  # fmt: skip

    @property
    def second_factor(self) -> bool:
        """Whether the ID token says that more than one factor was used just now."""
        methods = _claims(self.data.get("id_token")).get("amr")
        return isinstance(methods, list) and MULTIPLE_FACTORS in methods

    def _each(self) -> Iterator[dict[str, Any]]:
        for name in ("id_token", "userinfo"):
            yield _claims(self.data.get(name))


def _claims(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _is_true(value: Any) -> bool:
    """Directories write yes as true, "true", 1 or "1"."""
    return value is True or str(value).lower() in ("true", "1")

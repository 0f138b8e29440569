"""The provider this installation belongs to."""

from typing import Any

from django.db.models import QuerySet

from foundation.organisation.models import Provider


def the_provider() -> Provider | None:
    return Provider.objects.first()


def names_of_provider() -> QuerySet[Any, Any]:
    return Provider.objects.order_by("pk").values_list("name", flat=True)


def provider_name(user: Any = None) -> str:
    """The provider's name, for the shell, the sign-in page and mails; empty before there is one.

    For an account whose services in view this request has asked for, it is known already.
    """
    known: str | None = getattr(user, "_provider_name", None)
    return names_of_provider().first() or "" if known is None else known

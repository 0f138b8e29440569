"""The provider this installation belongs to."""

from foundation.organisation.models import Provider


def the_provider() -> Provider | None:
    return Provider.objects.first()


def provider_name() -> str:
    """The provider's name, for the shell, the sign-in page and mails; empty before there is one."""
    return Provider.objects.values_list("name", flat=True).first() or ""

"""The provider itself: its beginning and its details."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from foundation.organisation.access import ADMINISTRATOR
from foundation.organisation.models import Membership, Provider, Role, User
from foundation.organisation.models.services import cqc_number
from foundation.ui.problems import Problem

NAME_LENGTH = 120
PERSON_LENGTH = 80


@transaction.atomic
def start_provider(
    *,
    by: Any = None,
    name: str,
    admin_email: str,
    admin_name: str,
    admin_password: str,
    demonstration: bool = False,
) -> Provider:
    """Begin an installation: the provider, and the administrator who lets everybody else in.

    There is nobody yet who could do it, so ``by`` is empty. Raises ``Problem`` with every
    field that is not usable; a provider that has begun cannot begin again.
    """
    if Provider.objects.select_for_update().exists() or User.objects.exists():
        raise Problem("This installation has a provider already.")
    email = admin_email.strip().lower()
    _check(name, email, admin_name, admin_password)
    provider = Provider.objects.create(name=" ".join(name.split()), demonstration=demonstration)
    user = User.objects.create_user(
        email, admin_password, name=" ".join(admin_name.split()), job_title="System administrator"
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Membership.objects.create(
        user=user,
        role=Role.objects.get(key=ADMINISTRATOR),
        whole_organisation=True,
        starts_on=timezone.localdate(),
    )
    return provider


@transaction.atomic
def change_provider(
    *, by: Any, provider: Provider, name: str, cqc_provider_id: str = ""
) -> Provider:
    """Change the provider's name or its number with CQC."""
    row = Provider.objects.select_for_update(of=("self",)).get(pk=provider.pk)
    row.name, row.cqc_provider_id = " ".join(name.split()), cqc_provider_id.strip()
    if row.cqc_provider_id:
        try:
            cqc_number(row.cqc_provider_id)
        except ValidationError as wrong:
            raise Problem(wrong.messages[0], field="cqc_provider_id") from wrong
    row.version += 1
    row.save()
    return row


def _check(name: str, email: str, admin_name: str, password: str) -> None:
    """Everything that is wrong at once, so that nobody has to answer three times."""
    problems: dict[str, list[str]] = {}
    if not name.strip():
        problems["name"] = ["Give the provider’s name."]
    elif len(name) > NAME_LENGTH:
        problems["name"] = [f"Keep the provider’s name to {NAME_LENGTH} characters."]
    if not admin_name.strip():
        problems["admin_name"] = ["Give the administrator’s name."]
    elif len(admin_name) > PERSON_LENGTH:
        problems["admin_name"] = [f"Keep the administrator’s name to {PERSON_LENGTH} characters."]
    try:
        validate_email(email)
    except ValidationError:
        problems["admin_email"] = ["Give an email address, such as name@example.org."]
    try:
        validate_password(password, User(email=email, name=admin_name))
    except ValidationError as weak:
        problems["admin_password"] = weak.messages
    if problems:
        raise Problem(problems)

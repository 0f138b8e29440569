"""How sign-in behaves here: by invitation only, with a second step for those who reach far."""

import logging
from typing import Any
from urllib.parse import quote

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.directory import Claims
from foundation.organisation.models import User
from foundation.organisation.scoping import reaches_beyond_one_service
from foundation.organisation.selectors.accounts import factors_of, has_second_factor
from foundation.organisation.services.invitations import accept_through_directory
from foundation.organisation.views.second_factor import (
    note_directory_factor,
    proved_by_directory,
)

log = logging.getLogger(__name__)


class SecondStep(AuthenticateStage):
    """Asks for the second factor, unless the directory has just done so itself."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if proved_by_directory(request, self.login.user):
            return False
        return bool(super()._should_handle(request))


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts begin with an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right.",
        "too_many_login_attempts": "That was tried too often. Wait five minutes and try again.",
        "rate_limited": "That was tried too often. Wait five minutes and try again.",
        "incorrect_code": "This code is not right. Codes change every half minute; try the next.",
        "incorrect_password": "This password is not right.",
        "enter_current_password": "This is not your password of today.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        ours = f"{SecondStep.__module__}.{SecondStep.__qualname__}"
        theirs = f"{AuthenticateStage.__module__}.{AuthenticateStage.__qualname__}"
        return [ours if path == theirs else path for path in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in begins with a second factor without a second password."""
        if app == "allauth.mfa" and self._is_beginning():
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def _is_beginning(self) -> bool:
        """Setting up the first factor, or seeing the recovery codes that came with it."""
        user, match = self.request.user, self.request.resolver_match
        since = timezone.now().timestamp() - account_settings.REAUTHENTICATION_TIMEOUT
        lately = [r for r in get_authentication_records(self.request, user) if r["at"] > since]
        if match is not None and match.view_name == "mfa_view_recovery_codes":
            return any(record.get("set_up") for record in lately)
        return bool(lately) and not has_second_factor(user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in a mail names our own address, whatever host the request claimed."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.SUSTAIN_URL}{path.replace('UID-KEY', quote(key))}"

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """A new password only for who had one: an invitation or a directory is no way round."""
        if user.joined_at and user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What was done is done, also when the post office is away."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except OSError:
            log.exception("a notification was not sent")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The last second factor stays where a role asks for one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": (
            "Your role reaches beyond one service, so it keeps a second step. "
            "Add another app or passkey first, then remove this one."
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        if not reaches_beyond_one_service(user):
            return True
        return factors_of(user).exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "My passkey" if number == 1 else f"Passkey {number}"

    def _get_site_name(self) -> str:
        return "Sustain"


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """Sign-in through the provider's own directory (OpenID Connect).

    The directory proves who somebody is; it never makes an account. It is joined to the
    account with the same address, and only when the directory says the address is verified.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.state.get("process", "login") != "login":
            self._refuse(request)
        claims = Claims(sociallogin.account.extra_data)
        if not sociallogin.is_existing:
            sociallogin.connect(request, self._find(request, claims))
        if claims.second_factor:
            note_directory_factor(request, sociallogin.user)

    def _find(self, request: HttpRequest, claims: Claims) -> User:
        """The account that is open and has an address the directory vouches for."""
        account = User.objects.active().filter(email__in=claims.addresses).first()
        if account is None:
            return self._refuse(request)
        if account.joined_at:
            return account
        invitation = account.invitations.open_at(timezone.now()).first()
        if invitation is None:
            return self._refuse(request)
        return accept_through_directory(by=account, invitation=invitation)

    def _refuse(self, request: HttpRequest) -> Any:
        """The same page for everybody who has no account here, so that it tells nothing."""
        page = render(request, "socialaccount/signup.html", status=403)
        raise ImmediateHttpResponse(page)

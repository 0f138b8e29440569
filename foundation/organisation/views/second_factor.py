"""The second factor: asked of everybody whose roles reach beyond one service."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import logout
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django_htmx.http import HttpResponseClientRedirect

from foundation.organisation.scoping import reaches_beyond_one_service
from foundation.organisation.selectors.accounts import FACTORS, factors_of, has_second_factor
from foundation.organisation.sessions import drop_sessions
from foundation.ui.views import SIGNED_IN, Page

SETTING_UP = "organisation:second_factor"
BY_DIRECTORY = "directory"

# All that opens before the second factor is set up: setting it up, and leaving.
OPEN_BEFORE = {
    SETTING_UP,
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_logout",
    "healthz",
}


class SecondFactorMiddleware:
    """Opens nothing else until the second factor that a wide role asks for is in use.

    It is asked of the session, not only of the account: a session that began with a password
    alone has to be signed in again once the account has a second factor.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> HttpResponse | None:
        if not is_missing(request):
            return None
        # The pages that are open now stand without the shell, which would show what is inside.
        request.second_factor_missing = True  # type: ignore[attr-defined]
        if is_open_before(request):
            return None
        if has_second_factor(request.user):
            logout(request)
            return send_to(request, f"{reverse('account_login')}?next={request.path}")
        return send_to(request, reverse(SETTING_UP))


class SetUpSecondFactor(Page):
    """Why a second step is asked for, and the two ways to have one."""

    permission = SIGNED_IN
    template_name = "organisation/second_factor.html"
    title = "One more step"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if has_second_factor(self.user):
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.show()


class RemovePasskey(RemoveWebAuthnView):
    """Removing a passkey, unless it is the last second factor that a role asks for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refused() or super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        return self._refused() or super().form_valid(form)

    def _refused(self) -> HttpResponse | None:
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.get_object()):
            return None
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return HttpResponseRedirect(reverse("mfa_list_webauthn"))


def is_missing(request: HttpRequest) -> bool:
    """Whether this session still owes the second factor that its roles ask for."""
    user = request.user
    return user.is_authenticated and reaches_beyond_one_service(user) and not is_proved(request)


def is_open_before(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in OPEN_BEFORE


def is_proved(request: HttpRequest) -> bool:
    """Whether this session has shown a second factor that the account still has."""
    if proved_by_directory(request, request.user):
        return True
    records = get_authentication_records(request, request.user)
    return any(one["method"] == "mfa" for one in records) and has_second_factor(request.user)


def proved_by_directory(request: HttpRequest, user: Any) -> bool:
    """Whether the directory said, as this session began, that it had asked for two factors."""
    records = get_authentication_records(request, user)
    return any(one["method"] == "mfa" and one.get("type") == BY_DIRECTORY for one in records)


def note_directory_factor(request: HttpRequest, user: Any) -> None:
    record_authentication(request, user, "mfa", type=BY_DIRECTORY)


def send_to(request: HttpRequest, url: str) -> HttpResponse:
    """There, also when only a part of a page was asked for; and nobody keeps a copy."""
    part = bool(getattr(request, "htmx", False))
    answer = HttpResponseClientRedirect(url) if part else HttpResponseRedirect(url)
    patch_cache_control(answer, no_store=True)
    return answer


@receiver(authenticator_added)
def begin_with_factor(
    request: HttpRequest, user: Any, authenticator: Authenticator, **_kwargs: Any
) -> None:
    """The session that set it up has proved it; every other was begun without and ends."""
    if authenticator.type not in FACTORS:
        return
    first = factors_of(user).count() == 1
    record_authentication(
        request, user, "mfa", id=authenticator.pk, type=authenticator.type, set_up=first
    )
    drop_sessions(user, keep=request.session.session_key or "")

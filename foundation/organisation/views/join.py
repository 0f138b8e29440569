"""Taking up an invitation: from the link in the mail to the first page."""

from functools import cached_property
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from foundation.organisation.forms.join import JoinForm
from foundation.organisation.models import Invitation, User
from foundation.organisation.selectors.invitations import invitation_for
from foundation.organisation.services import invitations
from foundation.ui.problems import Problem, place_problem

TOKEN = "invitation_token"  # noqa: S105 where the link waits in the session


@method_decorator([login_not_required, never_cache], name="dispatch")
class OpenLink(View):
    """Takes the link out of the address, where browsers and proxies would keep it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        request.session[TOKEN] = token
        return HttpResponseRedirect(reverse("organisation:join_form"))


@method_decorator(
    [login_not_required, never_cache, sensitive_post_parameters("password")], name="dispatch"
)
class Join(View):
    """A password of one's own, and in."""

    @cached_property
    def invitation(self) -> Invitation | None:
        return invitation_for(self.request.session.get(TOKEN, ""), timezone.now())

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(JoinForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = JoinForm(request.POST)
        if self.invitation is None or request.user.is_authenticated or not form.is_valid():
            return self.page(form)
        try:
            user = invitations.accept_invitation(
                by=self.invitation.user, invitation=self.invitation, **form.cleaned_data
            )
        except Problem as problem:
            place_problem(form, problem)
            return self.page(form)
        del request.session[TOKEN]
        return sign_in(request, user)

    def page(self, form: Any) -> HttpResponse:
        """The form; or why there is none, in the same words whatever the reason."""
        if self.invitation is None:
            return render(self.request, "organisation/join_gone.html", status=410)
        status = 422 if form.is_bound and form.errors else 200
        context = {"form": form, "invited": self.invitation.user}
        return render(self.request, "organisation/join.html", context, status=status)


def sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Straight in, without typing what was just chosen."""
    record_authentication(request, user, method="invitation")
    answer: HttpResponse = perform_login(request, Login(user=user, email=user.email))
    return answer

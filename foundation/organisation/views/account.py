"""One's own account: roles, details, how one signs in and where one is signed in."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse
from django.urls import reverse

from foundation.organisation.forms.staff import DetailsForm, NoQuestions
from foundation.organisation.models import User
from foundation.organisation.scoping import reaches_beyond_one_service
from foundation.organisation.selectors.accounts import (
    comes_from_directory,
    factors_of,
    own_row,
    sessions_of,
)
from foundation.organisation.selectors.staff import roles_of
from foundation.organisation.services import accounts
from foundation.ui.views import SIGNED_IN, ConfirmPage, FormPage, Page


class MyAccount(Page):
    """What I may do, how I appear, how I sign in."""

    permission = SIGNED_IN
    template_name = "organisation/account.html"
    title = "Your account"
    nav = "account"

    def context(self) -> dict[str, Any]:
        return {
            "roles": roles_of(self.user, self.user, self.on),
            "factors": list(factors_of(self.user)),
            "needs_factor": reaches_beyond_one_service(self.user),
            "sessions": sessions_of(self.user),
            "directory": comes_from_directory(self.user),
        }


class MyDetails(FormPage):
    """My name and job title."""

    permission = SIGNED_IN
    form_class = DetailsForm
    title, submit, said = "Your name and job title", "Save", "Saved."
    drafts = False
    model = User

    def rows(self) -> Any:
        return own_row(self.user)

    def fetch(self) -> None:
        self.kwargs["pk"] = self.user.pk
        super().fetch()

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Your account", reverse("account"))]

    def save(self, form: Any) -> User:
        return accounts.change_details(by=self.user, user=self.object, **form.cleaned_data)

    def landing(self, saved: User) -> str:
        return reverse("account")


class SignOutEverywhere(ConfirmPage):
    """Ends every session of mine, this one too."""

    permission = SIGNED_IN
    form_class = NoQuestions
    title, submit, said = "Sign out everywhere?", "Sign out everywhere", ""
    ask = "You are signed out on every tablet and computer, this one too. Drafts are kept."

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Your account", reverse("account"))]

    def save(self, form: Any) -> None:
        accounts.sign_out_everywhere(by=self.user, user=self.user)

    def landing(self, saved: Any) -> str:
        return reverse("account_login")

    def go(self, url: str) -> HttpResponse:
        """The session of this very request ends last."""
        logout(self.request)
        return super().go(url)


class DirectoryPassword(Page):
    """For those who sign in through the directory: there is no password here to change."""

    permission = SIGNED_IN
    template_name = "organisation/directory_password.html"
    title = "Your password"

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Your account", reverse("account"))]

"""Staff: who works here, in which roles, and how their account stands."""

from typing import Any

import django_filters
from django.urls import reverse

from foundation.organisation.access import INVITE, may_give, may_manage
from foundation.organisation.forms.staff import (
    DetailsForm,
    EndMembershipForm,
    GiveRoleForm,
    InviteForm,
    NoQuestions,
)
from foundation.organisation.models import Membership, Role, Service, User
from foundation.organisation.scoping import reach_of, reaches_beyond_one_service
from foundation.organisation.selectors.accounts import factors_of, sessions_of
from foundation.organisation.selectors.staff import (
    invitation_of,
    invitation_words,
    roles_of,
    staff_rows,
)
from foundation.organisation.services import (
    accounts,
    invitations,
    memberships,
    second_factor,
)
from foundation.organisation.tables.staff import StaffTable
from foundation.ui.forms import FilterSet, SearchFilter, visible
from foundation.ui.views import Button, ConfirmPage, DetailPage, FormPage, ListPage, Tab

VIEW = "organisation.view_staff"


class StaffFilter(FilterSet):
    """Which staff."""

    q = SearchFilter(fields=("name", "job_title", "email"), label="Name, job or email")
    role = django_filters.ModelChoiceFilter(
        queryset=Role.objects.all(), method="in_role", label="Role", empty_label="Every role"
    )
    service = django_filters.ModelChoiceFilter(
        queryset=visible(Service), method="at_service", label="Service", empty_label="Every service"
    )

    class Meta:
        model = User
        fields = ()

    def in_role(self, rows: Any, _name: str, role: Role) -> Any:
        held = Membership.objects.visible_to(self.user).filter(role=role)
        return rows.filter(pk__in=held.values("user"))

    def at_service(self, rows: Any, _name: str, service: Service) -> Any:
        held = Membership.objects.visible_to(self.user).filter(service=service)
        return rows.filter(pk__in=held.values("user"))


class StaffList(ListPage):
    """Who works here."""

    permission = VIEW
    nav = "staff"
    title = "Staff"
    noun = "people"
    table = StaffTable
    filters = StaffFilter
    tabs = (
        Tab(
            "here", "Working here",
            lambda rows, on: rows.active().joined().filter(works_here=True),
        ),
        Tab(
            "invited", "Invited",
            lambda rows, on: rows.active().filter(joined_at__isnull=True, works_here=True),
        ),
        Tab(
            "left", "Left or closed",
            lambda rows, on: rows.exclude(is_active=True, works_here=True),
        ),
        Tab("all", "All"),
    )  # fmt: skip

    def rows(self) -> Any:
        return staff_rows(self.user, self.on)

    def actions(self) -> list[Button]:
        if not self.user.has_perm(INVITE):
            return []
        return [
            Button("Invite somebody", reverse("organisation:invite"), primary=True, icon="envelope")
        ]


class StaffPage(DetailPage):
    """One member of staff."""

    permission = VIEW
    model = User
    template_name = "organisation/staff_member.html"
    nav = "staff"

    def allowed(self) -> bool:
        return self.user.has_perm(VIEW)

    def title(self) -> str:
        return self.object.name

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Staff", reverse("organisation:staff"))]

    def context(self) -> dict[str, Any]:
        person, manages = self.object, may_manage(self.user, self.object)
        roles = roles_of(person, self.user, self.on)
        invitation = invitation_of(person)
        return {
            "person": person,
            "roles": roles,
            "given": [(row, may_give(self.user, row.role, row.place)) for row in roles.now],
            "coming": [(row, may_give(self.user, row.role, row.place)) for row in roles.coming],
            "manages": manages,
            "may_invite": self.user.has_perm(INVITE) and person.pk != self.user.pk,
            "may_reopen": manages and self._may_reopen(),
            "invitation": invitation,
            "invitation_words": invitation_words(invitation),
            "sessions": sessions_of(person) if manages else None,
            "factors": factors_of(person).count() if manages else None,
            "needs_factor": reaches_beyond_one_service(person) if manages else None,
        }

    def _may_reopen(self) -> bool:
        closed_here = self.object.closed_by_id == self.user.pk
        return closed_here or reach_of(self.user, INVITE).everything


class Invite(FormPage):
    """A colleague gets a link to an account of their own."""

    permission = INVITE
    form_class = InviteForm
    title, submit = "Invite somebody", "Send the invitation"
    nav = "staff"

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Staff", reverse("organisation:staff"))]

    def save(self, form: Any) -> User:
        self.address = form.cleaned_data["email"].lower()
        return invitations.invite_person(by=self.user, **form.cleaned_data)

    def said(self, saved: User) -> str:
        return f"An email is on its way to {self.address}."

    def landing(self, saved: User) -> str:
        return reverse("organisation:staff")


class OfStaff:
    """What pages about one member of staff have in common."""

    model = User
    permission = INVITE
    nav = "staff"
    drafts = False
    object: Any
    user: Any

    def allowed(self) -> bool:
        """In reach is enough to ask; whether it may be done, the service says in a sentence."""
        return bool(self.user.has_perm(INVITE))

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            ("Staff", reverse("organisation:staff")),
            (self.object.name, self.object.get_absolute_url()),
        ]

    def landing(self, saved: Any) -> str:
        return str(self.object.get_absolute_url())


class GiveRole(OfStaff, FormPage):
    """One more role for somebody who has an account."""

    form_class = GiveRoleForm
    title, submit, said = "Give a role", "Give the role", "The role is given."

    def save(self, form: Any) -> Membership:
        return memberships.give_role(by=self.user, user=self.object, **form.cleaned_data)


class StaffDetails(OfStaff, FormPage):
    """The name and job title of somebody else."""

    form_class = DetailsForm
    title, submit, said = "Name and job title", "Save", "Saved."

    def save(self, form: Any) -> User:
        return accounts.change_details(by=self.user, user=self.object, **form.cleaned_data)


class EndMembership(FormPage):
    """The last day of a role."""

    permission = INVITE
    model = Membership
    form_class = EndMembershipForm
    title, submit, said = "End this role", "Set the last day", "The last day is set."
    nav = "staff"
    drafts = False
    danger = True

    def rows(self) -> Any:
        return super().rows().select_related("user", "role", "service", "region")

    def crumbs(self) -> list[tuple[str, str]]:
        person = self.object.user
        return [
            ("Staff", reverse("organisation:staff")),
            (person.name, person.get_absolute_url()),
        ]

    @property
    def intro(self) -> str:
        row = self.object
        return (
            f"{row.user.name}: {row.role}, {row.place}. To shut somebody out today, on every "
            "device, close their account instead."
        )

    def save(self, form: Any) -> Membership:
        return memberships.end_membership(
            by=self.user, membership=self.object, ends_on=form.cleaned_data["ends_on"]
        )

    def landing(self, saved: Membership) -> str:
        """Their page, while somebody who ended the only role there can still see it."""
        seen = User.objects.visible_to(self.user).filter(pk=saved.user_id).exists()
        return saved.user.get_absolute_url() if seen else reverse("organisation:staff")


class Ask(OfStaff, ConfirmPage):
    """A confirmation about one member of staff."""

    form_class = NoQuestions


class CloseAccount(Ask):
    title, submit, said = "Close this account?", "Close the account", "The account is closed."
    danger = True

    def ask(self) -> str:
        return (
            f"{self.object.name} is signed out everywhere and cannot sign in again. Their roles, "
            "actions and notes stay on record."
        )

    def save(self, form: Any) -> User:
        return accounts.close_account(by=self.user, user=self.object)


class ReopenAccount(Ask):
    title, submit, said = "Open this account again?", "Open the account", "The account is open."

    def ask(self) -> str:
        return f"{self.object.name} can sign in again, with the roles that have not ended."

    def save(self, form: Any) -> User:
        return accounts.reopen_account(by=self.user, user=self.object)


class EndSessions(Ask):
    title, submit = "Sign them out everywhere?", "Sign them out"
    said = "They are signed out everywhere."

    def ask(self) -> str:
        return f"{self.object.name} has to sign in again on every device. Drafts are kept."

    def save(self, form: Any) -> int:
        return accounts.sign_out_everywhere(by=self.user, user=self.object)


class ResetSecondFactor(Ask):
    title, submit = "Remove their second step?", "Remove it"
    said = "The second step is removed. They were told by email."
    danger = True

    def ask(self) -> str:
        return (
            "For somebody who lost their phone. Make sure that it is really them who asks: "
            f"speak to {self.object.name} in person. They set it up again at the next sign-in."
        )

    def save(self, form: Any) -> User:
        return second_factor.reset_second_factor(by=self.user, user=self.object)


class ResendInvitation(Ask):
    title, submit = "Send a new invitation?", "Send it"
    said = "A new link is on its way."

    def ask(self) -> str:
        return f"A new link goes to {self.object.email}. The one sent before stops working."

    def save(self, form: Any) -> Any:
        return invitations.resend_invitation(by=self.user, user=self.object)


class WithdrawInvitation(Ask):
    title, submit = "Withdraw this invitation?", "Withdraw it"
    said = "The invitation is withdrawn."
    danger = True

    def ask(self) -> str:
        return f"The link sent to {self.object.email} stops working and the roles are taken away."

    def save(self, form: Any) -> User:
        return invitations.withdraw_invitation(by=self.user, user=self.object)

    def landing(self, saved: Any) -> str:
        return reverse("organisation:staff")

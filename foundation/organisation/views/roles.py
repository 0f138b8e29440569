"""Roles: what each may do, in words."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from foundation.organisation.access import CHANGE_ROLE
from foundation.organisation.forms.roles import RoleForm
from foundation.organisation.models import Membership, Role
from foundation.organisation.models.people import in_force
from foundation.organisation.scoping import reach_of
from foundation.organisation.selectors.permissions import permissions_by_room
from foundation.organisation.selectors.staff import with_places
from foundation.organisation.services import roles
from foundation.organisation.tables.roles import RoleTable
from foundation.ui.views import DetailPage, FormPage, ListPage

VIEW = "organisation.view_staff"


class RoleList(ListPage):
    """Every role. What roles may do is no secret to those who hold them."""

    permission = VIEW
    nav = "roles"
    title = "Roles"
    noun = "roles"
    headline = "A role says what somebody may do. Where they may do it is said when it is given."
    table = RoleTable
    scope_field = ""

    def rows(self) -> Any:
        here = Q(in_force(self.on, "memberships__")) & Q(memberships__user__is_active=True)
        return Role.objects.annotate(held=Count("memberships__user", filter=here, distinct=True))


class OneRole:
    """Roles are found by anybody who may see staff; they belong to no place."""

    model = Role
    nav = "roles"

    def rows(self) -> Any:
        return Role.objects.all()

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Roles", reverse("organisation:roles"))]


class RolePage(OneRole, DetailPage):
    """One role: what it may do, and who holds it."""

    permission = VIEW
    template_name = "organisation/role.html"

    def allowed(self) -> bool:
        return bool(self.user.has_perm(VIEW))

    def context(self) -> dict[str, Any]:
        held = set(self.object.permissions)
        rooms = [
            (room, [(one, one.code in held) for one in found])
            for room, found in permissions_by_room()
        ]
        holders = Membership.objects.visible_to(self.user).in_force(self.on)
        mine = holders.filter(role=self.object, user__is_active=True)
        return {
            "role": self.object,
            "rooms": rooms,
            "number": len(held),
            "holders": list(with_places(mine).select_related("user", "service", "region")),
            "may_change": reach_of(self.user, CHANGE_ROLE).everything,
        }


class RoleChange(OneRole, FormPage):
    """What a role may do: for who may change roles in the whole organisation."""

    permission = CHANGE_ROLE
    form_class = RoleForm
    submit, said = "Save", "Saved. It is in force at once."
    drafts = False

    def allowed(self) -> bool:
        return reach_of(self.user, CHANGE_ROLE).everything

    def title(self) -> str:
        return f"Change the role {self.object.name.lower()}"

    def crumbs(self) -> list[tuple[str, str]]:
        return [*super().crumbs(), (self.object.name, self.object.get_absolute_url())]

    def save(self, form: Any) -> Role:
        return roles.change_role(by=self.user, role=self.object, **form.cleaned_data)

"""Roles: what they may do, and who may change that."""

import pytest

from foundation.organisation.access import CHANGE_ROLE, INVITE, PERMISSIONS
from foundation.organisation.models import Role
from foundation.organisation.selectors.permissions import declared_permissions
from foundation.organisation.services.roles import change_role, sync_roles
from foundation.ui.problems import Problem
from tests.factories.organisation import UserFactory, give_role, staff

from .conftest import sentences

pytestmark = pytest.mark.django_db


def role(key):
    return Role.objects.get(key=key)


def change(by, one, permissions, name=None):
    return change_role(
        by=by, role=one, name=name or one.name, description=one.description,
        permissions=permissions,
    )  # fmt: skip


def test_every_declared_permission_is_held_by_a_role_from_the_first_day():
    held = {code for one in Role.objects.all() for code in one.permissions}
    assert {one.code for one in declared_permissions()} <= held


def test_the_administrator_begins_without_care_content():
    held = set(role("system_administrator").permissions)
    assert not held & {"organisation.view_person", "organisation.change_person", "qip.view_plan"}


def test_a_permission_taken_away_is_gone_for_all_who_hold_the_role(administrator, insider, service):
    one = role("service_manager")
    change(administrator, one, set(one.permissions) - {"qip.change_plan"})
    fresh = type(insider).objects.get(pk=insider.pk)
    assert not fresh.has_perm("qip.change_plan")
    sync_roles()
    assert "qip.change_plan" not in role("service_manager").permissions


def test_what_is_not_a_permission_is_not_kept(administrator):
    one = change(
        administrator, role("board_reader"), ["qip.view_plan", "invented.right", "is_staff"]
    )
    assert one.permissions == ["qip.view_plan"]


def test_nobody_adds_to_a_role_they_hold(administrator):
    one = role("system_administrator")
    with pytest.raises(Problem, match="hold this role yourself"):
        change(administrator, one, [*one.permissions, "organisation.view_person"])
    less = change(administrator, one, set(one.permissions) - {"organisation.change_codes"})
    assert "organisation.change_codes" not in less.permissions


@pytest.mark.parametrize(
    ("key", "words"), [(CHANGE_ROLE, "change what roles may do"), (INVITE, "let staff in")]
)
def test_the_last_way_in_stays(administrator, key, words):
    one = role("system_administrator")
    with pytest.raises(Problem, match=words):
        change(administrator, one, set(one.permissions) - {key})
    assert key in role("system_administrator").permissions


def test_a_way_in_may_move_to_another_role(administrator):
    lead = staff("quality_lead")
    wider = role("quality_lead")
    change(administrator, wider, [*wider.permissions, CHANGE_ROLE])
    one = role("system_administrator")
    change(administrator, one, set(one.permissions) - {CHANGE_ROLE})
    assert type(lead).objects.get(pk=lead.pk).has_perm(CHANGE_ROLE)


def test_two_roles_do_not_share_a_name(administrator):
    with pytest.raises(Problem, match="already"):
        change(administrator, role("team_leader"), [], name="support WORKER")


def test_the_pages_say_in_words_what_a_role_may_do(see, colleague, insider):
    page = see(colleague, "role", role("service_manager").pk)
    assert "Invite staff and change their roles" in page.text
    assert insider.name in page.text
    assert INVITE not in page.text
    assert see(UserFactory(), "roles").status_code == 403


def test_the_list_counts_who_holds_each(see, insider, colleague, service):
    give_role(
        colleague, "support_worker", service=service, ends_on="2020-01-01", starts_on="2019-01-01"
    )
    rows = {row.key: row.held for row in see(insider, "roles").context["page"].rows}
    assert rows["support_worker"] == 1
    assert rows["panel_chair"] == 0


def test_who_may_change_roles(see, send, insider, administrator, service):
    pk = role("support_worker").pk
    local = staff("system_administrator", service=service)
    for somebody in (insider, local):
        assert see(somebody, "role_change", pk).status_code == 403
        assert send(somebody, "role_change", pk, permissions=[INVITE]).status_code == 403
    assert see(administrator, "role_change", pk).status_code == 200
    assert INVITE not in role("support_worker").permissions


def test_changing_a_role_through_the_form(send, administrator):
    one = role("board_reader")
    fields = {"name": one.name, "description": one.description}
    send(administrator, "role_change", one.pk, **fields, permissions=["qip.view_plan"])
    assert role("board_reader").permissions == ["qip.view_plan"]
    answer = send(administrator, "role_change", one.pk, **fields, permissions=["made.up"])
    assert "Choose one from the list" in sentences(answer)


def test_the_words_of_a_permission_are_a_sentence_part():
    for one in PERMISSIONS:
        assert one.label[0].isupper()
        assert not one.label.endswith(".")

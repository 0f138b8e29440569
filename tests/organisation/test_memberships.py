"""Who may give which role to whom, and who may end it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.organisation.access import may_give, may_manage
from foundation.organisation.models import EVERYWHERE, Membership, Place, Role
from foundation.organisation.services.memberships import end_membership, give_role
from foundation.ui.problems import Problem
from tests.factories.organisation import (
    ServiceFactory,
    UserFactory,
    staff,
)
from tests.factories.organisation import (
    give_role as already_has,
)

pytestmark = pytest.mark.django_db


def role(key):
    return Role.objects.get(key=key)


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def give(by, key, place, user=None, **dates):
    return give_role(by=by, user=user or UserFactory(), role=role(key), place=place, **dates)


def test_a_manager_gives_the_roles_of_their_own_service(insider, service):
    membership = give(insider, "support_worker", Place(service=service))
    assert (membership.service, membership.starts_on, membership.created_by) == (
        service, today(), insider,
    )  # fmt: skip


@pytest.mark.parametrize("key", ["system_administrator", "quality_lead", "data_protection_lead"])
def test_nobody_gives_more_than_they_hold_themselves(insider, service, key):
    with pytest.raises(Problem, match="You may not give the role"):
        give(insider, key, Place(service=service))


def test_nobody_gives_a_role_where_they_may_not_invite(insider, colleague, service, next_door):
    somebody = UserFactory()
    for by, place in (
        (insider, Place(service=next_door)),
        (insider, Place(region=service.region)),
        (insider, EVERYWHERE),
        (colleague, Place(service=service)),
    ):
        with pytest.raises(Problem):
            give(by, "support_worker", place, user=somebody)
    assert not somebody.memberships.exists()


def test_a_region_is_for_who_covers_all_of_it(service):
    sister = ServiceFactory(region=service.region)
    both = staff("service_manager", service=service)
    already_has(both, "service_manager", service=sister)
    assert not may_give(both, role("support_worker"), Place(region=service.region))
    regional = staff("service_manager", region=service.region)
    assert may_give(regional, role("support_worker"), Place(region=service.region))
    assert may_give(regional, role("support_worker"), Place(service=sister))
    assert not may_give(regional, role("support_worker"), EVERYWHERE)


def test_the_administrator_of_everything_gives_any_role_to_others(administrator, service):
    for one in Role.objects.all():
        assert give(administrator, one.key, EVERYWHERE).role == one


def test_an_administrator_of_one_service_is_bound_like_anybody(service):
    local = staff("system_administrator", service=service)
    assert not may_give(local, role("support_worker"), Place(service=service))
    assert may_give(local, role("system_administrator"), Place(service=service))


def test_what_is_held_at_one_place_gives_nothing_at_another(service, next_door):
    """Manager here, quality lead there: neither makes a quality lead here."""
    both = staff("service_manager", service=service)
    already_has(both, "quality_lead", service=next_door)
    assert not may_give(both, role("quality_lead"), Place(service=service))
    assert not may_give(both, role("quality_lead"), Place(service=next_door))


def test_nobody_gives_themselves_a_role(administrator, insider, service):
    for by, place in ((administrator, EVERYWHERE), (insider, Place(service=service))):
        with pytest.raises(Problem, match="Nobody gives themselves a role"):
            give(by, "support_worker", place, user=by)


def test_a_role_whose_permissions_grew_can_no_longer_be_given(insider, service):
    worker = role("support_worker")
    assert may_give(insider, worker, Place(service=service))
    worker.permissions = [*worker.permissions, "organisation.change_provider"]
    worker.save()
    assert not may_give(insider, worker, Place(service=service))


def test_somebody_who_only_begins_tomorrow_gives_nothing_today(service):
    soon = staff("service_manager", service=service, starts_on=today(1))
    assert not may_give(soon, role("support_worker"), Place(service=service))


def test_a_closed_account_gives_nothing_and_gets_nothing(administrator, insider, service):
    insider.is_active = False
    insider.save()
    assert not may_give(insider, role("support_worker"), Place(service=service))
    with pytest.raises(Problem, match="closed"):
        give(administrator, "support_worker", Place(service=service), user=insider)


def test_the_same_role_is_not_held_twice_at_once(insider, service, colleague):
    with pytest.raises(Problem, match="already"):
        give(insider, "support_worker", Place(service=service), user=colleague)
    membership = colleague.memberships.get()
    end_membership(by=insider, membership=membership, ends_on=today(5))
    with pytest.raises(Problem, match="already"):
        give(insider, "support_worker", Place(service=service), user=colleague)
    later = give(
        insider, "support_worker", Place(service=service), user=colleague, starts_on=today(6)
    )
    assert later.starts_on == today(6)


@pytest.mark.parametrize(("starts", "ends", "words"), [
    (5, 4, "before the first"), (-10, -1, "has passed"),
])  # fmt: skip
def test_dates_that_make_no_sense(insider, service, starts, ends, words):
    with pytest.raises(Problem, match=words):
        give(
            insider, "support_worker", Place(service=service),
            starts_on=today(starts), ends_on=today(ends),
        )  # fmt: skip


def test_the_last_day_counts(insider, colleague):
    membership = colleague.memberships.get()
    end_membership(by=insider, membership=membership, ends_on=today())
    assert Membership.objects.in_force(today()).filter(user=colleague).exists()
    assert not Membership.objects.in_force(today(1)).filter(user=colleague).exists()


def test_a_role_that_has_not_begun_is_taken_away(insider, service):
    somebody = UserFactory()
    membership = give(
        insider, "support_worker", Place(service=service), user=somebody, starts_on=today(9)
    )
    end_membership(by=insider, membership=membership, ends_on=today())
    assert not somebody.memberships.exists()


def test_a_role_does_not_end_before_it_began(insider, colleague):
    membership = colleague.memberships.get()
    with pytest.raises(Problem, match="began on"):
        end_membership(
            by=insider, membership=membership, ends_on=membership.starts_on - timedelta(1)
        )


def test_a_role_that_has_ended_stays_ended(insider, colleague):
    membership = colleague.memberships.get()
    membership.ends_on = today(-3)
    membership.save()
    with pytest.raises(Problem, match="ended on"):
        end_membership(by=insider, membership=membership, ends_on=today(30))


def test_nobody_ends_what_they_could_not_give(insider, colleague, stranger, service):
    lead = staff("quality_lead", service=service)
    for by, user in ((insider, lead), (stranger, colleague), (colleague, insider)):
        with pytest.raises(Problem, match="You may not end"):
            end_membership(by=by, membership=user.memberships.get(), ends_on=today())


def test_nobody_ends_their_own_last_role(insider, service):
    with pytest.raises(Problem, match="your last role"):
        end_membership(by=insider, membership=insider.memberships.get(), ends_on=today())
    extra = already_has(insider, "team_leader", service=service)
    assert end_membership(by=insider, membership=extra, ends_on=today()).ends_on == today()


def test_nobody_stretches_their_own_role(insider, service):
    own = insider.memberships.get()
    own.ends_on = today(3)
    own.save()
    already_has(insider, "team_leader", service=service)
    with pytest.raises(Problem, match="more time"):
        end_membership(by=insider, membership=own, ends_on=today(300))


def test_the_last_administrator_cannot_be_removed(administrator, second_administrator):
    last = administrator.memberships.get()
    end_membership(
        by=administrator, membership=second_administrator.memberships.get(), ends_on=today()
    )
    with pytest.raises(Problem, match="nobody could let staff in"):
        end_membership(by=second_administrator, membership=last, ends_on=today(100))
    last.refresh_from_db()
    assert last.ends_on is None


@pytest.mark.parametrize("lacks", ["joined_at", "is_active", "starts_on", "service"])
def test_a_second_administrator_counts_only_when_they_can_act(
    administrator, second_administrator, service, lacks
):
    helper = staff("system_administrator")
    membership = second_administrator.memberships.get()
    match lacks:
        case "joined_at":
            second_administrator.joined_at = None
        case "is_active":
            second_administrator.is_active = False
        case "starts_on":
            membership.starts_on = today(1)
        case "service":
            membership.whole_organisation, membership.service = False, service
    second_administrator.save()
    membership.save()
    helper.memberships.update(ends_on=today(30))
    with pytest.raises(Problem, match="without an end date"):
        end_membership(by=helper, membership=administrator.memberships.get(), ends_on=today())


def test_managing_an_account_needs_every_role_of_it(insider, colleague, administrator, next_door):
    assert may_manage(insider, colleague)
    assert not may_manage(colleague, insider)
    assert not may_manage(insider, insider)
    already_has(colleague, "support_worker", service=next_door)
    assert not may_manage(insider, colleague)
    assert may_manage(administrator, colleague)


def test_who_left_is_managed_from_where_they_were(insider, stranger, colleague):
    colleague.memberships.update(ends_on=today(-1))
    assert may_manage(insider, colleague)
    assert not may_manage(stranger, colleague)
    assert not may_manage(insider, UserFactory())

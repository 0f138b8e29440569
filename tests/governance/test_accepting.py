"""A risk is accepted by somebody above the owner, and by nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.organisation.models import Membership, User
from foundation.organisation.scoping import forget_reach
from governance.answerers import why_not
from governance.models import Addressee, LadderLevel
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import RegionFactory, ServiceFactory, staff

from .late import TODAY, give_role, late_action, people

pytestmark = pytest.mark.django_db
BEYOND, OVER_ALL, ABOVE = "beyond one service", "answers for the whole org", "above the owner on"


@pytest.fixture
def ladder(service):
    return people(service)


@pytest.fixture
def cast(service, ladder):
    """Everybody who may own an action or be asked about it, by name."""
    return {
        "leader": ladder.owner, "manager": ladder.manager, "regional": ladder.regional,
        "senior": ladder.senior, "nominated": ladder.nominated,
        "manager_too": staff("service_manager", service=service),
        "regional_too": staff("quality_lead", region=service.region),
        "senior_too": staff("senior_owner"), "quality": staff("quality_lead"),
        "quality_too": staff("quality_lead"), "nominated_too": staff("nominated_individual"),
    }  # fmt: skip


def refused(by, owner, service, **given):
    """Why somebody who was asked may not accept the risk of an action that this person owns."""
    row = EscalationFactory(action=late_action(service, by=8, owner=owner, **given), level=2)
    Addressee.objects.create(escalation=row, person=by, role="R")
    return why_not(by, row, "accept")


@pytest.mark.parametrize(
    ("owner", "by", "words"),
    [
        ("leader", "manager", BEYOND), ("leader", "regional", ""), ("leader", "senior", ""),
        ("manager", "manager_too", BEYOND), ("manager", "regional", ""), ("manager", "quality", ""),
        ("regional", "manager", BEYOND), ("regional", "regional_too", "answers for a region"),
        ("regional", "senior", ""), ("regional", "quality", ""), ("regional", "nominated", ""),
        ("senior", "regional", ABOVE), ("senior", "senior_too", ABOVE), ("senior", "quality", ABOVE),
        ("senior", "nominated", ""),
        ("quality", "quality_too", ABOVE), ("quality", "regional", ABOVE), ("quality", "senior", ""),
        ("nominated", "senior", ABOVE), ("nominated", "nominated_too", ABOVE),
        ("nominated", "regional", ABOVE),
    ],
)  # fmt: skip
def test_only_somebody_above_the_owner_accepts_the_risk(cast, service, owner, by, words):
    said = refused(cast[by], cast[owner], service)
    assert words in said
    assert bool(said) is bool(words)


@pytest.mark.parametrize("name", ["leader", "manager", "regional", "senior", "nominated"])
def test_nobody_accepts_the_risk_of_their_own_action(cast, service, name):
    if cast[name].has_perm("governance.answer_escalation"):
        assert "You own this action" in refused(cast[name], cast[name], service)
    else:
        assert "You were not asked" in refused(cast[name], cast[name], service)


@pytest.mark.parametrize(("by", "words"), [("manager", BEYOND), ("regional", ""), ("senior", "")])
def test_where_the_owner_has_left_a_role_beyond_one_service_is_enough(cast, service, by, words):
    gone = staff("senior_owner")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    ended = staff("senior_owner")
    Membership.objects.filter(user=ended).update(ends_on=TODAY - timedelta(days=1))
    moved = staff("service_manager", region=RegionFactory())
    for owner in (gone, ended, moved):
        owner = User.objects.get(pk=owner.pk)
        assert bool(refused(cast[by], owner, service)) is bool(words)


@pytest.mark.parametrize(("by", "words"), [("manager", BEYOND), ("regional", "")])
def test_so_it_is_where_nobody_owns_it(cast, service, by, words):
    assert words in refused(cast[by], None, service, state="draft")


def test_a_wide_role_elsewhere_is_no_reach_here(cast, service):
    elsewhere = staff("service_manager", region=RegionFactory())
    give_role(elsewhere, "service_manager", service=service)
    assert BEYOND in refused(elsewhere, cast["leader"], service)


def test_a_wide_role_that_does_not_answer_is_not_above(cast, service):
    reader = staff("quality_lead")
    give_role(reader, "board_reader")  # on the highest rung, and only told
    assert ABOVE in refused(reader, cast["senior"], service)


def test_the_rungs_are_those_of_the_ladder_as_it_is_now(cast, service):
    level = LadderLevel.objects.get(number=4)
    level.roles.set(level.roles.model.objects.filter(key="quality_lead"))
    assert refused(cast["quality"], cast["senior"], service) == ""


def test_an_action_of_the_whole_organisation_asks_for_the_same(cast, service):
    given = {"all_services": True}
    assert refused(cast["regional"], cast["leader"], service, **given) == ""
    assert ABOVE in refused(cast["regional"], cast["quality"], service, **given)


def test_the_number_of_questions_does_not_grow_with_the_roles(cast, service):
    def asked():
        row = EscalationFactory(action=late_action(service, by=8, owner=cast["quality"]), level=2)
        Addressee.objects.create(escalation=row, person=cast["senior"], role="R")
        for person in (cast["senior"], cast["quality"]):
            forget_reach(person)
        with CaptureQueriesContext(connection) as found:
            assert why_not(cast["senior"], row, "accept") == ""
        return len(found)

    give_role(cast["quality"], "quality_lead", region=service.region)
    few = asked()
    for _ in range(4):
        give_role(cast["quality"], "quality_lead", region=RegionFactory())
        give_role(cast["quality"], "service_manager", service=ServiceFactory())
        give_role(cast["senior"], "practice_lead", service=ServiceFactory())
    assert asked() <= few

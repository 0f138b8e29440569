"""The page of the ladder: its days, whose roles it asks, where nobody is, and changing it."""

import pytest
from django.urls import reverse

from foundation.organisation.models import Membership, User
from governance.services.escalating import climb
from tests.factories.organisation import UserFactory, staff
from tests.factories.qip import PlanFactory

from .late import TODAY, asked, climbed, late_action, people
from .test_escalation_pages import listed, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def ladder(service):
    return people(service)


def test_the_ladder_shows_days_roles_and_where_nobody_is(client, service, ladder, next_door):
    lonely = next_door.name
    body = shown(client, ladder.manager, reverse("escalations:ladder"))[1]
    assert "At once" in body
    assert "56 days" in body
    assert "Never" in body
    assert (
        "Nobody holds this role for 1 service outside yours. The next level is asked instead."
        in body
    )
    assert lonely not in body
    assert "Change" not in body.split("<h1>")[1]
    body = shown(client, ladder.board, reverse("escalations:ladder"))[1]
    assert f"Nobody holds this role for {lonely}. The next level is asked instead." in body


def test_an_empty_level_of_senior_owners_is_about_plans_without_one(client, service, ladder):
    """The senior owner of a plan answers at level 3, also where nobody else holds the role."""
    url = reverse("escalations:ladder")
    Membership.objects.filter(user=ladder.senior).delete()
    theirs = staff("quality_lead")
    plan = PlanFactory(services=[service], senior_owner=theirs)
    assert "Level 3.</b>" not in shown(client, ladder.manager, url)[1]
    climb(on=TODAY)
    assert asked(climbed(late_action(service, by=15, plan=plan))) == {theirs.pk}
    User.objects.filter(pk=theirs.pk).update(is_active=False)
    assert (
        "Nobody holds this role over the whole organisation, and the senior owner of 1 plan "
        "cannot answer. The next level is asked instead."
    ) in shown(client, ladder.manager, url)[1]
    row = climbed(late_action(service, by=15, plan=plan))
    assert (row.level, row.role_was_empty) == (4, True)


def test_the_page_of_delays_says_what_went_higher_than_meant(client, service, ladder):
    Membership.objects.filter(user=ladder.regional).delete()
    climbed(late_action(service, by=8))
    body = shown(client, ladder.senior, reverse("delays:page"))[1]
    assert "1 escalation</a> at level 3 went higher than meant" in body
    assert "could be asked of nobody" not in body
    found = listed(client, ladder.senior, view="open", level=3, role="higher")
    assert len(found) == 1
    assert listed(client, ladder.senior, view="open", role="nobody") == []


def test_the_page_of_delays_says_what_nobody_could_be_asked_about(client, service, board_reader):
    climbed(late_action(service, by=8, owner=UserFactory(is_active=False)))
    body = shown(client, board_reader, reverse("delays:page"))[1]
    assert "1 escalation</a> at level 2 could be asked of nobody" in body
    assert "went higher than meant" not in body
    assert len(listed(client, board_reader, view="open", level=2, role="nobody")) == 1
    ladder_page = shown(client, board_reader, reverse("escalations:ladder"))[1]
    assert "Level 5.</b> Nobody holds this role over the whole organisation" in ladder_page
    assert "The next level is asked instead" not in ladder_page
    assert "waits until somebody takes up a role" in ladder_page


def test_the_days_are_changed_by_those_who_may(client, service):
    quality = staff("quality_lead")
    client.force_login(quality)
    url, form = opened(client, "ladder_change", "high")
    response = client.post(url, {**form, **days(2, 8, 15, "", "")})
    assert response.status_code == 302
    from governance.models import Ladder

    assert Ladder.objects.get(risk_level="high").days == {1: 2, 2: 8, 3: 15}


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        (("", 7, 14, 28, 56), "level_1", "Say after how many days level 1 is asked"),
        ((7, 7, 14, 28, 56), "level_2", "Level 2 must come later than level 1"),
        ((1, "", 14, 28, 56), "level_3", "Level 2 is never reached"),
        ((-1, 7, 14, 28, 56), "level_1", "0"),
        ((1, 7, 14, 28, 1000), "level_5", "999"),
        ((1, 7, 14, 28, "soon"), "level_5", "whole number"),
    ],
)
def test_days_that_make_no_sense_are_said_at_their_field(client, service, given, field, sentence):
    client.force_login(staff("quality_lead"))
    url, form = opened(client, "ladder_change", "high")
    response = client.post(url, {**form, **days(*given)})
    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors[field])


def test_of_two_who_change_the_ladder_the_second_is_shown_both(client, service):
    client.force_login(staff("quality_lead"))
    url, mine = opened(client, "ladder_change", "high")
    theirs = opened(client, "ladder_change", "high")[1]
    client.post(url, {**theirs, **days(2, 7, 14, 28, 56)})
    response = client.post(url, {**mine, **days(1, 9, 14, 28, 56)})
    assert response.status_code == 409
    from governance.models import Ladder

    assert Ladder.objects.get(risk_level="high").days[2] == 7


def days(*given):
    return {f"level_{number}": one for number, one in enumerate(given, start=1)}


def opened(client, name, risk):
    """The form as a browser has it after opening the page."""
    from governance.models import Ladder

    url = reverse(f"escalations:{name}", args=[Ladder.objects.get(risk_level=risk).pk])
    form = client.get(url).context["form"]
    return url, {**form.carried}


def test_a_level_asks_other_roles_after_a_change(client, service, ladder):
    from foundation.organisation.models import Role
    from governance.models import LadderLevel

    client.force_login(staff("quality_lead"))
    level = LadderLevel.objects.get(number=4)
    url = reverse("escalations:level_change", args=[level.pk])
    form = client.get(url).context["form"]
    roles = [Role.objects.get(key="quality_lead").pk]
    empty = client.post(url, {**form.carried, "name": "Quality", "reach": "organisation"})
    assert empty.status_code == 422
    assert "at least one role" in str(empty.context["form"].errors)
    given = {**form.carried, "name": "Quality", "roles": roles, "reach": "organisation", "also": ""}
    assert client.post(url, given).status_code == 302
    climb(on=TODAY)
    row = climbed(late_action(service, by=30))
    assert {one.role for one in row.addressees.all()} == {"Quality lead"}

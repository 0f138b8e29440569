"""Once an action is said to be done, nobody becomes their own second person by changing it."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.models import Membership, Role
from foundation.ui.problems import Problem
from qip.models import Action, Transition
from qip.services import actions, progress, sustaining
from tests.factories.organisation import staff

from .test_full_life import (  # noqa: F401
    LATER,
    TODAY,
    action,
    done,
    findings,
    owner,
    quality,
    verification,
    verified,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_its_plan(action, service):  # noqa: F811
    """An action is for services of its plan, or it cannot be changed at all."""
    action.plan.services.add(service)


def change(row, by, links=None, **changes):
    return actions.change_action(by=by, action=row, changes=changes, links=links or {})


@pytest.fixture
def lead(action, quality):  # noqa: F811
    """Somebody whose role verifies, and who owns the action herself."""
    return change(action, quality, owner=quality).owner


def test_the_owner_cannot_give_it_away_and_verify_it(lead, action, insider):  # noqa: F811
    done(action)
    with pytest.raises(Problem, match="so its owner stays") as refused:
        change(action, lead, owner=insider)
    assert set(refused.value.message_dict) == {"owner"}


def test_a_helper_cannot_stop_helping_and_verify_it(action, quality):  # noqa: F811
    action.contributors.add(quality)
    done(action)
    with pytest.raises(Problem, match="those who helped stay on it") as refused:
        change(action, quality, links={"contributors": []})
    assert set(refused.value.message_dict) == {"contributors"}


@pytest.mark.parametrize("name", ["risk_level", "verifier_role"])
@pytest.mark.parametrize("state", ["done", "sustaining"])
def test_the_rules_for_the_second_person_stay(action, quality, insider, name, state):  # noqa: F811
    verified(action, quality) if state == "sustaining" else done(action)
    other = {
        "risk_level": "low", "verifier_role": Role.objects.get(key="service_manager"),
    }[name]  # fmt: skip
    with pytest.raises(Problem, match="Open it again first") as refused:
        change(action, insider, **{name: other})
    assert set(refused.value.message_dict) == {name}


def test_the_rest_can_still_be_put_right(action, insider, quality):  # noqa: F811
    verified(action, quality)
    change(
        action, insider, title="Mornings are calm", owner=action.owner,
        risk_level=action.risk_level, links={"contributors": []},
    )  # fmt: skip
    action.refresh_from_db()
    assert action.title == "Mornings are calm"


def test_opened_again_it_can_have_another_owner(action, insider, quality):  # noqa: F811
    verified(action, quality)
    sustaining.reopen(by=insider, action=action, reason="Weekends", due=LATER, on=TODAY)
    change(action, insider, owner=insider, risk_level="high")
    action.refresh_from_db()
    assert (action.owner, action.risk_level) == (insider, "high")


def test_the_page_shows_them_and_takes_nothing_else(client, action, quality):  # noqa: F811
    done(action)
    client.force_login(quality)
    address = reverse("qip:action_edit", args=[action.pk])
    page = client.get(address).content.decode()
    assert page.count("It was said to be done, so this stays.") == 4
    was = action.owner
    client.post(
        address,
        {"title": "Calm", "version": action.version, "owner": quality.pk, "risk_level": "low"},
    )
    action.refresh_from_db()
    assert (action.owner, action.risk_level) == (was, "moderate")


def test_who_helped_is_shown_first_and_cannot_be_ticked(client, action, quality, service):  # noqa: F811
    aaron, zoe = (staff("team_leader", service=service) for _ in range(2))
    aaron.name, zoe.name = "Aaron First", "Zoe Last"
    aaron.save()
    zoe.save()
    action.contributors.add(zoe)
    done(action)
    client.force_login(quality)
    page = client.get(reverse("qip:action_edit", args=[action.pk])).content.decode()
    boxes = re.findall(r'<input[^>]* name="contributors"[^>]*>', page)
    assert len(boxes) > 1
    assert all(" disabled" in box for box in boxes)
    assert f'value="{zoe.pk}"' in boxes[0]
    assert " checked" in boxes[0]
    assert any(f'value="{aaron.pk}"' in box for box in boxes[1:])


# The database too -------------------------------------------------------------------------------


def forced(row, **columns):
    with transaction.atomic():
        Action.objects.filter(pk=row.pk).update(**columns)


def test_no_sql_changes_the_owner_the_risk_or_the_role(action, insider, quality):  # noqa: F811
    role = Role.objects.get(key="service_manager")
    verified(action, quality)
    for columns in ({"owner": insider}, {"risk_level": "low"}, {"verifier_role": role}):
        with pytest.raises(IntegrityError, match="stay once it is said to be done"):
            forced(action, **columns)


def test_no_sql_changes_the_first_date(action):  # noqa: F811
    with pytest.raises(IntegrityError, match="the first date of an action stays"):
        forced(action, first_due=action.first_due + timedelta(days=30))
    with pytest.raises(IntegrityError, match="the first date of an action stays"):
        forced(action, first_due=None)


def test_no_sql_makes_whoever_said_done_the_verifier(action, insider, quality):  # noqa: F811
    verified(action, quality)
    columns = {"state": "sustaining", "verified_by": quality, "check_due": LATER}
    fallen = {"state": "done", "verified_by": None, "verified_at": None, "check_due": None}
    forced(action, **fallen)
    Transition.objects.create(action=action, from_state="in_progress", to_state="done", by=quality)
    with pytest.raises(IntegrityError, match="what they said is done"):
        forced(action, verified_at=timezone.now(), **columns)
    Transition.objects.create(action=action, from_state="in_progress", to_state="done", by=insider)
    forced(action, verified_at=timezone.now(), **columns)


def test_no_sql_lets_one_service_verify_a_grave_risk(action, service, quality):  # noqa: F811
    near = staff("quality_lead", service=service)
    forced(action, risk_level="critical")
    verified(action, quality)
    columns = {"state": "sustaining", "verified_at": timezone.now(), "check_due": LATER}
    forced(action, state="done", verified_by=None, verified_at=None, check_due=None)
    row = action.verifications.get()
    type(row).objects.filter(pk=row.pk).update(by=near)
    with pytest.raises(IntegrityError, match="a role that reaches wider"):
        forced(action, verified_by=near, **columns)
    Membership.objects.filter(user=near).update(service=None, whole_organisation=True)
    forced(action, verified_by=near, **columns)


def test_no_sql_makes_the_verifier_a_helper(action, insider, quality):  # noqa: F811
    verified(action, quality)
    action.contributors.add(insider)
    with pytest.raises(IntegrityError, match="nobody who verified"), transaction.atomic():
        action.contributors.add(quality)


def test_whoever_said_done_is_told_why_they_do_not_verify(action, quality, owner):  # noqa: F811
    progress.say_done(by=owner, action=action, reason="It is so")
    Transition.objects.create(action=action, from_state="in_progress", to_state="done", by=quality)
    with pytest.raises(Problem, match="You said that it is done"):
        verification.verify(by=quality, action=action, findings=findings(action), on=TODAY)

"""The demonstration provider is believable, complete, and never ages."""

import re
from datetime import date
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils import timezone

from demonstration.data import people, places, staff
from demonstration.data.proofs import PROOFS
from foundation.evidence.models import Attachment
from foundation.organisation.models import Person, Provider, Region, Role, Service, User
from qip.checks import missing
from qip.models import (
    UNPROMISED_STATES,
    Action,
    ActionState,
    Adoption,
    AdoptionState,
    ChangeTest,
    Decision,
    Measure,
    Plan,
    StandardVersion,
    Strand,
    VersionState,
)
from qip.selectors.cards import measure_card
from qip.selectors.measures import with_series
from tests.factories.organisation import ProviderFactory


def load():
    said = StringIO()
    call_command("load_demonstration", stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for all tests that only look, and undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(database, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_two_regions_six_services_about_forty_people_and_staff_in_every_role(loaded):
    assert (Region.objects.count(), Service.objects.count()) == (2, 6)
    assert Person.objects.count() == len(people.NAMES) == sum(p.people for p in places.PLACES)
    assert 38 <= Person.objects.count() <= 42
    held = set(User.objects.values_list("memberships__role__key", flat=True))
    assert held == set(Role.objects.values_list("key", flat=True))


def test_what_is_learnt_is_there_in_every_state(loaded):
    assert set(ChangeTest.objects.values_list("decision", flat=True)) == {"", *Decision.values}
    held = set(StandardVersion.objects.values_list("state", flat=True))
    assert held >= {VersionState.IN_FORCE, VersionState.PROPOSED}
    assert set(Adoption.objects.values_list("state", flat=True)) == set(AdoptionState.values)
    assert Adoption.objects.late(timezone.localdate()).exists()
    for one in StandardVersion.objects.in_force().filter(action__isnull=False):
        assert one.action.state == ActionState.CLOSED


def test_the_three_examples_are_live_plans_with_actions_in_every_strand_and_state(loaded):
    assert Plan.objects.active().count() == 3
    for plan in Plan.objects.all():
        assert set(plan.actions.values_list("strand", flat=True)) == set(Strand.values)
        assert plan.news.exists()
        assert plan.measures.exists()
    assert set(Action.objects.values_list("state", flat=True)) == set(ActionState.values)
    for action in Action.objects.exclude(state__in=UNPROMISED_STATES):
        assert not missing(action)
        assert action.transitions.exists()
        assert action.criteria.exists(), action.title
        assert action.statements.exists(), action.title


def test_change_is_visible_or_honestly_not_yet(loaded):
    rows = with_series(Measure.objects.all())
    cards = [measure_card(row, on=timezone.localdate()) for row in rows]
    words = {card.name: card.change.words if card.change else "" for card in cards}
    assert words["Restrictions in use"] == "Improving"
    assert words["Outings people chose for themselves"] == "Improving"
    assert words["Weekend mornings that met the standard"] == "No clear change"
    assert words["Outings called off by staff"] == "Getting worse"
    assert words["Repeat alerts about the same person"] == "Holding its new level"
    assert words["Families who can see what changed"] == ""


def test_every_measure_of_restriction_has_a_partner(loaded):
    for name in ("Restrictions in use", "As-needed medicine given to calm"):
        assert Measure.objects.get(name=name).partner


def test_eighteen_months_of_readings_end_before_today(loaded):
    monthly = Measure.objects.get(name="Restrictions in use").readings.standing()
    assert monthly.aggregate(count=Count("pk"))["count"] == 18
    span = monthly.aggregate(first=Min("on"), last=Max("on"))
    assert span["last"] < timezone.localdate()
    assert (span["last"] - span["first"]).days in range(510, 525)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2028, 2, 29), date(2030, 12, 31)])
@pytest.mark.django_db
def test_it_never_ages(day):
    with time_machine.travel(f"{day}T09:00:00+00:00", tick=False):
        load()
        late = Action.objects.late(day)
        assert sorted((day - action.due).days for action in late) == [6, 9, 12, 31]
        assert Action.objects.due_by(date.fromordinal(day.toordinal() + 1)).count() == 5


@pytest.mark.django_db
def test_it_loads_once_and_never_beside_a_real_provider():
    ProviderFactory(name="A real provider")
    assert "nothing was loaded" in load()
    assert (User.objects.count(), Plan.objects.count()) == (0, 0)
    Provider.objects.all().delete()
    load()
    before = (User.objects.count(), Action.objects.count())
    load()
    assert (User.objects.count(), Action.objects.count()) == before


def test_each_proof_belongs_to_an_action_and_names_nobody(loaded):
    assert Attachment.objects.count() == sum(len(files) for files in PROOFS.values())
    names = {name for name, _ in people.NAMES} | {worker.name for worker in staff.STAFF}
    texts = [file.text for files in PROOFS.values() for file in files]
    texts += [*Action.objects.values_list("problem", flat=True)]
    texts += [*Plan.objects.values_list("news__changing", flat=True)]
    spoken = " ".join(texts)
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", spoken)]


def test_the_sign_ins_are_printed_one_for_each_role(loaded):
    said = StringIO()
    call_command("demonstration_sign_ins", stdout=said)
    assert staff.PASSWORD in said.getvalue()
    emails = re.findall(r"\S+@fennbrook\.example", said.getvalue())
    assert len(emails) == Role.objects.count()
    assert all(User.objects.get(email=email).check_password(staff.PASSWORD) for email in emails)


def test_wide_roles_have_a_second_factor_and_its_code_is_printed(loaded):
    wide = User.objects.filter(memberships__service__isnull=True).distinct()
    assert set(Authenticator.objects.values_list("user", flat=True)) == {u.pk for u in wide}
    said = StringIO()
    call_command("demonstration_code", stdout=said)
    code = said.getvalue().split()[0]
    assert Authenticator.objects.first().wrap().validate_code(code)


@pytest.mark.django_db
def test_a_real_provider_has_no_published_sign_ins_and_no_code():
    ProviderFactory()
    said = StringIO()
    call_command("demonstration_sign_ins", stdout=said)
    assert said.getvalue() == ""
    with pytest.raises(CommandError):
        call_command("demonstration_code")

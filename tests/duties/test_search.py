"""Finding by reference or words, and only what one may see."""

import pytest

from tests.factories.organisation import PersonFactory, PlacementFactory
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(service):
    plan = PlanFactory(services=[service], number=2, title="Least restrictive practice")
    MeasureFactory(services=[service], name="Larder found locked")
    return ActionFactory(
        plan=plan, number=7, services=[service], title="The larder is never locked at night"
    )


@pytest.mark.parametrize("words", ["2.7", "action 2.7", " Action  2.7 "])
def test_a_full_reference_goes_straight_there(client, action, insider, words):
    client.force_login(insider)
    assert client.get("/find/", {"q": words}).url.endswith(f"/{action.pk}/")


def test_words_find_titles_of_every_kind(client, action, insider):
    client.force_login(insider)
    page = client.get("/find/", {"q": "larder"}).content.decode()
    assert "2 records for “larder”" in page
    assert "Larder found locked" in page


@pytest.mark.parametrize("words", ["2.7", "larder", "Least restrictive", "Plan 2"])
def test_a_stranger_finds_nothing(client, action, stranger, words):
    client.force_login(stranger)
    page = client.get("/find/", {"q": words})
    assert page.status_code == 200
    assert "Nothing for" in page.content.decode()


def test_people_are_found_by_reference_and_never_by_name(client, service, insider):
    person = PersonFactory(reference="P-014", preferred_name="Winifred")
    PlacementFactory(person=person, service=service)
    client.force_login(insider)
    assert client.get("/find/", {"q": "p-014"}).url.endswith(f"/{person.pk}/")
    assert "Nothing for" in client.get("/find/", {"q": "Winifred"}).content.decode()


def test_what_is_typed_comes_back_as_text(client, insider):
    client.force_login(insider)
    page = client.get("/find/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page

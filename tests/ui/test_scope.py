"""The services in view: a choice within reach that every figure obeys."""

import pytest

from foundation.organisation.models import Region, Service
from foundation.ui.scope import Scope, ScopeChoice, scope_for
from tests.factories.organisation import RegionFactory, ServiceFactory

CHOICES = tuple(ScopeChoice(number, f"Service {number}") for number in (1, 2, 3))


@pytest.fixture
def three(editor):
    north = RegionFactory.create(name="North")
    return [
        ServiceFactory.create(name=name, region=north)
        for name in ("Elm Court", "Orchard Row", "Quayside")
    ]


def choose(browser, *services, **more):
    return browser.post(
        "/looking-at/",
        {"services": [service.pk for service in services], "next": "/services/", **more},
    )


def test_without_a_choice_everything_is_in_view():
    scope = Scope(CHOICES)
    assert (scope.services, scope.label, scope.can_change) == (None, "All 3 services", True)


def test_a_choice_is_said_in_words():
    assert Scope(CHOICES, frozenset({1})).label == "Service 1"
    assert Scope(CHOICES, frozenset({1, 2})).label == "Service 1 and Service 2"
    many = tuple(ScopeChoice(number, str(number)) for number in range(9))
    assert Scope(many, frozenset({1, 2, 3})).label == "3 of 9 services"


def test_choosing_all_is_no_choice():
    assert Scope(CHOICES, frozenset({1, 2, 3})).services is None


def test_what_left_ones_reach_leaves_the_choice():
    assert Scope(CHOICES, frozenset({2, 99})).services == {2}
    assert Scope(CHOICES, frozenset({99})).services is None


def test_with_one_service_there_is_nothing_to_choose():
    one = Scope(CHOICES[:1])
    assert (one.can_change, one.label) == (False, "Service 1")
    assert Scope().label == ""


def test_nonsense_is_no_choice(settings):
    settings.SCOPE_CHOICES_SOURCE = None
    assert scope_for(None, ["x", "-1", "²", "9" * 40, None]).services is None


def test_a_list_shows_only_the_services_in_view(browser, three):
    choose(browser, three[0], three[1])
    shown = browser.get("/services/").content.decode()
    assert "Elm Court" in shown
    assert ">Quayside<" not in shown


def test_the_shell_says_what_is_in_view(browser, three):
    choose(browser, three[0])
    assert "<b>Elm Court</b>" in browser.get("/everything/").content.decode()


def test_the_choice_can_be_taken_back(browser, three):
    choose(browser, three[0])
    choose(browser, three[0], all="1")
    assert ">Quayside<" in browser.get("/services/").content.decode()


def test_nobody_can_look_beyond_their_reach(client, site, insider, next_door):
    client.force_login(insider)
    client.post("/looking-at/", {"services": [next_door.pk]})
    assert "Sycamore House" not in client.get("/services/").content.decode()


def test_one_goes_back_to_where_one_was(browser, three):
    assert choose(browser, three[0]).url == "/services/"
    assert choose(browser, three[0], next="https://evil.example/").url == "/looking-at/"
    assert choose(browser, three[0], next="//evil.example/").url == "/looking-at/"


def test_rows_with_many_services_are_narrowed_once(three):
    scope = Scope(
        tuple(ScopeChoice(s.pk, s.name) for s in three), frozenset({three[0].pk, three[1].pk})
    )
    assert set(scope.narrow(Service.objects.all(), "pk")) == set(three[:2])
    assert [region.name for region in scope.narrow(Region.objects.all(), "services")] == ["North"]
    assert set(scope.narrow(Service.objects.all())) == set(three[:2])


def test_the_chooser_can_open_over_the_page(browser, three):
    fragment = browser.get("/looking-at/", headers={"X-Dialog": "1"}).content.decode()
    assert "<html" not in fragment
    assert "Orchard Row" in fragment

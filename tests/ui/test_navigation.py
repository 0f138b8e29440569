"""Navigation as data, shown by permission."""

import pytest

from foundation.ui import checks, navigation
from foundation.ui.navigation import NavItem, RecordAction

NAVIGATION = (
    NavItem(
        "second",
        "Services",
        "services",
        "house",
        "Practice",
        "organisation.view_service",
        20,
        tab=2,
    ),
    NavItem(
        "first",
        "Everything",
        "everything",
        "list",
        "",
        None,
        10,
        count=lambda user: 3,
        tab=1,
        short="All",
    ),
    NavItem(
        "closed", "Regions", "region-add", "gear", "Organisation", "organisation.change_service", 30
    ),
)
RECORD_ACTIONS = (
    RecordAction(
        "region",
        "A region",
        "region-add",
        "gear",
        "organisation.change_service",
        10,
        note="North or South",
    ),
)


@pytest.fixture
def navigated(site, settings):
    settings.NAVIGATION_SOURCES = ["tests.ui.test_navigation"]
    navigation.declared.cache_clear()


@pytest.fixture
def page(navigated, client):
    def get(user):
        client.force_login(user)
        return client.get("/everything/").content.decode()

    return get


def counted(user):
    return lambda item: item.count(user) if item.count else 0


def test_entries_stand_in_order_with_their_counts(navigated, colleague):
    entries = navigation.entries_for(colleague, counted(colleague))
    assert [(entry.item.key, entry.number) for entry in entries] == [("first", 3), ("second", 0)]


def test_groups_without_entries_are_left_out(navigated, colleague):
    groups = navigation.grouped(navigation.entries_for(colleague, counted(colleague)))
    assert [group.title for group in groups] == ["", "Practice"]


def test_nobody_sees_what_they_may_not_open(page, colleague, editor):
    assert ">Regions<" not in page(colleague)
    assert "Regions" in page(editor)


def test_the_record_menu_obeys_permissions_too(page, colleague, editor):
    assert "A region" not in page(colleague)
    assert "North or South" in page(editor)


def test_the_entry_of_the_page_is_lit(page, editor):
    shown = page(editor)
    lit = shown.split('aria-current="page"')[1]
    assert "Everything" in lit[:200]


def test_exceptions_are_counted_in_words_for_those_who_listen(page, editor):
    assert '<span class="n">3<span class="visually-hidden"> need you</span>' in page(editor)


def test_the_phone_bar_has_short_names(navigated, editor):
    tabs = navigation.tabs_of(navigation.entries_for(editor, counted(editor)))
    assert [tab.short for tab in tabs] == ["All", "Services"]


def test_an_entry_that_leads_nowhere_is_left_out_and_reported(navigated, editor, monkeypatch):
    astray = NavItem("astray", "Astray", "no-such-page", "x", "", None, 1)
    monkeypatch.setattr(
        navigation, "declared", lambda kind: (astray, astray) if kind == "NAVIGATION" else ()
    )
    monkeypatch.setattr(checks, "declared", navigation.declared)
    assert navigation.entries_for(editor, counted(editor)) == ()
    assert [found.id for found in checks.navigation_leads_somewhere()] == [
        "ui.E001",
        "ui.E001",
        "ui.E002",
    ]


def test_the_real_navigation_leads_somewhere():
    navigation.declared.cache_clear()
    assert checks.navigation_leads_somewhere() == []

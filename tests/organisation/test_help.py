"""Help is on every page, for everybody who is signed in, and names who can be asked."""

import pytest
from django.urls import reverse

from tests.factories.organisation import staff

SAID = (
    "The problem", "The new standard", "How staff apply it every day", "Success beyond",
    "Done is not closed", "The first date never changes", "How to read a chart",
    "What is kept about you", "Keyboard", "Whom to ask",
)  # fmt: skip


@pytest.fixture
def helped(as_):
    def page(user):
        return as_(user).get(reverse("help")).content.decode()

    return page


def test_it_says_how_a_plan_and_a_chart_are_read(helped, colleague):
    page = helped(colleague)
    assert [words for words in SAID if words not in page] == []


def test_a_chart_is_read_in_six_sentences(helped, colleague):
    steps = helped(colleague).split('class="steps help-steps', 1)[1].split("</ol>", 1)[0]
    assert steps.count("<li>") == steps.count(".</li>") == 6


def test_it_names_who_answers_for_accounts_and_for_what_is_kept(helped, colleague, administrator):
    protection = staff("data_protection_lead")
    page = helped(colleague)
    assert administrator.name in page
    assert protection.name in page
    assert administrator.email not in page


def test_somebody_who_has_left_is_not_named(helped, colleague, administrator):
    administrator.is_active = False
    administrator.save()
    assert administrator.name not in helped(colleague)


def test_it_is_in_the_same_places_on_every_page(as_, insider):
    link = f'href="{reverse("help")}"'
    for name in ("duties:today", "organisation:staff", "help"):
        page = as_(insider).get(reverse(name)).content.decode()
        menu, top = page.split('<main class="sheet"', 1)
        assert link in menu.split("side-foot", 1)[1]
        assert link in top.split('class="tools"', 1)[1].split("</header>", 1)[0]


def test_it_is_for_people_who_are_signed_in(client, db):
    assert client.get(reverse("help")).status_code == 302

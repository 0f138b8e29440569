"""Filters of a list that somebody keeps under a name: theirs alone, twenty at most, taken away at will."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.http import urlencode

from foundation.ui.models import SavedFilter
from foundation.ui.models.saved import asked_of
from foundation.ui.problems import Problem
from foundation.ui.services.saved import MOST_SAVED, remove_filter, save_filter
from tests.factories.organisation import staff

from .pages import HOSTILE, SHOWN, errors, questions, text

pytestmark = pytest.mark.django_db
LISTS = ("qip:actions", "qip:plans", "qip:measures")


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


def keep(by, name="Late", asked="view=late&q=door", page="qip:actions"):
    return save_filter(by=by, page=page, name=name, asked=asked)


def new(asked, page="qip:actions"):
    return f"{reverse('ui:save_filter', args=[page])}?{urlencode({'asked': asked})}"


@pytest.mark.parametrize("page", LISTS)
def test_what_a_list_asks_is_kept_and_stands_above_it(inside, insider, page):
    url = reverse(page)
    shown = text(inside.get(url, {"view": "all", "q": "door"}))
    address = new("q=door&view=all", page)
    assert address.replace("&", "&amp;") in shown
    answer = inside.post(address, {"name": "Doors"})
    assert answer.url == f"{url}?q=door&view=all"
    row = SavedFilter.objects.get()
    assert (row.user, row.page, row.name, row.asked) == (insider, page, "Doors", "q=door&view=all")
    again = text(inside.get(answer.url))
    assert '?q=door&amp;view=all" aria-current="page">Doors</a>' in again
    assert "Save this filter" not in again
    assert reverse("ui:remove_filter", args=[row.pk]) in again
    others = {text(inside.get(reverse(name))).count(">Doors</a>") for name in LISTS if name != page}
    assert others == {0}


def test_a_list_that_asks_nothing_offers_nothing_to_keep(inside):
    assert "Save this filter" not in text(inside.get(reverse("qip:actions")))
    assert "Save this filter" not in text(inside.get(reverse("qip:actions"), {"view": "late"}))


def test_the_order_of_the_question_does_not_matter(inside, insider):
    keep(insider, asked="view=late&q=door")
    for asked in ("?view=late&q=door", "?q=door&view=late&plan=&page=2"):
        saved = inside.get(reverse("qip:actions") + asked).context["saved"]
        assert saved.current == "Late"


def test_nobody_else_sees_uses_or_removes_it(client, insider, colleague, stranger):
    row = keep(insider, name="Insider only")
    url = reverse("ui:remove_filter", args=[row.pk])
    for who in (colleague, stranger):
        client.force_login(who)
        assert "Insider only" not in text(client.get(reverse("qip:actions")))
        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404
        remove_filter(by=who, saved=row)
    assert SavedFilter.objects.get() == row


def test_it_is_removed_by_whoever_kept_it(inside, insider):
    row = keep(insider)
    url = reverse("ui:remove_filter", args=[row.pk])
    assert "“Late”" in text(inside.get(url))
    assert inside.post(url).url == reverse("qip:actions")
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(("name", "asked", "says"), [
    (" ", "q=door", "Give it a name"),
    ("Late", "", "Choose something in the filters first"),
    ("Late", "page=3&export=csv&q=", "Choose something in the filters first"),
    ("Late", f"q={'x' * 1200}", "too much"),
])  # fmt: skip
def test_what_cannot_be_kept_is_said(insider, name, asked, says):
    with pytest.raises(Problem, match=says):
        keep(insider, name=name, asked=asked)
    assert not SavedFilter.objects.exists()


def test_a_name_stands_once_in_each_list(inside, insider, colleague):
    keep(insider)
    with pytest.raises(Problem, match="You have one of this name already"):
        keep(insider, name="LATE", asked="q=other")
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedFilter.objects.create(user=insider, page="qip:actions", name="late", asked="q=1")
    keep(insider, page="qip:plans")
    keep(colleague)
    answer = inside.post(new("q=other"), {"name": "Late"})
    assert errors(answer) == {"name": ["You have one of this name already. Choose another name."]}


def test_twenty_of_one_list_are_enough(insider):
    for number in range(MOST_SAVED):
        keep(insider, name=f"Filter {number}")
    with pytest.raises(Problem, match="You keep 20 filters"):
        keep(insider, name="One more")
    keep(insider, name="One more", page="qip:plans")


@pytest.mark.parametrize(("typed", "says"), [
    ({"name": ""}, "Give it a name"), ({"name": "x" * 41}, "Keep this to 40 characters")
])  # fmt: skip
def test_what_is_wrong_with_a_name_is_said_at_its_field(inside, typed, says):
    answer = inside.post(new("q=door"), typed)
    assert answer.status_code == 422
    assert errors(answer)["name"][0].startswith(says)


@pytest.mark.parametrize("page", ["qip:nothing", "healthz", "duties:today", "qip:plan", "../x"])
def test_only_lists_with_filters_take_one(inside, page):
    address = f"/saved/{page}/new/?asked=q%3Ddoor"
    assert inside.get(address).status_code == 404
    assert inside.post(address, {"name": "Mine"}).status_code == 404


def test_a_list_that_somebody_may_not_open_keeps_nothing_for_them(client, service):
    client.force_login(staff("system_administrator"))
    assert client.post(new("q=door"), {"name": "Mine"}).status_code == 403
    assert not SavedFilter.objects.exists()


def test_html_in_name_and_question_is_shown_as_text(inside, insider):
    keep(insider, name="<b>&amp;", asked=urlencode({"q": HOSTILE}))
    page = text(inside.get(reverse("qip:actions"), {"q": HOSTILE}))
    assert "&lt;b&gt;&amp;amp;" in page
    assert "<b>&amp;" not in page
    assert HOSTILE not in page
    assert SHOWN in page


def test_a_saved_question_leads_nowhere_else(insider):
    row = keep(insider, asked="?next=https://example.org/&q=//example.org")
    assert row.get_absolute_url().startswith(f"{reverse('qip:actions')}?")


def test_many_saved_filters_cost_no_more_questions(inside, insider):
    url = reverse("qip:actions") + "?q=door"
    keep(insider, name="One")
    few = questions(inside, url)
    for number in range(9):
        keep(insider, name=f"More {number}")
    assert questions(inside, url) == few


def test_a_question_is_kept_without_what_passes():
    assert asked_of("?view=late&page=3&export=csv&q=&plan=2&plan=1") == "plan=2&plan=1&view=late"
    assert asked_of("q=a\0b") == "q=ab"

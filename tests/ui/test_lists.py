"""Lists: views, filters, order, pages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.organisation.models import Service
from foundation.ui.tables import Query, slice_of
from tests.factories.organisation import RegionFactory, ServiceFactory

TODAY = timezone.localdate()


@pytest.fixture
def services(editor):
    north, south = RegionFactory.create(name="North"), RegionFactory.create(name="South")
    return [
        ServiceFactory.create(name="Elm Court", region=north, opened_on=TODAY - timedelta(days=9)),
        ServiceFactory.create(name="Orchard Row", region=south, opened_on=None),
        ServiceFactory.create(name="Quayside", region=south, opened_on=TODAY - timedelta(days=400)),
        ServiceFactory.create(
            name="Weir Cottage", region=north, closed_on=TODAY - timedelta(days=2)
        ),
    ]


@pytest.fixture
def shown(browser, services):
    def get(question=""):
        return browser.get(f"/services/{question}").content.decode()

    return get


def names(html):
    return re.findall(r'<a class="plain" href="[^"]+">([^<]+)</a>', html)


def test_the_first_view_is_shown_and_all_are_counted(shown):
    html = shown()
    assert names(html) == ["Elm Court", "Orchard Row", "Quayside"]
    assert re.findall(r'<span class="n">(\d+)</span>', html) == ["3", "4"]


def test_another_view_is_one_click_away(shown):
    assert "Weir Cottage" in names(shown("?view=all"))


def test_filters_narrow(shown, services):
    assert names(shown("?q=quay")) == ["Quayside"]
    assert names(shown(f"?region={services[0].region_id}")) == ["Elm Court"]


def test_every_word_must_be_found_somewhere(shown):
    assert names(shown("?q=south+orchard")) == ["Orchard Row"]
    assert names(shown("?q=south+elm")) == []


@pytest.mark.parametrize(
    "question",
    ["?q=%00", "?region=x", "?sort=garbage", "?page=zero", "?page=-4", "?view=nothing", "?page=²"],
)
def test_nonsense_in_the_address_is_forgiven(browser, services, question):
    assert browser.get(f"/services/{question}").status_code == 200


def test_order_follows_the_head_that_was_clicked(shown):
    assert names(shown("?sort=-name")) == ["Quayside", "Orchard Row", "Elm Court"]
    assert names(shown("?sort=region"))[0] == "Elm Court"


def test_rows_without_a_value_come_last_either_way(shown):
    assert names(shown("?sort=opened_on"))[-1] == "Orchard Row"
    assert names(shown("?sort=-opened_on"))[-1] == "Orchard Row"


def test_the_order_is_said_to_those_who_listen(shown):
    assert 'aria-sort="ascending"' in shown()
    assert 'aria-sort="descending"' in shown("?sort=-name")


def test_a_second_click_turns_the_order_round(shown):
    assert 'href="?sort=-name"' in shown()
    assert 'href="?sort=name"' in shown("?sort=-name")


def test_the_question_stays_in_every_link(shown):
    html = shown("?q=o&view=all")
    assert "?q=o&amp;view=all&amp;sort=" in html
    assert "q=o&amp;view=all&amp;export=csv" in html


def test_nothing_found_offers_a_way_back(shown):
    html = shown("?q=nowhere")
    assert "Nothing matches these filters" in html
    assert "Clear the filters" in html


def test_an_empty_view_says_so(shown):
    Service.objects.update(closed_on=TODAY - timedelta(days=1))
    assert "Nothing under “Open now”" in shown()


@pytest.mark.parametrize("query", ["", "?view=all", "?q=nowhere"])
def test_an_empty_list_teaches_whatever_is_asked_of_it(browser, editor, query):
    html = browser.get(f"/services/{query}").content.decode()
    assert "A service is where people are supported." in html
    assert '<a href="/add/">Add one</a>' in html
    assert not re.search("Nothing (under|matches)", html)


def test_fifty_rows_make_a_page(browser, region):
    ServiceFactory.create_batch(120, region=region)
    html = browser.get("/services/?page=2").content.decode()
    assert "51 to 100 of 120" in html
    assert len(names(html)) == 50
    assert "101 to 120 of 120" in browser.get("/services/?page=99").content.decode()


def test_a_thousand_rows_are_enough_to_count(editor):
    class Many:
        """Rows like those of a very large provider."""

        def order_by(self):
            return self

        def __getitem__(self, part):
            return (
                Counted(part.stop) if part.start is None else [object()] * (part.stop - part.start)
            )

    class Counted:
        def __init__(self, number):
            self.count = lambda: number

    page = slice_of(Many(), 30)
    assert (page.first, page.last, page.total_words) == (1451, 1500, "1,500+")
    assert slice_of(Many(), 1).total_words == "1,000+"
    assert list(page.numbers) == [1, None, 28, 29, 30, 31]


def test_one_row_and_three_rows_take_the_same_queries(browser, region):
    def queries():
        with CaptureQueriesContext(connection) as found:
            browser.get("/services/")
        return len(found)

    ServiceFactory.create(region=region)
    browser.get("/services/")
    with_one = queries()
    ServiceFactory.create_batch(2, region=region)
    assert queries() == with_one


def test_strangers_rows_are_not_there(client, site, insider, next_door):
    client.force_login(insider)
    assert "Sycamore House" not in client.get("/services/?view=all&q=sycamore").content.decode()


def test_a_row_is_a_card_on_a_phone(shown):
    html = shown()
    assert 'role="table"' in html
    assert 'data-l="Region"' in html
    assert '<th scope="row" role="rowheader">' in html


def test_another_question_begins_at_the_first_page():
    from django.http import QueryDict

    query = Query(QueryDict("page=4&q=elm&export=csv"))
    assert query.but(sort="name") == "?q=elm&sort=name"
    assert query.but(page=5) == "?q=elm&page=5"
    assert query.without("q") == "?"

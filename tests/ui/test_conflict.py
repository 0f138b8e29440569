"""Two people, one record: both texts are shown and neither is lost."""

import re

import pytest
from django.test import Client

from foundation.organisation.models import Commissioner, Service
from foundation.ui.models import Draft
from tests.factories.organisation import RegionFactory, staff


@pytest.fixture
def url(browser, service):
    service.opened_on = None
    service.save()
    return f"/services/{service.pk}/edit/"


def opened(browser, url):
    """The form as a browser has it after opening the page."""
    form = browser.get(url).context["form"]
    row = form.instance
    return {
        **form.carried, "name": row.name, "region": str(row.region_id), "opened_on": "",
        "cqc_location_id": row.cqc_location_id, "commissioners": [],
    }  # fmt: skip


def choices(shown):
    """Field → the side chosen, for every field that the page asks about."""
    asked = re.findall(r'name="keep-(\w+)" value="(theirs|yours)"[^>]*?( checked)?>', shown)
    found = {}
    for name, side, checked in asked:
        found.setdefault(name, "")
        if checked:
            found[name] = side
    return found


def hidden(shown):
    """What the page carries along unseen."""
    found = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown):
        found.setdefault(name, []).append(value)
    return found


def test_an_edit_raises_the_version(browser, url, service):
    browser.post(url, {**opened(browser, url), "name": "Elm Court South"})
    before, service.name = service.version, "x"
    service.refresh_from_db()
    assert (service.version, service.name) == (before + 1, "Elm Court South")


def test_a_stale_save_shows_both_texts_and_saves_neither(browser, url, service):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Elm Court and annexe"})
    response = browser.post(url, {**mine, "name": "Elm Court, ground floor"})
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Elm Court and annexe" in shown
    assert Draft.objects.get().data["name"] == ["Elm Court, ground floor"]
    assert "Elm Court, ground floor" in shown
    assert "Nothing of yours is lost." in shown
    assert Service.objects.get(pk=service.pk).name == "Elm Court and annexe"


def test_what_only_one_of_them_changed_is_settled_and_the_rest_is_asked(browser, url):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Theirs", "opened_on": "2024-05-06"})
    shown = browser.post(
        url, {**mine, "name": "Mine", "region": str(RegionFactory.create().pk)}
    ).content.decode()
    assert choices(shown) == {"name": "", "region": "yours", "opened_on": "theirs"}
    assert "6 May 2024" in shown
    assert "You did not change this part, so theirs is chosen." in shown


def resolve(browser, url, shown, **chosen):
    data = hidden(shown) | {f"keep-{name}": ["", side] for name, side in chosen.items()}
    return browser.post(url, data)


def test_the_choices_are_saved(browser, url, service):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Theirs", "opened_on": "2024-05-06"})
    shown = browser.post(
        url, {**mine, "name": "Mine", "cqc_location_id": "1-101653512"}
    ).content.decode()
    answer = resolve(browser, url, shown, name="yours", opened_on="theirs", cqc_location_id="yours")
    assert answer.status_code == 302
    service.refresh_from_db()
    assert (service.name, str(service.opened_on), service.cqc_location_id) == (
        "Mine",
        "2024-05-06",
        "1-101653512",
    )


def test_a_part_without_a_choice_is_asked_for_and_the_others_stay_chosen(browser, url, service):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Theirs", "opened_on": "2024-05-06"})
    shown = browser.post(url, {**mine, "name": "Mine", "opened_on": "2023-01-01"}).content.decode()
    answer = resolve(browser, url, shown, name="", opened_on="yours")
    again = answer.content.decode()
    assert answer.status_code == 409
    assert '<a href="#keep-name-theirs">Name</a>' in again
    assert choices(again) == {"name": "", "opened_on": "yours"}
    assert Service.objects.get(pk=service.pk).name == "Theirs"


def test_a_third_change_meanwhile_asks_again(browser, url, service):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Second"})
    shown = browser.post(url, {**mine, "name": "First"}).content.decode()
    third = Client()
    third.force_login(staff("system_administrator"))
    third.post(url, {**opened(third, url), "name": "Third"})
    answer = resolve(browser, url, shown, name="yours")
    assert answer.status_code == 409
    assert "Third" in answer.content.decode()
    assert "First" in answer.content.decode()


def test_lists_of_choices_are_compared_by_their_names(browser, url, service):
    council = Commissioner.objects.create(name="Harbour Council")
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "commissioners": [council.pk]})
    shown = browser.post(url, {**mine, "name": "Mine"}).content.decode()
    assert "Harbour Council" in shown
    resolve(browser, url, shown, name="yours", commissioners="theirs")
    service.refresh_from_db()
    assert (service.name, list(service.commissioners.all())) == ("Mine", [council])


def test_the_same_text_twice_leaves_nothing_to_choose(browser, url):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Same"})
    shown = browser.post(url, {**mine, "name": "Same"}).content.decode()
    assert "there is nothing to choose" in shown
    assert resolve(browser, url, shown).status_code == 302


def test_texts_are_shown_as_text(browser, url):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "<script>theirs</script>"})
    shown = browser.post(url, {**mine, "name": "<script>mine</script>"}).content.decode()
    assert "<script>mine" not in shown
    assert "<script>theirs" not in shown


def test_a_double_click_on_save_is_no_conflict(browser, url):
    form = {**opened(browser, url), "name": "Once"}
    first, second = browser.post(url, form), browser.post(url, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url


def test_marks_that_were_tampered_with_only_mean_more_questions(browser, url):
    mine, theirs = opened(browser, url), opened(browser, url)
    browser.post(url, {**theirs, "name": "Theirs"})
    for nonsense in ("", "[]", "{", '{"name": 3}'):
        shown = browser.post(url, {**mine, "name": "Mine", "opened": nonsense}).content.decode()
        assert choices(shown) == {"name": ""}


def test_a_form_without_a_version_is_simply_saved(browser, url, service):
    form = opened(browser, url)
    form.pop("version")
    assert browser.post(url, {**form, "name": "Plain"}).status_code == 302


def test_a_row_that_was_removed_is_not_found(browser, url, service):
    form = opened(browser, url)
    service.delete()
    assert browser.post(url, form).status_code == 404

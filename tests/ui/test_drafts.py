"""Nothing that was typed is lost: drafts, ended sessions, forms older than their session."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from foundation.organisation.models import Region
from foundation.ui.models import Draft
from foundation.ui.problems import Problem
from foundation.ui.services.drafts import LARGEST_BYTES, MOST_DRAFTS, drop_old_drafts, keep_draft
from foundation.ui.tasks import tidy_forms
from foundation.ui.tokens import SALT, make_token, read_token
from tests.factories.organisation import PASSWORD, staff

FORM = "/everything/"


def token(shown):
    return re.search(r'name="draft_token" value="([^"]+)"', shown.content.decode()).group(1)


def typing(browser, **typed):
    """What a browser sends while somebody types into the long form."""
    return browser.post("/draft/", {"draft_token": token(browser.get(FORM)), **typed})


def form_of(browser, url=FORM):
    return browser.get(url).context["form"]


def test_a_draft_is_kept_and_comes_back(browser):
    answer = typing(browser, title="Cooking goals", services=["1", "2"], sure="on")
    assert answer.json()["signed_in"] is True
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["kept"])
    shown = browser.get(FORM)
    assert 'value="Cooking goals"' in shown.content.decode()
    assert "We kept what you typed at" in shown.content.decode()
    assert shown.context["form"]["services"].value() == ["1", "2"]
    assert shown.context["form"]["sure"].value() is True


def test_a_draft_shows_no_errors_yet(browser):
    typing(browser, title="")
    shown = browser.get(FORM)
    assert shown.status_code == 200
    assert "to put right" not in shown.content.decode()


def test_one_can_start_afresh(browser):
    typing(browser, title="Cooking goals")
    browser.post(FORM, {"afresh": "1"})
    assert form_of(browser)["title"].value() is None
    assert not Draft.objects.exists()


def test_a_saved_form_leaves_no_draft(browser, region):
    url = f"/regions/{region.pk}/"
    browser.post("/draft/", {"draft_token": token(browser.get(url)), "name": "Northern"})
    assert form_of(browser, url)["name"].value() == "Northern"
    browser.post(url, {"name": "Northern"})
    assert not Draft.objects.exists()


def test_a_form_with_errors_keeps_its_draft(browser):
    typing(browser, title="Cooking goals")
    browser.post(FORM, {"title": "Cooking goals"})
    assert Draft.objects.count() == 1


def test_what_could_not_be_saved_is_kept_without_any_script(browser):
    answer = browser.post(FORM, {"title": "", "problem": "Nobody looked at night", "secret": "x"})
    assert answer.status_code == 422
    assert Draft.objects.get().data == {"title": [""], "problem": ["Nobody looked at night"]}
    assert form_of(browser)["problem"].value() == "Nobody looked at night"


def test_an_empty_form_that_was_sent_is_nothing_to_keep(browser):
    assert browser.post(FORM, {"title": "", "problem": ""}).status_code == 422
    assert not Draft.objects.exists()


def test_the_one_character_that_the_database_refuses_is_left_out(browser):
    assert typing(browser, title="No\0thing", problem=r"\u0000").status_code == 200
    assert Draft.objects.get().data["title"] == ["Nothing"]
    assert Draft.objects.get().data["problem"] == [r"\u0000"]
    assert browser.post(FORM, {"title": "No\0thing"}).status_code == 422


def test_secrets_files_and_strange_fields_are_never_kept(browser):
    typing(browser, title="Mine", secret="hunter2", csrfmiddlewaretoken="x", nonsense="y")
    kept = Draft.objects.get().data
    assert kept["title"] == ["Mine"]
    assert not {"secret", "file", "csrfmiddlewaretoken", "nonsense"} & set(kept)


def test_each_form_and_each_person_has_their_own(browser, client, region, editor):
    typing(browser, title="Mine")
    other = staff("system_administrator")
    client.force_login(other)
    assert form_of(client)["title"].value() is None
    assert form_of(client, f"/regions/{region.pk}/")["name"].value() == "North"


def test_a_draft_of_an_older_version_asks_before_it_overwrites(browser, region):
    url = f"/regions/{region.pk}/"
    first = browser.get(url)
    browser.post("/draft/", {**first.context["form"].carried, "name": "Drafted"})
    browser.post("/regions/add/", {"name": "Elsewhere"})
    Region.objects.filter(pk=region.pk).update(name="Theirs", version=region.version + 1)
    form = form_of(browser, url)
    assert form["name"].value() == "Drafted"
    answer = browser.post(url, {**form.carried, "name": "Drafted"})
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()


def test_too_much_is_said_and_nothing_breaks(browser):
    answer = typing(browser, problem="x" * (LARGEST_BYTES + 1))
    assert answer.status_code == 413
    assert "too long to keep" in answer.json()["problem"]


def test_only_so_many_drafts_are_kept_for_one_person(editor):
    for number in range(MOST_DRAFTS + 3):
        keep_draft(by=editor, key=f"/{number}/", data={"a": ["b"]})
    keys = set(Draft.objects.values_list("key", flat=True))
    assert len(keys) == MOST_DRAFTS
    assert "/0/" not in keys


def test_a_service_says_what_is_too_long(editor):
    with pytest.raises(Problem):
        keep_draft(by=editor, key="/", data={"a": ["x" * LARGEST_BYTES]})


def test_drafts_are_forgotten_after_a_month(editor):
    keep_draft(by=editor, key="/", data={})
    assert drop_old_drafts() == 0
    Draft.objects.update(updated_at=timezone.now() - timedelta(days=31))
    tidy_forms()
    tidy_forms()
    assert not Draft.objects.exists()


# The session has ended --------------------------------------------------------------------------


def test_typing_goes_on_after_the_session_has_ended(browser):
    mine = token(browser.get(FORM))
    browser.logout()
    answer = browser.post("/draft/", {"draft_token": mine, "title": "Still here"})
    assert answer.json()["signed_in"] is False
    assert Draft.objects.get().data["title"] == ["Still here"]


def test_a_form_sent_after_the_session_has_ended_comes_back_filled(browser, editor):
    mine = token(browser.get(FORM))
    browser.logout()
    answer = browser.post(FORM, {"draft_token": mine, "title": "Sent too late", "strand": "c"})
    assert answer.url == f"/account/login/?next={FORM}"
    back = browser.post(answer.url, {"login": editor.email, "password": PASSWORD})
    assert back.url == FORM
    form = form_of(browser)
    assert (form["title"].value(), form["strand"].value()) == ("Sent too late", "c")


def test_a_dialog_sent_after_the_session_has_ended_leads_to_the_door(browser, editor, region):
    over = {"HTTP_X_DIALOG": "1"}
    mine = token(browser.get(f"/regions/{region.pk}/", **over))
    browser.logout()
    typed = {"draft_token": mine, "name": "Typed over the page"}
    answer = browser.post(f"/regions/{region.pk}/", typed, **over)
    assert answer["HX-Redirect"] == f"/account/login/?next=/regions/{region.pk}/"
    browser.force_login(editor)
    shown = browser.get(f"/regions/{region.pk}/", **over).content.decode()
    assert 'value="Typed over the page"' in shown
    assert f'action="/regions/{region.pk}/" class="notice' in shown


def test_a_form_older_than_its_session_is_kept_and_offered_again(editor, site):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    mine = token(strict.get(FORM))
    answer = strict.post(FORM, {"draft_token": mine, "title": "Old form"})
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "nothing is lost" in shown
    assert f'href="{FORM}"' in shown
    assert form_of(strict)["title"].value() == "Old form"


def test_without_a_token_the_old_form_is_refused_plainly(editor, site):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    answer = strict.post(FORM, {"title": "x"})
    assert answer.status_code == 403
    assert "Send" in answer.content.decode() or "send" in answer.content.decode()


def test_a_draft_needs_no_csrf_token_because_its_own_is_stronger(editor, site):
    strict = Client(enforce_csrf_checks=True)
    mine = make_token(editor.pk, FORM, ["title"])
    assert strict.post("/draft/", {"draft_token": mine, "title": "x"}).status_code == 200


# Nobody else's ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forged",
    ["", "x", "a:b:c", signing.dumps(["1", "/", ["title"]]), signing.dumps("x", salt=SALT)],
    ids=["empty", "a letter", "three parts", "another salt", "another shape"],
)
def test_a_forged_token_keeps_nothing(browser, forged):
    assert browser.post("/draft/", {"draft_token": forged, "title": "x"}).status_code == 403
    assert not Draft.objects.exists()


def test_a_token_is_good_for_a_day(editor):
    text = make_token(editor.pk, "/", ["a"])
    with time_machine.travel(timezone.now() + timedelta(hours=23)):
        assert read_token(text) is not None
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert read_token(text) is None


def test_another_person_on_the_same_tablet_adds_nothing_to_it(browser, client, editor):
    mine = token(browser.get(FORM))
    client.force_login(staff("system_administrator"))
    assert client.post("/draft/", {"draft_token": mine, "title": "Theirs"}).status_code == 403
    assert not Draft.objects.exists()


def test_a_closed_account_keeps_nothing(browser, editor):
    mine = token(browser.get(FORM))
    browser.logout()
    editor.is_active = False
    editor.save()
    assert browser.post("/draft/", {"draft_token": mine, "title": "x"}).status_code == 403


def test_nobody_reads_drafts_through_the_door_where_they_are_kept(browser):
    typing(browser, title="Mine")
    assert browser.get("/draft/").status_code == 405
    assert "Mine" not in json.dumps(typing(browser, title="").json())


def test_a_reason_is_kept_like_any_other_text(browser, service):
    url = f"/services/{service.pk}/ask/"
    mine = token(browser.get(url))
    browser.logout()
    browser.post(url, {"draft_token": mine, "reason": "The lease ends in March"})
    assert Draft.objects.get().data == {"reason": ["The lease ends in March"]}

"""Form pages: one click one record, problems at their fields, dialogs."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from foundation.organisation.models import Region, Service
from foundation.ui.models import Submission
from foundation.ui.services.submissions import claim_submission, drop_old_submissions
from tests.factories.organisation import staff

ADD = "/regions/add/"


def messages(browser):
    return browser.get("/everything/").content.decode()


def test_a_row_is_made_and_said(browser):
    response = browser.post(ADD, {"name": "North"})
    region = Region.objects.get(name="North")
    assert response.url == f"/services/?view=all&made={region.pk}"
    assert "North is added." in messages(browser)


def test_what_is_missing_is_asked_for_and_nothing_is_lost(browser):
    response = browser.post("/everything/", {"title": "Cooking goals", "due": "31/2"})
    shown = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Add an action – Sustain</title>" in shown
    assert 'value="Cooking goals"' in shown
    assert 'value="31/2"' in shown


def test_a_rule_said_by_a_service_is_shown_at_its_field(browser, region):
    shown = browser.post(f"/regions/{region.pk}/", {"name": "Nowhere"}).content.decode()
    assert '<a href="#id_name">Choose a name that people know</a>' in shown
    region.refresh_from_db()
    assert region.name == "North"


def test_a_rule_about_no_field_is_shown_in_the_summary(browser, region):
    shown = browser.post(f"/regions/{region.pk}/", {"name": "Closed"}).content.decode()
    assert "<li>This is not the day for it</li>" in shown


def test_two_rows_cannot_share_what_is_unique(browser, region):
    response = browser.post(ADD, {"name": "North"})
    assert response.status_code == 422
    assert Region.objects.count() == 1


def test_a_double_click_makes_one_record(browser):
    form = {"name": "North", "submission": str(uuid4())}
    first, second = browser.post(ADD, form), browser.post(ADD, form)
    assert Region.objects.filter(name="North").count() == 1
    assert first.url == second.url


def test_a_form_that_failed_can_be_sent_again_with_the_same_id(browser):
    one = str(uuid4())
    assert browser.post(ADD, {"name": "", "submission": one}).status_code == 422
    assert browser.post(ADD, {"name": "North", "submission": one}).status_code == 302


def test_the_id_is_kept_while_errors_are_put_right(browser):
    one = str(uuid4())
    shown = browser.post(ADD, {"name": "", "submission": one}).content.decode()
    assert f'name="submission" value="{one}"' in shown


@pytest.mark.parametrize("nonsense", ["", "x", "00000000"])
def test_without_an_id_the_form_still_works(browser, nonsense):
    assert browser.post(ADD, {"name": "North", "submission": nonsense}).status_code == 302


def test_somebody_elses_id_opens_nothing(browser, editor):
    other = staff("system_administrator")
    one = uuid4()
    claim_submission(by=other, uuid=one)
    response = browser.post(ADD, {"name": "North", "submission": str(one)})
    assert "opened by somebody else" in response.content.decode()
    assert not Region.objects.filter(name="North").exists()


def test_old_ids_are_forgotten(editor):
    claim_submission(by=editor, uuid=uuid4())
    assert drop_old_submissions() == 0
    Submission.objects.update(at="2020-01-01T00:00Z")
    assert drop_old_submissions() == 1


def test_the_same_form_opened_twice_makes_two_records(browser):
    first = browser.get(ADD).context["form"].carried["submission"]
    second = browser.get(ADD).context["form"].carried["submission"]
    assert first != second


def test_a_short_question_may_open_over_the_page(browser, service):
    url = f"/services/{service.pk}/ask/"
    fragment = browser.get(url, headers={"X-Dialog": "1"}).content.decode()
    assert "<html" not in fragment
    assert "It stays on record, and nobody can add to it." in fragment
    assert f'hx-post="{url}"' in fragment
    answer = browser.post(url, {"reason": ""}, headers={"X-Dialog": "1"})
    assert answer.status_code == 422
    assert "Say why, in a sentence or two" in answer.content.decode()
    done = browser.post(url, {"reason": "Lease ended"}, headers={"X-Dialog": "1"})
    there = reverse("service", args=[service.pk])
    assert done.headers["HX-Redirect"] == there


def test_a_question_over_the_page_it_leads_back_to_shows_that_page_anew(browser, service):
    there = reverse("service", args=[service.pk])
    headers = {"X-Dialog": "1", "HX-Current-URL": f"http://testserver{there}#notes"}
    answer = browser.post(
        f"/services/{service.pk}/ask/", {"reason": "Lease ended"}, headers=headers
    )
    assert answer.headers["HX-Refresh"] == "true"
    assert "HX-Redirect" not in answer.headers


def test_a_short_question_is_a_page_without_javascript(browser, service):
    url = f"/services/{service.pk}/ask/"
    assert "<html" in browser.get(url).content.decode()
    assert browser.post(url, {"reason": "Lease ended"}).status_code == 302
    assert Service.objects.get(pk=service.pk).cqc_location_id == "Lease ended"


def test_weak_wording_is_asked_about_as_the_field_is_left(browser):
    answer = browser.post("/everything/?nudge=standard", {"standard": "Remind all staff"})
    assert "This reads like a reminder." in answer.content.decode()
    assert (
        browser.post("/everything/?nudge=standard", {"standard": "Offer a step"}).content.strip()
        == b""
    )
    assert browser.post("/everything/?nudge=nothing", {}).status_code == 404


def test_a_form_asks_for_nudges_at_its_own_address(browser):
    assert 'hx-post="/everything/?nudge=standard"' in browser.get("/everything/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_record(site):
    editor = staff("system_administrator")
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(editor)
    form = {"name": "North", "submission": str(uuid4())}
    landed = []

    def click(browser):
        landed.append(browser.post(ADD, form).url)
        connection.close()

    clicks = [threading.Thread(target=click, args=[browser]) for browser in browsers]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert Region.objects.filter(name="North").count() == 1
    assert len(set(landed)) == 1

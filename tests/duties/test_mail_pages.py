"""How I am told, under Account; and the mail that did not leave, for the administrator."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.duties.models import Mail, MailState, MailWish, Rhythm
from tests.factories.organisation import UserFactory, staff

pytestmark = pytest.mark.django_db
WISH, MAILS, ALL = (reverse(f"duties:{name}") for name in ("how_told", "mails", "mails_again"))


@pytest.fixture
def administrator(db):
    return staff("system_administrator")


@pytest.fixture
def stuck(service):
    """One given up, one that is tried again by itself, one that left."""
    at = timezone.now() - timedelta(days=1)
    said = {"rhythm": Rhythm.DAILY, "for_day": at.date(), "not_before": at, "next_try_at": at}
    given_up = Mail.objects.create(
        recipient=UserFactory.create(name="Robin Bittern"), state=MailState.FAILED, attempts=6,
        problem="The email server could not be reached.", **said,
    )  # fmt: skip
    Mail.objects.create(
        recipient=UserFactory.create(name="Wren Plover"), attempts=2,
        problem="The email server did not answer in time.", **said,
    )  # fmt: skip
    Mail.objects.create(
        recipient=UserFactory.create(name="Jay Heron"), state=MailState.SENT, attempts=1,
        sent_at=at, **said,
    )  # fmt: skip
    return given_up


class TestHowIAmTold:
    def test_whoever_never_chose_sees_once_a_day(self, client, colleague):
        client.force_login(colleague)
        form = client.get(WISH).context["form"]
        assert form["rhythm"].value() == Rhythm.DAILY

    def test_the_choice_is_kept_and_is_mine_alone(self, client, colleague, insider):
        client.force_login(colleague)
        answer = client.post(WISH, {"rhythm": "weekly", "weekday": "4"}, follow=True)
        assert "Saved." in answer.content.decode()
        wish = MailWish.objects.get()
        assert (wish.user, wish.rhythm, wish.weekday) == (colleague, Rhythm.WEEKLY, 4)
        client.post(WISH, {"rhythm": "at_once", "weekday": "4"})
        wish.refresh_from_db()
        assert (wish.rhythm, wish.version) == (Rhythm.AT_ONCE, 2)
        client.force_login(insider)
        assert client.get(WISH).context["form"]["rhythm"].value() == Rhythm.DAILY

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"weekday": "1"}, "rhythm"),
            ({"rhythm": "hourly", "weekday": "1"}, "rhythm"),
            ({"rhythm": "daily"}, "weekday"),
            ({"rhythm": "weekly", "weekday": "6"}, "weekday"),
            ({"rhythm": "weekly", "weekday": "0"}, "weekday"),
            ({"rhythm": "weekly", "weekday": "Bittern"}, "weekday"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field(self, typed, field, client, colleague):
        client.force_login(colleague)
        answer = client.post(WISH, typed)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        assert not MailWish.objects.exists()

    @pytest.mark.parametrize("page", ["account", "duties:reminders"])
    def test_there_is_a_way_to_it(self, page, client, colleague):
        client.force_login(colleague)
        assert f'href="{WISH}"' in client.get(reverse(page)).content.decode()


class TestMailThatDidNotLeave:
    def test_it_says_to_whom_since_when_and_why(self, client, administrator, stuck):
        client.force_login(administrator)
        page = client.get(MAILS).content.decode()
        for words in (
            "Robin Bittern",
            "The email server could not be reached.",
            "Tried 6 times",
            "Should have left",
            reverse("duties:mail_again", args=[stuck.pk]),
        ):
            assert words in page
        assert stuck.recipient.email not in page
        for other in ("Wren Plover", "Jay Heron"):
            assert other not in page

    def test_what_is_tried_by_itself_is_there_with_its_time(self, client, administrator, stuck):
        client.force_login(administrator)
        page = client.get(f"{MAILS}?view=trying").content.decode()
        assert "Wren Plover" in page
        assert "Tried again" in page
        for other in ("Robin Bittern", "Jay Heron"):
            assert other not in page

    def test_send_again(self, client, administrator, stuck):
        client.force_login(administrator)
        url = reverse("duties:mail_again", args=[stuck.pk])
        name = stuck.message_id
        assert client.get(url).status_code == 200
        assert client.post(url).status_code == 302
        stuck.refresh_from_db()
        assert (stuck.state, stuck.attempts, stuck.message_id) == (MailState.WAITING, 0, name)
        assert client.post(url).status_code == 404, "there is nothing to send any more"

    def test_send_all_again(self, client, administrator, stuck):
        client.force_login(administrator)
        assert ALL in client.get(MAILS).content.decode()
        answer = client.post(ALL, follow=True)
        assert "1 email will leave within five minutes." in answer.content.decode()
        assert not Mail.objects.failed().exists()
        assert client.post(ALL).status_code == 422
        assert ALL not in client.get(MAILS).content.decode()

    @pytest.mark.parametrize("who", ["insider", "colleague", "stranger", "here"])
    def test_nobody_else_sees_or_sends_it(self, who, client, request, service, stuck):
        """Also not an administrator of one service, who may do this nowhere but there."""
        person = (
            staff("system_administrator", service=service)
            if who == "here"
            else request.getfixturevalue(who)
        )
        client.force_login(person)
        for url in (MAILS, ALL, reverse("duties:mail_again", args=[stuck.pk])):
            answer = client.get(url)
            assert answer.status_code == 403
            assert "Bittern" not in answer.content.decode()
        assert client.post(ALL).status_code == 403
        stuck.refresh_from_db()
        assert stuck.state == MailState.FAILED

    def test_the_navigation_counts_what_will_not_leave_by_itself(
        self, client, administrator, insider, stuck
    ):
        client.force_login(administrator)
        shown = client.get(reverse("account")).content.decode()
        assert f'href="{MAILS}"' in shown
        client.force_login(insider)
        assert f'href="{MAILS}"' not in client.get(reverse("account")).content.decode()

    def test_an_administrator_of_one_service_is_not_led_there(self, client, service, stuck):
        client.force_login(staff("system_administrator", service=service))
        assert f'href="{MAILS}"' not in client.get(reverse("account")).content.decode()

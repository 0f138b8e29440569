"""What goes into which mail, and when it may leave."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outbox
from django.utils import timezone

from foundation.duties import quiet
from foundation.duties.models import Mail, MailState, Reminder, Rhythm
from foundation.duties.services.mailing import bundle, choose_rhythm, send_due
from qip.models import Action, ActionState, RiskLevel

from .telling import MORNING, beat, london, owed, reminded, told, wishes

pytestmark = pytest.mark.django_db
FIVE = timedelta(minutes=5)
NIGHT = london(2026, 11, 25, 22)


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(MORNING, tick=True):
        yield


def leaves(mail):
    return timezone.localtime(mail.not_before)


class TestRhythms:
    def test_whoever_never_chose_is_told_at_half_past_seven(self, insider, service):
        mail = told(owed(insider, service), at=london(2026, 11, 25, 6))
        assert (mail.rhythm, leaves(mail)) == (Rhythm.DAILY, london(2026, 11, 25, 7, 30))

    def test_what_turns_up_in_the_afternoon_waits_for_the_next_working_day(self, insider, service):
        mail = told(owed(insider, service), at=london(2026, 11, 27, 15))
        assert leaves(mail) == london(2026, 11, 30, 7, 30)

    def test_a_digest_whose_worker_was_away_leaves_before_noon(self, insider, service):
        assert leaves(told(owed(insider, service), at=MORNING)) == MORNING

    def test_one_digest_a_day(self, insider, service):
        told(owed(insider, service))
        assert send_due(at=MORNING) == 1
        second = told(owed(insider, service), at=MORNING + FIVE)
        assert leaves(second) == london(2026, 11, 26, 7, 30)

    def test_everything_of_one_day_is_one_mail(self, insider, colleague, service):
        early = london(2026, 11, 25, 6)
        one = told(owed(insider, service), at=early)
        two = told(owed(insider, service), at=early + FIVE)
        other = told(owed(colleague, service), at=early + FIVE)
        assert one == two != other

    def test_at_once_leaves_at_once_by_day(self, insider, service):
        wishes(insider, Rhythm.AT_ONCE)
        assert leaves(told(owed(insider, service), at=NIGHT - 4 * timedelta(hours=1))) == london(
            2026, 11, 25, 18
        )

    def test_at_once_is_one_mail_in_the_morning_after_a_night(self, insider, service):
        wishes(insider, Rhythm.AT_ONCE)
        mails = {told(owed(insider, service), at=NIGHT + n * FIVE) for n in range(3)}
        assert [leaves(mail) for mail in mails] == [london(2026, 11, 26, 7)]

    def test_once_a_week_waits_for_its_day(self, insider, service):
        wishes(insider, Rhythm.WEEKLY, weekday=5)
        mail = told(owed(insider, service))
        assert (mail.for_day, leaves(mail)) == (
            quiet.local_day(london(2026, 11, 27)),
            london(2026, 11, 27, 7, 30),
        )

    @pytest.mark.parametrize("rhythm", Rhythm.values)
    @pytest.mark.parametrize("at", [NIGHT, london(2026, 11, 28, 3)], ids=["night", "weekend"])
    def test_what_is_critical_leaves_at_once_whatever_was_chosen(
        self, rhythm, at, insider, service
    ):
        wishes(insider, rhythm)
        grave = told(owed(insider, service, risk_level=RiskLevel.CRITICAL), at=at)
        plain = told(owed(insider, service), at=at)
        assert leaves(grave) == at < leaves(plain)
        assert send_due(at=at) == 1
        assert Mail.objects.get(state=MailState.SENT) == grave

    def test_a_late_round_sends_nothing_at_night_that_was_meant_for_the_day(self, insider, service):
        wishes(insider, Rhythm.AT_ONCE)
        told(owed(insider, service), at=london(2026, 11, 25, 19, 58))
        assert send_due(at=london(2026, 11, 25, 20)) == 0
        assert send_due(at=london(2026, 11, 26, 7)) == 1

    def test_quiet_hours_hold_over_the_change_of_summer_time(self, insider, service):
        wishes(insider, Rhythm.AT_ONCE)
        saturday = london(2027, 3, 27, 21)
        with time_machine.travel(saturday, tick=True):
            mail = told(owed(insider, service, on=saturday.date()), at=saturday)
        assert mail.not_before.isoformat() == "2027-03-29T06:00:00+00:00"


class TestAgainAndLate:
    def test_a_second_beat_changes_nothing(self, insider, service):
        told(owed(insider, service))
        before = list(Mail.objects.values())
        assert bundle(at=MORNING) == 0
        assert list(Mail.objects.values()) == before
        assert (beat(MORNING), beat(MORNING), beat(MORNING + FIVE)) == (1, 0, 0)
        assert len(outbox.outbox) == 1

    def test_three_days_missed_are_one_mail(self, insider, service):
        action = owed(insider, service, days_late=3)
        for ago in (3, 2, 0):
            reminded(action, at=MORNING - timedelta(days=ago), made_at=MORNING)
        assert beat(MORNING) == 1
        assert outbox.outbox[0].subject == "1 thing needs you, and it is late"
        assert outbox.outbox[0].body.count(f"ction {action.reference}") == 1
        assert beat(MORNING + FIVE) == 0

    def test_a_weekly_mail_whose_day_was_missed_does_not_wait_for_a_week(self, insider, service):
        wishes(insider, Rhythm.WEEKLY, weekday=1)
        sunday = london(2026, 11, 22, 6)
        mail = told(owed(insider, service), at=MORNING, falls_on=sunday.date())
        assert leaves(mail) == MORNING
        assert beat(MORNING) == 1

    def test_the_clock_moved_back_and_nothing_is_told_twice(self, insider, service):
        told(owed(insider, service))
        assert beat(MORNING) == 1
        for back in (timedelta(hours=1), timedelta(days=1), timedelta(days=30)):
            with time_machine.travel(MORNING - back, tick=True):
                assert beat(MORNING - back) == 0
        assert beat(MORNING + timedelta(days=1)) == 0
        assert len(outbox.outbox) == 1

    def test_what_a_clock_that_was_ahead_put_off_is_told_when_it_is_right_again(
        self, insider, service
    ):
        ahead = MORNING + timedelta(days=365)
        action = owed(insider, service)
        reminder = reminded(action)
        bundle(at=ahead)
        assert Mail.objects.get().not_before > MORNING + timedelta(days=300)
        assert beat(MORNING) == 1
        reminder.refresh_from_db()
        assert reminder.mail.state == MailState.SENT

    def test_a_clock_that_was_ahead_does_not_use_up_the_days_to_come(self, insider, service):
        tomorrow = london(2026, 11, 26, 9)
        told(owed(insider, service), at=tomorrow)
        assert send_due(at=tomorrow) == 1
        mail = told(owed(insider, service), at=NIGHT)
        assert leaves(mail) == london(2026, 11, 26, 7, 30)
        assert mail.part == 2


class TestChangedMeanwhile:
    def test_a_new_rhythm_counts_for_what_is_bundled_already(self, insider, service):
        wishes(insider, Rhythm.WEEKLY, weekday=1)
        reminder = reminded(owed(insider, service))
        bundle(at=MORNING)
        choose_rhythm(by=insider, rhythm=Rhythm.AT_ONCE, weekday=1)
        assert beat(MORNING + FIVE) == 1
        reminder.refresh_from_db()
        assert reminder.mail.rhythm == Rhythm.AT_ONCE
        assert sorted(Mail.objects.values_list("state", flat=True)) == ["closed", "sent"]

    def test_it_counts_at_the_very_moment_of_sending(self, insider, service):
        wishes(insider, Rhythm.AT_ONCE)
        told(owed(insider, service))
        choose_rhythm(by=insider, rhythm=Rhythm.WEEKLY, weekday=5)
        assert send_due(at=MORNING) == 0
        bundle(at=MORNING)
        assert Mail.objects.get(state=MailState.WAITING).rhythm == Rhythm.WEEKLY
        assert send_due(at=london(2026, 11, 27, 7, 30)) == 1
        assert len(outbox.outbox) == 1

    def test_another_day_of_the_week_counts_too(self, insider, service):
        wishes(insider, Rhythm.WEEKLY, weekday=1)
        told(owed(insider, service))
        choose_rhythm(by=insider, rhythm=Rhythm.WEEKLY, weekday=4)
        bundle(at=MORNING)
        waiting = Mail.objects.get(state=MailState.WAITING)
        assert leaves(waiting) == london(2026, 11, 26, 7, 30)

    def test_what_is_critical_does_not_wait_for_a_new_rhythm(self, insider, service):
        mail = told(owed(insider, service, risk_level=RiskLevel.CRITICAL), at=NIGHT)
        choose_rhythm(by=insider, rhythm=Rhythm.WEEKLY, weekday=1)
        assert send_due(at=NIGHT) == 1
        mail.refresh_from_db()
        assert mail.state == MailState.SENT

    def test_what_was_settled_or_moved_is_left_out(self, insider, service):
        kept, done, moved, marked = (owed(insider, service, days_late=1) for _ in range(4))
        for one in (kept, done, moved, marked):
            reminded(one)
        bundle(at=MORNING)
        Action.objects.filter(pk=done.pk).update(state=ActionState.CANCELLED)
        Action.objects.filter(pk=moved.pk).update(due=moved.due + timedelta(days=9))
        Reminder.objects.filter(subject=marked.pk).update(settled_at=MORNING)
        assert send_due(at=MORNING) == 1
        body = outbox.outbox[0].body
        assert f"ction {kept.reference}" in body
        for one in (done, moved, marked):
            assert f"ction {one.reference}" not in body
        assert outbox.outbox[0].subject.startswith("1 thing ")

    def test_an_empty_mail_is_closed_and_not_sent(self, insider, service):
        action = owed(insider, service)
        mail = told(action)
        Action.objects.filter(pk=action.pk).update(due=action.due + timedelta(days=9))
        assert send_due(at=MORNING) == 0
        mail.refresh_from_db()
        assert mail.state == MailState.CLOSED
        assert not outbox.outbox

    def test_what_was_handed_over_is_not_told_to_whoever_had_it(self, insider, colleague, service):
        action = owed(colleague, service)
        told(action)
        Action.objects.filter(pk=action.pk).update(owner=insider)
        assert send_due(at=MORNING) == 0


class TestRecipientsWhoLeft:
    """Each with something that could be sent to them."""

    @pytest.fixture
    def action(self, colleague, service):
        return owed(colleague, service)

    def leave(self, person, how):
        if how == "closed":
            person.is_active = False
            person.save(update_fields=["is_active"])
        else:
            person.memberships.update(ends_on=quiet.local_day(MORNING) - timedelta(days=1))

    @pytest.mark.parametrize("how", ["closed", "no role"])
    def test_nothing_is_bundled_for_them(self, how, colleague, action):
        reminded(action)
        self.leave(colleague, how)
        assert beat(MORNING) == 0
        assert not Mail.objects.exists()

    @pytest.mark.parametrize("how", ["closed", "no role"])
    def test_what_was_bundled_before_they_left_does_not_leave(self, how, colleague, action):
        mail = told(action)
        self.leave(colleague, how)
        assert send_due(at=MORNING) == 0
        mail.refresh_from_db()
        assert mail.state == MailState.CLOSED
        assert not outbox.outbox

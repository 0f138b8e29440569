"""A real mail server on the loopback, and everything it can do to a mail."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from foundation.duties import post
from foundation.duties.models import Mail, MailState
from foundation.duties.models.mails import MOST_ATTEMPTS, PAUSES, SILENCE
from foundation.duties.services import sending
from foundation.duties.services.mailing import (
    bundle,
    send_again,
    send_all_again,
    send_due,
    sweep_abandoned,
)
from tests.factories.organisation import ServiceFactory, staff

from .post_office import FINAL, PostOffice, open_post_office
from .telling import MORNING, owed, reminded, told

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(MORNING, tick=True):
        yield


@pytest.fixture
def office(settings) -> Iterator[PostOffice]:
    with open_post_office() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        settings.EMAIL_TIMEOUT = 1
        yield found


@pytest.fixture
def letter(insider, service):
    return told(owed(insider, service))


def again(mail: Mail) -> Mail:
    mail.refresh_from_db()
    return mail


def colleagues(many: int) -> None:
    service = ServiceFactory.create()
    for _ in range(many):
        reminded(owed(staff("service_manager", service=service), service))
    bundle(at=MORNING)


class TestTaken:
    def test_it_leaves_once_and_is_written_down(self, office, letter, insider):
        assert (send_due(at=MORNING), send_due(at=MORNING)) == (1, 0)
        (content,) = office.taken
        assert content["To"] == insider.email
        assert content["Message-ID"] == again(letter).message_id
        assert letter.state == MailState.SENT
        assert letter.sent_at - MORNING < timedelta(minutes=1)
        assert (letter.attempts, letter.problem, letter.claim) == (1, "", None)

    def test_many_mails_are_one_conversation(self, office):
        colleagues(5)
        assert send_due(at=MORNING) == 5
        assert office.calls == 1
        assert len({content["Message-ID"] for content in office.taken}) == 5

    def test_a_round_ends_in_time_and_the_next_goes_on(self, office, monkeypatch):
        colleagues(5)
        office.orders.slow = 0.1
        monkeypatch.setattr(sending, "LONGEST_ROUND", timedelta(seconds=0.15))
        rounds = []
        while sum(rounds) < 5:
            rounds.append(send_due(at=MORNING))
        assert len(rounds) > 1
        assert len(office.taken) == len({one["Message-ID"] for one in office.taken}) == 5

    def test_a_server_that_hangs_up_after_taking_it_has_taken_it(self, office, letter):
        office.orders.leaves_at = "QUIT"
        assert send_due(at=MORNING) == 1
        assert again(letter).state == MailState.SENT


ADDRESS = "somebody.else@fennbrook.example"
FAULTS = {
    "550 at RCPT": ({"answers": {"RCPT": f"550 <{ADDRESS}> is unknown"}}, "answer 550"),
    "451 at RCPT": ({"answers": {"RCPT": f"451 <{ADDRESS}> come back"}}, "answer 451"),
    "550 at MAIL": ({"answers": {"MAIL": f"550 not from {ADDRESS}"}}, "our own address"),
    "451 at DATA": ({"answers": {"DATA": f"451 {ADDRESS} not now"}}, "answer 451"),
    "550 after DATA": ({"answers": {FINAL: f"550 spam for {ADDRESS}"}}, "refused the email"),
    "451 after DATA": ({"answers": {FINAL: f"451 busy with {ADDRESS}"}}, "put off the email"),
    "421 at MAIL": ({"answers": {"MAIL": f"421 {ADDRESS} closing"}}, "answer 421"),
    "silent at EHLO": ({"silent_at": "EHLO"}, post.NO_ANSWER),
    "silent at RCPT": ({"silent_at": "RCPT"}, post.NO_ANSWER),
    "silent after DATA": ({"silent_at": FINAL}, post.NO_ANSWER),
    "away at EHLO": ({"leaves_at": "EHLO"}, post.BROKEN_OFF),
    "away at DATA": ({"leaves_at": "DATA"}, post.BROKEN_OFF),
    "away after DATA": ({"leaves_at": FINAL}, post.BROKEN_OFF),
}


class TestRefused:
    @pytest.mark.parametrize("fault", FAULTS)
    def test_every_fault_is_put_in_our_words_and_tried_again(self, fault, office, letter, caplog):
        orders, words = FAULTS[fault]
        for name, value in orders.items():
            setattr(office.orders, name, value)
        assert send_due(at=MORNING) == 0
        assert again(letter).state == MailState.WAITING
        assert words in letter.problem
        assert not office.taken
        for text in (letter.problem, caplog.text):
            assert "@" not in text
            assert ADDRESS.split("@")[0] not in text
        office.orders = type(office.orders)()
        office.speak.set()
        assert send_due(at=MORNING + PAUSES[0] - 10 * SECOND) == 0, "not before its time"
        assert send_due(at=MORNING + PAUSES[0] + 10 * SECOND) == 1
        assert [one["Message-ID"] for one in office.taken] == [letter.message_id]
        assert {one["Message-ID"] for one in office.seen} == {letter.message_id}

    def test_the_pauses_grow_and_then_somebody_must_look(self, office, letter, insider):
        office.orders.answers["RCPT"] = "451 later"
        at, waited = MORNING, []
        while again(letter).state == MailState.WAITING:
            assert send_due(at=at) == 0
            # A mail that is no longer critical waits for the morning, so mark it as one.
            Mail.objects.filter(pk=letter.pk).update(critical=True)
            waited.append(again(letter).next_try_at - at)
            at = letter.next_try_at
        assert [round(pause / SECOND) for pause in waited[:-1]] == [
            pause / SECOND for pause in PAUSES
        ]
        assert (letter.state, letter.attempts) == (MailState.FAILED, MOST_ATTEMPTS)
        assert "answer 451" in letter.problem
        assert send_due(at=at + timedelta(days=30)) == 0

        office.orders.answers.clear()
        send_again(by=insider, mail=letter)
        assert send_due(at=at) == 1
        assert office.taken[0]["Message-ID"] == again(letter).message_id
        assert letter.problem == ""

    def test_one_that_is_refused_holds_up_no_other(self, office, insider):
        colleagues(3)
        office.orders.answers["RCPT"] = "550 no"
        assert send_due(at=MORNING) == 0
        assert office.heard.count("RCPT") == 3, "each was tried"
        office.orders.answers.clear()
        assert send_due(at=MORNING + timedelta(minutes=6)) == 3

    def test_while_nobody_answers_what_was_not_tried_loses_nothing(self, settings, office):
        colleagues(6)
        settings.EMAIL_PORT = 1
        assert send_due(at=MORNING) == 0
        tried = Mail.objects.filter(attempts=1)
        assert tried.count() == post.AWAY_AFTER
        assert {mail.problem for mail in tried} == {post.NOT_REACHED}
        assert Mail.objects.filter(attempts=0, problem="").count() == 3
        settings.EMAIL_PORT = office.port
        assert send_due(at=MORNING + timedelta(minutes=6)) == 6
        assert len(office.taken) == 6

    def test_everything_given_up_is_sent_again_at_one_word(self, office, insider):
        colleagues(3)
        Mail.objects.update(state=MailState.FAILED, problem=post.BROKEN_OFF, attempts=6)
        assert send_all_again(by=insider) == 3
        assert send_due(at=MORNING) == 3

    def test_a_mail_that_cannot_be_written_holds_up_no_other(self, office, letter, caplog):
        broken = told(owed(letter.recipient, ServiceFactory.create()), at=MORNING)
        assert broken == letter
        colleagues(1)
        letter.recipient.email = "two\nlines@example.org"
        letter.recipient.save(update_fields=["email"])
        assert send_due(at=MORNING) == 1
        assert again(letter).state == MailState.WAITING
        assert letter.problem in (post.NOT_WRITTEN, post.NOT_TAKEN)


class TestClaims:
    def claim(self, mail, at, attempts=1):
        Mail.objects.filter(pk=mail.pk).update(
            state=MailState.SENDING, claim="0" * 32, claimed_at=at, attempts=attempts
        )

    def test_what_somebody_is_sending_is_left_alone(self, office, letter):
        self.claim(letter, MORNING)
        assert send_due(at=MORNING + timedelta(hours=1)) == 0
        assert sweep_abandoned(at=MORNING + SILENCE) == 0

    def test_a_silent_claim_is_taken_up(self, office, letter):
        self.claim(letter, MORNING)
        later = MORNING + SILENCE + SECOND
        assert (sweep_abandoned(at=later), sweep_abandoned(at=later)) == (1, 0)
        assert again(letter).problem == post.STOPPED
        assert send_due(at=later) == 1
        assert letter.message_id == office.taken[0]["Message-ID"]

    def test_after_the_last_attempt_it_is_given_up(self, letter):
        self.claim(letter, MORNING, attempts=MOST_ATTEMPTS)
        assert sweep_abandoned(at=MORNING + SILENCE + SECOND) == 1
        assert again(letter).state == MailState.FAILED

    def test_a_claim_from_before_the_clock_was_set_back_waits_its_quarter_of_an_hour(
        self, office, letter
    ):
        """Neither freed while its sender may live, nor kept until the clock is there again."""
        self.claim(letter, MORNING + timedelta(days=300))
        assert sweep_abandoned(at=MORNING) == 0
        assert send_due(at=MORNING) == 0
        assert sweep_abandoned(at=MORNING + SILENCE) == 0
        assert sweep_abandoned(at=MORNING + SILENCE + SECOND) == 1
        assert send_due(at=MORNING + SILENCE + SECOND) == 1

    def test_a_pause_from_before_the_clock_was_set_back_is_over(self, office, letter):
        Mail.objects.filter(pk=letter.pk).update(
            attempts=1, problem=post.BROKEN_OFF, next_try_at=MORNING + timedelta(days=300)
        )
        assert send_due(at=MORNING) == 1


class TestTwoAtOnce:
    pytestmark = pytest.mark.django_db(transaction=True)

    def both(self, work) -> list[int]:
        ready, answers, errors = threading.Barrier(2), [], []

        def run() -> None:
            try:
                ready.wait(5)
                answers.append(work())
            except Exception as error:  # shown by the assertion below
                errors.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert not errors
        return answers

    def test_two_senders_send_each_mail_once(self, office):
        colleagues(4)
        office.orders.slow = 0.15
        answers = self.both(lambda: send_due(at=MORNING))
        assert sum(answers) == 4
        assert len(office.taken) == len({one["Message-ID"] for one in office.taken}) == 4
        assert min(answers) > 0, "they took turns, so this shows something"

    def test_whoever_was_slow_and_got_it_out_is_believed(self, settings, office, letter):
        """The sweeper frees it while the server takes its time; it must not leave twice for it."""
        settings.EMAIL_TIMEOUT = 20
        office.orders.silent_at = FINAL

        def send() -> None:
            send_due(at=MORNING)
            connection.close()

        sender = threading.Thread(target=send)
        sender.start()
        assert office.silent.wait(20)
        assert sweep_abandoned(at=MORNING + SILENCE + timedelta(minutes=1)) == 1
        assert again(letter).state == MailState.WAITING
        office.speak.set()
        sender.join(20)
        assert again(letter).state == MailState.SENT
        assert send_due(at=MORNING + timedelta(days=1)) == 0
        assert len(office.taken) == 1

    def test_two_bundlers_tie_each_reminder_once(self, service, insider):
        for _ in range(5):
            reminded(owed(insider, service))
        assert sorted(self.both(lambda: bundle(at=MORNING))) == [0, 1]
        assert Mail.objects.get().reminders.count() == 5


class TestWhatMustNeverBeFalse:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"state": MailState.SENT},
            {"state": MailState.SENDING},
            {"claimed_at": MORNING},
            {"state": MailState.FAILED},
            {"state": MailState.CLOSED},
            {"sent_at": MORNING},
            {"state": "lost"},
            {"rhythm": "yearly"},
            {"problem": "550 <somebody@example.org> unknown"},
            {"next_try_at": MORNING - timedelta(days=1)},
        ],
        ids=str,
    )
    def test_the_database_refuses_it(self, wrong, letter):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mail.objects.filter(pk=letter.pk).update(**wrong)

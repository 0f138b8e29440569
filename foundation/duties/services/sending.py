"""Sending what is due. These functions are not one transaction, because others must see a claim.

Whoever sends a mail writes a claim first, and that is kept before the mail server hears a word.
So of two who try, one sends; and a worker that is killed leaves a row which says so, for the
sweeper. One moment remains that nobody can close: the server took the mail and the worker died
before writing so down. Then it leaves again, under the same Message-ID.
"""

import time
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import structlog
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from foundation.duties import quiet
from foundation.duties.mail import message_of
from foundation.duties.models import Mail, MailState
from foundation.duties.models.mails import MOST_ATTEMPTS
from foundation.duties.post import NOT_WRITTEN, STOPPED, Post, PostError
from foundation.duties.selectors.letters import letter_for

from .bundling import release_outdated

log = structlog.get_logger(__name__)

# One round ends well before the next one and before the time limit of a task.
MOST_A_ROUND = 2000
LONGEST_ROUND = timedelta(minutes=4)


class Clock:
    """Goes on from the moment it is given, at the speed of real time and never backwards."""

    def __init__(self, at: datetime) -> None:
        self.at, self.started = at, time.monotonic()

    @property
    def spent(self) -> timedelta:
        return timedelta(seconds=time.monotonic() - self.started)

    def now(self) -> datetime:
        return self.at + self.spent


def send_due(*, by: Any = None, at: datetime) -> int:
    """Send every mail whose time has come. Returns how many left.

    At night and at weekends only what is critical. When nobody answers at the post office
    the round ends, and what was not tried has lost nothing.
    """
    release_outdated(by=by, at=at)
    clock, sent = Clock(at), 0
    with Post() as post:
        for number in _due(at):
            if post.is_away or clock.spent > LONGEST_ROUND:
                break
            sent += _send(number, post, clock)
    return sent


@transaction.atomic
def sweep_abandoned(*, by: Any = None, at: datetime) -> int:
    """Free the mails of workers that are no longer there. Returns how many.

    A claim written before the clock was set back is given its quarter of an hour anew.
    """
    Mail.objects.from_the_future(at).update(claimed_at=at)
    abandoned = Mail.objects.abandoned(at)
    given_up = abandoned.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=MailState.FAILED, problem=STOPPED, claim=None, claimed_at=None
    )
    freed = abandoned.update(
        state=MailState.WAITING, next_try_at=_not_before(at), problem=STOPPED,
        claim=None, claimed_at=None,
    )  # fmt: skip
    return given_up + freed


@transaction.atomic
def send_again(*, by: Any, mail: Mail) -> None:
    """Let a mail that did not leave be tried from the beginning. ``by`` has seen to the cause."""
    _try_again(Mail.objects.filter(pk=mail.pk))


@transaction.atomic
def send_all_again(*, by: Any) -> int:
    """The same for all that did not leave."""
    return _try_again(Mail.objects.all())


def _try_again(mails: Any) -> int:
    waiting = {"state": MailState.WAITING, "attempts": 0, "next_try_at": F("not_before")}
    return int(mails.failed().update(**waiting))


def _due(at: datetime) -> list[int]:
    due = Mail.objects.due(at)
    if quiet.is_quiet(at):
        due = due.filter(critical=True)
    return list(due.values_list("pk", flat=True)[:MOST_A_ROUND])


def _send(number: int, post: Post, clock: Clock) -> bool:
    """One mail, from the claim to what became of it. Whether it left."""
    mail = _claim(number, clock.now())
    if mail is None:
        return False
    try:
        letter = letter_for(mail, on=quiet.local_day(clock.now()))
        message = message_of(mail, letter) if letter else None
    except Exception as error:  # whatever it was, the next mail must not wait for it
        log.error("mail_not_written", mail=mail.pk, exc_info=error)
        return _put_off(mail, NOT_WRITTEN, clock.now())
    if message is None:
        return _close(mail, clock.now())
    try:
        post.hand_over(message)
    except PostError as fault:
        log.warning("mail_not_sent", mail=mail.pk, attempt=mail.attempts, why=str(fault))
        return _put_off(mail, str(fault), clock.now())
    return _sent(mail, clock.now())


@transaction.atomic(durable=True)
def _claim(number: int, at: datetime) -> Mail | None:
    """Take a mail that waits. Only one can; it is kept when this returns."""
    taken = (
        Mail.objects.due(at)
        .filter(pk=number)
        .order_by()
        .update(state=MailState.SENDING, claim=uuid4(), claimed_at=at, attempts=F("attempts") + 1)
    )  # fmt: skip
    return Mail.objects.select_related("recipient").get(pk=number) if taken else None


@transaction.atomic(durable=True)
def _put_off(mail: Mail, problem: str, at: datetime) -> bool:
    """It did not leave: wait a while, or after the last attempt for a person."""
    pause = mail.next_pause
    state = MailState.WAITING if pause else MailState.FAILED
    later = {"next_try_at": _not_before(at + pause)} if pause else {}
    _mine(mail).update(state=state, problem=problem, claim=None, claimed_at=None, **later)
    return False


@transaction.atomic(durable=True)
def _close(mail: Mail, at: datetime) -> bool:
    """There was nothing left to tell, or nobody to tell it to."""
    _mine(mail).update(state=MailState.CLOSED, closed_at=at, claim=None, claimed_at=None)
    return False


@transaction.atomic(durable=True)
def _sent(mail: Mail, at: datetime) -> bool:
    """It left: that is true whoever holds the claim by now."""
    Mail.objects.filter(pk=mail.pk).exclude(state=MailState.SENT).update(
        state=MailState.SENT, sent_at=at, closed_at=None, problem="", claim=None, claimed_at=None
    )
    return True


def _mine(mail: Mail) -> Any:
    return Mail.objects.filter(pk=mail.pk, claim=mail.claim)


def _not_before(at: datetime) -> Any:
    """A moment, but never before the mail may leave at all: the clock may have moved back."""
    return Greatest(Value(at), F("not_before"))

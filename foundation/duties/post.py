"""The way to the post office: one conversation for several mails, and its faults in our words.

What a server answers may quote addresses, so its words are never kept: only its number is.
"""

from contextlib import suppress
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection

# So many in a row that found nobody there: the rest of the round waits without being tried.
AWAY_AFTER = 3

NOT_REACHED = "The email server could not be reached."
NO_ANSWER = "The email server did not answer in time."
BROKEN_OFF = "The email server ended the conversation."
NOT_LET_IN = "The email server does not accept our user name and password."
NOT_TAKEN = "The email service did not take it."
NOT_WRITTEN = "It could not be written. The log says where it went wrong."
STOPPED = "The worker that was sending it stopped."


class PostError(Exception):
    """A mail was not taken. Its text is for the administrator and names nobody."""


class Post:
    """A connection that is opened when it is first needed, and anew after every fault."""

    def __init__(self) -> None:
        self.connection: Any = None
        self.missed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        where: TracebackType | None,
    ) -> None:  # fmt: skip
        self.hang_up()

    @property
    def is_away(self) -> bool:
        return self.missed >= AWAY_AFTER

    def hand_over(self, message: EmailMessage) -> None:
        """Returns once the server has taken the mail; else raises ``PostError``."""
        try:
            if self.connection is None:
                self.connection = get_connection()
                self.connection.open()
            message.connection = self.connection
            if not message.send():
                raise PostError(NOT_TAKEN)
        except Exception as error:
            self.hang_up()
            words = words_for(error)
            self.missed = self.missed + 1 if words in (NOT_REACHED, NO_ANSWER, NOT_LET_IN) else 0
            raise PostError(words) from error
        self.missed = 0

    def hang_up(self) -> None:
        """End the conversation. What was taken is taken, however this goes."""
        if self.connection is not None:
            with suppress(Exception):
                self.connection.close()
            self.connection = None


def words_for(error: BaseException) -> str:
    """A fault in a sentence that holds nothing the server said."""
    if isinstance(error, SMTPRecipientsRefused):
        return _refused(next(iter(error.recipients.values()))[0], "the address")
    if isinstance(error, SMTPAuthenticationError):
        return NOT_LET_IN
    if isinstance(error, SMTPSenderRefused):
        return _refused(error.smtp_code, "our own address")
    if isinstance(error, SMTPDataError):
        return _refused(error.smtp_code, "the email")
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return NO_ANSWER
    if isinstance(error, SMTPServerDisconnected):
        return BROKEN_OFF
    if isinstance(error, SMTPResponseException):
        return _refused(error.smtp_code, "the conversation")
    reachable = isinstance(error, SMTPException) or not isinstance(error, OSError)
    return NOT_TAKEN if reachable else NOT_REACHED


def _refused(code: int, what: str) -> str:
    if 400 <= code < 500:
        return f"The email server put off {what} and asked us to come back (answer {code})."
    return f"The email server refused {what} (answer {code})."

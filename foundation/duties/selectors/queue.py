"""How many messages wait for a worker, if whoever carries them answers in time."""

from contextlib import suppress
from threading import Thread

from celery import current_app
from kombu.exceptions import ChannelError

PATIENCE = 1.5
"""A page waits no longer than this, in seconds."""


def in_queue() -> int | None:
    """How many wait, or nothing when the queue does not answer."""
    answers: list[int] = []
    asking = Thread(target=_ask, args=(answers,), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return answers[0] if answers else None


def _ask(answers: list[int]) -> None:
    with suppress(Exception):  # whatever went wrong, there is no answer
        answers.append(_count())


def _count() -> int:
    quick = {"socket_connect_timeout": 1, "socket_timeout": 1}
    with current_app.connection_for_read(transport_options=quick) as connection:
        connection.ensure_connection(max_retries=1, interval_start=0, timeout=PATIENCE)
        try:
            found = connection.default_channel.queue_declare(
                queue=current_app.conf.task_default_queue, passive=True
            )
        except ChannelError:  # an empty queue is no queue to Redis
            return 0
        return int(found.message_count)

"""A sign of life while a worker is busy for long."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from governance.models import Pack, PackState

EVERY = 15.0


@contextmanager
def beating(pack: Pack) -> Iterator[None]:
    """Write the time into the row every quarter of a minute, beside the work.

    The laying out of a long pack says nothing for minutes; without this a living worker
    could not be told from one that was killed.
    """
    stop = threading.Event()
    beat = threading.Thread(target=_beat, args=(pack.pk, pack.attempts, stop), daemon=True)
    beat.start()
    try:
        yield
    finally:
        stop.set()
        beat.join()


def _beat(number: int, attempts: int, stop: threading.Event) -> None:
    try:
        while not stop.wait(EVERY):
            Pack.objects.filter(pk=number, state=PackState.BUILDING, attempts=attempts).update(
                heartbeat_at=timezone.now()
            )
    finally:
        connection.close()

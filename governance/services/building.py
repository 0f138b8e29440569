"""Building a pack: the body of a task that may be killed, and may run twice.

These functions are not one transaction each, because others must see how far they have
come. What makes them safe is the claim: a worker takes a pack by raising its count of
attempts, and everything it writes afterwards is written only while that count still stands.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

import structlog
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from foundation.evidence import stored
from foundation.evidence.pdf import Pdf, render_pdf
from foundation.ui.problems import Problem
from governance.content import Frozen, fingerprint_of, freeze
from governance.content.composing import without_empty_pages
from governance.models import Pack, PackState
from governance.models.packs import SILENCE, plans_wholly_within, short

from .heartbeat import beating

log = structlog.get_logger(__name__)

STEPS = (
    "Reading the plan, its actions and its measures",
    "Laying out the pages",
    "Storing the pack",
)
MOST_ATTEMPTS = 3
WENT_WRONG = (
    "Something went wrong while the pack was being built, and it has been written to the log. "
    "Build a new pack; if that fails too, tell your system administrator."
)
NO_LONGER = (
    "Whoever asked for this pack may no longer build packs of this plan. Somebody who may can "
    "build a new one."
)
KEPT_STOPPING = (
    "Building this pack was interrupted three times. Build a new one; if that fails too, tell "
    "your system administrator."
)
TEMPLATE = "evidence/pack/document.html"
STYLESHEET = "css/pack.css"


class LostClaimError(Exception):
    """Another worker has taken this pack since."""


def build_pack(*, by: Any = None, pack: int) -> bool:
    """Build one pack if it still needs building. True if this call made it ready."""
    claimed = _claim(pack)
    if claimed is None:
        return False
    try:
        with beating(claimed):
            _freeze_once(claimed)
            _finish(claimed, print_pack(claimed))
    except LostClaimError:
        return False
    except Problem as problem:
        _fail(claimed, " ".join(problem.messages))
    except Exception as error:  # whatever it was, the person who waits must hear of it
        log.error("pack_not_built", pack=claimed.pk, exc_info=error)
        _fail(claimed, WENT_WRONG)
    return claimed.is_ready


@transaction.atomic
def stuck_packs(*, by: Any = None, at: datetime | None = None) -> list[int]:
    """Packs whose worker has stopped, to be given to another; given up after three."""
    stuck = Pack.objects.stuck(at or timezone.now())
    stuck.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=PackState.FAILED, failure=KEPT_STOPPING, finished_at=timezone.now()
    )
    return list(stuck.order_by("requested_at").values_list("pk", flat=True))


def print_pack(pack: Pack) -> Pdf:
    """The pages of a pack, from its frozen content alone: today, or again in ten years."""
    _say(pack, 1)
    if pack.as_at is None or pack.frozen is None:
        raise ValueError("A pack is frozen before it is printed")
    return render_pdf(
        template=TEMPLATE,
        stylesheet=STYLESHEET,
        context={"pack": pages_of(pack)},
        created=pack.as_at,
        settle=without_empty_pages,
    )


def pages_of(pack: Pack) -> dict[str, Any]:
    """The frozen content and, beside it, its own fingerprint."""
    content: dict[str, Any] = dict(pack.frozen or {})
    fingerprint = fingerprint_of(content)
    foot = f"Fingerprint {short(fingerprint)} · frozen {content['as_at']}"
    return {**content, "fingerprint": fingerprint, "foot": foot}


def _claim(number: int) -> Pack | None:
    """Take a pack that waits, or whose worker has gone silent. Only one can."""
    now = timezone.now()
    free = Pack.objects.filter(pk=number, state=PackState.QUEUED) | Pack.objects.filter(
        pk=number, state=PackState.BUILDING, heartbeat_at__lt=now - SILENCE
    )
    taken = free.filter(attempts__lt=MOST_ATTEMPTS).update(
        state=PackState.BUILDING, attempts=F("attempts") + 1, heartbeat_at=now, started_at=now
    )
    return Pack.objects.select_related("plan", "requested_by").get(pk=number) if taken else None


def _mine(pack: Pack) -> Any:
    return Pack.objects.filter(pk=pack.pk, state=PackState.BUILDING, attempts=pack.attempts)


def _write(pack: Pack, **changes: Any) -> None:
    """Write to the row while the claim stands."""
    if not _mine(pack).update(heartbeat_at=timezone.now(), **changes):
        raise LostClaimError
    for name, value in changes.items():
        setattr(pack, name, value)


def _say(pack: Pack, step: int) -> None:
    """Tell those who wait what is being done."""
    if pack.state == PackState.BUILDING:
        _write(pack, step=STEPS[step], steps_done=step)


def _freeze_once(pack: Pack) -> None:
    """Freeze the records. A second worker prints what the first has frozen."""
    if pack.frozen is not None:
        return
    _say(pack, 0)
    _still_allowed(pack)
    at = timezone.now()
    with _one_moment():
        frozen: Frozen = freeze(pack, at=at)
    _write(
        pack,
        as_at=at,
        frozen=frozen.content,
        codes=frozen.codes,
        fingerprint=frozen.fingerprint,
    )


def _still_allowed(pack: Pack) -> None:
    """Between asking and building somebody may have lost a role, and with it all they would see."""
    within = plans_wholly_within(pack.requested_by.reach("governance.build_pack"))
    if not within.filter(pk=pack.plan_id).exists():
        raise Problem(NO_LONGER)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read inside is true of the same moment, whatever others write meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _finish(pack: Pack, pdf: Pdf) -> None:
    """Store the file, then make the row ready. A file without a ready row is taken away."""
    _say(pack, 2)
    name = f"packs/{uuid4().hex}.pdf"
    stored.put(name, ContentFile(pdf.content))
    try:
        _write(
            pack,
            file=name,
            file_sha256=pdf.sha256,
            size=len(pdf.content),
            pages=pdf.pages,
            steps_done=len(STEPS),
            step="",
            finished_at=timezone.now(),
            state=PackState.READY,
        )
    except BaseException:
        stored.discard(name)
        raise


def _fail(pack: Pack, sentence: str) -> None:
    pack.state = PackState.FAILED
    _mine(pack).update(state=PackState.FAILED, failure=sentence, finished_at=timezone.now())

"""Building a pack: once, whole, and finished whatever happens to the worker."""

import errno
import hashlib
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from foundation.evidence.uploads import NO_ROOM
from foundation.organisation.models import Service
from governance import tasks
from governance.content import fingerprint_of
from governance.models import Pack, PackState
from governance.services import building, heartbeat
from qip.models import Action, Plan
from tests.factories.governance import PackFactory, lived_plan, ready_pack
from tests.factories.organisation import ServiceFactory
from tests.governance.conftest import files_in

pytestmark = pytest.mark.django_db


def built(plan: Plan, **about: Any) -> Pack:
    pack = PackFactory.create(plan=plan, **about)
    assert building.build_pack(pack=pack.pk)
    pack.refresh_from_db()
    return pack


@pytest.fixture
def plan(service: Service) -> Plan:
    """As small as a plan can be: what is printed is looked at elsewhere."""
    return lived_plan(service, actions=1, measures=0)


def test_a_pack_is_built_stored_and_fingerprinted(plan: Plan, store: Path) -> None:
    pack = built(plan)
    [file] = files_in(store)
    assert pack.state == PackState.READY
    assert pack.file_sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (pack.size, pack.pages > 2) == (file.stat().st_size, True)
    assert pack.fingerprint == fingerprint_of(pack.frozen)
    assert pack.as_at
    assert pack.finished_at
    assert pack.steps_done == len(building.STEPS)


def test_built_twice_it_is_built_once(plan: Plan, store: Path) -> None:
    pack = built(plan)
    assert building.build_pack(pack=pack.pk) is False
    tasks.build_pack(pack.pk)
    tasks.requeue_stuck_packs()
    again = Pack.objects.get(pk=pack.pk)
    assert again.file_sha256 == pack.file_sha256
    assert again.attempts == 1
    assert len(files_in(store)) == 1


def test_printed_again_from_the_frozen_records_it_is_the_same_file(plan: Plan) -> None:
    """Also after the records have changed: that is what frozen means."""
    pack = built(plan)
    Action.objects.filter(plan=plan).update(title="Something else entirely")
    pack.refresh_from_db()
    assert building.print_pack(pack).sha256 == pack.file_sha256
    assert "Something else entirely" not in str(pack.frozen)


# Unchangeable ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": "Somebody else"},
        {"frozen": {}},
        {"fingerprint": "0" * 64},
        {"file_sha256": "0" * 64},
        {"file": "packs/other.pdf"},
        {"state": "queued"},
        {"as_at": timezone.now()},
        {"codes": {}},
    ],
)
def test_the_database_changes_no_ready_pack(plan: Plan, change: dict[str, Any]) -> None:
    pack = ready_pack(plan=plan)
    with pytest.raises(DatabaseError, match="update"), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(**change)


def test_plain_sql_changes_and_deletes_none_either(plan: Plan) -> None:
    pack = ready_pack(plan=plan)
    for sql in (
        "update governance_pack set pages = 99 where id = %s",
        "delete from governance_pack where id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [pack.pk])


def test_half_a_pack_is_never_ready(plan: Plan) -> None:
    pack = PackFactory.create(plan=plan)
    with pytest.raises(DatabaseError, match="whole"), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(state=PackState.READY)
    with pytest.raises(DatabaseError, match="says_why"), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(state=PackState.FAILED)


# Failing ------------------------------------------------------------------------------------------


class FullDisk(FileSystemStorage):
    """Writes the first piece of a file, and then there is no room left."""

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read(100))
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_fails_with_a_sentence_and_no_file(
    plan: Plan, settings: Any, store: Path
) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "evidence": {"BACKEND": f"{__name__}.FullDisk", "OPTIONS": {"location": str(store)}},
    }
    pack = PackFactory.create(plan=plan)
    assert not building.build_pack(pack=pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.failure) == (PackState.FAILED, NO_ROOM)
    assert not files_in(store)


def broken_sections(plan: Plan, **_: Any) -> list[Any]:
    raise ZeroDivisionError("AK was born in 1984")


sections = broken_sections  # what ``settings.SECTION_SOURCES`` looks for in this module


def test_a_room_that_breaks_fails_the_pack_and_says_nothing_about_people(
    plan: Plan, settings: Any, store: Path
) -> None:
    settings.SECTION_SOURCES = [__name__]
    pack = PackFactory.create(plan=plan)
    assert not building.build_pack(pack=pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.failure) == (PackState.FAILED, building.WENT_WRONG)
    assert "1984" not in pack.failure
    assert not files_in(store)


def test_a_failed_pack_stays_failed(plan: Plan) -> None:
    pack = PackFactory.create(
        plan=plan, state=PackState.FAILED, failure=building.WENT_WRONG, attempts=1
    )
    assert building.build_pack(pack=pack.pk) is False
    assert building.stuck_packs() == []


# Workers that stop -----------------------------------------------------------------------------


def silent(**about: Any) -> Pack:
    long_ago = timezone.now() - timedelta(minutes=10)
    pack: Pack = PackFactory.create(heartbeat_at=long_ago, **about)
    return pack


def test_a_pack_that_nobody_took_is_sent_again(plan: Plan) -> None:
    waiting = silent(plan=plan)
    fresh = PackFactory.create(plan=plan, number=99)
    assert building.stuck_packs() == [waiting.pk]
    tasks.requeue_stuck_packs()
    waiting.refresh_from_db()
    fresh.refresh_from_db()
    assert (waiting.state, fresh.state) == (PackState.READY, PackState.QUEUED)


def test_a_living_worker_keeps_its_pack(plan: Plan) -> None:
    PackFactory.create(plan=plan, state=PackState.BUILDING, attempts=1)
    assert building.stuck_packs() == []
    assert building._claim(Pack.objects.get().pk) is None


def test_who_lost_the_claim_writes_nothing_more(plan: Plan, store: Path) -> None:
    """A worker that comes back to life after its pack was given to another."""
    pack = PackFactory.create(plan=plan)
    first = building._claim(pack.pk)
    assert first is not None
    building._freeze_once(first)
    printed = building.print_pack(first)
    Pack.objects.filter(pk=pack.pk).update(heartbeat_at=timezone.now() - timedelta(hours=1))
    assert building.build_pack(pack=pack.pk)
    with pytest.raises(building.LostClaimError):
        building._finish(first, printed)
    assert len(files_in(store)) == 1
    pack.refresh_from_db()
    assert pack.attempts == 2


def test_after_three_attempts_the_person_is_told(plan: Plan) -> None:
    pack = silent(plan=plan, state=PackState.BUILDING, attempts=3)
    assert building.stuck_packs() == []
    pack.refresh_from_db()
    assert (pack.state, pack.failure) == (PackState.FAILED, building.KEPT_STOPPING)


@pytest.mark.django_db(transaction=True)
def test_the_heart_beats_beside_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", 0.05)
    plan = lived_plan(ServiceFactory.create(), actions=0, measures=0)
    pack = silent(plan=plan, state=PackState.BUILDING, attempts=1)
    with heartbeat.beating(pack):
        for _ in range(100):
            time.sleep(0.05)
            pack.refresh_from_db()
            if not pack.is_silent(timezone.now()):
                break
    assert not pack.is_silent(timezone.now())

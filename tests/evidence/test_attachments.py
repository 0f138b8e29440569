"""The one door for files: what is kept, who gets it back, and what is left when it fails."""

import errno
import io
import resource
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from foundation.evidence.models import Attachment, EvidenceKind
from foundation.evidence.services.attachments import attach, hand_out, withdraw_attachment
from foundation.evidence.uploads import LARGEST, NO_ROOM, TOO_LARGE
from foundation.organisation.models import Service, User
from foundation.trail.models import Viewing
from foundation.ui.problems import Problem
from qip.models import Action
from tests.factories import evidence as made
from tests.factories.qip import ActionFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(service: Service) -> Action:
    plan = PlanFactory.create(services=[service])
    return ActionFactory.create(plan=plan, services=[service])


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    """A store of this test's own, so that what is left in it can be counted."""
    use_store(settings, "django.core.files.storage.FileSystemStorage", tmp_path)
    return tmp_path


def use_store(settings: Any, backend: str, place: Path) -> None:
    made_of = {"BACKEND": backend, "OPTIONS": {"location": str(place)}}
    settings.STORAGES = {**settings.STORAGES, "evidence": made_of}


def files_in(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def address(action: Action) -> str:
    return reverse("evidence:attach", args=["qip", "action", action.pk])


def offer(client: Client, action: Action, file: SimpleUploadedFile, **more: Any) -> Any:
    return client.post(address(action), {"upload": file, "title": "What we saw", **more})


def fetch(client: Client, row: Attachment) -> Any:
    """The download, read to its end, which closes it."""
    response = client.get(reverse("evidence:file", args=[row.pk]))
    if response.streaming:
        response.body = b"".join(response.streaming_content)
    return response


# Keeping -------------------------------------------------------------------------------------


def test_a_file_is_kept_under_a_name_that_says_nothing(
    store: Path, insider: User, action: Action
) -> None:
    kind = EvidenceKind.objects.get(code="observation")
    row = made.attachment(action, insider, name="../AK behaviour.pdf", kind=kind)
    row.refresh_from_db()
    assert (row.subject, row.kind, row.media_type) == (action, kind, "application/pdf")
    assert (row.size, row.uploaded_by) == (len(made.PDF), insider)
    assert row.original_filename == "AK behaviour.pdf"
    [file] = files_in(store)
    assert "behaviour" not in str(file.relative_to(store))
    assert file.read_bytes() == made.PDF


def test_the_type_comes_from_the_content_and_so_does_the_name_of_the_copy(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    client.force_login(insider)
    assert offer(client, action, made.upload("minutes.docx", made.PDF)).status_code == 302
    row = Attachment.objects.get()
    assert row.media_type == "application/pdf"
    assert 'filename="minutes.pdf"' in fetch(client, row)["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf.exe", made.PDF, "program"),
        ("a.pdf", b"MZ\x90\0" + b"\0" * 200, "program"),
        ("a.docx", made.office("docx", {"word/vbaProject.bin": b"x"}), "macros"),
        ("a.txt", b"<html><script>alert(1)</script>", "Web pages"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Web pages"),
    ],
)
def test_what_is_not_kept_is_said_at_the_field_and_leaves_nothing(
    store: Path, client: Client, insider: User, action: Action, name: str, content: bytes, says: str
) -> None:
    client.force_login(insider)
    response = offer(client, action, made.upload(name, content))
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Attachment.objects.exists()
    assert not files_in(store)


def test_a_bomb_is_stored_as_it_came_and_never_unpacked(
    store: Path, insider: User, action: Action
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(40):
            archive.writestr(f"word/media/{number}.bmp", b"\0" * (16 * 1024 * 1024))
    row = made.attachment(action, insider, name="bomb.docx", content=out.getvalue())
    assert row.size == len(out.getvalue()) < 1024 * 1024


def test_the_limit_is_26_megabytes_too_many(
    store: Path, client: Client, insider: User, action: Action, settings: Any
) -> None:
    """Counted while it streams in: no more than the limit is ever on the disk."""
    client.force_login(insider)
    before = set(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir())
    response = offer(client, action, made.upload("big.pdf", made.PDF.ljust(LARGEST + 1, b" ")))
    assert response.status_code == 422
    assert TOO_LARGE in response.content.decode()
    assert "What we saw" in response.content.decode(), "what was typed stays"
    assert not Attachment.objects.exists()
    assert not files_in(store)
    assert set(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()) <= before


def test_the_limit_itself_is_kept(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    client.force_login(insider)
    response = offer(client, action, made.upload("big.pdf", made.PDF.ljust(LARGEST, b" ")))
    assert response.status_code == 302
    assert Attachment.objects.get().size == LARGEST


def test_the_service_counts_for_itself(store: Path, insider: User, action: Action) -> None:
    with pytest.raises(Problem, match="25 MB"):
        made.attachment(action, insider, content=made.PDF.ljust(LARGEST + 1, b" "))


def test_the_same_file_twice_is_said(store: Path, insider: User, action: Action) -> None:
    made.attachment(action, insider, title="First look")
    with pytest.raises(Problem, match="“First look”"):
        made.attachment(action, insider, name="other.pdf", title="Second look")
    assert len(files_in(store)) == 1
    other = ActionFactory.create(plan=action.plan)
    assert made.attachment(other, insider).pk, "on another record it is evidence of its own"


# A store that fails -----------------------------------------------------------------------------


class FullDisk(FileSystemStorage):
    """Writes the first piece of a file, and then there is no room left."""

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read(10))
        raise OSError(errno.ENOSPC, "No space left on device")


class AwayStore(FileSystemStorage):
    """A store that cannot be reached, not even to clean up."""

    def _save(self, name: str, content: Any) -> str:
        raise ConnectionError("no route to bucket")

    def delete(self, name: str) -> None:
        raise ConnectionError("no route to bucket")


def test_a_full_disk_is_one_sentence_and_leaves_no_row_and_no_file(
    settings: Any, tmp_path: Path, client: Client, insider: User, action: Action
) -> None:
    use_store(settings, f"{__name__}.FullDisk", tmp_path)
    client.force_login(insider)
    response = offer(client, action, made.upload())
    assert response.status_code == 422
    assert NO_ROOM in response.content.decode()
    assert "What we saw" in response.content.decode()
    assert not Attachment.objects.exists()
    assert not files_in(tmp_path)


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system itself refuses to write more into any file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_really_takes_no_more_leaves_no_row_and_no_file(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    client.force_login(insider)
    with no_file_beyond(1000):
        response = offer(client, action, made.upload(content=made.PDF.ljust(5000, b" ")))
    assert response.status_code == 422
    assert "could not be stored just now" in response.content.decode()
    assert 'value="What we saw"' in response.content.decode()
    assert not Attachment.objects.exists()
    assert not files_in(store)


def test_a_store_that_is_away_is_one_sentence_too(
    settings: Any, tmp_path: Path, insider: User, action: Action
) -> None:
    use_store(settings, f"{__name__}.AwayStore", tmp_path)
    with pytest.raises(Problem, match="could not be stored just now"):
        made.attachment(action, insider)
    assert not Attachment.objects.exists()


def test_no_room_for_the_upload_itself(
    store: Path, client: Client, insider: User, action: Action, settings: Any, tmp_path: Path
) -> None:
    """The folder for uploads is gone or full: the person is told, nothing breaks."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "not-there"
    client.force_login(insider)
    response = offer(client, action, made.upload(content=made.PDF * 100))
    assert response.status_code == 422
    assert "could not be stored" in response.content.decode()


def test_a_row_that_may_not_stand_stores_nothing(
    store: Path, insider: User, action: Action
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        attach(by=insider, subject=action, upload=made.upload(), title="x" * 400)
    assert not files_in(store)


# Handing out ------------------------------------------------------------------------------------


def test_a_copy_is_a_download_and_nothing_else(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    row = made.attachment(action, insider, name="x.gif", content=made.GIF + b"<script>1</script>")
    client.force_login(insider)
    response = fetch(client, row)
    assert response.body == made.GIF + b"<script>1</script>"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Content-Type"] == "image/gif"
    assert "no-store" in response["Cache-Control"]


def test_taking_a_copy_is_recorded(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    client.force_login(insider)
    fetch(client, row)
    seen = Viewing.objects.get()
    assert (seen.user, seen.subject, seen.purpose) == (insider, row, "downloaded")
    assert row.title not in seen.label, "a title may hold a name; the trail holds a number"


def test_a_file_that_was_changed_or_lost_is_not_handed_out(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    [file] = files_in(store)
    file.chmod(0o600)
    file.write_bytes(made.PDF + b"more")
    with pytest.raises(Problem, match="no longer what was added"):
        hand_out(by=insider, attachment=row)
    file.unlink()
    client.force_login(insider)
    response = fetch(client, row)
    assert response.status_code == 503
    assert "backup" in response.content.decode()
    assert not Viewing.objects.exists()


# Who ------------------------------------------------------------------------------------------


def test_next_door_sees_neither_the_file_nor_the_form(
    store: Path, client: Client, insider: User, stranger: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    client.force_login(stranger)
    for page in (
        reverse("evidence:file", args=[row.pk]),
        reverse("evidence:withdraw", args=[row.pk]),
        address(action),
    ):
        assert client.get(page).status_code == 404, page
    assert offer(client, action, made.upload(content=made.PDF + b"2")).status_code == 404
    assert Attachment.objects.count() == 1
    assert not Attachment.objects.visible_to(stranger).exists()


def test_a_colleague_adds_and_opens_but_does_not_withdraw(
    store: Path, client: Client, insider: User, colleague: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    client.force_login(colleague)
    assert fetch(client, row).status_code == 200
    assert client.get(address(action)).status_code == 200
    assert client.get(reverse("evidence:withdraw", args=[row.pk])).status_code == 403


def test_who_sees_numbers_only_opens_no_files(
    store: Path, client: Client, insider: User, action: Action, board_reader: User
) -> None:
    row = made.attachment(action, insider)
    client.force_login(board_reader)
    assert fetch(client, row).status_code == 403
    assert client.get(address(action)).status_code == 403


def test_signed_out_goes_to_sign_in(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    response = client.get(reverse("evidence:file", args=[row.pk]))
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize(
    "about",
    [("organisation", "user"), ("auth", "group"), ("no", "such"), ("evidence", "attachment")],
)
def test_only_named_kinds_of_record_take_evidence(
    client: Client, insider: User, about: tuple[str, str]
) -> None:
    client.force_login(insider)
    page = reverse("evidence:attach", args=[*about, insider.pk])
    assert client.get(page).status_code == 404


# Withdrawing ------------------------------------------------------------------------------------


def test_withdrawing_takes_a_reason_and_keeps_the_file(
    store: Path, client: Client, insider: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    client.force_login(insider)
    page = reverse("evidence:withdraw", args=[row.pk])
    assert client.post(page, {"reason": " "}).status_code == 422
    assert client.post(page, {"reason": "The wrong month."}).status_code == 302
    row.refresh_from_db()
    assert (row.withdrawn_by, row.withdrawn_reason) == (insider, "The wrong month.")
    assert not Attachment.objects.standing().exists()
    assert fetch(client, row).status_code == 200
    with pytest.raises(Problem, match="already"):
        withdraw_attachment(by=insider, attachment=row, reason="Again.")


def test_a_withdrawn_file_may_be_added_again(store: Path, insider: User, action: Action) -> None:
    row = made.attachment(action, insider)
    withdraw_attachment(by=insider, attachment=row, reason="The wrong month.")
    assert made.attachment(action, insider).pk != row.pk


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"file": "elsewhere"},
        {"size": 1},
        {"media_type": "text/html"},
        {"original_filename": "x"},
        {"subject_id": 1},
    ],
)
def test_the_database_keeps_what_was_received(
    store: Path, insider: User, action: Action, change: dict[str, Any]
) -> None:
    row = made.attachment(action, insider)
    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.filter(pk=row.pk).update(**change)


def test_the_database_deletes_no_evidence(store: Path, insider: User, action: Action) -> None:
    made.attachment(action, insider)
    with pytest.raises(DatabaseError, match="delete"), transaction.atomic():
        Attachment.objects.all()._raw_delete("default")


def test_a_reason_without_a_person_is_impossible(
    store: Path, insider: User, action: Action
) -> None:
    row = made.attachment(action, insider)
    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.filter(pk=row.pk).update(withdrawn_reason="Nobody said so.")

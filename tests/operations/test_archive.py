"""A backup holds everything, proves itself, and comes back as it was, or not at all."""

import json
import os
import tarfile
from pathlib import Path

import pytest

from config import database
from tests.operations.running import GOOD_KEY, manage

pytestmark = pytest.mark.slow


class Installation:
    """A folder, and a database of its own on the server of the test run."""

    def __init__(self, folder: Path):
        self.var = folder
        self.name = f"archive_{os.getpid()}_{folder.name}"
        self.server = database.embedded()
        self.server.start()
        self.server.ensure(self.name)

    def archive(self, *arguments):
        return manage(
            *arguments,
            command=("-m", "config.archive"),
            SUSTAIN_VAR=str(self.var),
            SUSTAIN_POSTGRES=str(self.server.data),
            SUSTAIN_DATABASE_NAME=self.name,
            SUSTAIN_SECRET_KEY=GOOD_KEY,
        )

    def ask(self, sql):
        return self.server.ask(sql, self.name)

    def remove(self):
        self.server.ask(f'drop database "{self.name}" with (force)')


@pytest.fixture
def install(scratch):
    made = []

    def one(name):
        made.append(Installation(scratch / name))
        return made[-1]

    yield one
    for installation in made:
        installation.remove()


@pytest.fixture
def full(install):
    """An installation with a row, a trigger that guards it, and a file."""
    full = install("full")
    full.ask("""
        create table kept (id serial primary key, words text);
        insert into kept (words) values ('Zoë said "no"');
        create function refuse() returns trigger language plpgsql as
            $$ begin raise exception 'kept is append-only'; end $$;
        create trigger guard before delete on kept for each row execute function refuse();
    """)
    (full.var / "files/ab").mkdir(parents=True)
    (full.var / "files/ab/evidence.pdf").write_bytes(b"%PDF-1.7 evidence")
    return full


@pytest.fixture
def backup(full, scratch):
    target = scratch / "backup.tar"
    result = full.archive("backup", str(target))
    assert result.returncode == 0, result.stderr
    assert str(target) in result.stdout
    return target


def test_a_backup_comes_back_whole(backup, install):
    empty = install("empty")
    result = empty.archive("restore", str(backup))
    assert result.returncode == 0, result.stderr
    assert empty.ask("select words from kept") == 'Zoë said "no"'
    assert empty.ask("select count(*) from pg_trigger where tgname = 'guard'") == "1"
    assert (empty.var / "files/ab/evidence.pdf").read_bytes() == b"%PDF-1.7 evidence"


def test_a_backup_says_what_is_in_it_and_is_for_its_owner_alone(backup):
    with tarfile.open(backup) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
        assert set(tar.getnames()) == {"manifest.json", *manifest["sha256"]}
    assert set(manifest["sha256"]) == {"database.dump", "files/ab/evidence.pdf"}
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_replaces_nothing(full, backup):
    before = backup.read_bytes()
    result = full.archive("backup", str(backup))
    assert (result.returncode, result.stderr) == (
        2, f"{backup} exists already; a backup never replaces another.\n",
    )  # fmt: skip
    assert backup.read_bytes() == before


def test_a_full_installation_is_not_overwritten(full, backup):
    result = full.archive("restore", str(backup))
    assert result.returncode == 2
    assert "not empty" in result.stderr
    assert full.ask("select count(*) from kept") == "1"


def damaged(backup: Path, scratch: Path, change) -> Path:
    inside, copy = scratch / "inside", scratch / "damaged.tar"
    with tarfile.open(backup) as tar:
        tar.extractall(inside, filter="data")
    change(inside)
    with tarfile.open(copy, "w") as tar:
        for path in sorted(inside.rglob("*")):
            if path.is_file():
                tar.add(path, arcname=path.relative_to(inside))
    return copy


@pytest.mark.parametrize(
    "change",
    [
        lambda inside: (inside / "files/ab/evidence.pdf").write_bytes(b"%PDF-1.7 Evidence"),
        lambda inside: (inside / "files/ab/evidence.pdf").unlink(),
        lambda inside: (inside / "files/ab/more.pdf").write_bytes(b"slipped in"),
        lambda inside: (inside / "manifest.json").unlink(),
    ],
    ids=["changed", "missing", "added", "no manifest"],
)
def test_a_damaged_backup_is_refused_and_leaves_nothing_behind(backup, scratch, install, change):
    empty = install("empty")
    result = empty.archive("restore", str(damaged(backup, scratch, change)))
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert (
        empty.ask("select count(*) from information_schema.tables where table_name = 'kept'") == "0"
    )
    assert not (empty.var / "files").exists()


def test_what_is_no_backup_is_one_sentence(install, scratch):
    (scratch / "holiday.tar").write_text("not a tar")
    result = install("empty").archive("restore", str(scratch / "holiday.tar"))
    assert result.returncode == 2
    assert result.stderr.endswith("holiday.tar is not a whole backup of Sustain.\n")


def test_a_backup_that_cannot_be_written_leaves_no_part_of_one(full, scratch):
    (scratch / "in the way").write_text("")
    result = full.archive("backup", str(scratch / "in the way/backup.tar"))
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert list(scratch.rglob("*.part")) == []

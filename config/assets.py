"""Finds the few files of the npm packages that pages and packs load."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

PREFIX = "npm/"


class NpmFinder(BaseFinder):
    """Serves `npm/<package>/<file>` from node_modules if `NPM_FILES` names it, and nothing else."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.root = Path(settings.NPM_ROOT)
        self.patterns: list[str] = settings.NPM_FILES
        self.storage = FileSystemStorage(location=self.root)
        self.storage.prefix = PREFIX.rstrip("/")  # type: ignore[attr-defined]

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        found = self._found(path)
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        for pattern in self.patterns:
            for file in sorted(self.root.glob(pattern)):
                yield file.relative_to(self.root).as_posix(), self.storage

    def _found(self, path: str) -> str | None:
        name = path.removeprefix(PREFIX)
        if name == path or ".." in name.split("/"):
            return None
        listed = any(fnmatchcase(name, pattern) for pattern in self.patterns)
        file = self.root / name
        return str(file) if listed and file.is_file() else None


def collect_if_changed() -> None:
    """Run collectstatic when what it reads is not what it read the last time."""
    stamp = settings.STATIC_ROOT / ".collected"
    fingerprint = fingerprint_of_assets()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint)


def fingerprint_of_assets() -> str:
    """Our own files by their content; the packages' by the lock files that name their versions."""
    digest = hashlib.sha256(str((settings.NPM_FILES, settings.DEBUG)).encode())
    ours = sorted(path for path in (settings.ROOT / "static").rglob("*") if path.is_file())
    locks = [settings.ROOT / name for name in ("package-lock.json", "requirements.lock")]
    for path in (*ours, *locks):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()

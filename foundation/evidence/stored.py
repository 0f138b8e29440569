"""Putting a file into the store and taking it out, whole or not at all."""

import hashlib

import structlog
from django.core.files import File
from django.core.files.storage import Storage, storages

from foundation.evidence.uploads import why_not_stored
from foundation.ui.problems import Problem

log = structlog.get_logger(__name__)


def evidence_store() -> Storage:
    """Where attached evidence and packs are kept: never under a public address."""
    return storages["evidence"]


def put(name: str, content: File) -> None:
    """Store under the name; when that fails, leave nothing behind and say so."""
    try:
        evidence_store().save(name, content)
    except Exception as error:  # every store fails in its own way; none may leave half a file
        log.error("file_not_stored", name=name, exc_info=error)
        discard(name)
        raise Problem(why_not_stored(error)) from error


def take(name: str) -> File:
    """The stored file, open for reading."""
    return evidence_store().open(name, "rb")


def discard(name: str) -> None:
    """Remove what a failed attempt may have left."""
    try:
        evidence_store().delete(name)
    except Exception as error:  # the attempt has failed already; a second failure adds nothing
        log.error("file_not_discarded", name=name, exc_info=error)


def digest(content: File) -> str:
    """The SHA-256 of a file, read piece by piece."""
    sha = hashlib.sha256()
    for chunk in content.chunks():
        sha.update(chunk)
    return sha.hexdigest()


def unchanged(name: str, sha256: str) -> bool:
    """Whether the stored file is there and still what was put in."""
    try:
        with take(name) as content:
            return digest(content) == sha256
    except Exception as error:  # a missing file and a store that is away look the same to a reader
        log.error("stored_file_unreadable", name=name, exc_info=error)
        return False

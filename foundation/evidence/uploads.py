"""Receiving a file: counted as it streams in, never more on disk than may be kept.

Django's own handler would write a file of any size to the disk before anybody looks at
it. This one goes on reading what is too much, so that the browser gets an answer, and
throws it away.
"""

import errno
from typing import Any

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

log = structlog.get_logger(__name__)

MEGABYTE = 1024 * 1024
LARGEST = 25 * MEGABYTE
NOT_EVEN_READ = 1024 * MEGABYTE

TOO_LARGE = (
    "This file is larger than 25 MB. Save a smaller copy, for example as a PDF with smaller "
    "pictures, and add that."
)
NO_ROOM = (
    "There is no room left to store files, so this one was not added. Nothing else was lost. "
    "Tell your system administrator, and add it again later."
)
NOT_STORED = (
    "The file could not be stored just now, so it was not added. Nothing else was lost. "
    "Try again in a few minutes."
)


class RefusedUpload(UploadedFile):
    """Stands for a file that was not kept while it came in, and says why."""

    def __init__(self, problem: str, **about: Any) -> None:
        super().__init__(file=None, **about)
        self.problem = problem

    def close(self) -> None:
        """There is nothing to close."""


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes an upload to the temporary folder until it is too large or the disk is full."""

    problem = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.problem = ""
        self.file: Any = None
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start > NOT_EVEN_READ:
            raise StopUpload(connection_reset=True)
        if not self.problem and start + len(raw_data) > LARGEST:
            self.problem = TOO_LARGE
            self.file.close()
        if not self.problem:
            self._write(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.problem:
            return super().file_complete(file_size)
        return RefusedUpload(
            self.problem, name=self.file_name, content_type=self.content_type, size=file_size
        )

    def upload_interrupted(self) -> None:
        if not self.problem:
            super().upload_interrupted()

    def _write(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        log.error("upload_not_received", error=str(error))
        self.problem = why_not_stored(error)
        if self.file is not None:
            self.file.close()


def why_not_stored(error: BaseException) -> str:
    """The sentence for a store that failed; a full disk is one that people can clear."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return NO_ROOM if full else NOT_STORED

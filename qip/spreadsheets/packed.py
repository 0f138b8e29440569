"""Looking into a packed workbook without unpacking it: how much would come out?

Only the directory at the end of the file is read here. Python's own `zipfile`, which does the
unpacking later, never gives out more of a part than the directory announces.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from .limits import (
    DAMAGED,
    HIGHEST_RATIO,
    LARGEST_UNPACKED,
    LOCKED,
    MOST_PARTS,
    RATIO_COUNTS_FROM,
    UNPACKS_TOO_FAR,
    UnreadableError,
)

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, KeyError,
    OverflowError,
)  # fmt: skip
ENCRYPTED = 0x1


@contextmanager
def unpacking(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The parts of a packed file, once it is known that they are not too much."""
    try:
        with zipfile.ZipFile(file) as parts:
            refuse_bombs(parts)
            yield parts
    except RuntimeError as locked:
        raise UnreadableError(LOCKED) from locked
    except BROKEN as broken:
        raise UnreadableError(DAMAGED) from broken


def refuse_bombs(parts: zipfile.ZipFile) -> None:
    """Judged by what the directory says: number of parts, their sum, and how far each unpacks."""
    entries = parts.infolist()
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableError(LOCKED)
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_UNPACKED:
        raise UnreadableError(UNPACKS_TOO_FAR)
    if any(_unpacks_too_far(entry) for entry in entries):
        raise UnreadableError(UNPACKS_TOO_FAR)


def _unpacks_too_far(entry: zipfile.ZipInfo) -> bool:
    return (
        entry.file_size > RATIO_COUNTS_FROM
        and entry.file_size > max(entry.compress_size, 1) * HIGHEST_RATIO
    )

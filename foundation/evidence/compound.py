"""The names of the streams in an old Office or Outlook file. No Django here.

Such a file is a small disk: sectors, a table that chains them (the FAT), and a directory
of 128-byte entries whose names are UTF-16. Only the directory is read. Every loop is
bounded by the size of the file, so that chains which run in circles end.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REAL = 0xFFFFFFF9
_ENTRY = 128
_IN_HEADER = 109


class DamagedError(Exception):
    """The file does not hold together."""


def stream_names(file: BinaryIO) -> set[str]:
    """Every name in the directory, of streams and of folders."""
    try:
        return set(_names(_Disk(file)))
    except (struct.error, ValueError, IndexError) as error:
        raise DamagedError from error


class _Disk:
    """The sectors of one file."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        file.seek(0)
        self.header = file.read(512)
        (shift,) = struct.unpack_from("<H", self.header, 30)
        if shift not in (9, 12):
            raise DamagedError
        self.size = 1 << shift
        self.total = file.seek(0, 2) // self.size + 1
        self.table = list(self._table())

    def sector(self, number: int) -> bytes:
        self.file.seek((number + 1) * self.size)
        return self.file.read(self.size)

    def chain(self, number: int) -> Iterator[bytes]:
        for _ in range(self.total):
            if number >= _LAST_REAL:
                return
            yield self.sector(number)
            number = self.table[number]
        raise DamagedError

    def _table(self) -> Iterator[int]:
        for number in self._table_sectors():
            if number < _LAST_REAL:
                yield from _numbers(self.sector(number))

    def _table_sectors(self) -> Iterator[int]:
        """The first 109 are named in the header, the rest in sectors chained at their ends."""
        yield from struct.unpack_from(f"<{_IN_HEADER}I", self.header, 76)
        (number,) = struct.unpack_from("<I", self.header, 68)
        for _ in range(self.total):
            if number >= _LAST_REAL:
                return
            *sectors, number = _numbers(self.sector(number))
            yield from sectors


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector)


def _names(disk: _Disk) -> Iterator[str]:
    (first,) = struct.unpack_from("<I", disk.header, 48)
    for sector in disk.chain(first):
        for start in range(0, len(sector), _ENTRY):
            entry = sector[start : start + _ENTRY]
            (length,) = struct.unpack_from("<H", entry, 64)
            if 2 < length <= 64:
                yield entry[: length - 2].decode("utf-16-le", "replace")

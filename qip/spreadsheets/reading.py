"""The front door: a file goes in, a book comes out, or a sentence why not."""

import os
from typing import IO

from .book import Book
from .delimited import read_delimited
from .kinds import WORKBOOK, kind_of
from .limits import DAMAGED, EMPTY, LARGEST_FILE, UnreadableError, too_large
from .xlsx import read_workbook


def read_book(file: IO[bytes]) -> Book:
    """Read a spreadsheet. Its size is asked before anything of it is held in memory."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST_FILE:
        raise UnreadableError(too_large(size))
    if not size:
        raise UnreadableError(EMPTY)
    try:
        return read_workbook(file) if kind_of(file) == WORKBOOK else read_delimited(file)
    except RecursionError as broken:
        raise UnreadableError(DAMAGED) from broken
    finally:
        file.seek(0)

"""What a chosen file is, judged by its content and never by its name."""

import re
import zipfile
from typing import IO

from foundation.evidence.compound import SIGNATURE, DamagedError, stream_names

from .limits import DAMAGED, EMPTY, LOCKED, NOT_A_SHEET, UnreadableError, another_kind
from .packed import unpacking

WORKBOOK = "workbook"
TEXT = "text"

HEAD = 4096
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word document"),
    (b"7z\xbc\xaf", "a folder packed into one file"),
    (b"Rar!", "a folder packed into one file"),
    (b"\x1f\x8b", "a folder packed into one file"),
)
_WEB = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|meta|table|style)", re.IGNORECASE
)
_XML_SHEET = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml", re.IGNORECASE)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_INSIDE = (
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb)"),
    ("word/", "a Word document"),
    ("ppt/", "a presentation"),
    ("index/", "an Apple Numbers file"),
)
_STREAMS = (
    ("Workbook", "an old Excel workbook (.xls)"),
    ("Book", "an old Excel workbook (.xls)"),
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a presentation"),
)


def kind_of(file: IO[bytes]) -> str:
    """``WORKBOOK`` or ``TEXT``; anything else is refused with a sentence of its own."""
    file.seek(0)
    head = file.read(HEAD)
    if not head.strip(b"\0 \r\n\t"):
        raise UnreadableError(EMPTY)
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise UnreadableError(another_kind(what))
    if head.startswith(SIGNATURE):
        raise UnreadableError(_old_office(file))
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(file)
    if _WEB.match(head):
        raise UnreadableError(another_kind("a web page saved under a spreadsheet’s name"))
    if _XML_SHEET.match(head):
        raise UnreadableError(another_kind("a spreadsheet saved as XML"))
    if not _wide(head) and _is_program(head):
        raise UnreadableError(NOT_A_SHEET)
    return TEXT


def _is_program(head: bytes) -> bool:
    """Whether there is more in it than letters; a stray control character is forgiven."""
    strange = len(head) - len(head.translate(None, _CONTROLS))
    return b"\0" in head or strange > len(head) * 0.02


def _wide(head: bytes) -> bool:
    """Text with two bytes a character, with or without its mark: every other byte is nought."""
    if head.startswith(_WIDE_TEXT):
        return True
    noughts = (head[0::2].count(0), head[1::2].count(0))
    return max(noughts) > len(head) * 0.35 and min(noughts) < len(head) * 0.02


def _packed(file: IO[bytes]) -> str:
    with unpacking(file) as parts:
        names = [name.lower().lstrip("/") for name in parts.namelist()]
        if "xl/workbook.xml" in names:
            return WORKBOOK
        for beginning, what in _INSIDE:
            if any(name.startswith(beginning) for name in names):
                raise UnreadableError(another_kind(what))
        raise UnreadableError(_open_document(parts))


def _open_document(parts: zipfile.ZipFile) -> str:
    if "mimetype" not in parts.namelist():
        return another_kind("a folder packed into one file")
    with parts.open("mimetype") as part:
        declared = part.read(200)
    if b"spreadsheet" in declared:
        return another_kind("an OpenDocument spreadsheet")
    return another_kind("a Word document") if b".text" in declared else NOT_A_SHEET


def _old_office(file: IO[bytes]) -> str:
    """Old Office files, and new ones behind a password, are kept in the same kind of container."""
    try:
        names = stream_names(file)  # type: ignore[arg-type]
    except DamagedError:
        return DAMAGED
    if "EncryptedPackage" in names:
        return LOCKED
    return next((another_kind(what) for name, what in _STREAMS if name in names), NOT_A_SHEET)

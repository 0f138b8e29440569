"""What a file really is, judged by its content and never by its name. No Django here.

Nothing is unpacked: of an Office file only the list of its parts and one small part are
read, so that a file made to explode when unpacked is handled like any other.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from email import message_from_binary_file
from email.policy import default as modern_mail
from pathlib import PurePosixPath
from typing import BinaryIO

from foundation.evidence.compound import SIGNATURE, DamagedError, stream_names


@dataclass(frozen=True)
class Kind:
    """A kind of file that is kept as evidence; the first ending is the one it is given."""

    media_type: str
    endings: tuple[str, ...]
    word: str


class RefusedError(Exception):
    """Why a file is not kept, in a sentence for the person who offered it."""


PDF = Kind("application/pdf", (".pdf",), "PDF")
PNG = Kind("image/png", (".png",), "picture")
JPEG = Kind("image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), "picture")
GIF = Kind("image/gif", (".gif",), "picture")
WEBP = Kind("image/webp", (".webp",), "picture")
HEIC = Kind("image/heic", (".heic", ".heif"), "picture")
_OPEN = "application/vnd.openxmlformats-officedocument."
DOCX = Kind(_OPEN + "wordprocessingml.document", (".docx", ".dotx"), "Word document")
XLSX = Kind(_OPEN + "spreadsheetml.sheet", (".xlsx", ".xltx"), "spreadsheet")
PPTX = Kind(_OPEN + "presentationml.presentation", (".pptx", ".potx", ".ppsx"), "presentation")
DOC = Kind("application/msword", (".doc", ".dot"), "Word document")
XLS = Kind("application/vnd.ms-excel", (".xls", ".xlt"), "spreadsheet")
PPT = Kind("application/vnd.ms-powerpoint", (".ppt", ".pps", ".pot"), "presentation")
MSG = Kind("application/vnd.ms-outlook", (".msg",), "email")
_ODF = "application/vnd.oasis.opendocument."
ODT = Kind(_ODF + "text", (".odt", ".ott"), "text document")
ODS = Kind(_ODF + "spreadsheet", (".ods", ".ots"), "spreadsheet")
ODP = Kind(_ODF + "presentation", (".odp", ".otp"), "presentation")
EML = Kind("message/rfc822", (".eml",), "email")
CSV = Kind("text/csv", (".csv",), "table")
TEXT = Kind("text/plain", (".txt", ".text", ".md", ".log", ".tsv"), "text")

ACCEPTED = "PDF, pictures, Word, Excel, PowerPoint, OpenDocument, text, CSV and email"
NOT_KEPT = f"This kind of file is not kept. You can add {ACCEPTED}."
PROGRAM = "This file is a program or a script, so it is not kept. Add the document itself."
MACROS = "This file holds macros, so it is not kept. Save a copy without macros and add that."
LOCKED = (
    "This file is locked with a password, so nobody could read it later. "
    "Save a copy without the password and add that."
)
WEB_PAGE = "Web pages and SVG drawings are not kept. Print the page to PDF and add that."
BROKEN = "This file is damaged and cannot be opened. Save it again and add the new copy."
ARCHIVE = "Folders packed into one file are not kept. Add the documents one by one."

HEAD = 4096
DANGEROUS = frozenset((
    # programs and scripts
    ".exe", ".com", ".scr", ".pif", ".msi", ".msp", ".bat", ".cmd", ".ps1", ".psm1", ".vbs",
    ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh", ".hta", ".lnk", ".url", ".reg", ".jar",
    ".app", ".dll", ".sys", ".cpl", ".sh", ".py", ".pl", ".rb", ".php", ".apk", ".desktop",
    ".swf", ".iso", ".img", ".dmg", ".xll",
    # pages a browser would run
    ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".xml", ".xsl",
    # office files with macros
    ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm", ".potm", ".ppsm", ".ppam",
))  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".xml")

_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
)
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00", b"\x00asm",
)  # fmt: skip
_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"MSCF", b"BZh", b"\xfd7zXZ\x00")
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))
_WEB = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe)\b|<\?xml", re.IGNORECASE
)
_MAIL = re.compile(
    rb"^(?:received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|x-[\w-]+)"
    rb":[ \t]",
    re.IGNORECASE,
)


def sniff(file: BinaryIO, filename: str) -> Kind:
    """The kind of an open file, or ``RefusedError``.

    The name is only asked whether it would make a computer run the file when somebody
    opens the copy they were given; and whether plain text is meant as a table.
    """
    if ending(filename) in DANGEROUS:
        raise RefusedError(WEB_PAGE if ending(filename) in _PAGES else PROGRAM)
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise RefusedError("This file is empty. Check that it was saved, then add it again.")
    if _is_program(head):
        raise RefusedError(PROGRAM)
    if head.startswith(_ARCHIVES):
        raise RefusedError(ARCHIVE)
    return _by_signature(head) or _by_container(file, head) or _by_text(file, head, filename)


def ending(filename: str) -> str:
    """The last ending of a name, in small letters; Windows ignores dots and spaces after it."""
    return PurePosixPath(filename.replace("\\", "/").rstrip(". ")).suffix.lower()


def _is_program(head: bytes) -> bool:
    """A program by its first bytes; a note that happens to begin with “MZ” is none."""
    return head.startswith(b"#!") or (head.startswith(_PROGRAMS) and not _is_text(head[:64]))


def _by_signature(head: bytes) -> Kind | None:
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return HEIC
    return None


def _by_container(file: BinaryIO, head: bytes) -> Kind | None:
    if head.startswith(b"PK"):
        return _zipped(file)
    if head.startswith(SIGNATURE):
        return _compound(file)
    return None


# Zipped documents ------------------------------------------------------------------------

_FOLDERS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_CONTENTS = "[Content_Types].xml"
_MACRO_PART = re.compile(r"vbaproject|vbadata|activex|macrosheets|^basic/|^scripts/", re.IGNORECASE)
_SMALL_PART = 2 * 1024 * 1024


def _zipped(file: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(file) as parts:
            return _document_inside(parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as broken:
        raise RefusedError(BROKEN) from broken
    except RuntimeError as locked:
        raise RefusedError(LOCKED) from locked


def _document_inside(parts: zipfile.ZipFile) -> Kind:
    names = parts.namelist()
    if any(_MACRO_PART.search(name) for name in names):
        raise RefusedError(MACROS)
    if _CONTENTS in names:
        return _office_document(names, _read(parts, _CONTENTS).lower())
    if "mimetype" in names:
        return _open_document(_read(parts, "mimetype").decode("ascii", "replace").strip())
    raise RefusedError(ARCHIVE)


def _office_document(names: list[str], contents: bytes) -> Kind:
    if b"macroenabled" in contents or b"vbaproject" in contents:
        raise RefusedError(MACROS)
    for folder, kind in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    raise RefusedError(NOT_KEPT)


def _open_document(declared: str) -> Kind:
    for kind in (ODT, ODS, ODP):
        if declared.removesuffix("-template") == kind.media_type:
            return kind
    raise RefusedError(NOT_KEPT)


def _read(parts: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of one part, however large it claims to be."""
    with parts.open(name) as part:
        return part.read(_SMALL_PART)


# Old Office and Outlook files ---------------------------------------------------------------

_MACRO_STREAMS = frozenset(("_VBA_PROJECT", "Macros", "_VBA_PROJECT_CUR"))
_STREAMS = (
    ("WordDocument", DOC),
    ("PowerPoint Document", PPT),
    ("Workbook", XLS),
    ("Book", XLS),
    ("__properties_version1.0", MSG),
)


def _compound(file: BinaryIO) -> Kind:
    try:
        names = stream_names(file)
    except DamagedError as error:
        raise RefusedError(BROKEN) from error
    if names & _MACRO_STREAMS:
        raise RefusedError(MACROS)
    if "EncryptedPackage" in names:
        raise RefusedError(LOCKED)
    for name, kind in _STREAMS:
        if name in names:
            return kind
    raise RefusedError(NOT_KEPT)


# Text ------------------------------------------------------------------------------------


_BEGINNING = 1024
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def _by_text(file: BinaryIO, head: bytes, filename: str) -> Kind:
    if not _stays_text(file):
        raise RefusedError(NOT_KEPT)
    plain = _plain(head)
    if _looks_like_mail(plain):
        _check_mail(file)
        return EML
    if _WEB.search(plain[:_BEGINNING]):
        raise RefusedError(WEB_PAGE)
    if plain.startswith(b"{\\rtf"):
        raise RefusedError(NOT_KEPT)
    return CSV if ending(filename) == ".csv" else TEXT


def _is_text(sample: bytes) -> bool:
    return sample.startswith(_UTF16) or len(sample.translate(None, _CONTROLS)) == len(sample)


def _stays_text(file: BinaryIO) -> bool:
    """Whether no control characters come anywhere in the file."""
    file.seek(0)
    if file.read(2) in _UTF16:
        return _decodes(file)
    file.seek(0)
    return all(_is_text(chunk) for chunk in iter(lambda: file.read(1024 * 1024), b""))


def _decodes(file: BinaryIO) -> bool:
    file.seek(0)
    try:
        return "\0" not in file.read().decode("utf-16")
    except UnicodeDecodeError:
        return False


def _plain(head: bytes) -> bytes:
    """The text without the marks of its encoding, so that nothing hides behind UTF-16."""
    bare = head.removeprefix(b"\xef\xbb\xbf").removeprefix(_UTF16[0]).removeprefix(_UTF16[1])
    return bare.replace(b"\0", b"").replace(b"\r\n", b"\n").lstrip()


def _looks_like_mail(plain: bytes) -> bool:
    """Headers first: the first line is one, and two more follow before the first empty line."""
    lines = plain.split(b"\n\n")[0].split(b"\n")
    return bool(_MAIL.match(lines[0])) and sum(map(bool, map(_MAIL.match, lines))) >= 3


def _check_mail(file: BinaryIO) -> None:
    """An email is kept with what it carries, unless it carries a program."""
    file.seek(0)
    for part in message_from_binary_file(file, policy=modern_mail).walk():
        name = part.get_filename() or ""
        if ending(name) in DANGEROUS - {".html", ".htm", ".xml"}:
            raise RefusedError(
                f"This email carries “{name}”, which is a program. Add it without that."
            )

"""Made-up files and attachments for tests: each as small as a file of its kind can be."""

import io
import struct
import zipfile
from base64 import b64decode
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.evidence.models import Attachment
from foundation.evidence.services.attachments import attach

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc"
    b"\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82"
)
REAL_PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9"
GIF = b"GIF89a\x01\0\x01\0\0\0\0;"
WEBP = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40
EML = (
    b"From: manager@example.org\r\nTo: quality@example.org\r\nSubject: Walk-round\r\n"
    b"Date: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\nNo unlogged restrictions were found.\r\n"
)
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="{part}" ContentType="{kind}.main+xml"/></Types>'
)
OFFICE = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(ending: str, extra: dict[str, bytes | str] | None = None, kind: str = "") -> bytes:
    """The smallest Word, Excel or PowerPoint file, with further parts if given."""
    part, plain = OFFICE[ending]
    types = CONTENT_TYPES.format(
        part=part, kind=kind or f"application/vnd.openxmlformats-officedocument.{plain}"
    )
    return zipped({"[Content_Types].xml": types, part: "<x/>", **(extra or {})})


def open_document(kind: str, extra: dict[str, bytes | str] | None = None) -> bytes:
    """The smallest OpenDocument file of a kind (``text``, ``spreadsheet``)."""
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": media_type, "content.xml": "<x/>", **(extra or {})})


def compound(*names: str, padding: int = 0) -> bytes:
    """An old Office or Outlook file with these streams in its directory.

    ``padding`` puts that many sectors between the header and the directory, so that the
    table of sectors itself outgrows what the header can list.
    """
    entries = b"".join(_entry(name) for name in ("Root Entry", *names))
    directory_sectors = -(-len(entries) // SECTOR)
    directory = entries.ljust(directory_sectors * SECTOR, b"\0")
    per_sector = SECTOR // 4
    table_sectors = 1
    while table_sectors * per_sector < padding + directory_sectors + table_sectors + 20:
        table_sectors += 1
    first_directory = padding
    first_table = padding + directory_sectors
    extra_sectors = -(-max(0, table_sectors - 109) // (per_sector - 1))
    first_extra = first_table + table_sectors
    table = [END] * padding
    table += [*range(first_directory + 1, first_directory + directory_sectors), END]
    table += [TABLE] * table_sectors + [TABLE - 1] * extra_sectors
    table += [FREE] * (table_sectors * per_sector - len(table))
    places = [first_table + i for i in range(table_sectors)]
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 44, table_sectors)
    struct.pack_into("<I", header, 48, first_directory)
    struct.pack_into("<II", header, 68, first_extra if extra_sectors else END, extra_sectors)
    struct.pack_into("<109I", header, 76, *(places + [FREE] * 109)[:109])
    rest, extras = places[109:], b""
    for number in range(extra_sectors):
        chunk = (rest[number * 127 : number * 127 + 127] + [FREE] * 127)[:127]
        following = END if number == extra_sectors - 1 else first_extra + number + 1
        extras += struct.pack("<128I", *chunk, following)
    body = b"\0" * (padding * SECTOR) + directory + struct.pack(f"<{len(table)}I", *table)
    return bytes(header) + body + extras


def _entry(name: str) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(spelled)] = spelled
    struct.pack_into("<H", entry, 64, len(spelled))
    return bytes(entry)


def upload(name: str = "walk-round.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it; what the browser says about its type is never believed."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def attachment(subject: Any, by: Any, **about: Any) -> Attachment:
    """A file attached to a record the way people do it."""
    content = about.pop("content", PDF)
    name = about.pop("name", "walk-round.pdf")
    title = about.pop("title", "Walk-round of 3 November")
    return attach(by=by, subject=subject, upload=upload(name, content), title=title, **about)

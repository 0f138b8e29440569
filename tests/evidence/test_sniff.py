"""What a file really is, and what is not kept."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.evidence import names, sniff
from foundation.evidence.compound import DamagedError, stream_names
from tests.factories import evidence as made

KEPT = [
    ("a.pdf", made.PDF, sniff.PDF),
    ("a.png", made.PNG, sniff.PNG),
    ("a.jpg", made.JPEG, sniff.JPEG),
    ("a.gif", made.GIF, sniff.GIF),
    ("a.webp", made.WEBP, sniff.WEBP),
    ("a.heic", made.HEIC, sniff.HEIC),
    ("a.docx", made.office("docx"), sniff.DOCX),
    ("a.xlsx", made.office("xlsx"), sniff.XLSX),
    ("a.pptx", made.office("pptx"), sniff.PPTX),
    ("a.odt", made.open_document("text"), sniff.ODT),
    ("a.ods", made.open_document("spreadsheet"), sniff.ODS),
    ("a.odp", made.open_document("presentation"), sniff.ODP),
    ("a.doc", made.compound("WordDocument", "1Table"), sniff.DOC),
    ("a.xls", made.compound("Workbook"), sniff.XLS),
    ("a.xls", made.compound("Book"), sniff.XLS),
    ("a.ppt", made.compound("PowerPoint Document"), sniff.PPT),
    ("a.msg", made.compound("__properties_version1.0", "__substg1.0_0037001F"), sniff.MSG),
    ("a.eml", made.EML, sniff.EML),
    ("a.eml", made.EML.replace(b"\r\n", b"\n"), sniff.EML),
    ("a.txt", b"Seen on the walk-round: nothing.\n", sniff.TEXT),
    ("a.txt", "Voilà: “none”.".encode("cp1252"), sniff.TEXT),
    ("a.txt", "Nothing seen".encode("utf-16"), sniff.TEXT),
    ("a.csv", b"date,number\n2026-11-01,4\n", sniff.CSV),
    ("notes", b"MZ was the code we used for the morning round.\n", sniff.TEXT),
    ("a.txt", b"Fewer than <5 people, more than >2.", sniff.TEXT),
]


def see(content: bytes, name: str = "file") -> sniff.Kind:
    return sniff.sniff(io.BytesIO(content), name)


@pytest.mark.parametrize(("name", "content", "kind"), KEPT)
def test_known_kinds_are_recognised(name: str, content: bytes, kind: sniff.Kind) -> None:
    assert see(content, name) == kind


@pytest.mark.parametrize(("name", "content", "kind"), [k for k in KEPT if k[2] != sniff.CSV])
def test_the_name_does_not_decide(name: str, content: bytes, kind: sniff.Kind) -> None:
    assert see(content, "harmless.jpg") == kind


REFUSED = [
    ("windows program", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + b"\0" * 64, sniff.PROGRAM),
    ("linux program", b"\x7fELF\x02\x01\x01" + b"\0" * 64, sniff.PROGRAM),
    ("mac program", b"\xcf\xfa\xed\xfe\x07\0\0\x01" + b"\0" * 64, sniff.PROGRAM),
    ("shell script", b"#!/bin/sh\nrm -rf /\n", sniff.PROGRAM),
    ("windows shortcut", b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0" + b"\0" * 64, sniff.PROGRAM),
    ("web page", b"<!DOCTYPE html><script>alert(1)</script>", sniff.WEB_PAGE),
    ("web page after a space", b"\n\n  <HTML><body onload=x()>", sniff.WEB_PAGE),
    ("web page in UTF-16", "<html><script>x</script>".encode("utf-16"), sniff.WEB_PAGE),
    ("web page after a comment", b"<!-- x --><svg onload=alert(1)>", sniff.WEB_PAGE),
    ("drawing", b'<svg xmlns="http://www.w3.org/2000/svg"/>', sniff.WEB_PAGE),
    ("xml", b'<?xml version="1.0"?><x/>', sniff.WEB_PAGE),
    ("macros", made.office("docx", {"word/vbaProject.bin": b"x"}), sniff.MACROS),
    (
        "macros under another name",
        made.office("docx", kind="application/vnd.ms-word.document.macroEnabled"),
        sniff.MACROS,
    ),
    ("old macros", made.compound("WordDocument", "Macros", "_VBA_PROJECT"), sniff.MACROS),
    ("open macros", made.open_document("text", {"Basic/x.xml": "x"}), sniff.MACROS),
    ("excel 4 macros", made.office("xlsx", {"xl/macrosheets/s.xml": "x"}), sniff.MACROS),
    ("locked", made.compound("EncryptedPackage", "EncryptionInfo"), sniff.LOCKED),
    ("a plain zip", made.zipped({"a.exe": b"MZ"}), sniff.ARCHIVE),
    ("7z", b"7z\xbc\xaf\x27\x1c\0\x04", sniff.ARCHIVE),
    ("gzip", b"\x1f\x8b\x08\0", sniff.ARCHIVE),
    ("half a zip", made.office("docx")[:80], sniff.BROKEN),
    ("half an old file", made.compound("WordDocument")[:300], sniff.BROKEN),
    ("binary", bytes(range(256)), sniff.NOT_KEPT),
    ("binary later on", b"text " * 2000 + b"\0\x01\x02", sniff.NOT_KEPT),
    ("rich text", b"{\\rtf1\\ansi hello}", sniff.NOT_KEPT),
    ("unknown old file", made.compound("SomethingElse"), sniff.NOT_KEPT),
    ("empty", b"", "This file is empty. Check that it was saved, then add it again."),
]


@pytest.mark.parametrize(("what", "content", "sentence"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_is_not_kept_gets_one_sentence(what: str, content: bytes, sentence: str) -> None:
    with pytest.raises(sniff.RefusedError, match=r"^[A-Z].*\.$") as refused:
        see(content)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "report.pdf.exe",
        "a.EXE",
        "a.exe.",
        "a.js ",
        "x/y/a.bat",
        "a.docm",
        "a.hta",
        "a.lnk",
    ],
)
def test_a_name_that_would_run_is_refused_whatever_is_inside(name: str) -> None:
    with pytest.raises(sniff.RefusedError):
        see(made.PDF, name)


def test_a_file_that_is_two_things_is_taken_for_what_it_begins_as() -> None:
    """A picture with a web page or a zip behind it stays a picture, and is served as one."""
    assert see(made.GIF + b"<script>alert(1)</script>", "a.html.gif") == sniff.GIF
    assert see(made.PDF + made.zipped({"a.exe": b"MZ"}), "a.pdf") == sniff.PDF
    with pytest.raises(sniff.RefusedError):
        see(b"<html><script>alert(1)</script>" + made.PDF, "a.pdf")


def test_a_bomb_is_looked_at_without_unpacking_it() -> None:
    """A gigabyte of zeros inside a Word file: nothing of it is read."""
    zeros = b"\0" * (16 * 1024 * 1024)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(64):
            archive.writestr(f"word/media/{number}.bmp", zeros)
    assert see(out.getvalue(), "a.docx") == sniff.DOCX


def test_a_part_that_is_itself_the_bomb_is_read_no_further_than_needed() -> None:
    types = b"<Types>" + b" " * (64 * 1024 * 1024)
    assert see(made.zipped({"[Content_Types].xml": types, "word/x": b""}), "a.docx") == sniff.DOCX


def test_an_email_that_carries_a_program_is_refused_by_name() -> None:
    mail = (
        b"From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nhello\n'
        b'--b\nContent-Type: application/pdf; name="bill.pdf.exe"\n'
        b'Content-Disposition: attachment; filename="bill.pdf.exe"\n\nMZ\n--b--\n'
    )
    with pytest.raises(sniff.RefusedError, match=r"bill\.pdf\.exe"):
        see(mail, "mail.eml")


def test_an_old_file_whose_table_outgrows_the_header_is_still_read() -> None:
    large = made.compound("WordDocument", padding=20_000)
    assert stream_names(io.BytesIO(large)) >= {"Root Entry", "WordDocument"}


def test_an_old_file_that_runs_in_a_circle_ends() -> None:
    looped = bytearray(made.compound("WordDocument"))
    looped[1024:1028] = (0).to_bytes(4, "little")  # the directory follows itself
    with pytest.raises(DamagedError):
        stream_names(io.BytesIO(bytes(looped)))


@given(st.binary(max_size=3000), st.sampled_from([b"", b"PK\x03\x04", made.compound("Book")[:600]]))
def test_any_bytes_are_named_or_refused(noise: bytes, start: bytes) -> None:
    try:
        said = see(start + noise).word
    except sniff.RefusedError as refused:
        said = str(refused)
    assert said


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\plan.docx", "plan.docx"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ('he said "no".txt', "he said _no_.txt"),
        ("", "file"),
        (None, "file"),
        ("...", "file"),
        ("x" * 400 + ".pdf", "x" * 108 + ".pdf"),
    ],
)
def test_names_are_shown_without_what_misleads(given: str, shown: str) -> None:
    assert names.clean(given) == shown


@pytest.mark.parametrize(
    ("name", "kind", "handed"),
    [
        ("report.pdf", sniff.PDF, "report.pdf"),
        ("report.PDF", sniff.PDF, "report.PDF"),
        ("report.docx", sniff.PDF, "report.pdf"),
        ("report", sniff.PDF, "report.pdf"),
        ("v1.2", sniff.PDF, "v1.2.pdf"),
        ("notes.json", sniff.TEXT, "notes.json.txt"),
        ("photo.jpeg", sniff.JPEG, "photo.jpeg"),
    ],
)
def test_a_copy_is_named_after_what_it_is(name: str, kind: sniff.Kind, handed: str) -> None:
    assert names.to_hand_back(name, kind.media_type) == handed

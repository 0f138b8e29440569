"""A registered manager builds an evidence pack, and only those who may can have it."""

import hashlib
import io

import pikepdf
from pypdf import PdfReader

WAIT = 240_000


def test_a_pack_is_built_checked_and_handed_over(sign_in, accessible):
    page = sign_in("manager")
    page.goto("/plans/")
    page.get_by_role("link", name="Least restrictive practice at Elm Court").first.click()
    page.get_by_role("link", name="Build evidence pack").click()
    page.wait_for_url("**/packs/plans/**")
    accessible(page)
    page.get_by_label("Who will read it").fill("Commissioning team, Northmere Council")
    page.get_by_role("button", name="Build").click()
    download = page.get_by_role("link", name="Download PDF")
    page.get_by_text("You can leave this page").wait_for()
    download.wait_for(timeout=WAIT)
    accessible(page)
    address = page.url
    with page.expect_download() as handed:
        download.click()
    content = handed.value.path().read_bytes()
    assert hashlib.sha256(content).hexdigest() in page.content()
    assert _is_tagged(content)
    cover = " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())
    assert "Least restrictive practice at Elm Court" in cover
    page.get_by_text("Both checksums in full").click()
    assert page.locator(".sums code").first.inner_text() in cover

    stranger = sign_in("worker", "phone")
    assert stranger.goto(address).status in (403, 404)
    assert stranger.goto(f"{address}file/").status in (403, 404)


def _is_tagged(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root
        said = bytes(root.Metadata.read_bytes())
        return root.MarkInfo.Marked and root.Lang == "en-GB" and b"pdfuaid:part" in said

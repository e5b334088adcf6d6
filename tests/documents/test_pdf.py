"""The PDF: what a reader can get out of it, that it is tagged, that it repeats itself and fetches nothing."""

from __future__ import annotations

import io
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pikepdf
import pypdf
import pytest

from app.documents import packaged
from app.documents.pdf import BASE_URL, PackagedFiles, to_pdf
from app.model.advice import CaseFile, Edition

from .cases import SECRETS, canteen, reserved_lot, small_purchase
from .making import tender_html, tender_pdf
from .reading import everything_in, plain, tags_of

HEADINGS = {"H1", "H2", "H3", "H4"}


@cache
def rendered(make: Callable[[], CaseFile], edition: Edition) -> bytes:
    """Rendered once for all tests that only read."""
    return tender_pdf(make(), edition)


@pytest.fixture(scope="module")
def internal() -> bytes:
    return rendered(canteen, Edition.INTERNAL)


@pytest.fixture(scope="module")
def public() -> bytes:
    return rendered(canteen, Edition.PUBLIC)


@pytest.fixture(scope="module")
def readable_inside(internal: bytes) -> str:
    return everything_in(internal)


@pytest.fixture(scope="module")
def readable_outside(public: bytes) -> str:
    return everything_in(public)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_what_the_internal_edition_holds_cannot_be_got_out_of_the_public_one(secret, readable_inside, readable_outside):
    assert secret in readable_inside
    assert secret not in readable_outside


def test_the_public_edition_carries_no_image_and_no_file(public, internal):
    with pikepdf.open(io.BytesIO(public)) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", pikepdf.Dictionary())
    assert [tag.name for tag in tags_of(internal) if tag.name == "Figure"] == ["Figure"] * 2
    assert [tag.name for tag in tags_of(public) if tag.name == "Figure"] == []


@pytest.mark.parametrize("make", [canteen, small_purchase])
def test_the_internal_edition_says_so_on_every_page_and_in_its_metadata(make):
    pdf = rendered(make, Edition.INTERNAL)

    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert all("INTERNT" in plain(page.extract_text()) for page in reader.pages)
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("INTERNT")
    assert "INTERNT" in str(reader.metadata.get("/Keywords"))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_the_pdf_is_tagged_has_title_and_language_and_claims_pdf_ua(make, edition):
    with pikepdf.open(io.BytesIO(rendered(make, edition))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "da"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert make().advice.purchase.title in str(document.docinfo.Title)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_headings_begin_with_one_h1_and_never_skip_a_level(internal):
    levels = [int(tag.name[1]) for tag in tags_of(internal) if tag.name in HEADINGS]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_cell_of_a_table_points_to_its_headers(internal):
    cells = [tag for tag in tags_of(internal) if tag.name == "TD"]

    assert len(cells) > 50
    assert all(cell.headers == 2 for cell in cells)


def test_the_chart_has_an_alternative_text_and_its_figures_stand_in_a_table(internal, readable_inside):
    figures = [tag for tag in tags_of(internal) if tag.name == "Figure"]

    assert "Alle tallene står i tabellen" in figures[0].alt
    assert "264.389" in readable_inside


def test_every_section_has_a_bookmark(public):
    with pikepdf.open(io.BytesIO(public)) as document, document.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Kantinedrift på rådhuset"]
        sections = [entry.title for entry in outline.root[0].children]
    assert "5 Sociale klausuler" in sections
    assert "10 Versioner og kilder" in sections


def test_all_fonts_are_embedded(internal):
    with pikepdf.open(io.BytesIO(internal)) as document:
        descriptors = [
            part
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/FontDescriptor"
        ]
    assert descriptors
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in descriptors)


def test_the_same_case_gives_the_same_bytes_in_another_process(internal):
    code = (
        "import sys; from tests.documents.cases import canteen; from tests.documents.making import tender_pdf;"
        "from app.model.advice import Edition; sys.stdout.buffer.write(tender_pdf(canteen(), Edition.INTERNAL))"
    )
    root = packaged.TEMPLATES.parents[1]
    again = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
    ).stdout

    assert again == internal


def test_the_date_in_the_pdf_is_the_moment_the_advice_was_made(internal):
    later = replace(canteen(), made_at=canteen().made_at + timedelta(days=1))

    assert str(pypdf.PdfReader(io.BytesIO(internal)).metadata["/CreationDate"]).startswith("D:20260420083000")
    assert "21. april 2026 kl. 10.30" in everything_in(tender_pdf(later, Edition.PUBLIC))


HARD_TITLES = {
    "long": "Kantinedrift " * 38 + "slut",
    "one long word": "K" * 500,
    "html": "<h1>Kantine</h1> & <img src='https://example.com/x.png'>",
    "emoji": "Kantine 😀 ☎",
    "right to left": "קנטינה בעירייה مقصف",
    "style": "</style><style>@import url(https://example.com/x.css)",
}


@pytest.mark.parametrize("title", HARD_TITLES.values(), ids=HARD_TITLES)
def test_a_hard_title_is_rendered_as_text_without_a_box(title, no_network):
    pdf, boxes = _drawn(title)

    squeezed = "".join(everything_in(pdf).split())
    assert "".join(title.split()) in squeezed
    assert boxes == []


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Suppe 🍲 til alle", "Suppe [tegn U+1F372] til alle"),
        ("Kok 🧑🏽‍🍳", "Kok [tegn U+1F9D1][tegn U+1F373]"),
        ("Flag 🇩🇰", "Flag [tegn U+1F1E9][tegn U+1F1F0]"),
        ("Tegnet 𠀀 og 汉", "Tegnet [tegn U+20000] og [tegn U+6C49]"),
        ("Bord 🍽️", "Bord [tegn U+1F37D]"),
    ],
)
def test_a_letter_that_no_font_has_is_printed_as_its_number_and_never_as_a_box(title, printed):
    pdf, boxes = _drawn(title)

    assert "".join(printed.split()) in "".join(everything_in(pdf).split())
    assert boxes == []


def test_signs_that_are_not_seen_leave_no_box():
    assert _drawn("Tegn \x07 ⁦ 　 e̊ ☝🏽 ك𞸀")[1] == []


def test_a_box_would_be_found(monkeypatch):
    monkeypatch.setattr("app.documents.pdf.with_drawable_letters", lambda html, _: html)

    assert _drawn("Suppe 🍲")[1]


def test_the_fonts_come_from_the_packages_and_not_from_the_machine(no_network):
    with pikepdf.open(io.BytesIO(tender_pdf(_titled("קנטינה مقصف 😀"), Edition.PUBLIC))) as document:
        names = {
            str(part.BaseFont).split("+")[-1]
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/Font"
        }
    assert names
    assert all(name.startswith(("IBM-Plex-Sans", "DejaVu-Sans")) for name in names), names


def test_a_title_of_one_long_word_is_broken_so_that_it_stays_on_the_page():
    reader = pypdf.PdfReader(io.BytesIO(tender_pdf(_titled("K" * 500), Edition.PUBLIC)))

    lines = [line for line in reader.pages[0].extract_text().splitlines() if "KKK" in line]
    assert sum(line.count("K") for line in lines) == 500
    # A capital K of 12 pt is some 8 pt wide, and the text of a page 462 pt.
    assert max(len(line) for line in lines) < 462 / 7
    assert "Indhold" in reader.pages[1].extract_text()


@pytest.mark.parametrize(("field", "measured"), [("description", False), ("department", True)])
def test_only_a_long_word_in_a_table_has_every_letter_of_the_tables_measured(field, measured):
    case = canteen()
    purchase = replace(case.advice.purchase, **{field: "W" * 80})
    page = tender_html(replace(case, advice=replace(case.advice, purchase=purchase)), Edition.PUBLIC)
    assert ('<body class="tender long-words"' in page) is measured


def test_an_address_in_a_text_is_printed_and_never_asked(no_network):
    pdf = tender_pdf(
        _titled("Se https://example.com/plan", "Læs mere på http://127.0.0.1:9/x og file:///etc/passwd"),
        Edition.PUBLIC,
    )

    found = everything_in(pdf)
    assert "https://example.com/plan" in found
    assert "file:///etc/passwd" in found
    assert "root:x" not in found


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/x.png",
        "http://127.0.0.1:9/x.png",
        "file:///etc/hostname",
        "data:image/png;base64,AA==",
        f"{BASE_URL}../secret",
        f"{BASE_URL}tender.css?x",
        "ftp://example.com/x",
    ],
)
def test_any_address_but_a_packaged_file_is_refused_unopened(address, no_network):
    files = PackagedFiles({"tender.css": ("text/css", b"")})

    with pytest.raises(ValueError, match="Only packaged files"):
        files.fetch(address)
    page = f'<html lang="da"><title>x</title><img src="{address}" alt="billede"><p>Stadig her</p>'
    assert "Stadig her" in everything_in(to_pdf(page, files))


def test_a_missing_font_falls_back_and_does_not_stop_the_document(monkeypatch):
    monkeypatch.setattr("app.documents.packaged.font_file", lambda _: None)

    assert "Kantinedrift på rådhuset" in everything_in(tender_pdf(canteen(), Edition.PUBLIC))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any attempt to connect or to look a name up fails the test, even where the caller swallows the error."""
    tried: list[object] = []

    def refuse(*address: object, **_: object) -> None:
        tried.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert tried == []


def _titled(title: str, description: str = "") -> CaseFile:
    case_file = small_purchase()
    purchase = replace(case_file.advice.purchase, title=title, description=description)
    return replace(case_file, advice=replace(case_file.advice, purchase=purchase))


def _drawn(title: str) -> tuple[bytes, list[str]]:
    """The PDF, and what the renderer says of the empty boxes in it."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        pdf = tender_pdf(_titled(title), Edition.PUBLIC)
    finally:
        logger.removeHandler(handler)
    return pdf, [one for one in said if ".notdef" in one]

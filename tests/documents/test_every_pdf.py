"""What PDF/UA-1 and a careful reader ask of every document, looked up in the structure of the file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pikepdf
import pypdf
import pytest

from app.documents import as_pdf
from app.model.advice import Edition
from app.model.document import EDITIONS, DocumentKind

from .cases import SECRETS, canteen, reserved_lot, small_purchase
from .making import made
from .reading import everything_in, plain, tags_of

CASES = {"canteen": canteen, "reserved lot": reserved_lot, "small purchase": small_purchase}
EVERY = [
    (name, kind, edition)
    for name, kinds in {
        "canteen": (DocumentKind.VALUE, DocumentKind.MEMO, DocumentKind.DIALOGUE),
        "reserved lot": (DocumentKind.TENDER, DocumentKind.MEMO),
        "small purchase": (DocumentKind.QUOTE,),
    }.items()
    for kind in kinds
    for edition in EDITIONS[kind]
]
FOOT = 1040
"""Pixels from the upper edge, as the renderer counts: the footer stands below."""
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@cache
def pdf_of(name: str, kind: DocumentKind, edition: Edition) -> bytes:
    """Rendered once for all tests that only read."""
    return as_pdf(made(CASES[name](), kind, edition))


every_document = pytest.mark.parametrize(
    "which", EVERY, ids=[f"{name} {kind} {edition}" for name, kind, edition in EVERY]
)


@every_document
def test_it_is_tagged_and_has_language_title_and_a_claim_to_pdf_ua(which):
    with pikepdf.open(io.BytesIO(pdf_of(*which))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "da"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert CASES[which[0]]().advice.purchase.title in str(document.docinfo.Title)
        assert str(document.docinfo.Title).startswith("INTERNT") is (which[2] is Edition.INTERNAL)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@every_document
def test_headings_begin_with_one_h1_and_never_skip_a_level(which):
    levels = [int(tag.name[1]) for tag in tags_of(pdf_of(*which)) if tag.name in HEADINGS]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_document
def test_cells_point_to_their_headers_and_pictures_are_told_in_words(which):
    tags = tags_of(pdf_of(*which))

    assert all(tag.headers for tag in tags if tag.name == "TD")
    assert all(len(tag.alt) > 20 for tag in tags if tag.name == "Figure")


@every_document
def test_sections_are_bookmarked_and_links_lead_somewhere(which):
    with pikepdf.open(io.BytesIO(pdf_of(*which))) as document:
        with document.open_outline() as outline:
            assert len(outline.root) == 1
            assert outline.root[0].children
        links = [
            part
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Subtype") == "/Link"
        ]
        assert all("/A" in link or "/Dest" in link for link in links)
        assert all("/Contents" in link for link in links)


@every_document
def test_fonts_are_embedded(which):
    with pikepdf.open(io.BytesIO(pdf_of(*which))) as document:
        fonts = [
            part
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in fonts)


@every_document
def test_what_only_the_house_may_know_stays_out_of_every_public_document(which):
    if which[2] is Edition.PUBLIC:
        said = everything_in(pdf_of(*which))
        assert not [name for name, secret in SECRETS.items() if secret in said]


@every_document
def test_every_page_of_an_internal_one_says_so_and_none_of_a_public_one(which):
    for page in pypdf.PdfReader(io.BytesIO(pdf_of(*which))).pages:
        assert ("INTERNT" in plain(page.extract_text())) is (which[2] is Edition.INTERNAL)


@pytest.mark.parametrize("lines", range(0, 40, 10))
def test_no_heading_stands_alone_at_the_foot_of_a_page_wherever_the_text_pushes_it(lines):
    case_file = canteen()
    description = "\n".join(["Maden laves på stedet."] * lines)
    purchase = replace(case_file.advice.purchase, description=description)
    longer = replace(case_file, advice=replace(case_file.advice, purchase=purchase))

    pdf = as_pdf(made(longer, DocumentKind.TENDER, Edition.PUBLIC))

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        headings = tuple(plain(title).strip() for title in _titles(outline.root))
    last = [_last_line(page) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert "5 Sociale klausuler" in headings
    assert not [line for line in last if line in headings]


def _titles(entries: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for entry in entries:
        yield entry.title
        yield from _titles(entry.children)


def _last_line(page: pypdf.PageObject) -> str:
    """The lowest line of the text area."""
    lines: dict[int, str] = {}

    def note(text: str, _ctm: object, matrix: list[float], *_: object) -> None:
        if text.strip():
            lines[round(matrix[5])] = lines.get(round(matrix[5]), "") + text

    page.extract_text(visitor_text=note)
    inside = [height for height in lines if height < FOOT]
    return plain(lines[max(inside)]).strip() if inside else ""

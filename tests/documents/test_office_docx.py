"""The DOCX: structure, language, head and foot, what it hides (nothing), and that it repeats itself."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from lxml import etree, html

from app.documents import as_docx, as_odt
from app.documents.office.pandoc import convert, default_reference
from app.model.advice import Edition
from app.model.document import EDITIONS, Asset, Document, DocumentKind

from .cases import canteen, reserved_lot, small_purchase
from .making import made
from .office_pages import HARD_TEXTS, PIXEL, page_with
from .reading import everything_in_archive, parts_of, plain

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}


@cache
def tender(edition: Edition) -> bytes:
    """The canteen's tender, written once for all tests that only read."""
    return as_docx(made(canteen(), DocumentKind.TENDER, edition))


@pytest.fixture(scope="module")
def internal() -> dict[str, etree._Element]:
    return parts_of(tender(Edition.INTERNAL))


@pytest.fixture(scope="module")
def public() -> dict[str, etree._Element]:
    return parts_of(tender(Edition.PUBLIC))


def found(part: etree._Element, path: str) -> list:
    return part.xpath(path, namespaces=NS)


def test_no_comment_revision_hidden_text_or_foreign_part_is_in_the_file():
    for edition in Edition:
        parts = parts_of(tender(edition))
        names = zipfile.ZipFile(io.BytesIO(tender(edition))).namelist()
        assert not [name for name in names if re.search("comment|customXml|embed|macro|vba", name, re.IGNORECASE)]
        for part in parts.values():
            assert not found(part, "//w:ins|//w:del|//w:vanish|//w:webHidden|//w:commentReference|//comment()")


def test_a_picture_is_there_once_and_described_in_words(internal):
    shown = found(internal["word/document.xml"], "//wp:docPr")

    assert "Alle tallene står i tabellen" in shown[0].get("descr")
    assert {one.get("descr") for one in found(internal["word/document.xml"], "//pic:cNvPr")} == {""}
    assert (
        len([name for name in zipfile.ZipFile(io.BytesIO(tender(Edition.INTERNAL))).namelist() if "media" in name]) == 2
    )
    assert not [name for name in zipfile.ZipFile(io.BytesIO(tender(Edition.PUBLIC))).namelist() if "media" in name]


def test_internal_stands_on_every_page_and_in_the_properties(internal, public):
    section = found(internal["word/document.xml"], "//w:sectPr")
    heads = [part for name, part in internal.items() if "header" in name]

    assert len(section) == 1
    assert {one.get(f"{{{W}}}type") for one in found(section[0], "w:headerReference")} == {"default", "first"}
    assert len(heads) == 2
    assert all("INTERNT" in "".join(head.itertext()) for head in heads)
    core = docx.Document(io.BytesIO(tender(Edition.INTERNAL))).core_properties
    assert core.title.startswith("INTERNT")
    assert "INTERNT" in core.keywords
    assert "INTERNT" in core.content_status
    assert not [part for name, part in public.items() if "INTERNT" in "".join(part.itertext())]


def test_the_head_names_municipality_and_purchase_the_foot_case_time_and_page(public):
    head = "".join(public["word/header1.xml"].itertext())
    foot = "".join(public["word/footer1.xml"].itertext())

    assert "Silkeborg Kommune" in head
    assert "Kantinedrift på rådhuset" in head
    assert "740-2026-0001" in foot
    assert "20. april 2026 kl. 10.30" in foot
    assert re.search(r"Side\s+PAGE\s+1 af\s+NUMPAGES", foot)
    assert "Kantinedrift" not in "".join(public["word/header2.xml"].itertext())


def test_the_properties_say_title_author_language_case_edition_and_content():
    document = made(canteen(), DocumentKind.TENDER, Edition.PUBLIC)
    core = docx.Document(io.BytesIO(as_docx(document))).core_properties
    custom = "".join(
        f"{one.get('name')}={''.join(one.itertext())};" for one in parts_of(as_docx(document))["docProps/custom.xml"]
    )

    assert core.title == document.title
    assert core.author == "Silkeborg Kommune"
    assert core.language == "da-DK"
    assert core.created == document.made_at
    assert custom == f"Sag=740-2026-0001;Udgave=Offentlig udgave;Indhold (SHA-256)={document.content_hash};"


def test_the_language_is_danish_wherever_one_is_named(public):
    named = {one.get(f"{{{W}}}val") for part in public.values() for one in found(part, "//w:lang|//w:themeFontLang")}

    assert named == {"da-DK"}


def test_one_title_then_headings_that_never_skip_a_level(internal):
    styles = found(internal["word/document.xml"], "//w:body/w:p/w:pPr/w:pStyle/@w:val")
    levels = [int(name[-1]) for name in styles if re.fullmatch(r"Heading\d", name)]

    assert styles.count("Title") == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_style_that_is_used_is_defined(internal, public):
    for parts in (internal, public):
        known = set(found(parts["word/styles.xml"], "//w:style/@w:styleId"))
        for part in parts.values():
            assert set(found(part, "//w:pStyle/@w:val|//w:rStyle/@w:val|//w:tblStyle/@w:val")) <= known


@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_tables_repeat_their_header_rows_stay_whole_and_fill_the_page(make):
    tables = found(parts_of(as_docx(made(make(), DocumentKind.TENDER, Edition.PUBLIC)))["word/document.xml"], "//w:tbl")

    assert len(tables) >= 5
    for table in tables:
        rows = found(table, "w:tr")
        assert found(rows[0], "w:trPr/w:tblHeader")
        assert not found(table, "w:tr[position()>1]/w:trPr/w:tblHeader")
        assert all(found(row, "w:trPr/w:cantSplit") for row in rows)
        look = found(table, "w:tblPr/w:tblLook")[0]
        assert (look.get(f"{{{W}}}firstRow"), look.get(f"{{{W}}}firstColumn")) == ("1", "1")
        # A4 less the margins is 163 mm, 9241 twips.
        assert sum(int(width) for width in found(table, "w:tblGrid/w:gridCol/@w:w")) == pytest.approx(9241, abs=12)


def test_columns_to_write_in_are_equally_wide():
    table = found(
        parts_of(as_docx(made(reserved_lot(), DocumentKind.TENDER, Edition.PUBLIC)))["word/document.xml"],
        "//w:tbl[.//w:t[contains(., 'A. Beskæftigede i alt')]]",
    )[0]
    _, *fields = (int(width) for width in found(table, "w:tblGrid/w:gridCol/@w:w"))

    assert len(fields) == 2
    assert fields[0] == fields[1]
    assert fields[0] > 2_000


def test_amounts_stand_to_the_right_and_sums_are_bold(internal):
    table = next(
        one for one in found(internal["word/document.xml"], "//w:tbl") if "Nutidsværdi" in "".join(one.itertext())
    )

    assert set(found(table, "w:tr/w:tc[position()>1]/w:p/w:pPr/w:jc/@w:val")) <= {"right", "end"}
    assert len(found(table, "w:tr/w:tc[position()>1]/w:p/w:pPr/w:jc")) == len(found(table, "w:tr/w:tc[position()>1]"))
    total = next(row for row in found(table, "w:tr") if "Kommunen i alt" in "".join(row.itertext()))
    assert set(found(total, "w:tc/w:p/w:pPr/w:pStyle/@w:val")) == {"Tabelhoved"}


def test_a_clause_heading_carries_its_bookmark_and_the_text_hangs_from_its_number():
    word = docx.Document(io.BytesIO(tender(Edition.PUBLIC)))
    marked = {
        name: paragraph
        for paragraph in word.paragraphs
        for name in paragraph._p.xpath("w:bookmarkStart/@w:name")
        if name.startswith("klausul-")
    }

    assert [paragraph.style.name for paragraph in marked.values()] == ["Heading 2"] * 2
    assert all(paragraph.text.startswith(name.removeprefix("klausul-")) for name, paragraph in marked.items())
    numbered = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Klausulpunkt"]
    assert all(re.match(r"\d+\.\d+\.\d+\t\S", text) for text in numbered)
    assert len(numbered) > 4


def test_every_link_inside_the_document_has_a_goal(internal):
    document = internal["word/document.xml"]
    goals = set(found(document, "//w:bookmarkStart/@w:name"))
    ids = found(document, "//w:bookmarkStart/@w:id")

    assert len(found(document, "//w:hyperlink/@w:anchor")) > 10
    missing = set(found(document, "//w:hyperlink/@w:anchor")) - goals
    assert missing == set()
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(found(document, "//w:bookmarkEnd/@w:id"))


def test_the_contents_are_a_field_of_links_to_the_sections(public):
    entries = found(public["word/document.xml"], "//w:p[w:pPr/w:pStyle/@w:val='Toc1']")

    assert len(entries) > 6
    assert all(found(entry, "w:hyperlink/@w:anchor") for entry in entries)
    assert "TOC" in "".join(found(entries[0], ".//w:instrText/text()"))
    assert found(entries[-1], ".//w:fldChar[@w:fldCharType='end']")


def test_the_contents_the_first_section_and_the_first_annex_begin_a_page_as_when_printed(internal):
    page = html.document_fromstring(made(canteen(), DocumentKind.TENDER, Edition.INTERNAL).html)
    annexes = page.xpath("//h2[starts-with(@id, 'bilag-')]/@id")
    breaks = found(internal["word/document.xml"], "//w:p[w:pPr/w:pageBreakBefore]/w:bookmarkStart/@w:name")
    styles = found(internal["word/styles.xml"], "//w:style[w:pPr/w:pageBreakBefore]/@w:styleId")

    assert styles == ["TOCHeading"]
    assert len(annexes) > 1
    assert breaks[0] == "afsnit-1"
    assert [name for name in breaks if name in annexes] == annexes[:1]


def test_the_one_sentence_between_two_headings_keeps_with_the_second(public):
    (lead,) = found(public["word/document.xml"], "//w:p[contains(string(.), 'Klausulerne er en del af')]")

    assert found(lead, "w:pPr/w:keepNext")


def test_the_value_paper_has_its_contents_on_the_front_page():
    document = parts_of(as_docx(made(canteen(), DocumentKind.VALUE, Edition.INTERNAL)))["word/document.xml"]
    (heading,) = found(document, "/w:document/w:body/w:p[.//w:t='Indhold']")

    assert found(heading, "w:pPr/w:pStyle/@w:val") != ["TOCHeading"]
    assert not found(heading, "w:pPr/w:pageBreakBefore")


def test_a_picture_stands_at_the_edge_of_the_text():
    document = parts_of(as_docx(made(canteen(), DocumentKind.VALUE, Edition.INTERNAL)))["word/document.xml"]
    pictures = found(document, "//*[local-name()='inline']")

    assert pictures
    assert {one.get(side) for one in pictures for side in ("distT", "distB", "distL", "distR")} == {"0"}


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_document_of_a_case_can_be_written_in_every_edition(kind):
    for edition in EDITIONS[kind]:
        written = everything_in_archive(as_docx(made(canteen(), kind, edition)))
        assert "Kantinedrift på rådhuset" in written
        assert ("INTERNT" in written) == (edition is Edition.INTERNAL)


def test_the_same_document_gives_the_same_bytes_in_another_process():
    code = (
        "import sys; from tests.documents.cases import canteen; from tests.documents.making import made;"
        "from app.documents import as_docx; from app.model.advice import Edition;"
        "from app.model.document import DocumentKind as K;"
        "sys.stdout.buffer.write(as_docx(made(canteen(), K.TENDER, Edition.INTERNAL)))"
    )
    root = Path(__file__).parents[2]
    again = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={
            **os.environ,
            "PYTHONHASHSEED": "7",
            "PYTHONPATH": str(root),
            "SOURCE_DATE_EPOCH": "5",
            "TZ": "Asia/Tokyo",
        },
        capture_output=True,
        check=True,
    ).stdout

    assert again == tender(Edition.INTERNAL)


def test_no_part_is_dated_by_the_clock_and_a_later_document_says_its_own_moment():
    document = made(canteen(), DocumentKind.TENDER, Edition.PUBLIC)
    later = as_docx(replace(document, made_at=document.made_at + timedelta(days=400)))

    with zipfile.ZipFile(io.BytesIO(tender(Edition.PUBLIC))) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(later)).core_properties.created == document.made_at + timedelta(days=400)


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_a_hard_text_stands_in_the_file_as_text(text):
    written = everything_in_archive(as_docx(page_with(text)))

    assert plain(text.replace("\x01", "")) in written
    assert docx.Document(io.BytesIO(as_docx(page_with(text)))).core_properties.title == text.replace("\x01", "")


def test_only_pictures_of_the_document_come_in_and_no_address_or_file_is_read():
    page = page_with(
        "x",
        '<p><img src="https://example.com/x.png" alt="fra nettet"><img src="/etc/hostname" alt="fra disken">'
        '<img src="own.svg" alt="min egen"></p>',
        assets={"own.png": Asset("image/png", PIXEL), "fake.png": Asset("image/png", b"<svg/>")},
    )
    written = as_docx(page)

    everything = everything_in_archive(written)
    assert "example.com" not in everything
    assert "fra nettet" in everything
    assert "fra disken" in everything
    assert [name for name in zipfile.ZipFile(io.BytesIO(written)).namelist() if "media/" in name] != []
    assert [one.get("descr") for one in found(parts_of(written)["word/document.xml"], "//wp:docPr")] == ["min egen"]


def test_a_chart_fills_the_page_and_a_logo_its_own_place():
    pictures = '<p><img src="value.svg" alt="a"></p><p class="logo"><img src="logo.png" alt="b"></p>'
    square = {name: Asset("image/png", PIXEL) for name in ("value.png", "logo.png")}

    shown = found(parts_of(as_docx(page_with("x", pictures, square)))["word/document.xml"], "//wp:extent/@cx")
    # 163 mm and 18 mm, at 36,000 to the millimetre.
    assert [round(int(width) / 36_000) for width in shown] == [163, 18]


def test_what_calls_itself_a_picture_and_is_none_leaves_its_words():
    page = page_with(
        "x", '<p><img src="logo.png" alt="Kommunens logo"></p>', {"logo.png": Asset("image/png", b"<svg/>")}
    )

    assert "Kommunens logo" in everything_in_archive(as_docx(page))
    assert "media/" not in everything_in_archive(as_docx(page))


@pytest.mark.parametrize(
    "more",
    [
        "<table></table>",
        '<table class="facts"><thead><tr><th>a</th><th>b</th></tr></thead><tbody></tbody></table>',
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td colspan='2'>x</td></tr></tbody></table>",
        "<ul><li>x<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table></li></ul>",
        '<p><img src="torn.png" alt="a"></p>',
    ],
    ids=["no rows", "no body", "joined cells", "in a list", "torn picture"],
)
def test_what_a_template_may_leave_empty_or_joined_still_makes_a_file(more):
    page = page_with("Stadig her", more, {"torn.png": Asset("image/png", PIXEL[:12])})

    for write in (as_docx, as_odt):
        assert "Stadig her" in everything_in_archive(write(page))


def test_pandoc_itself_reads_no_file_and_no_address(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelighed-4711")
    page = f'<p>Her <img src="{secret}" alt="a"> <iframe src="{secret}"></iframe></p>'

    moment = made(small_purchase(), DocumentKind.TENDER, Edition.PUBLIC).made_at
    written = everything_in_archive(convert(page, "docx", default_reference("docx"), moment))
    assert "4711" not in written


def test_a_failure_of_pandoc_is_told_in_its_own_words():
    moment = made(small_purchase(), DocumentKind.TENDER, Edition.PUBLIC).made_at

    with pytest.raises(RuntimeError, match=r"^pandoc: \S"):
        convert("<p>x</p>", "docx", b"not an archive", moment)


def test_the_municipality_colour_is_that_of_title_and_sections():
    coloured = parts_of(as_docx(page_with("x", head='<meta name="brand-colour" content="#7a0019">')))
    disguised = parts_of(as_docx(page_with("x", head='<meta name="brand-colour" content="red;}">')))

    def colour(parts: dict[str, etree._Element]) -> list[str]:
        return found(
            parts["word/styles.xml"], "//w:style[@w:styleId='Heading1' or @w:styleId='Title']/w:rPr/w:color/@w:val"
        )

    assert colour(coloured) == ["7A0019"] * 2
    assert colour(disguised) == ["111111"] * 2


def test_a_page_without_a_frame_of_its_own_is_refused():
    document = page_with("x")

    with pytest.raises(ValueError, match="main"):
        as_docx(replace(document, html="<p>x</p>"))


def test_the_document_is_not_changed_by_writing_it():
    document: Document = made(canteen(), DocumentKind.TENDER, Edition.INTERNAL)
    before = (document.html, dict(document.assets))

    as_docx(document)

    assert (document.html, dict(document.assets)) == before

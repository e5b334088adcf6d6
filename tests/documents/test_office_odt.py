"""The ODT: structure, language, head and foot, what it hides (nothing), and that it repeats itself."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from app.documents import as_odt
from app.documents.office.odt_styles import NS, name_of, q
from app.model.advice import Edition
from app.model.document import EDITIONS, Asset, DocumentKind

from .cases import canteen, reserved_lot, small_purchase
from .making import made
from .office_pages import HARD_TEXTS, PIXEL, page_with
from .reading import everything_in_archive, parts_of, plain


@cache
def tender(edition: Edition) -> bytes:
    """The canteen's tender, written once for all tests that only read."""
    return as_odt(made(canteen(), DocumentKind.TENDER, edition))


@pytest.fixture(scope="module")
def internal() -> dict[str, etree._Element]:
    return parts_of(tender(Edition.INTERNAL))


@pytest.fixture(scope="module")
def public() -> dict[str, etree._Element]:
    return parts_of(tender(Edition.PUBLIC))


def found(part: etree._Element, path: str) -> list:
    return part.xpath(path, namespaces=NS)


def test_no_comment_revision_script_or_hidden_text_is_in_the_file():
    for edition in Edition:
        for part in parts_of(tender(edition)).values():
            assert not found(part, "//office:annotation|//office:scripts|//text:tracked-changes|//text:hidden-text")
            assert not found(part, "//*[@text:display='none']|//comment()")


def test_every_part_is_listed_and_the_type_stands_first_and_uncompressed():
    with zipfile.ZipFile(io.BytesIO(tender(Edition.INTERNAL))) as opened:
        first, *_ = opened.infolist()
        names = set(opened.namelist())
    listed = set(
        parts_of(tender(Edition.INTERNAL))["META-INF/manifest.xml"].xpath(
            "//*[local-name()='file-entry']/@*[local-name()='full-path']"
        )
    )

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert names - {"mimetype", "META-INF/manifest.xml"} <= listed


def test_internal_stands_on_every_page_and_in_the_properties(internal, public):
    pages = found(internal["styles.xml"], "//style:master-page")

    assert {page.get(q("style:name")) for page in pages} == {"Standard", "Forside"}
    assert all("INTERNT" in "".join(found(page, "style:header//text()")) for page in pages)
    said = {one.tag: one.text or "" for one in found(internal["meta.xml"], "//office:meta/*")}
    assert said[q("dc:title")].startswith("INTERNT")
    assert "INTERNT" in said[q("meta:keyword")]
    assert not [part for part in public.values() if "INTERNT" in "".join(part.itertext())]


def test_the_front_page_has_its_own_head_and_the_next_page_the_full_one(public):
    front = found(public["content.xml"], "//style:style[@style:master-page-name='Forside']/@style:name")
    first = found(public["content.xml"], "(//office:text//text:p)[1]")[0]
    following = found(public["styles.xml"], "//style:master-page[@style:name='Forside']/@style:next-style-name")

    assert front == [first.get(q("text:style-name"))]
    assert following == ["Standard"]


def test_the_foot_names_case_time_and_page(public):
    foot = found(public["styles.xml"], "//style:master-page[@style:name='Standard']/style:footer")[0]

    assert "740-2026-0001" in "".join(foot.itertext())
    assert "20. april 2026 kl. 10.30" in "".join(foot.itertext())
    assert found(foot, ".//text:page-number")
    assert found(foot, ".//text:page-count")


def test_the_properties_say_title_author_language_case_edition_and_content():
    document = made(canteen(), DocumentKind.TENDER, Edition.PUBLIC)
    meta = parts_of(as_odt(document))["meta.xml"]

    assert found(meta, "string(//dc:title)") == document.title
    assert found(meta, "string(//dc:creator)") == "Silkeborg Kommune"
    assert found(meta, "string(//dc:language)") == "da-DK"
    assert found(meta, "string(//meta:creation-date)") == "2026-04-20T08:30:00Z"
    own = {one.get(q("meta:name")): one.text for one in found(meta, "//meta:user-defined")}
    assert own == {"Sag": "740-2026-0001", "Udgave": "Offentlig udgave", "Indhold (SHA-256)": document.content_hash}


def test_the_language_is_danish_wherever_one_is_named(public):
    for part in public.values():
        assert set(found(part, "//@fo:language")) <= {"da", "zxx"}
        assert set(found(part, "//@fo:country")) <= {"DK", "none"}
    assert found(public["styles.xml"], "//style:default-style[@style:family='paragraph']//@fo:language") == ["da"]


def test_one_title_then_headings_that_never_skip_a_level(internal):
    levels = [int(level) for level in found(internal["content.xml"], "//text:h/@text:outline-level")]

    assert len(found(internal["content.xml"], "//text:p[@text:style-name='Title']")) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("family", ["paragraph", "text", "table", "table-cell", "table-row", "table-column", "graphic"])
def test_every_style_that_is_used_is_defined_once(family, internal):
    attribute, elements = {
        "paragraph": ("text:style-name", "//text:p|//text:h"),
        "text": ("text:style-name", "//text:span|//text:a"),
        "table": ("table:style-name", "//table:table"),
        "table-cell": ("table:style-name", "//table:table-cell"),
        "table-row": ("table:style-name", "//table:table-row"),
        "table-column": ("table:style-name", "//table:table-column"),
        "graphic": ("draw:style-name", "//draw:frame"),
    }[family]
    content, styles = internal["content.xml"], internal["styles.xml"]
    known = [
        *found(content, f"//style:style[@style:family='{family}']/@style:name"),
        *found(styles, f"//style:style[@style:family='{family}']/@style:name"),
    ]
    used = {one.get(q(attribute)) for one in found(content, elements)} - {None}

    assert used
    assert used <= set(known)
    assert len(known) == len(set(known))


@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_tables_repeat_their_header_rows_stay_whole_and_fill_the_page(make):
    content = parts_of(as_odt(made(make(), DocumentKind.TENDER, Edition.PUBLIC)))["content.xml"]
    tables = found(content, "//table:table")
    widths = dict(
        zip(
            found(content, "//style:style[@style:family='table-column']/@style:name"),
            found(content, "//style:style[@style:family='table-column']//@style:column-width"),
            strict=True,
        )
    )

    assert len(tables) >= 5
    for table in tables:
        assert len(found(table, "table:table-header-rows/table:table-row")) == 1
        used = [widths[name] for name in found(table, "table:table-column/@table:style-name")]
        assert sum(float(width.removesuffix("mm")) for width in used) == pytest.approx(163, abs=0.1)
    rows = set(found(content, "//table:table-row/@table:style-name"))
    for name in rows:
        style = found(content, f"//style:style[@style:name='{name}'][@style:family='table-row']//@fo:keep-together")
        assert style == ["always"]


def test_amounts_stand_to_the_right_and_sums_are_bold(internal):
    content = internal["content.xml"]
    table = next(one for one in found(content, "//table:table") if "Nutidsværdi" in "".join(one.itertext()))

    right = set(found(content, "//style:style[style:paragraph-properties/@fo:text-align='end']/@style:name"))
    amounts = found(table, ".//table:table-row/table:table-cell[position()>1]/text:p/@text:style-name")
    assert amounts
    assert set(amounts) <= right
    total = next(row for row in found(table, ".//table:table-row") if "Kommunen i alt" in "".join(row.itertext()))
    assert all(name.startswith("Table_20_Heading") for name in found(total, ".//text:p/@text:style-name"))


def test_a_clause_heading_carries_its_bookmark_and_the_text_hangs_from_its_number(public):
    marks = found(public["content.xml"], "//text:h/text:bookmark-start[starts-with(@text:name, 'klausul-')]")
    numbers = found(public["content.xml"], "//text:span[@text:style-name='Klausulnummer']")

    assert len(marks) == 2
    for mark in marks:
        heading = "".join(mark.getparent().itertext()).strip()
        assert heading.startswith(mark.get(q("text:name")).removeprefix("klausul-"))
    assert len(numbers) > 4
    assert all(number.getnext().tag == q("text:tab") for number in numbers)


def test_the_one_sentence_between_two_headings_keeps_with_the_second(public):
    content = public["content.xml"]
    (lead,) = [one for one in content.iter(q("text:p")) if "Klausulerne er en del af" in "".join(one.itertext())]

    name = lead.get(q("text:style-name"))
    keeps = found(content, f"//style:style[@style:name='{name}']/style:paragraph-properties/@fo:keep-with-next")
    assert keeps == ["always"]


def test_a_statement_begins_a_page_and_keeps_the_level_of_its_heading():
    content = parts_of(as_odt(made(reserved_lot(), DocumentKind.TENDER, Edition.PUBLIC)))["content.xml"]
    (heading,) = [one for one in content.iter(q("text:h")) if "Opgørelse efter udbudsloven" in "".join(one.itertext())]
    (style,) = found(content, f"//style:style[@style:name='{heading.get(q('text:style-name'))}']")

    assert found(style, "style:paragraph-properties/@fo:break-before") == ["page"]
    assert style.get(q("style:parent-style-name")) == name_of("h2")


def test_links_and_page_numbers_of_the_contents_have_a_goal(internal):
    content = internal["content.xml"]
    goals = set(found(content, "//text:bookmark-start/@text:name"))
    links = {link[1:] for link in found(content, "//text:a/@xlink:href") if link.startswith("#")}
    numbers = found(content, "//text:table-of-content//text:bookmark-ref/@text:ref-name")

    assert links
    assert links - goals == set()
    assert len(numbers) == len(found(content, "//text:index-body/text:p"))
    assert set(numbers) <= goals


def test_a_picture_is_described_in_words(internal, public):
    assert "Alle tallene står i tabellen" in found(internal["content.xml"], "string((//draw:frame)[1]/svg:desc)")
    assert len(found(internal["content.xml"], "//draw:frame")) == 2
    assert found(public["content.xml"], "//draw:frame") == []


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_document_of_a_case_can_be_written_in_every_edition(kind):
    for edition in EDITIONS[kind]:
        written = everything_in_archive(as_odt(made(canteen(), kind, edition)))
        assert "Kantinedrift på rådhuset" in written
        assert ("INTERNT" in written) == (edition is Edition.INTERNAL)


def test_the_same_document_gives_the_same_bytes_in_another_process():
    code = (
        "import sys; from tests.documents.cases import canteen; from tests.documents.making import made;"
        "from app.documents import as_odt; from app.model.advice import Edition;"
        "from app.model.document import DocumentKind as K;"
        "sys.stdout.buffer.write(as_odt(made(canteen(), K.TENDER, Edition.INTERNAL)))"
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
    with zipfile.ZipFile(io.BytesIO(again)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_a_hard_text_stands_in_the_file_as_text(text):
    written = as_odt(page_with(text))

    expected = plain(text.replace("\x01", ""))
    assert expected in everything_in_archive(written)
    assert found(parts_of(written)["meta.xml"], "string(//dc:title)") == text.replace("\x01", "")
    assert re.search(re.escape(expected), plain("".join(parts_of(written)["styles.xml"].itertext())))


def test_only_pictures_of_the_document_come_in():
    page = page_with(
        "x",
        '<p><img src="https://example.com/x.png" alt="fra nettet"><img src="own.svg" alt="min egen"></p>',
        assets={"own.png": Asset("image/png", PIXEL)},
    )
    written = as_odt(page)

    assert "example.com" not in everything_in_archive(written)
    assert "fra nettet" in everything_in_archive(written)
    assert found(parts_of(written)["content.xml"], "//draw:frame/svg:desc/text()") == ["min egen"]


def test_a_numbered_list_is_numbered_anew_and_a_list_of_points_is_not():
    lists = (
        "<p>Svar på dette:</p><ol><li>Først?</li><li>Så?</li></ol><p>Og:</p><ol><li>Igen?</li></ol><ul><li>X</li></ul>"
    )
    content = parts_of(as_odt(page_with("Brev", lists)))["content.xml"]

    styles = [one.get(f"{{{NS['text']}}}style-name") for one in found(content, "//text:list")]
    signs = "//text:list-style[@style:name=$name]/text:list-level-style-number"
    assert [bool(content.xpath(signs, name=name, namespaces=NS)) for name in styles] == [True, True, False]
    assert not found(content, "//text:list[@text:continue-numbering='true' or @text:continue-list]")


@pytest.mark.parametrize("kind", [DocumentKind.DIALOGUE, DocumentKind.QUOTE])
def test_receiver_and_greeting_of_a_letter_stand_apart(kind):
    content = parts_of(as_odt(made(small_purchase(), kind, Edition.PUBLIC)))["content.xml"]
    apart = found(content, "//text:p[@text:style-name='Efter_20_afstand']")

    assert [plain("".join(one.itertext()))[:12] for one in apart] == [
        "Til alle vir" if kind == "dialogue" else "Til [udfylde",
        "Venlig hilse",
    ]

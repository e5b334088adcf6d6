"""A Word file that came back is read without trust, whatever an editor has done to it."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.intake import docx_package
from app.intake.returned_docx import read_returned
from app.model.errors import InputError
from tests.intake.returned import SentClause, paragraph_with, repacked, replace_text, returned_file, tracked

CLAUSE = SentClause("5.1", "vilkaar", 2, "Gode vilkår", ["Leverandøren sikrer gode vilkår.", "Det gælder alle:"], ["a"])


def section(raw: bytes, title: str = "Gode vilkår Udkast"):
    return next(one for one in read_returned(raw, "svar.docx").sections if one.title == title)


def test_a_clause_has_its_number_bookmark_and_paragraphs_without_their_numbers():
    found = section(returned_file([CLAUSE]))
    assert (found.number, found.mark, found.level) == ("5.1", "5.1", 3)
    assert found.paragraphs == ("Leverandøren sikrer gode vilkår.", "Det gælder alle:\na")


def test_the_table_of_clauses_and_the_case_are_read():
    found = read_returned(returned_file([CLAUSE], case_id="740-2026-abc"), "svar.docx")
    assert [(row.number, row.id, row.version) for row in found.rows] == [("5.1", "vilkaar", 2)]
    assert found.case_id == "740-2026-abc"


def test_a_version_that_is_no_number_is_none():
    found = read_returned(returned_file([CLAUSE], lambda doc: setattr(doc.tables[-1].cell(1, 3), "text", "to")), "x")
    assert found.rows[0].version is None


def test_what_was_tracked_as_out_is_gone_and_what_was_tracked_as_in_is_there():
    raw = returned_file([CLAUSE], lambda doc: tracked(paragraph_with(doc, "sikrer"), "gode", "rimelige"))
    assert section(raw).paragraphs[0] == "Leverandøren sikrer rimelige vilkår."
    assert read_returned(raw, "x").tracked == 2


def test_two_paragraphs_whose_mark_is_tracked_as_out_are_one():
    def strike(document):
        properties = paragraph_with(document, "sikrer")._p.get_or_add_pPr()
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:del"))
        properties.append(mark)

    assert section(returned_file([CLAUSE], strike)).paragraphs[0].startswith("Leverandøren sikrer gode vilkår.5.1.2")


def test_a_heading_without_style_and_bookmark_is_known_by_its_number():
    def plain(document):
        heading = paragraph_with(document, "5.1 Gode")
        heading._p.getprevious().getparent().remove(heading._p.getprevious())
        heading.style = document.styles["Normal"]

    found = section(returned_file([CLAUSE], plain))
    assert (found.mark, found.level, len(found.paragraphs)) == ("", 3, 2)


def test_a_style_of_another_name_based_on_a_heading_is_a_heading():
    def restyle(document):
        style = document.styles.add_style("Firmaets overskrift", 1)
        style.base_style = document.styles["Heading 2"]
        heading = paragraph_with(document, "5.1 Gode")
        heading.text = "Gode vilkår"
        heading.style = style

    assert section(returned_file([CLAUSE], restyle), "Gode vilkår").level == 3


def test_the_text_of_a_box_stands_behind_its_paragraph_once():
    def box(document):
        run = paragraph_with(document, "sikrer").add_run()._r
        outer = OxmlElement("w:pict")
        content = OxmlElement("w:txbxContent")
        paragraph = OxmlElement("w:p")
        words = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "I en boks."
        words.append(text)
        paragraph.append(words)
        content.append(paragraph)
        outer.append(content)
        run.append(outer)

    assert section(returned_file([CLAUSE], box)).paragraphs[:2] == ("Leverandøren sikrer gode vilkår.", "I en boks.")


def test_the_instruction_of_a_field_is_no_text_and_its_result_is():
    def put(document):
        run = paragraph_with(document, "sikrer").add_run(" side 3")._r
        instruction = OxmlElement("w:instrText")
        instruction.text = "PAGEREF hemmelig"
        run.insert(0, instruction)

    assert section(returned_file([CLAUSE], put)).paragraphs[0] == "Leverandøren sikrer gode vilkår. side 3"


def test_a_comment_is_given_with_its_author():
    def comment(document):
        document.add_comment(paragraph_with(document, "sikrer").runs, text="For stramt", author="Eva")

    assert read_returned(returned_file([CLAUSE], comment), "x").comments == ("Eva: For stramt",)


def test_a_table_in_a_clause_is_text_of_it():
    def table(document):
        added = document.add_table(1, 2)
        added.cell(0, 0).text, added.cell(0, 1).text = "År", "Mål"
        paragraph_with(document, "sikrer")._p.addnext(added._tbl)

    assert "År | Mål" in section(returned_file([CLAUSE], table)).paragraphs


def test_a_split_run_and_an_unseen_hyphen_change_no_word():
    def split(document):
        paragraph = paragraph_with(document, "sikrer")
        paragraph.text = "5.1.1 Leveran"
        paragraph.add_run("døren sikrer\u00a0gode vil\u00adkår.").bold = True

    assert section(returned_file([CLAUSE], split)).paragraphs[0] == "Leverandøren sikrer gode vilkår."


def refused(raw: bytes) -> str:
    with pytest.raises(InputError) as error:
        read_returned(raw, "svar.docx")
    assert [problem.file for problem in error.value.problems] == ["svar.docx"]
    return error.value.problems[0].message


GOOD = returned_file([CLAUSE])


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            archive.writestr(name, b" " * 80_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "ikke et Word-dokument"),
        (b"%PDF-1.7", "ikke et Word-dokument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "gamle format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
        (GOOD[:400], "ødelagt"),
        (bomb(), "pakker sig ud"),
        (repacked(GOOD, {"word/document.xml": None}), "ikke et Word-dokument"),
        (repacked(GOOD, {"word/vbaProject.bin": b"x"}), "makroer"),
        (repacked(GOOD, {f"x/{n}": b"" for n in range(2_100)}), "pakker sig ud"),
        (repacked(GOOD, {"word/document.xml": b"<w:document"}), "kan ikke l\u00e6ses"),
        (
            repacked(GOOD, {"word/document.xml": b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}),
            "DOCTYPE",
        ),
        (repacked(GOOD, {"word/document.xml": b"<a>" * 400 + b"</a>" * 400}), "kan ikke l\u00e6ses"),
    ],
)
def test_a_file_that_is_no_safe_document_is_refused_with_its_name_and_what_to_do(raw, said):
    assert said in refused(raw)


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_opened():
    assert "større end 20 MB" in refused(b"PK" + b"\0" * 50_000_000)


def test_a_part_that_is_larger_than_the_archive_says_is_refused(monkeypatch):
    monkeypatch.setattr(docx_package, "_LARGEST_PART_BYTES", 1_000)
    assert "pakker sig ud" in refused(GOOD)


def test_a_relation_to_another_host_is_not_followed():
    relations = zipfile.ZipFile(io.BytesIO(GOOD)).read("word/_rels/document.xml.rels")
    outside = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
    )
    raw = repacked(GOOD, {"word/_rels/document.xml.rels": relations.replace(b"</Relationships>", outside)})
    assert section(raw).paragraphs == section(GOOD).paragraphs


def test_a_typed_number_that_begins_a_sentence_is_no_heading():
    raw = returned_file([CLAUSE], lambda doc: replace_text(doc, "Det gælder alle:", "30 Dage efter gælder det alle."))
    assert len(section(raw).paragraphs) == 2


def test_namespaces_of_the_strict_edition_are_read():
    inner = zipfile.ZipFile(io.BytesIO(GOOD)).read("word/document.xml")
    old = qn("w:p")[1:].partition("}")[0].encode()
    raw = repacked(GOOD, {"word/document.xml": inner.replace(old, b"http://purl.oclc.org/ooxml/wordprocessingml/main")})
    assert section(raw).number == "5.1"

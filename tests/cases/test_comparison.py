"""Where a returned Word file leaves the library's text: every edit is found, and nothing else is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.cases import purchases
from app.cases.comparison import compare_with_database, compare_with_shipped
from app.clause_library import load_clauses
from app.clause_library.conditions import holds
from app.documents import as_docx, compose
from app.model.advice import Edition
from app.model.document import DocumentKind
from app.model.errors import InputError
from app.model.returned import ClauseState
from app.model.review import PieceKind
from app.model.user import Role, User
from app.parameters import load_parameters
from app.settings import ROOT
from app.store import purchases as stored
from tests.intake.returned import (
    SentClause,
    paragraph_with,
    remove_section,
    replace_text,
    returned_file,
    tracked,
)

TODAY = date(2026, 6, 1)
SHIPPED = load_clauses(ROOT / "clauses")
VALUES = load_parameters(ROOT / "seed_data" / "parameters").at(TODAY)
BY_ID = {clause.id: clause for clause in SHIPPED}
LABOUR = BY_ID["arbejdsklausul"]
FILLED = {"integer": "10", "decimal": "1,5", "date": "1. maj 2027", "text": "Jobcentret"}


def sent(clause, number, wanted=lambda condition: not condition, values=FILLED):
    """The clause as a tender prints it, each blank filled by its type."""
    by_name = {blank.name: blank.type for blank in clause.blanks}

    def fill(text):
        for name, kind in by_name.items():
            text = text.replace("{{ " + name + " }}", values[kind])
        return text

    kept = [fill(one.text) for one in clause.paragraphs if wanted(one.condition)]
    assert not any("\n- " in text for text in kept), "choose a clause without lists"
    parts = {part: fill(getattr(clause, part)) for part in ("documentation", "control", "sanction")}
    basis = "; ".join(one.law for one in clause.legal_basis if not one.regimes or "afsnit_ii" in one.regimes)
    return SentClause(number, clause.id, clause.version, clause.title, kept, parts=parts, basis=basis)


FACTS = {
    "regime": "afsnit_ii",
    "way": "open_competition",
    "award": "no",
    "contract_type": "services",
    "lots": "no",
    "duration_months": 48,
    "value_kr": 4_000_000,
}


def in_part_two(condition):
    return holds(condition, FACTS)


CLAUSES = [
    sent(BY_ID[key], f"5.{at}", in_part_two)
    for at, key in enumerate(("arbejdsklausul", "dokumentation-uden-persondata", "kontrol-og-samarbejde"), 1)
]


def compared(edit=None, clauses=CLAUSES):
    return compare_with_shipped(returned_file(clauses, edit), "svar.docx", SHIPPED, VALUES)


def states(found):
    return {one.id: one.state for one in found.clauses}


def only(found, state):
    """The one clause of the state; all others are unchanged."""
    (one,) = [one for one in found.clauses if one.state is not ClauseState.SAME]
    assert one.state is state
    return one


def words(change, kind):
    return "".join(piece.text for piece in change.pieces if piece.kind is kind).strip()


def test_a_document_that_nobody_edited_departs_nowhere():
    found = compared()
    assert {one.changes for one in found.clauses} == {()}
    assert set(states(found).values()) == {ClauseState.SAME}


PLACES = [
    (clause.id, paragraph, at)
    for clause in CLAUSES
    for paragraph in clause.paragraphs
    for at, word in enumerate(paragraph.split())
    if word.isalpha() and len(word) > 3 and word not in FILLED["text"]
]


@settings(max_examples=25, phases=[Phase.generate])
@given(st.sampled_from(PLACES))
def test_a_word_that_was_changed_is_found_in_its_clause_alone(place):
    clause_id, paragraph, at = place
    typed = paragraph.split()
    gone, typed[at] = typed[at], "zebra"
    found = only(compared(lambda document: replace_text(document, paragraph, " ".join(typed))), ClauseState.CHANGED)
    assert found.id == clause_id
    (change,) = found.changes
    assert (words(change, PieceKind.REMOVED), words(change, PieceKind.ADDED)) == (gone, "zebra")


def test_what_a_word_processor_does_by_itself_is_no_difference():
    def autocorrect(document):
        for paragraph in document.paragraphs:
            text = paragraph.text.replace(" - ", " – ").replace("»", "“").replace("«", "”").replace("§ ", "§\u00a0")
            if text != paragraph.text:
                paragraph.text = text

    assert set(states(compared(autocorrect)).values()) == {ClauseState.SAME}


def test_a_tracked_change_is_a_change():
    found = compared(lambda document: tracked(paragraph_with(document, "Reglerne om"), "uændret", "ikke"))
    change = only(found, ClauseState.CHANGED).changes[0]
    assert (words(change, PieceKind.REMOVED), words(change, PieceKind.ADDED)) == ("uændret", "ikke")
    assert any("sporede ændringer" in note for note in found.notes)


def test_a_removed_paragraph_is_shown_whole():
    def remove(document):
        gone = paragraph_with(document, "5.1.4")._p
        gone.getparent().remove(gone)

    (change,) = only(compared(remove), ClauseState.CHANGED).changes
    assert change.part.startswith("old-p")
    assert {piece.kind for piece in change.pieces} == {PieceKind.REMOVED}


def test_one_of_two_paragraphs_of_which_the_law_takes_one_is_missed():
    def remove(document):
        gone = paragraph_with(document, "5.1.1")._p
        gone.getparent().remove(gone)

    assert only(compared(remove), ClauseState.CHANGED).changes[0].part in ("old-p1", "old-p2")


def test_a_paragraph_that_was_parted_in_two_is_the_same():
    def part(document):
        paragraph = paragraph_with(document, "Det samme gælder for arbejde")
        first, second = paragraph.text.split(". ", 1)
        paragraph.text = f"{first}."
        new = paragraph.insert_paragraph_before(paragraph.text)
        paragraph.text = second
        assert new.text != second

    assert set(states(compared(part)).values()) == {ClauseState.SAME}


def test_a_removed_clause_is_missing():
    found = only(compared(lambda document: remove_section(document, "5.1 ")), ClauseState.MISSING)
    assert (found.id, found.sent_as, found.number) == (LABOUR.id, "5.1", "")


def test_a_heading_of_the_tool_that_sounds_like_a_removed_clause_is_not_taken_for_it():
    def remove(document):
        remove_section(document, "5.1 ")
        place = paragraph_with(document, "10 Versioner og kilder")
        place.insert_paragraph_before("9.3 Løn- og arbejdsvilkår", style="Heading 2")
        place.insert_paragraph_before("Her skrives de overenskomster, som tilbudsgiveren følger.")

    assert states(compared(remove))[LABOUR.id] is ClauseState.MISSING


def test_a_clause_that_the_law_demands_is_said_to_be():
    demanded = sent(BY_ID["vurdering-af-delaftaler"], "5.4", bool)
    found = only(compared(lambda document: remove_section(document, "5.4 "), [*CLAUSES, demanded]), ClauseState.MISSING)
    assert "§ 49, stk. 2" in found.duty


def test_a_moved_clause_is_the_same_and_said_to_be_moved():
    def move(document):
        taken = remove_section(document, "5.1 ")
        last = paragraph_with(document, "8 Dokumentation og kontrol")._p
        for one in taken:
            last.addprevious(one)

    found = compared(move)
    assert set(states(found).values()) == {ClauseState.SAME}
    assert [one.id for one in found.clauses if "Klausulen er flyttet." in one.notes] == [LABOUR.id]


def test_renumbered_headings_without_bookmarks_are_known_by_their_titles():
    def renumber(document):
        for element in list(document.element.body):
            if element.tag.endswith("bookmarkStart"):
                element.getparent().remove(element)
        for old, new in (("5.3", "5.9"), ("5.2", "5.3"), ("5.1", "5.2")):
            for paragraph in document.paragraphs:
                if paragraph.text.startswith(old):
                    paragraph.text = paragraph.text.replace(old, new, 1)

    found = compared(renumber)
    assert set(states(found).values()) == {ClauseState.SAME}
    assert [one.number for one in found.clauses] == ["5.2", "5.3", "5.9"]


def test_a_clause_with_another_title_and_no_bookmark_is_known_by_its_text():
    def retitle(document):
        for element in list(document.element.body):
            if element.tag.endswith("bookmarkStart"):
                element.getparent().remove(element)
        paragraph_with(document, "5.1 ").text = "Noget ganske andet"

    found = compared(retitle)
    changed = {one.id: [change.part for change in one.changes] for one in found.clauses if one.changes}
    assert changed[LABOUR.id][0] == "title"
    assert ClauseState.MISSING not in states(found).values()


def test_a_new_clause_is_shown_and_its_unlawful_demand_told():
    def add(document):
        place = paragraph_with(document, "8 Dokumentation og kontrol")
        place.insert_paragraph_before("5.4 Lokale folk", style="Heading 2")
        place.insert_paragraph_before("Leverandøren skal have sit hovedkontor i Silkeborg Kommune.")

    found = only(compared(add), ClauseState.ADDED)
    assert found.title == "Lokale folk"
    assert [one.demand.code for one in found.demands]


def test_an_unlawful_demand_that_an_edit_brings_in_is_told_and_the_library_s_text_is_not():
    def demand(document):
        replace_text(document, "henvende sig.", "henvende sig. De ansatte skal bo i Silkeborg Kommune.")

    found = only(compared(demand), ClauseState.CHANGED)
    assert found.demands[0].part == found.changes[0].part
    assert not any(one.demands for one in compared().clauses)


def test_a_filled_blank_is_a_field_and_one_out_of_bounds_is_remarked_on():
    found = compared(lambda document: replace_text(document, "senest 10 arbejdsdage", "senest 99 arbejdsdage"))
    fields = [one for clause in found.clauses for one in clause.fields if one.name == "frist"]
    assert set(states(found).values()) == {ClauseState.SAME}
    assert [(one.value, "Højst 20" in one.remark) for one in fields if one.value == "99"] == [("99", True)]


def test_words_put_in_beside_a_blank_are_no_part_of_its_value():
    found = compared(lambda document: replace_text(document, "senest 10 arbejdsdage", "senest cirka 10 arbejdsdage"))
    assert words(only(found, ClauseState.CHANGED).changes[0], PieceKind.ADDED) == "cirka"


def test_an_unknown_version_is_compared_with_the_one_in_use_and_said():
    found = compared(clauses=[replace(CLAUSES[0], version=99)])
    assert found.clauses[0].state is ClauseState.SAME
    assert any("version 99" in note for note in found.clauses[0].notes)


def test_a_document_without_its_table_is_known_by_titles():
    def drop(document):
        document.tables[-1]._tbl.getparent().remove(document.tables[-1]._tbl)

    found = compared(drop)
    assert set(states(found)) == {one.id for one in CLAUSES}
    assert any("er væk" in note for note in found.notes)


def test_a_document_without_clauses_is_refused():
    with pytest.raises(InputError, match=r"svar\.docx"):
        compare_with_shipped(returned_file([]), "svar.docx", SHIPPED, VALUES)


@pytest.fixture(scope="module")
def tenders(demo_app, demo_database):
    """The tender and the request for offers of some demo cases as Word files, by case and kind."""
    from contextlib import closing

    from app.store.database import connect

    with closing(connect(demo_database)) as db:
        known = demo_app.extensions["knowledge"].current(db)
        made = {}
        for case_id in ("demo-01", "demo-02", "demo-03"):
            case = stored.find_case(db, case_id, "740")
            file = purchases.case_file(db, known, case.advice, case.made_at, case.demo)
            for kind in (DocumentKind.TENDER, DocumentKind.QUOTE):
                made[case_id, kind] = as_docx(compose(file, kind, Edition.PUBLIC, case.made_at))
    return made


USER = User(1, "a@example.dk", "Asta", Role.PURCHASER, "740", demo=True)


@pytest.mark.parametrize("kind", [DocumentKind.TENDER, DocumentKind.QUOTE])
@pytest.mark.parametrize("case_id", ["demo-01", "demo-02", "demo-03"])
def test_a_real_document_that_nobody_edited_departs_nowhere(db, tenders, case_id, kind):
    for user, case in ((USER, case_id), (replace(USER, municipality_code="101"), "")):
        found = compare_with_database(db, tenders[case_id, kind], "t.docx", user, VALUES, TODAY)
        departing = [(one.id, one.changes) for one in found.clauses if one.state is not ClauseState.SAME]
        assert found.clauses
        assert departing == []
        assert found.case_id == case if kind is DocumentKind.TENDER else True
        assert not [field for one in found.clauses for field in one.fields if "I sagen" in field.remark]


def test_an_edit_of_a_real_document_is_found_and_a_changed_value_is_held_up_against_the_case(db, tenders):
    document = docx.Document(io.BytesIO(tenders["demo-01", DocumentKind.TENDER]))
    replace_text(document, "uanset hvor mange led der er", "dog kun i første led")
    replace_text(document, "senest 10 arbejdsdage efter, at der er bedt", "senest 15 arbejdsdage efter, at der er bedt")
    stream = io.BytesIO()
    document.save(stream)
    found = compare_with_database(db, stream.getvalue(), "t.docx", USER, VALUES, TODAY)
    changed = only(found, ClauseState.CHANGED)
    assert changed.id == "arbejdsklausul"
    assert "dog kun" in words(changed.changes[0], PieceKind.ADDED)
    assert [one.remark for one in changed.fields if one.value == "15"] == ["I sagen er feltet »10«."]


def numbered(clause, number):
    """The clause as a tender prints it where another clause that it speaks of has a number."""
    one = sent(clause, "6.2", in_part_two)
    parts = {key: text.replace("klausulen »", f"klausul {number} »") for key, text in one.parts.items()}
    assert parts != one.parts
    return replace(one, parts=parts)


@pytest.mark.parametrize("quotes", ["»«", "“”", "„“", '""'])
def test_the_printed_number_of_a_clause_that_is_spoken_of_is_no_difference(quotes):
    one = numbered(BY_ID["oplaeringsklausul"], "9.1")
    parts = {key: text.replace("»", quotes[0]).replace("«", quotes[1]) for key, text in one.parts.items()}
    found = compare_with_shipped(returned_file([replace(one, parts=parts)]), "svar.docx", SHIPPED, VALUES)
    assert [(clause.state, clause.changes) for clause in found.clauses] == [(ClauseState.SAME, ())]


def test_a_reference_to_another_clause_is_a_difference_still():
    one = numbered(BY_ID["oplaeringsklausul"], "9.1")
    parts = {key: text.replace("Dokumentation uden", "Fuld dokumentation med") for key, text in one.parts.items()}
    found = compare_with_shipped(returned_file([replace(one, parts=parts)]), "svar.docx", SHIPPED, VALUES)
    assert only(found, ClauseState.CHANGED).id == "oplaeringsklausul"

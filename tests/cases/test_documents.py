"""A document is kept as it was made, found by its code, and made anew only where the case says something else."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from threading import Barrier, Thread

import pytest
from pypdf import PdfReader

from app.cases import documents
from app.cases.documents import DoesNotFit, UnreadableCode
from app.cases.purchases import find_case, save_and_advise
from app.model.advice import CaseFile, Edition
from app.model.branding import Branding
from app.model.document import EDITIONS, DocumentFormat, DocumentKind
from app.store.database import connect, path_of

from .conftest import AUD, INA, NOW, PURCHASE

TENDER, PUBLIC, INTERNAL = DocumentKind.TENDER, Edition.PUBLIC, Edition.INTERNAL
LATER = NOW + timedelta(days=3)


def file_of(db, knowledge, purchase_id="demo-01", branding=Branding()) -> CaseFile:  # noqa: B008
    return documents.file_of_case(db, knowledge, find_case(db, purchase_id, INA), branding, NOW.date())


@pytest.fixture
def file(db, knowledge):
    return file_of(db, knowledge)


def test_each_of_the_five_is_offered_or_refused_with_a_reason(db, knowledge):
    for purchase_id in ("demo-01", "demo-09"):
        file = file_of(db, knowledge, purchase_id)
        offered = documents.offers(file.advice)
        assert [(one.kind, one.editions) for one in offered] == list(EDITIONS.items())
        for one in offered:
            if one.why_not:
                with pytest.raises(DoesNotFit):
                    documents.document_of(db, file, one.kind, one.editions[0], "Ina", NOW)
            else:
                assert documents.document_of(db, file, one.kind, one.editions[0], "Ina", NOW).kind is one.kind


def test_an_edition_that_a_document_does_not_have_is_refused(db, file):
    with pytest.raises(DoesNotFit):
        documents.document_of(db, file, DocumentKind.VALUE, PUBLIC, "Ina", NOW)


def test_an_unchanged_case_gives_the_document_of_the_first_time(db, knowledge, file):
    first = documents.document_of(db, file, TENDER, PUBLIC, "Ina", NOW)
    again = documents.document_of(db, file_of(db, knowledge), TENDER, PUBLIC, "Ove", LATER)
    assert again == first
    assert (again.made_at, again.made_by) == (NOW, "Ina")
    assert "1. juni 2026 kl. 09.30" in documents.page_of(db, again).html


def test_a_changed_case_gives_a_new_document_beside_the_old_one(db, knowledge, file):
    first = documents.document_of(db, file, TENDER, PUBLIC, "Ina", NOW)
    changed = replace(file.advice.purchase, title="Drift af en helt anden kantine")
    save_and_advise(db, knowledge, changed, INA, False, LATER)
    assert not documents.still_the_same(file_of(db, knowledge), first)
    second = documents.document_of(db, file_of(db, knowledge), TENDER, PUBLIC, "Ina", LATER)
    assert documents.documents_of(db, find_case(db, "demo-01", INA)) == (second, first)
    assert "helt anden kantine" not in documents.page_of(db, first).html


def test_another_look_of_the_municipality_is_another_document(db, knowledge, file):
    first = documents.document_of(db, file, TENDER, PUBLIC, "Ina", NOW)
    look = Branding(municipality_code="740", name="Silkeborg Kommune", address=("Søvej 1",))
    assert documents.document_of(db, file_of(db, knowledge, branding=look), TENDER, PUBLIC, "Ina", NOW) != first
    foreign = replace(look, municipality_code="751")
    assert documents.document_of(db, file_of(db, knowledge, branding=foreign), TENDER, PUBLIC, "Ina", NOW) == first


@pytest.mark.parametrize("form", DocumentFormat)
def test_a_file_is_made_once_and_its_bytes_hold(db, file, form):
    made = documents.document_of(db, file, DocumentKind.DIALOGUE, PUBLIC, "Ina", NOW)
    content = documents.file_in(db, made, form)
    assert content.startswith(b"%PDF-" if form is DocumentFormat.PDF else b"PK")
    assert documents.file_in(db, made, form) == content
    # Rendered anew from what is kept, it would be the same.
    assert documents.write_document(documents.page_of(db, made), form) == content


def test_two_people_at_once_get_the_same_document_and_the_same_bytes(db, file):
    path, together, got = path_of(db), Barrier(2), []

    def ask(name: str) -> None:
        with closing(connect(path)) as own:
            together.wait()
            made = documents.document_of(own, file, DocumentKind.DIALOGUE, PUBLIC, name, NOW)
            got.append((made, documents.file_in(own, made, DocumentFormat.PDF)))

    both = [Thread(target=ask, args=(name,)) for name in ("Ina", "Ove")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    (first, first_bytes), (second, second_bytes) = got
    assert replace(first, files=()) == replace(second, files=())
    assert first_bytes == second_bytes
    assert len(documents.documents_of(db, find_case(db, "demo-01", INA))) == 1


def test_a_document_is_found_by_the_code_that_it_prints(db, file):
    made = documents.document_of(db, file, TENDER, PUBLIC, "Ina", NOW)
    pdf = PdfReader(BytesIO(documents.file_in(db, made, DocumentFormat.PDF)))
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    code = printed.split("Kontrolkode: ")[1].split(".")[0]
    (found,) = documents.find_documents(db, code, INA)
    assert found.content_hash == made.content_hash


def test_spaces_capitals_punctuation_label_and_length_of_a_code_make_no_difference(db, file):
    made = documents.document_of(db, file, TENDER, PUBLIC, "Ina", NOW)
    code = made.content_hash
    spaced = f" {code[:4].upper()}\u00a0{code[4:8]} {code[8:12]} "
    for typed in (
        code,
        code[:8],
        spaced,
        f"Kontrolkode: {spaced.strip()}.",
        f"kontrolkode {code[:4]}-{code[4:16]}",
        f"»{code[:9]}«,",
    ):
        assert documents.find_documents(db, typed, INA) == (made,)
    assert documents.find_documents(db, code, AUD) == ()
    assert documents.find_documents(db, ("0" if code[0] != "0" else "1") * 8, INA) == ()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1234567",
        "g" * 8,
        "a" * 65,
        "12345678'--x",
        "%%%%%%%%",
        "Kontrolkode:",
        "12-34-56-7.",
        "kontrolkoden 12345678",
    ],
)
def test_what_is_no_code_is_said_to_be_none(db, typed):
    with pytest.raises(UnreadableCode):
        documents.find_documents(db, typed, INA)


def test_a_document_is_looked_up_within_its_case(db, knowledge, file):
    made = documents.document_of(db, file, TENDER, PUBLIC, "Ina", NOW)
    case, other = find_case(db, "demo-01", INA), find_case(db, "demo-09", INA)
    assert documents.made_document(db, case, made.content_hash) == made
    for where, code in ((other, made.content_hash), (case, made.content_hash[:16])):
        with pytest.raises(LookupError):
            documents.made_document(db, where, code)


def test_the_register_of_today_does_not_change_a_document(db, knowledge):
    first = documents.document_of(db, file_of(db, knowledge, "demo-09"), TENDER, PUBLIC, "Ina", NOW)
    db.execute("DELETE FROM enterprise")
    assert documents.document_of(db, file_of(db, knowledge, "demo-09"), TENDER, PUBLIC, "Ina", LATER) == first


def test_the_document_of_a_real_purchase_says_demo_where_the_data_are_fictitious(db, knowledge):
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    made = documents.document_of(db, file_of(db, knowledge, PURCHASE.id), TENDER, PUBLIC, "Ina", NOW)
    assert "DEMO" in made.marks

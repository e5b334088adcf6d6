"""A document that was made is read again as it was; of two who bring the same, the first one's stays."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from app.model.advice import Edition
from app.model.document import Asset, ClauseUsed, Document, DocumentFormat, DocumentKind, ParameterUsed
from app.model.made_document import MadeDocument, MadeFile
from app.store import documents
from app.store.backup import backup, restore
from app.store.database import connect, write

from .test_purchases import CANTEEN, NOW, save

DOCUMENT = Document(
    case_id="k-1",
    kind=DocumentKind.TENDER,
    edition=Edition.INTERNAL,
    title="Udbudsmateriale: Kantine",
    made_at=NOW,
    content_hash="3f" + "a" * 62,
    html="<!doctype html><title>Rødgrød &amp; 🍓</title>",
    marks="INTERNT · UDKAST",
    assets={"value.svg": Asset("image/svg+xml", b"<svg/>"), "value.png": Asset("image/png", b"\x89PNG\xff\x00")},
    clauses=(ClauseUsed("arbejdsklausul", 3, "approved"),),
    parameters=(ParameterUsed("reserved_54_share", "2016-01-01"),),
)
PDF = b"%PDF-1.7 \x00\xff"


@pytest.fixture
def with_case(empty):
    save(empty, CANTEEN)
    return empty


def test_a_document_is_read_again_unchanged_with_page_and_pictures(with_case):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    assert documents.whole_document(with_case, made) == DOCUMENT
    assert made == MadeDocument(
        1, "k-1", DOCUMENT.kind, DOCUMENT.edition, DOCUMENT.title, NOW, "Ina", DOCUMENT.content_hash,
        DOCUMENT.marks, DOCUMENT.clauses, DOCUMENT.parameters, (),
    )  # fmt: skip


def test_the_same_content_is_kept_once_with_the_time_of_the_first(with_case):
    first = documents.add_document(with_case, DOCUMENT, "Ina")
    later = replace(DOCUMENT, made_at=NOW + timedelta(days=1), html="<title>Senere</title>")
    assert documents.add_document(with_case, later, "Ove") == first
    assert documents.whole_document(with_case, first) == DOCUMENT
    assert documents.documents_of(with_case, "k-1") == (first,)


@pytest.mark.parametrize(
    "other",
    [{"content_hash": "b" * 64}, {"edition": Edition.PUBLIC}, {"kind": DocumentKind.MEMO}],
    ids=["content", "edition", "kind"],
)
def test_another_content_edition_or_kind_is_another_document_and_the_newest_stands_first(with_case, other):
    first = documents.add_document(with_case, DOCUMENT, "Ina")
    second = documents.add_document(with_case, replace(DOCUMENT, **other), "Ina")
    assert documents.documents_of(with_case, "k-1") == (second, first)


def test_the_first_bytes_of_a_format_hold(with_case):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    assert documents.find_file(with_case, made, DocumentFormat.PDF) is None
    assert documents.add_file(with_case, made, DocumentFormat.PDF, "application/pdf", PDF) == PDF
    assert documents.add_file(with_case, made, DocumentFormat.PDF, "application/pdf", b"andre") == PDF
    assert documents.find_file(with_case, made, DocumentFormat.PDF) == PDF


def test_the_files_that_were_made_are_told_with_their_size_and_are_no_pictures(with_case):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    for form in (DocumentFormat.PDF, DocumentFormat.DOCX):
        documents.add_file(with_case, made, form, "application/octet-stream", PDF)
    (again,) = documents.documents_of(with_case, "k-1")
    assert again.files == (MadeFile(DocumentFormat.DOCX, len(PDF)), MadeFile(DocumentFormat.PDF, len(PDF)))
    assert documents.whole_document(with_case, again).assets == DOCUMENT.assets


def test_a_picture_is_found_by_its_name_and_neither_page_nor_file_is_one(with_case):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    documents.add_file(with_case, made, DocumentFormat.PDF, "application/pdf", PDF)
    assert documents.find_picture(with_case, made, "value.png") == DOCUMENT.assets["value.png"]
    for name in ("page.html", "document.pdf", "findes-ikke.svg"):
        assert documents.find_picture(with_case, made, name) is None


def test_a_document_is_found_by_the_beginning_of_its_hash_within_its_municipality(with_case):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    other = documents.add_document(with_case, replace(DOCUMENT, content_hash="3f" + "b" * 62), "Ina")
    assert documents.documents_with(with_case, "3faaaaaa", "740", 5) == (made,)
    assert documents.documents_with(with_case, DOCUMENT.content_hash, "740", 5) == (made,)
    assert documents.documents_with(with_case, "3f", "740", 5) == (other, made)
    assert documents.documents_with(with_case, "3f", "740", 1) == (other,)
    assert documents.documents_with(with_case, "3faaaaaa", "751", 5) == ()
    assert documents.documents_with(with_case, "3fac", "740", 5) == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE document SET made_at = '2020-01-01T00:00:00+00:00'",
        "DELETE FROM document",
        "INSERT OR REPLACE INTO document SELECT * FROM document",
        (
            "INSERT OR REPLACE INTO document SELECT 7, purchase_id, kind, edition, title, made_at, 'Ove', "
            "content_hash, marks, clauses, parameters FROM document"
        ),
        "UPDATE document_file SET content = x'00'",
        "DELETE FROM document_file",
        "INSERT OR REPLACE INTO document_file VALUES (1, 'document.pdf', 'application/pdf', x'00')",
    ],
)
def test_the_database_refuses_to_change_or_remove_what_was_made(with_case, change):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    documents.add_file(with_case, made, DocumentFormat.PDF, "application/pdf", PDF)
    with pytest.raises(sqlite3.IntegrityError), write(with_case):
        with_case.execute(change)
    assert documents.whole_document(with_case, made) == DOCUMENT
    assert documents.find_file(with_case, made, DocumentFormat.PDF) == PDF


def test_a_document_of_a_purchase_that_is_not_saved_is_refused(empty):
    with pytest.raises(sqlite3.IntegrityError):
        documents.add_document(empty, DOCUMENT, "Ina")


def test_a_document_that_cannot_be_kept_whole_is_not_kept_at_all(with_case):
    broken = replace(DOCUMENT, assets={"value.svg": Asset("image/svg+xml", None)})
    with pytest.raises(sqlite3.IntegrityError):
        documents.add_document(with_case, broken, "Ina")
    assert documents.documents_of(with_case, "k-1") == ()


def test_a_backup_carries_documents_and_their_files(with_case, path, tmp_path):
    made = documents.add_document(with_case, DOCUMENT, "Ina")
    documents.add_file(with_case, made, DocumentFormat.PDF, "application/pdf", PDF)
    backup(path, tmp_path / "kopi.db")
    restore(tmp_path / "kopi.db", tmp_path / "ny.db")
    with closing(connect(tmp_path / "ny.db")) as restored:
        assert documents.whole_document(restored, made) == DOCUMENT
        assert documents.find_file(restored, made, DocumentFormat.PDF) == PDF

"""A person takes a document out of a case."""

from __future__ import annotations

from app.cases.overrules import overrules_of
from app.cases.purchases import case_file
from app.documents import as_pdf, compose
from app.model.advice import Edition, Knowledge
from app.model.case import Case
from app.model.document import DocumentKind
from app.store.database import Database


def tender_pdf(db: Database, knowledge: Knowledge, case: Case, edition: Edition) -> bytes:
    """The tender document of a case as PDF/UA-1, from the stored advice."""
    standing = overrules_of(db, case)
    file = case_file(db, knowledge, case.advice, case.made_at, case.demo, standing)
    return as_pdf(compose(file, DocumentKind.TENDER, edition, case.made_at))

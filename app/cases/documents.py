"""A person takes a document out of a case."""

from __future__ import annotations

from app.cases.overrules import overrules_of
from app.cases.purchases import case_file
from app.documents import tender_pdf as write_tender_pdf
from app.model.advice import Edition, Knowledge
from app.model.case import Case
from app.store.database import Database


def tender_pdf(db: Database, knowledge: Knowledge, case: Case, edition: Edition) -> bytes:
    """The tender document of a case as PDF/UA-1, from the stored advice."""
    standing = overrules_of(db, case)
    return write_tender_pdf(case_file(db, knowledge, case.advice, case.made_at, case.demo, standing), edition)

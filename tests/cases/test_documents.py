"""A document is written from what the case stores."""

from app.cases.documents import tender_pdf
from app.cases.purchases import find_case
from app.model.advice import Edition

from .conftest import INA


def test_a_tender_document_is_a_pdf_that_stays_the_same_when_the_register_changes(db, knowledge):
    case = find_case(db, "demo-09", INA)
    before = tender_pdf(db, knowledge, case, Edition.PUBLIC)
    assert before.startswith(b"%PDF-")
    db.execute("DELETE FROM enterprise")
    assert len(tender_pdf(db, knowledge, find_case(db, "demo-09", INA), Edition.PUBLIC)) == len(before)

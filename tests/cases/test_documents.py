"""A document is written from what the case stores."""

from io import BytesIO

from pypdf import PdfReader

from app.cases.documents import tender_pdf
from app.cases.purchases import find_case, save_and_advise
from app.model.advice import Edition

from .conftest import INA, NOW, PURCHASE


def test_a_tender_document_is_a_pdf_that_stays_the_same_when_the_register_changes(db, knowledge):
    case = find_case(db, "demo-09", INA)
    before = tender_pdf(db, knowledge, case, Edition.PUBLIC)
    assert before.startswith(b"%PDF-")
    db.execute("DELETE FROM enterprise")
    assert len(tender_pdf(db, knowledge, find_case(db, "demo-09", INA), Edition.PUBLIC)) == len(before)


def test_the_document_of_a_real_purchase_says_demo_where_the_data_are_fictitious(db, knowledge):
    save_and_advise(db, knowledge, PURCHASE, INA, False, NOW)
    document = PdfReader(BytesIO(tender_pdf(db, knowledge, find_case(db, PURCHASE.id, INA), Edition.PUBLIC)))
    assert "DEMO" in document.pages[0].extract_text()

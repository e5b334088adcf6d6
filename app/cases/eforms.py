"""A person takes the fields of the EU notice (eForms) out of a case."""

from __future__ import annotations

from collections.abc import Mapping

from app.cases.overrules import saved_file
from app.documents.eforms_facts import EformsFacts, eforms_facts
from app.documents.eforms_words import notice_terms
from app.model.advice import Knowledge
from app.model.case import Case
from app.store.database import Database


def notice_sheet(db: Database, knowledge: Knowledge, case: Case) -> EformsFacts:
    """What to enter in the notice, from the stored advice; where none is sent the sheet says why."""
    return eforms_facts(saved_file(db, knowledge, case))


def notice_extract(db: Database, knowledge: Knowledge, case: Case) -> bytes:
    """The same fields as XML; raises LookupError where no notice in eForms is sent."""
    from app.documents.eforms_xml import eforms_xml

    return eforms_xml(saved_file(db, knowledge, case))


def english_labels() -> Mapping[str, str]:
    """What each field of the sheet is called in English, by its business term."""
    return {bt: term.label_en for bt, term in notice_terms().fields.items()}

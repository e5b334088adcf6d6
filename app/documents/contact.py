"""Whom a reader can call: the municipality's one entrance, in every clause that asks for a contact."""

from __future__ import annotations

from dataclasses import replace

from app.model.advice import CaseFile
from app.model.branding import Branding
from app.model.clause import FilledBlank, FilledClause

CONTACT = "kontakt"
"""The blank of a clause that names whom to write to."""
TO_FILL = "[udfyldes: {}]"
"""What stands in a document for a blank that nobody has filled in; takes its label."""


def with_contact(case_file: CaseFile) -> CaseFile:
    """The case file with the one entrance where a clause asks for a contact and nobody typed another one."""
    entrance = entrance_of(case_file.branding)
    if not entrance:
        return case_file
    clauses = tuple(
        _put_in(clause, blank, entrance) if (blank := _empty_contact(clause)) else clause
        for clause in case_file.advice.clauses
    )
    return replace(case_file, advice=replace(case_file.advice, clauses=clauses))


def entrance_of(branding: Branding) -> str:
    """The one entrance on one line, empty where there is none."""
    return ", ".join(text for text in (branding.contact_name, branding.contact_phone, branding.contact_email) if text)


def _empty_contact(clause: FilledClause) -> FilledBlank | None:
    empty = (one for one in clause.blanks if one.name == CONTACT and one.value == TO_FILL.format(one.label))
    return next(empty, None)


def _put_in(clause: FilledClause, blank: FilledBlank, entrance: str) -> FilledClause:
    blanks = tuple(replace(one, value=entrance) if one is blank else one for one in clause.blanks)
    return replace(clause, text=clause.text.replace(blank.value, entrance), blanks=blanks)

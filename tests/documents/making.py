"""Documents of a case file, made at the moment of its advice."""

from __future__ import annotations

import re

import html5lib

from app.documents import as_pdf, compose
from app.model.advice import CaseFile, Edition
from app.model.document import Document, DocumentKind


def made(case_file: CaseFile, kind: DocumentKind, edition: Edition) -> Document:
    """The document, made when its advice was."""
    return compose(case_file, kind, edition, case_file.made_at)


def tender_html(case_file: CaseFile, edition: Edition) -> str:
    """The page of the tender document."""
    return made(case_file, DocumentKind.TENDER, edition).html


def tender_pdf(case_file: CaseFile, edition: Edition) -> bytes:
    """The tender document as PDF."""
    return as_pdf(made(case_file, DocumentKind.TENDER, edition))


def words_of(page: str) -> str:
    """The text a person sees, with every kind of space as one space."""
    body = html5lib.parse(page, namespaceHTMLElements=False).find("body")
    assert body is not None
    return re.sub(r"\s+", " ", "".join(body.itertext()))

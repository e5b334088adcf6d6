"""The same page as a file for a word processor: DOCX and ODT, written by pandoc and finished here."""

from __future__ import annotations

from app.model.document import Document

__all__ = ["as_docx", "as_odt"]


def as_docx(document: Document) -> bytes:
    """The document for Word. The same document gives the same bytes; nothing is fetched, no file of ours is read.

    Clause headings carry bookmarks named as the page names them, such as "klausul-4.1". Raises RuntimeError when
    pandoc fails.
    """
    from app.documents.office.docx import write_docx

    return write_docx(document)


def as_odt(document: Document) -> bytes:
    """The document for LibreOffice and the like. As `as_docx`, with page numbers in the contents as well."""
    from app.documents.office.odt import write_odt

    return write_odt(document)

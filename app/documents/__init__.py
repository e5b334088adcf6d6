"""Documents: a case file becomes one HTML page, and from that every format. Knows the model, not the engines.

The chart and the PDF need matplotlib and WeasyPrint, which are slow to import, so each function loads its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from markupsafe import Markup

from app.documents.chart_facts import (
    ChartFacts,
    ChartRow,
    cash_flow_facts,
    tornado_facts,
    value_chart_facts,
)
from app.model.advice import CaseFile, Edition
from app.model.document import Document, DocumentKind
from app.model.estimate import Estimate

__all__ = [
    "ChartFacts",
    "ChartRow",
    "as_docx",
    "as_odt",
    "as_pdf",
    "body",
    "cash_flow_facts",
    "cash_flow_svg",
    "compose",
    "content_hash",
    "tornado_facts",
    "tornado_svg",
    "value_chart_facts",
    "value_chart_svg",
]


def compose(case_file: CaseFile, kind: DocumentKind, edition: Edition, made_at: datetime) -> Document:
    """The document as one HTML page in Danish with its pictures; every format is made from it.

    The public edition is written without anything internal: no enterprise, route, finding or estimate reaches its
    template. made_at has a time zone and is printed. Raises ValueError for an edition that the document does not have.
    """
    from app.documents.composing import compose as made

    return made(case_file, kind, edition, made_at)


def content_hash(case_file: CaseFile, kind: DocumentKind, edition: Edition) -> str:
    """SHA-256 of what the document would say if it were made now: the same as `compose(...).content_hash`."""
    from app.documents.composing import content_hash as hash_of

    return hash_of(case_file, kind, edition)


def as_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1; the same document gives the same bytes. Nothing is fetched from outside."""
    from app.documents.pdf import as_pdf as written

    return written(document)


def as_docx(document: Document) -> bytes:
    """The document for Word; the same document gives the same bytes. Raises RuntimeError when pandoc fails."""
    from app.documents.office import as_docx as written

    return written(document)


def as_odt(document: Document) -> bytes:
    """The document for LibreOffice and the like; as `as_docx`."""
    from app.documents.office import as_odt as written

    return written(document)


def body(document: Document, address: Callable[[str], str]) -> Markup:
    """What stands inside the page's <main>, for a page with a frame of its own.

    address: the picture's name -> where the reader's browser finds it.
    """
    from app.documents.preview import body as inner

    return inner(document, address)


def value_chart_svg(estimate: Estimate, narrow: bool = False) -> str:
    """The value to each public pocket, year by year, as SVG without text to search for.

    `value_chart_facts` gives the same in words and figures, and must stand beside it.
    """
    from app.documents.charts import as_svg, draw_value_chart

    return as_svg(draw_value_chart, estimate, narrow)


def cash_flow_svg(estimate: Estimate, narrow: bool = False) -> str:
    """What the municipality has earned or laid out so far, month by month, as SVG without text to search for.

    `cash_flow_facts` gives the same in words and figures, and must stand beside it.
    """
    from app.documents.charts import as_svg, draw_cash_flow

    return as_svg(draw_cash_flow, estimate, narrow)


def tornado_svg(estimate: Estimate, narrow: bool = False) -> str:
    """What each uncertain field alone does to the municipality's present value, as SVG without text to search for.

    `tornado_facts` gives the same in words and figures, and must stand beside it.
    """
    from app.documents.charts import as_svg, draw_tornado

    return as_svg(draw_tornado, estimate, narrow)

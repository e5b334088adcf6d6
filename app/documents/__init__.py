"""Documents: a case file becomes HTML, and from the HTML a tagged PDF. Knows the model, not the engines.

The chart and the PDF need matplotlib and WeasyPrint, which are slow to import, so each function loads its own.
"""

from __future__ import annotations

from app.model.advice import CaseFile, Edition
from app.model.estimate import Estimate


def tender_html(case_file: CaseFile, edition: Edition) -> str:
    """The tender document (udbudsmateriale) as a whole HTML page in Danish.

    The public edition is written without the internal annex: no enterprise, route, finding or estimate reaches
    its template. Links to style sheet, fonts and chart are relative to app.documents.pdf.BASE_URL.
    """
    from app.documents.tender_page import render_tender

    return render_tender(case_file, edition)


def tender_pdf(case_file: CaseFile, edition: Edition) -> bytes:
    """The tender document as PDF/UA-1; the same case file gives the same bytes. Nothing is fetched from outside."""
    from app.documents.pdf import write_tender

    return write_tender(case_file, edition)


def value_chart_svg(estimate: Estimate) -> str:
    """The value to each public pocket, year by year, as an SVG image without text to search for.

    The table of the same figures is its text equivalent and must stand beside it.
    """
    from app.documents.charts import draw_value_chart

    return draw_value_chart(estimate)

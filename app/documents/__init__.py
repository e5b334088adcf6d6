"""Documents: a case file becomes HTML, and from the HTML a tagged PDF. Knows the model, not the engines.

The chart and the PDF need matplotlib and WeasyPrint, which are slow to import, so each function loads its own.
"""

from __future__ import annotations

from app.documents.chart_facts import (
    ChartFacts,
    ChartRow,
    cash_flow_facts,
    tornado_facts,
    value_chart_facts,
)
from app.model.advice import CaseFile, Edition
from app.model.estimate import Estimate

__all__ = [
    "ChartFacts",
    "ChartRow",
    "cash_flow_facts",
    "cash_flow_png",
    "cash_flow_svg",
    "tender_html",
    "tender_pdf",
    "tornado_facts",
    "tornado_png",
    "tornado_svg",
    "value_chart_facts",
    "value_chart_png",
    "value_chart_svg",
]


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
    """The value to each public pocket, year by year, as SVG without text to search for.

    `value_chart_facts` gives the same in words and figures, and must stand beside it.
    """
    from app.documents.charts import as_svg, draw_value_chart

    return as_svg(draw_value_chart, estimate)


def value_chart_png(estimate: Estimate) -> bytes:
    """The same picture as `value_chart_svg`, as PNG for documents that cannot hold an SVG."""
    from app.documents.charts import as_png, draw_value_chart

    return as_png(draw_value_chart, estimate)


def cash_flow_svg(estimate: Estimate) -> str:
    """What the municipality has earned or laid out so far, month by month, as SVG without text to search for.

    `cash_flow_facts` gives the same in words and figures, and must stand beside it.
    """
    from app.documents.charts import as_svg, draw_cash_flow

    return as_svg(draw_cash_flow, estimate)


def cash_flow_png(estimate: Estimate) -> bytes:
    """The same picture as `cash_flow_svg`, as PNG for documents that cannot hold an SVG."""
    from app.documents.charts import as_png, draw_cash_flow

    return as_png(draw_cash_flow, estimate)


def tornado_svg(estimate: Estimate) -> str:
    """What each uncertain field alone does to the municipality's present value, as SVG without text to search for.

    `tornado_facts` gives the same in words and figures, and must stand beside it.
    """
    from app.documents.charts import as_svg, draw_tornado

    return as_svg(draw_tornado, estimate)


def tornado_png(estimate: Estimate) -> bytes:
    """The same picture as `tornado_svg`, as PNG for documents that cannot hold an SVG."""
    from app.documents.charts import as_png, draw_tornado

    return as_png(draw_tornado, estimate)

"""HTML to tagged PDF. The renderer may read packaged files only: every other address is refused unopened."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from app.documents.charts import as_svg, draw_cash_flow, draw_tornado, draw_value_chart
from app.documents.packaged import STYLE_SHEET, TEMPLATES, font_file
from app.documents.tender_page import render_tender
from app.model.advice import CaseFile, Edition
from app.model.estimate import Estimate

# Relative addresses are only joined for schemes that Python knows; the reserved name exists nowhere and is never asked.
BASE_URL = "https://documents.invalid/"
_CHARTS = {"value.svg": draw_value_chart, "cash-flow.svg": draw_cash_flow, "tornado.svg": draw_tornado}
_FONTS = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-Italic.ttf", "IBMPlexSans-SemiBold.ttf")


class PackagedFiles(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
    """Serves the style sheet, the fonts and what is handed over by name. It has no way to the network or the disk.

    Not even its base class is asked for anything else: `fetch` either answers from memory or raises.
    """

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        """files: name below BASE_URL -> media type and content."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = dict(files)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The packaged file of that address; raises ValueError for any other address."""
        file = self._files.get(url.removeprefix(BASE_URL)) if url.startswith(BASE_URL) else None
        if file is None:
            raise ValueError("Only packaged files are used in documents")
        media_type, content = file
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


def write_tender(case_file: CaseFile, edition: Edition) -> bytes:
    """The tender document as PDF/UA-1, dated by the case file alone."""
    files = _packaged()
    if edition is Edition.INTERNAL and case_file.advice.estimate is not None:
        files |= chart_files(case_file.advice.estimate)
    return to_pdf(render_tender(case_file, edition), PackagedFiles(files))


def chart_files(estimate: Estimate) -> dict[str, tuple[str, bytes]]:
    """The charts of the value annex under the names by which its page asks for them."""
    return {name: ("image/svg+xml", as_svg(draw, estimate).encode()) for name, draw in _CHARTS.items()}


def to_pdf(html: str, files: PackagedFiles) -> bytes:
    """The page as PDF/UA-1. Title, language and dates come from the page: the same page gives the same bytes."""
    pdf: bytes = HTML(string=html, base_url=BASE_URL, url_fetcher=files).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _packaged() -> dict[str, tuple[str, bytes]]:
    files = {STYLE_SHEET: ("text/css", (TEMPLATES / STYLE_SHEET).read_bytes())}
    for name in _FONTS:
        # Where the design system is not installed, WeasyPrint goes on to the next family of the style sheet.
        if path := font_file(name):
            files[f"fonts/{name}"] = ("font/ttf", path.read_bytes())
    return files

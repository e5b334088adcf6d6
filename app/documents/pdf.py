"""HTML to tagged PDF. The renderer may read packaged files only: every other address is refused unopened."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from app.documents.coverage import with_drawable_letters
from app.documents.packaged import STYLE_SHEET, TEMPLATES, fonts
from app.model.document import Document

# Relative addresses are only joined for schemes that Python knows; the reserved name exists nowhere and is never asked.
BASE_URL = "https://documents.invalid/"


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


def as_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1, dated by the moment it was made."""
    return to_pdf(document.html, files_of(document))


def files_of(document: Document) -> PackagedFiles:
    """What the renderer may read for this document: its style sheet, fonts and pictures."""
    pictures = {name: (asset.media_type, asset.content) for name, asset in document.assets.items()}
    return PackagedFiles(_packaged() | pictures)


def to_pdf(html: str, files: PackagedFiles) -> bytes:
    """The page as PDF/UA-1. Title, language and dates come from the page: the same page gives the same bytes.

    A letter that no font of the style sheet has is printed as its number.
    """
    drawable = with_drawable_letters(html, fonts().values())
    pdf: bytes = HTML(string=drawable, base_url=BASE_URL, url_fetcher=files).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _packaged() -> dict[str, tuple[str, bytes]]:
    files = {STYLE_SHEET: ("text/css", (TEMPLATES / STYLE_SHEET).read_bytes())}
    for name, path in fonts().items():
        files[f"fonts/{name}"] = ("font/ttf", path.read_bytes())
    return files

"""Small pages by hand, to see what one thing becomes in a word-processor file."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import UTC, datetime

from markupsafe import escape

from app.model.advice import Edition
from app.model.document import Asset, Document, DocumentKind

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HARD_TEXTS = {
    "long": "Kantinedrift " * 38 + "slut",
    "one long word": "K" * 500,
    "html": "<h1>Kantine</h1> & <img src='https://example.com/x.png'> &amp; &#1; ]]> <!-- x -->",
    "emoji": "Kantine 🍽️ 😀 👩‍🍳",
    "right to left": "קנטינה בעירייה مقصف البلدية",
    "control characters": "Kan\x01tine",
    "markup of other writers": "**Kantine** $x^2$ \\LaTeX [a](b) {.klasse} ::: `kode`",
    "field codes": "{ PAGE } \\h _Toc w:t %PDF",
}


def page_with(text: str, more: str = "", assets: Mapping[str, Asset] | None = None, head: str = "") -> Document:
    """A document that has the text as title, in its head, in a heading, a sentence and a table."""
    said = escape(text)
    html = f"""<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>{said}</title>
<meta name="author" content="{said}">{head}</head>
<body data-municipality="{said}" data-header="{said}" data-mark="" data-footer="{said}"><main>
<section class="front"><h1 class="long">{said}</h1></section>
<section><h2 id="afsnit-1">1 {said}</h2><p>{said}</p>
<table class="facts"><caption>{said}</caption>
<thead><tr><th scope="col">Oplysning</th><th scope="col">Indhold</th></tr></thead>
<tbody><tr><th scope="row">{said}</th><td>{said}</td></tr></tbody></table>{more}</section>
</main></body></html>"""
    moment = datetime(2026, 4, 20, 8, 30, tzinfo=UTC)
    return Document(
        "740-2026-0001", DocumentKind.TENDER, Edition.PUBLIC, text, moment, "0" * 64, html, "", dict(assets or {})
    )

"""Names of documents, editions and formats in the reader's language."""

from __future__ import annotations

from flask_babel import lazy_gettext

from app.model.advice import Edition
from app.model.document import DocumentFormat, DocumentKind

KINDS = {
    DocumentKind.TENDER: lazy_gettext("Udbudsmateriale"),
    DocumentKind.VALUE: lazy_gettext("Værdi på tværs"),
    DocumentKind.MEMO: lazy_gettext("Indstilling til Økonomiudvalget"),
    DocumentKind.DIALOGUE: lazy_gettext("Invitation til markedsdialog"),
    DocumentKind.QUOTE: lazy_gettext("Tilbudsanmodning"),
}
USES = {
    DocumentKind.TENDER: lazy_gettext("Opgaven, kravene, klausulerne og erklæringerne."),
    DocumentKind.VALUE: lazy_gettext(
        "Hvad købet er værd for hver kasse, med marked, fund og forudsætninger. Bilag til sagen."
    ),
    DocumentKind.MEMO: lazy_gettext("Sagen til politisk beslutning, med bevillinger og lovgrundlag."),
    DocumentKind.DIALOGUE: lazy_gettext(
        "Et brev, der spørger virksomhederne om opgaven, før kommunen beder om tilbud."
    ),
    DocumentKind.QUOTE: lazy_gettext("Et brev, der beder udvalgte virksomheder om tilbud."),
}
ONLY_ONE_IS_SENT = lazy_gettext(
    "Udbudsmaterialet og tilbudsanmodningen beder begge om tilbud på det samme køb. Send kun det ene: "
    "tilbudsanmodningen, hvis et kort brev er nok, ellers udbudsmaterialet."
)
EDITIONS = {Edition.PUBLIC: lazy_gettext("Til markedet"), Edition.INTERNAL: lazy_gettext("Kun til kommunen")}
FORMATS = {
    DocumentFormat.PDF: "PDF",
    DocumentFormat.DOCX: "Word (DOCX)",
    DocumentFormat.ODT: "OpenDocument (ODT)",
}

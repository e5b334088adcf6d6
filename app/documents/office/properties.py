"""What a word-processor file says of itself beside the usual, so that the tool and an archive can find it again."""

from __future__ import annotations

from app.documents.office.page import legal
from app.model.advice import Edition
from app.model.document import Document

_EDITIONS = {Edition.PUBLIC: "Offentlig udgave", Edition.INTERNAL: "Intern udgave"}


def own_properties(document: Document) -> tuple[tuple[str, str], ...]:
    """What the tool wants to find again in a file: name and value."""
    return (
        ("Sag", legal(document.case_id)),
        ("Udgave", _EDITIONS[document.edition]),
        ("Indhold (SHA-256)", document.content_hash),
    )

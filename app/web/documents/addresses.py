"""What kinds and editions are called in addresses and in the names of files that are downloaded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from flask import Response

from app.cases.package import FILE_NAMES
from app.model.advice import Edition
from app.model.document import DocumentFormat, DocumentKind
from app.model.made_document import MadeDocument
from app.text.writing import ascii_letters

KINDS: Mapping[DocumentKind, str] = {
    DocumentKind.TENDER: "udbudsmateriale",
    DocumentKind.VALUE: "vaerdi",
    DocumentKind.MEMO: "indstilling",
    DocumentKind.DIALOGUE: "markedsdialog",
    DocumentKind.QUOTE: "tilbudsanmodning",
}
EDITIONS: Mapping[Edition, str] = {Edition.PUBLIC: "offentlig", Edition.INTERNAL: "intern"}
KIND_RULE = f"any({', '.join(KINDS.values())}):kind"
EDITION_RULE = f"any({', '.join(EDITIONS.values())}):edition"
FORMAT_RULE = f"any({', '.join(DocumentFormat)}):form"
_LONGEST_NAME = 80


def kind_named(name: str) -> DocumentKind:
    """The kind that an address speaks of."""
    return next(kind for kind, own in KINDS.items() if own == name)


def edition_named(name: str) -> Edition:
    """The edition that an address speaks of."""
    return next(edition for edition, own in EDITIONS.items() if own == name)


def file_name(title: str, kind: DocumentKind, edition: Edition, ending: str) -> str:
    """A file name with Danish letters, such as "udbudsmateriale-kantinedrift-på-rådhuset-offentlig.pdf"."""
    return _joined(FILE_NAMES[kind], title, EDITIONS[edition]) + f".{ending}"


def package_name(title: str, edition: Edition) -> str:
    """The name of a package, such as "dokumenter-kantinedrift-på-rådhuset-offentlig.zip"."""
    return _joined("dokumenter", title, EDITIONS[edition]) + ".zip"


def plain_name(name: str) -> str:
    """The file name for programs that know ASCII only: "rengøring" is "rengoering"."""
    return re.sub(r"-{2,}", "-", ascii_letters(name))


def as_file(content: bytes, media_type: str, name: str, *, shown: bool = False) -> Response:
    """A file to save, or with shown to look at in the browser, under its name in Danish letters."""
    response = Response(content, mimetype=media_type)
    response.headers.set(
        "Content-Disposition",
        "inline" if shown else "attachment",
        filename=plain_name(name),
        **{"filename*": f"UTF-8''{quote(name, safe='')}"},
    )
    return response


def as_document(content: bytes, media_type: str, name: str, made: MadeDocument, form: DocumentFormat) -> Response:
    """A document in a format. What it says is in its tag, so a browser that has it already is not sent it again."""
    response = as_file(content, media_type, name, shown=form is DocumentFormat.PDF)
    response.set_etag(f"{made.content_hash}-{form}")
    return response


def _joined(first: str, title: str, last: str) -> str:
    words = re.sub(r"[\W_]+", "-", title.lower()).strip("-")[:_LONGEST_NAME].rstrip("-")
    return "-".join(part for part in (first, words, last) if part)

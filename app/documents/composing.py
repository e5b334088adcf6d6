"""A document as one HTML page, written by Jinja from the facts of its kind and edition, and stamped.

The page is written with tokens where the moment and the content's hash will stand. The hash is taken of that page and
of what else decides how it looks, so the same content has the same hash, whenever it is made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from babel.dates import get_month_names
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app.documents.contact import with_contact
from app.documents.dialogue_facts import dialogue_facts
from app.documents.frame_facts import (
    FrameFacts,
    KindFacts,
    LawRow,
    clauses_used,
    frame_facts,
    law_rows,
    logo_name,
    moment,
    parameters_told,
)
from app.documents.internal_facts import internal_facts
from app.documents.memo_facts import memo_facts
from app.documents.packaged import STYLE_SHEET, TEMPLATES
from app.documents.quote_facts import quote_facts
from app.documents.tender_facts import TenderFacts, tender_facts
from app.model.advice import CaseFile, Edition
from app.model.codec import as_json
from app.model.document import EDITIONS, Asset, Document, DocumentKind

_ANNEXES = {
    "case": "Sagen og det, der skal tages stilling til",
    "routes": "Veje efter loven",
    "market": "Virksomheder og marked",
    "value": "Værdi på tværs",
    "eforms": "Felter i bekendtgørelsen (eForms)",
}
# Whoever opens the value paper looks for the money first.
_VALUE_FIRST = ("value", "market", "case", "routes", "eforms")
_MONTHS = "|".join(get_month_names("wide", locale="da").values())
_INSEPARABLE = re.compile(
    rf"§§? \d[\w-]*(?: og \d+)?|\b(?:BEK|stk\.|nr\.|kl\.) \d|\d (?:%|kr\.|årsværk\b)|\b\d\d?\. (?:{_MONTHS})\b"
)
_DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Illegal in the XML of the metadata, or without a letter in any font.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_CODE_LENGTH = 16
_CELL = re.compile(r"<t[dh]\b.*?</t[dh]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LONG_WORD = re.compile(r"[^\s\ue000-]{36,}")


class _Stamp(NamedTuple):
    """What is put in last. Each is a token of private characters, which no text from outside keeps, until then."""

    made_at: Markup
    made_at_iso: Markup
    content_hash: Markup
    code: Markup
    laws: Markup
    long_words: Markup


_TOKENS = _Stamp(*(Markup(f"\ue000{name}\ue000") for name in _Stamp._fields))  # noqa: S704


def compose(case_file: CaseFile, kind: DocumentKind, edition: Edition, made_at: datetime) -> Document:
    """The document, made at that moment; made_at has a time zone.

    For the public edition the internal facts are never made, so no template can print them. Raises ValueError for an
    edition that the document does not have.
    """
    page = _page(case_file, kind, edition)
    content_hash = _hash(page, case_file)
    stamp = {
        _TOKENS.made_at: moment(made_at),
        _TOKENS.made_at_iso: made_at.replace(microsecond=0).isoformat(),
        _TOKENS.content_hash: content_hash,
        _TOKENS.code: code_of(content_hash),
    }
    html = page.html
    for token, text in stamp.items():
        html = html.replace(token, text)
    return Document(
        case_id=case_file.advice.purchase.id,
        kind=kind,
        edition=edition,
        title=page.frame.page_title,
        made_at=made_at,
        content_hash=content_hash,
        html=html,
        marks=page.frame.marks,
        assets=_assets(case_file, html),
        clauses=clauses_used(case_file, page.own),
        parameters=parameters_told(case_file, edition),
    )


def content_hash(case_file: CaseFile, kind: DocumentKind, edition: Edition) -> str:
    """The hash that the document would have if it were made now; no picture is drawn for it."""
    return _hash(_page(case_file, kind, edition), case_file)


def code_of(content_hash: str) -> str:
    """The beginning of the hash as it is printed: four groups of four characters."""
    return " ".join(content_hash[at : at + 4] for at in range(0, _CODE_LENGTH, 4))


@dataclass(frozen=True, slots=True)
class _Page:
    """The page with its tokens, and the facts it was written from."""

    html: str
    frame: FrameFacts
    own: KindFacts


def _page(case_file: CaseFile, kind: DocumentKind, edition: Edition) -> _Page:
    if edition not in EDITIONS[kind]:
        raise ValueError(f"{kind} has no {edition} edition")
    case_file = with_contact(case_file)
    own = _FACTS[kind](case_file)
    frame = frame_facts(case_file, edition, own, brief=kind is DocumentKind.MEMO)
    html = (
        _environment()
        .get_template(f"{kind}.html")
        .render(
            kind=kind.value,
            frame=frame,
            doc=own,
            stamp=_TOKENS,
            internal=internal_facts(case_file) if edition is Edition.INTERNAL else None,
            annexes=_annexes(kind) if edition is Edition.INTERNAL else (),
        )
    )
    html = html.replace(_TOKENS.laws, _law_table(_cited(law_rows(case_file.laws), html)))
    return _Page(html.replace(_TOKENS.long_words, " long-words" if _has_long_word(html) else ""), frame, own)


@dataclass(frozen=True, slots=True)
class _Annex:
    """A part of the internal annex: key names its template."""

    key: str
    heading: str


def _annexes(kind: DocumentKind) -> tuple[_Annex, ...]:
    if kind is DocumentKind.VALUE:
        return tuple(_Annex(key, f"{number} {_ANNEXES[key]}") for number, key in enumerate(_VALUE_FIRST, 1))
    return tuple(
        _Annex(key, f"Internt bilag {number}: {title}") for number, (key, title) in enumerate(_ANNEXES.items(), 1)
    )


def _value_facts(case_file: CaseFile) -> TenderFacts:
    """The annex speaks of the tender that it stands beside."""
    return replace(tender_facts(case_file), kind_name="Værdi på tværs")


_FACTS: Mapping[DocumentKind, Callable[[CaseFile], KindFacts]] = {
    DocumentKind.TENDER: tender_facts,
    DocumentKind.VALUE: _value_facts,
    DocumentKind.MEMO: memo_facts,
    DocumentKind.DIALOGUE: dialogue_facts,
    DocumentKind.QUOTE: quote_facts,
}


def _hash(page: _Page, case_file: CaseFile) -> str:
    digest = sha256(page.html.encode())
    digest.update((TEMPLATES / STYLE_SHEET).read_bytes())
    if "<figure>" in page.html:
        digest.update(as_json(case_file.advice.estimate).encode())
    if case_file.branding.logo:
        digest.update(case_file.branding.logo.content)
    return digest.hexdigest()


def _assets(case_file: CaseFile, html: str) -> dict[str, Asset]:
    """The pictures that the page asks for; a chart as SVG, and as PNG for what cannot hold one."""
    assets: dict[str, Asset] = {}
    logo, estimate = case_file.branding.logo, case_file.advice.estimate
    if logo is not None:
        assets[logo_name(case_file)] = Asset(logo.media_type, logo.content)
        assets["logo.png"] = Asset("image/png", logo.png)
    if estimate is not None:
        from app.documents.charts import as_png, as_svg, draw_cash_flow, draw_tornado, draw_value_chart

        charts = {"value": draw_value_chart, "cash-flow": draw_cash_flow, "tornado": draw_tornado}
        for name, draw in charts.items():
            if f'"{name}.svg"' in html:
                assets[f"{name}.svg"] = Asset("image/svg+xml", as_svg(draw, estimate).encode())
                assets[f"{name}.png"] = Asset("image/png", as_png(draw, estimate))
    return assets


def _cited(laws: Iterable[LawRow], page: str) -> tuple[LawRow, ...]:
    """The laws that the page names; the name of a parameter, such as tilbudsloven_quotes, is none."""
    words = page.lower().replace("\u00a0", " ")
    return tuple(law for law in laws if re.search(re.escape(law.short_name.lower()) + "(?!_)", words))


def _has_long_word(page: str) -> bool:
    """Whether a table has a word that is longer than a cell may be wide."""
    return any(_LONG_WORD.search(_TAG.sub(" ", cell)) for cell in _CELL.findall(page))


def _law_table(laws: tuple[LawRow, ...]) -> str:
    module: Any = _environment().get_template("parts.html").module
    return str(module.law_table(laws))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["rules"] = _with_rules_kept_whole
    return environment


def _with_rules_kept_whole(text: str) -> Markup:
    """Escaped text in which no line ends between a § and its number, a number and its %, a day and its month,
    a number and what it counts.
    """
    return escape(_INSEPARABLE.sub(lambda whole: whole[0].replace(" ", "\u00a0"), str(_printable(text))))


def _printable(value: object) -> object:
    """Text without control, private and unassigned characters, half surrogates and direction overrides.

    An override would turn the text around it as well.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(
        char
        for char in value
        if char in "\n\t" or (unicodedata.category(char) not in _UNPRINTABLE and char not in _DIRECTION_CONTROLS)
    )

"""The tender document as HTML, written by Jinja from the facts of its edition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app.documents.internal_facts import InternalFacts, internal_facts
from app.documents.packaged import TEMPLATES
from app.documents.tender_facts import LawRow, TenderFacts, tender_facts
from app.model.advice import CaseFile, Edition

_EDITION_NAMES = {Edition.PUBLIC: "Offentlig udgave", Edition.INTERNAL: "Intern udgave"}
_ANNEXES = ("Sagen og det, der skal tages stilling til", "Veje efter loven", "Virksomheder og marked", "Værdi på tværs")
_RULE = re.compile(r"(§§? \d[\w-]*(?: og \d+)?)")
_DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def render_tender(case_file: CaseFile, edition: Edition) -> str:
    """The whole page. For the public edition the internal facts are never made, so no template can print them."""
    doc = tender_facts(case_file)
    internal = internal_facts(case_file) if edition is Edition.INTERNAL else None
    cited = _cited(doc.laws, _render(replace(doc, laws=()), internal, edition))
    return _render(replace(doc, laws=cited), internal, edition)


def _cited(laws: Iterable[LawRow], page: str) -> tuple[LawRow, ...]:
    """The laws that the page names."""
    words = page.lower()
    return tuple(law for law in laws if law.short_name.lower() in words)


def _render(doc: TenderFacts, internal: InternalFacts | None, edition: Edition) -> str:
    draft = "UDKAST – MÅ IKKE SENDES UD" if doc.stopped or doc.out_of_use else "UDKAST" if doc.draft else ""
    marks = ("INTERNT" if internal else "", draft, "DEMO" if doc.demo else "")
    return (
        _environment()
        .get_template("tender.html")
        .render(
            doc=doc,
            internal=internal,
            edition_name=_EDITION_NAMES[edition],
            annex_titles=_ANNEXES,
            page_mark=" · ".join(mark for mark in marks if mark),
        )
    )


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
    """Escaped text in which no line ends between the § and its number; the text itself stays as it is."""
    return Markup(_RULE.sub(r'<span class="rule">\1</span>', str(escape(_printable(text)))))  # noqa: S704


def _printable(value: object) -> object:
    """Text without control characters, half surrogates and direction overrides.

    The first two are illegal in the XML of the metadata; an override would turn the text around it as well.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(
        char
        for char in value
        if char in "\n\t" or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in _DIRECTION_CONTROLS)
    )

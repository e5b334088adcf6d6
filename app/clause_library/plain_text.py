"""What no text of a clause may hold, whether it comes in a file or through a form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from app.clause_library.blanks import BLANK_NAME, blanks_in
from app.model.clause import Blank, Clause
from app.text.cpr import find_cpr
from app.text.writing import tal

# A bound of form against a pasted document: the longest shipped clause has a sixth of it.
LONGEST_TEXT = 30_000
_TAG = re.compile(r"</?[a-z!][^>]*>|<!--", re.IGNORECASE)
_CAP = re.compile(r"højst\s+(?:\{\{\s*(" + BLANK_NAME + r")\s*\}\}|\d)", re.IGNORECASE)
_PENALTY = re.compile(r"(?<![a-zæøå])bod(?:en|er)?(?![a-zæøå])", re.IGNORECASE)
_REFERENCE = re.compile(r"\bklausul(?:en|erne)?\s+»([^«]+)«", re.IGNORECASE)


def refused_in(line: str) -> Iterator[str]:
    """Why a line cannot stand in a clause, in Danish: HTML, or what looks like a CPR number."""
    if found := _TAG.search(line):
        yield f"Teksten har HTML-koden »{found.group()}«. Slet den, og skriv løbende tekst."
    if find_cpr(line):
        yield "Teksten ligner et CPR-nummer. Fjern det."


def too_long(text: str) -> str:
    """Why a text is too long, in Danish; empty where it is not."""
    if len(text) <= LONGEST_TEXT:
        return ""
    return f"Teksten er på {tal(len(text))} tegn; der er plads til {tal(LONGEST_TEXT)}. Kort den ned."


def penalty_without_cap(sanction: str, blanks: Sequence[Blank]) -> str:
    """The name of a penalty that the sanction sets without a cap; empty where there is none.

    A penalty is a number whose name or label speaks of "bod" and that is no share of anything. A cap is "højst" before
    a number or a blank that has bounds.
    """
    by_name = {blank.name: blank for blank in blanks}
    caps = [found[1] for found in _CAP.finditer(sanction)]
    if any(cap is None or (cap in by_name and by_name[cap].maximum is not None) for cap in caps):
        return ""
    return next((name for name in blanks_in(sanction) if name in by_name and _is_penalty(by_name[name])), "")


def unknown_references(clause: Clause, titles: Collection[str]) -> Iterator[tuple[str, str]]:
    """The clauses that a text names as »Title« and that no clause is called: the field, and why it is refused.

    field: "" for the paragraphs, else documentation, control or sanction. titles: of the whole library.
    """
    texts = [("", part.text) for part in clause.paragraphs]
    texts += [(key, getattr(clause, key)) for key in ("documentation", "control", "sanction")]
    for field, text in texts:
        for title in _REFERENCE.findall(" ".join(text.split())):
            if title not in titles:
                yield (
                    field,
                    f"Biblioteket har ingen klausul, der hedder »{title}«. Ret titlen, eller slet henvisningen.",
                )


def _is_penalty(blank: Blank) -> bool:
    spoken = f"{blank.name.replace('_', ' ')} {blank.label}"
    return (
        blank.type in ("integer", "decimal") and not blank.unit.startswith("procent") and bool(_PENALTY.search(spoken))
    )

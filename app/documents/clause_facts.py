"""Where each chosen clause stands in the tender, under which number, and what the clauses together decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from app.documents.wording import ADVERTISED, ASKED, CLAUSE_STATUS, TENDER, TENDERED, DocumentWords
from app.model.advice import Advice, CaseFile
from app.model.clause import ClauseMoved, ClauseStatus, FilledClause, LegalBasis
from app.model.law import RouteCode
from app.model.purchase import Lot
from app.text.typography import folded
from app.text.writing import dato, procent

_LOT = RouteCode.RESERVED_LOT_54
_RESERVING = frozenset({RouteCode.RESERVED_54, _LOT, RouteCode.RESERVED_190})
_INVITING = frozenset({RouteCode.DIRECT_PURCHASE, RouteCode.QUOTES, RouteCode.ADVERTISED})
LETTERS = "process"
"""The kind of the letters, which stand beside the tender and not in it."""
_REFERENCE = re.compile(r"\b(?P<word>[Kk]lausul)en »(?P<title>[^«]+)«")
_ASKING = frozenset({RouteCode.DIRECT_PURCHASE, RouteCode.QUOTES})


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph with its number as text, such as "3.1.2", and the points listed below it."""

    number: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as printed. not_final: empty for an approved clause, else its status as a mark.

    for_tenderers: its documentation and control concern whoever bids. Those of a notice are the municipality's own
    steps and never leave the house.
    """

    number: str
    title: str
    blocks: tuple[TextBlock, ...]
    legal_basis: tuple[LegalBasis, ...]
    documentation: str
    control: str
    sanction: str
    for_tenderers: bool
    id: str
    version: int
    status: str
    not_final: str


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section with the clauses that stand in it."""

    number: str
    title: str
    clauses: tuple[ClauseText, ...] = ()


@dataclass(frozen=True, slots=True)
class Reservation:
    """Which rules the participation is reserved by. share: the share § 54 demands as text, empty where unknown."""

    by_54: bool
    lot_only: bool
    by_190: bool
    cites: str
    share: str


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of the tender in their order; participation and social are absent where they have no clause."""

    invitation: Section
    purchase: Section
    procedure: Section
    participation: Section | None
    requirements: Section
    social: Section | None
    award: Section
    terms: Section
    control: Section
    declaration: Section
    versions: Section

    @property
    def all(self) -> tuple[Section, ...]:
        """The sections that the document has, in order."""
        every = (getattr(self, place.name) for place in fields(self))
        return tuple(section for section in every if section is not None)

    @property
    def clauses(self) -> tuple[ClauseText, ...]:
        """Every clause in the order of the document."""
        return tuple(clause for section in self.all for clause in section.clauses)


def words_of(advice: Advice) -> DocumentWords:
    """What the document and its sections are called, by the way of letting that its clauses were chosen for."""
    served = served_routes(advice)
    if served & _ASKING:
        return ASKED
    if RouteCode.ADVERTISED in served:
        return ADVERTISED
    tender = advice.purchase.concession or advice.regime in TENDERED or RouteCode.OPEN_COMPETITION in served
    return TENDER if tender or reserving_clauses(advice) else ADVERTISED


def asks_one(advice: Advice) -> bool:
    """Whether the document is sent to one enterprise alone."""
    return RouteCode.DIRECT_PURCHASE in served_routes(advice)


def sections_of(advice: Advice, words: DocumentWords, reserved: bool, moved: Sequence[ClauseMoved] = ()) -> Sections:
    """The clauses set into numbered sections by their kind; a kind that has no place of its own is social.

    moved: which of them went out of use since the advice was made, and when.
    """
    out = {one.id: one.since for one in moved if one.status is ClauseStatus.RETIRED}
    served, reserving = _routes_by_clause(advice), reserving_clauses(advice)
    placed: dict[str, list[FilledClause]] = {}
    for clause in advice.clauses:
        if clause.kind != LETTERS:
            place = _PLACES.get(clause.kind, "social")
            if clause.kind == _NOTICE and served.get(clause.id, frozenset()) & _INVITING:
                place = "invitation"
            elif clause.kind == _NOTICE and clause.id not in reserving:
                place = "purchase"
            placed.setdefault(place, []).append(clause)
    titles = {
        "invitation": words.invitation,
        "purchase": "Indkøbet",
        "procedure": words.procedure,
        "participation": "Forbeholdt deltagelse" if reserved else words.participation,
        "requirements": "Krav til opgaven",
        "social": "Sociale klausuler",
        "award": words.award,
        "terms": "Kontraktvilkår",
        "control": "Dokumentation og kontrol",
        "declaration": "Skemaer og erklæringer, der skal udfyldes",
        "versions": "Versioner og kilder",
    }
    absent = {place for place in ("participation", "social") if place not in placed}
    present = (place for place in titles if place not in absent)
    sections: dict[str, Section | None] = dict.fromkeys(absent)
    for number, place in enumerate(present, 1):
        first = _AFTER_LOTS if place == "purchase" and advice.purchase.lots else _FIRST_CLAUSE.get(place, 1)
        clauses = _numbered(placed.get(place, ()), number, out, first)
        sections[place] = Section(str(number), titles[place], clauses)
    return Sections(**with_references(sections))  # type: ignore[arg-type]  # only sections that may be absent are None


def with_references(sections: Mapping[str, Section | None]) -> dict[str, Section | None]:
    """The sections with the number of each clause of theirs wherever another speaks of it by title.

    A clause that the document does not have is left to its title.
    """
    numbers = {
        folded(clause.title): clause.number for section in sections.values() if section for clause in section.clauses
    }

    def numbered(text: str) -> str:
        return _REFERENCE.sub(lambda found: _reference(found, numbers), text)

    return {
        place: section and replace(section, clauses=tuple(_with_texts(clause, numbered) for clause in section.clauses))
        for place, section in sections.items()
    }


def _reference(found: re.Match[str], numbers: Mapping[str, str]) -> str:
    number = numbers.get(folded(found["title"]))
    return f"{found['word']} {number} »{found['title']}«" if number else found[0]


def _with_texts(clause: ClauseText, change: Callable[[str], str]) -> ClauseText:
    return replace(
        clause,
        blocks=tuple(
            replace(block, text=change(block.text), points=tuple(map(change, block.points))) for block in clause.blocks
        ),
        documentation=change(clause.documentation),
        control=change(clause.control),
        sanction=change(clause.sanction),
    )


# The sections that begin with paragraphs of their own.
_FIRST_CLAUSE = {"invitation": 2, "purchase": 3}
_AFTER_LOTS = 4
_NOTICE = "notice"
_PLACES: Mapping[str, str] = {
    "notice": "participation",
    "qualification": "participation",
    "contract": "social",
    "award": "award",
    "administration": "terms",
}


def reservation_of(case_file: CaseFile) -> Reservation | None:
    """The reservation that the chosen clauses make, or None where they leave the competition open.

    Whether the whole purchase or one lot is reserved follows from the routes that all the clauses share, and from
    the lots where they share both.
    """
    reserving = reserving_clauses(case_file.advice)
    if not reserving:
        return None
    codes = frozenset.intersection(*reserving.values()) or frozenset.union(*reserving.values())
    by_190 = RouteCode.RESERVED_190 in codes
    by_54 = bool(codes - {RouteCode.RESERVED_190})
    rules = [rule for rule, cited in (("udbudsloven § 54", by_54), ("udbudsloven § 190", by_190)) if cited]
    share = case_file.reserved_share
    return Reservation(
        by_54=by_54,
        lot_only=_LOT in codes and (RouteCode.RESERVED_54 not in codes or bool(case_file.advice.purchase.lots)),
        by_190=by_190,
        cites=" og ".join(rules),
        share="" if share is None else procent(share),
    )


def reserved_lot(advice: Advice) -> Lot | None:
    """The one lot that a reserving clause names, in a blank and in its text; None where that is not one lot."""
    named: set[int] = set()
    for clause in advice.clauses:
        if clause.id in reserving_clauses(advice):
            text = folded(clause.text)
            blanks = {folded(blank.value) for blank in clause.blanks}
            named |= {
                at
                for at, lot in enumerate(advice.purchase.lots)
                if folded(lot.title) in blanks and folded(lot.title) in text
            }
    return advice.purchase.lots[named.pop()] if len(named) == 1 else None


def reserving_clauses(advice: Advice) -> dict[str, frozenset[RouteCode]]:
    """The clauses that serve reserved routes and no other, with those routes."""
    return {clause_id: routes for clause_id, routes in _routes_by_clause(advice).items() if routes <= _RESERVING}


def served_routes(advice: Advice) -> frozenset[RouteCode]:
    """The routes that some clause was chosen for."""
    return frozenset(route.code for route in advice.routes if route.clauses)


def _routes_by_clause(advice: Advice) -> dict[str, frozenset[RouteCode]]:
    served: dict[str, frozenset[RouteCode]] = {}
    for route in advice.routes:
        for clause_id in route.clauses:
            served[clause_id] = served.get(clause_id, frozenset()) | {route.code}
    return served


def _numbered(
    clauses: Sequence[FilledClause], section: int, out: Mapping[str, datetime | None], first: int
) -> tuple[ClauseText, ...]:
    numbered = enumerate(clauses, first)
    return tuple(printed_clause(clause, f"{section}.{at}", out.get(clause.id)) for at, clause in numbered)


def printed_clause(clause: FilledClause, number: str, out_since: datetime | None) -> ClauseText:
    """The clause under its number. out_since: when its version went out of use after the advice was made."""
    status = CLAUSE_STATUS[clause.status]
    if out_since is not None:
        status = f"{status} siden {dato(out_since.date())}"
    return ClauseText(
        number=number,
        title=clause.title,
        blocks=text_blocks(clause.text, f"{number}."),
        legal_basis=clause.legal_basis,
        documentation=clause.documentation,
        control=clause.control,
        sanction=clause.sanction,
        for_tenderers=clause.kind != _NOTICE,
        id=clause.id,
        version=clause.version,
        status=f"{status}, rettet i sagen" if clause.library_text else status,
        not_final="" if clause.status is ClauseStatus.APPROVED else status,
    )


def text_blocks(text: str, number: str = "") -> tuple[TextBlock, ...]:
    """The paragraphs of a filled clause, which blank lines part, numbered on from `number`."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return tuple(_block(part, f"{number}{at}") for at, part in enumerate(parts, 1))


def _block(part: str, number: str) -> TextBlock:
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    return TextBlock(
        number=number,
        text=" ".join(line for line in lines if not line.startswith("- ")),
        points=tuple(line[2:] for line in lines if line.startswith("- ")),
    )

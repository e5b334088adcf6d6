"""What the pages of the clause library may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.model.case import ClauseEntry
from app.model.clause import Applies, Blank, Clause, ClauseStatus, Paragraph
from app.model.law import RouteCode
from app.model.purchase import ContractType
from app.web import labels
from app.web.clause_text import read_paragraph
from app.web.clauses.wording import Part, condition_in_words, parts


@dataclass(frozen=True)
class ClauseRow:
    """A line of the library. draft: no lawyer has approved the version."""

    id: str
    title: str
    kind: str
    purpose: str
    status: str
    draft: bool
    version: int
    laws: tuple[str, ...]


@dataclass(frozen=True)
class ClauseList:
    """The library, or what a search found in it."""

    text: str
    rows: tuple[ClauseRow, ...]


@dataclass(frozen=True)
class VersionRow:
    """A version of the clause, by when it came."""

    version: int
    status: str
    shipped: bool
    added_at: datetime


@dataclass(frozen=True)
class Use:
    """When a clause may be chosen, in words."""

    routes: tuple[str, ...]
    contract_types: tuple[str, ...]
    cpv_prefixes: tuple[str, ...]
    min_value_kr: int | None
    max_value_kr: int | None
    min_duration_months: int | None
    max_duration_months: int | None


@dataclass(frozen=True)
class BasisRow:
    """A rule that carries the clause, where it can be read, and under which regimes it does; empty for all."""

    text: str
    url: str
    regimes: tuple[str, ...]


@dataclass(frozen=True)
class ParagraphRow:
    """A numbered paragraph. condition: when it is printed, in words; note: beside the text, never in a document."""

    lead: tuple[Part, ...]
    points: tuple[tuple[Part, ...], ...]
    condition: str
    note: str


@dataclass(frozen=True)
class ClausePage:
    """One clause: its text, when it is used, what carries it, and its versions."""

    id: str
    version: int
    title: str
    kind: str
    status: str
    draft: bool
    purpose: str
    legal_basis: tuple[BasisRow, ...]
    use: Use
    paragraphs: tuple[ParagraphRow, ...]
    blanks: tuple[Blank, ...]
    drafters_notes: tuple[str, ...]
    documentation: tuple[Part, ...]
    control: tuple[Part, ...]
    sanction: tuple[Part, ...]
    valid_from: date
    valid_to: date | None
    reviewed_by: str
    reviewed_on: date | None
    next_review: date | None
    versions: tuple[VersionRow, ...]


def clause_list(entries: Sequence[ClauseEntry], text: str) -> ClauseList:
    """The entries as lines, in the order in which they came."""
    return ClauseList(text, tuple(_row(entry.clause) for entry in entries))


def clause_page(versions: Sequence[ClauseEntry]) -> ClausePage:
    """The newest of the versions, which come newest first, with the others listed."""
    clause = versions[0].clause
    return ClausePage(
        id=clause.id,
        version=clause.version,
        title=clause.title,
        kind=labels.name_of(labels.CLAUSE_KINDS, clause.kind),
        status=str(labels.CLAUSE_STATUSES[clause.status]),
        draft=clause.status is not ClauseStatus.APPROVED,
        purpose=clause.purpose,
        legal_basis=tuple(
            BasisRow(basis.law, basis.url, tuple(labels.name_of(labels.BASIS_REGIMES, code) for code in basis.regimes))
            for basis in clause.legal_basis
        ),
        use=_use(clause.applies),
        paragraphs=tuple(_paragraph(one, clause.blanks) for one in clause.paragraphs),
        blanks=clause.blanks,
        drafters_notes=clause.drafters_notes,
        documentation=parts(clause.documentation, clause.blanks),
        control=parts(clause.control, clause.blanks),
        sanction=parts(clause.sanction, clause.blanks),
        valid_from=clause.valid_from,
        valid_to=clause.valid_to,
        reviewed_by=clause.reviewed_by,
        reviewed_on=clause.reviewed_on,
        next_review=clause.next_review,
        versions=tuple(
            VersionRow(
                entry.clause.version,
                str(labels.CLAUSE_STATUSES[entry.clause.status]),
                entry.shipped,
                entry.added_at,
            )
            for entry in versions
        ),
    )


def _row(clause: Clause) -> ClauseRow:
    return ClauseRow(
        id=clause.id,
        title=clause.title,
        kind=labels.name_of(labels.CLAUSE_KINDS, clause.kind),
        purpose=clause.purpose,
        status=str(labels.CLAUSE_STATUSES[clause.status]),
        draft=clause.status is not ClauseStatus.APPROVED,
        version=clause.version,
        laws=tuple(dict.fromkeys(basis.law for basis in clause.legal_basis)),
    )


def _paragraph(paragraph: Paragraph, blanks: Sequence[Blank]) -> ParagraphRow:
    read = read_paragraph(paragraph.text)
    return ParagraphRow(
        lead=parts(read.lead, blanks),
        points=tuple(parts(point, blanks) for point in read.points),
        condition=condition_in_words(paragraph.condition),
        note=paragraph.note,
    )


def _use(applies: Applies) -> Use:
    return Use(
        routes=tuple(str(labels.ROUTES[RouteCode(code)]) for code in applies.routes),
        contract_types=tuple(str(labels.CONTRACT_TYPES[ContractType(code)]) for code in applies.contract_types),
        cpv_prefixes=applies.cpv_prefixes,
        min_value_kr=applies.min_value_kr,
        max_value_kr=applies.max_value_kr,
        min_duration_months=applies.min_duration_months,
        max_duration_months=applies.max_duration_months,
    )

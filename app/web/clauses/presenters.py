"""What the page of one clause version may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext

from app.model.case import ClauseEntry
from app.model.clause import Applies, Blank, Clause, ClauseStatus, Paragraph
from app.model.law import RouteCode
from app.model.purchase import ContractType
from app.web import labels
from app.web.clause_text import read_paragraph
from app.web.clauses.names import PARTS
from app.web.clauses.review_section import ReviewSection
from app.web.clauses.wording import Part, condition_in_words, parts

_OPEN = (ClauseStatus.DRAFT, ClauseStatus.IN_REVIEW)


@dataclass(frozen=True)
class VersionRow:
    """A version of the clause, by when it came. before: the version to compare it with, None for the first."""

    version: int
    status: str
    approved: bool
    in_use: bool
    origin: str
    added_at: datetime
    before: int | None


@dataclass(frozen=True)
class InUse:
    """Which version tenders take instead of the one that is read; None for none."""

    version: int | None


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
class FollowUp:
    """How a clause is followed up: documentation, control or sanction."""

    code: str
    name: str
    text: tuple[Part, ...]


@dataclass(frozen=True)
class ClausePage:
    """One clause version: its text, when it is used, what carries it, and its other versions.

    specific: the reader asked for this version by number. other_in_use: tenders take another one, or none. newer: a
    version that is being written. review: the version's life, for who is signed in.
    """

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
    follow_up: tuple[FollowUp, ...]
    valid_from: date
    valid_to: date | None
    reviewed_by: str
    reviewed_on: date | None
    next_review: date | None
    versions: tuple[VersionRow, ...]
    specific: bool
    other_in_use: InUse | None
    newer: VersionRow | None
    review: ReviewSection | None


def clause_page(
    shown: ClauseEntry,
    versions: Sequence[ClauseEntry],
    in_use: ClauseEntry | None,
    specific: bool,
    review: ReviewSection | None,
) -> ClausePage:
    """The page of one of the versions, which come newest first. in_use: the one that tenders take."""
    clause = shown.clause
    rows = _versions(versions, in_use)
    other = in_use is None or in_use.clause.version != clause.version
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
        paragraphs=paragraph_rows(clause),
        blanks=clause.blanks,
        drafters_notes=clause.drafters_notes,
        follow_up=follow_up(clause),
        valid_from=clause.valid_from,
        valid_to=clause.valid_to,
        reviewed_by=clause.reviewed_by,
        reviewed_on=clause.reviewed_on,
        next_review=clause.next_review,
        versions=rows,
        specific=specific,
        other_in_use=InUse(in_use.clause.version if in_use else None) if other else None,
        newer=_being_written(shown, versions, rows),
        review=review,
    )


def paragraph_rows(clause: Clause) -> tuple[ParagraphRow, ...]:
    """The paragraphs for reading."""
    return tuple(_paragraph(one, clause.blanks) for one in clause.paragraphs)


def follow_up(clause: Clause) -> tuple[FollowUp, ...]:
    """Those of documentation, control and sanction that the clause has."""
    texts = (("documentation", clause.documentation), ("control", clause.control), ("sanction", clause.sanction))
    return tuple(FollowUp(code, str(PARTS[code]), parts(text, clause.blanks)) for code, text in texts if text)


def _versions(versions: Sequence[ClauseEntry], in_use: ClauseEntry | None) -> tuple[VersionRow, ...]:
    numbers = [entry.clause.version for entry in versions]
    return tuple(
        VersionRow(
            version=entry.clause.version,
            status=str(labels.CLAUSE_STATUSES[entry.clause.status]),
            approved=entry.clause.status is ClauseStatus.APPROVED,
            in_use=in_use is not None and in_use.clause.version == entry.clause.version,
            origin=str(gettext("Værktøjet") if entry.shipped else gettext("Kommunen")),
            added_at=entry.added_at,
            before=max((number for number in numbers if number < entry.clause.version), default=None),
        )
        for entry in versions
    )


def _being_written(
    shown: ClauseEntry, versions: Sequence[ClauseEntry], rows: Sequence[VersionRow]
) -> VersionRow | None:
    for entry, row in zip(versions, rows, strict=True):
        if entry.clause.version > shown.clause.version and entry.clause.status in _OPEN:
            return row
    return None


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

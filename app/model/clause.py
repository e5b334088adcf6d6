"""A clause of the library, and a clause filled for one purchase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ClauseStatus(StrEnum):
    """The life of a clause version."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


class Binds(StrEnum):
    """Which lots a clause binds where it is not all of them. NAMED: those that a person writes into its text."""

    OPEN = "open_lots"
    RESERVED = "reserved_lot"
    NAMED = "named_lots"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The rule that carries a clause, and where it can be read. regimes: where it carries it, empty for everywhere."""

    law: str
    url: str
    regimes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applies:
    """When a clause may be chosen. Empty means any; bounds are inclusive; kroner ex VAT, and months."""

    routes: tuple[str, ...]
    contract_types: tuple[str, ...] = ()
    cpv_prefixes: tuple[str, ...] = ()
    min_value_kr: int | None = None
    max_value_kr: int | None = None
    min_duration_months: int | None = None
    max_duration_months: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that demands that the clause stands in a tender. when: a condition on the purchase, empty for always."""

    law: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to fill in. type: integer, decimal, text or date; default: the name of a rule, or empty."""

    name: str
    label: str
    type: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    default: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of a clause. condition: when it is printed, empty for always; note: for the drafter."""

    text: str
    condition: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One version of a clause. Texts are Danish. version is a whole number from 1.

    hash: SHA-256 of the file it came from; two texts with one hash are the same text. duty: where the law demands the
    clause. needs: ids of the clauses that it rests on; excludes: ids of those that it does not fit beside. binds: which
    lots it binds where one lot is reserved, None for all of them.
    """

    id: str
    version: int
    title: str
    kind: str
    legal_basis: tuple[LegalBasis, ...]
    purpose: str
    applies: Applies
    blanks: tuple[Blank, ...]
    paragraphs: tuple[Paragraph, ...]
    drafters_notes: tuple[str, ...]
    documentation: str
    control: str
    sanction: str
    status: ClauseStatus
    valid_from: date
    valid_to: date | None
    reviewed_by: str
    reviewed_on: date | None
    next_review: date | None
    hash: str
    duty: tuple[Duty, ...] = ()
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    binds: Binds | None = None


FIXED_PROPOSAL = "Fast forslag i klausulen. Ret det, hvis opgaven kræver det."
"""The `how` of a blank whose value is the clause's own proposal and was not computed for the purchase."""


@dataclass(frozen=True, slots=True)
class FilledBlank:
    """A blank with its value as printed, and the arithmetic or rule behind it in one Danish sentence."""

    name: str
    label: str
    value: str
    unit: str
    how: str


@dataclass(frozen=True, slots=True)
class FilledClause:
    """A clause as it stands in a document. text: its paragraphs, parted by blank lines, with the blanks filled.

    library_text: the same of the library, where a person has written another text in the case; else empty. purpose: why
    the clause exists; empty in advice from before it was kept. binds: which lots it binds as its text says, None for
    all that there are.
    """

    id: str
    version: int
    status: ClauseStatus
    title: str
    text: str
    blanks: tuple[FilledBlank, ...]
    documentation: str = ""
    control: str = ""
    sanction: str = ""
    legal_basis: tuple[LegalBasis, ...] = ()
    kind: str = ""
    library_text: str = ""
    purpose: str = ""
    binds: Binds | None = None


@dataclass(frozen=True, slots=True)
class ClauseMoved:
    """A clause of a case whose version has another standing than when the advice was made.

    status: the version's today. since: when it was approved or went out of use, None where only another version is
    taken now. taken: the version that a tender made today takes, None where it takes none of the clause.
    """

    id: str
    title: str
    version: int
    status: ClauseStatus
    since: datetime | None
    taken: int | None

"""What the law says of a purchase: regime, routes and findings. Codes are those of docs/law.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Regime(StrEnum):
    """The part of the procurement rules that governs a purchase (LBK nr. 116 af 03/02/2025; tilbudsloven)."""

    AFSNIT_II = "afsnit_ii"
    AFSNIT_III = "afsnit_iii"
    AFSNIT_IV = "afsnit_iv"
    AFSNIT_V = "afsnit_v"
    BELOW_500K = "below_500k"
    TILBUDSLOVEN = "tilbudsloven"


class RouteCode(StrEnum):
    """The legal routes, in the order in which a purchaser would try them."""

    DIRECT_PURCHASE = "direct_purchase"
    QUOTES = "quotes"
    ADVERTISED = "advertised"
    OPEN_COMPETITION = "open_competition"
    RESERVED_54 = "reserved_54"
    RESERVED_LOT_54 = "reserved_lot_54"
    RESERVED_190 = "reserved_190"
    TRAINING_DUTY = "training_duty"
    EMPLOYMENT_CLAUSE = "employment_clause"
    LABOUR_CLAUSE = "labour_clause"
    SOCIAL_AWARD_CRITERION = "social_award_criterion"
    MARKET_DIALOGUE = "market_dialogue"
    SUBCONTRACTING = "subcontracting"
    PARTNERSHIP = "partnership"


class RouteStatus(StrEnum):
    """Whether a route is open. The tool never says lawful: a person decides."""

    MANDATORY = "mandatory"
    AVAILABLE = "available"
    NEEDS_LEGAL_SIGNOFF = "needs_legal_signoff"
    NOT_AVAILABLE = "not_available"


class Severity(StrEnum):
    """block: stops until legal staff overrule it; reason: calls for a written reason; note: good to know."""

    BLOCK = "block"
    REASON = "reason"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a route has its status: a Danish sentence, and the rule it rests on, such as "udbudsloven § 54"."""

    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Route:
    """A legal route. clauses: ids of the clauses that were chosen for it."""

    code: RouteCode
    status: RouteStatus
    reasons: tuple[Reason, ...]
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the purchaser must know or decide. text is Danish."""

    code: str
    severity: Severity
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Demand:
    """An unlawful demand in a text. line from 1; start and end are character offsets in it, end exclusive."""

    line: int
    start: int
    end: int
    text: str
    code: str
    severity: Severity
    law: str
    suggestion: str


class Answer(StrEnum):
    """Whether one condition of a reservation is met by one enterprise, as far as the sources tell."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Grade(StrEnum):
    """How well the evidence behind an answer holds.

    case: it follows from the purchase itself. register: read in a public register. The others as in Evidence.
    """

    NONE = "none"
    SELF_DECLARED = "self_declared"
    DOCUMENTED = "documented"
    AUDITED = "audited"
    REGISTER = "register"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Point:
    """One condition of udbudsloven § 54 or § 190, put to one enterprise.

    evidence: what is known and what to ask for, in Danish sentences. as_of: the day of that evidence, None where
    there is none. law: the rule, as in Reason.
    """

    question: str
    answer: Answer
    evidence: str
    as_of: date | None
    grade: Grade
    law: str


@dataclass(frozen=True, slots=True)
class LegalPosition:
    """The whole answer of the law room."""

    regime: Regime
    regime_if_cross_border: Regime | None
    routes: tuple[Route, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LawSource:
    """Where a rule can be read: the short name used in `law` strings, full title, address, day it was last read.

    changed_on: the first day of its latest change, where one is known; clauses approved before it are looked at again.
    """

    short_name: str
    title: str
    url: str
    last_verified: date
    changed_on: date | None = None

"""The whole advice on a purchase, what it is made from, and the case file that documents are written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from app.model.branding import Branding
from app.model.budget import Budget
from app.model.choices import Choices, LeftOut, TextEdit
from app.model.clause import Clause, ClauseMoved, FilledClause
from app.model.data import DataUsed, ParameterUsed
from app.model.eligibility import CaseTests
from app.model.enterprise import Municipality
from app.model.estimate import Assumption, Estimate
from app.model.law import Finding, LawSource, Regime, Route
from app.model.match import Category, Consortium, Market, Match, MatchResult, Suggestion, Whereabouts
from app.model.memo import MemoBasis, MemoChoices
from app.model.overrule import Overrule
from app.model.purchase import Purchase
from app.model.search import FrozenSearch


@dataclass(frozen=True, slots=True)
class Advice:
    """What the tool says of a purchase; field names are the keys of `advise --json`, but for the last two.

    choices: what a person decided in the case, whether or not it still holds. whereabouts: of each match by CVR
    number; None in advice from before they were kept.
    """

    purchase: Purchase
    suggestions: tuple[Suggestion, ...]
    matches: tuple[Match, ...]
    doubtful: tuple[Match, ...]
    market: Market
    regime: Regime
    regime_if_cross_border: Regime | None
    routes: tuple[Route, ...]
    findings: tuple[Finding, ...]
    clauses: tuple[FilledClause, ...]
    estimate: Estimate | None
    choices: Choices = field(default_factory=Choices)
    whereabouts: Mapping[str, Whereabouts] | None = None


class CategoryFinder(Protocol):
    """Free text -> CPV suggestions (app.categories)."""

    def suggest(self, title: str, description: str = "", limit: int = 10) -> tuple[Suggestion, ...]: ...

    def label(self, code: str) -> Category | None: ...


class EnterpriseFinder(Protocol):
    """Purchase -> ranked, explained enterprises (app.matching)."""

    def match(self, purchase: Purchase, cpv_codes: Sequence[str] = (), limit: int = 20) -> MatchResult: ...

    def together(self, purchase: Purchase, cpv_codes: Sequence[str], matches: Sequence[Match]) -> Consortium | None: ...

    def whereabouts(self, purchase: Purchase, matches: Sequence[Match]) -> Mapping[str, Whereabouts]: ...


class DatedValues(Protocol):
    """The parameters in force on one date; remembers which were used (app.parameters)."""

    def number(self, parameter_id: str) -> float: ...

    def band(self, parameter_id: str) -> tuple[float, float, float]: ...

    def codes(self, parameter_id: str) -> Any: ...

    def brackets(self, parameter_id: str) -> tuple[tuple[float, float], ...]: ...

    def known(self, parameter_id: str) -> bool: ...

    def valid_from(self, parameter_id: str) -> date: ...

    def valid_to(self, parameter_id: str) -> date | None: ...

    @property
    def used(self) -> tuple[Assumption, ...]: ...


class ParameterBook(Protocol):
    """All dated parameters and law sources (app.parameters)."""

    def at(self, on: date, today: date | None = None) -> DatedValues: ...

    def in_force(self, on: date, group: str) -> tuple[ParameterUsed, ...]: ...

    @property
    def laws(self) -> tuple[LawSource, ...]: ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that advice is made from; built once per process, never changed in use.

    data: in which state the stored rows were that it was built from; None where it was built from none.
    """

    categories: CategoryFinder
    enterprises: EnterpriseFinder
    other_purchases: Sequence[Purchase]
    clauses: Sequence[Clause]
    parameters: ParameterBook
    municipalities: Mapping[str, Municipality]
    data: DataUsed | None = None


class Edition(StrEnum):
    """public goes to the market; internal stays in the house and may show matches, break-even and every figure."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a document is written from.

    made_at: the moment the advice was made, with time zone. demo: the case rests on fictitious data.
    category_labels: CPV code -> Danish label. laws: where the cited rules can be read.
    reserved_share: the share 0..1 of disabled or disadvantaged employees that udbudsloven § 54 demands, None
    where nobody looked it up. edits: the clauses whose text a person wrote in the case.
    left_out: the clauses that a person left out of it. overrules: of stops, withdrawn
    ones too. tests: the listed enterprises against §§ 54 and 190. moved: the clauses whose version has another
    standing than when the advice was made; the advice has today's. law_parameters: the legal values in force on the day
    of the notice. budget: the estimate as grants, None where there is none. memo: what the committee paper proposes;
    memo_basis: what it needs to know for that. frozen: the newest search that was frozen into the case.
    """

    advice: Advice
    municipality: Municipality
    made_at: datetime
    demo: bool
    category_labels: Mapping[str, str]
    laws: tuple[LawSource, ...]
    reserved_share: float | None = None
    edits: tuple[TextEdit, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    overrules: tuple[Overrule, ...] = ()
    tests: CaseTests = field(default_factory=CaseTests)
    moved: tuple[ClauseMoved, ...] = ()
    law_parameters: tuple[ParameterUsed, ...] = ()
    branding: Branding = field(default_factory=Branding)
    budget: Budget | None = None
    memo: MemoChoices = field(default_factory=MemoChoices)
    memo_basis: MemoBasis = field(default_factory=MemoBasis)
    frozen: FrozenSearch | None = None

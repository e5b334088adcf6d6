"""What a person may decide in a case, as it stands: the ways, the clauses and the blanks of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app import clause_library
from app.model.case import Case
from app.model.choices import Mark
from app.model.clause import Blank, Clause, FilledBlank
from app.model.law import Route, RouteCode


@dataclass(frozen=True, slots=True)
class WayChoice:
    """A way of letting the purchase. refusal: why it cannot be picked, in Danish; empty where it can."""

    route: Route
    refusal: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of a case. picked: what a person picked, None for the proposal. version: see pick_way."""

    case: Case
    ways: tuple[WayChoice, ...]
    picked: RouteCode | None
    proposed: RouteCode | None
    version: str


@dataclass(frozen=True, slots=True)
class BlankInCase:
    """A blank of a clause. typed: what a person wrote, empty for the proposal, which `proposal` has with its why."""

    blank: Blank
    typed: str
    proposal: FilledBlank


@dataclass(frozen=True, slots=True)
class ClauseInCase:
    """A clause of a case as a person adapts it.

    text: as it stands; library_text: the library's with the blanks filled; edited: a person wrote the text.
    overtaken: the library's text or a value has changed since. stays: why it cannot be left out, in Danish, empty
    where it can. added: a person added it. version: see adapt_clause.
    """

    case: Case
    clause: Clause
    blanks: tuple[BlankInCase, ...]
    text: str
    library_text: str
    edited: bool
    overtaken: bool
    stays: str
    added: bool
    mark: Mark | None
    version: str


@dataclass(frozen=True, slots=True)
class ClausesInCase:
    """The clauses of a case and those that could be.

    stays: clause id -> why it cannot be left out, empty where anybody may; duties: clause id -> which rule demands it,
    where a jurist may leave it out with a reason. outside: ids of the added ones that are outside their own bounds.
    clashes: titles of clauses that exclude each other, two and two.
    """

    case: Case
    chosen: tuple[Clause, ...]
    stays: Mapping[str, str]
    added: tuple[str, ...]
    left_out: tuple[Clause, ...]
    addable: tuple[clause_library.Addable, ...]
    duties: Mapping[str, str]
    outside: frozenset[str]
    clashes: tuple[tuple[str, str], ...]

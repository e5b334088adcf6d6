"""Which clauses a tender should carry: a coherent set, not everything that would be lawful.

The rule, in full in docs/clauses.md: one way of letting the purchase is taken, the duties come in whatever else,
and of the rest every clause whose bounds fit the purchase. Letters (kind process) are never chosen by themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.clause_library.ways import OPEN, PROCEDURES, RESERVED, Way, way_of
from app.model.case import ClauseEntry
from app.model.clause import Applies, Clause, ClauseStatus
from app.model.law import Route, RouteCode, RouteStatus
from app.model.match import Market
from app.model.purchase import Purchase

LETTERS = "process"
_KINDS = ("notice", "qualification", "award", "contract", "administration", LETTERS)
# Where everybody who may take part has integration as its aim, a quantity from the target group adds nothing, and
# where one enterprise is asked there is nothing to compare.
_NOT_BESIDE: Mapping[RouteCode, frozenset[RouteCode]] = {
    RouteCode.SOCIAL_AWARD_CRITERION: frozenset({*RESERVED, RouteCode.DIRECT_PURCHASE}),
    RouteCode.EMPLOYMENT_CLAUSE: frozenset({RouteCode.RESERVED_54, RouteCode.RESERVED_190}),
}
_ORDER = {code: number for number, code in enumerate(RouteCode)}


def choose(
    clauses: Sequence[Clause],
    routes: Sequence[Route],
    purchase: Purchase,
    cpv_codes: Sequence[str],
    on: date,
    market: Market | None = None,
    picked: RouteCode | None = None,
) -> tuple[Clause, ...]:
    """The clauses for a purchase's tender, in the order in which a document prints them.

    Of several versions the one of in_force is taken. Each comes back with `applies.routes` narrowed to the routes it
    was chosen for. `market` decides with the routes which way is followed, unless a person `picked` one; see way_of.
    """
    taken = _routes_taken(routes, purchase, way_of(routes, purchase, market, picked))
    chosen = [
        narrowed(clause, taken)
        for clause in in_force(clauses, on)
        if clause.kind != LETTERS
        and taken.intersection(clause.applies.routes)
        and fits(clause.applies, purchase, cpv_codes)
    ]
    return in_order(chosen)


def in_order(chosen: Iterable[Clause]) -> tuple[Clause, ...]:
    """Chosen clauses in the order of a document: by kind, then by route, then by id."""
    return tuple(sorted(chosen, key=lambda clause: (_KINDS.index(clause.kind), _rank(clause), clause.id)))


def clauses_of(route_code: str, chosen: Iterable[Clause]) -> tuple[str, ...]:
    """The ids of those of the chosen clauses that were chosen for a route."""
    return tuple(clause.id for clause in chosen if route_code in clause.applies.routes)


def _routes_taken(routes: Sequence[Route], purchase: Purchase, way: Way) -> set[RouteCode]:
    taken = {way.route} if way.route else set()
    for route in routes:
        if route.code in RESERVED or route.code in PROCEDURES or way.route in _NOT_BESIDE.get(route.code, ()):
            continue
        # A clause on training does no harm where the duty is in doubt, but the duty is none of a concession's.
        signed_off = purchase.concession is not (route.code is RouteCode.TRAINING_DUTY)
        if route.status in OPEN or (signed_off and route.status is RouteStatus.NEEDS_LEGAL_SIGNOFF):
            taken.add(route.code)
    return taken


def ready(entries: Sequence[ClauseEntry]) -> tuple[Clause, ...]:
    """The versions that may stand in a tender, of the versions that a library holds.

    A text of the municipality's own that nobody has approved may be half written. It counts only where the clause has
    no version that came with the tool and none that was ever approved or retired: a clause that is taken out of use
    stays out until a newer version is approved or a newer one comes with the tool.

    What the law demands does not follow from who wrote the text: a version without duties of its own has those of the
    newest one that came with the tool.
    """
    duties = {
        entry.clause.id: entry.clause.duty
        for entry in sorted(entries, key=lambda one: one.clause.version)
        if entry.shipped and entry.clause.duty
    }
    at_work = (ClauseStatus.DRAFT, ClauseStatus.IN_REVIEW)
    settled = {entry.clause.id for entry in entries if entry.shipped or entry.clause.status not in at_work}
    return tuple(
        replace(entry.clause, duty=entry.clause.duty or duties.get(entry.clause.id, ()))
        for entry in entries
        if entry.shipped or entry.clause.status not in at_work or entry.clause.id not in settled
    )


def in_force(clauses: Iterable[Clause], on: date) -> tuple[Clause, ...]:
    """The one version of each clause that a tender takes on a day: the newest approved one, else the newest.

    Retired versions, versions not valid on the day and versions older than one that was approved or retired are never
    taken, so that a clause whose newest version is retired is out until there is a newer one.
    """
    versions = tuple(clauses)
    finished = _last_finished(versions)
    best: dict[str, Clause] = {}
    for clause in versions:
        too_old = clause.version < finished.get(clause.id, 0)
        if too_old or clause.status is ClauseStatus.RETIRED or not _valid(clause, on):
            continue
        rival = best.get(clause.id)
        if rival is None or _standing(clause) > _standing(rival):
            best[clause.id] = clause
    return tuple(best.values())


def _last_finished(clauses: Iterable[Clause]) -> dict[str, int]:
    """Clause id -> the newest version that was approved or retired."""
    last: dict[str, int] = {}
    for clause in clauses:
        if clause.status in (ClauseStatus.APPROVED, ClauseStatus.RETIRED):
            last[clause.id] = max(clause.version, last.get(clause.id, 0))
    return last


def _valid(clause: Clause, on: date) -> bool:
    return clause.valid_from <= on and (clause.valid_to is None or on <= clause.valid_to)


def _standing(clause: Clause) -> tuple[bool, int]:
    return clause.status is ClauseStatus.APPROVED, clause.version


def fits(applies: Applies, purchase: Purchase, cpv_codes: Sequence[str]) -> bool:
    """Whether a purchase is of the type and within the bounds that a clause is written for."""
    return (
        (not applies.contract_types or purchase.contract_type in applies.contract_types)
        and (not applies.cpv_prefixes or any(code.startswith(applies.cpv_prefixes) for code in cpv_codes))
        and _between(purchase.value_kr, applies.min_value_kr, applies.max_value_kr)
        and _between(purchase.duration_months, applies.min_duration_months, applies.max_duration_months)
    )


def _between(number: int, low: int | None, high: int | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def narrowed(clause: Clause, taken: Collection[RouteCode]) -> Clause:
    """The clause with those of its routes that are taken."""
    routes = tuple(code for code in clause.applies.routes if code in taken)
    return replace(clause, applies=replace(clause.applies, routes=routes))


def _rank(clause: Clause) -> int:
    return min(_ORDER[RouteCode(code)] for code in clause.applies.routes)

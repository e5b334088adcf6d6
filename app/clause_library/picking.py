"""The clauses of a tender where a person has decided something: picked the way, left clauses out, added others.

What no longer makes sense (the way is closed by now, the clause is gone) is dropped from effect and told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.clause_library.blanks import read_value
from app.clause_library.choosing import choose, fits, in_force, in_order, narrowed
from app.clause_library.ways import NAMES, PROCEDURES, RESERVED, Way, way_of, way_refusal
from app.model.choices import Choices
from app.model.clause import Clause
from app.model.errors import InputError
from app.model.law import Route, RouteCode, RouteStatus
from app.model.match import Market
from app.model.purchase import Purchase

_COMMON = "administration"


@dataclass(frozen=True, slots=True)
class Picked:
    """The way and the clauses that hold. dropped: which decisions do not, in Danish sentences."""

    way: Way
    clauses: tuple[Clause, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addable:
    """A clause that a person may add. refusal: why not, empty where it can; fits: within the clause's own bounds."""

    clause: Clause
    refusal: str
    fits: bool


def pick(
    clauses: Sequence[Clause],
    routes: Sequence[Route],
    purchase: Purchase,
    cpv_codes: Sequence[str],
    on: date,
    market: Market | None,
    choices: Choices,
) -> Picked:
    """The way and the clauses, with what a person decided; without decisions the same as way_of and choose."""
    way = way_of(routes, purchase, market, choices.way)
    chosen = choose(clauses, routes, purchase, cpv_codes, on, market, choices.way)
    others = addable(clauses, chosen, routes, purchase, cpv_codes, on, way) if choices.added else ()
    candidates = {one.clause.id: one for one in others}
    dropped = list(_dropped_way(routes, way, choices))
    added: list[Clause] = []
    standing = {clause.id for clause in chosen}
    for clause_id in choices.added:
        candidate = candidates.get(clause_id)
        if candidate is not None and not candidate.refusal:
            added.append(candidate.clause)
        elif clause_id not in standing:
            title = _title(clauses, clause_id)
            why = candidate.refusal if candidate else "Den findes ikke i biblioteket i en version, der gælder."
            dropped.append(f"Klausulen »{title}«, som er føjet til i sagen, er ikke med længere. {why}")
    together = in_order([*chosen, *added])
    kept, refused = _left_out(together, routes, choices)
    dropped += [f"Klausulen »{one.title}« er med igen, selv om den er udeladt i sagen. {why}" for one, why in refused]
    present = {clause.id for clause in together}
    for clause_id in dict.fromkeys((*choices.blanks, *choices.texts)):
        if clause_id not in present:
            title = _title(clauses, clause_id)
            dropped.append(f"Tilpasningen af klausulen »{title}« bruges ikke, for klausulen er ikke valgt længere.")
    return Picked(way, kept, tuple(dropped))


def refusal_to_leave_out(clause: Clause, chosen: Sequence[Clause], routes: Sequence[Route]) -> str:
    """Why one of the chosen clauses must stay, in Danish sentences; empty where a person may leave it out.

    It must stay where it carries a duty, and where another chosen clause names its title in »…«.
    """
    duties = {route.code for route in routes if route.status is RouteStatus.MANDATORY}.intersection(
        RouteCode(code) for code in clause.applies.routes
    )
    if duties and clause.kind != _COMMON:
        return "Loven kræver den vej, som klausulen hører til. Derfor kan klausulen ikke udelades."
    speaking = [other.title for other in chosen if other.id != clause.id and _speaks_of(other, clause)]
    if speaking:
        names = " og ".join(f"»{title}«" for title in speaking)
        return f"Der henvises til klausulen i {names}. Udelad først det, der henviser."
    return ""


def addable(
    clauses: Sequence[Clause],
    chosen: Sequence[Clause],
    routes: Sequence[Route],
    purchase: Purchase,
    cpv_codes: Sequence[str],
    on: date,
    way: Way,
) -> tuple[Addable, ...]:
    """The clauses in force that are not chosen, by title, and which of them a person may add.

    A clause may be added for a route that the law holds open or that legal staff must confirm. One for a way of
    letting may be added only where the tender follows that way.
    """
    present = {clause.id for clause in chosen}
    found = []
    for clause in in_force(clauses, on):
        if clause.id not in present:
            taken = [code for code in map(RouteCode, clause.applies.routes) if not _closed(code, routes, way)]
            refusal = "" if taken else " ".join(dict.fromkeys(_why_closed(clause, routes)))
            within = fits(clause.applies, purchase, cpv_codes)
            found.append(Addable(narrowed(clause, taken) if taken else clause, refusal, within))
    return tuple(sorted(found, key=lambda one: (one.clause.title, one.clause.id)))


def usable_blanks(clause: Clause, typed: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The typed values that the clause can still take, and Danish sentences on those that it cannot."""
    blanks = {blank.name: blank for blank in clause.blanks}
    usable: dict[str, str] = {}
    dropped = []
    for name, value in typed.items():
        if name not in blanks:
            dropped.append(f"Feltet »{name}« findes ikke længere i klausulen »{clause.title}«.")
            continue
        try:
            read_value(blanks[name], value)
        except InputError as error:
            dropped.append(
                f"Det, der er skrevet i klausulen »{clause.title}«, passer ikke længere. {error.problems[0].message}"
            )
        else:
            usable[name] = value
    return usable, tuple(dropped)


def _dropped_way(routes: Sequence[Route], way: Way, choices: Choices) -> Iterator[str]:
    if choices.way is not None and not way.picked:
        name = NAMES.get(choices.way, choices.way)
        yield f"Vejen, der er valgt i sagen ({name}), følges ikke længere. {way_refusal(routes, choices.way)}"


def _left_out(
    together: Sequence[Clause], routes: Sequence[Route], choices: Choices
) -> tuple[tuple[Clause, ...], list[tuple[Clause, str]]]:
    """What is kept, and what comes back in although it was left out: a duty, or spoken of by a clause that is kept."""
    out = {clause.id for clause in together if clause.id in choices.left_out}
    refused: list[tuple[Clause, str]] = []
    while True:
        kept = [clause for clause in together if clause.id not in out]
        needed = [
            (clause, why)
            for clause in together
            if clause.id in out and (why := refusal_to_leave_out(clause, kept, routes))
        ]
        if not needed:
            return tuple(kept), refused
        refused += needed
        out -= {clause.id for clause, _ in needed}


def _closed(code: RouteCode, routes: Sequence[Route], way: Way) -> bool:
    if code in (*PROCEDURES, *RESERVED):
        return code is not way.route
    return not any(route.code is code and route.status is not RouteStatus.NOT_AVAILABLE for route in routes)


def _why_closed(clause: Clause, routes: Sequence[Route]) -> Iterator[str]:
    by_code = {route.code: route for route in routes}
    for code in map(RouteCode, clause.applies.routes):
        if code in (*PROCEDURES, *RESERVED) and not way_refusal(routes, code):
            yield f"Klausulen hører til {NAMES[code]}. Vælg den vej først."
        elif code in by_code:
            yield " ".join(["Loven holder ikke klausulens vej åben.", *(one.text for one in by_code[code].reasons)])


def _speaks_of(clause: Clause, other: Clause) -> bool:
    """Whether the clause's text names the other's title in »…«."""
    texts = (*(part.text for part in clause.paragraphs), clause.documentation, clause.control, clause.sanction)
    return f"»{other.title}«" in " ".join(" ".join(texts).split())


def _title(clauses: Sequence[Clause], clause_id: str) -> str:
    return next((clause.title for clause in clauses if clause.id == clause_id), clause_id)

"""The clauses of a tender where a person has decided something: picked the way, left clauses out, added others.

What no longer makes sense (the way is closed by now, the clause is gone) is dropped from effect and told of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.clause_library.blanks import read_value
from app.clause_library.choosing import choose, fits, in_force, in_order, narrowed
from app.clause_library.conditions import facts_of, holds
from app.clause_library.ways import NAMES, PROCEDURES, RESERVED, Way, way_of, way_refusal
from app.model.choices import Choices
from app.model.clause import Clause
from app.model.errors import InputError
from app.model.law import Regime, Route, RouteCode, RouteStatus
from app.model.match import Market
from app.model.purchase import Purchase

_COMMON = "administration"
_JURIST = "Kun en jurist kan udelade den, med en begrundelse, der bliver en del af sagen."


@dataclass(frozen=True, slots=True)
class Picked:
    """The way and the clauses that hold. dropped: which decisions do not, in Danish sentences.

    waived: which clauses a jurist left out though the law demands them, and why; clashes: which clauses stand side by
    side though they exclude each other. Both are Danish sentences.
    """

    way: Way
    clauses: tuple[Clause, ...]
    dropped: tuple[str, ...]
    waived: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


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
    regime: Regime | None = None,
) -> Picked:
    """The way and the clauses, with what a person decided; without decisions the same as way_of and choose.

    regime: of the purchase; without it no duty that holds for one regime only is known.
    """
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
    duties = duties_of(together, routes, purchase, regime)
    kept, refused = _left_out(together, duties, choices)
    dropped += [f"Klausulen »{one.title}« er med igen, selv om den er udeladt i sagen. {why}" for one, why in refused]
    present = {clause.id for clause in together}
    for clause_id in dict.fromkeys((*choices.blanks, *choices.texts)):
        if clause_id not in present:
            title = _title(clauses, clause_id)
            dropped.append(f"Tilpasningen af klausulen »{title}« bruges ikke, for klausulen er ikke valgt længere.")
    present = {clause.id for clause in kept}
    return Picked(
        way,
        kept,
        tuple(dropped),
        waived=tuple(_waived(together, present, duties, choices)),
        clashes=tuple(f"{_listing(pair)} passer ikke sammen. Udelad den ene." for pair in clashes(kept)),
    )


def duties_of(
    chosen: Sequence[Clause], routes: Sequence[Route], purchase: Purchase, regime: Regime | None
) -> dict[str, str]:
    """Clause id -> why the law demands the clause, in Danish sentences, for those of the chosen that it demands.

    It does where the clause serves a mandatory route, and where one of its own duties holds for the purchase.
    """
    mandatory = {route.code for route in routes if route.status is RouteStatus.MANDATORY}
    facts = facts_of(purchase, regime, chosen)
    found: dict[str, str] = {}
    for clause in chosen:
        laws = [duty.law for duty in clause.duty if holds(duty.when, facts)]
        if laws:
            found[clause.id] = f"Klausulen skal være med efter {' og '.join(laws)}."
        elif clause.kind != _COMMON and mandatory.intersection(RouteCode(code) for code in clause.applies.routes):
            found[clause.id] = "Loven kræver den vej, som klausulen hører til."
    return found


def refusal_to_leave_out(clause: Clause, chosen: Sequence[Clause], duties: Mapping[str, str]) -> str:
    """Why one of the chosen clauses must stay, in Danish sentences; empty where anybody may leave it out.

    duties: of duties_of. A jurist may leave out what the law demands, with a reason, but nothing that others rest on.
    """
    resting = rests_on(clause, chosen)
    return resting or (f"{duties[clause.id]} {_JURIST}" if clause.id in duties else "")


def rests_on(clause: Clause, chosen: Sequence[Clause]) -> str:
    """Why the other chosen clauses cannot stand without this one, in Danish; empty where they can."""
    others = [other for other in chosen if other.id != clause.id]
    speaking = [other.title for other in others if _speaks_of(other, clause)]
    if speaking:
        return f"Der henvises til klausulen i {_listing(speaking)}. Udelad først det, der henviser."
    needing = [other.title for other in others if clause.id in other.needs]
    if needing:
        return f"Klausulen sætter trin eller grænser for {_listing(needing)}. Udelad først det, der bygger på den."
    return ""


def clashes(chosen: Sequence[Clause]) -> tuple[tuple[str, str], ...]:
    """The titles of those of the chosen clauses that exclude each other, two and two."""
    return tuple(
        (one.title, other.title)
        for number, one in enumerate(chosen)
        for other in chosen[number + 1 :]
        if other.id in one.excludes or one.id in other.excludes
    )


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
    together: Sequence[Clause], duties: Mapping[str, str], choices: Choices
) -> tuple[tuple[Clause, ...], list[tuple[Clause, str]]]:
    """What is kept, and what comes back in although it was left out: a duty, or what a clause that is kept rests on."""
    standing = {key: why for key, why in duties.items() if not _reason(key, choices)}
    out = {clause.id for clause in together if clause.id in choices.left_out}
    refused: list[tuple[Clause, str]] = []
    while True:
        kept = [clause for clause in together if clause.id not in out]
        needed = [
            (clause, why)
            for clause in together
            if clause.id in out and (why := refusal_to_leave_out(clause, kept, standing))
        ]
        if not needed:
            return tuple(kept), refused
        refused += needed
        out -= {clause.id for clause, _ in needed}


def _waived(
    together: Sequence[Clause], present: Collection[str], duties: Mapping[str, str], choices: Choices
) -> Iterator[str]:
    for clause in together:
        if clause.id in duties and clause.id not in present:
            by = choices.made[clause.id].by
            yield (
                f"Klausulen »{clause.title}« er udeladt af {by}, jurist. {duties[clause.id]} "
                f"Begrundelse: {_reason(clause.id, choices)}"
            )


def _reason(clause_id: str, choices: Choices) -> str:
    """The jurist's reason to leave a clause out that the law demands; empty where no jurist has given one."""
    mark = choices.made.get(clause_id)
    return mark.reason if mark is not None and mark.legal else ""


def _listing(titles: Sequence[str]) -> str:
    return " og ".join(f"»{title}«" for title in titles)


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

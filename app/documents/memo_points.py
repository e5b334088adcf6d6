"""What the committee paper proposes: the numbered points of the indstilling, one or more for each ticked remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.documents.clause_facts import Reservation, reservation_of, reserved_lot
from app.documents.memo_economy import ceiling_kroner, premium_above_ceiling
from app.model.advice import CaseFile
from app.model.budget import COMMITTEES, Budget, BudgetLine, Instrument, exact_sum, shown_sum
from app.model.law import Regime
from app.model.memo import Remedy
from app.model.months import add_months
from app.model.overrule import open_stops
from app.text.writing import dato, kroner, procent

_COUNCILS = frozenset({"kommunalbestyrelsen", "byrådet", "borgerrepræsentationen"})
"""What the council is called; it decides itself where a committee recommends."""
_MONEY = frozenset({Remedy.MANDATE, Remedy.TRANSFER, Remedy.POOL, Remedy.INVESTOR})
_COMPARED_WITH = "Hvilken pris merprisen måles imod. Det skal ligge fast, før tilbuddene åbnes."
_PREMIUM_TO_SETTLE = (
    "Beløbene. De er regnet med en merpris over det loft, der foreslås. Sæt scenariets merpris ned til loftet eller "
    "derunder, så kommer de med."
)
_WITHOUT_EFFECT = (
    "Hvornår virkningen er udeblevet, for eksempel hvis færre end et bestemt antal er i job ved en af opfølgningerne."
)
# A smaller share would be printed as 0 %.
_SMALLEST_SHARE = 0.0005


@dataclass(frozen=True, slots=True)
class Point:
    """A point that begins with "at". todo: what the municipality must fill in first, empty where nothing lacks."""

    text: str
    todo: str = ""


def memo_points(case_file: CaseFile) -> tuple[Point, ...]:
    """The points in the order in which they are decided.

    The purchase, what of it is reserved, the remedies that are ticked, the follow-up.
    """
    ticked = (one for one in Remedy if one in case_file.memo.remedies)
    remedies = (point for one in ticked for point in _OF[one](case_file))
    return (_purchase(case_file), *_reservation(case_file), *remedies)


def asks_for_money(case_file: CaseFile) -> bool:
    """Whether a budget moves, or a point is ticked that moves one: else no appropriation is asked for.

    An estimate of an older edition has no budget, so what it moves is not known.
    """
    if _MONEY & case_file.memo.remedies:
        return True
    if case_file.budget is not None:
        return bool(case_file.budget.lines)
    return case_file.advice.estimate is not None


def reserved_part(case_file: CaseFile, reservation: Reservation) -> str:
    """What the reservation is of: the lot by its name, or the whole competition."""
    if not reservation.lot_only:
        return "konkurrencen"
    lot = reserved_lot(case_file.advice)
    return f"delkontrakten »{lot.title}«" if lot else "én delkontrakt"


def reserved_how(case_file: CaseFile, reservation: Reservation) -> str:
    """By which rule. Outside afsnit II § 54 does not hold of itself, so that only its conditions are used."""
    own = not reservation.by_54 or (
        case_file.advice.regime is Regime.AFSNIT_II and not case_file.advice.purchase.concession
    )
    return f"efter {reservation.cites}" if own else f"på betingelserne i {reservation.cites}"


def opening(case_file: CaseFile) -> str:
    """The words before the points. Of money a committee recommends and the council decides."""
    committee = case_file.memo.committee
    if not asks_for_money(case_file):
        return f"Forvaltningen indstiller til {committee},"
    if is_council(committee):
        return f"Forvaltningen indstiller, at {committee} beslutter,"
    return f"Forvaltningen indstiller, at {committee} over for Kommunalbestyrelsen anbefaler,"


def is_council(committee: str) -> bool:
    """Whether what a person calls the committee is the council itself, by any of its names."""
    return committee.casefold() in _COUNCILS


def committees_of(budget: Budget | None) -> tuple[str, ...]:
    """The committees whose budgets move, in the order of the lines."""
    return tuple(dict.fromkeys(line.committee for line in budget.lines)) if budget else ()


def unnamed_committee(case_file: CaseFile) -> str:
    """What to fill in while the committee of the purchase is called by no name of its own; empty where it has one."""
    stand_in = COMMITTEES["municipality.purchasing"]
    if stand_in not in committees_of(case_file.budget):
        return ""
    return f"Navnet på det udvalg, der her hedder »{stand_in}«. Det skrives under budget i sagens scenarie."


def listed(words: Iterable[str]) -> str:
    """Words as a Danish list: "a, b og c"."""
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last


def ended(sentence: str) -> str:
    """The sentence with a full stop, which one that ends in "kr." has already."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _purchase(case_file: CaseFile) -> Point:
    done = f"at indkøbet »{case_file.advice.purchase.title}« gennemføres som beskrevet i sagsfremstillingen"
    if not asks_for_money(case_file):
        done = f"at det tages til efterretning, {done}"
    if open_stops(case_file.advice.findings, case_file.overrules):
        return Point(
            f"{done}, når de forhold, der stopper sagen, er bragt i orden.",
            "Hvad der stopper sagen, og hvad der er gjort ved det. Det står i sagen og i Værdi på tværs, bilag 1.",
        )
    return Point(f"{done}.")


def _reservation(case_file: CaseFile) -> Iterator[Point]:
    """Who may take part is decided by itself: it closes the competition, or a part of it, to most enterprises."""
    reservation = reservation_of(case_file)
    if reservation is None:
        return
    part, how = reserved_part(case_file, reservation), reserved_how(case_file, reservation)
    unnamed = reservation.lot_only and reserved_lot(case_file.advice) is None
    todo = "Hvilken delkontrakt der forbeholdes. Det fremgår ikke entydigt af materialet." if unnamed else ""
    if reservation.by_54 and reservation.by_190:
        todo = "Hvilken af de to regler deltagelsen forbeholdes efter. Materialet har vilkår efter dem begge."
    yield Point(f"at deltagelsen i {part} forbeholdes {how}.", todo)


def _mandate(case_file: CaseFile) -> Iterator[Point]:
    committees = committees_of(case_file.budget)
    if len(committees) > 1:
        yield Point(
            "at forvaltningen får mandat til at gennemføre indkøbet, selv om udgift og besparelse ligger i forskellige "
            f"udvalgs budgetter, når {listed(committees)} har forhandlet om det.",
            unnamed_committee(case_file),
        )
    else:
        yield Point(
            "at forvaltningen får mandat til at gennemføre indkøbet på tværs af udvalgenes områder, når de udvalg, som "
            "det berører, har forhandlet om det."
        )


def _transfer(case_file: CaseFile) -> Iterator[Point]:
    budget = case_file.budget
    if budget is None or not budget.lines:
        yield Point(
            "at de bevillinger, der skal flyttes, forelægges i en særskilt sag, når beløbene er beregnet.",
            "Beløbene. De beregnes, når sagen har et scenarie for, hvem der kommer i job.",
        )
        return
    if premium_above_ceiling(case_file):
        yield Point(
            "at de bevillinger, der skal flyttes, forelægges i en særskilt sag, når de er beregnet med en merpris, der "
            "ikke er højere end loftet.",
            _PREMIUM_TO_SETTLE,
        )
        return
    now = _with(budget, "tillægsbevilling")
    for year in sorted({line.year for line in now}):
        lines = [line for line in now if line.year == year]
        where = f"i budgetåret {year}" if year == budget.budget_year else f"til det vedtagne budget for {year}"
        yield Point(
            f"at der {where} gives {_both(lines, _GRANTS)} {_treasury(lines)} Linjerne og deres finansiering står "
            "under Økonomi."
        )
    later = _with(budget, "budgetoverslagsår")
    if later:
        yield Point(f"at {_both(later, _AMOUNTS)} {_years(later)} indarbejdes i budgetoverslagsårene.")
    if not now and not later:
        yield Point("at beløbene forelægges igen, når budgetterne for de år, de falder i, bliver lagt.")
    if now:
        yield Point("at intet, der kræver bevillingen, sættes i gang, før den er givet.")


def _pool(case_file: CaseFile) -> Iterator[Point]:
    lent, back = _coded(case_file, "pool_advance"), _coded(case_file, "pool_repayment")
    if premium_above_ceiling(case_file):
        yield Point(
            "at en investeringspulje tages op i en særskilt sag, når beløbene er beregnet med en merpris, der ikke er "
            "højere end loftet.",
            _PREMIUM_TO_SETTLE,
        )
        return
    if case_file.advice.estimate and not case_file.advice.estimate.scenario.premium_per_year:
        yield Point(
            "at en investeringspulje tages op i en særskilt sag, for scenariet regner ikke med nogen merpris, som "
            "puljen kan lægge ud.",
            "Scenariets merpris. Er der ingen, så tag punktet om puljen ud af indstillingen.",
        )
        return
    if not lent:
        yield Point(
            "at en investeringspulje tages op i en særskilt sag, når det er valgt, hvilken pulje der lægger ud, og "
            "hvilken linje der betaler tilbage.",
            "Puljens navn og den linje, der betaler tilbage. De vælges under budget i sagens scenarie, så beløbene "
            "kommer med.",
        )
        return
    name = lent[0].label.removeprefix("Udlæg fra ")
    repaid = f" og får {kroner(exact_sum(back))} tilbage, efterhånden som pengene er sparet" if back else ""
    yield Point(ended(f"at {name} lægger merprisen ud med i alt {kroner(-exact_sum(lent))}{repaid}"))


def _investor(case_file: CaseFile) -> Iterator[Point]:
    paid, back = _coded(case_file, "investor_advance"), _coded(case_file, "investor_repayment")
    if premium_above_ceiling(case_file):
        yield Point(
            "at en aftale om delt besparelse med en investor tages op i en særskilt sag, når beløbene er beregnet med "
            "en merpris, der ikke er højere end loftet.",
            _PREMIUM_TO_SETTLE,
        )
        return
    if not paid:
        yield Point(
            "at en aftale om delt besparelse tages op i en særskilt sag, når det er valgt, hvilken investor der lægger "
            "ud, og på hvilke vilkår.",
            "Investorens navn, udlæg og andel af gevinsten. De skrives under budget i sagens scenarie, så beløbene "
            "kommer med.",
        )
        return
    name = paid[0].label.removeprefix("Tilskud fra ").removesuffix(" til indsatsen")
    yield Point(
        f"at der indgås en aftale om delt besparelse med {name}, som lægger i alt {kroner(-exact_sum(paid))} ud og får "
        f"i alt {kroner(exact_sum(back))} tilbage, efterhånden som pengene er sparet. Kommer besparelsen ikke, bærer "
        f"{name} den del af udlægget, som ikke er sparet, og det skal stå i aftalen."
    )


def _ceiling(case_file: CaseFile) -> Iterator[Point]:
    estimate, ceiling = case_file.advice.estimate, ceiling_kroner(case_file)
    if estimate is None or ceiling is None:
        yield Point(
            "at et loft over merprisen fastsættes i en særskilt sag, for det kan ikke beregnes nu.",
            "Loftet. Det beregnes, når usikkerheden kan beregnes.",
        )
        return
    if ceiling <= 0:
        yield Point(
            "at kommunen ikke betaler nogen merpris, for i det forsigtige udfald får den ikke sine penge igen.",
            _over_the_ceiling(estimate.scenario.premium_per_year, 0),
        )
        return
    scenario = estimate.scenario
    share = ceiling / scenario.contract_value_per_year
    of_contract = f" ({procent(share, 1)} af kontraktens værdi)" if share >= _SMALLEST_SHARE else ""
    yield Point(
        f"at kommunen højst betaler en merpris på {kroner(ceiling)} om året{of_contract}. Det er "
        "grænsen for, hvad kommunen får igen også i det forsigtige udfald, og den gøres ikke kendt for dem, der byder.",
        " ".join(filter(None, (_COMPARED_WITH, _over_the_ceiling(scenario.premium_per_year, ceiling)))),
    )


def _over_the_ceiling(premium: float, ceiling: int) -> str:
    if premium <= ceiling:
        return ""
    return (
        f"Scenariets merpris på {kroner(premium)} om året, som beløbene er regnet med, ligger over loftet. Ret "
        "scenariet, så bevilling og loft passer sammen."
    )


def _follow_up(case_file: CaseFile) -> Iterator[Point]:
    months = case_file.memo_basis.follow_up_months
    estimate, purchase = case_file.advice.estimate, case_file.advice.purchase
    start = estimate.scenario.start if estimate else purchase.start_date
    when = f"{listed(str(month) for month in months)} måneder efter start" if months else "efter start"
    if months and start:
        when += f" ({listed(dato(add_months(start, month)) for month in months)})"
    yield Point(
        f"at forvaltningen {when} melder tilbage til {case_file.memo.committee} om, hvor mange der er kommet og "
        "blevet i job, og hvad det har kostet og sparet."
    )
    if _lowers_a_budget(case_file):
        yield Point(
            "at der, hvis virkningen udebliver, forelægges en sag om at føre mindreudgifterne tilbage, så budgettet "
            "igen svarer til udgifterne.",
            _WITHOUT_EFFECT,
        )
    else:
        yield Point(
            f"at der, hvis virkningen udebliver, forelægges en ny sag for {case_file.memo.committee}.", _WITHOUT_EFFECT
        )


def _lowers_a_budget(case_file: CaseFile) -> bool:
    """Whether another point takes a saving out of a budget, so that it can be put back."""
    budget = case_file.budget
    if budget is None or Remedy.TRANSFER not in case_file.memo.remedies or premium_above_ceiling(case_file):
        return False
    decided = (*_with(budget, "tillægsbevilling"), *_with(budget, "budgetoverslagsår"))
    return any(line.kind == "negative" for line in decided)


_OF: Mapping[Remedy, Callable[[CaseFile], Iterator[Point]]] = {
    Remedy.MANDATE: _mandate,
    Remedy.TRANSFER: _transfer,
    Remedy.POOL: _pool,
    Remedy.INVESTOR: _investor,
    Remedy.CEILING: _ceiling,
    Remedy.FOLLOW_UP: _follow_up,
}

# What an amount that raises net spending is called, and one that lowers it.
_GRANTS = ("positive tillægsbevillinger", "negative tillægsbevillinger")
_AMOUNTS = ("merudgifter", "mindreudgifter")


def _both(lines: Sequence[BudgetLine], words: tuple[str, str]) -> str:
    """The sums of both signs, such as "merudgifter på 10 kr. og mindreudgifter på 20 kr."."""
    sums = [shown_sum(line for line in lines if line.kind == kind) for kind in ("positive", "negative")]
    named = ((word, abs(kr)) for word, kr in zip(words, sums, strict=True) if kr)
    return " og ".join(f"{word} på i alt {kroner(kr)}" for word, kr in named)


def _treasury(lines: Sequence[BudgetLine]) -> str:
    """What the year's lines take from the treasury or put into it."""
    net = shown_sum(lines)
    if net > 0:
        return f"De {kroner(net)}, der mangler, tages af kassebeholdningen."
    return f"De {kroner(-net)}, der er tilovers, lægges i kassebeholdningen." if net else "De går lige op."


def _with(budget: Budget, instrument: Instrument) -> tuple[BudgetLine, ...]:
    return tuple(line for line in budget.lines if line.instrument == instrument)


def _coded(case_file: CaseFile, code: str) -> tuple[BudgetLine, ...]:
    return tuple(line for line in case_file.budget.lines if line.code == code) if case_file.budget else ()


def _years(lines: Sequence[BudgetLine]) -> str:
    first, last = min(line.year for line in lines), max(line.year for line in lines)
    return f"i {first}" if first == last else f"i {first}-{last}"

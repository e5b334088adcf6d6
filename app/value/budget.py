"""The municipality's own lines of an estimate as budget lines by calendar year, with an investor or a pool if any.

Within this module a flow is kroner by calendar year as the estimate has them: what improves the budget is positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.model.budget import Budget, BudgetLine, Committees, Instrument, Investor, Pool
from app.model.errors import InputError, Problem
from app.model.estimate import Estimate, Line
from app.value import pockets
from app.value.budget_funding import funded
from app.value.budget_outside import Flow, investor_flows, pool_flows
from app.value.budget_warnings import budget_warnings

# What a line is called when it raises net spending, and when it lowers it.
_LABELS = {
    pockets.PREMIUM.code: ("Merpris på kontrakten", "Mindrepris på kontrakten"),
    pockets.BENEFIT.code: (
        "Flere udgifter til ydelser efter refusion",
        "Færre udgifter til ydelser efter refusion",
    ),
    pockets.FLEKSBIDRAG.code: ("Mindre særligt fleksbidrag fra staten", "Særligt fleksbidrag fra staten"),
    pockets.ACTIVATION.code: ("Flere udgifter til aktivering", "Færre udgifter til aktivering"),
    pockets.MENTOR.code: ("Mentor ved opstart", "Færre udgifter til mentorer"),
    pockets.MUNICIPAL_TAX.code: ("Færre indtægter fra kommuneskat", "Flere indtægter fra kommuneskat"),
}

# The lines that may save the municipality money, so that something can be repaid from them.
SAVING_KINDS = tuple(code for code in _LABELS if code not in {pockets.PREMIUM.code, pockets.MENTOR.code})


def budget(
    estimate: Estimate,
    committees: Committees | None = None,
    *,
    budget_year: int,
    adopted_year: int | None = None,
    last_planned_year: int | None = None,
    investor: Investor | None = None,
    pool: Pool | None = None,
) -> Budget:
    """Positive and negative lines per calendar year, committee and styringsområde; groups are taken together.

    A line of budget_year is a tillægsbevilling (LBK 13/2026 § 40), and so is one of a later year whose budget is
    adopted already: up to adopted_year, None where that is budget_year. One of a year after that belongs in the
    budgetoverslagsår as far as they go: to last_planned_year, None where their end is not asked for. Every line names
    what funds it, or what it funds. Lines under half a krone are left out.
    Net spending of a year is minus the municipality's result of that year, after what the investor pays in and is
    repaid, or what the pool advances and takes back. Prices are those of the scenario's start.
    Raises InputError for both investor and pool, for impossible amounts, and for an estimate that an earlier version
    stored without calendar years.
    """
    _check(estimate, investor, pool)
    municipal = [line for line in estimate.lines if line.pocket in pockets.MUNICIPALITY]
    flows = tuple(_flows(line for line in municipal if line.cashable))
    years = len(estimate.lines[0].calendar_years)
    first = estimate.scenario.start.year
    adopted = max(budget_year, adopted_year or budget_year)
    outside: tuple[Flow, ...] = ()
    if investor is not None:
        outside = investor_flows(flows, years, investor)
    if pool is not None:
        outside = pool_flows(flows, years, pool)
    everything = (*flows, *outside)
    lines = tuple(
        line
        for index in range(years)
        for line in funded(
            tuple(
                _lines_of_year(
                    everything,
                    index,
                    first + index,
                    _instrument(first + index, budget_year, adopted, last_planned_year),
                    committees or Committees(),
                )
            ),
            pool,
        )
    )
    return Budget(
        budget_year=budget_year,
        lines=lines,
        net_by_year={first + index: -sum(flow.kroner[index] for flow in everything) for index in range(years)},
        not_cashable=tuple(line for line in municipal if not line.cashable),
        warnings=tuple(budget_warnings(lines, flows, outside, (budget_year, adopted), investor, pool)),
    )


def _check(estimate: Estimate, investor: Investor | None, pool: Pool | None) -> None:
    if not all(line.kind and line.calendar_years for line in estimate.lines):
        text = "Beregningen er gemt af en ældre udgave og kan ikke deles op på kalenderår. Gem indkøbet igen."
        raise InputError(Problem(text, "value"))
    if investor is not None and pool is not None:
        raise InputError(Problem("Vælg enten en investor eller en investeringspulje, ikke begge.", "investor"))
    if investor is not None:
        _check_investor(investor)
    if pool is not None:
        if not pool.name.strip():
            raise InputError(Problem("Skriv puljens navn.", "pool"))
        if pool.repaid_from not in SAVING_KINDS:
            known = ", ".join(SAVING_KINDS)
            raise InputError(Problem(f"Puljen kan tilbagebetales fra en af linjerne {known}.", "repaid_from"))


def _check_investor(investor: Investor) -> None:
    problems = []
    if not investor.name.strip():
        problems.append(Problem("Skriv investorens navn.", "investor"))
    if not 0 <= investor.advance_kr < float("inf"):
        problems.append(Problem("Udlægget skal være et beløb i kroner på 0 eller mere.", "advance_kr"))
    if not 0 <= investor.share_of_gain <= 1:
        problems.append(Problem("Andelen af gevinsten skal være et tal fra 0 til 1.", "share_of_gain"))
    if problems:
        raise InputError(*problems)


def _flows(lines: Iterable[Line]) -> Iterator[Flow]:
    """One flow per kind of line, in the order of the estimate: an appropriation knows no groups of people."""
    together: dict[str, list[Line]] = {}
    for line in lines:
        together.setdefault(line.kind, []).append(line)
    for kind, same in together.items():
        kroner = tuple(sum(of_year) for of_year in zip(*(line.calendar_years for line in same), strict=True))
        raised, lowered = _LABELS[kind]
        yield Flow(kind, same[0].pocket, same[0].styringsomraade, raised, lowered, kroner)


def _lines_of_year(
    flows: Sequence[Flow], index: int, year: int, instrument: Instrument, committees: Committees
) -> Iterator[BudgetLine]:
    for flow in flows:
        amount = flow.kroner[index]
        if round(amount) == 0:
            continue
        yield BudgetLine(
            year=year,
            committee=committees.of(flow.pocket),
            styringsomraade=flow.styringsomraade,
            kind="positive" if amount < 0 else "negative",
            instrument=instrument,
            code=flow.code,
            label=flow.raised if amount < 0 else flow.lowered,
            kroner=abs(amount),
        )


def _instrument(year: int, budget_year: int, adopted_year: int, last_planned_year: int | None) -> Instrument:
    if year < budget_year:
        return "afsluttet år"
    if year <= adopted_year:
        return "tillægsbevilling"
    planned = last_planned_year is None or year <= last_planned_year
    return "budgetoverslagsår" if planned else "efter overslagsårene"

"""What the council must know before it grants the lines: Danish sentences.

An amount ends in "kr.", so a sentence that ends in an amount gets no full stop of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.model.budget import BudgetLine, Investor, Pool, shown_sum
from app.text.writing import kroner
from app.value import pockets
from app.value.budget_outside import (
    COSTS,
    INVESTOR_ADVANCE,
    INVESTOR_REPAYMENT,
    POOL_ADVANCE,
    POOL_REPAYMENT,
    Flow,
)


def budget_warnings(
    lines: Sequence[BudgetLine],
    flows: Sequence[Flow],
    outside: Sequence[Flow],
    granting: tuple[int, int],
    investor: Investor | None,
    pool: Pool | None,
) -> Iterator[str]:
    """Warnings on years, on styringsområder, then on who advances the money.

    granting: the budget year, and the last year whose budget is adopted.
    """
    yield from _of_years(lines, *granting)
    yield from _of_areas(lines)
    if any(line.code == pockets.MUNICIPAL_TAX.code for line in lines):
        yield (
            "Ekstra kommuneskat beholder kommunen kun, hvis den har valgt selvbudgettering, og beløbet ligger først "
            "fast, når året er gjort op. Den bør ikke bære en bevilling i budgetåret."
        )
    if investor is not None:
        yield from _of_investor(flows, outside, investor)
    if pool is not None:
        yield from _of_pool(flows, outside, pool)


def _of_years(lines: Sequence[BudgetLine], budget_year: int, adopted_year: int) -> Iterator[str]:
    years = sorted({line.year for line in lines})
    closed = [year for year in years if year < budget_year]
    if closed:
        yield (
            f"{_listed([str(year) for year in closed])} ligger før budgetåret {budget_year}. "
            "Der kan ikke gives bevilling til et afsluttet år; vælg et andet budgetår, eller flyt scenariets start."
        )
    adopted = [str(year) for year in years if budget_year < year <= adopted_year]
    if adopted:
        yield (
            f"Budgettet for {_listed(adopted)} regnes for vedtaget, fordi den sædvanlige frist for det er passeret. Er "
            "det ikke vedtaget, indarbejdes beløbene i det i stedet for at blive søgt som tillægsbevilling."
        )
    elif years and budget_year not in years:
        yield (
            f"Ingen af beløbene falder i {_granted_years(budget_year, adopted_year)}, så der skal ikke søges "
            "tillægsbevilling nu."
        )
    nets = {year: shown_sum(line for line in lines if line.year == year) for year in years}
    dear = [f"{kroner(net)} i {year}" for year, net in nets.items() if net > 0]
    if dear:
        it = "Beløbet" if len(dear) == 1 else "Beløbene"
        yield (
            f"Udgifterne er større end besparelserne med {_listed(dear)}. {it} tages af kassebeholdningen, "
            "hvis der ikke findes mindreudgifter et andet sted."
        )
    after = sorted({line.year for line in lines if line.instrument == "efter overslagsårene"})
    if after:
        span = str(after[0]) if len(after) == 1 else f"{after[0]}-{after[-1]}"
        yield (
            f"{span} ligger efter budgetoverslagsårene. Beløbene dér kan ikke indarbejdes endnu; de tages med, når "
            "budgetterne for de år bliver lagt."
        )


def _granted_years(budget_year: int, adopted_year: int) -> str:
    if adopted_year == budget_year:
        return f"budgetåret {budget_year}"
    return f"de år, hvis budget er vedtaget ({budget_year}-{adopted_year})"


def _of_areas(lines: Sequence[BudgetLine]) -> Iterator[str]:
    service = shown_sum(line for line in lines if line.styringsomraade == pockets.SERVICE)
    transfers = shown_sum(line for line in lines if line.styringsomraade == pockets.TRANSFERS)
    if service > 0 > transfers:
        yield (
            f"Merudgiften på {kroner(service)} er service og tæller med i servicerammen. Besparelsen ligger på "
            "overførsler og giver ikke plads i rammen, så pladsen skal findes på service."
        )


def _of_investor(flows: Sequence[Flow], outside: Sequence[Flow], investor: Investor) -> Iterator[str]:
    paid_in = _total(outside, INVESTOR_ADVANCE)
    back = -_total(outside, INVESTOR_REPAYMENT)
    if round(investor.advance_kr) > round(paid_in):
        yield (
            f"{investor.name} kan lægge {kroner(investor.advance_kr)} ud, men indsatsen koster kun {kroner(paid_in)} "
            "Resten er ikke regnet med."
        )
    saved = sum(sum(flow.kroner) for flow in flows if flow.code not in COSTS)
    if round(saved) < round(paid_in):
        yield (
            f"Besparelsen på {kroner(max(0.0, saved))} dækker ikke udlægget på {kroner(paid_in)} Budgettet regner "
            f"med, at {investor.name} bærer resten, og det skal stå i aftalen."
        )
    own = -sum(sum(flow.kroner) for flow in flows if flow.code in COSTS) - paid_in
    if round(own) > 0:
        yield f"{kroner(own)} af indsatsen ligger ud over udlægget og betales af kommunen selv."
    if round(back):
        yield (
            f"Tilbagebetalingen på {kroner(back)} er sat på overførsler, hvor besparelsen er. Kommunens "
            "økonomiafdeling skal bekræfte kontoen."
        )


def _of_pool(flows: Sequence[Flow], outside: Sequence[Flow], pool: Pool) -> Iterator[str]:
    owed = _total(outside, POOL_ADVANCE) + _total(outside, POOL_REPAYMENT)
    if round(owed):
        lacks = f"{pool.name} mangler {kroner(owed)} ved periodens slutning"
        other = sum(sum(flow.kroner) for flow in flows if flow.code not in {*COSTS, pool.repaid_from})
        if round(other) > 0:
            lacks += (
                f", selv om kommunen sparer {kroner(other)} på andre linjer. Puljen får kun penge fra den linje, som "
                "den tilbagebetales af, så det skal aftales, om de andre også skal bidrage"
            )
        yield f"{lacks}."


def _total(flows: Sequence[Flow], code: str) -> float:
    return sum(sum(flow.kroner) for flow in flows if flow.code == code)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} og {words[-1]}"

"""Who pays first and is repaid: an investor from outside, or the municipality's own investment pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.budget import POOL, Investor, Pool
from app.value import pockets

INVESTOR_ADVANCE, INVESTOR_REPAYMENT = "investor_advance", "investor_repayment"
POOL_ADVANCE, POOL_REPAYMENT = "pool_advance", "pool_repayment"
# What an investor pays for; everything else that the municipality can cash is a saving.
COSTS = (pockets.PREMIUM.code, pockets.MENTOR.code)


@dataclass(frozen=True, slots=True)
class Flow:
    """Kroner by calendar year that improve (positive) or burden the municipality's budget.

    raised, lowered: what the line is called in a year in which net spending rises or falls by it.
    """

    code: str
    pocket: str
    styringsomraade: str
    raised: str
    lowered: str
    kroner: tuple[float, ...]


def savings_by_year(flows: Sequence[Flow], years: int) -> tuple[float, ...]:
    """What the municipality saves before the effort is paid, kroner by calendar year."""
    return tuple(sum(flow.kroner[year] for flow in flows if flow.code not in COSTS) for year in range(years))


def investor_flows(flows: Sequence[Flow], years: int, investor: Investor) -> tuple[Flow, ...]:
    """The investor pays the effort as it falls, up to the advance, and is repaid as the savings come.

    Repaid in all: what was paid in, as far as it was saved, and the share of what is saved beyond the effort. It is
    spread over the years as the savings are, so that nothing is repaid before it is saved.
    """
    left = investor.advance_kr
    advances = []
    paid_in = {flow.code: [0.0] * years for flow in flows if flow.code in COSTS}
    for year in range(years):
        for flow in flows:
            if flow.code in COSTS:
                part = min(left, max(0.0, -flow.kroner[year]))
                paid_in[flow.code][year] = part
                left -= part
    for flow in flows:
        if any(paid_in.get(flow.code, ())):
            label = f"Tilskud fra {investor.name} til indsatsen"
            kroner = tuple(paid_in[flow.code])
            advances.append(Flow(INVESTOR_ADVANCE, flow.pocket, flow.styringsomraade, label, label, kroner))
    savings = savings_by_year(flows, years)
    owed = repayment(flows, years, investor.advance_kr - left, investor.share_of_gain)
    weights = [max(0.0, saved) for saved in savings]
    if owed == 0:
        return tuple(advances)
    label = f"Tilbagebetaling til {investor.name}"
    kroner = tuple(-owed * weight / sum(weights) for weight in weights)
    back = Flow(INVESTOR_REPAYMENT, pockets.EMPLOYMENT, pockets.TRANSFERS, label, label, kroner)
    return (*advances, back)


def repayment(flows: Sequence[Flow], years: int, paid_in: float, share_of_gain: float) -> float:
    """Kroner that the investor gets back in all; never more than is saved."""
    saved = max(0.0, sum(savings_by_year(flows, years)))
    effort = max(0.0, -sum(sum(flow.kroner) for flow in flows if flow.code in COSTS))
    return min(saved, paid_in) + share_of_gain * max(0.0, saved - max(effort, paid_in))


def pool_flows(flows: Sequence[Flow], years: int, pool: Pool) -> tuple[Flow, ...]:
    """The pool advances the premium year by year and is repaid from one line as soon as that line saves.

    Both are lines on the pool's own budget: what it advances lowers it, what comes back raises it again.
    """
    premium = _kroner_of(flows, pockets.PREMIUM.code, years)
    source = _kroner_of(flows, pool.repaid_from, years)
    advanced, repaid, owed = [], [], 0.0
    for cost, saved in zip(premium, source, strict=True):
        advance = max(0.0, -cost)
        back = min(owed + advance, max(0.0, saved))
        owed += advance - back
        advanced.append(advance)
        repaid.append(-back)
    out, back_in = f"Udlæg fra {pool.name}", f"Tilbagebetaling til {pool.name}"
    return (
        Flow(POOL_ADVANCE, POOL, pockets.SERVICE, out, out, tuple(advanced)),
        Flow(POOL_REPAYMENT, POOL, pockets.SERVICE, back_in, back_in, tuple(repaid)),
    )


def _kroner_of(flows: Sequence[Flow], code: str, years: int) -> tuple[float, ...]:
    return next((flow.kroner for flow in flows if flow.code == code), (0.0,) * years)

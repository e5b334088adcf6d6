"""What pays for what within one calendar year, in whole kroner, so that the parts add up to the lines as shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.budget import TREASURY, BudgetLine, Funding, Pool
from app.value.budget_outside import COSTS, INVESTOR_ADVANCE, POOL_ADVANCE, POOL_REPAYMENT
from app.value.pockets import PREMIUM


def funded(lines: Sequence[BudgetLine], pool: Pool | None) -> tuple[BudgetLine, ...]:
    """The lines of one year, each with its funding.

    First what was given for a purpose goes to it (an investor's or a pool's advance to the effort, the named line to
    the pool), then the largest saving to the first cost that lacks money. Rest and lack are the treasury's.
    """
    left = [line.whole_kroner for line in lines]
    parts: list[list[Funding]] = [[] for _ in lines]
    for source, purpose in _pairs(lines, pool):
        amount = min(left[source], left[purpose])
        if amount:
            left[source] -= amount
            left[purpose] -= amount
            parts[source].append(Funding(lines[purpose].label, amount))
            parts[purpose].append(Funding(lines[source].label, amount))
    for index, rest in enumerate(left):
        if rest:
            parts[index].append(Funding(TREASURY, rest))
    return tuple(replace(line, funding=tuple(funding)) for line, funding in zip(lines, parts, strict=True))


def _pairs(lines: Sequence[BudgetLine], pool: Pool | None) -> list[tuple[int, int]]:
    """Source and purpose as places in lines, in the order in which money is given."""
    return sorted(
        (
            (source, purpose)
            for source, giving in enumerate(lines)
            for purpose, taking in enumerate(lines)
            if giving.kind == "negative" and taking.kind == "positive"
        ),
        key=lambda pair: (_bond(lines[pair[0]], lines[pair[1]], pool), pair[1], -lines[pair[0]].whole_kroner),
    )


def _bond(source: BudgetLine, purpose: BudgetLine, pool: Pool | None) -> int:
    """How close the money is to its purpose; the lowest number is served first."""
    if source.code == INVESTOR_ADVANCE and purpose.code in COSTS and _same_budget(source, purpose):
        return 0
    if source.code == POOL_ADVANCE and purpose.code == PREMIUM.code:
        return 0
    if pool is not None and source.code == pool.repaid_from and purpose.code == POOL_REPAYMENT:
        return 0
    return 1


def _same_budget(one: BudgetLine, other: BudgetLine) -> bool:
    return (one.committee, one.styringsomraade) == (other.committee, other.styringsomraade)

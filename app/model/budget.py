"""An estimate as municipal budget lines: what is granted, where, in which calendar year, and what pays for it.

Kroner are unrounded. What is shown is each line in whole kroner, and the sum of a year is the sum of those, so that it
adds up; it may differ from the rounded exact sum by at most half a krone a line. A sum over years is that too, or is
rounded once (exact_sum) where it stands beside the estimate's own sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from app.model.estimate import Line

# A positive line raises the municipality's net spending, a negative one lowers it.
Sign = Literal["positive", "negative"]
# A tillægsbevilling belongs to a budget that is adopted: the current budget year's, and from autumn the next one's. A
# year before them is closed: nothing can be granted there. The budgetoverslagsår follow them, and what lies after those
# stands in no budget yet.
Instrument = Literal["tillægsbevilling", "budgetoverslagsår", "efter overslagsårene", "afsluttet år"]

# Where money is taken from that no line gives, and where it goes that no line takes.
TREASURY = "Kassebeholdningen"
# The key of the committee that keeps the investment pool, beside the pockets.
POOL = "pool"
COMMITTEES: Mapping[str, str] = MappingProxyType(
    {
        "municipality.purchasing": "Fagudvalget for indkøbet",
        "municipality.employment": "Beskæftigelsesudvalget",
        "municipality.social": "Socialudvalget",
        "municipality.tax": "Økonomiudvalget",
        POOL: "Økonomiudvalget",
    }
)


@dataclass(frozen=True, slots=True)
class Committees:
    """Pocket -> the committee that has the money there. A pocket that is left out has its name from COMMITTEES."""

    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, pocket: str) -> str:
        """The committee's Danish name; raises KeyError for a pocket that is not the municipality's."""
        return self.names.get(pocket) or COMMITTEES[pocket]


@dataclass(frozen=True, slots=True)
class Investor:
    """Someone from outside who pays the effort first and is repaid when it saves money.

    advance_kr: kroner, the most that is paid in. share_of_gain: 0..1 of what is saved beyond the effort.
    """

    name: str
    advance_kr: float
    share_of_gain: float


@dataclass(frozen=True, slots=True)
class Pool:
    """The municipality's own investment pool: it advances the premium and is repaid from a named line.

    repaid_from: the kind of line (app/value/pockets.py) whose savings repay it.
    """

    name: str
    repaid_from: str = "benefit"


@dataclass(frozen=True, slots=True)
class BudgetPlan:
    """What shapes the budget lines of a scenario and is no part of its estimate: whose budgets, and who pays first.

    budget_year: None follows the calendar, and with it which budget is adopted. At most one of investor and pool.
    """

    committees: Committees = field(default_factory=Committees)
    investor: Investor | None = None
    pool: Pool | None = None
    budget_year: int | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """What pays for a positive line, or what a negative line pays for; kroner are whole."""

    label: str
    kroner: int


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One grant. year: calendar year; kroner: unrounded, never negative; kind says which way they go.

    label, committee and styringsomraade are Danish. code: what the line is (a kind of the value model, or
    investor_advance, investor_repayment, pool_advance, pool_repayment).
    funding: adds up to the line's whole kroner.
    """

    year: int
    committee: str
    styringsomraade: str
    kind: Sign
    instrument: Instrument
    code: str
    label: str
    kroner: float
    funding: tuple[Funding, ...] = ()

    @property
    def whole_kroner(self) -> int:
        """The amount as it is shown."""
        return round(self.kroner)

    @property
    def signed(self) -> int:
        """Whole kroner of net spending: positive raises it."""
        return self.whole_kroner if self.kind == "positive" else -self.whole_kroner


@dataclass(frozen=True, slots=True)
class Budget:
    """The lines, year by year. net_by_year: unrounded kroner of net spending, so a saving is negative.

    not_cashable: municipal lines of the estimate that no budget can be cut by. warnings: Danish sentences.
    """

    budget_year: int
    lines: tuple[BudgetLine, ...]
    net_by_year: Mapping[int, float]
    not_cashable: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years that the estimate touches."""
        return tuple(self.net_by_year)

    def shown_net(self, year: int) -> int:
        """Net spending of a year in whole kroner: the sum of the shown lines."""
        return shown_sum(line for line in self.lines if line.year == year)


def shown_sum(lines: Iterable[BudgetLine]) -> int:
    """Net spending in whole kroner: the sum of the lines as they are shown."""
    return sum(line.signed for line in lines)


def exact_sum(lines: Iterable[BudgetLine]) -> int:
    """Net spending in whole kroner, rounded once: a few kroner from shown_sum where there are many lines."""
    return round(sum(line.kroner if line.kind == "positive" else -line.kroner for line in lines))

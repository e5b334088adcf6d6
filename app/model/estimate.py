"""What a scenario is worth to every pocket: the output of the value model. All amounts are kroner, unrounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Amounts:
    """Kroner year by year, their sum, and their net present value."""

    years: tuple[float, ...]
    sum: float
    npv: float


@dataclass(frozen=True, slots=True)
class Line:
    """One budget line. pocket: see docs/value.md; styringsomraade: service, overførsler or øvrig. label is Danish.

    years: kroner of each year of the scenario, twelve months from its start.
    calendar_years: the same kroner by calendar year, from that of the start; a month belongs to the year it begins in.
    kind: code of the line (app/value/pockets.py); group: name of the group, empty for the whole contract.
    cashable: the pocket's own budget can be cut or must be raised by it.
    Advice stored by an earlier version has none of the four: an empty kind tells it apart.
    """

    pocket: str
    styringsomraade: str
    label: str
    years: tuple[float, ...]
    calendar_years: tuple[float, ...] = ()
    kind: str = ""
    group: str = ""
    cashable: bool = False


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The premium in kroner a year at which the net present value is 0, for the municipality and for the public."""

    municipality: float
    public: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """Municipal NPV when one uncertain field alone is at its low and at its high value."""

    field: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Municipal net present value over all draws. verdict: robust, sandsynlig or politisk prioritering."""

    mean: float
    sd: float
    p5: float
    p50: float
    p95: float
    probability_positive: float
    verdict: str
    tornado: tuple[Tornado, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """A dated parameter that was used: what, which value, how sure, from where, verified when, overlaid or not."""

    id: str
    label: str
    value: object
    unit: str
    valid_from: date
    status: str
    source: str
    last_verified: date
    overlaid: bool
    stale: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """The value to every pocket. from_defaults: nobody gave a scenario, so the tool proposed one.

    municipal_cash_flow: the municipality's kroner from the start to the end of each month, cumulative; empty in
    advice that was stored before it was kept. uncertainty_doubt: why the uncertainty is drawn around other numbers than
    the scenario's own, or too seldom, as a Danish warning; empty where it is the scenario's.
    """

    scenario: Scenario
    from_defaults: bool
    pockets: Mapping[str, Amounts]
    municipality: Amounts
    public: Amounts
    break_even_premium: BreakEven
    break_even_share: BreakEven | None
    payback_month: int | None
    switching_deadweight: float | None
    uncertainty: Uncertainty | None
    lines: tuple[Line, ...]
    assumptions: tuple[Assumption, ...]
    warnings: tuple[str, ...] = ()
    municipal_cash_flow: tuple[float, ...] = ()
    uncertainty_doubt: str = ""

    @property
    def stated_uncertainty(self) -> Uncertainty | None:
        """What a page or a paper may say of the scenario: the uncertainty, if there is no doubt that it is its own."""
        return None if self.uncertainty_doubt else self.uncertainty

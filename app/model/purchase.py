"""What a public buyer wants to buy, as a person typed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.model.scenario import Scenario


class ContractType(StrEnum):
    """The three contract types of udbudsloven § 24: vareindkøb, tjenesteydelser, bygge og anlæg."""

    SUPPLIES = "supplies"
    SERVICES = "services"
    WORKS = "works"


class CrossBorderInterest(StrEnum):
    """Whether the purchase has a clear cross-border interest (udbudsloven § 10)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of the purchase that is let separately (udbudsloven § 49). Value in kroner ex VAT."""

    title: str
    value_kr: int
    description: str = ""
    cpv_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase. Field names are the keys of purchases.csv and of a purchase in YAML.

    value_kr: whole kroner ex VAT for the whole contract, options counted (udbudsloven § 30).
    duration_months: months, extensions counted.
    municipality_code: three digits, for example "740".
    notice_date: the day the notice is sent, or the procedure starts; it decides which thresholds hold.
    value: the scenario for the value to every pocket, None where nobody gave one.
    """

    id: str
    title: str
    contract_type: ContractType
    value_kr: int
    duration_months: int
    municipality_code: str
    notice_date: date
    description: str = ""
    cpv_codes: tuple[str, ...] = ()
    department: str = ""
    start_date: date | None = None
    signing_date: date | None = None
    cross_border_interest: CrossBorderInterest = CrossBorderInterest.UNKNOWN
    concession: bool = False
    lots: tuple[Lot, ...] = ()
    value: Scenario | None = None

    @property
    def value_per_year_kr(self) -> float:
        """Kroner ex VAT a year; a contract shorter than a year counts as one year's volume."""
        return self.value_kr * 12 / max(self.duration_months, 12)

"""An enterprise that may deliver, as registers and the enterprise itself describe it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RsvStatus(StrEnum):
    """Status in the register of social enterprises, RSV (lov 711/2014): a dated fact, never proof."""

    REGISTERED = "registered"
    NOT_REGISTERED = "not_registered"
    DEREGISTERED = "deregistered"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    """How the share of disadvantaged or disabled employees is shown."""

    NONE = "none"
    SELF_DECLARED = "self_declared"
    DOCUMENTED = "documented"
    AUDITED = "audited"


@dataclass(frozen=True, slots=True)
class Enterprise:
    """One row of enterprises.csv. None or empty means not known, never zero.

    disadvantaged_pct: percent of the employed (udbudsloven § 54). annual_capacity_kr: kroner ex VAT a year.
    service_area: municipality codes, or ("DK",).
    """

    cvr: str
    name: str
    legal_form: str = ""
    municipality_code: str = ""
    postal_code: str = ""
    industry_code: str = ""
    rsv_status: RsvStatus = RsvStatus.UNKNOWN
    rsv_since: date | None = None
    rsv_as_of: date | None = None
    employees: int | None = None
    disadvantaged_pct: float | None = None
    disadvantaged_evidence: Evidence = Evidence.NONE
    disadvantaged_as_of: date | None = None
    target_groups: tuple[str, ...] = ()
    description: str = ""
    capabilities: tuple[str, ...] = ()
    cpv_codes: tuple[str, ...] = ()
    annual_capacity_kr: int | None = None
    service_area: tuple[str, ...] = ()
    email: str = ""
    website: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of the 98 municipalities, with the coordinates of its seat in degrees (WGS 84)."""

    code: str
    name: str
    region: str
    latitude: float
    longitude: float

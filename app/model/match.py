"""Categories suggested for a text, enterprises matched to a purchase, and the state of the market."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.model.enterprise import RsvStatus


@dataclass(frozen=True, slots=True)
class Category:
    """A CPV code with its official labels. code: eight digits without the check digit."""

    code: str
    label_da: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A CPV code that a text may mean. score 0..1; matched: the words of the text that led there."""

    code: str
    label_da: str
    label_en: str
    score: float
    tier: str
    matched: tuple[str, ...]


class Reserved54(StrEnum):
    """How well the 30 % of udbudsloven § 54 is shown on the day of the notice."""

    DOCUMENTED = "documented"
    SELF_DECLARED = "self_declared"
    UNKNOWN = "unknown"
    NO = "no"


class Capacity(StrEnum):
    """The enterprise's yearly capacity against the purchase's value a year."""

    SUFFICIENT = "sufficient"
    TOO_SMALL = "too_small"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """An enterprise that may deliver a purchase, and why it is listed.

    score and capability are 0..1 and mean the same across purchases. Distance (km between municipality
    seats), capacity and evidence stand beside the score and never change it. reasons are Danish sentences.
    """

    cvr: str
    name: str
    score: float
    capability: float
    tier: str
    matched: tuple[str, ...]
    distance_km: float | None
    capacity: Capacity
    rsv_status: RsvStatus
    rsv_as_of: date | None
    reserved_54: Reserved54
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the register had a listed enterprise when the search was made; a match does not tell it in codes.

    municipality_code: empty where not known. delivers: whether it says that it delivers in the purchase's
    municipality, None where it does not say.
    """

    municipality_code: str
    delivers: bool | None


@dataclass(frozen=True, slots=True)
class Consortium:
    """Enterprises that together can do what no one shown can do alone; nobody has asked them yet.

    parts: for each the trades that it would cover, empty where they share one trade. capacity_kr: their yearly
    capacities summed, kroner ex VAT, None where they complement each other by trade.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    capacity_kr: int | None


@dataclass(frozen=True, slots=True)
class NearbySupply:
    """A municipality that has candidates, and how far away its seat is."""

    municipality_code: str
    name: str
    distance_km: float
    candidates: int


@dataclass(frozen=True, slots=True)
class Market:
    """The state of the market for a purchase.

    candidates_by_evidence: counts by Reserved54 value. candidates_within_km: counts for "0", "25", "50", "100", "all".
    thin: fewer than three candidates whose § 54 evidence is at least self-declared, at any distance.
    """

    candidates_by_evidence: Mapping[str, int]
    candidates_within_km: Mapping[str, int]
    thin: bool
    nearest: tuple[NearbySupply, ...]


@dataclass(frozen=True, slots=True)
class MatchResult:
    """The answer to "who can deliver this?". doubtful: register rows that look like no trading enterprise."""

    purchase_id: str
    matches: tuple[Match, ...]
    doubtful: tuple[Match, ...]
    market: Market

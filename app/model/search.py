"""A search that is frozen into a case, and whom the municipality spoke with because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.model.data import DataUsed
from app.model.law import Finding
from app.model.match import MatchResult


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the parts of the purchase that decide who is found, and when and where it is wanted.

    cpv_codes: those that the search used. codes_confirmed: a person picked them; otherwise they are the tool's best
    suggestion. value_kr ex VAT for the whole contract and duration_months decide what capacity is enough.
    """

    title: str
    description: str
    cpv_codes: tuple[str, ...]
    codes_confirmed: bool
    municipality_code: str
    notice_date: date
    value_kr: int
    duration_months: int


@dataclass(frozen=True, slots=True)
class HomeOfMatches:
    """A municipality where enterprises of the list belong, and how many. distance_km: None where not known."""

    municipality_code: str
    name: str
    distance_km: float | None
    enterprises: int


class HomesAsOf(StrEnum):
    """Of which moment the municipalities of the listed enterprises are.

    ADVICE: when the search was made, like all else of it. FREEZING: when it was frozen, which is how it was once
    done. UNKNOWN: the advice is from before they were kept, so there are none.
    """

    ADVICE = "advice"
    FREEZING = "freezing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page shows of the market beside the answer.

    homes: nearest first. unplaced: how many of the listed have no known municipality. together: who can deliver
    together where nobody can alone. A stored one that does not say homes_as_of is from the time of FREEZING.
    """

    homes: tuple[HomeOfMatches, ...]
    unplaced: int
    together: tuple[Finding, ...]
    homes_as_of: HomesAsOf = HomesAsOf.FREEZING


class Freshness(StrEnum):
    """Whether a search rests on the register as it is now. NOT_NOTED: it is not stored what the search rests on."""

    CURRENT = "current"
    REGISTER_CHANGED = "register_changed"
    NOT_NOTED = "not_noted"


@dataclass(frozen=True, slots=True)
class FrozenSearch:
    """What a search said on one day; it is never changed and never removed.

    number: counts the frozen searches of one purchase, from 1. advised_at, advised_by: when the answer was found and
    who asked; frozen_at, frozen_by: when and by whom it was kept. data: what the answer rests on, None where the
    advice does not say so. demo: the case rests on fictitious data. surroundings: None in a search that was frozen
    before they were kept.
    """

    purchase_id: str
    number: int
    frozen_at: datetime
    frozen_by: str
    advised_at: datetime
    advised_by: str
    asked: Asked
    result: MatchResult
    data: DataUsed | None
    demo: bool
    surroundings: Surroundings | None = None


class Outcome(StrEnum):
    """What came of speaking with an enterprise; NOBODY: nobody was chosen, and the note says why."""

    CONTACTED = "contacted"
    ANSWERED = "answered"
    DECLINED = "declined"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Contact:
    """A note in the case of who was contacted, or why nobody was.

    cvr: empty for an enterprise that the search did not name. name: empty where nobody was chosen.
    """

    purchase_id: str
    outcome: Outcome
    cvr: str
    name: str
    note: str
    at: datetime
    by: str

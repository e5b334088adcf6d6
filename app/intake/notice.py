"""What a notice says, in whatever format it came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.model.purchase import Lot


@dataclass(frozen=True, slots=True)
class Notice:
    """None or empty: the notice does not say. contract_type: supplies, services or works. value_kr: kroner ex VAT.

    other_currency: the currency of a value that is not in kroner. line: where the notice's own form begins.
    """

    id: str
    buyer: str
    title: str
    description: str
    cpv_codes: tuple[str, ...]
    contract_type: str
    value_kr: int | None
    other_currency: str
    duration_months: int | None
    notice_date: date | None
    start_date: date | None
    lots: tuple[Lot, ...]
    line: int | None


def in_kroner(amount: str | None, currency: str | None) -> int | None:
    """An amount as whole kroner; None if it is no number, not above 0, or in another currency."""
    try:
        number = float(amount or "")
    except ValueError:
        return None
    return round(number) if currency == "DKK" and 0 < number < 1e15 else None


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))

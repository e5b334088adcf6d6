"""The limits of the law that the rules on demands measure a text against, from the dated parameters."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.advice import DatedValues


@dataclass(frozen=True, slots=True)
class Limits:
    """reserved_54_share: the share of the staff that § 54 asks for, 0 to 1; reserved_190_months: what § 190 allows."""

    reserved_54_share: float
    reserved_190_months: float


def limits_of(values: DatedValues) -> Limits:
    """The limits on a day (udbudsloven §§ 54, 190); raises InputError for a day outside the known periods."""
    return Limits(values.number("reserved_54_share"), values.number("reserved_190_max_months"))

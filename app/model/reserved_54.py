"""How well an enterprise shows the share of disadvantaged employees that udbudsloven § 54 asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.model.advice import DatedValues
from app.model.enterprise import Enterprise, Evidence
from app.model.match import Reserved54
from app.model.months import add_months

SHARE = "reserved_54_share"
EVIDENCE_MONTHS = "reserved_54_evidence_months"


@dataclass(frozen=True, slots=True)
class Demand54:
    """What § 54 asks on one day. percent: the least share of employees, None before the law set one;
    oldest: the first day from which documented evidence still counts (the months are the tool's own line).
    """

    percent: float | None
    oldest: date

    @classmethod
    def on(cls, notice_date: date, values: DatedValues) -> Demand54:
        """The demand on the day of the notice, from the parameters in force."""
        percent = values.number(SHARE) * 100 if values.known(SHARE) else None
        return cls(percent, add_months(notice_date, -round(values.number(EVIDENCE_MONTHS))))


def grade(enterprise: Enterprise, demand: Demand54) -> Reserved54:
    """The grade against the demand of the day (udbudsloven § 54).

    documented: evidence documented or audited, the share or more, not older than the months allowed.
    self_declared: the same share by own word, or by evidence that is older. no: a share below.
    unknown: the share, its evidence or the date of documented evidence is not known, or no share was set by law yet.
    """
    percent, evidence, as_of = (
        enterprise.disadvantaged_pct, enterprise.disadvantaged_evidence, enterprise.disadvantaged_as_of,
    )  # fmt: skip
    if percent is None or demand.percent is None:
        return Reserved54.UNKNOWN
    if percent < demand.percent:
        return Reserved54.NO
    if evidence is Evidence.SELF_DECLARED:
        return Reserved54.SELF_DECLARED
    if evidence is Evidence.NONE or as_of is None:
        return Reserved54.UNKNOWN
    return Reserved54.DOCUMENTED if as_of >= demand.oldest else Reserved54.SELF_DECLARED

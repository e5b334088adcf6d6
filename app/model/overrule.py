"""A stop that legal staff have overruled, and which findings of a case are covered by what was overruled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from app.model.law import Finding, Severity


class OverruleState(StrEnum):
    """HOLDS: it covers a finding of the case. LAPSED: the finding has another text by now, or is gone."""

    HOLDS = "holds"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Overrule:
    """Why a stop does not stop a case: it holds for the finding with that code and that text, and for no other.

    id: 0 until it is stored. withdrawn_at and what follows: None as long as nobody has withdrawn it.
    """

    purchase_id: str
    finding_code: str
    finding_text: str
    reason: str
    by_id: int
    by_name: str
    at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by_id: int | None = None
    withdrawn_by: str | None = None
    withdrawn_reason: str | None = None
    id: int = 0

    def covers(self, finding: Finding) -> bool:
        """Whether the finding does not stop the case because of this."""
        return self.withdrawn_at is None and (self.finding_code, self.finding_text) == (finding.code, finding.text)


def finding_key(finding: Finding) -> str:
    """A short text for addresses that is another as soon as the finding's text is another."""
    return f"{finding.code}-{sha256(finding.text.encode()).hexdigest()[:12]}"


def covering(finding: Finding, overrules: Iterable[Overrule]) -> Overrule | None:
    """The overrule that covers the finding."""
    return next((one for one in overrules if one.covers(finding)), None)


def open_stops(findings: Iterable[Finding], overrules: Sequence[Overrule]) -> tuple[Finding, ...]:
    """The findings that stop the case: the material must not be sent while there is one."""
    return tuple(one for one in findings if one.severity is Severity.BLOCK and covering(one, overrules) is None)


def state_of(overrule: Overrule, findings: Iterable[Finding]) -> OverruleState:
    """What an overrule means for the findings that a case has now."""
    if overrule.withdrawn_at is not None:
        return OverruleState.WITHDRAWN
    return OverruleState.HOLDS if any(overrule.covers(one) for one in findings) else OverruleState.LAPSED

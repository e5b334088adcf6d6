"""Overruled stops, as the case page and the pages for overruling and withdrawing show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.model.law import Finding, LawSource
from app.model.overrule import Overrule, OverruleState, covering, finding_key, open_stops, state_of
from app.web import labels
from app.web.law_links import LawLink, law_link
from app.web.purchases.overrule_form import OverruleForm


@dataclass(frozen=True)
class OverruleRow:
    """What was overruled, by whom, when and why. text and the reasons are Danish.

    withdrawn_at: None as long as nobody has withdrawn it. state: holds, lapsed or withdrawn.
    """

    number: int
    state: str
    name: str
    text: str
    reason: str
    by: str
    at: datetime
    withdrawn_by: str
    withdrawn_at: datetime | None
    withdrawn_reason: str


@dataclass(frozen=True)
class OverruleSection:
    """The part of the case page.

    open_stops: how many stops nobody has overruled. standing: by the finding's key. lapsed: by the key of a stop
    that had another text when it was overruled. earlier: what has been withdrawn, or whose stop is gone.
    """

    open_stops: int
    may_overrule: bool
    standing: Mapping[str, OverruleRow]
    lapsed: Mapping[str, tuple[OverruleRow, ...]]
    earlier: tuple[OverruleRow, ...]


@dataclass(frozen=True)
class StopText:
    """A stop as the page for overruling it shows it. text is Danish."""

    key: str
    name: str
    text: str
    law: LawLink


@dataclass(frozen=True)
class OverrulePage:
    """The page for overruling a stop.

    stop: None where the stop is gone. changed: it has another text than the one that the person read. standing:
    somebody has overruled it meanwhile.
    """

    purchase_id: str
    title: str
    form: OverruleForm
    stop: StopText | None
    changed: bool
    standing: OverruleRow | None


@dataclass(frozen=True)
class WithdrawalPage:
    """The page for withdrawing an overrule. overrule: withdrawn by somebody else where its state says so."""

    purchase_id: str
    title: str
    form: OverruleForm
    overrule: OverruleRow


def overrule_section(findings: Sequence[Finding], overrules: Sequence[Overrule], may_overrule: bool) -> OverruleSection:
    """Lay out what the case holds of overrules, beside the findings that it has now."""
    stops = open_stops(findings, overrules)
    covered = {finding_key(one): covering(one, overrules) for one in findings}
    lapsed = [one for one in overrules if state_of(one, findings) is OverruleState.LAPSED]
    codes = {stop.code for stop in stops}
    beside = {id(one) for one in overrules if covers_any(one, findings)}
    beside |= {id(one) for one in lapsed if one.finding_code in codes}
    return OverruleSection(
        open_stops=len(stops),
        may_overrule=may_overrule,
        standing={key: overrule_row(one, findings) for key, one in covered.items() if one},
        lapsed={
            finding_key(stop): tuple(overrule_row(one, findings) for one in lapsed if one.finding_code == stop.code)
            for stop in stops
        },
        earlier=tuple(overrule_row(one, findings) for one in reversed(overrules) if id(one) not in beside),
    )


def covers_any(overrule: Overrule, findings: Iterable[Finding]) -> bool:
    """Whether an overrule holds for one of the findings."""
    return state_of(overrule, findings) is OverruleState.HOLDS


def overrule_row(overrule: Overrule, findings: Iterable[Finding]) -> OverruleRow:
    """An overrule as pages show it, beside the findings that the case has now."""
    return OverruleRow(
        number=overrule.id,
        state=state_of(overrule, findings).value,
        name=labels.name_of(labels.FINDINGS, overrule.finding_code),
        text=overrule.finding_text,
        reason=overrule.reason,
        by=overrule.by_name,
        at=overrule.at,
        withdrawn_by=overrule.withdrawn_by or "",
        withdrawn_at=overrule.withdrawn_at,
        withdrawn_reason=overrule.withdrawn_reason or "",
    )


def stop_text(stop: Finding, laws: Sequence[LawSource]) -> StopText:
    """A stop as it is read before it is overruled."""
    name = labels.name_of(labels.FINDINGS, stop.code)
    return StopText(finding_key(stop), name, stop.text, law_link(stop.law, laws))

"""Unlawful demands in what a person wrote about the purchase, as findings on the basis that holds in its regime."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.bases import PRINCIPLES, basis
from app.law.demand_kinds import DIRECT_AWARD, LOCAL, RSV, Kind
from app.law.demand_limits import limits_of
from app.law.demands import find_with_kind
from app.law.regimes import FULL_PROCEDURES, Situation
from app.law.wording import finding, listing
from app.model.advice import DatedValues
from app.model.law import Finding, Regime, Severity
from app.model.purchase import Purchase

# Rules that are no part of afsnit II, and so hold in every regime.
_EVERYWHERE = frozenset({"nonprofit_only", "extra_54_requirement", "personal_data", "duration_over_three_years"})
_PLACE = {
    Regime.AFSNIT_III: "udbudsloven §§ 2 og 3",
    Regime.AFSNIT_IV: "udbudsloven §§ 2 og 3",
    Regime.AFSNIT_V: "udbudsloven § 3 og § 193, stk. 5",
    Regime.BELOW_500K: f"udbudsloven § 3; {PRINCIPLES}",
    Regime.TILBUDSLOVEN: "tilbudsloven § 2; udbudsloven § 3",
}


def text_findings(situation: Situation) -> Iterator[Finding]:
    """One finding for each kind of unlawful demand in title, description and lots.

    A direct award is only a finding where a full procedure is demanded; below, the routes say what is open.
    """
    purchase = situation.purchase
    yield from findings_in(_text(purchase), "I teksten", situation.regime, purchase.concession, situation.view)


def findings_in(text: str, where: str, regime: Regime, concession: bool, values: DatedValues) -> Iterator[Finding]:
    """One finding for each kind of unlawful demand in a text. where: the Danish words that say what text it is."""
    by_kind: dict[Kind, list[str]] = {}
    for kind, demand in find_with_kind(text, limits_of(values)):
        by_kind.setdefault(kind, []).append(f"»{demand.text}«")
    for kind, quotes in by_kind.items():
        if kind is DIRECT_AWARD and (regime not in FULL_PROCEDURES or concession):
            continue
        yield finding(
            kind.code,
            Severity.BLOCK,
            f"{where} står {listing(tuple(quotes))}. {kind.why} {kind.suggestion}",
            law_of(kind, regime),
        )


def law_of(kind: Kind, regime: Regime) -> str:
    """The rule that a demand breaks in a regime (udbudsloven §§ 2, 3, 193(5); tilbudsloven § 2)."""
    if regime is Regime.AFSNIT_II or kind.code in _EVERYWHERE:
        return kind.law
    if kind.code == LOCAL.code:
        return _PLACE[regime]
    if kind is RSV:
        return f"{basis(regime, '')}; lov 711/2014"
    if kind is DIRECT_AWARD:
        return "udbudsloven §§ 12-17 og § 187, stk. 5; klagenævnsloven § 17"
    return basis(regime, "")


def _text(purchase: Purchase) -> str:
    parts = [purchase.title, purchase.description]
    for lot in purchase.lots:
        parts += [lot.title, lot.description]
    return "\n\n".join(part for part in parts if part)

"""The whole legal answer for one purchase."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.law import below_thresholds, competition, performance, reserved, training
from app.law.concessions import as_concession
from app.law.findings import market_findings, purchase_findings, route_findings
from app.law.regimes import Situation, situation_of
from app.law.text_findings import text_findings
from app.model.advice import ParameterBook
from app.model.law import Finding, LegalPosition, Route, Severity
from app.model.match import Market, Match
from app.model.purchase import Purchase

# The order in which a purchaser would try them; the same as in RouteCode.
_ROUTES: tuple[Callable[[Situation], Route], ...] = (
    below_thresholds.direct_purchase,
    below_thresholds.quotes,
    below_thresholds.advertised,
    competition.open_competition,
    reserved.reserved_54,
    reserved.reserved_lot_54,
    reserved.reserved_190,
    training.training_duty,
    performance.employment_clause,
    performance.labour_clause,
    performance.social_award_criterion,
    performance.market_dialogue,
    performance.subcontracting,
    performance.partnership,
)
_WEIGHT = {Severity.BLOCK: 0, Severity.REASON: 1, Severity.NOTE: 2}


def assess(
    purchase: Purchase,
    cpv_codes: Sequence[str],
    market: Market,
    doubtful: Sequence[Match],
    other_purchases: Sequence[Purchase],
    parameters: ParameterBook,
    category_confirmed: bool,
) -> LegalPosition:
    """Regime, every route with its status and reasons, and findings with the heaviest first.

    cpv_codes: the main code first. The status of a route follows from the purchase alone; market and other purchases
    only add findings. Parameters are those of purchase.notice_date; a day outside the known periods raises InputError.
    """
    situation = situation_of(purchase, cpv_codes, parameters.at(purchase.notice_date))
    routes = tuple(route(situation) for route in _ROUTES)
    if purchase.concession:
        routes = tuple(as_concession(route) for route in routes)
    findings: list[Finding] = [
        *text_findings(situation),
        *purchase_findings(situation, other_purchases, category_confirmed),
        *market_findings(situation, market, doubtful),
        *route_findings(routes),
    ]
    findings.sort(key=lambda finding: _WEIGHT[finding.severity])
    return LegalPosition(
        regime=situation.regime,
        regime_if_cross_border=situation.regime_if_cross_border,
        routes=routes,
        findings=tuple(findings),
    )

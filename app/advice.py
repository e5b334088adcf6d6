"""The one place where the five engines meet: the whole product on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app import clause_library, law, value
from app.clause_library import Way
from app.model.advice import Advice, Knowledge
from app.model.estimate import Estimate
from app.model.law import Finding, Route, Severity
from app.model.match import Suggestion
from app.model.purchase import Purchase


def advise(purchase: Purchase, knowledge: Knowledge, today: date) -> Advice:
    """Everything the tool has to say of a purchase.

    `today` only decides which parameters are out of date; the purchase's notice_date decides which hold.
    Raises InputError for a date outside the known periods and for an impossible scenario.
    """
    values = knowledge.parameters.at(purchase.notice_date, today)
    suggestions = knowledge.categories.suggest(purchase.title, purchase.description)
    codes = purchase.cpv_codes or _best(suggestions)
    found = knowledge.enterprises.match(purchase, codes)
    position = law.assess(
        purchase,
        codes,
        found.market,
        found.doubtful,
        knowledge.other_purchases,
        knowledge.parameters,
        category_confirmed=bool(purchase.cpv_codes),
    )
    way = clause_library.way_of(position.routes, purchase, found.market)
    chosen = clause_library.choose(
        knowledge.clauses, position.routes, purchase, codes, purchase.notice_date, market=found.market
    )
    places = clause_library.proposed_places(purchase, values)
    municipality = knowledge.municipalities[purchase.municipality_code]
    filled = tuple(
        clause_library.fill(clause, purchase, values, places, municipality, regime=position.regime, chosen=chosen)
        for clause in chosen
    )
    return Advice(
        purchase=purchase,
        suggestions=suggestions,
        matches=found.matches,
        doubtful=found.doubtful,
        market=found.market,
        regime=position.regime,
        regime_if_cross_border=position.regime_if_cross_border,
        routes=tuple(
            replace(route, clauses=clause_library.clauses_of(route.code, chosen)) for route in position.routes
        ),
        findings=(*position.findings, _way_taken(way, position.routes)),
        clauses=filled,
        estimate=_estimate(purchase, places.places, knowledge, today),
    )


def _way_taken(way: Way, routes: Sequence[Route]) -> Finding:
    """Which way the tender document follows: the tool proposes it, and the municipality decides."""
    law = next((reason.law for route in routes if route.code is way.route for reason in route.reasons), "")
    text = f"{way.why} Kommunen bekræfter vejen eller vælger en anden, før materialet bruges."
    return Finding("way_taken", Severity.NOTE, text, law)


def codes_of(purchase: Purchase, knowledge: Knowledge) -> tuple[str, ...]:
    """The purchase's CPV codes; where nobody has picked one, the best suggestion."""
    return purchase.cpv_codes or _best(knowledge.categories.suggest(purchase.title, purchase.description))


def _best(suggestions: Sequence[Suggestion]) -> tuple[str, ...]:
    """The best suggestion stands in for a category that nobody has picked; the law room says so in a finding."""
    return tuple(one.code for one in suggestions[:1])


def _estimate(purchase: Purchase, places: float, knowledge: Knowledge, today: date) -> Estimate | None:
    scenario = purchase.value or value.default_scenario(purchase, places, knowledge.parameters)
    if scenario is None:
        return None
    return value.estimate(scenario, knowledge.parameters, from_defaults=purchase.value is None, today=today)

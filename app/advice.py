"""The one place where the five engines meet: the whole product on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from app import clause_library, law, value
from app.clause_library import Way
from app.clause_library.ways import TO_CONFIRM
from app.law.bases import basis
from app.law.text_findings import findings_in
from app.law.wording import listing
from app.model.advice import Advice, DatedValues, Knowledge
from app.model.choices import WAY, Choices
from app.model.clause import FilledClause
from app.model.estimate import Estimate
from app.model.law import Finding, Regime, Route, RouteStatus, Severity
from app.model.match import Consortium, Suggestion
from app.model.purchase import Purchase
from app.text.writing import kroner, tidspunkt


def advise(purchase: Purchase, knowledge: Knowledge, today: date, choices: Choices = Choices()) -> Advice:  # noqa: B008
    """Everything the tool has to say of a purchase.

    `today` only decides which parameters are out of date; the purchase's notice_date decides which hold. `choices`
    is what a person decided in the case; what no longer makes sense of it is a finding and has no effect.
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
    picked = clause_library.pick(
        knowledge.clauses,
        position.routes,
        purchase,
        codes,
        purchase.notice_date,
        found.market,
        choices,
        position.regime,
    )
    # An employment clause that leaves the reserved lot out rests on the value of the others alone.
    lots = clause_library.open_lots(purchase, picked.clauses, choices)
    places = clause_library.proposed_places(purchase, values, lots)
    municipality = knowledge.municipalities[purchase.municipality_code]
    adapted = clause_library.adapt(picked.clauses, purchase, values, places, municipality, position.regime, choices)
    return Advice(
        purchase=purchase,
        suggestions=suggestions,
        matches=found.matches,
        doubtful=found.doubtful,
        market=found.market,
        regime=position.regime,
        regime_if_cross_border=position.regime_if_cross_border,
        routes=tuple(
            replace(route, clauses=clause_library.clauses_of(route.code, picked.clauses)) for route in position.routes
        ),
        findings=(
            *position.findings,
            *_consortium(knowledge.enterprises.together(purchase, codes, found.matches), purchase, position.regime),
            *_text_findings(adapted.clauses, position.regime, purchase.concession, choices, values),
            *_dropped((*picked.dropped, *adapted.dropped)),
            *(Finding("duty_left_out", Severity.REASON, sentence, "") for sentence in picked.waived),
            *(Finding("clauses_clash", Severity.REASON, sentence, "") for sentence in picked.clashes),
            _way_taken(picked.way, position.routes, choices),
        ),
        clauses=adapted.clauses,
        estimate=_estimate(purchase, places.places, knowledge, today),
        choices=choices,
        whereabouts=knowledge.enterprises.whereabouts(purchase, found.matches),
    )


def _way_taken(way: Way, routes: Sequence[Route], choices: Choices) -> Finding:
    """Which way the tender document follows: the tool proposes it, and a person decides."""
    route = next((one for one in routes if one.code is way.route), None)
    law = next((reason.law for reason in route.reasons), "") if route else ""
    if not way.picked:
        text = f"{way.why} {TO_CONFIRM}"
        return Finding("way_taken", Severity.NOTE, text, law)
    mark = choices.made.get(WAY)
    text = f"{way.why} Vejen er valgt af {mark.by} den {tidspunkt(mark.at)}." if mark else way.why
    if route is None or route.status is not RouteStatus.NEEDS_LEGAL_SIGNOFF:
        return Finding("way_taken", Severity.NOTE, text, law)
    if mark is not None and mark.legal:
        return Finding(
            "way_taken", Severity.NOTE, f"{text} Vejen kræver juridisk godkendelse, og en jurist har valgt den.", law
        )
    text = f"{text} Vejen kræver juridisk godkendelse: Kommunens jurister skal bekræfte valget, før materialet bruges."
    return Finding("way_taken", Severity.REASON, text, law)


def _dropped(sentences: Sequence[str]) -> Iterator[Finding]:
    """What a person decided in the case that no longer makes sense, told so that nobody thinks it still holds."""
    for sentence in sentences:
        yield Finding("choice_dropped", Severity.REASON, sentence, "")


def _text_findings(
    clauses: Sequence[FilledClause], regime: Regime, concession: bool, choices: Choices, values: DatedValues
) -> Iterator[Finding]:
    """Unlawful demands in the clauses that a person has filled or written; the library's own are its owners' matter."""
    for clause in clauses:
        if clause.library_text or choices.blanks.get(clause.id):
            yield from findings_in(clause.text, f"I klausulen »{clause.title}«", regime, concession, values)


def _consortium(found: Consortium | None, purchase: Purchase, regime: Regime) -> Iterator[Finding]:
    """Who may deliver together where nobody can alone; enterprises may bid together (udbudsloven § 144)."""
    if found is None:
        return
    names = [f"»{name}«" for name in found.names]
    if found.capacity_kr is None:
        trades = listing(tuple(trade for part in found.parts for trade in part))
        who = [f"{name} ({listing(part)})" for name, part in zip(names, found.parts, strict=True)]
        why = f"Ingen af de viste virksomheder dækker alene {trades}, men {listing(tuple(who))} gør det tilsammen."
    else:
        need, sum_of_all = kroner(purchase.value_per_year_kr), kroner(found.capacity_kr)
        why = (
            f"Ingen af de viste virksomheder har alene oplyst kapacitet til {need} om året, men "
            f"{listing(tuple(names))} har tilsammen {sum_of_all} om året."
        )
    text = (
        f"{why} Overvej at dele indkøbet i delkontrakter, eller skriv i materialet, at virksomheder kan byde sammen "
        "som konsortium. Spørg markedet først: Virksomhederne har ikke selv foreslået det, og også andre skal kunne "
        "byde."
    )
    yield Finding("consortium_possible", Severity.NOTE, text, basis(regime, "udbudsloven §§ 49 og 144"))


def codes_of(purchase: Purchase, knowledge: Knowledge) -> tuple[str, ...]:
    """The purchase's CPV codes; where nobody has picked one, the best suggestion."""
    return purchase.cpv_codes or _best(knowledge.categories.suggest(purchase.title, purchase.description, 1))


def _best(suggestions: Sequence[Suggestion]) -> tuple[str, ...]:
    """The best suggestion stands in for a category that nobody has picked; the law room says so in a finding."""
    return tuple(one.code for one in suggestions[:1])


def _estimate(purchase: Purchase, places: float, knowledge: Knowledge, today: date) -> Estimate | None:
    scenario = purchase.value or value.default_scenario(purchase, places, knowledge.parameters)
    if scenario is None:
        return None
    return value.estimate(scenario, knowledge.parameters, from_defaults=purchase.value is None, today=today)

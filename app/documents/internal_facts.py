"""What only the internal edition says: findings, routes, market and value. Never built for the public edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.choice_facts import ChoiceFacts, choice_facts
from app.documents.clause_facts import asks_one, words_of
from app.documents.eforms_facts import EformsFacts, eforms_facts
from app.documents.eligibility_facts import EligibilityFacts, eligibility_facts
from app.documents.fitting import ONE_IS_SENT, only_one_is_sent
from app.documents.frame_facts import moment
from app.documents.tender_facts import Fact
from app.documents.value_facts import ValueFacts, value_facts
from app.documents.wording import (
    CAPACITY,
    CROSS_BORDER,
    REGIMES,
    RESERVED_54,
    ROUTE_STATUS,
    ROUTES,
    RSV_STATUS,
    SEVERITIES,
)
from app.model.advice import Advice, CaseFile
from app.model.clause import FIXED_PROPOSAL, FilledBlank, FilledClause
from app.model.law import Finding, Reason, Regime, Severity
from app.model.match import Market, Match, MatchResult
from app.model.overrule import Overrule, OverruleState, covering, open_stops, state_of
from app.model.search import FrozenSearch
from app.text.places import kommune
from app.text.writing import dato, kroner, tal

_ABOVE = frozenset({Regime.AFSNIT_II, Regime.AFSNIT_III})
_ASK_MORE = " Holdes der markedsdialog først, bør kommunen overveje at bede flere end én om tilbud."
_NAMED_DISTANCES = ("25", "50", "100")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding: how serious, whether it is overruled, what, and the rule."""

    severity: str
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class OverruleRow:
    """A stop that a jurist has overruled: what, why, by whom and when, and whether that still holds."""

    finding: str
    reason: str
    made: str
    state: str


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route, whether it is open, and why."""

    name: str
    status: str
    reasons: tuple[Reason, ...]
    clauses: str


@dataclass(frozen=True, slots=True)
class MatchRow:
    """An enterprise as the match list prints it; facts that are not known say so."""

    name: str
    cvr: str
    score: str
    distance: str
    register: str
    reserved_54: str
    capacity: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankRow:
    """A value that was found for this purchase, or is still to be filled in, and how it came about."""

    clause: str
    label: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class InternalFacts:
    """Everything that the internal annex says.

    stops: findings that stop the case and are not overruled. frozen: when and by whom the list of enterprises was kept,
    empty where it is that of the advice.
    """

    facts: tuple[Fact, ...]
    findings: tuple[FindingRow, ...]
    stops: int
    overrules: tuple[OverruleRow, ...]
    routes: tuple[RouteRow, ...]
    blanks: tuple[BlankRow, ...]
    fixed: tuple[Fact, ...]
    frozen: str
    matches: tuple[MatchRow, ...]
    doubtful: tuple[MatchRow, ...]
    market: tuple[Fact, ...]
    tests: EligibilityFacts | None
    thin: bool
    nearest: tuple[Fact, ...]
    value: ValueFacts | None
    choices: ChoiceFacts
    eforms: EformsFacts


def internal_facts(case_file: CaseFile) -> InternalFacts:
    """The case file as the internal annex prints it."""
    advice, frozen = case_file.advice, case_file.frozen
    found = frozen.result if frozen else MatchResult(advice.purchase.id, advice.matches, advice.doubtful, advice.market)
    return InternalFacts(
        facts=tuple(_facts(case_file)),
        findings=tuple(_findings(advice, case_file.overrules)),
        stops=len(open_stops(advice.findings, case_file.overrules)),
        overrules=tuple(_overrules(case_file)),
        routes=tuple(
            RouteRow(ROUTES[route.code], ROUTE_STATUS[route.status], route.reasons, _titles(route.clauses, advice))
            for route in advice.routes
        ),
        blanks=tuple(_blanks(advice.clauses)),
        fixed=tuple(_fixed(advice.clauses)),
        frozen=_frozen(frozen) if frozen else "",
        matches=tuple(_match(match) for match in found.matches),
        doubtful=tuple(_match(match) for match in found.doubtful),
        market=tuple(_market(found.market)),
        tests=eligibility_facts(case_file),
        thin=found.market.thin,
        nearest=tuple(
            Fact(
                kommune(near.name),
                f"{_distance(near.distance_km)}: {near.candidates} "
                f"{'virksomhed' if near.candidates == 1 else 'virksomheder'}",
            )
            for near in found.market.nearest
        ),
        value=value_facts(advice.estimate, case_file.made_at.date(), advice) if advice.estimate else None,
        choices=choice_facts(case_file),
        eforms=eforms_facts(case_file),
    )


def _facts(case_file: CaseFile) -> Iterator[Fact]:
    advice = case_file.advice
    yield Fact("Anslået værdi", f"{kroner(advice.purchase.value_kr)} uden moms for hele perioden")
    yield Fact("Regelsæt", REGIMES[advice.regime].name)
    if advice.regime in _ABOVE:
        yield Fact("Klar grænseoverskridende interesse", "Uden betydning over tærskelværdien")
    else:
        yield Fact("Klar grænseoverskridende interesse", CROSS_BORDER[advice.purchase.cross_border_interest])
    if only_one_is_sent(advice):
        sent = ONE_IS_SENT.format(words_of(advice).kind, "Tilbudsanmodning")
        yield Fact("Det, der sendes", sent + (_ASK_MORE if asks_one(advice) else ""))
    if advice.regime_if_cross_border:
        yield Fact("Regelsæt, hvis interessen er der", REGIMES[advice.regime_if_cross_border].name)


def _findings(advice: Advice, overrules: Sequence[Overrule]) -> Iterator[FindingRow]:
    order = tuple(Severity)
    for finding in sorted(advice.findings, key=lambda each: order.index(each.severity)):
        overruled = " – tilsidesat" if covering(finding, overrules) else ""
        yield FindingRow(SEVERITIES[finding.severity] + overruled, finding.text, finding.law)


def _overrules(case_file: CaseFile) -> Iterator[OverruleRow]:
    for one in case_file.overrules:
        yield OverruleRow(
            finding=one.finding_text,
            reason=one.reason,
            made=f"{one.by_name}, {moment(one.at)}",
            state=_state(one, case_file.advice.findings),
        )


def _state(one: Overrule, findings: Sequence[Finding]) -> str:
    if one.withdrawn_at is not None:
        return f"Trukket tilbage {moment(one.withdrawn_at)} af {one.withdrawn_by}: {one.withdrawn_reason}"
    if state_of(one, findings) is OverruleState.HOLDS:
        return "Gælder"
    return "Gælder ikke nu: Forholdet er ændret eller væk, siden det blev tilsidesat"


def _titles(ids: Sequence[str], advice: Advice) -> str:
    titles: Mapping[str, str] = {clause.id: clause.title for clause in advice.clauses}
    return "; ".join(titles.get(clause_id, clause_id) for clause_id in ids)


def _blanks(clauses: Sequence[FilledClause]) -> Iterator[BlankRow]:
    for clause in clauses:
        for blank in clause.blanks:
            if blank.how != FIXED_PROPOSAL:
                yield BlankRow(clause.title, blank.label, _value(blank), blank.how)


def _fixed(clauses: Sequence[FilledClause]) -> Iterator[Fact]:
    """The clauses' own proposals, one row to a clause."""
    for clause in clauses:
        values = [f"{blank.label}: {_value(blank)}" for blank in clause.blanks if blank.how == FIXED_PROPOSAL]
        if values:
            yield Fact(clause.title, "; ".join(values))


def _value(blank: FilledBlank) -> str:
    return f"{blank.value} {blank.unit}".strip()


def _frozen(search: FrozenSearch) -> str:
    said = f"Listen er søgning nr. {search.number}, som {search.frozen_by} gemte {moment(search.frozen_at)}."
    return said if search.frozen_at == search.advised_at else f"{said} Den er fra {moment(search.advised_at)}."


def _match(match: Match) -> MatchRow:
    return MatchRow(
        name=match.name,
        cvr=match.cvr,
        score=f"{match.score:.2f}".replace(".", ","),
        distance=_distance(match.distance_km),
        register=RSV_STATUS[match.rsv_status] + _as_of(match.rsv_as_of),
        reserved_54=RESERVED_54[match.reserved_54],
        capacity=CAPACITY[match.capacity],
        reasons=match.reasons,
    )


def _as_of(day: date | None) -> str:
    return f" pr. {dato(day)}" if day else ""


def _distance(km: float | None) -> str:
    return "ukendt" if km is None else f"{tal(km, 0)} km"


def _market(market: Market) -> Iterator[Fact]:
    yield Fact("Virksomheder i alt", str(market.candidates_within_km.get("all", 0)))
    yield Fact("I kommunen selv", str(market.candidates_within_km.get("0", 0)))
    for km in _NAMED_DISTANCES:
        yield Fact(f"Inden for {km} km", str(market.candidates_within_km.get(km, 0)))
    for grade, name in RESERVED_54.items():
        yield Fact(f"§ 54-andel: {name.lower()}", str(market.candidates_by_evidence.get(grade, 0)))

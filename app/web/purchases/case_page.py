"""What the page of one case may show, in the order of the work. Built from the stored case alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.cases.purchases import text_edits
from app.model.advice import Advice
from app.model.case import Case
from app.model.choices import Mark
from app.model.clause import ClauseStatus, FilledBlank
from app.model.cpv_kind import other_kind
from app.model.law import Finding, LawSource, Route, RouteStatus, Severity
from app.model.match import Category
from app.model.overrule import finding_key
from app.model.purchase import Purchase
from app.model.review import Piece
from app.web import labels
from app.web.clause_text import ReadParagraph, read_paragraphs
from app.web.law_links import LawLink, law_link
from app.web.purchases.market_section import Beside, MarketSection, market_section
from app.web.purchases.presenters import category_label
from app.web.purchases.value_section import ValueSection, value_section

_WAY_TAKEN = "way_taken"
_TOGETHER = "consortium_possible"
# Each of these has its own place on the page.
_PLACED = (_WAY_TAKEN, _TOGETHER, "contract_type_doubtful")
_SEVERITY_ORDER = (Severity.BLOCK, Severity.REASON, Severity.NOTE)


@dataclass(frozen=True)
class FindingRow:
    """Something to know or decide. severity: block, reason or note. text is Danish. key: its finding_key."""

    key: str
    severity: str
    severity_name: str
    name: str
    text: str
    law: LawLink


@dataclass(frozen=True)
class CategoryRow:
    """A CPV code with its official label."""

    code: str
    label: str


@dataclass(frozen=True)
class CategorySection:
    """confirmed: a person picked the codes; otherwise they are the tool's best suggestion.

    other_kind: the kind of contract that the codes are made for, where it is another than the contract's.
    """

    codes: tuple[CategoryRow, ...]
    confirmed: bool
    found_by: tuple[str, ...]
    other_kind: str = ""


@dataclass(frozen=True)
class ReasonRow:
    """Why a route has its status, in Danish, and the rule."""

    text: str
    law: LawLink


@dataclass(frozen=True)
class ClauseLink:
    """A clause that belongs to a route."""

    id: str
    title: str


@dataclass(frozen=True)
class RouteRow:
    """A legal route. status: mandatory, available, needs_legal_signoff or not_available."""

    name: str
    status: str
    status_name: str
    reasons: tuple[ReasonRow, ...]
    clauses: tuple[ClauseLink, ...]


@dataclass(frozen=True)
class ClauseCard:
    """A chosen clause with its blanks filled. draft: no lawyer has approved the version yet.
    out_of_use: the version has been retired.

    differences: the text word by word against the library's, empty where it is the library's. decided: who adapted
    the clause last, None where nobody has. added: a person added it.
    """

    id: str
    version: int
    status_name: str
    draft: bool
    out_of_use: bool
    title: str
    paragraphs: tuple[ReadParagraph, ...]
    blanks: tuple[FilledBlank, ...]
    documentation: str
    control: str
    sanction: str
    legal_basis: tuple[LawLink, ...]
    differences: tuple[Piece, ...]
    decided: Mark | None
    added: bool


@dataclass(frozen=True)
class CasePage:
    """One case. open_routes and closed_routes keep the order in which a purchaser would try them.

    together: who can deliver together where nobody can alone. way_taken: which of the routes the tender document is
    written for; None in advice that does not say so.
    """

    purchase: Purchase
    municipality: str
    contract_type: str
    cross_border: str
    regime: str
    regime_if_cross_border: str
    made_at: datetime
    made_by: str
    listed: bool
    demo: bool
    may_edit: bool
    weighty_findings: tuple[FindingRow, ...]
    notes: tuple[FindingRow, ...]
    category: CategorySection
    market: MarketSection
    together: tuple[FindingRow, ...]
    way_taken: FindingRow | None
    open_routes: tuple[RouteRow, ...]
    closed_routes: tuple[RouteRow, ...]
    clauses: tuple[ClauseCard, ...]
    value: ValueSection | None
    today: date


def case_page(
    case: Case,
    municipality: str,
    categories: Mapping[str, Category],
    laws: Sequence[LawSource],
    may_edit: bool,
    today: date,
    language: str,
    beside: Beside | None = None,
) -> CasePage:
    """Lay the stored case out. categories: labels of the case's codes; laws: where the cited rules can be read.

    beside: what the market section needs beside the advice.
    """
    advice = case.advice
    findings = [
        _finding(finding, laws)
        for severity in _SEVERITY_ORDER
        for finding in advice.findings
        if finding.severity is severity and finding.code not in _PLACED
    ]
    ways = [_finding(finding, laws) for finding in advice.findings if finding.code == _WAY_TAKEN]
    routes = [_route(route, advice, laws) for route in advice.routes]
    closed = RouteStatus.NOT_AVAILABLE.value
    return CasePage(
        purchase=case.purchase,
        municipality=municipality,
        contract_type=str(labels.CONTRACT_TYPES[case.purchase.contract_type]),
        cross_border=str(labels.CROSS_BORDER[case.purchase.cross_border_interest]),
        regime=str(labels.REGIMES[advice.regime]),
        regime_if_cross_border=(
            str(labels.REGIMES[advice.regime_if_cross_border]) if advice.regime_if_cross_border else ""
        ),
        made_at=case.made_at,
        made_by=case.made_by,
        listed=case.listed,
        demo=case.demo,
        may_edit=may_edit,
        weighty_findings=tuple(row for row in findings if row.severity != Severity.NOTE),
        notes=tuple(row for row in findings if row.severity == Severity.NOTE),
        category=_category(case, categories, language),
        market=market_section(advice, today, beside or Beside()),
        together=tuple(_finding(one, laws) for one in advice.findings if one.code == _TOGETHER),
        way_taken=ways[0] if ways else None,
        open_routes=tuple(row for row in routes if row.status != closed),
        closed_routes=tuple(row for row in routes if row.status == closed),
        clauses=tuple(_clauses(advice)),
        value=value_section(advice.estimate) if advice.estimate else None,
        today=today,
    )


def _finding(finding: Finding, laws: Sequence[LawSource]) -> FindingRow:
    return FindingRow(
        key=finding_key(finding),
        severity=finding.severity.value,
        severity_name=str(labels.SEVERITIES[finding.severity]),
        name=labels.name_of(labels.FINDINGS, finding.code),
        text=finding.text,
        law=law_link(finding.law, laws),
    )


def _category(case: Case, categories: Mapping[str, Category], language: str) -> CategorySection:
    confirmed = case.purchase.cpv_codes
    best = case.advice.suggestions[:1]
    codes = confirmed or tuple(one.code for one in best)
    other = other_kind(codes, case.purchase.contract_type)
    return CategorySection(
        codes=tuple(
            CategoryRow(code, category_label(categories[code], language) if code in categories else "")
            for code in codes
        ),
        confirmed=bool(confirmed),
        found_by=tuple(word for one in case.advice.suggestions if one.code in codes[:1] for word in one.matched),
        other_kind=str(labels.CONTRACT_TYPES[other]) if other else "",
    )


def _route(route: Route, advice: Advice, laws: Sequence[LawSource]) -> RouteRow:
    titles = {clause.id: clause.title for clause in advice.clauses}
    return RouteRow(
        name=str(labels.ROUTES[route.code]),
        status=route.status.value,
        status_name=str(labels.ROUTE_STATUSES[route.status]),
        reasons=tuple(ReasonRow(reason.text, law_link(reason.law, laws)) for reason in route.reasons),
        clauses=tuple(ClauseLink(key, titles[key]) for key in route.clauses if key in titles),
    )


def _clauses(advice: Advice) -> list[ClauseCard]:
    edits = {one.clause_id: one for one in text_edits(advice)}
    adapted = {*advice.choices.blanks, *advice.choices.texts}
    return [
        ClauseCard(
            id=clause.id,
            version=clause.version,
            status_name=str(labels.CLAUSE_STATUSES[clause.status]),
            draft=clause.status is not ClauseStatus.APPROVED,
            out_of_use=clause.status is ClauseStatus.RETIRED,
            title=clause.title,
            paragraphs=read_paragraphs(clause.text),
            blanks=clause.blanks,
            documentation=clause.documentation,
            control=clause.control,
            sanction=clause.sanction,
            legal_basis=tuple(LawLink(basis.law, basis.url) for basis in clause.legal_basis),
            differences=edits[clause.id].differences if clause.id in edits else (),
            decided=advice.choices.made.get(clause.id) if clause.id in adapted else None,
            added=clause.id in advice.choices.added,
        )
        for clause in advice.clauses
    ]

"""The conditions of udbudsloven §§ 54 and 190, as the pages for one enterprise and for the whole case show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.case import Case
from app.model.eligibility import CaseTests
from app.model.law import Answer, LawSource, Point, RouteCode
from app.web import labels
from app.web.law_links import LawLink, law_link

_TONES = {Answer.MET: "good", Answer.NOT_MET: "block", Answer.UNKNOWN: "reason"}


@dataclass(frozen=True)
class PointRow:
    """One condition. question and evidence are Danish; as_of: the day of the evidence, None where there is none."""

    question: str
    answer: str
    tone: str
    evidence: str
    as_of: date | None
    grade: str
    law: LawLink


@dataclass(frozen=True)
class TestedEnterprise:
    """One enterprise. by_190: its own conditions; empty where the page leaves them out."""

    cvr: str
    name: str
    by_54: tuple[PointRow, ...]
    by_190: tuple[PointRow, ...]


@dataclass(frozen=True)
class RouteState:
    """Whether a reserved route is open for the purchase."""

    name: str
    status: str
    status_name: str


@dataclass(frozen=True)
class EligibilityPage:
    """The conditions for one enterprise, or for all that the case lists.

    alone: the name of the enterprise whose page it is, else empty. of_purchase: what the purchase itself answers.
    closed_190: the purchase as it stands rules § 190 out. gone: listed enterprises that the register lost.
    """

    purchase_id: str
    title: str
    municipality: str
    notice_date: date
    today: date
    demo: bool
    alone: str
    routes: tuple[RouteState, ...]
    of_purchase: tuple[PointRow, ...]
    closed_190: bool
    enterprises: tuple[TestedEnterprise, ...]
    gone: tuple[str, ...]


def eligibility_page(
    case: Case, tests: CaseTests, municipality: str, laws: Sequence[LawSource], today: date, alone: bool
) -> EligibilityPage:
    """Lay the tests out. A page for all leaves § 190 out of each where the purchase rules it out for everybody."""
    with_190 = alone or not tests.closed_190
    return EligibilityPage(
        purchase_id=case.purchase.id,
        title=case.purchase.title,
        municipality=municipality,
        notice_date=case.purchase.notice_date,
        today=today,
        demo=case.demo,
        alone=tests.enterprises[0].name if alone else "",
        routes=tuple(
            RouteState(str(labels.ROUTES[route.code]), route.status.value, str(labels.ROUTE_STATUSES[route.status]))
            for route in case.advice.routes
            if route.code in (RouteCode.RESERVED_54, RouteCode.RESERVED_LOT_54, RouteCode.RESERVED_190)
        ),
        of_purchase=_rows(tests.of_purchase, laws),
        closed_190=tests.closed_190,
        enterprises=tuple(
            TestedEnterprise(one.cvr, one.name, _rows(one.by_54, laws), _rows(one.by_190, laws) if with_190 else ())
            for one in tests.enterprises
        ),
        gone=tests.gone,
    )


def _rows(points: Iterable[Point], laws: Sequence[LawSource]) -> tuple[PointRow, ...]:
    return tuple(
        PointRow(
            question=point.question,
            answer=str(labels.ANSWERS[point.answer]),
            tone=_TONES[point.answer],
            evidence=point.evidence,
            as_of=point.as_of,
            grade=str(labels.GRADES[point.grade]),
            law=law_link(point.law, laws),
        )
        for point in points
    )

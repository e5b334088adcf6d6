"""The conditions of udbudsloven §§ 54 and 190, enterprise by enterprise, as the internal annex prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.wording import ANSWERS, GRADES
from app.model.advice import Advice, CaseFile
from app.model.law import Point, RouteCode, RouteStatus
from app.text.writing import dato

# Long tables are slow to set and tiring to read; the page of the case has them all.
MOST_PRINTED = 5
_BY_54 = (RouteCode.RESERVED_54, RouteCode.RESERVED_LOT_54)
_BY_190 = (RouteCode.RESERVED_190,)
_OPEN = (RouteStatus.MANDATORY, RouteStatus.AVAILABLE)


@dataclass(frozen=True, slots=True)
class PointRow:
    """One condition: the question, the answer, what it rests on with date and grade, and the rule."""

    question: str
    answer: str
    evidence: str
    law: str


@dataclass(frozen=True, slots=True)
class PointTable:
    """The conditions of one section, put to the purchase or to one enterprise."""

    caption: str
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class EligibilityFacts:
    """tables: in the order of the matches. left_out: names of enterprises that are only on the page of the case.

    gone: names of listed enterprises that the register holds no more.
    """

    tables: tuple[PointTable, ...]
    left_out: tuple[str, ...]
    gone: tuple[str, ...]


def eligibility_facts(case_file: CaseFile) -> EligibilityFacts | None:
    """The tables of the sections by which the purchase can be reserved; None where there is none, or nobody is listed.

    A route that waits for legal staff counts when the clauses follow it.
    """
    tests, advice = case_file.tests, case_file.advice
    by_54, by_190 = _open(advice, _BY_54), _open(advice, _BY_190)
    if not (by_54 or by_190) or not (tests.enterprises or tests.gone):
        return None
    tables = [PointTable("Indkøbet selv efter § 190", _rows(tests.of_purchase))] if by_190 and tests.of_purchase else []
    for one in tests.enterprises[:MOST_PRINTED]:
        if by_54:
            tables.append(PointTable(f"{one.name} (cvr {one.cvr}) efter § 54", _rows(one.by_54)))
        if by_190:
            tables.append(PointTable(f"{one.name} (cvr {one.cvr}) efter § 190", _rows(one.by_190)))
    return EligibilityFacts(tuple(tables), tuple(one.name for one in tests.enterprises[MOST_PRINTED:]), tests.gone)


def _open(advice: Advice, codes: Iterable[RouteCode]) -> bool:
    return any(
        route.code in codes
        and (route.status in _OPEN or (route.clauses and route.status is not RouteStatus.NOT_AVAILABLE))
        for route in advice.routes
    )


def _rows(points: Iterable[Point]) -> tuple[PointRow, ...]:
    return tuple(PointRow(one.question, ANSWERS[one.answer], _evidence(one), one.law) for one in points)


def _evidence(point: Point) -> str:
    day = f" pr. {dato(point.as_of)}" if point.as_of else ""
    return f"{point.evidence} ({GRADES[point.grade]}{day}.)"

"""A person tests the enterprises of a case against udbudsloven §§ 54 and 190, point by point."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from app.law import eligibility
from app.model.advice import Advice, Knowledge
from app.model.eligibility import CaseTests, EnterpriseTest
from app.model.enterprise import Enterprise
from app.model.law import Grade, Point
from app.model.match import Match
from app.store import enterprises
from app.store.database import Database


def case_tests(db: Database, knowledge: Knowledge, advice: Advice) -> CaseTests:
    """Every enterprise that the advice lists, best first, by what the register says of it now."""
    return _tests(db, knowledge, advice, advice.matches)


def enterprise_test(db: Database, knowledge: Knowledge, advice: Advice, cvr: str) -> CaseTests:
    """One of the enterprises that the advice names, doubtful rows too; raises LookupError for any other."""
    named = [match for match in chain(advice.matches, advice.doubtful) if match.cvr == cvr]
    tests = _tests(db, knowledge, advice, named[:1])
    if not tests.enterprises:
        raise LookupError(cvr)
    return tests


def _tests(db: Database, knowledge: Knowledge, advice: Advice, named: Sequence[Match]) -> CaseTests:
    now_known = {one.cvr: one for one in enterprises.find_enterprises(db, [match.cvr for match in named])}
    points = {cvr: _points(knowledge, advice, one) for cvr, one in now_known.items()}
    return CaseTests(
        of_purchase=next((_of_case(by_190) for _, by_190 in points.values()), ()),
        enterprises=tuple(
            EnterpriseTest(
                cvr=match.cvr,
                name=now_known[match.cvr].name,
                by_54=points[match.cvr][0],
                by_190=tuple(point for point in points[match.cvr][1] if point.grade is not Grade.CASE),
            )
            for match in named
            if match.cvr in now_known
        ),
        gone=tuple(match.name for match in named if match.cvr not in now_known),
    )


def _points(
    knowledge: Knowledge, advice: Advice, enterprise: Enterprise
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    purchase = advice.purchase
    codes = purchase.cpv_codes or tuple(one.code for one in advice.suggestions[:1])
    view = knowledge.parameters.at(purchase.notice_date)
    return (
        eligibility.test_54(enterprise, view, purchase.notice_date),
        eligibility.test_190(enterprise, purchase, codes, view),
    )


def _of_case(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(point for point in points if point.grade is Grade.CASE)

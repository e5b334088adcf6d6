"""The conditions of udbudsloven §§ 54 and 190, condition by condition, as the internal annex prints them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.clause_library.ways import OPEN
from app.documents.wording import ANSWERS, GRADES
from app.model.advice import Advice, CaseFile
from app.model.eligibility import EnterpriseTest
from app.model.law import Grade, Point, RouteCode, RouteStatus
from app.text.writing import dato

_BY_54 = (RouteCode.RESERVED_54, RouteCode.RESERVED_LOT_54)
_BY_190 = (RouteCode.RESERVED_190,)
_SENTENCE_END = re.compile(r"(?<=\.) (?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class PointRow:
    """One condition of the purchase: the question, the answer, what it rests on with date and grade, and the rule."""

    question: str
    answer: str
    evidence: str
    law: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One enterprise's answer to a condition, and what it rests on with date and grade."""

    name: str
    answer: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ConditionTable:
    """One condition put to every enterprise. common: the sentences that hold for all of them, said once."""

    question: str
    law: str
    common: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class EligibilityFacts:
    """of_purchase: what the purchase itself answers. conditions: § 54 first, enterprises in the order of the matches.

    gone: names of listed enterprises that the register holds no more.
    """

    of_purchase: tuple[PointRow, ...]
    conditions: tuple[ConditionTable, ...]
    gone: tuple[str, ...]


def eligibility_facts(case_file: CaseFile) -> EligibilityFacts | None:
    """The conditions of the sections by which the purchase can be reserved; None where there is none, or nobody listed.

    A route that waits for legal staff counts when the clauses follow it.
    """
    tests, advice = case_file.tests, case_file.advice
    by_54, by_190 = _open(advice, _BY_54), _open(advice, _BY_190)
    if not (by_54 or by_190) or not (tests.enterprises or tests.gone):
        return None
    conditions = [
        *(_conditions(tests.enterprises, lambda one: one.by_54) if by_54 else ()),
        *(_conditions(tests.enterprises, lambda one: one.by_190) if by_190 else ()),
    ]
    return EligibilityFacts(
        of_purchase=tuple(_of_purchase(tests.of_purchase)) if by_190 else (),
        conditions=tuple(conditions),
        gone=tests.gone,
    )


def _open(advice: Advice, codes: Iterable[RouteCode]) -> bool:
    return any(
        route.code in codes
        and (route.status in OPEN or (route.clauses and route.status is not RouteStatus.NOT_AVAILABLE))
        for route in advice.routes
    )


def _of_purchase(points: Iterable[Point]) -> Iterator[PointRow]:
    for one in points:
        yield PointRow(one.question, _answer(one), f"{one.evidence} {_source(one)}", one.law)


def _conditions(
    enterprises: Sequence[EnterpriseTest], points_of: Callable[[EnterpriseTest], Sequence[Point]]
) -> Iterator[ConditionTable]:
    """A table for each question, in the order of the law room, which puts the same questions to everybody."""
    names = _names(enterprises)
    for put in zip(*(points_of(one) for one in enterprises), strict=True):
        said = [_SENTENCE_END.split(point.evidence) for point in put]
        common = [part for part in said[0] if all(part in each for each in said)] if len(said) > 1 else []
        yield ConditionTable(
            question=put[0].question,
            law=put[0].law,
            common=" ".join(common),
            rows=tuple(
                AnswerRow(
                    name,
                    _answer(point),
                    " ".join([*(part for part in parts if part not in common), _source(point)]),
                )
                for name, point, parts in zip(names, put, said, strict=True)
            ),
        )


def _names(enterprises: Sequence[EnterpriseTest]) -> tuple[str, ...]:
    """The list above has the numbers; here one stands only beside a name that two enterprises bear."""
    bearers = Counter(one.name for one in enterprises)
    return tuple(one.name if bearers[one.name] == 1 else f"{one.name} (CVR {one.cvr})" for one in enterprises)


def _answer(point: Point) -> str:
    """The register is looked up and proves nothing, which is an answer."""
    return "Nej" if point.grade is Grade.REGISTER else ANSWERS[point.answer]


def _source(point: Point) -> str:
    """The grade, and its day unless the evidence says it."""
    day = f" pr. {dato(point.as_of)}" if point.as_of and dato(point.as_of) not in point.evidence else ""
    return f"({GRADES[point.grade]}{day}.)"

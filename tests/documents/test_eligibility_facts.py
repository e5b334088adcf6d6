"""The annex prints the conditions of a reservation where its route is open; the register proves nothing, it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.documents.eligibility_facts import eligibility_facts
from app.model.advice import CaseFile, Edition
from app.model.eligibility import CaseTests, EnterpriseTest
from app.model.law import Answer, Grade, Point, RouteCode, RouteStatus

from .cases import canteen
from .making import tender_html, words_of

SHARE = Point(
    "Er andelen stor nok?", Answer.MET, "Andelen er 40 %.", date(2026, 2, 1), Grade.AUDITED, "udbudsloven § 54"
)
MISSION = Point("Er formålet knyttet til ydelserne?", Answer.UNKNOWN, "Spørg.", None, Grade.NONE, "udbudsloven § 190")
CODE = Point("Står koden på listen?", Answer.MET, "Den står der.", date(2026, 5, 1), Grade.CASE, "udbudsloven § 190")


def with_tests(enterprises: int = 1, closed: tuple[RouteCode, ...] = ()) -> CaseFile:
    """The canteen with so many tested enterprises, and these routes closed."""
    case_file = canteen()
    routes = tuple(
        replace(route, status=RouteStatus.NOT_AVAILABLE) if route.code in closed else route
        for route in case_file.advice.routes
    )
    each = tuple(EnterpriseTest(f"{at:08}", f"Værksted {at}", (SHARE,), (MISSION,)) for at in range(1, enterprises + 1))
    tests = CaseTests((CODE,), each, ("Lukket Værksted",))
    return replace(case_file, advice=replace(case_file.advice, routes=routes), tests=tests)


def questions(case_file: CaseFile) -> list[str]:
    """What is asked: of the purchase itself, then of the enterprises."""
    facts = eligibility_facts(case_file)
    assert facts is not None
    return [row.question for row in facts.of_purchase] + [one.question for one in facts.conditions]


def test_question_answer_evidence_grade_date_and_rule_are_printed_inside() -> None:
    words = words_of(tender_html(with_tests(), Edition.INTERNAL))
    for text in ("Er andelen stor nok?", "Opfyldt", "Andelen er 40 %.", "(Revisorerklæring pr. 1. februar 2026"):
        assert text in words
    assert "Ikke oplyst" in words
    assert "Registret beviser intet" in words
    assert "§ 159" in words
    assert "Lukket Værksted" in words


def test_the_public_edition_has_none_of_it() -> None:
    page = tender_html(with_tests(), Edition.PUBLIC)
    assert "Værksted 1" not in page
    assert "Andelen er 40" not in page


def test_only_sections_whose_route_is_open_are_printed() -> None:
    both_54 = (RouteCode.RESERVED_54, RouteCode.RESERVED_LOT_54)
    assert questions(with_tests()) == [CODE.question, SHARE.question, MISSION.question]
    assert questions(with_tests(closed=(RouteCode.RESERVED_190,))) == [SHARE.question]
    assert questions(with_tests(closed=both_54)) == [CODE.question, MISSION.question]
    assert questions(with_tests(closed=both_54[:1])) == [CODE.question, SHARE.question, MISSION.question]
    assert eligibility_facts(with_tests(closed=(*both_54, RouteCode.RESERVED_190))) is None


def test_every_listed_enterprise_answers_every_condition() -> None:
    facts = eligibility_facts(with_tests(20, closed=(RouteCode.RESERVED_190,)))
    assert facts is not None
    assert [row.name for row in facts.conditions[0].rows] == [f"Værksted {at}" for at in range(1, 21)]


def test_two_enterprises_of_one_name_are_told_apart_by_their_numbers() -> None:
    case_file = with_tests(3, closed=(RouteCode.RESERVED_190,))
    first, second, third = case_file.tests.enterprises
    alike = replace(case_file.tests, enterprises=(first, replace(second, name=first.name), third))
    facts = eligibility_facts(replace(case_file, tests=alike))
    assert facts is not None
    assert [row.name for row in facts.conditions[0].rows] == [
        "Værksted 1 (CVR 00000001)",
        "Værksted 1 (CVR 00000002)",
        "Værksted 3",
    ]


def test_a_day_that_the_evidence_says_is_not_said_again_with_its_source() -> None:
    case_file = with_tests(1, closed=(RouteCode.RESERVED_190,))
    point = replace(SHARE, evidence="Oplysningen er fra den 1. februar 2026.")
    listed = (replace(case_file.tests.enterprises[0], by_54=(point,)),)
    facts = eligibility_facts(replace(case_file, tests=replace(case_file.tests, enterprises=listed)))
    assert facts is not None
    assert facts.conditions[0].rows[0].evidence == "Oplysningen er fra den 1. februar 2026. (Revisorerklæring.)"


def test_what_holds_for_all_enterprises_is_said_once_above_their_answers() -> None:
    case_file = with_tests(2, closed=(RouteCode.RESERVED_190,))
    first, second = case_file.tests.enterprises
    of_each = (
        replace(first, by_54=(replace(SHARE, evidence="Andelen er 40 %. Bed om begge tal."),)),
        replace(second, by_54=(replace(SHARE, evidence="Andelen er 52 %. Bed om begge tal."),)),
    )
    facts = eligibility_facts(replace(case_file, tests=replace(case_file.tests, enterprises=of_each)))
    assert facts is not None
    (condition,) = facts.conditions
    assert condition.common == "Bed om begge tal."
    assert [row.evidence for row in condition.rows] == [
        "Andelen er 40 %. (Revisorerklæring pr. 1. februar 2026.)",
        "Andelen er 52 %. (Revisorerklæring pr. 1. februar 2026.)",
    ]


def test_a_look_up_in_the_register_answers_no_and_not_that_nothing_is_known() -> None:
    register = replace(SHARE, answer=Answer.UNKNOWN, grade=Grade.REGISTER)
    case_file = with_tests(1, closed=(RouteCode.RESERVED_190,))
    listed = (replace(case_file.tests.enterprises[0], by_54=(register, replace(register, grade=Grade.NONE))),)
    facts = eligibility_facts(replace(case_file, tests=replace(case_file.tests, enterprises=listed)))
    assert facts is not None
    assert [one.rows[0].answer for one in facts.conditions] == ["Nej", "Ikke oplyst"]


def test_where_nobody_is_listed_there_is_no_table() -> None:
    assert eligibility_facts(canteen()) is None

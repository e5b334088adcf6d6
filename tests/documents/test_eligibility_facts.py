"""The annex prints the conditions of a reservation where its route is open; the register proves nothing, it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.documents.eligibility_facts import MOST_PRINTED, eligibility_facts
from app.model.advice import CaseFile, Edition
from app.model.eligibility import CaseTests, EnterpriseTest
from app.model.law import Answer, Grade, Point, RouteCode, RouteStatus

from .cases import canteen
from .making import tender_html
from .test_tender_page import words_of

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


def captions(case_file: CaseFile) -> list[str]:
    facts = eligibility_facts(case_file)
    return [table.caption for table in facts.tables] if facts else []


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
    assert captions(with_tests()) == [
        "Indkøbet selv efter § 190",
        "Værksted 1 (cvr 00000001) efter § 54",
        "Værksted 1 (cvr 00000001) efter § 190",
    ]
    assert captions(with_tests(closed=(RouteCode.RESERVED_190,))) == ["Værksted 1 (cvr 00000001) efter § 54"]
    assert captions(with_tests(closed=both_54))[1:] == ["Værksted 1 (cvr 00000001) efter § 190"]
    assert captions(with_tests(closed=both_54[:1], enterprises=1))[1] == "Værksted 1 (cvr 00000001) efter § 54"
    assert eligibility_facts(with_tests(closed=(*both_54, RouteCode.RESERVED_190))) is None


def test_the_longest_list_is_cut_and_names_who_is_left_out() -> None:
    facts = eligibility_facts(with_tests(MOST_PRINTED + 2, closed=(RouteCode.RESERVED_190,)))
    assert facts is not None
    assert len(facts.tables) == MOST_PRINTED
    assert facts.left_out == (f"Værksted {MOST_PRINTED + 1}", f"Værksted {MOST_PRINTED + 2}")


def test_where_nobody_is_listed_there_is_no_table() -> None:
    assert eligibility_facts(canteen()) is None

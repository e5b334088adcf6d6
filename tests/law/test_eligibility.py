"""The points of §§ 54 and 190: what the sources tell, what they do not, and that the register proves nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import eligibility
from app.model.enterprise import Enterprise, Evidence, RsvStatus
from app.model.errors import InputError
from app.model.law import Answer, Grade, Point
from app.model.match import Reserved54
from app.model.reserved_54 import Demand54, grade
from tests.law.test_sentences import PARAMETERS, make_purchase

NOTICE = date(2026, 5, 1)
VIEW = PARAMETERS.at(NOTICE)
AIM, SHARE, KIND, AGE, RSV = range(5)
CODE, REGIME, YEARS, ONLY, MISSION, PROFIT, OWNERSHIP, PAUSE, RSV_190 = range(9)


def row(**facts: Any) -> Enterprise:
    return Enterprise("99000001", "Værkstedet", **facts)


def points_54(**facts: Any) -> tuple[Point, ...]:
    return eligibility.test_54(row(**facts), VIEW, NOTICE)


def points_190(enterprise: Enterprise | None = None, **purchase: Any) -> tuple[Point, ...]:
    one = make_purchase({"cpv_codes": ["85320000"], "value_kr": 6_000_000, **purchase})
    return eligibility.test_190(enterprise or row(), one, one.cpv_codes, PARAMETERS.at(one.notice_date))


def shown(percent: float, evidence: Evidence, as_of: date | None) -> tuple[Point, ...]:
    return points_54(disadvantaged_pct=percent, disadvantaged_evidence=evidence, disadvantaged_as_of=as_of)


@pytest.mark.parametrize(
    ("percent", "evidence", "answer"),
    [
        (30, Evidence.AUDITED, Answer.MET),
        (30, Evidence.SELF_DECLARED, Answer.MET),
        (29.9, Evidence.AUDITED, Answer.NOT_MET),
        (0, Evidence.NONE, Answer.NOT_MET),
        (45, Evidence.NONE, Answer.UNKNOWN),
        (None, Evidence.AUDITED, Answer.UNKNOWN),
    ],
)
def test_the_share_is_held_against_the_thirty_percent(percent: float, evidence: Evidence, answer: Answer) -> None:
    point = shown(percent, evidence, NOTICE)[SHARE]
    assert point.answer is answer
    assert "Er mindst 30" in point.question
    assert "personer eller årsværk, er ikke afklaret" in point.evidence


def test_the_share_says_its_number_its_evidence_and_its_day() -> None:
    point = shown(62, Evidence.AUDITED, date(2026, 2, 27))[SHARE]
    assert "62" in point.evidence
    assert "revisorerklæring" in point.evidence
    assert (point.as_of, point.grade, point.law) == (date(2026, 2, 27), Grade.AUDITED, "udbudsloven § 54")


@pytest.mark.parametrize(
    ("evidence", "answer"),
    [
        (Evidence.DOCUMENTED, Answer.MET),
        (Evidence.AUDITED, Answer.MET),
        (Evidence.SELF_DECLARED, Answer.NOT_MET),
        (Evidence.NONE, Answer.UNKNOWN),
    ],
)
def test_an_own_declaration_is_enough_to_bid_and_not_to_win(evidence: Evidence, answer: Answer) -> None:
    point = shown(50, evidence, NOTICE)[KIND]
    assert point.answer is answer
    assert point.law == "udbudsloven §§ 148 og 159"
    assert ("Den er nok i ESPD" in point.evidence) is (evidence is Evidence.SELF_DECLARED)
    # The same proof before award as the clause asks for: a signed statement, confirmed by others only in doubt.
    assert "afleverer før tildelingen en underskrevet opgørelse" in point.evidence
    assert "rimelig tvivl" in point.evidence


@pytest.mark.parametrize(
    ("as_of", "answer"),
    [
        (date(2024, 5, 1), Answer.MET),
        (date(2024, 4, 30), Answer.NOT_MET),
        (None, Answer.UNKNOWN),
    ],
)
def test_the_age_of_the_evidence_is_counted_back_from_the_notice(as_of: date | None, answer: Answer) -> None:
    point = shown(50, Evidence.DOCUMENTED, as_of)[AGE]
    assert point.answer is answer
    assert "24" in point.question
    assert "Loven nævner ingen alder" in point.evidence
    assert "kræver en ny opgørelse af den, der står til at vinde" in point.evidence


def test_no_register_tells_the_main_aim_even_where_target_groups_are_named() -> None:
    known, unknown = points_54(target_groups=("langtidsledige",))[AIM], points_54()[AIM]
    assert known.answer is unknown.answer is Answer.UNKNOWN
    assert "langtidsledige" in known.evidence
    assert "Bed om vedtægternes formålsbestemmelse" in unknown.evidence
    assert (known.grade, unknown.grade) == (Grade.SELF_DECLARED, Grade.NONE)


@pytest.mark.parametrize("status", list(RsvStatus))
def test_the_register_is_a_dated_fact_that_proves_nothing(status: RsvStatus) -> None:
    enterprise = row(rsv_status=status, rsv_as_of=date(2026, 3, 2))
    for point in (eligibility.test_54(enterprise, VIEW, NOTICE)[RSV], points_190(enterprise)[RSV_190]):
        assert point.answer is Answer.UNKNOWN
        assert "beviser derfor intet" in point.evidence
        assert (point.as_of == date(2026, 3, 2)) is (status is not RsvStatus.UNKNOWN)
        assert ("2. marts 2026" in point.evidence) is (status is not RsvStatus.UNKNOWN)


@given(
    st.one_of(st.none(), st.integers(0, 100)),
    st.sampled_from(Evidence),
    st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2026, 5, 1))),
)
def test_documented_is_just_where_share_kind_and_age_are_all_met(
    percent: int | None, evidence: Evidence, as_of: date | None
) -> None:
    enterprise = row(disadvantaged_pct=percent, disadvantaged_evidence=evidence, disadvantaged_as_of=as_of)
    points = eligibility.test_54(enterprise, VIEW, NOTICE)
    all_met = all(points[number].answer is Answer.MET for number in (SHARE, KIND, AGE))
    found = grade(enterprise, Demand54.on(NOTICE, VIEW))
    assert all_met is (found is Reserved54.DOCUMENTED)
    assert (points[SHARE].answer is Answer.NOT_MET) is (found is Reserved54.NO)


def test_a_day_before_the_law_is_refused() -> None:
    with pytest.raises(InputError):
        eligibility.test_54(row(), PARAMETERS.at(date(2015, 12, 31)), date(2015, 12, 31))


@pytest.mark.parametrize(
    ("purchase", "number", "answer"),
    [
        ({}, CODE, Answer.MET),
        ({"cpv_codes": ["55510000"]}, CODE, Answer.NOT_MET),
        ({"cpv_codes": ["80111000"]}, CODE, Answer.NOT_MET),
        ({"cpv_codes": []}, CODE, Answer.UNKNOWN),
        ({"value_kr": 5_595_000}, REGIME, Answer.MET),
        ({"value_kr": 5_594_999}, REGIME, Answer.UNKNOWN),
        ({"value_kr": 5_594_999, "notice_date": date(2025, 6, 1)}, REGIME, Answer.MET),
        ({"concession": True}, REGIME, Answer.UNKNOWN),
        ({"cpv_codes": ["90910000"]}, REGIME, Answer.NOT_MET),
        ({"duration_months": 36}, YEARS, Answer.MET),
        ({"duration_months": 37}, YEARS, Answer.NOT_MET),
    ],
)
def test_what_the_purchase_itself_answers(purchase: dict[str, Any], number: int, answer: Answer) -> None:
    point = points_190(**purchase)[number]
    assert point.answer is answer
    assert point.grade is Grade.CASE
    assert point.as_of == purchase.get("notice_date", NOTICE)


def test_what_no_register_tells_is_unknown_and_names_the_evidence_to_ask_for() -> None:
    for point in points_190()[ONLY : PAUSE + 1]:
        assert point.answer is Answer.UNKNOWN
        assert point.evidence.startswith("Ikke oplyst – spørg.")
        assert "Bed " in point.evidence or "bed " in point.evidence
        assert (point.as_of, point.law) == (None, "udbudsloven § 190")


def test_codes_outside_the_list_speak_against_only_such_services_and_settle_nothing() -> None:
    point = points_190(row(cpv_codes=("85320000", "90910000")))[ONLY]
    assert point.answer is Answer.UNKNOWN
    assert "ikke er på listen: 90910000. Det taler imod" in point.evidence
    inside = points_190(row(cpv_codes=("85320000",)))[ONLY]
    assert inside.answer is Answer.UNKNOWN
    assert "registret er ikke udtømmende" in inside.evidence


def test_an_amount_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    assert points_190()[REGIME].evidence.replace("\xa0", " ").endswith("tærskelværdien på 5.595.000 kr.")


def test_many_codes_outside_the_list_are_cut_short() -> None:
    point = points_190(row(cpv_codes=("90910000", "90911000", "90919000", "77310000")))[ONLY]
    assert "90910000, 90911000, 90919000 og flere" in point.evidence
    assert "77310000" not in point.evidence


def test_the_legal_form_is_named_and_decides_nothing() -> None:
    for number in (MISSION, PROFIT, OWNERSHIP):
        point = points_190(row(legal_form="Selvejende institution"))[number]
        assert "Virksomhedsformen er Selvejende institution; den afgør det ikke" in point.evidence
        assert point.answer is Answer.UNKNOWN


def test_a_notice_outside_the_known_periods_is_refused_for_190() -> None:
    with pytest.raises(InputError) as refused:
        points_190(notice_date=date(2028, 1, 1))
    assert refused.value.problems[0].field == "notice_date"

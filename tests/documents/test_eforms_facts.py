"""The sheet of the EU notice says what the case says, per lot, and leaves the rest to the municipality."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.documents.eforms_facts import eforms_facts
from app.model.advice import CaseFile
from app.model.choices import Choices
from app.model.clause import Binds
from app.model.law import Finding, Regime, RouteCode, RouteStatus, Severity
from app.model.match import Suggestion
from app.model.purchase import ContractType, Lot
from tests.documents.cases import EMPLOYMENT, LABOUR, RESERVED, canteen, route, routes, small_purchase
from tests.documents.notices import LOT, case_190, case_of, codes, entered, lot_case, naming

FIRST, SECOND, WHOLE = "LOT-0001", "LOT-0002", "LOT-0000"


def test_the_canteen_in_the_light_regime_is_filled_in_from_the_case() -> None:
    sheet = eforms_facts(canteen())
    assert sheet.used
    assert entered(sheet, "BT-02-notice") == [
        ("Udbudsbekendtgørelse for sociale og andre specifikke tjenesteydelser", "cn-social")
    ]
    assert entered(sheet, "BT-21-Procedure") == [("Kantinedrift på rådhuset", "")]
    assert entered(sheet, "BT-23-Procedure") == [("Tjenesteydelser", "services")]
    assert entered(sheet, "BT-27-Procedure") == [("6200000", "DKK")]
    assert entered(sheet, "BT-262-Procedure") == [("Kantinetjenester", "55510000")]
    assert entered(sheet, "BT-36-Lot", WHOLE) == [("48", "MONTH")]
    assert entered(sheet, "BT-536-Lot", WHOLE) == [("2026-09-01", "")]
    assert codes(sheet, "BT-71-Lot", WHOLE) == ["none"]
    assert [lot.id for lot in sheet.lots] == [WHOLE]


def test_an_ordinary_purchase_above_the_threshold_has_the_ordinary_notice() -> None:
    assert codes(case_of(), "BT-02-notice") == ["cn-standard"]


@pytest.mark.parametrize(
    ("regime", "says"),
    [
        (Regime.AFSNIT_IV, "skal annonceres på udbud.dk"),
        (Regime.AFSNIT_V, "følger udbudsloven § 193"),
        (Regime.BELOW_500K, "eForms bruges ikke"),
        (Regime.TILBUDSLOVEN, "følger tilbudsloven"),
    ],
)
def test_below_the_thresholds_there_is_no_notice_in_eforms_and_the_sheet_says_why(regime: Regime, says: str) -> None:
    sheet = eforms_facts(case_of(regime=regime))
    assert not sheet.used
    assert says in sheet.verdict
    assert sheet.fields == ()


def test_an_open_question_of_cross_border_interest_is_told() -> None:
    assert "Viser det sig" in eforms_facts(small_purchase()).verdict
    decided = case_of(regime=Regime.AFSNIT_V, regime_if_cross_border=None)
    assert "Viser det sig" not in eforms_facts(decided).verdict


def test_a_concession_has_forms_that_the_tool_does_not_know() -> None:
    sheet = eforms_facts(case_of(concession=True))
    assert not sheet.used
    assert "koncession" in sheet.verdict


def test_a_reserved_lot_gets_its_code_on_that_lot_only() -> None:
    sheet = eforms_facts(lot_case())
    assert codes(sheet, "BT-71-Lot", FIRST) == ["none"]
    assert codes(sheet, "BT-71-Lot", SECOND) == ["res-ws"]
    assert sheet.stops == ()
    assert any(f"»{LOT}«" in field.why for field in sheet.fields if field.bt == "BT-71-Lot" and field.scope == FIRST)


def test_a_contract_clause_of_the_reserved_lot_binds_no_other_lot() -> None:
    lasting = replace(EMPLOYMENT, id="andel-i-tiden", title="Andelen i kontraktens tid")
    case_file = case_of(
        routes=routes(reserved_lot_54=(RESERVED.id, lasting.id), labour_clause=(LABOUR.id,)),
        clauses=(naming(LOT), lasting, LABOUR),
    )
    ((first, _),), ((second, _),) = entered(case_file, "BT-70-Lot", FIRST), entered(case_file, "BT-70-Lot", SECOND)
    assert lasting.title in second
    assert lasting.title not in first
    assert codes(case_file, "BT-775-Lot", FIRST) == ["work-cond"]
    assert codes(case_file, "BT-775-Lot", SECOND) == ["opp", "work-cond"]


@pytest.mark.parametrize(
    "case_file",
    [
        lot_case("En delkontrakt, som ikke findes"),
        lot_case(text="En af delkontrakterne er forbeholdt."),
        case_of(routes=routes(reserved_lot_54=(RESERVED.id,)), clauses=(RESERVED,)),
        case_of(
            lots=(Lot(LOT, 1_000_000), Lot(LOT, 2_000_000)),
            value_kr=3_000_000,
            routes=routes(reserved_lot_54=(RESERVED.id,)),
            clauses=(naming(LOT),),
        ),
    ],
    ids=["no such lot", "the text names none", "no blank", "two of that name"],
)
def test_where_no_single_lot_is_named_nobody_guesses(case_file) -> None:
    sheet = eforms_facts(case_file)
    assert codes(sheet, "BT-71-Lot", FIRST) == codes(sheet, "BT-71-Lot", SECOND) == [""]
    assert any("ikke entydigt" in stop for stop in sheet.stops)


def test_a_reserved_lot_of_an_undivided_purchase_is_a_stop() -> None:
    sheet = eforms_facts(case_of(lots=(), routes=routes(reserved_lot_54=(RESERVED.id,)), clauses=(naming(LOT),)))
    assert codes(sheet, "BT-71-Lot", WHOLE) == [""]
    assert any("ikke delt op i sagen" in stop for stop in sheet.stops)


def test_a_purchase_that_is_reserved_whole_gets_the_code_on_every_lot() -> None:
    sheet = eforms_facts(case_of(routes=routes(reserved_54=(RESERVED.id,)), clauses=(RESERVED,)))
    assert codes(sheet, "BT-71-Lot", FIRST) == codes(sheet, "BT-71-Lot", SECOND) == ["res-ws"]
    assert codes(sheet, "BT-775-Lot", FIRST) == ["opp"]
    assert "udbudsloven § 54" in entered(sheet, "BT-777-Lot", FIRST)[0][0]


def test_section_190_has_its_own_code_and_no_stop_where_the_way_is_open() -> None:
    sheet = eforms_facts(case_190(RouteStatus.AVAILABLE, "Ydelsen står på listen."))
    assert codes(sheet, "BT-71-Lot", WHOLE) == ["res-pub-ser"]
    assert sheet.stops == ()


def test_section_190_with_a_code_that_is_not_listed_is_a_stop_that_says_why() -> None:
    why = "Ydelsen (90910000) står ikke på listen over ydelser, som § 190 omfatter."
    (stop,) = eforms_facts(case_190(RouteStatus.NOT_AVAILABLE, why)).stops
    assert "BT-71" in stop
    assert "BT-262" in stop
    assert why in stop


def test_a_picked_way_of_section_190_that_is_closed_is_a_stop_before_any_clause_is_chosen() -> None:
    closed = route(RouteCode.RESERVED_190, RouteStatus.NOT_AVAILABLE, "Kontrakten løber 48 måneder.", "§ 190")
    case_file = case_of(routes=(closed,), choices=Choices(way=RouteCode.RESERVED_190))
    assert any("48 måneder" in stop for stop in eforms_facts(case_file).stops)
    assert eforms_facts(case_of(routes=(closed,))).stops == ()


def test_clauses_after_both_rules_leave_the_field_open() -> None:
    case_file = case_of(
        routes=routes(reserved_54=("a",), reserved_190=("b",)),
        clauses=(replace(RESERVED, id="a"), replace(RESERVED, id="b")),
    )
    sheet = eforms_facts(case_file)
    assert codes(sheet, "BT-71-Lot", FIRST) == [""]
    assert any("både § 54 og § 190" in stop for stop in sheet.stops)


def test_a_stop_of_the_case_stops_the_notice_too() -> None:
    finding = Finding("local_requirement", Severity.BLOCK, "Teksten kræver lokal forankring.", "udbudsloven § 3")
    (stop,) = eforms_facts(case_of(findings=(finding,))).stops
    assert "1 stop" in stop


def test_social_fields_follow_the_clauses() -> None:
    sheet = eforms_facts(canteen())
    assert codes(sheet, "BT-06-Lot", WHOLE) == ["soc-obj"]
    assert codes(sheet, "BT-775-Lot", WHOLE) == ["opp", "work-cond"]
    ((described, _),) = entered(sheet, "BT-777-Lot", WHOLE)
    assert EMPLOYMENT.title in described
    assert LABOUR.title in described
    ((terms, _),) = entered(sheet, "BT-70-Lot", WHOLE)
    assert re.search(rf"\d\.1 {EMPLOYMENT.title}; \d\.2 {LABOUR.title}\.", terms)


def test_without_social_clauses_the_social_fields_are_left_open_or_out() -> None:
    sheet = eforms_facts(case_of(lots=()))
    assert entered(sheet, "BT-06-Lot", WHOLE) == [("", "")]
    assert entered(sheet, "BT-775-Lot", WHOLE) == entered(sheet, "BT-777-Lot", WHOLE) == []
    assert entered(sheet, "BT-70-Lot", WHOLE) == [("", "")]


def test_a_description_of_the_objective_stands_wherever_the_code_does() -> None:
    for case_file in (canteen(), lot_case(), case_of()):
        sheet = eforms_facts(case_file)
        for lot in sheet.lots:
            assert bool(codes(sheet, "BT-775-Lot", lot.id)) == bool(entered(sheet, "BT-777-Lot", lot.id))


def test_many_clauses_are_listed_as_far_as_one_reads_and_the_rest_is_counted() -> None:
    many = tuple(
        replace(EMPLOYMENT, id=f"klausul-{at}", title=f"Klausul nummer {at} med en lang titel") for at in range(60)
    )
    case_file = case_of(lots=(), routes=routes(employment_clause=tuple(one.id for one in many)), clauses=many)
    for bt in ("BT-70-Lot", "BT-777-Lot"):
        ((text, _),) = entered(case_file, bt, WHOLE)
        assert len(text) < 1_100
    assert " mere." in entered(case_file, "BT-70-Lot", WHOLE)[0][0]


def test_execution_is_not_reserved_and_that_is_marked_as_an_inference() -> None:
    (field,) = [field for field in eforms_facts(canteen()).fields if field.bt == "BT-736-Lot"]
    assert field.code == "no"
    assert "fortolkning" in field.why


def test_what_the_case_does_not_say_is_left_to_the_municipality() -> None:
    sheet = eforms_facts(case_of(cpv_codes=(), start_date=None, description="", lots=()))
    opened = {field.bt for field in sheet.fields if field.open}
    assert {"BT-105-Procedure", "BT-24-Procedure", "BT-262-Procedure", "BT-5071-Procedure", "BT-536-Lot"} <= opened
    assert all(field.why for field in sheet.fields if field.open)


def test_a_suggested_code_is_told_and_not_entered() -> None:
    suggestion = Suggestion("77310000", "Anlæg af grønne arealer", "Greenery", 0.9, "strong", ())
    sheet = eforms_facts(case_of(cpv_codes=(), lots=(), suggestions=(suggestion,)))
    assert any("77310000" in remark for remark in sheet.remarks)
    assert codes(sheet, "BT-262-Procedure") == [""]


def test_lots_that_do_not_add_up_are_told() -> None:
    assert any(
        "tilsammen 6.200.000 kr. Ret" in one.replace("\u00a0", " ")
        for one in eforms_facts(case_of(value_kr=7_000_000)).remarks
    )
    assert eforms_facts(case_of()).remarks == ()


def test_a_lot_has_its_own_codes_and_borrows_what_it_lacks() -> None:
    lots = (Lot("A", 3_000_000, "Egen", ("77314000", "77311000")), Lot("B", 3_200_000))
    sheet = eforms_facts(case_of(lots=lots, contract_type=ContractType.SERVICES))
    assert codes(sheet, "BT-262-Lot", FIRST) == ["77314000"]
    assert codes(sheet, "BT-263-Lot", FIRST) == ["77311000"]
    assert codes(sheet, "BT-262-Lot", SECOND) == ["77310000"]
    assert entered(sheet, "BT-24-Lot", FIRST) == [("Egen", "")]
    assert entered(sheet, "BT-24-Lot", SECOND) == entered(sheet, "BT-24-Procedure")


def test_a_lot_with_another_main_code_under_section_190_is_told() -> None:
    case_file = case_190(RouteStatus.AVAILABLE, "Åben.")
    lots = (Lot("A", 3_000_000, "", ("90910000",)), Lot("B", 3_200_000))
    advice = replace(case_file.advice, purchase=replace(case_file.advice.purchase, lots=lots))
    assert any("anden hovedkode" in one for one in eforms_facts(replace(case_file, advice=advice)).remarks)


def bound(binds: Binds, text: str = EMPLOYMENT.text) -> CaseFile:
    """The two lots with a contract clause that binds those."""
    base = lot_case()
    clauses = tuple(
        replace(one, binds=binds, text=text) if one.id == EMPLOYMENT.id else one for one in base.advice.clauses
    )
    return replace(base, advice=replace(base.advice, clauses=clauses))


@pytest.mark.parametrize(("binds", "there"), [(Binds.OPEN, (True, False)), (Binds.RESERVED, (False, True))])
def test_a_clause_stands_only_at_the_lots_that_it_binds(binds: Binds, there: tuple[bool, bool]) -> None:
    for scope, expected in zip((FIRST, SECOND), there, strict=True):
        for bt in ("BT-70-Lot", "BT-777-Lot"):
            told = " ".join(value for value, _ in entered(bound(binds), bt, scope))
            assert (EMPLOYMENT.title in told) is expected, (scope, bt)


def test_a_clause_that_names_its_lots_stands_at_those() -> None:
    case_file = bound(Binds.NAMED, f"Vilkåret gælder disse delkontrakter: {LOT.upper()}, én plads.")
    assert EMPLOYMENT.title not in entered(case_file, "BT-70-Lot", FIRST)[0][0]
    assert EMPLOYMENT.title in entered(case_file, "BT-70-Lot", SECOND)[0][0]
    assert eforms_facts(case_file).remarks == eforms_facts(lot_case()).remarks


def test_a_clause_that_names_no_lot_yet_stands_at_all_and_the_sheet_says_that_it_is_open() -> None:
    case_file = bound(Binds.NAMED, "Vilkåret gælder disse delkontrakter: [udfyldes: Delkontrakter].")
    for scope in (FIRST, SECOND):
        assert EMPLOYMENT.title in entered(case_file, "BT-70-Lot", scope)[0][0]
    assert [one for one in eforms_facts(case_file).remarks if f"»{EMPLOYMENT.title}« siger endnu ikke" in one]

"""The request for offers: its rule, whom it asks, its clauses in full, and the form to answer on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.clause_library import load_clauses
from app.model.advice import Edition
from app.model.choices import Choices
from app.model.law import Regime, RouteCode, RouteStatus
from app.model.purchase import Lot

from .cases import EMPLOYMENT, LABOUR, RESERVED, route, small_purchase
from .letter_cases import CRITERION, QUOTE, case, page, request, words
from .making import made

CLAUSES = Path(__file__).resolve().parents[2] / "clauses"
ONE, SEVERAL = "Kommunen ser på, om tilbuddet løser opgaven", "Kommunen beder flere virksomheder om tilbud."


@pytest.mark.parametrize("regime", [Regime.AFSNIT_V, Regime.BELOW_500K, Regime.TILBUDSLOVEN, Regime.AFSNIT_II])
def test_a_request_never_states_the_value_of_the_purchase_or_of_a_lot(regime):
    lots = (Lot("Første", 4_321_987), Lot("Anden", 1_234_567))
    said = words(case(regime=regime, value_kr=7_654_321, lots=lots), QUOTE)

    for figure in ("7.654.321", "4.321.987", "1.234.567", "Anslået"):
        assert figure not in said


@pytest.mark.parametrize(
    ("regime", "rule"),
    [
        (Regime.AFSNIT_V, "ikke-diskriminerende hensyn (udbudsloven § 193)"),
        (Regime.BELOW_500K, "Kommunen følger de forvaltningsretlige grundsætninger"),
        (Regime.TILBUDSLOVEN, "Tilbud indhentes efter tilbudsloven § 12. Kommunen behandler alle tilbudsgivere ens"),
    ],
)
def test_a_request_names_the_rule_of_its_regime(regime, rule):
    assert rule in words(case(regime=regime), QUOTE)


def test_a_request_for_a_concession_names_its_own_order():
    said = words(case(concession=True, regime=Regime.AFSNIT_V), QUOTE)

    assert "Koncessionsbekendtgørelsen gælder for den (BEK 1080/2022)." in said
    assert "§ 193" not in said


def test_one_enterprise_or_several_are_asked_as_the_clauses_were_chosen():
    assert ONE in words(case(small_purchase, request(), way=RouteCode.DIRECT_PURCHASE), QUOTE)
    assert SEVERAL in words(case(small_purchase, request(), way=RouteCode.QUOTES), QUOTE)


def test_without_a_clause_the_picked_way_says_how_many_are_asked():
    case_file = case()
    picked = replace(case_file.advice, choices=Choices(way=RouteCode.DIRECT_PURCHASE))

    assert ONE in words(replace(case_file, advice=picked), QUOTE)


def test_without_clause_and_pick_one_is_asked_only_where_nothing_else_is_open():
    case_file = case()
    only_one = tuple(
        route(one, RouteStatus.AVAILABLE if one is RouteCode.DIRECT_PURCHASE else RouteStatus.NOT_AVAILABLE, "", "")
        for one in RouteCode
    )

    assert SEVERAL in words(case_file, QUOTE)
    assert ONE in words(replace(case_file, advice=replace(case_file.advice, routes=only_one)), QUOTE)


@pytest.mark.parametrize(
    ("regime", "way", "counted"),
    [
        (Regime.AFSNIT_V, RouteCode.QUOTES, True),
        (Regime.TILBUDSLOVEN, RouteCode.QUOTES, True),
        (Regime.BELOW_500K, RouteCode.QUOTES, False),
        (Regime.AFSNIT_V, RouteCode.DIRECT_PURCHASE, False),
    ],
)
def test_the_number_that_is_asked_is_stated_where_the_law_limits_it(regime, way, counted):
    said = words(case(small_purchase, request(), regime=regime, way=way), QUOTE)

    assert ("Udfyldes af kommunen: Hvor mange virksomheder der bliver bedt om tilbud" in said) is counted


def test_the_only_one_who_is_asked_is_not_told_so():
    said = words(case(small_purchase, request(), way=RouteCode.DIRECT_PURCHASE), QUOTE)

    assert not re.search(r"\bkun (?:jer|én|en)\b|alle, der har budt|flere virksomheder", said)


def test_what_the_letter_cannot_know_of_the_contract_is_a_field_to_fill_in():
    said = words(case(small_purchase, request()), QUOTE)

    assert "Udfyldes af kommunen: De krav, som tilbuddet skal opfylde" in said
    assert "Udfyldes af kommunen: Vilkårene i kontrakten: betaling, levering, ansvar" in said


def test_declaration_and_signature_stay_together():
    form = page(case(), QUOTE).split('id="afsnit-4"')[1]

    together = re.search(r'<div class="keep">\s*<h3>4\.4 Erklæring</h3>(.*?)</div>', form, re.DOTALL)
    assert together
    assert '<th scope="row">Underskrift</th>' in together[1]


def test_the_deadlines_say_from_which_day_they_are_counted():
    sent = "Dato: [udfyldes: den dag, brevet sendes; fristerne er regnet fra 1. maj 2026]"

    assert sent in words(case(small_purchase, request(), notice_date=date(2026, 5, 1)), QUOTE)


def test_everybody_who_is_asked_is_told_of_the_outcome():
    assert "skriftlig besked om udfaldet til alle, der har budt" in words(case(), QUOTE)


def test_without_the_clause_the_request_marks_the_missing_deadlines_and_binds_nobody():
    said = words(case(), QUOTE)

    assert "Udfyldes af kommunen: Sidste dag for spørgsmål og sidste dag for tilbud." in said
    assert "Kommunen kan lade være med at købe." in said
    assert "Udfyldes af kommunen: Beskrivelse af opgaven." in said


def test_the_clause_that_asks_for_offers_is_the_letter_and_no_numbered_clause():
    html = page(case(small_purchase, request(), EMPLOYMENT), QUOTE)

    assert html.count("Kommunen beder om tilbud.") == 1
    assert "klausul-2.1" not in html
    assert "Sidste dag for spørgsmål" not in html


def test_every_clause_stands_in_full_under_its_number_with_documentation_control_and_sanction():
    said = words(case(small_purchase, request(), EMPLOYMENT, LABOUR), QUOTE)

    assert f"4.1 {EMPLOYMENT.title}" in said
    assert f"4.2 {LABOUR.title} Udkast" in said
    for clause in (EMPLOYMENT, LABOUR):
        for paragraph in re.split(r"\n\n|\n- ", clause.text):
            assert paragraph.strip() in said
        for follow_up in (clause.documentation, clause.control, clause.sanction):
            assert follow_up in said
    assert "4.1.3 Leverandøren vælger selv" in said


def test_every_printed_clause_is_in_the_list_of_versions():
    document = made(case(small_purchase, request(), CRITERION, EMPLOYMENT), QUOTE, Edition.PUBLIC)

    assert [one.id for one in document.clauses] == ["opfordring-til-tilbud", "kriterium", EMPLOYMENT.id]


def test_the_plan_counts_where_a_criterion_says_so_and_is_voluntary_elsewhere():
    assert "Jeres svar efter klausul 3.1. Det tæller ved valget." in words(case(small_purchase, CRITERION), QUOTE)
    assert "Frivilligt, tæller ikke ved valget." in words(case(), QUOTE)


def test_a_price_is_asked_for_each_lot_or_for_the_whole():
    divided = words(case(lots=(Lot("Parker", 1), Lot("Skoler", 1)), duration_months=36), QUOTE)

    assert "Delkontrakt 1: Parker" in divided
    assert "Skriv »bydes ikke« ud for en delkontrakt" in divided
    assert "Heraf pr. år" in divided
    whole = words(case(duration_months=7), QUOTE)
    assert "Hele opgaven i kontraktens tid" in whole
    assert "Heraf pr. år" not in whole
    for said in (divided, whole):
        assert "Pris pr. enhed, hvis der regnes sådan" in said


def test_open_cross_border_interest_is_marked_before_the_request_is_sent():
    case_file = small_purchase()

    assert "Vurderingen af, om indkøbet har en klar grænseoverskridende interesse" in words(case_file, QUOTE)


def test_the_sections_that_the_shipped_clause_speaks_of_are_headings_of_the_request():
    (shipped,) = [one for one in load_clauses(CLAUSES) if one.id == "opfordring-til-tilbud"]
    spoken_of = {
        title for paragraph in shipped.paragraphs for title in re.findall(r"afsnittet\s+»(.+?)«", paragraph.text)
    }
    html = page(case(), QUOTE)

    assert spoken_of
    assert all(re.search(rf"<h2[^>]*>\d {title}</h2>", html) for title in spoken_of)


def test_a_reserving_clause_is_never_lost_in_a_request():
    assert RESERVED.title in words(case(small_purchase, request(), RESERVED, notice_date=date(2026, 5, 1)), QUOTE)

"""The parts of the tender that are filled in, weighed or signed: by the office, by whoever bids."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from app.clause_library import load_clauses
from app.documents.quote_facts import quote_facts
from app.documents.tender_facts import paragraphs_of
from app.model.advice import CaseFile, Edition
from app.model.clause import FilledBlank
from app.model.data import ParameterUsed
from app.model.law import Regime
from app.parameters import load_parameters

from .cases import EMPLOYMENT, RESERVED, canteen, reserved_lot, routes, small_purchase
from .making import tender_html, words_of


def test_a_reserved_lot_cites_section_54_and_brings_the_declaration():
    words = words_of(tender_html(reserved_lot(), Edition.PUBLIC))

    assert "Deltagelsen i én delkontrakt er forbeholdt virksomheder" in words
    assert "henviser udtrykkeligt til udbudsloven § 54" in words
    assert "Opgørelse efter udbudsloven § 54" in words
    assert "Mindst 30 % af dem" in words


def test_the_municipality_is_asked_to_confirm_a_reservation():
    box = "Udfyldes af kommunen: Bekræft forbeholdet efter udbudsloven § 54"
    assert box in words_of(tender_html(reserved_lot(), Edition.PUBLIC))
    assert box not in words_of(tender_html(canteen(), Edition.PUBLIC))


def test_in_afsnit_ii_the_share_is_shown_on_request_because_espd_comes_with_the_offer():
    words = words_of(tender_html(reserved_lot(), Edition.PUBLIC))

    assert "Punkt 10.6 udfyldes først, når kommunen beder om det" in words
    assert "oplyses i ESPD sammen med tilbuddet (udbudsloven § 148)" in words
    assert "Egen erklæring om udbudsloven § 54" not in words


def test_outside_afsnit_ii_the_declaration_comes_with_the_offer():
    case_file = reserved_lot()
    advice = replace(case_file.advice, regime=Regime.AFSNIT_III)

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert "Skemaerne udfyldes og sendes sammen med tilbuddet" in words
    assert "Egen erklæring om udbudsloven § 54" in words
    assert "ESPD" not in words


def test_the_declaration_names_no_share_that_nobody_looked_up():
    words = words_of(tender_html(replace(reserved_lot(), reserved_share=None), Edition.PUBLIC))

    assert "Mindst den andel, som § 54 nævner, af dem" in words


def test_a_reason_for_not_dividing_is_asked_for_only_in_afsnit_ii():
    case_file = canteen()
    demanded = replace(case_file, advice=replace(case_file.advice, regime=Regime.AFSNIT_II))

    assert "Hvorfor indkøbet ikke er delt op" in words_of(tender_html(demanded, Edition.PUBLIC))
    assert "Hvorfor indkøbet ikke er delt op" not in words_of(tender_html(case_file, Edition.PUBLIC))


def test_criteria_are_weighed_by_a_model_that_is_disclosed_but_not_where_one_is_asked():
    case_file = small_purchase()
    advice = replace(case_file.advice, clauses=(RESERVED,), routes=routes(direct_purchase=(RESERVED.id,)))

    assert "Evalueringsmodel." in words_of(tender_html(canteen(), Edition.PUBLIC))
    assert "Evalueringsmodel." not in words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))


def test_a_notice_clause_that_neither_invites_nor_reserves_gives_the_reason_beside_the_lots():
    reason = replace(RESERVED, id="opdeling", title="Opdeling i delkontrakter")
    case_file = canteen()
    advice = replace(case_file.advice, clauses=(reason,), routes=routes(open_competition=(reason.id,)))

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))
    assert "2.3 Opdeling i delkontrakter" in words
    assert "2.3 Delkontrakter" not in words


def test_terms_of_administration_stand_under_the_terms_of_the_contract():
    terms = replace(EMPLOYMENT, id="aendringer", title="Ændringer", kind="administration")
    case_file = canteen()
    words = words_of(
        tender_html(replace(case_file, advice=replace(case_file.advice, clauses=(terms,))), Edition.PUBLIC)
    )

    assert "Kontraktvilkår Kontrakten består af" in words
    assert "6.1 Ændringer" in words


def test_subcontractors_are_named_with_contact_and_legal_representative():
    words = words_of(tender_html(canteen(), Edition.PUBLIC))

    assert "Liste over underleverandører" in words
    assert "juridisk repræsentant" in words


def test_whoever_is_asked_directly_answers_the_rows_of_the_letter_and_lists_no_representatives():
    case_file = small_purchase()
    advice = replace(case_file.advice, clauses=(RESERVED,), routes=routes(direct_purchase=(RESERVED.id,)))
    asked = replace(case_file, advice=advice)

    words = words_of(tender_html(asked, Edition.PUBLIC))

    assert "juridisk repræsentant" not in words
    assert "og hvilke underleverandører bruges?" in words
    assert all(row in words for row in quote_facts(asked).prices)
    assert "Oplyses ikke" not in words
    assert "Varighed" not in words


def test_a_price_is_asked_for_by_the_unit_and_each_social_criterion_has_a_place_to_answer():
    criterion = replace(EMPLOYMENT, kind="award")
    case_file = canteen()
    words = words_of(
        tender_html(replace(case_file, advice=replace(case_file.advice, clauses=(criterion,))), Edition.PUBLIC)
    )

    assert "Pris pr. enhed" in words
    assert "Det, som klausul 5.1 beder om (tæller ved valget)" in words


@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_a_declaration_is_never_parted_from_its_signature(make):
    tree = html5lib.parse(tender_html(make(), Edition.PUBLIC), namespaceHTMLElements=False)
    whole = [section for section in tree.iter("section") if section.get("class") in ("keep", "own-page")]
    signed = [section for section in whole if "Navn og stilling" in "".join(section.itertext())]

    tables = ["".join(table.itertext()) for table in tree.iter("table")]
    assert len(signed) == sum("Navn og stilling" in text for text in tables)
    assert all("Tilbudsgiver" in "".join(section.itertext()) for section in signed)


def test_what_the_office_must_do_first_stands_in_one_box_and_every_gap_bears_the_same_word():
    page = tender_html(canteen(), Edition.PUBLIC)

    assert page.count("Før materialet sendes:") == 1
    assert "udfyldes af kommunen]" not in page
    assert words_of(page).count("en jurist gennemgår materialet") == 1


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ("Frokost alle hverdage,\nogså om fredagen.", ["Frokost alle hverdage, også om fredagen."]),
        ("Frokost.\nMøder.\n\nRåvarer", ["Frokost.", "Møder.", "Råvarer"]),
        (" \n", []),
    ],
)
def test_a_line_that_goes_on_in_small_letters_is_no_paragraph(typed, paragraphs):
    assert list(paragraphs_of(typed)) == paragraphs


def named_lot() -> CaseFile:
    """The reserved lot, named by the clause that reserves it."""
    case_file = reserved_lot()
    lot = case_file.advice.purchase.lots[0]
    blank = FilledBlank("delkontrakt", "Delkontrakt", lot.title, "", "Valgt i sagen.")
    clauses = tuple(
        replace(one, text=f"Delkontrakten »{lot.title}« er forbeholdt. {one.text}", blanks=(*one.blanks, blank))
        if one.id == RESERVED.id
        else one
        for one in case_file.advice.clauses
    )
    return replace(case_file, advice=replace(case_file.advice, clauses=clauses))


def test_the_reserved_lot_is_named_and_marked_and_each_lot_is_awarded_for_itself():
    lot = named_lot().advice.purchase.lots[0].title
    words = words_of(tender_html(named_lot(), Edition.PUBLIC))

    assert f"Deltagelsen i delkontrakten »{lot}« er forbeholdt virksomheder" in words
    assert words.count("Forbeholdt efter udbudsloven § 54.") == 1
    assert "Hver delkontrakt tildeles for sig" in words
    assert "Der indgås en kontrakt for hver delkontrakt." in words


def test_espd_and_proof_are_asked_of_everybody_in_afsnit_ii_alone():
    case_file = reserved_lot()
    light = replace(case_file, advice=replace(case_file.advice, regime=Regime.AFSNIT_III))

    assert "Udelukkelse, egnethed og ESPD" in words_of(tender_html(case_file, Edition.PUBLIC))
    assert "Udelukkelse, egnethed og ESPD" not in words_of(tender_html(light, Edition.PUBLIC))


def test_answers_of_the_municipality_go_before_the_material():
    said = "kommunens svar og rettelser før materialet, og materialet før tilbuddet"
    assert said in words_of(tender_html(canteen(), Edition.PUBLIC))


def test_a_social_criterion_stands_in_the_table_with_its_weight():
    criterion = replace(
        EMPLOYMENT, kind="award", title="Plan for oplæring", blanks=(FilledBlank("vægt", "Vægt", "10", "procent", ""),)
    )
    case_file = canteen()
    words = words_of(
        tender_html(replace(case_file, advice=replace(case_file.advice, clauses=(criterion,))), Edition.PUBLIC)
    )

    assert "Plan for oplæring10Det, der står i klausul" in words


def test_one_enterprise_is_judged_and_not_compared():
    case_file = small_purchase()
    advice = replace(case_file.advice, clauses=(RESERVED,), routes=routes(direct_purchase=(RESERVED.id,)))

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert "Kommunen vurderer, om tilbuddet løser opgaven på markedsmæssige vilkår" in words
    assert "Kommunen vælger den leverandør" not in words


def test_every_basis_of_a_shipped_clause_that_can_be_looked_up_is_a_law_of_the_list():
    root = Path(__file__).parents[2]
    names = [law.short_name for law in load_parameters(root / "seed_data" / "parameters").laws]
    cited = {basis.law for clause in load_clauses(root / "clauses") for basis in clause.legal_basis if basis.url}

    assert not [law for law in cited if not any(name in law for name in names)]


def test_a_purchase_of_services_lists_no_threshold_of_works():
    works, services = (
        ParameterUsed(name, "2026-01-01", name) for name in ("threshold_works", "threshold_supplies_services")
    )
    case_file = replace(canteen(), law_parameters=(works, services))
    advice = replace(case_file.advice, regime=Regime.AFSNIT_II)

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert "threshold_supplies_services" in words
    assert "threshold_works" not in words


def test_a_long_title_is_cut_between_two_words_in_the_head_of_the_page():
    title = "Samlet facility service på plejecentret og administrationsbygningen"
    case_file = canteen()
    purchase = replace(case_file.advice.purchase, title=title)

    page = tender_html(replace(case_file, advice=replace(case_file.advice, purchase=purchase)), Edition.PUBLIC)

    assert 'data-header="Samlet facility service på plejecentret og…"' in page

"""The invitation to a market dialogue: what it rests on, what it asks, and the terms under talk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.law.bases import basis
from app.model.advice import Edition
from app.model.clause import ClauseStatus, FilledBlank
from app.model.law import Regime, RouteCode

from .cases import EMPLOYMENT, LABOUR, canteen, reserved_lot, small_purchase
from .letter_cases import DIALOGUE, INQUIRY, INVITATION, case, request, words
from .making import made


@pytest.mark.parametrize("regime", Regime)
def test_a_dialogue_rests_on_39_in_afsnit_ii_and_elsewhere_on_the_principles_of_the_part(regime):
    said = words(case(regime=regime), DIALOGUE)

    assert f"Markedsdialogen sker på grundlag af {basis(regime, 'udbudsloven § 39')}." in said
    assert ("§ 39" in said) is (regime is Regime.AFSNIT_II)


def test_a_basis_that_the_clause_cites_is_not_cited_again():
    cited = replace(INVITATION, text=f"{INVITATION.text}\n\nDet sker på grundlag af udbudslovens § 39.")
    said = words(case(small_purchase, cited, regime=Regime.AFSNIT_II), DIALOGUE)

    assert said.count("§ 39") == 1
    assert "på grundlag af udbudsloven § 193, stk. 5." in words(
        case(small_purchase, cited, regime=Regime.AFSNIT_V), DIALOGUE
    )


def test_a_dialogue_on_a_concession_rests_on_its_own_order():
    said = words(case(concession=True, regime=Regime.AFSNIT_V), DIALOGUE)

    assert "på grundlag af BEK 1080/2022." in said
    assert "§ 193" not in said


@pytest.mark.parametrize("regime", Regime)
def test_a_dialogue_states_the_value_only_where_a_notice_will(regime):
    said = words(case(regime=regime, value_kr=7_654_321), DIALOGUE)

    public = regime in (Regime.AFSNIT_II, Regime.AFSNIT_III, Regime.AFSNIT_IV)
    assert ("7.654.321" in said) is public


def test_the_task_stands_with_category_duration_and_start():
    said = words(case(canteen), DIALOGUE)

    assert "Kategori (CPV): 55510000 Kantinetjenester" in said
    assert "Varighed: 4 år, eventuelle forlængelser medregnet" in said
    assert "Forventet start: 1. september 2026" in said


def test_the_invitation_is_the_letter_and_is_printed_once():
    said = words(case(small_purchase, INVITATION), DIALOGUE)

    assert said.count("Kom til samtale om opgaven.") == 1
    assert said.count("Hvad er svært?") == 2  # asked in the letter, answered in the form
    assert said.index("Hvad er svært?") < said.index("Svarskema") < said.rindex("Hvad er svært?")
    assert "Hvad ville få jer til at lade være med at byde?" not in said
    assert "Udfyldes af kommunen: Hvilken dag" not in said


def test_without_the_clause_the_invitation_says_the_same_and_marks_what_is_missing():
    said = words(case(), DIALOGUE)

    assert "inviterer alle interesserede virksomheder til en samtale" in said
    assert "det giver hverken fordel eller ulempe" in said
    assert "Oplysninger af betydning for tilbuddene kommer med i materialet, så alle får dem." in said
    assert "kommunen har ikke pligt til at købe bagefter" in said
    assert "Udfyldes af kommunen: Hvilken dag samtalerne holdes" in said
    assert "4. Hvad ville få jer til at lade være med at byde?" in said
    assert said.count("Venlig hilsen") == 1


def test_talks_before_a_purchase_from_one_speak_of_no_competition():
    one = words(case(small_purchase, request(), way=RouteCode.DIRECT_PURCHASE), DIALOGUE)

    assert "konkurrencen" not in one
    assert "Samtalerne er ikke forhandlinger om en kontrakt." in one
    assert "Oplysninger af betydning for et tilbud får enhver, der bliver bedt om et." in one
    assert "Samtalerne er ikke en del af konkurrencen." in words(case(), DIALOGUE)


@pytest.mark.parametrize(("clause", "blank"), [(INVITATION, "tilmelding"), (INQUIRY, "frist")])
def test_the_form_is_sent_back_by_the_day_of_the_clause(clause, blank):
    dated = replace(clause, blanks=(FilledBlank(blank, "Frist", "1. maj 2026", "", ""),))

    assert "indkoeb@eksempel.dk senest den 1. maj 2026." in words(case(small_purchase, dated), DIALOGUE)
    assert "indkoeb@eksempel.dk senest den dag, der står i brevet." in words(case(), DIALOGUE)


def test_where_only_the_inquiry_was_added_enterprises_are_asked_to_write():
    said = words(case(small_purchase, INQUIRY), DIALOGUE)

    assert "Forespørgsel til markedet" in said
    assert said.count("Skriv til os om opgaven.") == 1
    assert "fremmøde" not in said
    assert "markedsdialog" not in said.lower()
    assert "Alle, der svarer, bliver behandlet ens." in said


def test_talks_and_inquiry_can_stand_in_one_letter():
    said = words(case(small_purchase, INVITATION, INQUIRY), DIALOGUE)

    assert said.count("Kom til samtale om opgaven.") == said.count("Skriv til os om opgaven.") == 1


def test_the_terms_stand_by_title_and_aim_and_those_out_of_use_not_at_all():
    meant = replace(EMPLOYMENT, purpose="At flere får et job.")
    said = words(case(small_purchase, meant, replace(LABOUR, status=ClauseStatus.RETIRED)), DIALOGUE)

    assert f"{EMPLOYMENT.title}. Formålet er, at flere får et job." in said
    assert "mindst 1,5 årsværk" not in said
    assert LABOUR.title not in said


def test_terms_under_talk_do_not_make_the_invitation_a_draft():
    assert made(case(small_purchase, INVITATION, LABOUR), DIALOGUE, Edition.PUBLIC).marks == "DEMO"


def test_a_reservation_is_put_to_the_market_as_a_question():
    said = words(reserved_lot(), DIALOGUE)

    assert "Kommunen overvejer at forbeholde en delkontrakt for virksomheder" in said
    assert "udbudsloven § 54: beskyttede værksteder og virksomheder, hvis hovedformål er" in said
    assert "Opfylder I betingelserne i udbudsloven § 54?" in said.split("Svarskema")[1]


def test_a_letter_with_a_clause_out_of_use_must_not_be_sent():
    retired = replace(INVITATION, status=ClauseStatus.RETIRED)

    assert "UDKAST – MÅ IKKE SENDES UD" in made(case(small_purchase, retired), DIALOGUE, Edition.PUBLIC).marks

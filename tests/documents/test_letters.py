"""The two letters: whom they are from, what they rest on, what they ask for, and what they never tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from app.clause_library import load_clauses
from app.law.bases import basis
from app.model.advice import CaseFile, Edition
from app.model.branding import Branding
from app.model.choices import Choices
from app.model.clause import ClauseStatus, FilledBlank, FilledClause
from app.model.document import DocumentKind
from app.model.law import Regime, RouteCode, RouteStatus
from app.model.purchase import Lot

from .cases import (
    EMPLOYMENT,
    LABOUR,
    PLANTED_DOUBTFUL,
    PLANTED_ENTERPRISE,
    RESERVED,
    canteen,
    reserved_lot,
    route,
    routes,
    small_purchase,
)
from .making import made

DIALOGUE, QUOTE = DocumentKind.DIALOGUE, DocumentKind.QUOTE
ENTRANCE = Branding(
    name="Silkeborg Kommune",
    address=("Søvej 1", "8600 Silkeborg"),
    contact_name="Virksomhedernes indgang",
    contact_phone="89 70 10 00",
    contact_email="indkoeb@eksempel.dk",
)
CLAUSES = Path(__file__).resolve().parents[2] / "clauses"


def contact(value: str = "[udfyldes: Kontaktperson og adresse]") -> FilledBlank:
    return FilledBlank("kontakt", "Kontaktperson og adresse", value, "", "Udfyldes af kommunen.")


def letter(clause_id: str, title: str, kind: str, text: str, *blanks: FilledBlank) -> FilledClause:
    return FilledClause(clause_id, 1, ClauseStatus.APPROVED, title, text, blanks, kind=kind)


def request(to: str = "[udfyldes: Kontaktperson og adresse]", day: str = "22. maj 2026") -> FilledClause:
    return letter(
        "opfordring-til-tilbud",
        "Opfordring til at give tilbud",
        "notice",
        f"Kommunen beder om tilbud.\n\nTilbuddet sendes til {to} senest den {day}.",
        contact(to),
        FilledBlank("frist", "Frist for tilbud", day, "", "21 dage efter."),
    )


INVITATION = letter(
    "invitation-til-markedsdialog",
    "Invitation til markedsdialog",
    "process",
    "Kom til samtale om opgaven.\n\nVi spørger om dette:\n- Hvad er svært?\n- Hvad er let?\n\nDet er frivilligt.",
)
INQUIRY = letter(
    "forespoergsel-til-markedet",
    "Kort forespørgsel til markedet",
    "process",
    "Skriv til os om opgaven.\n\nSvar på dette:\n- Kan I løse opgaven?\n\nI er ikke bundet.",
)
CRITERION = letter("kriterium", "Socialt kriterium", "award", "Kriteriet vægter 10 procent.")


def case(
    make: Callable[[], CaseFile] = small_purchase,
    *clauses: FilledClause,
    regime: Regime | None = None,
    way: RouteCode | None = RouteCode.QUOTES,
    brand: Branding = ENTRANCE,
    **purchase: object,
) -> CaseFile:
    """A case with these clauses, all chosen for one way, None where no clause was chosen for any."""
    case_file = make()
    advice = case_file.advice
    served = {way.value: tuple(one.id for one in clauses if one.kind != "process")} if way and clauses else {}
    advice = replace(
        advice,
        purchase=replace(advice.purchase, **purchase),
        regime=regime or advice.regime,
        regime_if_cross_border=None,
        clauses=clauses,
        routes=routes(**served),
    )
    return replace(case_file, advice=advice, branding=brand)


def page(case_file: CaseFile, kind: DocumentKind) -> str:
    return made(case_file, kind, Edition.PUBLIC).html


def words(case_file: CaseFile, kind: DocumentKind) -> str:
    """What a person reads, with every kind of space as one space."""
    body = html5lib.parse(page(case_file, kind), namespaceHTMLElements=False).find("body")
    assert body is not None
    return re.sub(r"\s+", " ", "".join(body.itertext()))


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_a_letter_is_well_formed_with_one_main_heading_and_no_level_skipped(make, kind):
    html = page(make(), kind)

    html5lib.HTMLParser(strict=True).parse(html.lstrip())
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_a_letter_names_no_enterprise_and_no_internal_figure(make, kind):
    said = words(make(), kind)

    for secret in (PLANTED_ENTERPRISE, PLANTED_DOUBTFUL, "224.594", "264.389", "Teksten kræver lokal forankring"):
        assert secret not in said


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_typed_text_stays_text(kind):
    said = words(case(title="<b>Frugt</b> & grønt {{ 7*7 }}", description="<script>1</script>"), kind)

    assert "<b>Frugt</b> & grønt {{ 7*7 }}" in said
    assert "<script>1</script>" in said


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_the_sender_has_name_address_and_one_entrance(kind):
    said = words(case(), kind)

    assert "Silkeborg Kommune" in said
    assert "Søvej 1" in said
    assert "Kontakt: Virksomhedernes indgang, 89 70 10 00, indkoeb@eksempel.dk" in said
    assert "Dato: 20. april 2026" in said


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_without_an_entrance_the_contact_is_a_field_to_fill_in(kind):
    assert "[udfyldes: Kontaktperson og adresse]" in words(case(brand=Branding()), kind)


def test_the_entrance_stands_where_the_clause_asks_for_a_contact():
    said = words(case(small_purchase, request()), QUOTE)

    assert "Tilbuddet sendes til Virksomhedernes indgang, 89 70 10 00, indkoeb@eksempel.dk senest" in said
    assert "[udfyldes: Kontaktperson" not in said


def test_a_contact_that_a_person_typed_is_kept():
    said = words(case(small_purchase, request("Bodil Bo, Rådhuset")), QUOTE)

    assert "Tilbuddet sendes til Bodil Bo, Rådhuset senest" in said
    assert "skriv under, og send det til Bodil Bo, Rådhuset." in said


def test_a_date_that_had_passed_is_marked_and_a_coming_one_is_not():
    passed = words(case(small_purchase, request(day="17. april 2026")), QUOTE)

    assert "Dagen 17. april 2026 var allerede gået" in passed
    assert "allerede gået" not in words(case(small_purchase, request(day="20. april 2026")), QUOTE)
    assert "allerede gået" not in words(case(small_purchase, request(day="31. februar 2026")), QUOTE)


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


def test_where_only_the_inquiry_was_added_enterprises_are_asked_to_write():
    said = words(case(small_purchase, INQUIRY), DIALOGUE)

    assert "Forespørgsel til markedet" in said
    assert said.count("Skriv til os om opgaven.") == 1
    assert "fremmøde" not in said
    assert "markedsdialog" not in said.lower()


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


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_no_data_on_persons_are_asked_for(kind):
    assert "Send ikke navne, CPR-numre eller helbredsoplysninger" in words(case(), kind)


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


ONE, SEVERAL = "Kommunen beder kun jer om tilbud", "Kommunen beder flere virksomheder om tilbud."


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


def test_a_letter_with_a_clause_out_of_use_must_not_be_sent():
    retired = replace(INVITATION, status=ClauseStatus.RETIRED)

    assert "UDKAST – MÅ IKKE SENDES UD" in made(case(small_purchase, retired), DIALOGUE, Edition.PUBLIC).marks


def test_a_reserving_clause_is_never_lost_in_a_request():
    assert RESERVED.title in words(case(small_purchase, request(), RESERVED, notice_date=date(2026, 5, 1)), QUOTE)

"""The HTML of the tender: what each edition says, and that typed text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from app.documents.wording import VALUES_OF_REGIME
from app.model.advice import CaseFile, Edition
from app.model.branding import Branding
from app.model.clause import FIXED_PROPOSAL, FilledBlank
from app.model.data import ParameterUsed
from app.model.law import Finding, LawSource, Regime, RouteCode, Severity
from app.model.match import MatchResult
from app.model.purchase import Lot
from app.model.search import Asked, FrozenSearch

from .cases import EMPLOYMENT, LABOUR, PLANTED_ENTERPRISE, RESERVED, canteen, reserved_lot, routes, small_purchase
from .making import tender_html, words_of


def titled(case_file: CaseFile, title: str, description: str = "") -> CaseFile:
    purchase = replace(case_file.advice.purchase, title=title, description=description)
    return replace(case_file, advice=replace(case_file.advice, purchase=purchase))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_the_page_is_well_formed_html_with_one_main_heading(make, edition):
    page = tender_html(make(), edition)

    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parse(page.lstrip())
    assert len(tree.findall(".//{*}h1")) == 1


@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_heading_levels_never_skip_one(make):
    levels = [int(level) for level in re.findall(r"<h([1-6])", tender_html(make(), Edition.INTERNAL))]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_only_the_internal_edition_names_enterprises_routes_and_findings():
    internal = words_of(tender_html(canteen(), Edition.INTERNAL))
    public = words_of(tender_html(canteen(), Edition.PUBLIC))

    for secret in (PLANTED_ENTERPRISE, "Markedsdialog", "Teksten kræver lokal forankring", "224.594"):
        assert secret in internal
        assert secret not in public


def test_the_arithmetic_behind_a_clause_stays_in_the_house():
    assert EMPLOYMENT.blanks[0].how in words_of(tender_html(canteen(), Edition.INTERNAL))
    assert EMPLOYMENT.blanks[0].how not in words_of(tender_html(canteen(), Edition.PUBLIC))


def test_clauses_and_their_paragraphs_are_numbered_as_text():
    words = words_of(tender_html(canteen(), Edition.PUBLIC))

    assert f"5.1 {EMPLOYMENT.title}" in words
    assert "5.1.3 Leverandøren vælger selv" in words
    assert f"5.2 {LABOUR.title} Udkast" in words


def test_a_draft_clause_marks_the_front_page_and_an_approved_one_does_not():
    assert "UDKAST." in words_of(tender_html(canteen(), Edition.PUBLIC))
    assert "UDKAST." not in words_of(tender_html(reserved_lot(), Edition.PUBLIC))


def test_demo_data_say_so():
    assert "DEMO." in words_of(tender_html(canteen(), Edition.PUBLIC))
    assert "DEMO." not in words_of(tender_html(reserved_lot(), Edition.PUBLIC))


def test_without_lots_a_clause_for_whole_and_lot_reserves_the_whole():
    case_file = reserved_lot()
    advice = replace(
        case_file.advice,
        purchase=replace(case_file.advice.purchase, lots=()),
        routes=routes(reserved_54=(RESERVED.id,), reserved_lot_54=(RESERVED.id,)),
        clauses=(RESERVED,),
    )

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert "Deltagelsen er forbeholdt virksomheder" in words


def test_a_clause_that_also_serves_open_competition_reserves_nothing():
    case_file = canteen()
    advice = replace(case_file.advice, routes=routes(open_competition=(EMPLOYMENT.id,), reserved_54=(EMPLOYMENT.id,)))

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert "Forbeholdt deltagelse" not in words
    assert "Egen erklæring om udbudsloven § 54" not in words


def test_the_municipalitys_own_steps_in_a_notice_clause_are_internal():
    note = replace(RESERVED, id="annonce", title="Annoncering", documentation="Notatet gemmes i sagen.")
    case_file = canteen()
    advice = replace(case_file.advice, clauses=(note,), routes=routes(advertised=(note.id,)))

    assert "Notatet gemmes i sagen." in words_of(tender_html(replace(case_file, advice=advice), Edition.INTERNAL))
    public = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))
    assert "Notatet gemmes i sagen." not in public
    assert "Fristerne, og hvem i kommunen der svarer på spørgsmål, står i klausul 1.2." in public


def test_the_municipalitys_own_steps_are_internal_in_a_reserved_competition_too():
    steps = (RESERVED.documentation, RESERVED.control)

    assert all(step in words_of(tender_html(reserved_lot(), Edition.INTERNAL)) for step in steps)
    assert not any(step in words_of(tender_html(reserved_lot(), Edition.PUBLIC)) for step in steps)


@pytest.mark.parametrize(
    ("way", "regime", "kind", "headings"),
    [
        ("direct_purchase", Regime.BELOW_500K, "Opfordring til tilbud", ("1 Opfordringen", "Valg af leverandør")),
        ("quotes", Regime.TILBUDSLOVEN, "Opfordring til tilbud", ("1 Opfordringen", "Valg af leverandør")),
        ("advertised", Regime.AFSNIT_V, "Indkøbsmateriale", ("1 Annoncering", "Tildeling")),
        ("open_competition", Regime.AFSNIT_II, "Udbudsmateriale", ("1 Invitation", "Tildeling")),
        ("reserved_54", Regime.AFSNIT_II, "Udbudsmateriale", ("4 Forbeholdt deltagelse", "Tildeling")),
    ],
)
def test_the_document_and_its_sections_are_called_by_the_way_of_letting(way, regime, kind, headings):
    case_file = small_purchase()
    advice = replace(case_file.advice, regime=regime, clauses=(RESERVED,), routes=routes(**{way: (RESERVED.id,)}))

    page = tender_html(replace(case_file, advice=advice), Edition.PUBLIC)

    assert f"<title>{kind}: " in page
    words = words_of(page)
    assert all(heading in words for heading in headings)
    others = {"Opfordring til tilbud", "Indkøbsmateriale", "Udbudsmateriale"} - {kind}
    assert not [other for other in others if other in words]


def test_only_laws_that_the_edition_names_are_listed():
    case_file = canteen()
    named = LawSource("serviceloven", "Lov om social service", "", date(2026, 3, 31))
    finding = Finding("x", Severity.NOTE, "Se serviceloven § 103.", "")
    advice = replace(case_file.advice, findings=(finding,))
    asked = replace(case_file, advice=advice, laws=(*case_file.laws, named))

    public = words_of(tender_html(asked, Edition.PUBLIC))
    internal = words_of(tender_html(asked, Edition.INTERNAL))

    assert "Bekendtgørelse af udbudsloven" in public
    assert "Bekendtgørelse af lov om indhentning af tilbud" not in public
    assert "Lov om social service" not in public
    assert "Lov om social service" in internal


def test_fixed_proposals_are_one_row_to_a_clause():
    case_file = canteen()
    blanks = (
        FilledBlank("frist", "Frist", "10", "dage", FIXED_PROPOSAL),
        FilledBlank("bod", "Bod", "75", "kr.", FIXED_PROPOSAL),
        *EMPLOYMENT.blanks,
    )
    advice = replace(case_file.advice, clauses=(replace(EMPLOYMENT, blanks=blanks), LABOUR))

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.INTERNAL))

    assert "Frist: 10 dage; Bod: 75 kr." in words
    assert FIXED_PROPOSAL not in words
    assert EMPLOYMENT.blanks[0].how in words


@pytest.mark.parametrize("regime", Regime)
def test_every_regime_is_explained_in_plain_words(regime):
    case_file = canteen()
    words = words_of(tender_html(replace(case_file, advice=replace(case_file.advice, regime=regime)), Edition.PUBLIC))

    explanation = words.split("3.1 Regelsæt")[1].split("3.2 ")[0]
    assert explanation.count(".") >= 3


@pytest.mark.parametrize(
    ("regime", "stated"),
    [
        (Regime.AFSNIT_II, True),
        (Regime.AFSNIT_III, True),
        (Regime.AFSNIT_IV, True),
        (Regime.AFSNIT_V, False),
        (Regime.BELOW_500K, False),
        (Regime.TILBUDSLOVEN, False),
    ],
)
def test_the_public_reads_the_value_only_where_a_notice_states_it(regime, stated):
    case_file = canteen()
    purchase = replace(case_file.advice.purchase, lots=(Lot("Vest", 1_234_567),))
    advice = replace(case_file.advice, regime=regime, purchase=purchase)

    public = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert ("6.200.000 kr." in public) is stated
    assert ("1.234.567 kr." in public) is stated


@pytest.mark.parametrize("edition", Edition)
def test_both_editions_say_that_a_person_decides_and_a_lawyer_reviews(edition):
    words = words_of(tender_html(small_purchase(), edition))

    assert "yder ikke juridisk rådgivning" in words
    assert "Et menneske i kommunen træffer beslutningerne" in words


def test_versions_of_clauses_and_laws_are_printed():
    words = words_of(tender_html(canteen(), Edition.PUBLIC))

    assert re.search(rf"{EMPLOYMENT.id}\s*2\s*Godkendt", words)
    assert "31. marts 2026" in words


def test_typed_html_and_template_marks_stay_text():
    nasty = "<script>alert(1)</script> & {{ 7 * 7 }} {% raw %}"

    page = tender_html(titled(canteen(), nasty, nasty), Edition.INTERNAL)

    assert "<script" not in page
    assert nasty in words_of(page)


def test_control_characters_and_direction_overrides_are_left_out():
    page = tender_html(titled(canteen(), "Kan\x00tine\x0b\u202edrift\ud800"), Edition.PUBLIC)

    assert "Kantinedrift" in words_of(page)
    assert not set("\x00\x0b\u202e\ud800") & set(page)


def test_a_rule_is_never_parted_from_its_number_and_its_text_is_still_escaped():
    finding = replace(canteen().advice.findings[0], text="Se <b>udbudsloven § 54</b>.")
    case_file = canteen()

    page = tender_html(replace(case_file, advice=replace(case_file.advice, findings=(finding,))), Edition.INTERNAL)

    assert "Se &lt;b&gt;udbudsloven §\u00a054&lt;/b&gt;." in page


def test_every_route_is_listed_with_its_status_inside():
    words = words_of(tender_html(canteen(), Edition.INTERNAL))

    routes_part = words.split("Internt bilag 2: Veje efter loven")[-1].split("Internt bilag 3")[0]
    assert routes_part.count("Indkøbets art og værdi afgør") == len(RouteCode)
    assert "Direkte køb Ikke åben" in routes_part


@pytest.mark.parametrize(
    ("name", "written"),
    [("København", "Københavns Kommune"), ("Bornholm", "Bornholms Regionskommune"), ("Aarhus", "Aarhus Kommune")],
)
def test_the_municipality_is_named_as_it_names_itself(name, written):
    case_file = canteen()

    words = words_of(
        tender_html(replace(case_file, municipality=replace(case_file.municipality, name=name)), Edition.PUBLIC)
    )

    assert written in words


@pytest.mark.parametrize("regime", [Regime.AFSNIT_V, Regime.BELOW_500K])
def test_an_interest_that_nobody_has_assessed_is_left_for_the_municipality_to_fill_in(regime):
    assessed = small_purchase()
    assessed = replace(assessed, advice=replace(assessed.advice, regime=regime, regime_if_cross_border=None))
    still_open = replace(assessed, advice=replace(assessed.advice, regime_if_cross_border=Regime.AFSNIT_IV))

    said = "indkøbet har ikke klar grænseoverskridende interesse"
    asked = "Udfyldes af kommunen: Vurderingen af, om indkøbet har en klar grænseoverskridende interesse"
    assert said in words_of(tender_html(assessed, Edition.PUBLIC))
    assert asked not in words_of(tender_html(assessed, Edition.PUBLIC))
    assert said not in words_of(tender_html(still_open, Edition.PUBLIC))
    assert asked in words_of(tender_html(still_open, Edition.PUBLIC))


def test_a_concession_follows_its_own_rules_and_no_part_of_udbudsloven():
    case_file = small_purchase()
    purchase = replace(case_file.advice.purchase, concession=True)
    page = words_of(
        tender_html(replace(case_file, advice=replace(case_file.advice, purchase=purchase)), Edition.PUBLIC)
    )

    assert "Koncessionsbekendtgørelsen gælder" in page
    assert "efter udbudsloven § 193" not in page


def headings_of(page: str) -> list[str]:
    """The section headings of the tender, without their numbers."""
    return [
        words_of(heading).strip().split(" ", 1)[1] for heading in re.findall(r"<h2[^>]* id=\"afsnit-.*?</h2>", page)
    ]


def test_the_tender_has_every_part_that_a_bidder_looks_for():
    assert headings_of(tender_html(reserved_lot(), Edition.PUBLIC)) == [
        "Invitation",
        "Indkøbet",
        "Udbudsform og regler",
        "Forbeholdt deltagelse",
        "Krav til opgaven",
        "Sociale klausuler",
        "Tildeling",
        "Kontraktvilkår",
        "Dokumentation og kontrol",
        "Skemaer og erklæringer, der skal udfyldes",
        "Versioner og kilder",
    ]


def test_every_link_inside_the_document_leads_somewhere():
    for make in (canteen, reserved_lot, small_purchase):
        page = tender_html(make(), Edition.INTERNAL)
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_the_annex_lists_the_fields_of_the_notice():
    assert "Felter i bekendtgørelsen (eForms)" in words_of(tender_html(reserved_lot(), Edition.INTERNAL))
    assert "BT-71" not in words_of(tender_html(reserved_lot(), Edition.PUBLIC))


def test_the_list_of_enterprises_is_the_one_that_was_frozen():
    case_file = canteen()
    kept = replace(case_file.advice.matches[0], name="Frosset Køkken ApS")
    result = MatchResult(case_file.advice.purchase.id, (kept,), (), case_file.advice.market)
    at, number = case_file.made_at - timedelta(days=3), case_file.advice.purchase.id
    asked = Asked("Kantine", "", (), False, "740", at.date(), 1, 1)
    search = FrozenSearch(number, 2, at, "Ina Madsen", at, "Ina Madsen", asked, result, None, False)

    words = words_of(tender_html(replace(case_file, frozen=search), Edition.INTERNAL))

    assert "Listen er søgning nr. 2, som Ina Madsen gemte 17. april 2026" in words
    assert "Frosset Køkken ApS" in words
    assert "Frosset Køkken ApS" not in words_of(tender_html(case_file, Edition.INTERNAL))
    assert "Frosset Køkken ApS" not in words_of(tender_html(replace(case_file, frozen=search), Edition.PUBLIC))


def test_a_law_is_not_cited_by_the_name_of_a_parameter():
    case_file = replace(canteen(), law_parameters=(ParameterUsed("tilbudsloven_quotes", "2024-01-01"),))

    page = tender_html(case_file, Edition.INTERNAL)

    assert "tilbudsloven_quotes" in page
    assert "Tilbudsloven" not in page


def test_values_are_named_in_danish_by_the_day_they_hold_from_and_own_choices_stay_in_the_house():
    used = (
        ParameterUsed("threshold_light", "2026-01-01", "Tærskelværdi for sociale tjenesteydelser"),
        ParameterUsed("threshold_works", "2026-01-01", "Tærskelværdi for bygge og anlæg"),
        ParameterUsed("thin_market_minimum", "1900-01-01", "Færre kandidater er et tyndt marked", assumed=True),
    )
    public, internal = (words_of(tender_html(replace(canteen(), law_parameters=used), one)) for one in Edition)

    assert "1. januar 2026Tærskelværdi for sociale tjenesteydelser" in public
    assert "Færre kandidater er et tyndt marked" in internal
    assert "bygge og anlæg" in internal.split("Satser, beløbsgrænser")[1]
    assert "bygge og anlæg" not in public.split("Satser, beløbsgrænser")[1]
    assert "Færre kandidater" not in public
    assert "1900" not in internal


def test_the_one_entrance_stands_where_a_clause_asks_for_a_contact_and_nobody_typed_one():
    blank = FilledBlank("kontakt", "Kontaktperson", "[udfyldes: Kontaktperson]", "", "Udfyldes af kommunen.")
    asking = replace(EMPLOYMENT, text="Spørgsmål sendes til [udfyldes: Kontaktperson].", blanks=(blank,))
    typed = replace(asking, id="anden", text="Skriv til Bo Lind.", blanks=(replace(blank, value="Bo Lind"),))
    case_file = replace(canteen(), branding=Branding(contact_name="Én indgang", contact_email="indkob@example.dk"))
    advice = replace(case_file.advice, clauses=(asking, typed))

    words = words_of(tender_html(replace(case_file, advice=advice), Edition.PUBLIC))

    assert "Spørgsmål sendes til Én indgang, indkob@example.dk." in words
    assert "Skriv til Bo Lind." in words


@pytest.mark.parametrize(("regime", "matters"), [(Regime.AFSNIT_II, False), (Regime.AFSNIT_V, True)])
def test_cross_border_interest_is_told_only_where_it_decides_something(regime, matters):
    case_file = canteen()
    words = words_of(tender_html(replace(case_file, advice=replace(case_file.advice, regime=regime)), Edition.INTERNAL))

    assert ("Uden betydning over tærskelværdien" in words) is not matters


@pytest.mark.parametrize("regime", Regime)
def test_every_value_that_a_public_document_names_is_a_parameter_of_the_law(regime):
    shipped = {path.stem for path in (Path(__file__).parents[2] / "seed_data" / "parameters" / "law").glob("*.yaml")}
    assert set(VALUES_OF_REGIME[regime]) <= shipped

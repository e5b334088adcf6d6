"""The shipped clauses: in order, drafts, lawful in what they demand, and sound in every regime."""

from __future__ import annotations

import re

import pytest

from app.clause_library import choose, fill, load_clauses
from app.clause_library.conditions import CONCESSION
from app.clause_library.defaults import RULE_NAMES
from app.clause_library.front_matter import AppliesEntry, BlankEntry, FrontMatter, LegalBasisEntry
from app.law.demand_limits import limits_of
from app.law.demands import find_demands
from app.model.clause import Clause, ClauseStatus, FilledClause
from app.model.law import Regime, RouteCode
from app.model.match import Market
from app.model.purchase import ContractType, Lot, Purchase
from app.parameters import load_parameters
from app.text.cpr import find_cpr
from tests.clause_library.examples import CLAUSES, DAY, PLACES, ROOT, SILKEBORG, purchase, routes, view

LIBRARY = load_clauses(CLAUSES)
EVERYWHERE = ("employment_clause", "labour_clause", "social_award_criterion", "market_dialogue", "subcontracting")
ONLY_AFSNIT_II = re.compile(r"(?:§|§§) ?(?:39|46|49|16[0-5]|17[6-9]|18[0-4])\b")

LONGEST_TITLE = 500
MOST_WORDS_IN_A_SENTENCE = 34
LOT_HOW = "Det mindste delområde foreslås. Vælg et andet, hvis det passer bedre til markedet."
SOCIAL = (*EVERYWHERE, "partnership")
ENOUGH = Market({"documented": 3}, {"all": 3}, False, ())


def tender(of: Purchase, regime: Regime, way: str, **statuses: str) -> list[FilledClause]:
    """The clauses of a whole tender that is let in one way, filled."""
    open_routes = routes(**dict.fromkeys(SOCIAL, "available"), **{way: "available"}, **statuses)
    chosen = choose(LIBRARY, open_routes, of, ("90911200",), DAY, ENOUGH)
    return [fill(one, of, view(), PLACES, SILKEBORG, regime=regime, chosen=chosen) for one in chosen]


def named(clauses: tuple[Clause, ...] = LIBRARY) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("clause", clauses, ids=lambda clause: clause.id)


def texts_of(clause: Clause) -> list[str]:
    return [
        clause.title,
        clause.purpose,
        clause.documentation,
        clause.control,
        clause.sanction,
        *clause.drafters_notes,
        *(paragraph.text for paragraph in clause.paragraphs),
        *(paragraph.note for paragraph in clause.paragraphs),
    ]


def printed_parts(clause: Clause) -> list[str]:
    """What bidders may read, before anything is filled or left out."""
    return [clause.documentation, clause.control, clause.sanction, *(one.text for one in clause.paragraphs)]


SUBJECTS = {
    "§ 54: notice": "paragraf-54-bekendtgoerelse",
    "§ 54: conditions and evidence": "paragraf-54-egnethed",
    "§ 54: during the contract": "paragraf-54-kontraktens-tid",
    "§ 54: one lot": "paragraf-54-delaftale",
    "§ 190: notice": "paragraf-190-bekendtgoerelse",
    "§ 190: conditions": "paragraf-190-betingelser",
    "§ 49: the reason": "vurdering-af-delaftaler",
    "employment": "beskaeftigelsesklausul",
    "employment with supplies": "beskaeftigelse-ved-levering",
    "training": "oplaeringsklausul",
    "labour": "arbejdsklausul",
    "progression of hours": "timeprogression",
    "small jobs": "smaajob-og-fleksjob",
    "social enterprises as subcontractors": "sociale-underleverandoerer",
    "payment of subcontractors": "betaling-til-underleverandoerer",
    "award with evaluation model": "socialt-tildelingskriterium",
    "award in a small purchase": "socialt-kriterium-mindre-koeb",
    "market dialogue": "invitation-til-markedsdialog",
    "market sounding": "forespoergsel-til-markedet",
    "request for an offer": "opfordring-til-tilbud",
    "advertisement": "annoncering-under-taerskel",
    "partnership": "partnerskabsaftale",
    "mentor": "mentor-og-introduktion",
    "adapted workplace": "tilpasset-arbejdsplads",
    "replacement": "erstatning-af-maal",
    "documentation": "dokumentation-uden-persondata",
    "control": "kontrol-og-samarbejde",
    "sanctions": "sanktioner",
    "review clause": "aendringer",
    "subcontractor list": "underleverandoerliste",
    "handover": "overlevering-fra-jobcentret",
    "accessibility": "tilgaengelighed",
    "exit": "ophoer-og-overgang",
    "effects": "rapportering-af-virkning",
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_its_clause_and_the_list_of_the_documentation_names_it(subject: str) -> None:
    assert SUBJECTS[subject] in {clause.id for clause in LIBRARY}
    assert f"| `{SUBJECTS[subject]}` |" in (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")


def test_every_clause_has_a_subject() -> None:
    assert {clause.id for clause in LIBRARY} == set(SUBJECTS.values())


@named()
def test_the_documentation_lists_the_routes_of_the_clause(clause: Clause) -> None:
    page = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| `{clause.id}` |")]
    assert re.findall(r"`(\w+)`", row.split("|")[-2]) == list(clause.applies.routes)


@named()
def test_no_clause_holds_personal_data(clause: Clause) -> None:
    printed = " ".join((*texts_of(clause), *(blank.label for blank in clause.blanks)))
    assert find_cpr(printed) == ()
    assert not re.search(r"@|\b\d{8}\b", printed)
    assert not [blank.name for blank in clause.blanks if re.search("cpr|diagnose|helbred", blank.label, re.IGNORECASE)]


@named()
def test_every_clause_is_due_for_review_and_has_advice_for_the_drafter(clause: Clause) -> None:
    assert clause.next_review is not None
    assert clause.drafters_notes


@named()
def test_no_sentence_is_too_long_for_a_tired_reader(clause: Clause) -> None:
    sentences = [one for text in texts_of(clause) for one in re.split(r"(?<=[.:?])\s|\n", text)]
    assert [one for one in sentences if len(one.split()) > MOST_WORDS_IN_A_SENTENCE] == []


def test_the_library_is_in_order() -> None:
    assert len(load_clauses(CLAUSES)) >= 30


def test_no_clause_claims_to_be_approved() -> None:
    assert {clause.status for clause in LIBRARY} == {ClauseStatus.DRAFT}
    assert not [clause.id for clause in LIBRARY if clause.reviewed_by]


@named()
def test_no_clause_makes_an_unlawful_demand(clause: Clause) -> None:
    limits = limits_of(view())
    found = [(demand.code, demand.text, text) for text in texts_of(clause) for demand in find_demands(text, limits)]
    assert found == []


@named(tuple(clause for clause in LIBRARY if set(EVERYWHERE).intersection(clause.applies.routes)))
def test_a_clause_that_is_open_everywhere_has_a_basis_in_every_regime(clause: Clause) -> None:
    for regime in [*Regime, CONCESSION]:
        assert [basis for basis in clause.legal_basis if not basis.regimes or regime in basis.regimes], regime


@named()
@pytest.mark.parametrize("regime", [regime for regime in Regime if regime is not Regime.AFSNIT_II])
def test_rules_of_afsnit_ii_are_not_cited_elsewhere(clause: Clause, regime: Regime) -> None:
    filled = fill(clause, purchase(), view(), PLACES, SILKEBORG, regime=regime)
    cited = " ".join([filled.text, *(basis.law for basis in filled.legal_basis)])
    assert not ONLY_AFSNIT_II.search(cited)


@named(tuple(clause for clause in LIBRARY if any(" kr." in text or "bod" in text for text in printed_parts(clause))))
def test_a_penalty_comes_after_a_warning_and_has_a_cap(clause: Clause) -> None:
    printed = " ".join(printed_parts(clause))
    if any(blank.name.startswith("bod") for blank in clause.blanks):
        assert clause.sanction.startswith("Først")
        assert re.search(r"højst\s+{{ bod_loft }} procent af årets vederlag", clause.sanction)
    elif clause.id == "sanktioner":
        assert re.search(r"højst\s+{{ samlet_loft }}\s+procent af årets vederlag", clause.sanction)
    else:
        assert re.search(r"betales ikke bod|ingen bod|fælles trin og loft|samme trin og lofter", printed)
        assert not re.search(r"\bkr\.", printed)


@named(tuple(clause for clause in LIBRARY if clause.kind in ("contract", "administration")))
def test_an_obligation_is_documented_controlled_and_enforced_by_steps(clause: Clause) -> None:
    assert clause.documentation
    assert clause.control
    steps = r"påtale|Påtale|krav om at rette op|rykker|skriver|skrevet|samme trin|trinene|finder en løsning"
    assert re.search(steps, clause.sanction), clause.sanction


@named()
def test_tilbudsloven_is_not_cited_where_it_does_not_hold(clause: Clause) -> None:
    for regime in Regime:
        filled = fill(clause, purchase(), view(), PLACES, SILKEBORG, regime=regime)
        cited = " ".join([filled.text, *(basis.law for basis in filled.legal_basis)])
        assert ("tilbudslov" in cited) <= (regime is Regime.TILBUDSLOVEN), regime


@named(tuple(clause for clause in LIBRARY if clause.kind not in ("notice", "process")))
def test_what_bidders_read_tells_no_step_inside_the_municipality(clause: Clause) -> None:
    texts = [clause.documentation, clause.control, clause.sanction, *(one.text for one in clause.paragraphs)]
    assert not [text for text in texts if re.search(r"jurist|indkøbschef|i sagen|notat", text, re.IGNORECASE)]


SHORT_TENDERS = [
    (kind, value_kr, regime)
    for kind in ContractType
    for value_kr in (500_000, 2_700_000, 30_000_000)
    for regime in (Regime.AFSNIT_II, Regime.TILBUDSLOVEN)
]
YEARLY = re.compile(r"kontraktår|halve år|halvår|(?:gange?|en gang|om) om året|de næste \d+ måneder")


@pytest.mark.parametrize(("kind", "value_kr", "regime"), SHORT_TENDERS)
def test_a_contract_of_six_months_reads_as_one(kind: ContractType, value_kr: int, regime: Regime) -> None:
    short = purchase(contract_type=kind, value_kr=value_kr, duration_months=6)
    for filled in tender(short, regime, "quotes", training_duty="mandatory"):
        assert not YEARLY.search(filled.text), filled.id
        if "årets" in filled.sanction:
            assert "Kontrakten er kortere end et år." in filled.text, filled.id


def test_a_contract_of_years_is_counted_by_the_year() -> None:
    texts = {one.id: one.text for one in tender(purchase(), Regime.AFSNIT_II, "open_competition")}
    assert "i hvert kontraktår personer i målgruppen" in texts["beskaeftigelsesklausul"]
    assert "kortere end et år" not in " ".join(texts.values())


@pytest.mark.parametrize("way", ["direct_purchase", "quotes", "advertised", "open_competition", "reserved_54"])
@pytest.mark.parametrize("value_kr", [320_000, 2_000_000, 30_000_000])
@pytest.mark.parametrize("training_duty", ["mandatory", "not_available"])
def test_who_the_target_group_is_stands_in_every_tender_that_speaks_of_it(
    way: str, value_kr: int, training_duty: str
) -> None:
    filled = tender(purchase(value_kr=value_kr), Regime.AFSNIT_II, way, training_duty=training_duty)
    printed = " ".join(" ".join((one.text, one.documentation, one.control, one.sanction)) for one in filled)
    assert ("målgruppe" in printed) <= ("Målgruppen er personer" in printed)


@named()
def test_only_a_title_of_the_library_is_cited_as_a_clause(clause: Clause) -> None:
    titles = {" ".join(one.title.split()) for one in LIBRARY}
    cited = re.findall(r"[Kk]lausulen »(.+?)«", " ".join(" ".join(printed_parts(clause)).split()))
    assert set(cited) <= titles


@pytest.mark.parametrize("value_kr", [320_000, 8_400_000])
def test_without_a_clause_on_training_none_speaks_of_its_terms_and_below_the_targets_none_of_a_target(
    value_kr: int,
) -> None:
    filled = tender(purchase(value_kr=value_kr), Regime.AFSNIT_III, "open_competition")
    printed = " ".join(" ".join((one.text, one.documentation, one.sanction)).replace("\n", " ") for one in filled)
    assert "oplaeringsklausul" not in {one.id for one in filled}
    assert not re.search(r"oplæringsklausul|(vilkår\w*|job) (om beskæftigelse og|eller) oplæring", printed)
    (declaration,) = [one.text for one in filled if one.id == "dokumentation-uden-persondata"]
    assert ("et mål" in declaration.lower()) is (value_kr > 2_400_000)


def test_a_plan_is_either_scored_or_a_matter_of_dialogue() -> None:
    for value_kr in (320_000, 30_000_000):
        texts = {one.id: one.text for one in tender(purchase(value_kr=value_kr), Regime.AFSNIT_V, "quotes")}
        scored = "socialt-tildelingskriterium" in texts
        assert scored is (value_kr == 30_000_000)
        assert ("tæller ikke ved valget" in texts["opfordring-til-tilbud"]) is not scored
        assert "forhold mellem pris og kvalitet" not in texts["opfordring-til-tilbud"]


def test_the_contract_may_be_cancelled_on_the_same_terms_wherever_it_is_said() -> None:
    terms = "når bruddet er væsentligt, og leverandøren trods kommunens skriftlige krav bevidst eller gentagne gange"
    said = [
        text
        for clause in LIBRARY
        for text in texts_of(clause)[2:]
        if re.search(r"kontrakten kan .*ophæves", text, re.I)
    ]
    assert len(said) == 2
    assert all(terms in " ".join(text.split()) for text in said)


def test_the_reserved_lot_is_left_out_of_the_employment_clause() -> None:
    lots = (Lot("En", 30_000_000), Lot("To", 10_000_000))
    texts = {one.id: one.text for one in tender(purchase(lots=lots), Regime.AFSNIT_II, "reserved_lot_54")}
    assert "gælder ikke for den forbeholdte delkontrakt" in texts["beskaeftigelsesklausul"]
    texts = {one.id: one.text for one in tender(purchase(lots=lots), Regime.AFSNIT_II, "open_competition")}
    assert "forbeholdte delkontrakt" not in texts["beskaeftigelsesklausul"]


@named()
def test_a_blank_that_is_filled_from_a_title_takes_the_longest_one(clause: Clause) -> None:
    title = "K" * LONGEST_TITLE
    of = purchase(title=title, lots=(Lot(title, 1), Lot("To", 2)))
    for blank in fill(clause, of, view(), PLACES, SILKEBORG, regime=Regime.AFSNIT_II).blanks:
        if blank.how in ("Købets titel.", LOT_HOW):
            assert blank.value == title
            typed = fill(clause, of, view(), PLACES, SILKEBORG, {blank.name: title}, regime=Regime.AFSNIT_II).blanks
            assert title in [one.value for one in typed]


@named()
def test_no_blank_reveals_the_estimated_value(clause: Clause) -> None:
    filled = fill(clause, purchase(value_kr=41_234_567), view(), PLACES, SILKEBORG, regime=Regime.AFSNIT_V)
    printed = " ".join([filled.text, filled.documentation, filled.control, filled.sanction])
    assert "41.234.567" not in printed
    assert "10.308" not in printed


@named()
def test_shipped_defaults_fill_without_error_and_leave_no_braces(clause: Clause) -> None:
    filled = fill(clause, purchase(), view(), PLACES, SILKEBORG, regime=Regime.AFSNIT_II)
    assert "{{" not in filled.text + filled.documentation + filled.control + filled.sanction
    assert all(blank.how for blank in filled.blanks)


def test_addresses_of_the_law_agree_with_the_sources_of_law() -> None:
    sources = load_parameters(ROOT / "seed_data" / "parameters").laws
    known = {source.short_name: source.url for source in sources if source.url}
    for clause in LIBRARY:
        for basis in clause.legal_basis:
            for name, url in known.items():
                if basis.law.startswith(name):
                    assert basis.url == url, clause.id


def test_every_route_that_has_wording_has_a_clause() -> None:
    served = {code for clause in LIBRARY for code in clause.applies.routes}
    assert served == set(RouteCode)


@pytest.mark.parametrize("schema", [FrontMatter, LegalBasisEntry, AppliesEntry, BlankEntry])
def test_every_field_of_the_front_matter_is_documented(schema: type[FrontMatter]) -> None:
    page = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    assert [field for field in schema.model_fields if f"| `{field}`" not in page and f", `{field}`" not in page] == []


def test_every_default_rule_is_documented_and_used() -> None:
    page = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    used = {blank.default.partition(":")[0] for clause in LIBRARY for blank in clause.blanks}
    for rule in RULE_NAMES:
        assert f"`{rule}" in page
        assert rule in used

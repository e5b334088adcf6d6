"""The clauses of whole tenders: each set fits together, says a thing once and suits the size of the purchase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from app.clause_library import choose, fill, load_clauses
from app.documents.wording import ASKED
from app.model.clause import Clause, FilledClause
from app.model.law import Regime
from app.model.match import Market
from app.model.purchase import ContractType, Lot
from tests.clause_library.examples import CLAUSES, DAY, PLACES, SILKEBORG, purchase, routes, view

LIBRARY = load_clauses(CLAUSES)
ENOUGH = Market({"documented": 3}, {"all": 3}, False, ())
SOCIAL = (
    "employment_clause",
    "labour_clause",
    "social_award_criterion",
    "market_dialogue",
    "subcontracting",
    "partnership",
)
WORDS_OF_SMALL_TENDER = 1_800
HEAVY = (
    "kontrol-og-samarbejde",
    "sanktioner",
    "overlevering-fra-jobcentret",
    "ophoer-og-overgang",
    "rapportering-af-virkning",
    "tilgaengelighed",
    "tilpasset-arbejdsplads",
    "betaling-til-underleverandoerer",
)


@dataclass(frozen=True)
class Example:
    """How a purchase is let. way: empty where only legal staff can say."""

    way: str
    regime: Regime | None
    training: str = "not_available"
    cpv: str = "90911200"


EXAMPLES: dict[str, tuple[Example, dict[str, Any]]] = {
    "small direct purchase": (Example("direct_purchase", Regime.BELOW_500K), {"value_kr": 320_000}),
    "direct purchase": (Example("direct_purchase", Regime.AFSNIT_V), {"value_kr": 1_500_000}),
    "quotes": (Example("quotes", Regime.AFSNIT_V), {"value_kr": 1_500_000, "duration_months": 6}),
    "advertised": (Example("advertised", Regime.AFSNIT_IV), {"value_kr": 1_500_000}),
    "between the bounds": (Example("open_competition", Regime.AFSNIT_II), {"value_kr": 6_000_000}),
    "cleaning, whole": (Example("reserved_54", Regime.AFSNIT_II), {"value_kr": 4_000_000}),
    "cleaning, one lot": (
        Example("reserved_lot_54", Regime.AFSNIT_II, "mandatory"),
        {"lots": (Lot("Skoler", 30_000_000), Lot("Rådhus", 10_000_000))},
    ),
    "canteen": (Example("open_competition", Regime.AFSNIT_III, cpv="55510000"), {"value_kr": 12_000_000}),
    "social service": (
        Example("reserved_190", Regime.AFSNIT_III, cpv="85312000"),
        {"value_kr": 9_000_000, "duration_months": 36},
    ),
    "works": (
        Example("open_competition", Regime.AFSNIT_II, "mandatory", "45214200"),
        {"value_kr": 60_000_000, "duration_months": 24, "contract_type": ContractType.WORKS},
    ),
    "reserved works": (
        Example("reserved_54", Regime.AFSNIT_II, "mandatory", "45214200"),
        {"value_kr": 60_000_000, "duration_months": 24, "contract_type": ContractType.WORKS},
    ),
    "small works": (
        Example("quotes", Regime.TILBUDSLOVEN, cpv="45214200"),
        {"value_kr": 2_000_000, "duration_months": 6, "contract_type": ContractType.WORKS},
    ),
    "supplies": (
        Example("open_competition", Regime.AFSNIT_II, cpv="39130000"),
        {"value_kr": 9_000_000, "contract_type": ContractType.SUPPLIES},
    ),
    "concession": (
        Example("", None, cpv="55330000"),
        {"value_kr": 8_000_000, "concession": True},
    ),
}


def tender_of(name: str, **changes: Any) -> tuple[tuple[Clause, ...], list[FilledClause]]:
    """The clauses of one of the examples, as chosen and as filled."""
    example, facts = EXAMPLES[name]
    of = purchase(department="Ejendomme", **(facts | changes))
    social = "needs_legal_signoff" if of.concession else "available"
    statuses = dict.fromkeys(SOCIAL, social)
    if of.contract_type is ContractType.SUPPLIES:
        statuses["labour_clause"] = "needs_legal_signoff"
        statuses["subcontracting"] = "not_available"
    if example.way:
        statuses[example.way] = "available"
    chosen = choose(LIBRARY, routes(**statuses, training_duty=example.training), of, (example.cpv,), DAY, ENOUGH)
    filled = [fill(one, of, view(), PLACES, SILKEBORG, regime=example.regime, chosen=chosen) for one in chosen]
    return chosen, filled


def texts_printed(filled: FilledClause) -> str:
    return " ".join(" ".join((filled.text, filled.documentation, filled.control, filled.sanction)).split())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_clause_or_section_that_is_referred_to_is_there(name: str) -> None:
    _, filled = tender_of(name)
    titles = {one.title for one in filled} | {"Indkøbet", ASKED.award}
    for one in filled:
        assert set(re.findall(r"(?:klausulen|afsnit|afsnittet) »(.+?)«", texts_printed(one))) <= titles, one.id
        assert "bilaget" not in texts_printed(one)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_blank_has_a_value_or_says_that_a_person_fills_it(name: str) -> None:
    chosen, filled = tender_of(name)
    ruled = {(one.id, blank.name) for one in chosen for blank in one.blanks if blank.default}
    for one in filled:
        for blank in one.blanks:
            if (one.id, blank.name) in ruled:
                assert "[udfyldes" not in blank.value, (one.id, blank.name, blank.how)
            else:
                assert blank.value == f"[udfyldes: {blank.label}]"
                assert blank.how == "Udfyldes af kommunen."


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_penalty_in_kroner_stands_in_one_clause_for_one_duty_and_under_the_common_cap(name: str) -> None:
    chosen, filled = tender_of(name)
    fined = {one.id for one in chosen if any(blank.name.startswith("bod_") for blank in one.blanks)}
    assert len(fined & {"beskaeftigelsesklausul", "beskaeftigelse-ved-levering", "smaajob-og-fleksjob"}) <= 1
    social = fined - {"arbejdsklausul"}
    assert not social or "sanktioner" in {one.id for one in chosen}
    caps = [blank.value for one in filled for blank in one.blanks if blank.name == "samlet_loft"]
    single = [blank.value for one in filled for blank in one.blanks if blank.name == "bod_loft"]
    assert all(float(cap.replace(",", ".")) <= float(total.replace(",", ".")) for cap in single for total in caps)


@pytest.mark.parametrize("name", EXAMPLES)
def test_who_hands_in_the_declaration_and_when_is_said_once(name: str) -> None:
    _, filled = tender_of(name)
    said = [one.id for one in filled if "dage efter udløbet af den periode, den dækker" in texts_printed(one)]
    speaking = [one.id for one in filled if "erklæring, som klausulen »Dokumentation" in texts_printed(one)]
    assert len(said) == 1 or (not said and not speaking)


@pytest.mark.parametrize(
    ("name", "most"), [("small direct purchase", 3), ("direct purchase", 5), ("quotes", 6), ("advertised", 6)]
)
def test_a_small_purchase_is_not_drowned(name: str, most: int) -> None:
    chosen, filled = tender_of(name)
    assert len(chosen) <= most
    assert not {one.id for one in chosen} & set(HEAVY)
    assert len(" ".join(texts_printed(one) for one in filled).split()) < WORDS_OF_SMALL_TENDER


def test_heavy_clauses_come_in_a_large_contract() -> None:
    large = {one.id for one in tender_of("cleaning, one lot")[0]} | {one.id for one in tender_of("canteen")[0]}
    assert set(HEAVY) <= large


@pytest.mark.parametrize("name", EXAMPLES)
def test_two_social_criteria_are_never_weighed_against_each_other(name: str) -> None:
    assert len([one for one in tender_of(name)[0] if one.kind == "award"]) <= 1
    for value_kr in (999_999, 1_000_000, 2_399_999, 2_400_000):
        assert len([one for one in tender_of(name, value_kr=value_kr)[0] if one.kind == "award"]) <= 1


@pytest.mark.parametrize(
    ("name", "there"), [("cleaning, whole", True), ("cleaning, one lot", True), ("canteen", False)]
)
def test_the_conditions_of_54_hold_during_the_contract_where_it_was_reserved(name: str, there: bool) -> None:
    texts = {one.id: one.text for one in tender_of(name)[1]}
    assert ("paragraf-54-kontraktens-tid" in texts) is there
    if there:
        only_lot = "gælder kun kontrakten om den forbeholdte delkontrakt" in texts["paragraf-54-kontraktens-tid"]
        assert only_lot is (name == "cleaning, one lot")


def test_accessibility_follows_what_people_use() -> None:
    assert "tilgaengelighed" in {one.id for one in tender_of("canteen")[0]}
    assert "tilgaengelighed" not in {one.id for one in tender_of("cleaning, one lot")[0]}

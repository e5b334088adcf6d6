"""The reader's order and filters of the list of enterprises: what they keep, and what they say of the unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cases.clock import now
from app.model.enterprise import RsvStatus
from app.model.match import Capacity, Match, Reserved54, Whereabouts
from app.model.user import Role
from app.store import purchases
from app.store.database import Database, write
from app.web.purchases.market_choice import LeastEvidence, MarketChoice, Order, chosen, read_choice
from tests.web.checking_client import visible_text
from tests.web.conftest import SignedIn

SILKEBORG = "740"
NEAR = Match(
    cvr="10000009", name="Den nære", score=0.5, capability=0.5, tier="trade", matched=("kantine",),
    distance_km=12.0, capacity=Capacity.TOO_SMALL, rsv_status=RsvStatus.NOT_REGISTERED, rsv_as_of=date(2026, 3, 2),
    reserved_54=Reserved54.SELF_DECLARED, reasons=("Den ligger nær.",),
)  # fmt: skip
FAR = replace(
    NEAR, cvr="10000017", name="Den fjerne", score=0.9, distance_km=180.0, capacity=Capacity.SUFFICIENT,
    rsv_status=RsvStatus.REGISTERED, reserved_54=Reserved54.DOCUMENTED,
)  # fmt: skip
SILENT = replace(
    NEAR, cvr="10000025", name="Den tavse", score=0.7, distance_km=None, capacity=Capacity.UNKNOWN,
    rsv_status=RsvStatus.UNKNOWN, rsv_as_of=None, reserved_54=Reserved54.UNKNOWN,
)  # fmt: skip
LISTED = (FAR, SILENT, NEAR)
WHERE = {
    FAR.cvr: Whereabouts("101", delivers=True),
    SILENT.cvr: Whereabouts("", delivers=None),
    NEAR.cvr: Whereabouts("746", delivers=False),
}


def _names(choice: MarketChoice) -> list[str]:
    return [match.name for match in chosen(LISTED, choice, WHERE)]


def test_without_a_choice_the_stored_order_stands() -> None:
    assert chosen(LISTED, MarketChoice(), WHERE) == LISTED


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.DISTANCE, ["Den nære", "Den fjerne", "Den tavse"]),
        (Order.CAPACITY, ["Den fjerne", "Den nære", "Den tavse"]),
        (Order.EVIDENCE, ["Den fjerne", "Den nære", "Den tavse"]),
        (Order.REGISTER, ["Den fjerne", "Den nære", "Den tavse"]),
    ],
)
def test_what_is_not_known_comes_last_in_every_order(order: Order, names: list[str]) -> None:
    assert _names(MarketChoice(order=order)) == names


@pytest.mark.parametrize("order", list(Order))
def test_of_equals_the_fitter_comes_first(order: Order) -> None:
    twins = tuple(replace(NEAR, cvr=str(number), score=0.9 - number / 10) for number in range(5))
    assert chosen(twins, MarketChoice(order=order), {}) == twins


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (MarketChoice(within_km=25), ["Den tavse", "Den nære"]),
        (MarketChoice(enough_capacity=True), ["Den fjerne", "Den tavse"]),
        (MarketChoice(serves=True), ["Den fjerne", "Den tavse"]),
    ],
)
def test_a_missing_fact_hides_nobody_unless_it_is_asked_for(choice: MarketChoice, names: list[str]) -> None:
    assert choice.keeps_unknown
    assert _names(choice) == names
    strict = replace(choice, known_only=True)
    assert not strict.keeps_unknown
    assert _names(strict) == [name for name in names if name != "Den tavse"]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (MarketChoice(evidence=LeastEvidence.SELF_DECLARED), ["Den fjerne", "Den nære"]),
        (MarketChoice(evidence=LeastEvidence.DOCUMENTED), ["Den fjerne"]),
        (MarketChoice(registered=True), ["Den fjerne"]),
    ],
)
def test_evidence_and_registration_must_be_shown_when_they_are_asked_for(
    choice: MarketChoice, names: list[str]
) -> None:
    assert not choice.keeps_unknown
    assert _names(choice) == names


def test_in_older_advice_nobody_is_known_to_deliver_or_not() -> None:
    assert chosen(LISTED, MarketChoice(serves=True), {}) == LISTED
    assert chosen(LISTED, MarketChoice(serves=True, known_only=True), {}) == ()


def test_the_municipality_itself_is_a_distance_of_its_own() -> None:
    choice = read_choice({"inden-for": "0"})
    assert choice.filters
    assert choice.keeps_unknown
    here = replace(NEAR, distance_km=0.0)
    assert chosen((FAR, SILENT, here), choice, WHERE) == (SILENT, here)
    assert chosen(LISTED, replace(choice, known_only=True), WHERE) == ()


def test_the_parameters_of_the_address_are_read() -> None:
    asked = {"sorter": "afstand", "inden-for": "50", "leverer": "1", "kapacitet": "1", "registreret": "1"}
    asked |= {"paragraf54": "dokumenteret", "kendt": "1"}
    assert read_choice(asked) == MarketChoice(
        Order.DISTANCE, 50, True, True, LeastEvidence.DOCUMENTED, registered=True, known_only=True
    )


@pytest.mark.parametrize("value", ["", "00", "-1", "25 ", "nan", "score; DROP TABLE purchase", "<script>", "🪴"])
def test_a_value_that_nobody_can_choose_is_ignored(value: str) -> None:
    names = ("sorter", "inden-for", "paragraf54", "leverer", "kapacitet", "registreret", "kendt")
    assert read_choice(dict.fromkeys(names, value)) == MarketChoice()


@given(st.dictionaries(st.sampled_from(["sorter", "inden-for", "paragraf54", "leverer", "kendt"]), st.text()))
def test_no_address_adds_an_enterprise_or_shows_one_twice(asked: dict[str, str]) -> None:
    kept = chosen(LISTED, read_choice(asked), WHERE)
    assert len(set(kept)) == len(kept)
    assert set(kept) <= set(LISTED)


def _store(db: Database, *matches: Match) -> None:
    case = purchases.find_case(db, "demo-01", SILKEBORG)
    assert case is not None
    with write(db):
        purchases.save_advice(db, replace(case.advice, matches=matches), now(), "Ina")


def test_the_page_says_how_many_of_how_many_and_that_the_unknown_are_among_them(
    signed_in: SignedIn, db: Database
) -> None:
    _store(db, *LISTED)
    page = signed_in(Role.PURCHASER).get("/indkoeb/demo-01?inden-for=25&sorter=afstand")
    text = visible_text(page)
    assert "Viser 2 af 3 virksomheder på listen." in text
    assert "Virksomheder, hvor oplysningen mangler, er ikke valgt fra." in text
    assert text.index("Den nære") < text.index("Den tavse")
    assert "Den fjerne" not in text
    assert '<option value="25" selected>' in page.text


def test_a_choice_that_nobody_meets_says_so_and_can_be_undone(signed_in: SignedIn, db: Database) -> None:
    _store(db, NEAR)
    page = signed_in(Role.PURCHASER).get("/indkoeb/demo-01?registreret=1")
    assert "Viser 0 af 1 virksomheder på listen." in visible_text(page)
    assert "Ingen af virksomhederne på listen opfylder det hele." in visible_text(page)
    assert '<a class="quiet-button" href="/indkoeb/demo-01#marked">' in page.text


def test_a_thin_market_is_said_with_its_number_beside_the_nearest_municipalities(
    signed_in: SignedIn, db: Database
) -> None:
    case = purchases.find_case(db, "demo-01", SILKEBORG)
    assert case is not None
    counted = {"documented": 1, "self_declared": 0, "unknown": 4, "no": 0}
    market = replace(case.advice.market, thin=True, candidates_by_evidence=counted)
    with write(db):
        purchases.save_advice(db, replace(case.advice, market=market), now(), "Ina")
    text = visible_text(signed_in(Role.PURCHASER).get("/indkoeb/demo-01"))
    warning = text.index("Kun 1 virksomhed har erklæret eller dokumenteret")
    assert warning < text.index("Nærmeste kommuner med virksomheder") < text.index("Sortér efter")


def test_the_municipality_itself_can_be_chosen_on_the_page(signed_in: SignedIn, db: Database) -> None:
    _store(db, FAR, replace(NEAR, distance_km=0.0))
    page = signed_in(Role.PURCHASER).get("/indkoeb/demo-01?inden-for=0")
    assert "Viser 1 af 2 virksomheder på listen." in visible_text(page)
    assert '<option value="0" selected>I kommunen</option>' in page.text


@pytest.mark.parametrize(
    ("near", "said"),
    [
        (0, "Inden for 50 km er der ingen kendt virksomhed, der ser ud til at kunne levere."),
        (1, "Inden for 50 km er der kun 1 kendt virksomhed, der ser ud til at kunne levere."),
        (2, "Inden for 50 km er der kun 2 kendte virksomheder, der ser ud til at kunne levere."),
        (3, ""),
    ],
)
def test_a_market_that_is_thin_nearby_says_so(signed_in: SignedIn, db: Database, near: int, said: str) -> None:
    case = purchases.find_case(db, "demo-01", SILKEBORG)
    assert case is not None
    within = {"0": 0, "25": 0, "50": near, "100": near, "all": 9}
    with write(db):
        market = replace(case.advice.market, thin=False, candidates_within_km=within)
        purchases.save_advice(db, replace(case.advice, market=market), now(), "Ina")
    text = visible_text(signed_in(Role.PURCHASER).get("/indkoeb/demo-01"))
    assert said in text
    assert ("Inden for 50 km er der" in text) is bool(said)
    assert "Markedet er snævert." not in text


def test_where_nobody_is_found_nothing_is_said_of_nearby(signed_in: SignedIn, db: Database) -> None:
    case = purchases.find_case(db, "demo-01", SILKEBORG)
    assert case is not None
    nobody = dict.fromkeys(("0", "25", "50", "100", "all"), 0)
    with write(db):
        market = replace(case.advice.market, candidates_within_km=nobody)
        purchases.save_advice(db, replace(case.advice, matches=(), market=market), now(), "Ina")
    assert "Inden for 50 km er der" not in visible_text(signed_in(Role.PURCHASER).get("/indkoeb/demo-01"))

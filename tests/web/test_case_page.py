"""The page of a case: everything from what is stored, in the order of the work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from app.cases.clock import now
from app.documents.value_facts import value_facts
from app.model.advice import Advice
from app.model.case import Case
from app.model.enterprise import RsvStatus
from app.model.estimate import Uncertainty
from app.model.law import Finding, Severity
from app.model.match import Capacity, Match, Reserved54
from app.model.user import Role
from app.store import purchases
from app.store.database import Database, write
from app.web.purchases.case_page import CasePage, case_page
from app.web.purchases.value_section import value_section
from tests.web.checking_client import CheckingClient, visible_text
from tests.web.conftest import SignedIn
from tests.web.typed_forms import send
from tests.web.valued_case import value_the_canteen

TODAY = date(2026, 11, 22)
TWIN = Match(
    cvr="12345674", name="Tvillingekøkkenet", score=0.8, capability=0.8, tier="trade", matched=("kantine",),
    distance_km=41.2, capacity=Capacity.TOO_SMALL, rsv_status=RsvStatus.REGISTERED, rsv_as_of=date(2026, 3, 2),
    reserved_54=Reserved54.SELF_DECLARED, reasons=("Virksomheden driver kantiner.", "Kapaciteten rækker ikke alene."),
)  # fmt: skip


@pytest.fixture
def case(db: Database) -> Case:
    found = purchases.find_case(db, "demo-01", "740")
    assert found is not None
    return found


@pytest.fixture
def valued(app: Flask) -> Case:
    """The case with a scenario and its estimate."""
    return value_the_canteen(app)


def _store(db: Database, advice: Advice) -> None:
    with write(db):
        purchases.save_advice(db, advice, now(), "Ina")


def _page(app: Flask, case: Case, may_edit: bool = True) -> CasePage:
    with app.test_request_context():
        return case_page(case, "Silkeborg", {}, (), may_edit, TODAY, "da")


def test_the_page_shows_what_is_stored_and_computes_nothing_anew(signed_in: SignedIn, db: Database, case: Case) -> None:
    _store(db, replace(case.advice, matches=(TWIN,), doubtful=(), clauses=(), findings=()))
    text = visible_text(signed_in(Role.PURCHASER).get("/indkoeb/demo-01"))
    assert "Viser 1 af 1 virksomheder på listen" in text
    assert "Tvillingekøkkenet" in text
    assert "Ingen klausul i biblioteket passer" in text


def test_the_parts_follow_the_order_of_the_work(signed_in: SignedIn) -> None:
    html = signed_in(Role.PURCHASER).get("/indkoeb/demo-01").text
    parts = ["opgaven", "kategori", "marked", "veje", "klausuler", "vaerdi", "dokumenter"]
    places = [html.index(f'<h2 id="{part}">') for part in parts]
    assert places == sorted(places)


def test_a_match_shows_why_how_far_register_with_date_and_evidence(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    _store(db, replace(case.advice, matches=(TWIN,), doubtful=()))
    text = visible_text(signed_in(Role.PURCHASER).get("/indkoeb/demo-01"))
    for fact in (
        "Virksomheden driver kantiner.",
        "41 km væk",
        "I RSV-registret pr. 2. marts 2026",
        "måneder gammel",
        "§ 54: egen erklæring",
        "Kapacitet til en del af opgaven",
    ):
        assert fact in text


def test_doubtful_rows_stand_below_a_fold(app: Flask, case: Case) -> None:
    page = _page(app, replace(case, advice=replace(case.advice, matches=(), doubtful=(TWIN,))))
    assert page.market.rows == ()
    assert [row.name for row in page.market.doubtful] == ["Tvillingekøkkenet"]


def test_no_match_is_an_honest_answer(signed_in: SignedIn, db: Database, case: Case) -> None:
    _store(db, replace(case.advice, matches=(), doubtful=()))
    assert "Ingen kendt virksomhed passer godt nok" in visible_text(signed_in(Role.PURCHASER).get("/indkoeb/demo-01"))


def test_what_stops_the_case_comes_first_and_notes_below_a_fold(app: Flask, case: Case) -> None:
    findings = (
        Finding("concession", Severity.NOTE, "En note.", ""),
        Finding("thin_market", Severity.REASON, "En grund.", "udbudsloven § 2"),
        Finding("local_requirement", Severity.BLOCK, "Et stop.", "udbudsloven § 2"),
    )
    page = _page(app, replace(case, advice=replace(case.advice, findings=findings)))
    assert [row.text for row in page.weighty_findings] == ["Et stop.", "En grund."]
    assert [row.text for row in page.notes] == ["En note."]


def test_the_way_that_the_document_follows_stands_before_the_routes_and_not_among_the_notes(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    way = Finding("way_taken", Severity.NOTE, "Materialet følger en prøvet vej.", "udbudsloven § 54")
    _store(db, replace(case.advice, findings=(Finding("concession", Severity.NOTE, "En note.", ""), way)))
    html = signed_in(Role.PURCHASER).get("/indkoeb/demo-01").text
    assert html.count(way.text) == 1
    place = html.index(way.text)
    assert html.index('id="veje"') < place < html.index('<ul class="routes">')
    assert html.index("Vejen, som udbudsmaterialet følger") < place
    assert "En note." in html


def test_advice_from_before_ways_were_told_shows_none(app: Flask, case: Case) -> None:
    page = _page(app, replace(case, advice=replace(case.advice, findings=())))
    assert page.way_taken is None


def test_a_person_s_own_purchase_carries_the_demo_mark_among_demo_enterprises(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.get(send(client, "/indkoeb/nyt").location)
    assert "Demodata" in visible_text(page).split("Værdi uden moms")[0]


def test_a_category_that_nobody_picked_is_marked(app: Flask, case: Case) -> None:
    open_case = replace(case, purchase=replace(case.purchase, cpv_codes=()))
    page = _page(app, open_case)
    assert not page.category.confirmed
    assert [row.code for row in page.category.codes] == [case.advice.suggestions[0].code]


def test_every_route_is_shown_once_closed_ones_apart(app: Flask, case: Case) -> None:
    page = _page(app, case)
    assert len(page.open_routes) + len(page.closed_routes) == len(case.advice.routes)
    assert all(row.status == "not_available" for row in page.closed_routes)
    assert all(row.status != "not_available" for row in page.open_routes)


def test_a_draft_clause_says_that_it_is_one(app: Flask, case: Case) -> None:
    page = _page(app, case)
    assert page.clauses
    assert all(card.draft and card.status_name == "Udkast" for card in page.clauses)


def test_the_chart_is_an_image_of_its_own_and_the_table_has_the_figures(signed_in: SignedIn, valued: Case) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.get("/indkoeb/demo-01")
    assert '<img src="/indkoeb/demo-01/vaerdi.svg"' in page.text
    assert valued.advice.estimate is not None
    text = visible_text(page)
    for amount in (valued.advice.estimate.municipality.npv, valued.advice.estimate.public.npv):
        assert f"{round(amount):,}".replace(",", ".") in text
    chart = client.get("/indkoeb/demo-01/vaerdi.svg")
    assert chart.mimetype == "image/svg+xml"
    assert chart.text.rstrip().endswith("</svg>")


def test_without_an_estimate_there_is_no_chart(signed_in: SignedIn, db: Database, case: Case) -> None:
    _store(db, replace(case.advice, estimate=None))
    client = signed_in(Role.PURCHASER)
    assert "vaerdi.svg" not in client.get("/indkoeb/demo-01").text
    assert client.get("/indkoeb/demo-01/vaerdi.svg").status_code == 404


def test_the_totals_stand_after_their_pockets_and_untouched_pockets_are_named(app: Flask, valued: Case) -> None:
    assert valued.advice.estimate is not None
    with app.test_request_context():
        section = value_section(valued.advice.estimate)
    names = [row.name for row in section.rows]
    assert names.index("Kommunen: indkøb") < names.index("Kommunen i alt") < names.index("Staten")
    assert names.index("Staten") < names.index("Det offentlige i alt") < names.index("Borgerne")
    assert [row.name for row in section.rows if row.total] == ["Kommunen i alt", "Det offentlige i alt"]
    assert "Regionen" in section.untouched


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.0, "0 %"), (0.004, "under 1 %"), (0.5, "50 %"), (0.997, "over 99 %"), (1.0, "100 %")],
)
def test_a_probability_is_never_rounded_to_certainty(app: Flask, valued: Case, share: float, written: str) -> None:
    estimate = valued.advice.estimate
    assert estimate is not None
    spread = Uncertainty(1.0, 1.0, 0.0, 1.0, 2.0, share, "robust")
    with app.test_request_context():
        assert value_section(replace(estimate, uncertainty=spread, uncertainty_doubt="")).probability == written


@pytest.mark.parametrize(("places", "written"), [(1, "1 plads"), (1.5, "1,5 pladser"), (0.5, "0,5 pladser")])
def test_places_are_counted_in_good_danish(app: Flask, valued: Case, places: float, written: str) -> None:
    estimate = valued.advice.estimate
    assert estimate is not None
    groups = tuple(replace(group, places=places) for group in estimate.scenario.groups)
    with app.test_request_context():
        section = value_section(replace(estimate, scenario=replace(estimate.scenario, groups=groups)))
    assert [group.places for group in section.groups] == [written]


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.998, 1.0])
def test_pages_and_documents_write_the_same_probability(app: Flask, valued: Case, share: float) -> None:
    estimate = valued.advice.estimate
    assert estimate is not None
    told = replace(estimate, uncertainty=Uncertainty(1.0, 1.0, 0.0, 1.0, 2.0, share, "robust"), uncertainty_doubt="")
    facts = value_facts(told, TODAY).uncertainty
    assert facts is not None
    with app.test_request_context():
        assert value_section(told).probability == facts.probability


def test_the_list_parts_what_is_coming_from_what_has_begun(purchaser: CheckingClient) -> None:
    text = visible_text(purchaser.get("/indkoeb"))
    assert "Kommende" in text
    assert "Drift af kantinen på rådhuset" in text

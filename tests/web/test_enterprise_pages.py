"""What enterprises see: every fact with its age, coming purchases without the value, and whom to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from flask import Flask

from app.cases.clock import now
from app.model.enterprise import Enterprise, Evidence, Municipality, RsvStatus
from app.model.user import Role
from app.store import enterprises, purchases
from app.store.database import Database, write
from app.web.enterprises.presenters import enterprise_list, enterprise_page
from tests.web.checking_client import CheckingClient, visible_text
from tests.web.conftest import SignedIn

TODAY = date(2026, 11, 22)
PLACES = {
    "740": Municipality("740", "Silkeborg", "Midtjylland", 56.17, 9.55),
    "751": Municipality("751", "Aarhus", "Midtjylland", 56.15, 10.2),
}
BARE = Enterprise(cvr="12345674", name="Navnet alene")
FULL = Enterprise(
    cvr="12345674", name="Fuldt oplyst", legal_form="ApS", municipality_code="740", postal_code="8600",
    rsv_status=RsvStatus.REGISTERED, rsv_since=date(2019, 5, 1), rsv_as_of=date(2026, 3, 2), employees=0,
    disadvantaged_pct=37.5, disadvantaged_evidence=Evidence.AUDITED, disadvantaged_as_of=date(2025, 11, 22),
    annual_capacity_kr=2_000_000, service_area=("740", "751"), website="kantine.example.dk", source="register",
)  # fmt: skip


def _facts(app: Flask, enterprise: Enterprise) -> dict[str, tuple[str, str]]:
    with app.test_request_context():
        page = enterprise_page(enterprise, (), PLACES, (), TODAY, "da")
    return {fact.name: (fact.value, fact.age) for fact in page.facts}


def test_every_dated_fact_shows_its_age(demo_app: Flask) -> None:
    facts = _facts(demo_app, FULL)
    assert facts["RSV-registret"] == ("I RSV-registret siden 1. maj 2019", "pr. 2. marts 2026, 8 måneder gammel")
    share = facts["Andel udsatte eller personer med handicap blandt de ansatte"]
    assert share == ("37,5 % (revisorerklæring)", "pr. 22. november 2025, 12 måneder gammel")
    assert facts["Leverer i"] == ("Silkeborg, Aarhus", "")


def test_what_is_not_known_is_not_zero(demo_app: Flask) -> None:
    facts = _facts(demo_app, BARE)
    assert facts["Ansatte"] == ("", "")
    assert facts["Kapacitet om året"] == ("", "")
    assert _facts(demo_app, FULL)["Ansatte"] == ("0", "")


@pytest.mark.parametrize(
    ("website", "link"),
    [
        ("kantine.example.dk", "https://kantine.example.dk"),
        ("http://kantine.example.dk", "http://kantine.example.dk"),
        ("javascript://%0aalert(1)", ""),
        ("data://text/html,x", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_becomes_a_link(demo_app: Flask, website: str, link: str) -> None:
    with demo_app.test_request_context():
        assert enterprise_page(replace(BARE, website=website), (), PLACES, (), TODAY, "da").website == link


def test_the_pages_of_a_search_are_counted_from_one(demo_app: Flask) -> None:
    with demo_app.test_request_context():
        assert enterprise_list((), 0, "", "", PLACES, 1, 20, TODAY).pages == 1
        assert enterprise_list((), 20, "", "", PLACES, 1, 20, TODAY).pages == 1
        assert enterprise_list((), 21, "", "", PLACES, 1, 20, TODAY).pages == 2


def test_a_search_finds_by_name_and_by_municipality(reader: CheckingClient, db: Database) -> None:
    one = enterprises.search_enterprises(db, "", "", 1, 0)[0][0]
    text = visible_text(reader.get(f"/virksomheder?q={quote(one.name)}&kommune={one.municipality_code}"))
    assert one.name in text
    assert "0 virksomheder" in visible_text(reader.get("/virksomheder?q=findesslethverkenherellerder"))


NOTHING_TO_FIND = (
    "NEAR(kantine, 2) OR *",
    "'; DROP TABLE enterprise; --",
    "name:kantine AND NOT -",
    "UNION SELECT password FROM user",
    "🪴",
    "👩‍🍳👩‍🍳",
    "столовая",
    "食堂の運営",
    "مقصف",
    "q",
    "%",
    "_",
    "qz",
    "kantinexyz " * 4_500,
)


@pytest.mark.parametrize("text", NOTHING_TO_FIND, ids=lambda text: text[:12])
@pytest.mark.parametrize("path", ["/virksomheder", "/klausuler"])
def test_a_text_that_nothing_holds_finds_nothing_and_says_so(reader: CheckingClient, path: str, text: str) -> None:
    page = reader.get(path, query_string={"q": text})
    assert page.status_code == 200
    said = visible_text(page)
    name = "virksomhed" if path == "/virksomheder" else "klausul"
    assert f"Ingen {name} " in said
    assert f"0 {name}er" in said


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00", "\u200b", "a", "Ø", '"', "'", "kø-kken", "ΚΑΝΤΊΝΑ", 'kantine" OR "1"="1', "a" * 50_000]
)
@pytest.mark.parametrize("path", ["/virksomheder", "/klausuler"])
def test_no_search_text_breaks_the_page(reader: CheckingClient, path: str, text: str) -> None:
    assert reader.get(path, query_string={"q": text, "side": "x"}).status_code == 200


def test_a_word_too_short_for_the_index_is_looked_for_in_the_titles(reader: CheckingClient) -> None:
    everything = visible_text(reader.get("/klausuler"))
    found = visible_text(reader.get("/klausuler?q=54"))
    assert "Forbeholdt konkurrence efter udbudslovens § 54" in found
    assert "Sædvanlige løn- og arbejdsvilkår" in everything
    assert "Sædvanlige løn- og arbejdsvilkår" not in found


def test_an_enterprise_sees_the_coming_purchase_but_never_its_value(client: CheckingClient, db: Database) -> None:
    """A purchase that fits is planted with a value that nobody could mistake for another number."""
    before = purchases.find_purchase(db, "demo-01")
    assert before is not None
    planted = replace(before, value_kr=7_654_321, duration_months=12)
    with write(db):
        purchases.save_purchase(db, planted, listed=True, demo=True, saved_by="", saved_at=now())
    case = purchases.find_case(db, "demo-01", "740")
    assert case is not None
    seen = 0
    for match in case.advice.matches:
        html = client.get(f"/virksomheder/{match.cvr}").text
        seen += before.title in html
        for written in ("7.654.321", "7654321", "7.654", "638"):
            assert written not in html.replace(match.cvr, "")
    assert seen > 0


def test_an_enterprise_sees_what_the_form_promises_and_nothing_else_of_a_purchase(
    signed_in: SignedIn, client: CheckingClient, db: Database
) -> None:
    """Title, municipality, date and the words that fit; every other text of the purchase is planted and looked for."""
    promise = visible_text(signed_in(Role.PURCHASER).get("/indkoeb/nyt"))
    assert "Titlen, kommunen, datoen og de ord i teksten, der passer til virksomheden" in promise
    before = purchases.find_purchase(db, "demo-01")
    assert before is not None
    planted = replace(
        before, description=f"{before.description} Hemmelighedsfuld bisætning.", department="Hemmelig afdeling"
    )
    with write(db):
        purchases.save_purchase(db, planted, listed=True, demo=True, saved_by="Hemmelig person", saved_at=now())
    case = purchases.find_case(db, "demo-01", "740")
    assert case is not None
    page = client.get(f"/virksomheder/{case.advice.matches[0].cvr}")
    text = visible_text(page)
    shown = text[text.index(before.title) :].split("Ring til kommunen")[0]
    assert "Silkeborg" in shown
    assert "Passer, fordi indkøbet handler om" in shown
    assert "emmelig" not in page.text
    assert before.id not in page.text


@pytest.mark.parametrize("number", ["9999", "99999999999999999999999", "9" * 5000, "0", "-1", "-99999999999999999999"])
def test_a_page_past_either_end_is_the_last_or_the_first(reader: CheckingClient, number: str) -> None:
    text = visible_text(reader.get("/virksomheder", query_string={"side": number}))
    last = text.rsplit(" af ", 1)[1].split()[0]
    wanted = last if number in ("9999", "99999999999999999999999") else "1"
    assert f"Side {wanted} af {last}" in text


def test_a_search_without_hits_has_no_page_two(reader: CheckingClient) -> None:
    assert "0 virksomheder" in visible_text(reader.get("/virksomheder?q=findesslethverken&side=7"))


def test_a_purchase_that_is_not_listed_is_not_shown(client: CheckingClient, db: Database) -> None:
    case = purchases.find_case(db, "demo-01", "740")
    assert case is not None
    cvr = case.advice.matches[0].cvr
    assert case.purchase.title in visible_text(client.get(f"/virksomheder/{cvr}"))
    with write(db):
        purchases.save_purchase(db, case.purchase, listed=False, demo=True, saved_by="", saved_at=now())
    assert case.purchase.title not in visible_text(client.get(f"/virksomheder/{cvr}"))

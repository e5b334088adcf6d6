"""The form for a purchase: errors beside the field, nothing lost, and a case at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

import pytest

from app.cases.clock import now
from app.intake.rules import LONGEST_TITLE
from app.model.purchase import ContractType, CrossBorderInterest
from app.model.scenario import Group, Job, Scenario
from app.model.user import Role
from app.store import purchases
from app.store.database import Database, write
from app.web.purchases import forms
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed
from tests.web.typed_forms import CANTEEN, filled_in, send

NEW = "/indkoeb/nyt"


@pytest.fixture
def client(signed_in: SignedIn) -> CheckingClient:
    return signed_in(Role.PURCHASER)


def _error_of(html: str, field: str) -> str:
    """The error beside a field, found as a screen reader finds it."""
    root = parsed(html)
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    target = by_id[field]
    if target.tag == "legend":
        target = next(one for one in root.iter("fieldset") if target in list(one))
    names = (target.get("aria-describedby") or "").split()
    return " ".join("".join(by_id[name].itertext()) for name in names if name.endswith("-error"))


def _value_of(html: str, field: str) -> str:
    root = parsed(html)
    element: Element = next(one for one in root.iter() if one.get("id") == field)
    return (element.text or "").strip() if element.tag == "textarea" else str(element.get("value"))


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("title", "", "Skriv med få ord"),
        ("title", "   ", "Skriv med få ord"),
        ("title", "x" * 501, "højst være på 500 tegn"),
        ("description", "x" * 20_001, "højst være på 20.000 tegn"),
        ("department", "x" * 501, "højst være på 500 tegn"),
        ("cpv_codes", "kantine", "ikke en CPV-kode"),
        ("cpv_codes", "99999999", "findes ikke"),
        ("contract_type", None, "Vælg en kontrakttype"),
        ("contract_type", "noget andet", "Vælg en kontrakttype"),
        ("value_kr", "", "anslåede værdi"),
        ("value_kr", "mange penge", "hele kroner"),
        ("value_kr", "-5000", ""),
        ("duration_months", "længe", "helt antal måneder"),
        ("duration_months", "0", ""),
        ("notice_date", "", "Vælg dagen"),
        ("notice_date", "31-02-2027", "en dato, der findes"),
        ("start_date", "i morgen", "en dato, der findes"),
        ("cross_border_interest", "måske", "Vælg ja, nej"),
        ("concession", "måske", "Vælg ja eller nej"),
        ("title", "Kørsel af 010203-1234", "CPR-nummer"),
        ("description", "Ring til 0102031234 om det", "CPR-nummer"),
        ("department", "Sag 010203 1234", "CPR-nummer"),
    ],
)
def test_what_is_refused_says_why_beside_the_field_and_nothing_typed_is_lost(
    client: CheckingClient, field: str, typed: str | None, error: str
) -> None:
    before = visible_text(client.get("/indkoeb"))
    response = send(client, NEW, **{field: typed})
    assert response.status_code == 422
    found = _error_of(response.text, field)
    assert found.startswith("Fejl:")
    assert error in found
    for other in ("title", "description", "value_kr", "duration_months", "department", "notice_date"):
        if other != field:
            assert _value_of(response.text, other) == CANTEEN[other]
    if typed and field in ("title", "description", "value_kr", "cpv_codes"):
        assert _value_of(response.text, field) == typed.strip()
    assert visible_text(client.get("/indkoeb")) == before


def test_a_day_without_known_thresholds_is_refused_beside_the_date(client: CheckingClient) -> None:
    response = send(client, NEW, notice_date="2031-01-01", start_date="2031-06-01")
    assert response.status_code == 422
    assert "ingen kendt værdi den 1. januar 2031" in _error_of(response.text, "notice_date")


def test_an_end_before_the_start_is_refused_beside_the_date(client: CheckingClient) -> None:
    response = send(client, NEW, start_date="2026-12-31")
    assert response.status_code == 422
    assert _error_of(response.text, "start_date").startswith("Fejl:")


def test_the_first_of_all_errors_are_listed_with_links_to_their_fields(client: CheckingClient) -> None:
    response = send(client, NEW, title="", value_kr="", notice_date="")
    root = parsed(response.text)
    summary = next(one for one in root.iter("div") if one.get("role") == "alert")
    assert [link.get("href") for link in summary.iter("a")] == ["#title", "#value_kr", "#notice_date"]
    assert response.text.count("<title>Fejl: ") == 1


def test_without_a_category_suggestions_come_back_and_nothing_is_saved(client: CheckingClient) -> None:
    response = send(client, NEW, category=None)
    assert response.status_code == 422
    assert "Vælg den kategori, der passer bedst" in _error_of(response.text, "category")
    assert "55512000" in response.text
    assert "Drift af kantiner" in response.text


def test_the_button_suggests_categories_without_complaining(client: CheckingClient) -> None:
    token = csrf_token(client.get(NEW))
    response = client.post(NEW, data={"csrf_token": token, "title": "Vinduespolering", "suggest": "1"})
    assert response.status_code == 200
    assert "Fundet ud fra" in visible_text(response)
    assert "Der er noget, der skal rettes" not in response.text


def test_words_that_mean_no_category_say_so(client: CheckingClient) -> None:
    token = csrf_token(client.get(NEW))
    response = client.post(NEW, data={"csrf_token": token, "title": "qqqq", "suggest": "1"})
    assert "Vi fandt ingen kategori" in visible_text(response)


def test_a_code_of_ones_own_is_enough(client: CheckingClient) -> None:
    response = send(client, NEW, category=None, cpv_codes="55512000-2")
    assert response.status_code == 302
    assert "Drift af kantiner" in visible_text(client.get(response.location))


def test_saving_leads_to_the_case_with_its_advice(client: CheckingClient, db: Database) -> None:
    response = send(client, NEW)
    assert response.status_code == 302
    text = visible_text(client.get(response.location))
    assert "Sagen er gemt" in text
    assert "7.000.000\xa0kr." in client.get(response.location).text
    saved = purchases.find_purchase(db, response.location.rsplit("/", 1)[1])
    assert saved is not None
    assert (saved.contract_type, saved.value_kr, saved.duration_months) == (ContractType.SERVICES, 7_000_000, 48)
    assert (saved.municipality_code, saved.cpv_codes) == ("740", ("55512000",))
    assert (saved.notice_date, saved.start_date) == (date(2027, 2, 1), date(2027, 6, 1))
    assert saved.cross_border_interest is CrossBorderInterest.NO


def test_changing_a_case_keeps_what_the_form_does_not_ask_about(client: CheckingClient, db: Database) -> None:
    before = purchases.find_purchase(db, "demo-01")
    assert before is not None
    group = Group("Langtidsledige", 2, "kontanthjaelp_forhoejet", 60, Job.ORDINARY, (0.7, 0.6), hourly_wage=150)
    scenario = Scenario("To job", date(2026, 6, 1), 2, 1_800_000, (group,))
    detailed = replace(before, value=scenario, signing_date=date(2027, 5, 1))
    with write(db):
        purchases.save_purchase(db, detailed, listed=True, demo=True, saved_by="", saved_at=now())
    response = send(client, "/indkoeb/demo-01/rediger", title="Ny titel", listed=None)
    assert response.status_code == 302
    after = purchases.find_purchase(db, "demo-01")
    assert after is not None
    assert after.title == "Ny titel"
    assert (after.value, after.signing_date) == (scenario, date(2027, 5, 1))
    assert "Nej" in visible_text(client.get("/indkoeb/demo-01")).split("Vises for virksomhederne")[1][:10]


def test_the_form_for_a_change_shows_what_was_saved(client: CheckingClient) -> None:
    location = send(client, NEW, cpv_codes="55523000").location
    html = client.get(f"{location}/rediger").text
    for field in ("title", "description", "value_kr", "duration_months", "department", "notice_date", "start_date"):
        assert _value_of(html, field) == CANTEEN[field]
    assert _value_of(html, "cpv_codes") == "55523000"
    root = parsed(html)
    picked = {one.get("name"): one.get("value") for one in root.iter("input") if one.get("checked") is not None}
    assert picked == {
        "category": "55512000",
        "contract_type": "services",
        "concession": "no",
        "cross_border_interest": "no",
        "listed": "y",
    }


def test_saving_a_change_unchanged_changes_nothing(client: CheckingClient, db: Database) -> None:
    location = send(client, NEW, cpv_codes="55523000").location
    purchase_id = location.rsplit("/", 1)[1]
    before = purchases.find_purchase(db, purchase_id)
    assert send(client, f"{location}/rediger", cpv_codes="55523000").status_code == 302
    assert purchases.find_purchase(db, purchase_id) == before


def test_the_later_of_two_windows_is_refused_with_both_texts_and_may_save_again(
    client: CheckingClient, db: Database
) -> None:
    path = f"{send(client, NEW).location}/rediger"
    first, second = client.get(path), client.get(path)
    assert client.post(path, data=filled_in(first, title="Den første", department="IT")).status_code == 302
    refused = client.post(path, data=filled_in(second, title="Den anden", notice_date="2027-03-01"))
    assert refused.status_code == 409
    saved = purchases.find_purchase(db, path.split("/")[2])
    assert saved is not None
    assert saved.title == "Den første"
    text = visible_text(refused)
    assert "Ina Køb (fiktiv) har gemt det" in text
    root = parsed(refused.text)
    table = next(one for one in root.iter("table"))
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")][1:]
    assert rows == [
        ["Hvad skal I købe?", "Den første", "Den anden"],
        ["Forvaltning eller afdeling", "IT", "Ejendomme"],
        ["Hvornår går udbuddet eller købet i gang?", "1. februar 2027", "1. marts 2027"],
    ]
    assert _value_of(refused.text, "title") == "Den anden"
    assert client.post(path, data=filled_in(refused, title="Den anden")).status_code == 302
    saved = purchases.find_purchase(db, path.split("/")[2])
    assert saved is not None
    assert saved.title == "Den anden"


def test_an_error_does_not_hide_that_the_purchase_was_changed_meanwhile(client: CheckingClient) -> None:
    path = f"{send(client, NEW).location}/rediger"
    first, second = client.get(path), client.get(path)
    client.post(path, data=filled_in(first, title="Den første"))
    with_error = client.post(path, data=filled_in(second, value_kr=""))
    assert with_error.status_code == 422
    assert client.post(path, data=filled_in(with_error)).status_code == 409


def test_a_change_that_does_not_say_what_it_began_from_is_not_saved(client: CheckingClient) -> None:
    path = f"{send(client, NEW).location}/rediger"
    token = csrf_token(client.get(path))
    assert client.post(path, data=CANTEEN | {"csrf_token": token}).status_code == 409


def test_blanks_of_every_kind_part_words_and_emoji_stay_whole(client: CheckingClient, db: Database) -> None:
    title = "Vask\u00a0af\tduge \N{WOMAN}\u200d\N{PERSONAL COMPUTER}"
    location = send(client, NEW, title=title, description="Linje et\r\nLinje\u2028to").location
    saved = purchases.find_purchase(db, location.rsplit("/", 1)[1])
    assert saved is not None
    assert saved.title == "Vask af duge \N{WOMAN}\u200d\N{PERSONAL COMPUTER}"
    assert saved.description.split() == ["Linje", "et", "Linje", "to"]


@pytest.mark.parametrize(
    "title",
    ["<b>fed</b> & »citat«", "{{ 7 * 7 }}", "'; DROP TABLE purchase; --", "Køb af 🪴", "قرية نظيفة", '" OR "1"="1'],
)
def test_any_title_is_shown_as_it_was_typed(client: CheckingClient, title: str) -> None:
    response = send(client, NEW, title=title)
    assert response.status_code == 302
    assert title in visible_text(client.get(response.location))
    assert title in visible_text(client.get("/indkoeb"))


def test_the_form_takes_as_long_a_title_and_department_as_an_import_does() -> None:
    assert forms.LONGEST_TITLE == LONGEST_TITLE
    assert forms.LONGEST_DEPARTMENT == LONGEST_TITLE


def test_the_longest_title_is_saved_from_the_form_and_from_the_front_page(client: CheckingClient) -> None:
    title = "Å" * LONGEST_TITLE
    response = send(client, NEW, title=title)
    assert response.status_code == 302
    assert title in visible_text(client.get(response.location))
    assert f'value="{title}"' in client.get(f"{NEW}?titel={title}").text

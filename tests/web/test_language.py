"""Danish by default, English by choice, and back to the same page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask, session
from werkzeug.test import TestResponse

from app.model.user import Role
from app.web.formatting import age, held_together, written_date, written_time
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed
from tests.web.typed_forms import filled_in, send


def _switch(client: CheckingClient, language: str, target: str = "/") -> str:
    token = csrf_token(client.get("/"))
    response = client.post("/sprog", data={"csrf_token": token, "language": language, "next": target})
    assert response.status_code == 302
    return response.location


def _languages_of(response: TestResponse, words: str) -> list[tuple[str, str | None]]:
    """The elements of the summary and the fields that say the words, with the language they are marked with."""
    root = parsed(response.text)
    return [(one.tag, one.get("lang")) for one in root.iter() if one.tag in ("a", "span") and words in (one.text or "")]


def test_a_paragraph_sign_stays_with_its_number() -> None:
    assert held_together("udbudsloven § 54; §§ 2 og 186") == "udbudsloven §\u00a054; §§\u00a02 og 186"


def test_the_page_is_danish_whatever_the_browser_prefers(reader: CheckingClient) -> None:
    assert '<html lang="da">' in reader.get("/", headers={"Accept-Language": "en"}).text


def test_the_choice_holds_and_leads_back_to_the_page(reader: CheckingClient) -> None:
    assert _switch(reader, "en", "/virksomheder?q=vask&kommune=740") == "/virksomheder?q=vask&kommune=740"
    assert "What do you need to buy?" in visible_text(reader.get("/"))
    _switch(reader, "da")
    assert "Hvad skal I købe?" in visible_text(reader.get("/"))


def test_no_other_site_is_reached_through_the_switch(reader: CheckingClient) -> None:
    assert _switch(reader, "en", "https://example.org/") == "/"


def test_an_unknown_language_changes_nothing(reader: CheckingClient) -> None:
    _switch(reader, "tlh")
    assert '<html lang="da">' in reader.get("/").text


@pytest.mark.parametrize("path", ["/indkoeb/nyt", "/indkoeb/demo-01/rediger"])
def test_switching_the_language_keeps_a_half_filled_form_and_saves_nothing(signed_in: SignedIn, path: str) -> None:
    client = signed_in(Role.PURCHASER)
    before = visible_text(client.get("/indkoeb"))
    typed = {"title": "Vask af duge", "description": "Hver\nfredag", "value_kr": "mange", "category": None}
    english = client.post(path, data=filled_in(client.get(path), **typed) | {"switch_language": "en"})
    assert english.status_code == 200
    assert '<html lang="en">' in english.text
    assert "What do you need to buy?" in visible_text(english)
    assert 'value="Vask af duge"' in english.text
    assert "Hver\nfredag</textarea>" in english.text
    assert 'value="mange"' in english.text
    assert 'value="7.000.000"' not in english.text
    danish = client.post(path, data=filled_in(english, **typed) | {"switch_language": "da"})
    assert 'value="Vask af duge"' in danish.text
    assert visible_text(client.get("/indkoeb")) == before


def test_switching_the_language_on_the_sign_in_page_keeps_the_address(client: CheckingClient) -> None:
    token = csrf_token(client.get("/log-ind"))
    typed = {"csrf_token": token, "email": "nogen@kommune.dk", "password": "", "switch_language": "en"}
    english = client.post("/log-ind?next=/om", data=typed)
    assert english.status_code == 200
    assert visible_text(english).startswith("Sign in")
    assert 'value="nogen@kommune.dk"' in english.text
    assert 'action="/log-ind?next=/om"' in english.text


def test_a_language_is_not_switched_for_who_cannot_show_the_token(client: CheckingClient) -> None:
    client.post("/log-ind", data={"switch_language": "en"})
    assert '<html lang="da">' in client.get("/").text


def test_refusals_stay_danish_and_are_marked_inside_the_english_form(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    _switch(client, "en")
    refused = send(client, "/indkoeb/nyt", title="Kørsel af 010203-1234")
    assert _languages_of(refused, "CPR-nummer") == [("a", "da"), ("span", "da")]
    own = send(client, "/indkoeb/nyt", value_kr="")
    assert _languages_of(own, "estimated value of the contract") == [("a", None), ("span", None)]


def test_danish_texts_are_marked_inside_the_english_page(purchaser: CheckingClient) -> None:
    _switch(purchaser, "en")
    page = purchaser.get("/indkoeb/demo-01")
    assert "Legal routes" in visible_text(page)
    assert '<h1 lang="da">' in page.text


@pytest.mark.parametrize(
    ("language", "written"), [("da", "21. november 2026"), ("en", "21 November 2026"), ("xx", "21. november 2026")]
)
def test_dates_are_written_in_the_language_of_the_page(demo_app: Flask, language: str, written: str) -> None:
    with demo_app.test_request_context():
        session["language"] = language
        assert written_date(date(2026, 11, 21)) == written


@pytest.mark.parametrize(("language", "written"), [("da", "07.05"), ("en", "07:05")])
def test_the_time_of_day_is_written_in_the_language_of_the_page(demo_app: Flask, language: str, written: str) -> None:
    with demo_app.test_request_context():
        session["language"] = language
        assert written_time(datetime(2026, 11, 21, 7, 5, tzinfo=UTC)) == written


@pytest.mark.parametrize(
    ("then", "written"),
    [
        (date(2026, 11, 21), "under en måned gammel"),
        (date(2026, 10, 22), "under en måned gammel"),
        (date(2026, 10, 21), "1 måned gammel"),
        (date(2026, 3, 2), "8 måneder gammel"),
        (date(2024, 11, 22), "23 måneder gammel"),
        (date(2024, 11, 21), "24 måneder gammel"),
    ],
)
def test_the_age_of_a_fact_is_in_whole_months(demo_app: Flask, then: date, written: str) -> None:
    with demo_app.test_request_context():
        assert age(then, date(2026, 11, 21)) == written

"""Danish by default, English by choice, and back to the same page."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask, session

from app.web.formatting import age, held_together, written_date
from tests.web.checking_client import CheckingClient, csrf_token, visible_text


def _switch(client: CheckingClient, language: str, target: str = "/") -> str:
    token = csrf_token(client.get("/"))
    response = client.post("/sprog", data={"csrf_token": token, "language": language, "next": target})
    assert response.status_code == 302
    return response.location


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

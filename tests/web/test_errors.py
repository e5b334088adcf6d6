"""Error pages look like the site and say what to do; no typed text is lost."""

from __future__ import annotations

import pytest
from flask import Flask

from app.model.user import Role
from app.store.database import Database, write
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed
from tests.web.typed_forms import CANTEEN


@pytest.mark.parametrize("path", ["/findes-ikke", "/klausuler/findes-ikke", "/virksomheder/00000000"])
def test_what_does_not_exist_says_so_in_the_site_s_look(reader: CheckingClient, path: str) -> None:
    response = reader.get(path)
    assert response.status_code == 404
    assert "Siden findes ikke" in visible_text(response)


def test_the_wrong_way_to_ask_says_so(reader: CheckingClient) -> None:
    response = reader.get("/log-ud")
    assert response.status_code == 405
    assert "gennem menuen" in visible_text(response)


def test_too_large_a_form_is_refused_in_the_site_s_look(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    token = csrf_token(client.get("/indkoeb/nyt"))
    client.application.config["MAX_CONTENT_LENGTH"] = 10_000
    response = client.post("/indkoeb/nyt", data={"csrf_token": token, "description": "x" * 20_000})
    assert response.status_code == 413
    assert "for stort" in visible_text(response)


def test_a_failure_of_ours_shows_a_page_that_needs_no_database(app: Flask, db: Database) -> None:
    with write(db):
        db.table("data_source").drop()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    response = CheckingClient(app).get("/om")
    assert response.status_code == 500
    assert "Noget gik galt hos os" in visible_text(response)


def test_a_form_without_a_token_keeps_the_text_and_can_be_sent_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    late = client.post("/indkoeb/nyt", data=CANTEEN)
    assert late.status_code == 400
    assert CANTEEN["description"] in late.text
    again = client.post("/indkoeb/nyt", data=CANTEEN | {"csrf_token": csrf_token(late)})
    assert again.status_code == 302


def test_a_lost_session_keeps_the_text(client: CheckingClient) -> None:
    token = csrf_token(client.get("/"))
    late = client.post("/indkoeb/nyt", data=CANTEEN | {"csrf_token": token})
    assert late.status_code == 401
    assert CANTEEN["description"] in late.text
    assert "ikke længere logget ind" in visible_text(late)


def test_a_password_is_never_shown_again(client: CheckingClient) -> None:
    late = client.post("/log-ind", data={"email": "nogen@kommune.dk", "password": "en lang adgangskode"})
    assert late.status_code == 400
    assert "nogen@kommune.dk" in late.text
    assert "en lang adgangskode" not in late.text


def test_kept_text_shows_all_its_lines_and_short_fields_stay_on_one(signed_in: SignedIn) -> None:
    late = signed_in(Role.PURCHASER).post("/indkoeb/nyt", data=CANTEEN | {"description": "En linje.\nEn til.\n" * 6})
    root = parsed(late.text)
    areas = {area.get("name"): int(str(area.get("rows"))) for area in root.iter("textarea")}
    assert areas == {"description": 12}
    assert "title" in {field.get("name") for field in root.iter("input") if field.get("type") == "text"}


def test_kept_text_can_be_read_in_english_and_is_still_kept(client: CheckingClient) -> None:
    token = csrf_token(client.get("/"))
    late = client.post("/indkoeb/nyt", data=CANTEEN | {"csrf_token": token, "switch_language": "en"})
    assert late.status_code == 401
    assert '<html lang="en">' in late.text
    assert CANTEEN["description"] in late.text
    assert 'type="hidden" name="switch_language"' not in late.text


def test_kept_text_is_text_and_never_markup(client: CheckingClient) -> None:
    late = client.post("/indkoeb/nyt", data={"title": "<script>alert(1)</script>", 'x"><b': "y"})
    assert late.status_code == 400
    assert "<script>alert" not in late.text

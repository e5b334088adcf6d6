"""Every answer carries the headers that keep its reader safe."""

from __future__ import annotations

import pytest

from app.model.user import Role
from tests.web.checking_client import CheckingClient, csrf_token
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"


@pytest.mark.parametrize(
    "path", ["/", "/om", "/findes-ikke", "/indkoeb", "/static/css/faelleslommen.css", "/static/findes-ikke"]
)
def test_the_policy_is_on_every_answer(reader: CheckingClient, path: str) -> None:
    with reader.get(path) as response:
        assert response.headers["Content-Security-Policy"] == POLICY
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Referrer-Policy"] == "same-origin"


def test_no_shared_cache_keeps_a_page(purchaser: CheckingClient) -> None:
    assert purchaser.get("/indkoeb").headers["Cache-Control"] == "private, no-cache"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(reader: CheckingClient) -> None:
    cookie = reader.get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_forms_have_no_time_limit(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    assert client.application.config["WTF_CSRF_TIME_LIMIT"] is None
    assert csrf_token(client.get("/indkoeb/nyt"))


def test_everything_a_page_loads_comes_from_here(reader: CheckingClient) -> None:
    root = parsed(reader.get("/").text)
    sources = [
        element.get("src") or element.get("href") for element in root.iter() if element.tag in ("img", "link", "script")
    ]
    assert sources
    assert all(str(source).startswith("/static/") for source in sources)

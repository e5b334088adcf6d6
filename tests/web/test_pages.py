"""Every page opens in both languages and passes the page check; each says what it must."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD
from app.model.branding import Branding
from app.model.user import Role
from app.store.database import Database, write
from app.store.reference import all_sources, record_source
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed

OPEN_PAGES = ("/", "/om", "/klausuler", "/klausuler?q=dokumentation", "/klausuler?q=%22%20OR%20%2A", "/virksomheder",
              "/virksomheder?q=k%C3%B8kken&kommune=740", "/virksomheder?side=2", "/log-ind")  # fmt: skip


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", OPEN_PAGES)
def test_an_open_page_passes_the_check_in_both_languages(reader: CheckingClient, path: str, language: str) -> None:
    token = csrf_token(reader.get("/"))
    reader.post("/sprog", data={"csrf_token": token, "language": language, "next": "/"})
    page = reader.get(path)
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_case_of_the_demo_municipality_passes_the_check(purchaser: CheckingClient, language: str) -> None:
    token = csrf_token(purchaser.get("/"))
    purchaser.post("/sprog", data={"csrf_token": token, "language": language, "next": "/"})
    paths = sorted({link for link in _links(purchaser.get("/indkoeb").text) if link.startswith("/indkoeb/")})
    cases = [path for path in paths if path != "/indkoeb/nyt"]
    assert len(cases) >= 3
    for path in cases:
        assert purchaser.get(path).status_code == 200
    assert purchaser.get(f"{cases[0]}/rediger").status_code == 200
    assert purchaser.get("/indkoeb/nyt").status_code == 200


def test_every_clause_and_a_page_of_enterprises_pass_the_check(reader: CheckingClient) -> None:
    for path in ("/klausuler", "/virksomheder"):
        links = [link for link in _links(reader.get(path).text) if link.startswith(f"{path}/")]
        assert len(links) >= 12
        for link in dict.fromkeys(links):
            assert reader.get(link).status_code == 200


def test_the_front_page_has_one_field_and_three_doors(reader: CheckingClient) -> None:
    page = reader.get("/")
    text = visible_text(page)
    assert "Hvad skal I købe?" in text
    assert page.text.count('type="text"') == 1
    assert all(f'href="{door}"' in page.text for door in ("/indkoeb", "/klausuler", "/virksomheder"))


def test_what_is_typed_on_the_front_page_reaches_the_form_through_the_sign_in(client: CheckingClient) -> None:
    asked = client.get("/indkoeb/nyt?titel=Vask+af+t%C3%B8j")
    assert asked.status_code == 302
    sign_in = client.get(asked.location)
    back = client.post(
        asked.location,
        data={
            "csrf_token": csrf_token(sign_in),
            "email": DEMO_EMAILS[Role.PURCHASER],
            "password": DEMO_PASSWORD,
        },
    )
    form = client.get(back.location)
    assert 'value="Vask af tøj"' in form.text


def test_the_about_page_tells_sources_demo_data_and_when_the_law_was_read(reader: CheckingClient) -> None:
    text = visible_text(reader.get("/om"))
    assert "9.454" in text
    assert "Demodata" in text
    assert "Reglerne er senest læst igennem" in text
    assert "ikke juridisk rådgivning" in text


def test_demo_data_is_announced_on_every_page(reader: CheckingClient) -> None:
    for path in OPEN_PAGES:
        assert "Virksomheder og indkøb er opdigtede." in reader.get(path).text


def test_a_page_without_demo_data_does_not_announce_any(client: CheckingClient, db: Database) -> None:
    with write(db):
        for source in all_sources(db):
            record_source(db, replace(source, demo=False))
    assert "Virksomheder og indkøb er opdigtede." not in client.get("/").text


def test_the_contact_of_the_settings_stands_on_the_page_of_an_enterprise(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    client.application.extensions["branding"] = Branding(contact_name="Indkøb i Silkeborg", contact_phone="89 70 10 00")
    link = next(link for link in _links(client.get("/virksomheder").text) if link.startswith("/virksomheder/"))
    text = visible_text(client.get(link))
    assert "Indkøb i Silkeborg" in text
    assert "89 70 10 00" in text


def _links(html: str) -> list[str]:
    root = parsed(html)
    return [str(link.get("href")) for link in root.iter("a")]

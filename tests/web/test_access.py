"""Who may see and do what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD, add_user
from app.cases.clock import now
from app.model.user import Role
from app.store import purchases
from app.store.database import Database, write
from app.web.access import safe_next
from tests.conftest import sign_in_on_the_page
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn
from tests.web.typed_forms import CANTEEN, send

CASE_PAGES = (
    "/dokument",
    "/indkoeb",
    "/indkoeb/nyt",
    "/indkoeb/demo-01",
    "/indkoeb/demo-01/rediger",
    "/indkoeb/demo-01/kontakt",
    "/indkoeb/demo-01/soegning/1",
    "/indkoeb/demo-01/vaerdi.svg",
    "/indkoeb/demo-01/udbudsmateriale-public.pdf",
    "/indkoeb/demo-01/dokumenter",
    "/indkoeb/demo-01/dokumenter/udbudsmateriale/offentlig",
    "/indkoeb/demo-01/dokumenter/udbudsmateriale-intern.pdf",
    "/indkoeb/demo-01/dokumenter/lavet/abc",
    "/indkoeb/demo-01/dokumenter/lavet/abc.pdf",
    "/indkoeb/demo-01/dokumenter/lavet/abc/value.svg",
    "/indkoeb/demo-01/dokumenter/alle-offentlig.zip",
    "/indkoeb/findes-ikke",
)


@pytest.mark.parametrize("path", CASE_PAGES)
def test_cases_are_behind_the_sign_in(reader: CheckingClient, path: str) -> None:
    response = reader.get(path)
    assert response.status_code == 302
    assert response.location == f"/log-ind?next={path}"


def test_signing_in_leads_back_with_the_query(client: CheckingClient) -> None:
    page = client.get("/log-ind?next=/indkoeb/nyt?titel%3DVask%26x%3D1")
    response = client.post(
        "/log-ind?next=/indkoeb/nyt?titel%3DVask%26x%3D1",
        data={
            "csrf_token": csrf_token(page),
            "email": DEMO_EMAILS[Role.LEGAL].upper(),
            "password": DEMO_PASSWORD,
        },
    )
    assert response.location == "/indkoeb/nyt?titel=Vask&x=1"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "\\\\example.org/",
        "/\t/example.org/",
        "javascript:alert(1)",
        "example.org",
        "",
    ],
)
def test_no_other_site_is_a_next_page(demo_app: Flask, target: str) -> None:
    with demo_app.test_request_context():
        assert safe_next(target) == "/"


def test_a_wrong_password_says_so_beside_the_field_and_keeps_the_address(client: CheckingClient) -> None:
    token = csrf_token(client.get("/log-ind"))
    response = client.post(
        "/log-ind", data={"csrf_token": token, "email": "nogen@kommune.dk", "password": "forkert adgangskode"}
    )
    assert response.status_code == 422
    assert "E-mail eller adgangskode er forkert" in visible_text(response)
    assert 'value="nogen@kommune.dk"' in response.text
    assert "forkert adgangskode" not in response.text


def test_demo_users_are_shown_only_under_the_demo(app: Flask) -> None:
    assert DEMO_PASSWORD in CheckingClient(app).get("/log-ind").text
    app.config["DEMO"] = False
    assert DEMO_PASSWORD not in CheckingClient(app).get("/log-ind").text


def test_signing_in_starts_a_new_session_and_keeps_the_language(client: CheckingClient) -> None:
    client.post("/sprog", data={"csrf_token": csrf_token(client.get("/")), "language": "en", "next": "/"})
    with client.session_transaction() as session:
        session["planted"] = "before"
    page = client.get("/log-ind")
    client.post(
        "/log-ind",
        data={
            "csrf_token": csrf_token(page),
            "email": DEMO_EMAILS[Role.PURCHASER],
            "password": DEMO_PASSWORD,
        },
    )
    with client.session_transaction() as session:
        assert "planted" not in session
    assert '<html lang="en">' in client.get("/").text


def test_signing_out_shuts_the_cases_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    assert client.get("/indkoeb").status_code == 200
    client.post("/log-ud", data={"csrf_token": csrf_token(client.get("/"))})
    assert client.get("/indkoeb").status_code == 302


def test_a_copied_session_ends_with_the_sign_out(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    thief = CheckingClient(client.application)
    cookie = client.get_cookie("session")
    assert cookie is not None
    thief.set_cookie("session", cookie.value)
    assert thief.get("/indkoeb").status_code == 200
    client.post("/log-ud", data={"csrf_token": csrf_token(client.get("/"))})
    assert thief.get("/indkoeb").status_code == 302
    sign_in_on_the_page(client, DEMO_EMAILS[Role.PURCHASER])
    assert client.get("/indkoeb").status_code == 200


def test_one_person_s_sign_out_signs_out_nobody_else(signed_in: SignedIn) -> None:
    client, other = signed_in(Role.PURCHASER), signed_in(Role.LEGAL)
    client.post("/log-ud", data={"csrf_token": csrf_token(client.get("/"))})
    assert other.get("/indkoeb").status_code == 200


def test_too_many_wrong_passwords_say_how_long_to_wait(client: CheckingClient) -> None:
    page = client.get("/log-ind")
    typed = {"csrf_token": csrf_token(page), "email": DEMO_EMAILS[Role.LEGAL], "password": "forkert adgangskode"}
    assert [client.post("/log-ind", data=typed).status_code for _ in range(5)] == [422] * 5
    refused = client.post("/log-ind", data=typed | {"password": DEMO_PASSWORD})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "prøvet for mange gange" in visible_text(refused)
    assert client.get("/indkoeb").status_code == 302


def test_a_demo_user_is_signed_out_when_the_demo_ends(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    client.application.config["DEMO"] = False
    assert client.get("/indkoeb").status_code == 302


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reads_the_cases(signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    assert client.get("/indkoeb").status_code == 200
    assert client.get("/indkoeb/demo-01").status_code == 200


@pytest.mark.parametrize("role", [Role.PURCHASER, Role.LEGAL, Role.ADMINISTRATOR])
def test_editors_make_and_change_cases(signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    assert client.get("/indkoeb/demo-01/rediger").status_code == 200
    assert send(client, "/indkoeb/nyt").status_code == 302


def test_finance_reads_but_does_not_write(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    assert "/indkoeb/nyt" not in client.get("/indkoeb").text
    assert "/rediger" not in client.get("/indkoeb/demo-01").text
    for path in ("/indkoeb/nyt", "/indkoeb/demo-01/rediger", "/indkoeb/demo-01/kontakt"):
        refused = client.get(path)
        assert refused.status_code == 403
        assert "ikke til at oprette eller ændre" in visible_text(refused)
    token = csrf_token(client.get("/"))
    assert client.post("/indkoeb/nyt", data=CANTEEN | {"csrf_token": token}).status_code == 403


def test_a_case_of_another_municipality_does_not_exist_for_us(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    case = purchases.find_purchase(db, "demo-01")
    assert case is not None
    with write(db):
        purchases.save_purchase(
            db, replace(case, municipality_code="751"), listed=True, demo=False, saved_by="", saved_at=now()
        )
    for path in CASE_PAGES[3:-1]:
        assert client.get(path).status_code == 404, path
    assert "demo-01" not in client.get("/indkoeb").text


def test_a_purchase_is_saved_for_the_own_municipality_whatever_is_sent(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    response = send(client, "/indkoeb/nyt", municipality_code="751")
    assert "Silkeborg" in visible_text(client.get(response.location))


def test_a_user_who_is_gone_is_not_signed_in(app: Flask, db: Database) -> None:
    client = CheckingClient(app)
    add_user(db, "ny@kommune.dk", "Ny", Role.PURCHASER, "740", "en lang adgangskode", now())
    page = client.get("/log-ind")
    client.post(
        "/log-ind",
        data={
            "csrf_token": csrf_token(page),
            "email": "ny@kommune.dk",
            "password": "en lang adgangskode",
        },
    )
    assert client.get("/indkoeb").status_code == 200
    with write(db):
        db.table("user").delete_where("email = ?", ["ny@kommune.dk"])
    assert client.get("/indkoeb").status_code == 302


@pytest.mark.parametrize("key", ["1 OR 1=1", "1", "1.", "1.x", ".0", "1.7"])
def test_a_session_key_of_another_form_or_number_signs_nobody_in(client: CheckingClient, key: str) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = key
    assert client.get("/indkoeb").status_code == 302

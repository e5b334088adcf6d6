"""Overruling a stop on its page, what the case says of it, and withdrawing it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.cases.clock import now
from app.model.case import Case
from app.model.law import Finding, Severity
from app.model.overrule import finding_key
from app.model.user import Role
from app.store import overrules, purchases
from app.store.database import Database, write
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn

CASE = "/indkoeb/demo-01"
STOP = Finding("local_requirement", Severity.BLOCK, "I teksten står »skal ligge i kommunen«.", "udbudsloven § 3")
CHANGED = replace(STOP, text="I teksten står »skal ligge i kommunen« og »skal være lokal«.")
REASON = "Sætningen gengiver et gammelt bilag og stiller intet krav."
PAGE = f"{CASE}/stop/{finding_key(STOP)}"
MUST_NOT_BE_SENT = "Materialet må ikke sendes ud."


def find(db: Database, *findings: Finding) -> Case:
    """Store the advice of demo-01 with these findings alone."""
    case = purchases.find_case(db, "demo-01", "740")
    assert case is not None
    with write(db):
        purchases.save_advice(db, replace(case.advice, findings=findings), now(), "Ina")
    return case


@pytest.fixture
def stopped(db: Database) -> Case:
    return find(db, STOP)


def send(client: CheckingClient, address: str, reason: str) -> Any:
    return client.post(address, data={"csrf_token": csrf_token(client.get(CASE)), "reason": reason})


def test_an_open_stop_says_that_nothing_may_be_sent(signed_in: SignedIn, stopped: Case) -> None:
    page = signed_in(Role.LEGAL).get(CASE)
    assert visible_text(page).count(MUST_NOT_BE_SENT) == 2
    assert "1 stop er hverken løst eller tilsidesat af en jurist." in visible_text(page)
    assert f'href="{PAGE}"' in page.text


@pytest.mark.parametrize("role", [Role.PURCHASER, Role.FINANCE, Role.ADMINISTRATOR])
def test_others_see_the_stop_and_are_refused(signed_in: SignedIn, db: Database, stopped: Case, role: Role) -> None:
    client = signed_in(role)
    page = client.get(CASE)
    assert MUST_NOT_BE_SENT in visible_text(page)
    assert "Kun en jurist kan tilsidesætte et stop." in visible_text(page)
    assert PAGE not in page.text
    assert client.get(PAGE).status_code == 403
    refused = send(client, PAGE, REASON)
    assert refused.status_code == 403
    assert "Det kan kun kommunens jurister gøre." in visible_text(refused)
    assert overrules.overrules_of(db, "demo-01") == ()


def test_an_overruled_stop_stays_and_says_by_whom_and_why(signed_in: SignedIn, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    assert STOP.text in visible_text(client.get(PAGE))
    response = send(client, PAGE, REASON)
    assert (response.status_code, response.location) == (302, f"{CASE}#fund")
    text = visible_text(client.get(CASE))
    assert "Stop – tilsidesat Krav om lokalt tilhørsforhold" in text
    assert STOP.text in text
    assert "af Julie Ret (fiktiv). Begrundelse: " + REASON in text
    assert MUST_NOT_BE_SENT not in text
    reader = visible_text(signed_in(Role.FINANCE).get(CASE))
    assert REASON in reader
    assert "Træk tilsidesættelsen tilbage" not in reader


@pytest.mark.parametrize(("reason", "why"), [("For kort.", "mindst 20 tegn"), (f"{REASON} 010190-1234", "CPR-nummer")])
def test_a_reason_that_will_not_do_is_refused_and_kept(
    signed_in: SignedIn, db: Database, stopped: Case, reason: str, why: str
) -> None:
    page = send(signed_in(Role.LEGAL), PAGE, reason)
    assert page.status_code == 422
    assert why in visible_text(page)
    assert f"\n{reason}</textarea>" in page.text
    assert overrules.overrules_of(db, "demo-01") == ()


def test_a_stop_that_changed_meanwhile_is_shown_as_it_is_now(signed_in: SignedIn, db: Database, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    find(db, CHANGED)
    page = send(client, PAGE, REASON)
    assert page.status_code == 409
    assert "Stoppet er ændret, mens du skrev" in visible_text(page)
    assert CHANGED.text in visible_text(page)
    assert f"\n{REASON}</textarea>" in page.text
    assert f'action="{CASE}/stop/{finding_key(CHANGED)}"' in page.text
    assert overrules.overrules_of(db, "demo-01") == ()


def test_a_stop_that_is_gone_gives_the_text_back(signed_in: SignedIn, db: Database, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    find(db)
    page = send(client, PAGE, REASON)
    assert page.status_code == 409
    assert "Stoppet er der ikke længere" in visible_text(page)
    assert f"\n{REASON}</textarea>" in page.text
    assert client.get(PAGE).status_code == 404


def test_the_second_jurist_is_told_who_was_first(signed_in: SignedIn, db: Database, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    send(client, PAGE, REASON)
    page = send(client, PAGE, "En helt anden begrundelse for det samme.")
    assert page.status_code == 409
    assert "Julie Ret (fiktiv) gjorde det" in visible_text(page)
    assert REASON in visible_text(page)
    assert "\nEn helt anden begrundelse for det samme.</textarea>" in page.text
    assert len(overrules.overrules_of(db, "demo-01")) == 1


def test_an_expired_session_keeps_the_reason(signed_in: SignedIn, db: Database, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    token = csrf_token(client.get(CASE))
    client.post("/log-ud", data={"csrf_token": token})
    page = client.post(PAGE, data={"csrf_token": token, "reason": REASON})
    assert page.status_code in (400, 401)
    assert f"\n{REASON}</textarea>" in page.text
    assert f'action="{PAGE}"' in page.text
    assert overrules.overrules_of(db, "demo-01") == ()


def test_a_changed_finding_is_not_covered_and_the_page_says_so(
    signed_in: SignedIn, db: Database, stopped: Case
) -> None:
    client = signed_in(Role.LEGAL)
    send(client, PAGE, REASON)
    find(db, CHANGED)
    text = visible_text(client.get(CASE))
    assert MUST_NOT_BE_SENT in text
    assert "En tidligere tilsidesættelse dækker ikke længere." in text
    assert "Stop – tilsidesat" not in text
    assert STOP.text in text
    assert REASON in text
    find(db)
    text = visible_text(client.get(CASE))
    assert MUST_NOT_BE_SENT not in text
    assert "1 tilsidesættelse, der ikke gælder nu" in text
    assert REASON in text


def test_withdrawing_stops_the_case_again_and_keeps_both_reasons(
    signed_in: SignedIn, db: Database, stopped: Case
) -> None:
    client = signed_in(Role.LEGAL)
    send(client, PAGE, REASON)
    address = f"{CASE}/tilsidesaettelse/1"
    assert REASON in visible_text(client.get(address))
    assert send(client, address, "Nej.").status_code == 422
    assert send(client, address, "Bilaget er alligevel en del af materialet.").status_code == 302
    text = visible_text(client.get(CASE))
    assert MUST_NOT_BE_SENT in text
    assert REASON in text
    assert "Bilaget er alligevel en del af materialet." in text
    again = send(client, address, "Den samme tanke, men for sent.")
    assert again.status_code == 409
    assert "\nDen samme tanke, men for sent.</textarea>" in again.text
    (kept,) = overrules.overrules_of(db, "demo-01")
    assert kept.withdrawn_reason == "Bilaget er alligevel en del af materialet."


def test_only_jurists_withdraw(signed_in: SignedIn, db: Database, stopped: Case) -> None:
    send(signed_in(Role.LEGAL), PAGE, REASON)
    client = signed_in(Role.PURCHASER)
    assert client.get(f"{CASE}/tilsidesaettelse/1").status_code == 403
    assert send(client, f"{CASE}/tilsidesaettelse/1", REASON).status_code == 403
    assert overrules.overrules_of(db, "demo-01")[0].withdrawn_at is None


def test_what_is_not_there_is_not_found(signed_in: SignedIn, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    for address in (f"{CASE}/stop/local_requirement-0", f"{CASE}/tilsidesaettelse/7", "/indkoeb/nej/stop/x"):
        assert client.get(address).status_code == 404
    assert send(client, f"{CASE}/tilsidesaettelse/7", REASON).status_code == 404
    assert send(client, "/indkoeb/nej/stop/x", REASON).status_code == 404


def test_markup_in_a_reason_stays_text(signed_in: SignedIn, stopped: Case) -> None:
    client = signed_in(Role.LEGAL)
    send(client, PAGE, "<b>Fed</b> {{ 7 * 7 }} er bare tegn i en begrundelse.")
    assert "&lt;b&gt;Fed&lt;/b&gt; {{ 7 * 7 }}" in client.get(CASE).text

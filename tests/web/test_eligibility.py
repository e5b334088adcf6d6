"""The conditions of §§ 54 and 190 point by point: for one enterprise, and for all of the case on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.model.case import Case
from app.model.enterprise import Evidence
from app.model.user import Role
from app.store import enterprises, purchases
from app.store.database import Database, write
from tests.web.checking_client import CheckingClient, visible_text
from tests.web.conftest import SignedIn

CANTEEN = "/indkoeb/demo-01"
DAY_OFFER = "/indkoeb/demo-06"
PROVES_NOTHING = "Registret beviser intet. Svarene er, hvad værktøjets oplysninger siger"


@pytest.fixture
def case(db: Database) -> Case:
    found = purchases.find_case(db, "demo-01", "740")
    assert found is not None
    return found


def test_each_match_leads_to_its_conditions_and_the_list_to_all(purchaser: CheckingClient, case: Case) -> None:
    page = purchaser.get(CANTEEN)
    assert f'href="{CANTEEN}/betingelser"' in page.text
    for match in case.advice.matches:
        assert f'href="{CANTEEN}/betingelser/{match.cvr}"' in page.text


def test_one_page_has_every_listed_enterprise(purchaser: CheckingClient, case: Case) -> None:
    page = purchaser.get(f"{CANTEEN}/betingelser")
    text = visible_text(page)
    assert PROVES_NOTHING in text
    assert "før kontrakten tildeles (§ 159)" in text
    for match in case.advice.matches:
        assert f"{match.name} CVR" in text
    assert page.text.count("<caption>Efter § 54</caption>") == len(case.advice.matches)


def test_where_the_purchase_closes_section_190_only_each_own_page_has_it(purchaser: CheckingClient, case: Case) -> None:
    both = purchaser.get(f"{CANTEEN}/betingelser")
    assert "Derfor er virksomhederne her kun prøvet efter § 54." in visible_text(both)
    assert "<caption>Efter § 190</caption>" not in both.text
    alone = purchaser.get(f"{CANTEEN}/betingelser/{case.advice.matches[0].cvr}")
    assert "hvem virksomheden end er" in visible_text(alone)
    assert alone.text.count("<caption>Efter § 190</caption>") == 1


def test_where_section_190_may_be_used_the_list_has_it_too(purchaser: CheckingClient) -> None:
    page = purchaser.get(f"{DAY_OFFER}/betingelser")
    assert "hvem virksomheden end er" not in visible_text(page)
    assert page.text.count("<caption>Efter § 190</caption>") == page.text.count("<caption>Efter § 54</caption>") > 0


def test_question_answer_evidence_date_grade_and_rule_stand_in_a_row(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    (one,) = enterprises.find_enterprises(db, [case.advice.matches[0].cvr])
    facts = {"disadvantaged_pct": 45.0, "disadvantaged_evidence": Evidence.AUDITED}
    with write(db):
        enterprises.save_enterprises(db, [replace(one, disadvantaged_as_of=date(2026, 8, 1), **facts)])  # type: ignore[arg-type]
    text = visible_text(signed_in(Role.PURCHASER).get(f"{CANTEEN}/betingelser/{one.cvr}"))
    row = text[text.index("Er mindst 30 % af de beskæftigede") :][:600]
    assert "Opfyldt" in row
    assert "45 %" in row
    assert "Revisorerklæring · pr. 1. august 2026" in row
    assert "udbudsloven § 54" in row


@pytest.mark.parametrize("role", Role)
def test_everyone_of_the_municipality_sees_them(signed_in: SignedIn, case: Case, role: Role) -> None:
    client = signed_in(role)
    assert client.get(f"{CANTEEN}/betingelser").status_code == 200
    assert client.get(f"{CANTEEN}/betingelser/{case.advice.matches[0].cvr}").status_code == 200


def test_nobody_else_does(reader: CheckingClient) -> None:
    response = reader.get(f"{CANTEEN}/betingelser")
    assert response.status_code == 302
    assert response.location.startswith("/log-ind")


def test_another_case_and_an_enterprise_outside_it_are_not_found(purchaser: CheckingClient) -> None:
    for address in ("/indkoeb/nej/betingelser", "/indkoeb/nej/betingelser/1", f"{CANTEEN}/betingelser/99999999"):
        assert purchaser.get(address).status_code == 404

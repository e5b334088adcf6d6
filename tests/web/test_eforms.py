"""The page with the fields of the EU notice, and the file of XML."""

from __future__ import annotations

import pytest
from lxml import etree

from app.model.user import Role
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn

CANTEEN, CLEANING, SMALL = "/indkoeb/demo-01", "/indkoeb/demo-03", "/indkoeb/demo-09"


def test_the_page_has_each_field_with_its_value_and_code(purchaser: CheckingClient) -> None:
    page = purchaser.get(f"{CANTEEN}/eforms")
    text = visible_text(page)
    assert "BT-21-Procedure Drift af kantinen på rådhuset" in text
    assert "BT-71-Lot Ingen er forbeholdt. Alle kan give tilbud. none" in text
    assert "BT-105-Procedure Udfyldes af kommunen" in text
    assert f'href="{CANTEEN}/eforms.xml"' in page.text


def test_the_case_leads_to_the_page_and_back(purchaser: CheckingClient) -> None:
    assert f'href="{CANTEEN}/eforms"' in purchaser.get(CANTEEN).text
    assert f'href="{CANTEEN}#dokumenter"' in purchaser.get(f"{CANTEEN}/eforms").text


def test_a_value_can_be_marked_with_one_click(purchaser: CheckingClient) -> None:
    assert '<code class="copy">cn-social</code>' in purchaser.get(f"{CANTEEN}/eforms").text


def test_a_reserved_purchase_says_so(purchaser: CheckingClient) -> None:
    text = visible_text(purchaser.get(f"{CLEANING}/eforms"))
    assert "res-ws" in text
    assert "Forbeholdet er værktøjets forslag." in text


def test_below_the_thresholds_the_page_says_why_there_is_nothing_to_enter(purchaser: CheckingClient) -> None:
    page = purchaser.get(f"{SMALL}/eforms")
    assert "eForms bruges ikke" in visible_text(page)
    assert "eforms.xml" not in page.text
    assert "<table" not in page.text
    assert purchaser.get(f"{SMALL}/eforms.xml").status_code == 404


def test_the_file_is_xml_to_keep(purchaser: CheckingClient) -> None:
    response = purchaser.get(f"{CANTEEN}/eforms.xml")
    assert response.mimetype == "application/xml"
    assert response.headers["Content-Disposition"] == "attachment; filename=eforms-uddrag-demo-01.xml"
    root = etree.fromstring(response.data)
    assert root.findtext("{*}ProcurementProject/{*}Name") == "Drift af kantinen på rådhuset"


def test_the_page_is_there_in_english_with_danish_values(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    client.post("/sprog", data={"csrf_token": csrf_token(client.get("/")), "language": "en", "next": "/"})
    page = client.get(f"{CANTEEN}/eforms")
    text = visible_text(page)
    assert "Reserved participation BT-71-Lot" in text
    assert "Reserveret" not in text
    assert "To be filled in by the municipality" in text
    assert '<span class="copy prewrap" lang="da">Drift af kantinen på rådhuset</span>' in page.text


@pytest.mark.parametrize("path", [f"{CANTEEN}/eforms", f"{CANTEEN}/eforms.xml"])
def test_the_sheet_is_behind_the_sign_in_and_for_the_own_municipality(
    reader: CheckingClient, purchaser: CheckingClient, path: str
) -> None:
    response = reader.get(path)
    assert response.status_code == 302
    assert response.location == f"/log-ind?next={path}"
    assert purchaser.get(path.replace("demo-01", "demo-20")).status_code == 404
    assert purchaser.get(path.replace("demo-01", "findes-ikke")).status_code == 404

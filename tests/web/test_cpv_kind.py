"""A CPV code that is made for another kind of contract than the purchase is remarked on, not refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cases.clock import now
from app.model.cpv_kind import kind_of, other_kind
from app.model.purchase import ContractType
from app.model.user import Role
from app.store import purchases
from app.store.database import Database, write
from tests.web.checking_client import visible_text
from tests.web.conftest import SignedIn

SUPPLIES, SERVICES, WORKS = ContractType.SUPPLIES, ContractType.SERVICES, ContractType.WORKS


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("03000000", SUPPLIES),
        ("15000000", SUPPLIES),
        ("44000000", SUPPLIES),
        ("45000000", WORKS),
        ("48000000", SUPPLIES),
        ("50000000", SERVICES),
        ("98000000", SERVICES),
    ],
)
def test_the_first_two_digits_say_what_a_code_is_made_for(code: str, kind: ContractType) -> None:
    assert kind_of(code) is kind


def test_the_main_code_alone_is_held_against_the_contract_type() -> None:
    assert other_kind(["15000000", "55512000"], SERVICES) is SUPPLIES
    assert other_kind(["55512000", "15000000"], SERVICES) is None
    assert other_kind(["55512000"], SERVICES) is None
    assert other_kind([], SERVICES) is None


def test_the_case_page_remarks_on_a_code_of_supplies_in_a_contract_on_services(
    signed_in: SignedIn, db: Database
) -> None:
    client = signed_in(Role.PURCHASER)
    assert "CPV-koden hører under" not in visible_text(client.get("/indkoeb/demo-01"))
    case = purchases.find_case(db, "demo-01", "740")
    assert case is not None
    with write(db):
        purchases.save_purchase(
            db,
            replace(case.purchase, cpv_codes=("15000000",)),
            listed=case.listed,
            demo=case.demo,
            saved_by="Ina",
            saved_at=now(),
        )
    text = visible_text(client.get("/indkoeb/demo-01"))
    assert "CPV-koden hører under »Varekøb«, men kontrakttypen er »Tjenesteydelser«." in text

"""An optional paragraph is printed when its condition holds for the purchase."""

from __future__ import annotations

import pytest

from app.clause_library.conditions import facts_of, holds, read_condition
from app.model.law import Regime
from app.model.purchase import ContractType, Lot
from tests.clause_library.examples import clause, purchase


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("", True),
        ("regime is afsnit_ii", True),
        ("regime is afsnit_iii or afsnit_ii", True),
        ("regime is afsnit_iii", False),
        ("regime is not afsnit_ii", False),
        ("regime is not afsnit_iii or afsnit_iv", True),
        ("contract_type is services or works", True),
        ("contract_type is supplies", False),
        ("lots is no", True),
        ("duration_months at least 48", True),
        ("duration_months at least 49", False),
        ("value_kr at most 40000000", True),
        ("value_kr at most 39999999", False),
        ("regime is afsnit_ii and lots is yes", False),
        ("regime is afsnit_ii and lots is no", True),
    ],
)
def test_conditions_of_a_service_for_40_mio_over_48_months_in_afsnit_ii(condition: str, expected: bool) -> None:
    assert holds(condition, facts_of(purchase(), Regime.AFSNIT_II)) is expected


def test_without_a_regime_neither_side_of_a_regime_condition_holds() -> None:
    facts = facts_of(purchase(), None)
    assert not holds("regime is afsnit_ii", facts)
    assert not holds("regime is not afsnit_ii", facts)


def test_a_concession_follows_its_own_order_whatever_regime_its_value_gives() -> None:
    facts = facts_of(purchase(concession=True), Regime.AFSNIT_II)
    assert holds("regime is concession", facts)
    assert not holds("regime is afsnit_ii", facts)


def test_the_clauses_of_the_tender_tell_its_way_and_whether_plans_are_compared() -> None:
    request = clause(kind="notice", applies="{routes: [quotes]}")
    criterion = clause(kind="award", applies="{routes: [social_award_criterion]}")
    alone = facts_of(purchase(), None, [request])
    assert holds("way is quotes or direct_purchase", alone)
    assert not holds("way is direct_purchase", alone)
    assert holds("award is no", alone)
    assert holds("award is yes", facts_of(purchase(), None, [request, criterion]))


def test_without_the_clauses_of_the_tender_its_way_is_not_known() -> None:
    for condition in ("way is quotes", "way is not quotes", "award is yes", "award is no"):
        assert not holds(condition, facts_of(purchase(), None))


def test_a_divided_purchase_has_lots() -> None:
    assert holds("lots is yes", facts_of(purchase(lots=(Lot("En", 1),)), None))


@pytest.mark.parametrize(
    "condition",
    [
        "regime",
        "regime is",
        "weather is fine",
        "regime is sunny",
        "regime at least 3",
        "value_kr is 3",
        "lots is maybe",
    ],
)
def test_an_unknown_condition_is_refused(condition: str) -> None:
    with pytest.raises(ValueError, match=r"Brug|Skriv"):
        read_condition(condition)


def test_contract_types_are_those_of_the_model() -> None:
    for kind in ContractType:
        assert holds(f"contract_type is {kind}", facts_of(purchase(contract_type=kind), None))

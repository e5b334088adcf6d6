"""Full-time places are proposed from the value, with the arithmetic in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from app.clause_library import proposed_places
from app.model.errors import InputError
from app.model.purchase import ContractType, Lot
from tests.clause_library.examples import purchase, view


def test_ten_million_a_year_of_services_gives_one_and_seven_tenths_places() -> None:
    # 10.000.000 x 0.60 x 0.10 = 600.000; / 350.000 = 1.714
    places = proposed_places(purchase(), view())
    assert places.places == 1.7
    for part in ("10.000.000", "60 %", "10 %", "600.000", "350.000", "1,71", "rundet ned til 1,7"):
        assert part in places.how


def test_the_labour_share_follows_the_contract_type() -> None:
    given = {kind: proposed_places(purchase(contract_type=kind), view()).places for kind in ContractType}
    assert given == {ContractType.SERVICES: 1.7, ContractType.WORKS: 1.0, ContractType.SUPPLIES: 0.4}


@pytest.mark.parametrize(
    ("value_kr", "places"),
    [(583_333, 0.0), (583_334, 0.1), (1_166_667, 0.2)],
)
def test_places_come_in_tenths_rounded_down(value_kr: int, places: float) -> None:
    # a tenth of a place is 350.000 x 0.1 / 0.06 = 583.333,33 kr. a year
    assert proposed_places(purchase(value_kr=value_kr, duration_months=12), view()).places == places


def test_a_purchase_too_small_for_a_place_says_so() -> None:
    places = proposed_places(purchase(value_kr=400_000), view())
    assert places.places == 0
    assert "for lidt til en plads" in places.how


def test_a_contract_shorter_than_a_year_counts_one_years_volume() -> None:
    short = proposed_places(purchase(value_kr=10_000_000, duration_months=3), view())
    year = proposed_places(purchase(value_kr=10_000_000, duration_months=12), view())
    assert short.places == year.places
    assert "kr. i hele kontraktens tid ×" in short.how
    assert "kr. om året ×" in year.how


def test_every_figure_used_is_a_dated_parameter_with_its_status() -> None:
    on = view()
    proposed_places(purchase(), on)
    assert {used.id: used.status for used in on.used} == {
        "labour_share_services": "antagelse",
        "social_share_of_labour": "antagelse",
        "full_time_yearly_cost": "antagelse",
        "full_time_smallest_share": "antagelse",
    }


def test_a_day_before_the_first_value_is_refused() -> None:
    with pytest.raises(InputError):
        proposed_places(purchase(), view(date(2023, 12, 31)))


def test_the_lots_that_the_clause_binds_carry_the_places_and_the_sentence_names_them() -> None:
    # 1.850.000 x 0.60 x 0.10 = 111.000; / 350.000 = 0.317
    cleaning, parks = Lot("Rengøring og vinduespolering", 7_400_000), Lot("Pleje af udearealer", 2_200_000)
    divided = purchase(value_kr=9_600_000, lots=(cleaning, parks))
    assert proposed_places(divided, view()).places == 0.4
    places = proposed_places(divided, view(), (cleaning,))
    assert places.places == 0.3
    how = " ".join(places.how.split())
    assert how.startswith("Delkontrakten »Rengøring og vinduespolering«: 1.850.000 kr. om året × 60 % løn")
    assert places.how.endswith(
        "Den forbeholdte delkontrakt er ikke regnet med, for kravet om beskæftigelse gælder ikke for den."
    )
    assert proposed_places(divided, view(), (cleaning, parks)).how.startswith("Delkontrakterne »Rengøring")


def test_where_only_the_reserved_lot_is_left_nothing_is_proposed() -> None:
    places = proposed_places(purchase(lots=(Lot("Alt", 40_000_000),)), view(), ())
    assert places.places == 0
    assert "ingen anden delkontrakt" in places.how

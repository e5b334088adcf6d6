from __future__ import annotations

from app.matching.market import Candidate, market_of
from app.model.match import NearbySupply, Reserved54

from .conftest import MUNICIPALITIES

SAME = Candidate("740", 0.0, Reserved54.DOCUMENTED)
NEAR = Candidate("751", 40.0, Reserved54.SELF_DECLARED)
FAR = Candidate("101", 190.0, Reserved54.UNKNOWN)
NOWHERE = Candidate("", None, Reserved54.NO)


def test_candidates_are_counted_by_evidence_and_within_growing_circles() -> None:
    market = market_of([SAME, NEAR, FAR, NOWHERE], "740", MUNICIPALITIES, 3)
    assert market.candidates_by_evidence == {"documented": 1, "self_declared": 1, "unknown": 1, "no": 1}
    assert market.candidates_within_km == {"0": 1, "25": 1, "50": 2, "100": 2, "all": 4}


def test_a_market_is_thin_with_fewer_than_three_who_have_evidence() -> None:
    assert market_of([SAME, NEAR, FAR, FAR], "740", MUNICIPALITIES, 3).thin
    assert not market_of([SAME, NEAR, NEAR], "740", MUNICIPALITIES, 3).thin


def test_the_nearest_municipalities_with_supply_come_first() -> None:
    nearest = market_of([FAR, NEAR, NEAR, NOWHERE], "740", MUNICIPALITIES, 3).nearest
    assert [(place.municipality_code, place.name, place.candidates) for place in nearest] == [
        ("751", "Aarhus", 2),
        ("101", "København", 1),
    ]
    assert all(isinstance(place, NearbySupply) for place in nearest)


def test_an_empty_market_is_thin_and_counts_nothing() -> None:
    market = market_of([], "740", MUNICIPALITIES, 3)
    assert market.thin
    assert set(market.candidates_within_km.values()) == {0}
    assert market.nearest == ()

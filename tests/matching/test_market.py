from __future__ import annotations

from app.matching.market import market_of
from app.model.match import Market, NearbySupply, Reserved54

from .conftest import MUNICIPALITIES

DOCUMENTED, DECLARED, UNKNOWN, NO = (
    Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED, Reserved54.UNKNOWN, Reserved54.NO,
)  # fmt: skip
DISTANCES = {"740": 0.0, "751": 40.0, "101": 190.0}


def market(by_evidence: dict[Reserved54, int], by_municipality: dict[str, int]) -> Market:
    return market_of(by_evidence, by_municipality, DISTANCES, MUNICIPALITIES, 3)


def test_candidates_are_counted_by_evidence_and_within_growing_circles() -> None:
    found = market({DOCUMENTED: 1, DECLARED: 1, UNKNOWN: 1, NO: 1}, {"740": 1, "751": 1, "101": 1, "": 1})
    assert found.candidates_by_evidence == {"documented": 1, "self_declared": 1, "unknown": 1, "no": 1}
    assert found.candidates_within_km == {"0": 1, "25": 1, "50": 2, "100": 2, "all": 4}


def test_a_candidate_is_counted_at_the_distance_that_is_shown() -> None:
    near = {"740": 0.0, "751": 100.4, "101": 100.6}
    found = market_of({}, {"740": 1, "751": 1, "101": 1}, near, MUNICIPALITIES, 3)
    assert found.candidates_within_km == {"0": 1, "25": 1, "50": 1, "100": 2, "all": 3}


def test_only_the_municipality_itself_is_at_no_distance() -> None:
    found = market_of({}, {"751": 1}, {"751": 0.4}, MUNICIPALITIES, 3)
    assert (found.candidates_within_km["0"], found.candidates_within_km["25"]) == (0, 1)


def test_a_market_is_thin_with_fewer_than_three_who_have_evidence() -> None:
    assert market({DOCUMENTED: 1, DECLARED: 1, UNKNOWN: 2}, {"740": 1, "751": 1, "101": 2}).thin
    assert not market({DOCUMENTED: 1, DECLARED: 2}, {"740": 1, "751": 2}).thin


def test_the_nearest_municipalities_with_supply_come_first() -> None:
    nearest = market({UNKNOWN: 1, DECLARED: 2, NO: 1}, {"101": 1, "751": 2, "": 1}).nearest
    assert nearest == (NearbySupply("751", "Aarhus", 40.0, 2), NearbySupply("101", "København", 190.0, 1))


def test_an_empty_market_is_thin_and_counts_nothing() -> None:
    empty = market({}, {})
    assert empty.thin
    assert set(empty.candidates_within_km.values()) == {0}
    assert empty.nearest == ()

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.distance import Distances, distance_km
from app.model.enterprise import Municipality

from .conftest import MUNICIPALITIES

CODES = st.sampled_from(sorted(MUNICIPALITIES))


def test_aarhus_and_silkeborg_are_about_forty_kilometres_apart() -> None:
    assert distance_km("751", "740", MUNICIPALITIES) == pytest.approx(40, abs=2)


def test_the_same_municipality_is_no_distance() -> None:
    assert distance_km("740", "740", MUNICIPALITIES) == 0.0


@pytest.mark.parametrize(("one", "other"), [("740", "999"), ("", "740"), ("999", "999")])
def test_an_unknown_municipality_has_no_distance(one: str, other: str) -> None:
    assert distance_km(one, other, MUNICIPALITIES) is None


@given(one=CODES, other=CODES)
def test_there_and_back_are_equally_far(one: str, other: str) -> None:
    assert distance_km(one, other, MUNICIPALITIES) == distance_km(other, one, MUNICIPALITIES)


def test_a_quarter_of_a_meridian_is_ten_thousand_kilometres() -> None:
    places = {"1": Municipality("1", "", "", 0, 0), "2": Municipality("2", "", "", 90, 0)}
    assert distance_km("1", "2", places) == pytest.approx(10_007.5, abs=1)


@pytest.mark.parametrize("code", ["740", "999"])
def test_the_distances_from_a_municipality_are_those_to_each_one(code):
    distances = Distances(MUNICIPALITIES)
    measured = {other: distance_km(code, other, MUNICIPALITIES) for other in MUNICIPALITIES}
    assert distances.from_(code) == distances.from_(code) == measured

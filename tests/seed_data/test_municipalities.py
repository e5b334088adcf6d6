"""The municipalities are checked against facts that are not in the file: counts, distances, the map of Denmark."""

from collections import Counter
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from app.intake import read_municipalities

SEED_DATA = Path(__file__).parents[2] / "seed_data"
MUNICIPALITIES = {place.code: place for place in read_municipalities(SEED_DATA / "municipalities.csv")}
BY_NAME = {place.name: place for place in MUNICIPALITIES.values()}


def kilometres(one: str, other: str) -> float:
    """Great-circle distance between two seats, on a sphere of 6.371 km."""
    a, b = BY_NAME[one], BY_NAME[other]
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    half = sin(north / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def test_there_are_98_municipalities_with_distinct_codes_and_names():
    assert len(MUNICIPALITIES) == len(BY_NAME) == 98


def test_the_five_regions_have_their_number_of_municipalities():
    assert Counter(place.region for place in MUNICIPALITIES.values()) == {
        "Hovedstaden": 29,
        "Sjælland": 17,
        "Syddanmark": 22,
        "Midtjylland": 19,
        "Nordjylland": 11,
    }


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("101", "København"),
        ("147", "Frederiksberg"),
        ("400", "Bornholm"),
        ("461", "Odense"),
        ("561", "Esbjerg"),
        ("740", "Silkeborg"),
        ("751", "Aarhus"),
        ("851", "Aalborg"),
        ("860", "Hjørring"),
    ],
)
def test_well_known_codes_belong_to_their_municipality(code, name):
    assert MUNICIPALITIES[code].name == name


def test_christiansoe_is_no_municipality():
    assert "411" not in MUNICIPALITIES


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Aarhus", "Silkeborg", 40),
        ("København", "Odense", 141),
        ("Aalborg", "Hjørring", 46),
        ("København", "Helsingør", 40),
        ("København", "Roskilde", 31),
        ("Aarhus", "Randers", 36),
        ("Viborg", "Skive", 26),
        ("Esbjerg", "Kolding", 64),
        ("Vejle", "Fredericia", 21),
        ("Odense", "Svendborg", 40),
        ("København", "Bornholm", 148),
        ("København", "Aarhus", 157),
        ("Sønderborg", "Aabenraa", 28),
        ("Næstved", "Vordingborg", 27),
    ],
)
def test_distances_between_seats_are_the_known_ones(one, other, expected):
    assert kilometres(one, other) == pytest.approx(expected, abs=3)


@pytest.mark.parametrize("place", MUNICIPALITIES.values(), ids=lambda place: place.name)
def test_every_seat_lies_inside_denmark(place):
    assert 54.55 < place.latitude < 57.76
    assert 8.07 < place.longitude < 15.20


def test_no_two_seats_lie_on_the_same_spot():
    assert len({(place.latitude, place.longitude) for place in MUNICIPALITIES.values()}) == 98


@pytest.mark.parametrize(
    ("region", "south", "north", "west", "east"),
    [
        ("Hovedstaden", 55.0, 56.2, 11.8, 15.0),
        ("Sjælland", 54.6, 56.0, 11.0, 12.5),
        ("Syddanmark", 54.8, 55.8, 8.2, 11.0),
        ("Midtjylland", 55.7, 56.7, 8.0, 11.0),
        ("Nordjylland", 56.6, 57.6, 8.5, 11.1),
    ],
)
def test_the_seats_of_a_region_lie_in_its_part_of_the_country(region, south, north, west, east):
    seats = [place for place in MUNICIPALITIES.values() if place.region == region]
    assert [s.name for s in seats if not (south < s.latitude < north and west < s.longitude < east)] == []

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.text.places import at_place, kommune

MUNICIPALITIES = Path(__file__).parents[2] / "seed_data" / "municipalities.csv"


@pytest.mark.parametrize(
    ("name", "where", "authority"),
    [
        ("Aarhus", "i Aarhus", "Aarhus Kommune"),
        ("København", "i København", "Københavns Kommune"),
        ("Bornholm", "på Bornholm", "Bornholms Regionskommune"),
        ("Ærø", "på Ærø", "Ærø Kommune"),
        ("Nordfyns", "på Nordfyn", "Nordfyns Kommune"),
        ("Vesthimmerlands", "i Vesthimmerland", "Vesthimmerlands Kommune"),
    ],
)
def test_a_municipality_is_named_as_danes_name_it(name: str, where: str, authority: str) -> None:
    assert (at_place(name), kommune(name)) == (where, authority)


def test_no_municipality_stands_in_the_genitive_after_a_preposition() -> None:
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    endings = {name for name in names if at_place(name).endswith("s")}
    assert endings == {
        "Aarhus", "Assens", "Halsnæs", "Horsens", "Morsø", "Norddjurs", "Randers", "Stevns", "Syddjurs",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("municipality", "authority"),
    [
        ("Silkeborg", "Silkeborg Kommune"),
        ("Silkeborg Kommune", "Silkeborg Kommune"),
        ("København", "Københavns Kommune"),
        ("Bornholm", "Bornholms Regionskommune"),
    ],
)
def test_a_municipality_is_named_as_it_names_itself(municipality: str, authority: str) -> None:
    assert kommune(municipality) == authority

"""A municipality as an authority has a name of its own."""

from __future__ import annotations

import pytest

from app.text.authority import authority_name


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
    assert authority_name(municipality) == authority

"""What a municipality is called as an authority."""

from __future__ import annotations

_IRREGULAR = {"København": "Københavns Kommune", "Bornholm": "Bornholms Regionskommune"}


def authority_name(municipality: str) -> str:
    """The authority of a municipality: "Silkeborg Kommune", whether the data say Silkeborg or the whole name."""
    if "kommune" in municipality.lower():
        return municipality
    return _IRREGULAR.get(municipality, f"{municipality} Kommune")

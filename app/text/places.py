"""How a municipality is named in a Danish sentence."""

from __future__ import annotations

# On islands and on some peninsulas one is "på", and a genitive like Nordfyns stands only before "Kommune".
_AT = {
    "Bornholm": "på Bornholm",
    "Fanø": "på Fanø",
    "Langeland": "på Langeland",
    "Lolland": "på Lolland",
    "Læsø": "på Læsø",
    "Morsø": "på Mors",
    "Nordfyns": "på Nordfyn",
    "Samsø": "på Samsø",
    "Stevns": "på Stevns",
    "Vesthimmerlands": "i Vesthimmerland",
    "Ærø": "på Ærø",
}
_KOMMUNE = {"Bornholm": "Bornholms Regionskommune", "København": "Københavns Kommune"}


def at_place(municipality: str) -> str:
    """Where something is, by the name of the municipality: "i Aarhus", "på Bornholm"."""
    return _AT.get(municipality, f"i {municipality}")


def kommune(municipality: str) -> str:
    """The municipality as an authority: "Aarhus Kommune", "Bornholms Regionskommune"; a whole name stays as it is."""
    if "kommune" in municipality.lower():
        return municipality
    return _KOMMUNE.get(municipality, f"{municipality} Kommune")

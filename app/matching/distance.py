"""How far apart two municipalities are."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

from app.model.enterprise import Municipality

_EARTH_RADIUS_KM = 6371.0088


class Distances:
    """Kilometres from each municipality to all others; a map of the country is measured once, not per purchase."""

    def __init__(self, municipalities: Mapping[str, Municipality]) -> None:
        self._municipalities = municipalities
        self._known: dict[str, Mapping[str, float | None]] = {}

    def from_(self, code: str) -> Mapping[str, float | None]:
        """Kilometres to the seat of each municipality, by code; None throughout where `code` is not known."""
        if code not in self._municipalities:
            return dict.fromkeys(self._municipalities)
        if code not in self._known:
            self._known[code] = {
                other: distance_km(code, other, self._municipalities) for other in self._municipalities
            }
        return self._known[code]


def distance_km(one: str, other: str, municipalities: Mapping[str, Municipality]) -> float | None:
    """Kilometres along the great circle between the seats of two municipalities, by code.

    0 within one municipality; None where a code is not known.
    """
    if one not in municipalities or other not in municipalities:
        return None
    if one == other:
        return 0.0
    start, end = municipalities[one], municipalities[other]
    latitude = radians(end.latitude - start.latitude)
    longitude = radians(end.longitude - start.longitude)
    chord = sin(latitude / 2) ** 2 + cos(radians(start.latitude)) * cos(radians(end.latitude)) * sin(longitude / 2) ** 2
    return round(2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord))), 1)

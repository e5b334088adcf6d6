"""A dot map of Denmark from the seats of the municipalities: where the listed enterprises are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from flask import Response, render_template

from app.model.enterprise import Municipality
from app.model.search import HomeOfMatches

# One unit of the drawing is a thousandth of the map's width.
_WIDTH = 1000.0
_MARGIN = 40.0
_MIDDLE_LATITUDE = 56.0
_SMALL, _SMALLEST, _LARGEST = 5.0, 21.0, 28.0
_AROUND_HERE = 8.0
_LETTER_WIDTH, _LETTER_HEIGHT, _LABEL_GAP = 18.0, 32.0, 14.0
_ZOOM = 2.7
_INSET_RIGHT, _INSET_TOP = 960.0, 20.0
_INSET_PADDING, _FRAME_PADDING = 30.0, 14.0
# The municipalities around the capital lie closer than their dots are wide.
_CAPITAL = "101"
_CLOSE_DEGREES = 0.27


@dataclass(frozen=True)
class Frame:
    """A rectangle on the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Dot:
    """A seat on the drawing. candidates 0 is a plain seat."""

    x: float
    y: float
    radius: float
    candidates: int


@dataclass(frozen=True)
class Here:
    """The purchase's municipality: a square around its dot, and its name where it hides fewest numbers."""

    square: Frame
    name: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class DotMap:
    """The drawing. inset: the area of the capital once more, enlarged, its dots in inset_dots."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    around_capital: Frame | None
    inset: Frame | None
    inset_dots: tuple[Dot, ...]
    here: Here | None


def map_image(municipalities: Mapping[str, Municipality], homes: Sequence[HomeOfMatches], here: str) -> Response:
    """The drawing as an SVG file; here: the code of the purchase's municipality."""
    drawing = dot_map(municipalities, {one.municipality_code: one.enterprises for one in homes}, here)
    return Response(render_template("web/parts/market_map.svg", map=drawing), mimetype="image/svg+xml")


def dot_map(municipalities: Mapping[str, Municipality], counts: Mapping[str, int], here: str) -> DotMap:
    """Every seat as a dot, those with candidates larger and last, so that they lie on top.

    counts: candidates by municipality code; here: the code of the purchase's municipality. Around the capital the
    numbers stand in the inset alone.
    """
    if not municipalities:
        return DotMap(_WIDTH, _WIDTH, (), None, None, (), None)
    points, height = _projected(municipalities)
    order = sorted(municipalities, key=lambda code: (counts.get(code, 0), code))
    close = _around_capital(municipalities)
    around = inset = None
    enlarged: dict[str, tuple[float, float]] = {}
    if close:
        tight = _bounds([points[code] for code in close])
        around = _wider(tight, _FRAME_PADDING)
        width, tall = (tight.width * _ZOOM + 2 * _INSET_PADDING, tight.height * _ZOOM + 2 * _INSET_PADDING)
        inset = _frame(_INSET_RIGHT - width, _INSET_TOP, width, tall)
        for code in close:
            x, y = points[code]
            enlarged[code] = (
                inset.x + _INSET_PADDING + (x - tight.x) * _ZOOM,
                inset.y + _INSET_PADDING + (y - tight.y) * _ZOOM,
            )
    dots = {code: _dot(points[code], 0 if code in enlarged else counts.get(code, 0)) for code in order}
    inset_dots = {code: _dot(enlarged[code], counts.get(code, 0)) for code in order if code in enlarged}
    own = inset_dots.get(here) or dots.get(here)
    numbered = [dot for dot in (*dots.values(), *inset_dots.values()) if dot.candidates and dot is not own]
    return DotMap(
        _WIDTH,
        height,
        tuple(dots.values()),
        around,
        inset,
        tuple(inset_dots.values()),
        _here(own, municipalities[here].name, numbered, height) if own else None,
    )


def _projected(municipalities: Mapping[str, Municipality]) -> tuple[Mapping[str, tuple[float, float]], float]:
    """Where each seat is on the drawing, and how high the drawing is: degrees east are narrowed as in mid-Denmark."""
    places = municipalities.values()
    west, east = min(one.longitude for one in places), max(one.longitude for one in places)
    south, north = min(one.latitude for one in places), max(one.latitude for one in places)
    narrowing = cos(radians(_MIDDLE_LATITUDE))
    scale = (_WIDTH - 2 * _MARGIN) / max((east - west) * narrowing, north - south, 0.1)
    points = {
        one.code: (_MARGIN + (one.longitude - west) * narrowing * scale, _MARGIN + (north - one.latitude) * scale)
        for one in places
    }
    return points, round((north - south) * scale + 2 * _MARGIN, 1)


def _around_capital(municipalities: Mapping[str, Municipality]) -> Sequence[str]:
    capital = municipalities.get(_CAPITAL)
    if capital is None:
        return ()
    narrowing = cos(radians(_MIDDLE_LATITUDE))
    near = [
        place.code
        for place in municipalities.values()
        if abs(place.latitude - capital.latitude) < _CLOSE_DEGREES
        and abs(place.longitude - capital.longitude) * narrowing < _CLOSE_DEGREES
    ]
    return near if len(near) > 1 else ()


def _here(own: Dot, name: str, numbered: Sequence[Dot], height: float) -> Here:
    half = own.radius + _AROUND_HERE
    width = len(name) * _LETTER_WIDTH
    beside, above = half + _LABEL_GAP, half + _LETTER_HEIGHT
    spots = [
        (_frame(own.x + beside, own.y - _LETTER_HEIGHT / 2, width, _LETTER_HEIGHT), "start"),
        (_frame(own.x - beside - width, own.y - _LETTER_HEIGHT / 2, width, _LETTER_HEIGHT), "end"),
        (_frame(own.x - width / 2, own.y - above, width, _LETTER_HEIGHT), "middle"),
        (_frame(own.x - width / 2, own.y + half, width, _LETTER_HEIGHT), "middle"),
    ]
    box, anchor = min(spots, key=lambda spot: _hidden(spot[0], numbered, height))
    x = {"start": box.x, "middle": own.x, "end": box.x + box.width}[anchor]
    square = _frame(own.x - half, own.y - half, 2 * half, 2 * half)
    return Here(square, name, round(x, 1), round(box.y + 0.75 * _LETTER_HEIGHT, 1), anchor)


def _hidden(box: Frame, numbered: Sequence[Dot], height: float) -> int:
    """How many numbers a label in the box would hide; one that does not fit on the drawing is worse than any."""
    if box.x < 0 or box.y < 0 or box.x + box.width > _WIDTH or box.y + box.height > height:
        return len(numbered) + 1
    return sum(
        box.x - dot.radius < dot.x < box.x + box.width + dot.radius
        and box.y - dot.radius < dot.y < box.y + box.height + dot.radius
        for dot in numbered
    )


def _bounds(points: Sequence[tuple[float, float]]) -> Frame:
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    return Frame(left, top, max(x for x, _y in points) - left, max(y for _x, y in points) - top)


def _wider(frame: Frame, by: float) -> Frame:
    return _frame(frame.x - by, frame.y - by, frame.width + 2 * by, frame.height + 2 * by)


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def _dot(at: tuple[float, float], candidates: int) -> Dot:
    radius = min(_SMALLEST + candidates, _LARGEST) if candidates else _SMALL
    return Dot(round(at[0], 1), round(at[1], 1), radius, candidates)

"""The chart as an SVG file: the same figures give the same bytes, and every pocket that moves is drawn."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from app.documents import value_chart_svg

from .cases import ESTIMATE, amounts

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314


def bars(svg: str) -> int:
    """Bars and legend keys of the pockets are the filled patches with a hatch or a colour and an ink edge."""
    return sum("stroke: #1a1a1a" in path.get("style", "") for path in drawn(svg).iter(f"{SVG}path"))


def test_the_same_estimate_gives_the_same_file():
    assert value_chart_svg(ESTIMATE) == value_chart_svg(ESTIMATE)


def test_the_file_holds_no_date_no_script_and_no_outside_address():
    tree = drawn(value_chart_svg(ESTIMATE))

    assert not list(tree.iter("{http://purl.org/dc/elements/1.1/}date"))
    assert not list(tree.iter(f"{SVG}script"))
    links = [value for part in tree.iter() for name, value in part.items() if name.endswith("href")]
    assert links
    assert all(link.startswith("#") for link in links)


def test_letters_are_outlines_so_that_every_viewer_shows_the_same():
    assert not list(drawn(value_chart_svg(ESTIMATE)).iter(f"{SVG}text"))


def test_a_pocket_that_does_not_move_is_left_out():
    moving = replace(ESTIMATE, pockets={**ESTIMATE.pockets, "region": amounts(5_000, 5_000, 5_000, 5_000)})

    assert bars(value_chart_svg(moving)) > bars(value_chart_svg(ESTIMATE))


def test_it_fits_the_text_width_of_a_page():
    width_pt = float(drawn(value_chart_svg(ESTIMATE)).get("width", "0").removesuffix("pt"))

    # A4 less the margins of tender.css.
    assert width_pt / 72 * 25.4 <= 210 - 25 - 22


def test_an_estimate_in_which_nothing_moves_is_still_a_chart():
    still = amounts(0, 0)

    svg = value_chart_svg(replace(ESTIMATE, pockets={"state": still}, municipality=still, public=still))

    assert drawn(svg).tag == f"{SVG}svg"

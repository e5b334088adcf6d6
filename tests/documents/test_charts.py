"""The chart as an SVG file: the same figures give the same bytes, and every pocket that moves is drawn."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from app.documents import cash_flow_svg, tornado_svg, value_chart_svg
from app.documents.charts import as_png, draw_cash_flow, draw_tornado, draw_value_chart
from app.documents.charts.canvas import unit_of

from .cases import ESTIMATE, amounts

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314


def bars(svg: str) -> int:
    """Bars and legend keys of the pockets are the filled patches with a hatch or a colour and an ink edge."""
    return sum("stroke: #1a1a1a" in path.get("style", "") for path in drawn(svg).iter(f"{SVG}path"))


FLOWING = replace(ESTIMATE, municipal_cash_flow=tuple(-30_000.0 + 7_000 * month for month in range(48)))
EVERY_CHART = (value_chart_svg, cash_flow_svg, tornado_svg)


@pytest.mark.parametrize("draw", EVERY_CHART)
def test_the_same_estimate_gives_the_same_file(draw):
    assert draw(FLOWING) == draw(FLOWING)


@pytest.mark.parametrize("draw", [draw_value_chart, draw_cash_flow, draw_tornado])
def test_the_same_estimate_gives_the_same_pixels(draw):
    assert as_png(draw, FLOWING) == as_png(draw, FLOWING)


@pytest.mark.parametrize("draw", EVERY_CHART)
@pytest.mark.parametrize("factor", [0.0, 1e-3, 1.0, 1e3, -1.0])
@pytest.mark.parametrize("years", [1, 10])
def test_no_coordinate_is_missing_whatever_the_amounts_and_the_years(draw, factor, years):
    one = amounts(*[114_389 * factor] * years)
    estimate = replace(
        FLOWING,
        pockets={"municipality.purchasing": one, "state": one},
        municipality=one,
        public=amounts(*[228_778 * factor] * years),
        municipal_cash_flow=tuple(factor * kr for kr in FLOWING.municipal_cash_flow[:12] * years),
    )

    svg = draw(estimate)

    assert "nan" not in svg.lower().replace("nance", "")
    assert "inf" not in "".join(path.get("d", "") for path in drawn(svg).iter(f"{SVG}path"))


@pytest.mark.parametrize("draw", EVERY_CHART)
def test_every_chart_is_of_outlines_and_fits_the_page(draw):
    tree = drawn(draw(FLOWING))

    assert not list(tree.iter(f"{SVG}text"))
    assert float(tree.get("width", "0").removesuffix("pt")) / 72 * 25.4 <= 210 - 25 - 22


@pytest.mark.parametrize(
    ("kroner", "largest", "written"),
    [
        (113_000_000, 113_000_000, "113"),
        (-4_560_000, 9_000_000, "−4,6"),
        (-1_234_000, 1_300_000, "−1.234"),
        (-0.2, 100, "0"),
        (1_900, 1_900, "1.900"),
    ],
)
def test_amounts_are_written_in_the_danish_way_in_the_unit_of_the_axis(kroner, largest, written):
    assert unit_of(largest).amount(kroner, largest) == written


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


def test_bars_and_line_are_low_so_that_the_table_fits_below_them():
    for svg in (value_chart_svg(ESTIMATE), cash_flow_svg(FLOWING)):
        tree = drawn(svg)
        width, height = (float(tree.get(side, "0").removesuffix("pt")) for side in ("width", "height"))
        assert height < width / 2


def test_an_estimate_in_which_nothing_moves_is_still_a_chart():
    still = amounts(0, 0)

    svg = value_chart_svg(replace(ESTIMATE, pockets={"state": still}, municipality=still, public=still))

    assert drawn(svg).tag == f"{SVG}svg"


@pytest.mark.parametrize("draw", EVERY_CHART)
@pytest.mark.parametrize("years", [1, 10])
def test_the_narrow_chart_is_no_wider_than_a_telephone_so_its_letters_are_not_scaled_down(draw, years):
    one = amounts(*[114_389] * years)
    estimate = replace(FLOWING, pockets={"municipality.purchasing": one, "state": one}, municipality=one, public=one)

    narrow, wide = (drawn(draw(estimate, narrow)) for narrow in (True, False))

    assert css_pixels(narrow) <= 350
    assert css_pixels(wide) > 600


def css_pixels(tree: ET.Element) -> float:
    return float(tree.get("width", "0").removesuffix("pt")) / 72 * 96

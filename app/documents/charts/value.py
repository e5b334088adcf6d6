"""The value to each public pocket, year by year, as bars that are stacked up and down from zero."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from app.documents.chart_facts import PUBLIC_POCKETS, moving_pockets
from app.documents.charts.canvas import INK, LOW_IN, Unit, font, is_narrow, plain_frame, say, scale_kroner, unit_of
from app.documents.wording import POCKETS
from app.model.estimate import Amounts, Estimate

# Colours of the Okabe-Ito set, ordered so that neighbours differ in lightness; the hatch tells them apart in grey.
_LOOKS: Mapping[str, tuple[str, str]] = dict(
    zip(
        PUBLIC_POCKETS,
        (
            ("#d55e00", "////"),
            ("#0072b2", ""),
            ("#f0e442", "...."),
            ("#56b4e9", "\\\\\\\\"),
            ("#999999", "xxxx"),
            ("#cc79a7", "----"),
            ("#e6e6e6", ""),
            ("#009e73", "||||"),
        ),
        strict=True,
    )
)
# More than so many need shorter names below the bars.
_FEW_YEARS, _FEW_YEARS_NARROW = 8, 6
_LEGEND_LINE_IN = 0.32


def draw_value_chart(figure: Figure, estimate: Estimate) -> None:
    """A stacked bar per year, one part per public pocket that moves; marks for the municipality and the public."""
    axes = figure.add_subplot()
    drawn = moving_pockets(estimate)
    if not drawn:
        say(axes, "Ingen offentlig kasse får eller mister penge.")
        return
    years = range(1, len(estimate.municipality.years) + 1)
    over, under = _reach(estimate, drawn)
    marks = (*estimate.municipality.years, *estimate.public.years)
    low, high = min(0.0, *under, *marks), max(0.0, *over, *marks)
    unit = unit_of(max(high, -low))
    bars = _stack(axes, estimate, drawn, unit)
    public = _marks(axes, estimate.public, unit, "Det offentlige i alt", "o", 9)
    municipality = _marks(axes, estimate.municipality, unit, "Kommunen i alt", "D", 5.5)
    axes.axhline(0, color=INK, linewidth=1)
    plain_frame(axes, "y")
    few = len(years) <= (_FEW_YEARS_NARROW if is_narrow(figure) else _FEW_YEARS)
    axes.set_xticks(
        list(years), [f"År {year}" if few else str(year) for year in years], fontproperties=font(9 if few else 8)
    )
    axes.set_xlim(0.5, len(years) + 0.5)
    scale_kroner(axes.yaxis, low / unit.kroner, high / unit.kroner)
    axes.set_ylabel(unit.name, fontproperties=font())
    # Read from the top as the bars are: the last gain lies on top, the last loss at the bottom.
    gains = [pocket for pocket in drawn if estimate.pockets[pocket].sum >= 0]
    losses = [pocket for pocket in drawn if estimate.pockets[pocket].sum < 0]
    handles: list[Any] = [bars[pocket] for pocket in (*reversed(gains), *losses)]
    if not is_narrow(figure):
        figure.set_figheight(max(LOW_IN, _LEGEND_LINE_IN * (len(handles) + 2)))
    beside: dict[str, Any] = {"loc": "center left", "bbox_to_anchor": (1.01, 0.5), "labelspacing": 0.7}
    below: dict[str, Any] = {"loc": "upper left", "bbox_to_anchor": (-0.1, -0.1), "labelspacing": 0.5}
    axes.legend(
        handles=[*handles, municipality, public],
        frameon=False,
        prop=font(),
        handlelength=1.8,
        handleheight=1.4,
        **(below if is_narrow(figure) else beside),
    )


def _reach(estimate: Estimate, drawn: tuple[str, ...]) -> tuple[list[float], list[float]]:
    """How far the bars of each year reach over and under zero, in kroner."""
    by_year = zip(*(estimate.pockets[pocket].years for pocket in drawn), strict=True)
    parts = [(sum(kr for kr in year if kr > 0), sum(kr for kr in year if kr < 0)) for year in by_year]
    return [over for over, _ in parts], [under for _, under in parts]


def _stack(axes: Axes, estimate: Estimate, drawn: tuple[str, ...], unit: Unit) -> dict[str, BarContainer]:
    count = len(estimate.municipality.years)
    over, under = [0.0] * count, [0.0] * count
    bars = {}
    for pocket in drawn:
        heights = [kr / unit.kroner for kr in estimate.pockets[pocket].years]
        foot = [up if height >= 0 else down for height, up, down in zip(heights, over, under, strict=True)]
        colour, hatch = _LOOKS[pocket]
        bars[pocket] = axes.bar(
            range(1, count + 1),
            heights,
            0.56,
            bottom=foot,
            label=POCKETS[pocket],
            color=colour,
            hatch=hatch,
            edgecolor=INK,
            linewidth=0.7,
        )
        over = [up + max(height, 0) for up, height in zip(over, heights, strict=True)]
        under = [down + min(height, 0) for down, height in zip(under, heights, strict=True)]
    return bars


def _marks(axes: Axes, amounts: Amounts, unit: Unit, label: str, marker: str, size: float) -> Line2D:
    (marks,) = axes.plot(
        range(1, len(amounts.years) + 1),
        [kr / unit.kroner for kr in amounts.years],
        label=label,
        linestyle="none",
        marker=marker,
        markersize=size,
        markerfacecolor="white",
        markeredgecolor=INK,
        markeredgewidth=1.3,
        clip_on=False,
        zorder=4,
    )
    return marks

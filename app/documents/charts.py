"""Charts as SVG files for `<img>`: same figures, same bytes; readable in grey print and without colour sight."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from threading import Lock

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from app.documents.wording import POCKETS
from app.model.estimate import Estimate
from app.text.writing import tal

PUBLIC_POCKETS = tuple(pocket for pocket in POCKETS if pocket not in {"citizen", "supplier"})

# Colours of the Okabe-Ito set, ordered so that neighbours differ in lightness; the hatch tells them apart in grey.
_LOOKS: Sequence[tuple[str, str]] = (
    ("#d55e00", "////"),
    ("#0072b2", ""),
    ("#f0e442", "...."),
    ("#56b4e9", "\\\\\\\\"),
    ("#999999", "xxxx"),
    ("#cc79a7", "----"),
    ("#e6e6e6", ""),
    ("#009e73", "||||"),
)
_INK = "#1a1a1a"
_WIDTH_IN = 6.4
_HEIGHT_IN = 3.4
# matplotlib keeps its settings per process, and threads of a server may draw at the same time.
_SETTINGS = Lock()


def draw_value_chart(estimate: Estimate) -> str:
    """A stacked bar per year, one segment per public pocket that moves, and a mark for the municipality in all."""
    with (
        _SETTINGS,
        mpl.rc_context(
            {"svg.hashsalt": "faelleslommen", "svg.fonttype": "path", "hatch.linewidth": 0.6, "hatch.color": _INK}
        ),
    ):
        figure = Figure(figsize=(_WIDTH_IN, _HEIGHT_IN), layout="constrained")
        _draw(figure.add_subplot(), estimate)
        target = StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()


def _draw(axes: Axes, estimate: Estimate) -> None:
    font = _font()
    years = range(1, len(estimate.municipality.years) + 1)
    over = [0.0] * len(years)
    under = [0.0] * len(years)
    for pocket, (colour, hatch) in zip(PUBLIC_POCKETS, _LOOKS, strict=True):
        amounts = estimate.pockets.get(pocket)
        if amounts is None or not any(round(kr) for kr in amounts.years):
            continue
        heights = [kr / 1000 for kr in amounts.years]
        foot = [up if height >= 0 else down for height, up, down in zip(heights, over, under, strict=True)]
        axes.bar(
            years,
            heights,
            0.56,
            bottom=foot,
            label=POCKETS[pocket],
            color=colour,
            hatch=hatch,
            edgecolor=_INK,
            linewidth=0.7,
        )
        over = [up + max(height, 0) for up, height in zip(over, heights, strict=True)]
        under = [down + min(height, 0) for down, height in zip(under, heights, strict=True)]
    axes.plot(
        years,
        [kr / 1000 for kr in estimate.municipality.years],
        label="Kommunen i alt",
        linestyle="none",
        marker="D",
        markersize=7,
        markerfacecolor="white",
        markeredgecolor=_INK,
        markeredgewidth=1.4,
    )
    axes.axhline(0, color=_INK, linewidth=1)
    axes.set_xticks(list(years), [f"År {year}" for year in years], fontproperties=font)
    axes.yaxis.set_major_formatter(lambda amount, _: tal(amount, 0).replace("-", "−"))
    axes.set_ylabel("1.000 kr.", fontproperties=font)
    for label in axes.get_yticklabels():
        label.set_fontproperties(font)
    axes.grid(axis="y", color="#d0d0d0", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.tick_params(axis="x", length=0)
    axes.legend(
        loc="center left",
        bbox_to_anchor=(1.01, 0.5),
        frameon=False,
        prop=font,
        handlelength=1.8,
        handleheight=1.4,
        labelspacing=0.7,
    )


def _font() -> FontProperties:
    """IBM Plex Sans where the assets are installed, else the DejaVu Sans that matplotlib brings."""
    from app.documents.packaged import font_file

    plex = font_file("IBMPlexSans-Regular.ttf")
    return FontProperties(fname=Path(plex), size=9) if plex else FontProperties(size=9)

"""What every chart shares: size, ink, font, the unit of an axis of kroner, and how the file is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator

from app.model.estimate import Estimate
from app.text.writing import tal

INK = "#1a1a1a"
GRID = "#d0d0d0"
WIDTH_IN = 6.4
HEIGHT_IN = 3.4
# A chart that has room for its marks in less leaves the page to its table.
LOW_IN = 2.8
# On a telephone the picture is as wide as the screen: its letters stay as large as those of the text around it.
NARROW_IN = 3.6
NARROW_HEIGHT_IN = 4.4
_PNG_DPI = 200
# matplotlib keeps its settings per process, and threads of a server may draw at the same time.
_SETTINGS = Lock()

Draw = Callable[[Figure, Estimate], None]


@dataclass(frozen=True, slots=True)
class Unit:
    """What one step of an axis is worth in kroner, and what the axis is called."""

    kroner: float
    name: str

    def amount(self, kroner: float, largest: float) -> str:
        """The amount in this unit with a true minus, to the decimals that fit the largest amount of the chart."""
        decimals = 0 if self.kroner == 1 or largest >= 100 * self.kroner else 1
        return _with_decimals(f"{kroner / self.kroner:.{decimals}f}")


_UNITS = (Unit(1_000_000, "mio. kr."), Unit(1_000, "1.000 kr."), Unit(1, "kr."))


def unit_of(largest: float) -> Unit:
    """The unit in which amounts up to the largest have few digits and the axis still has steps worth reading."""
    return next((unit for unit in _UNITS if largest >= 2 * unit.kroner), _UNITS[-1])


def as_svg(draw: Draw, estimate: Estimate, narrow: bool = False) -> str:
    """The chart as SVG; letters are outlines, so that every viewer shows the same. narrow: for a telephone."""
    with _figure(draw, estimate, narrow) as figure:
        target = StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()


def as_png(draw: Draw, estimate: Estimate) -> bytes:
    """The chart as PNG at 200 dots an inch, for documents that cannot hold an SVG."""
    with _figure(draw, estimate) as figure:
        target = BytesIO()
        figure.savefig(target, format="png", dpi=_PNG_DPI, metadata={"Software": None})
    return target.getvalue()


@contextmanager
def _figure(draw: Draw, estimate: Estimate, narrow: bool = False) -> Iterator[Figure]:
    settings: dict[Any, object] = {
        "svg.hashsalt": "faelleslommen",
        "svg.fonttype": "path",
        "hatch.linewidth": 0.6,
        "hatch.color": INK,
    }
    with _SETTINGS, mpl.rc_context(settings):
        size = (NARROW_IN, NARROW_HEIGHT_IN) if narrow else (WIDTH_IN, HEIGHT_IN)
        figure = Figure(figsize=size, layout="constrained")
        draw(figure, estimate)
        yield figure


def is_narrow(figure: Figure) -> bool:
    """Whether the chart is drawn for a telephone."""
    return float(figure.get_figwidth()) < WIDTH_IN


def font(size: float = 9) -> FontProperties:
    """IBM Plex Sans where the assets are installed, else the DejaVu Sans that matplotlib brings."""
    from app.documents.packaged import font_file

    plex = font_file("IBMPlexSans-Regular.ttf")
    return FontProperties(fname=Path(plex), size=size) if plex else FontProperties(size=size)


def scale_kroner(axis: Axis, low: float, high: float, steps: int = 6) -> None:
    """Ticks from low to high (in the unit), all with the same number of decimals, as few as tell them apart."""
    ticks = [float(tick) for tick in MaxNLocator(nbins=steps, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)]
    decimals = next((count for count in range(4) if all(abs(t - round(t, count)) < 1e-9 for t in ticks)), 4)
    written = [f"{tick:.{decimals}f}" for tick in ticks]
    axis.set_ticks(ticks, [_with_decimals(text) for text in written], fontproperties=font())


def _with_decimals(number: str) -> str:
    whole, _, decimals = number.removeprefix("-").partition(".")
    sign = "−" if number.startswith("-") and number.strip("-0.") else ""
    return sign + tal(int(whole), 0) + ("," + decimals if decimals else "")


def plain_frame(axes: Axes, lines: str) -> None:
    """No box; thin lines across the axis of kroner ("x" or "y"), behind what is drawn."""
    axes.grid(axis="y" if lines == "y" else "x", color=GRID, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "bottom", "left"]].set_visible(False)
    axes.tick_params(length=0)


def say(axes: Axes, sentence: str) -> None:
    """A chart with nothing to draw says so."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, sentence, ha="center", va="center", fontproperties=font(10), transform=axes.transAxes)

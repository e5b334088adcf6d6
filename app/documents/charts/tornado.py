"""What each uncertain field alone does to the municipality's present value: a bar per field, widest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from app.documents.chart_facts import field_label, field_span, swings
from app.documents.charts.canvas import INK, Unit, font, is_narrow, plain_frame, say, scale_kroner, unit_of
from app.model.estimate import Estimate
from app.value import why_unstated

_FIELD, _ALL = "#56b4e9", "#e6e6e6"
_ROW_IN = 0.42
_FRAME_IN = 1.05
_ROOM_FOR_NUMBERS = 0.16
_LABEL_LETTERS = 30
# Where labels stand above their bars.
_TALL_ROW_IN = 0.6


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    low: float
    high: float
    all_fields: bool = False


def draw_tornado(figure: Figure, estimate: Estimate) -> None:
    """A bar from the field's lowest (white) to its highest value (black); last, nine of ten outcomes of all fields."""
    axes = figure.add_subplot()
    spread = estimate.stated_uncertainty
    drawn = swings(estimate)
    if spread is None or not drawn:
        say(
            axes,
            "Usikkerheden vises ikke. Grunden står under tegningen."
            if estimate.scenario.uncertainty
            else why_unstated(estimate),
        )
        return
    bars = [_Bar(_label(estimate, one.field), one.low, one.high) for one in drawn]
    bars.append(_Bar("Alle felter på én gang,\nni ud af ti udfald", spread.p5, spread.p95, all_fields=True))
    figure.set_figheight(_FRAME_IN + (_TALL_ROW_IN if is_narrow(figure) else _ROW_IN) * len(bars))
    ends = [0.0, estimate.municipality.npv, spread.p50, *(end for bar in bars for end in (bar.low, bar.high))]
    largest = max(abs(end) for end in ends)
    unit = unit_of(largest)
    low, high = min(ends) / unit.kroner, max(ends) / unit.kroner
    room = ((high - low) or 1) * _ROOM_FOR_NUMBERS
    scale_kroner(axes.xaxis, low, high if high > low else low + 1)
    axes.set_xlim(low - room, high + room)
    plain_frame(axes, "x")
    axes.axvline(0, color=INK, linewidth=1)
    axes.axvline(estimate.municipality.npv / unit.kroner, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    for at, bar in enumerate(bars):
        _draw_bar(axes, at, bar, unit, largest)
    axes.plot([spread.p50 / unit.kroner], [len(bars) - 1], marker="|", markersize=14, color=INK, markeredgewidth=2)
    _name_bars(axes, [bar.label for bar in bars], above=is_narrow(figure))
    axes.set_xlabel(f"Kommunens nutidsværdi, {unit.name}", fontproperties=font(), labelpad=6)
    _legend(figure)


def _name_bars(axes: Axes, labels: Sequence[str], above: bool) -> None:
    """Beside the bars; above them where there is no room beside."""
    if not above:
        axes.set_yticks(range(len(labels)), labels, fontproperties=font(8.5))
        axes.set_ylim(len(labels) - 0.4, -0.6)
        return
    axes.set_yticks([])
    axes.set_ylim(len(labels) - 0.5, -0.85)
    for at, label in enumerate(labels):
        axes.text(
            0,
            at - 0.33,
            " ".join(label.split("\n")),
            transform=axes.get_yaxis_transform(),
            ha="left",
            va="bottom",
            fontproperties=font(8.5),
            bbox={"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none"},
        )


def _label(estimate: Estimate, field: str) -> str:
    low, high = field_span(estimate, field)
    name = fill(field_label(field), _LABEL_LETTERS)
    return f"{name}: {low} – {high}" if low and "\n" in name else f"{name}\n{low} – {high}" if low else name


def _draw_bar(axes: Axes, at: int, bar: _Bar, unit: Unit, largest: float) -> None:
    low, high = bar.low / unit.kroner, bar.high / unit.kroner
    left, right = sorted((low, high))
    axes.barh(
        at,
        right - left,
        0.5,
        left=left,
        color=_ALL if bar.all_fields else _FIELD,
        edgecolor=INK,
        linewidth=0.7,
        hatch="////" if bar.all_fields else "",
    )
    if not bar.all_fields:
        _mark(axes, [low], at, "white")
        _mark(axes, [high], at, INK)
    at_left, at_right = (unit.amount(value, largest) for value in sorted((bar.low, bar.high)))
    # A bar without width has one number.
    named = [(right, at_right, "left", 7)] + ([(left, at_left, "right", -7)] if at_left != at_right else [])
    for end, text, side, step in named:
        axes.annotate(
            text,
            (end, at),
            xytext=(step, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontproperties=font(8.5),
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
        )


def _mark(axes: Axes, ends: Sequence[float], at: int, fill_colour: str) -> None:
    axes.plot(
        ends,
        [at] * len(ends),
        linestyle="none",
        marker="o",
        markersize=6,
        markerfacecolor=fill_colour,
        markeredgecolor=INK,
        markeredgewidth=1.2,
        zorder=4,
    )


def _legend(figure: Figure) -> None:
    def key(label: str, **look: object) -> Line2D:
        return Line2D([], [], color=INK, markeredgecolor=INK, label=label, **look)  # type: ignore[arg-type]

    figure.legend(
        handles=[
            key("Feltets laveste værdi", linestyle="none", marker="o", markersize=6, markerfacecolor="white"),
            key("Feltets højeste værdi", linestyle="none", marker="o", markersize=6, markerfacecolor=INK),
            key("Scenariet", linestyle=(0, (4, 3)), linewidth=1),
            key("Midterste udfald", linestyle="none", marker="|", markersize=12, markeredgewidth=2),
        ],
        loc="outside lower center",
        ncols=2 if is_narrow(figure) else 4,
        frameon=False,
        prop=font(8.5),
        handletextpad=0.4,
        columnspacing=1.2,
    )

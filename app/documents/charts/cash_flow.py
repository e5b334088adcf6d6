"""What the municipality has earned or laid out since the start, month by month, and when the outlay is earned back."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from app.documents.charts.canvas import HEIGHT_IN, INK, LOW_IN, font, is_narrow, plain_frame, say, scale_kroner, unit_of
from app.model.estimate import Estimate

_GAIN = "#56b4e9"
_LOSS = "#d55e00"
_LONG_YEARS = 2


def draw_cash_flow(figure: Figure, estimate: Estimate) -> None:
    """A line from zero at the start, hatched where it is under zero; the payback month is marked and named."""
    axes = figure.add_subplot()
    if not estimate.municipal_cash_flow:
        say(axes, "Regnskabet måned for måned er ikke beregnet.")
        return
    if not any(round(kr) for kr in estimate.municipal_cash_flow):
        say(axes, "Kommunen hverken tjener eller mister penge.")
        return
    flow = (0.0, *estimate.municipal_cash_flow)
    largest = max(abs(kr) for kr in flow)
    unit = unit_of(largest)
    heights = [kr / unit.kroner for kr in flow]
    months = range(len(flow))
    over, under = [max(height, 0) for height in heights], [min(height, 0) for height in heights]
    axes.fill_between(months, over, color=_GAIN, alpha=0.35, linewidth=0)
    axes.fill_between(months, under, facecolor="#f6d9c8", hatch="////", edgecolor=_LOSS, linewidth=0)
    axes.plot(months, heights, color=INK, linewidth=1.8)
    axes.axhline(0, color=INK, linewidth=1)
    plain_frame(axes, "y")
    step = 12 if len(flow) > 12 * _LONG_YEARS + 1 else 3
    ticks = range(0, len(flow), step)
    figure.set_figheight(HEIGHT_IN if is_narrow(figure) else LOW_IN)
    axes.set_xticks(list(ticks), [str(month) for month in ticks], fontproperties=font())
    axes.set_xlim(0, len(flow) - 1)
    axes.set_xlabel("Måneder siden start", fontproperties=font())
    scale_kroner(axes.yaxis, min(heights), max(heights))
    axes.set_ylabel(unit.name, fontproperties=font())
    _name_payback(axes, estimate, heights)
    _name_end(axes, flow[-1] / unit.kroner, unit.amount(flow[-1], largest))


def _name_payback(axes: Axes, estimate: Estimate, heights: list[float]) -> None:
    """The month is named above the axes, where neither line nor number can be in the way."""
    month = estimate.payback_month
    if month is None:
        axes.set_title("Ikke tjent hjem i perioden", loc="left", fontproperties=font(10))
        return
    if min(heights) >= 0:
        axes.set_title("Ikke i minus på noget tidspunkt", loc="left", fontproperties=font(10))
        return
    axes.axvline(month, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    axes.plot(
        [month],
        [heights[month]],
        marker="D",
        markersize=7,
        markerfacecolor="white",
        markeredgecolor=INK,
        markeredgewidth=1.4,
        clip_on=False,
        zorder=4,
    )
    share = month / (len(heights) - 1)
    axes.annotate(
        f"Tjent hjem fra måned {month}",
        (month, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 4),
        textcoords="offset points",
        ha="left" if share < 0.25 else "right" if share > 0.75 else "center",
        va="bottom",
        fontproperties=font(10),
    )


def _name_end(axes: Axes, height: float, amount: str) -> None:
    axes.annotate(
        amount,
        (1, height),
        xycoords=("axes fraction", "data"),
        xytext=(5, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        fontproperties=font(),
        annotation_clip=False,
    )

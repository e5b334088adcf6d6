"""Charts as files for `<img>`: same figures, same bytes; readable in grey print and without colour sight.

Every chart is a function that draws an estimate on an empty figure; `as_svg` and `as_png` make the file.
"""

from __future__ import annotations

from app.documents.charts.canvas import as_png, as_svg
from app.documents.charts.cash_flow import draw_cash_flow
from app.documents.charts.tornado import draw_tornado
from app.documents.charts.value import draw_value_chart

__all__ = ["as_png", "as_svg", "draw_cash_flow", "draw_tornado", "draw_value_chart"]

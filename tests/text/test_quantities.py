from __future__ import annotations

import pytest

from app.text.quantities import quantity


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (0.08, "andel", "8 %"),
        (0.2505, "andel", "25,05 %"),
        (13060.0, "kr. pr. måned", "13.060 kr. pr. måned"),
        (500000, "kroner", "500.000 kr."),
        (200, "antal", "200"),
        (1.0, "faktor", "1"),
        (((0, 0.8), (4, 0.4), (5, 0.3)), "andel, fra uge", "uge 1-4: 80 %; uge 5: 40 %; fra uge 6: 30 %"),
        (((0.0, 0.2),), "andel, fra uge", "fra uge 1: 20 %"),
        (((1, 0.75), (2, 0.6)), "andel, fra år", "fra år 1: 75 %; fra år 2: 60 %"),
        ((), "andel, fra uge", ""),
        (["79622000", "85000000-85323000"], "CPV-koder", "79622000; 85000000-85323000"),
    ],
)
def test_a_parameter_reads_as_a_person_writes_it(value: object, unit: str, written: str) -> None:
    assert quantity(value, unit).replace("\xa0", " ") == written

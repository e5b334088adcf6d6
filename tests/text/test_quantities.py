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
        (((0.0, 0.8), (4.0, 0.4)), "andel, fra uge", "fra uge 0: 80 %; fra uge 4: 40 %"),
        (["79622000", "85000000-85323000"], "CPV-koder", "79622000; 85000000-85323000"),
    ],
)
def test_a_parameter_reads_as_a_person_writes_it(value: object, unit: str, written: str) -> None:
    assert quantity(value, unit).replace("\xa0", " ") == written

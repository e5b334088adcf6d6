"""docs/value.md lists every parameter of the value model that is still an assumption, with the value it has."""

import re
from pathlib import Path

import pytest

from .scenarios import PARAMETERS, START

PAGE = (Path(__file__).parents[2] / "docs" / "value.md").read_text(encoding="utf-8")
SECTION = PAGE.split("### What is still assumed")[1].split("\n#")[0]
ROWS = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", SECTION, re.MULTILINE))
ASSUMED = {one.id: one for one in PARAMETERS if one.group == "value" and one.status == "antagelse"}


def test_the_list_is_complete_and_names_nothing_else():
    assert set(ROWS) == set(ASSUMED)


@pytest.mark.parametrize("parameter", ASSUMED)
def test_an_assumption_is_listed_with_its_value_and_band(parameter):
    dated = ASSUMED[parameter].in_force(START)
    numbers = [float(number.replace(",", "")) for number in re.findall(r"[\d,.]*\d", ROWS[parameter])]
    if isinstance(dated.value, tuple):
        assert numbers == [share for _, share in dated.value]
    else:
        assert numbers == [one for one in (dated.value, dated.low, dated.high) if one is not None]

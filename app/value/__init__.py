"""What a purchase is worth to every pocket: scenario in, kroner per pocket and year out. Pure, no clock, no files."""

from app.value.budget import budget
from app.value.ceiling import premium_ceiling
from app.value.checks import scenario_problems
from app.value.defaults import default_scenario, starting_scenario
from app.value.result import estimate
from app.value.spans import why_unstated

__all__ = [
    "budget",
    "default_scenario",
    "estimate",
    "premium_ceiling",
    "scenario_problems",
    "starting_scenario",
    "why_unstated",
]

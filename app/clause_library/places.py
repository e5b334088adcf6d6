"""How many full-time places a purchase can carry: a proposal with its arithmetic, made to be changed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.model.advice import DatedValues
from app.model.purchase import Purchase
from app.text.writing import kroner, procent, tal

_ROUNDING_ERROR = 1e-9
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Places:
    """Proposed full-time places (årsværk); 0 where the purchase is too small. how: the arithmetic, one sentence."""

    places: float
    how: str


def proposed_places(purchase: Purchase, view: DatedValues) -> Places:
    """Value a year x labour share x social share / yearly cost of a full-time person, rounded down.

    Places are counted in steps of `full_time_smallest_share`; less than one step is 0. Kroner ex VAT a year; a
    contract shorter than a year counts whole, so its places are for the whole contract.
    Every figure is a dated parameter of seed_data/parameters/value and an assumption that documents show.
    """
    labour = view.number(f"labour_share_{purchase.contract_type}")
    social = view.number("social_share_of_labour")
    cost = view.number("full_time_yearly_cost")
    step = view.number("full_time_smallest_share")
    money = purchase.value_per_year_kr * labour * social
    exact = money / cost
    places = round(math.floor(exact / step + _ROUNDING_ERROR) * step, 6)
    span = "om året" if purchase.duration_months >= _YEAR else "i hele kontraktens tid"
    arithmetic = (
        f"{kroner(purchase.value_per_year_kr)} {span} × {procent(labour)} løn × {procent(social)} til sociale job "
        f"= {kroner(money)}, delt med {kroner(cost)} for et årsværk = {tal(exact, 2)} årsværk"
    )
    if places <= 0:
        smallest = f"værktøjet foreslår mindst {tal(step, 2)} årsværk ad gangen"
        return Places(0.0, f"{arithmetic}, og det er for lidt til en plads, for {smallest}.")
    return Places(places, f"{arithmetic}, rundet ned til {tal(places, 2)}.")

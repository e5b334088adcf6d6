"""How many full-time places a purchase can carry: a proposal with its arithmetic, made to be changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.model.advice import DatedValues
from app.model.purchase import Lot, Purchase
from app.text.writing import kroner, procent, tal

_ROUNDING_ERROR = 1e-9
_YEAR = 12
_NOTHING_OPEN = "Købet har ingen anden delkontrakt end den forbeholdte, og kravet om beskæftigelse gælder ikke for den."


@dataclass(frozen=True, slots=True)
class Places:
    """Proposed full-time places (årsværk); 0 where the purchase is too small. how: the arithmetic, one sentence."""

    places: float
    how: str


def proposed_places(purchase: Purchase, view: DatedValues, lots: Sequence[Lot] | None = None) -> Places:
    """Value a year x labour share x social share / yearly cost of a full-time person, rounded down.

    Places are counted in steps of `full_time_smallest_share`; less than one step is 0. Kroner ex VAT a year; a
    contract shorter than a year counts whole, so its places are for the whole contract. lots: those that the clause
    binds (see open_lots), None for the whole purchase.
    Every figure is a dated parameter of seed_data/parameters/value and an assumption that documents show.
    """
    if lots is not None and not lots:
        return Places(0.0, _NOTHING_OPEN)
    a_year = purchase.value_per_year_kr if lots is None else replace(purchase, value_kr=_total(lots)).value_per_year_kr
    labour = view.number(f"labour_share_{purchase.contract_type}")
    social = view.number("social_share_of_labour")
    cost = view.number("full_time_yearly_cost")
    step = view.number("full_time_smallest_share")
    money = a_year * labour * social
    exact = money / cost
    places = round(math.floor(exact / step + _ROUNDING_ERROR) * step, 6)
    span = "om året" if purchase.duration_months >= _YEAR else "i hele kontraktens tid"
    arithmetic = (
        f"{_named(lots)}{kroner(a_year)} {span} × {procent(labour)} løn × {procent(social)} til sociale job "
        f"= {kroner(money)}, delt med {kroner(cost)} for et årsværk = {tal(exact, 2)} årsværk"
    )
    if places <= 0:
        smallest = f"værktøjet foreslår mindst {tal(step, 2)} årsværk ad gangen"
        return Places(0.0, f"{arithmetic}, og det er for lidt til en plads, for {smallest}.{_left_out(lots)}")
    return Places(places, f"{arithmetic}, rundet ned til {tal(places, 2)}.{_left_out(lots)}")


def _total(lots: Sequence[Lot]) -> int:
    return sum(lot.value_kr for lot in lots)


def _named(lots: Sequence[Lot] | None) -> str:
    """Whose value the arithmetic begins with; nothing for the whole purchase."""
    if not lots:
        return ""
    titles = " og ".join(f"»{' '.join(lot.title.split())}«" for lot in lots)
    return f"{'Delkontrakten' if len(lots) == 1 else 'Delkontrakterne'} {titles}: "


def _left_out(lots: Sequence[Lot] | None) -> str:
    return (
        ""
        if lots is None
        else " Den forbeholdte delkontrakt er ikke regnet med, for kravet om beskæftigelse gælder ikke for den."
    )

"""Which part of the rules governs a purchase, and what the other rooms of the law need to know about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.model.advice import DatedValues
from app.model.errors import InputError
from app.model.law import Regime
from app.model.purchase import ContractType, CrossBorderInterest, Purchase
from app.parameters.codes import CodeSet

_THRESHOLDS = ("threshold_supplies_services", "threshold_light", "threshold_works")
_DIVISION = 2
FULL_PROCEDURES = frozenset({Regime.AFSNIT_II, Regime.AFSNIT_III})


@dataclass(frozen=True, slots=True)
class Situation:
    """A purchase as the rules see it.

    total_kr: whole kroner ex VAT, all lots together. light: its main code is a service of Annex XIV.
    threshold_id, threshold_kr: the threshold that decides between procedures above and below it.
    """

    purchase: Purchase
    cpv_codes: tuple[str, ...]
    view: DatedValues
    total_kr: int
    light: bool
    threshold_id: str
    threshold_kr: float
    regime: Regime
    regime_if_cross_border: Regime | None

    @property
    def main_code(self) -> str:
        """The first CPV code, empty when the purchase has none."""
        return self.cpv_codes[0] if self.cpv_codes else ""

    @property
    def own_threshold_kr(self) -> float:
        """The threshold that the value is held against: a concession has its own (BEK 1080/2022)."""
        return self.view.number("threshold_concession") if self.purchase.concession else self.threshold_kr

    @property
    def works(self) -> bool:
        """Whether the contract is bygge og anlæg."""
        return self.purchase.contract_type is ContractType.WORKS


def situation_of(purchase: Purchase, cpv_codes: Sequence[str], view: DatedValues) -> Situation:
    """The regime of a purchase and what it follows from.

    Raises InputError, naming the field notice_date, when the day of the notice lies outside the known periods.
    """
    try:
        thresholds = {one: view.number(one) for one in _THRESHOLDS}
    except InputError as error:
        told = "Datoen for bekendtgørelsen ligger uden for de perioder, hvor værktøjet kender lovens beløb."
        problems = (replace(one, message=f"{told} {one.message}", field="notice_date") for one in error.problems)
        raise InputError(*problems) from error
    codes = tuple(cpv_codes)
    light = is_light(purchase.contract_type, codes[0] if codes else "", view)
    threshold_id = threshold_for(purchase.contract_type, light)
    total = total_value(purchase)
    regime = regime_for(purchase.contract_type, light, total, purchase.cross_border_interest, view)
    unknown = purchase.cross_border_interest is CrossBorderInterest.UNKNOWN
    below = regime in {Regime.AFSNIT_V, Regime.BELOW_500K}
    return Situation(
        purchase=purchase,
        cpv_codes=codes,
        view=view,
        total_kr=total,
        light=light,
        threshold_id=threshold_id,
        threshold_kr=thresholds[threshold_id],
        regime=regime,
        regime_if_cross_border=Regime.AFSNIT_IV if unknown and below else None,
    )


def regime_for(
    contract_type: ContractType, light: bool, value_kr: float, interest: CrossBorderInterest, view: DatedValues
) -> Regime:
    """The regime for a value in kroner ex VAT; unknown interest counts as none (udbudsloven §§ 6-11; tilbudsloven)."""
    if value_kr >= view.number(threshold_for(contract_type, light)):
        return Regime.AFSNIT_III if light else Regime.AFSNIT_II
    if contract_type is ContractType.WORKS:
        return Regime.TILBUDSLOVEN
    if interest is CrossBorderInterest.YES:
        return Regime.AFSNIT_IV
    return Regime.AFSNIT_V if value_kr >= view.number("afsnit_v_from") else Regime.BELOW_500K


def threshold_for(contract_type: ContractType, light: bool) -> str:
    """The id of the threshold for a contract of a municipality (udbudsloven §§ 6, 7 and 9)."""
    if contract_type is ContractType.WORKS:
        return "threshold_works"
    return "threshold_light" if light else "threshold_supplies_services"


def is_light(contract_type: ContractType, main_code: str, view: DatedValues) -> bool:
    """Whether it is a social or other specific service: its main code stands in Annex XIV (udbudsloven § 7).

    A code stands for itself alone, not for its children.
    """
    return contract_type is ContractType.SERVICES and (
        main_code in view.codes("cpv_light_services") or main_code in view.codes("cpv_light_services_unverified")
    )


def listed_above(code: str, codes: CodeSet) -> str:
    """The listed single code that a code which is not listed itself stands under, empty when there is none.

    Whether such a code counts with the one above it is open; a whole division (two digits) is no sign that it does.
    """
    if code in codes:
        return ""
    stems = ((one, one.rstrip("0")) for one in codes.entries if "-" not in one)
    return next((one for one, stem in stems if len(stem) > _DIVISION and code.startswith(stem)), "")


def total_value(purchase: Purchase) -> int:
    """The value that the regime follows: all lots together, in kroner ex VAT (udbudsloven §§ 8, 30)."""
    return max(purchase.value_kr, sum(lot.value_kr for lot in purchase.lots))

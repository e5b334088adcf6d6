"""A purchase in YAML, as a person types it for `advise`: the keys of purchases.csv and a few more."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Annotated

from app.intake.fields import CpvCodes, Day, Record, Text, Whole, YesNo, lower_code
from app.intake.purchases import PurchaseRecord
from app.intake.rules import purchase_problems
from app.intake.scenario_file import ScenarioRecord, on_lines, problems_of_scenario
from app.model.errors import InputError
from app.model.purchase import CrossBorderInterest, Lot, Purchase
from app.text.strict_yaml import read_yaml, validate


class LotRecord(Record):
    """A part that is let separately. value_kr: kroner ex VAT."""

    title: Text
    value_kr: Whole
    description: Text = ""
    cpv_codes: CpvCodes = ()


class TypedPurchaseRecord(PurchaseRecord):
    """The keys that a purchase in YAML may have beside the columns of purchases.csv."""

    signing_date: Day | None = None
    cross_border_interest: Annotated[CrossBorderInterest, lower_code] = CrossBorderInterest.UNKNOWN
    concession: YesNo = False
    lots: tuple[LotRecord, ...] = ()
    value: ScenarioRecord | None = None

    def purchase(self) -> Purchase:
        """The record as the model's purchase."""
        plain = {name: value for name, value in self if name not in {"lots", "value"}}
        return Purchase(
            **plain,
            lots=tuple(Lot(**dict(lot)) for lot in self.lots),
            value=self.value.scenario() if self.value else None,
        )


def read_purchase_yaml(
    text: str,
    file: str,
    known_codes: Container[str] | None = None,
    municipalities: Container[str] | None = None,
) -> Purchase:
    """The purchase in a YAML text; `file` names it in messages, known_codes and municipalities are as in rules.

    Raises InputError with file, line and key for unknown keys, values that cannot be read, dates in the wrong order,
    implausible values, CPV codes that do not exist and CPR numbers.
    """
    document = read_yaml(text, file)
    purchase = validate(TypedPurchaseRecord, document).purchase()
    problems = purchase_problems(purchase, known_codes, municipalities)
    if purchase.value:
        inner = (replace(problem, field=f"value.{problem.field}") for problem in problems_of_scenario(purchase.value))
        problems = tuple(dict.fromkeys([*problems, *inner]))
    if problems:
        raise InputError(*on_lines(problems, document))
    return purchase

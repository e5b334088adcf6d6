"""purchases.csv: one purchase a row, as a department's plan lists it; and notices in XML, one purchase a file."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import ValidationError

from app.intake.fields import CpvCodes, Day, MunicipalityCode, Record, Text, Whole, lower_code
from app.intake.refused_cells import cell_problems
from app.intake.rows import Rows, rows_of
from app.intake.rules import purchase_problems
from app.intake.table import Row, read_bytes, read_table
from app.model.enterprise import Municipality
from app.model.errors import InputError
from app.model.purchase import ContractType, Purchase


class UndatedRecord(Record):
    """All but the dates. value_kr: whole kroner ex VAT for the whole contract; duration_months: extensions counted."""

    id: Text
    title: Text
    description: Text = ""
    cpv_codes: CpvCodes = ()
    contract_type: Annotated[ContractType, lower_code]
    value_kr: Whole
    duration_months: Whole
    municipality_code: MunicipalityCode
    department: Text = ""


class PurchaseRecord(UndatedRecord):
    """The columns of purchases.csv."""

    notice_date: Day
    start_date: Day | None = None


COLUMNS = tuple(PurchaseRecord.model_fields)


def read_purchases(
    path: Path,
    known_codes: Container[str] | None = None,
    municipalities: Mapping[str, Municipality] | None = None,
) -> Rows[Purchase]:
    """The purchases of a CSV file in the form of purchases.csv, or the one of a TED or eForms notice in XML.

    known_codes: the CPV codes that exist; municipalities: by code, needed to find the buyer of a notice; where they
    are None, existence is not checked. Raises InputError if the file as a whole cannot be used.
    """
    if path.suffix.lower() == ".xml" or _begins_as_xml(path):
        from app.intake.notices import read_notice

        return read_notice(path, known_codes, municipalities or {})

    def build(row: Row) -> Purchase:
        try:
            record = PurchaseRecord.model_validate(dict(row.cells))
        except ValidationError as error:
            raise InputError(*cell_problems(error)) from error
        return checked(Purchase(**dict(record)), known_codes, municipalities)

    return rows_of(read_table(path, COLUMNS), build)


def checked(purchase: Purchase, known_codes: Container[str] | None, municipalities: Container[str] | None) -> Purchase:
    """The purchase itself; raises InputError if rules find a problem."""
    problems = purchase_problems(purchase, known_codes, municipalities)
    if problems:
        raise InputError(*problems)
    return purchase


def _begins_as_xml(path: Path) -> bool:
    return read_bytes(path).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"

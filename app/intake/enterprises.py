"""enterprises.csv: one social enterprise a row, as a register or the enterprise itself describes it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import fields
from pathlib import Path
from typing import Annotated

from pydantic import ValidationError

from app.intake.fields import (
    CpvCodes,
    Cvr,
    Day,
    Decimal,
    Email,
    MunicipalityCode,
    Record,
    ServiceArea,
    Text,
    Texts,
    Website,
    Whole,
    lower_code,
)
from app.intake.refused_cells import cell_problems
from app.intake.rows import Rows, rows_of
from app.intake.rules import enterprise_problems
from app.intake.table import Row, read_table
from app.model.enterprise import Enterprise, Evidence, RsvStatus
from app.model.errors import InputError

COLUMNS = tuple(field.name for field in fields(Enterprise))


class EnterpriseRecord(Record):
    """The columns and what each may hold; an empty cell means not known."""

    cvr: Cvr
    name: Text
    legal_form: Text = ""
    municipality_code: MunicipalityCode = ""
    postal_code: Text = ""
    industry_code: Text = ""
    rsv_status: Annotated[RsvStatus, lower_code] = RsvStatus.UNKNOWN
    rsv_since: Day | None = None
    rsv_as_of: Day | None = None
    employees: Whole | None = None
    disadvantaged_pct: Decimal | None = None
    disadvantaged_evidence: Annotated[Evidence, lower_code] = Evidence.NONE
    disadvantaged_as_of: Day | None = None
    target_groups: Texts = ()
    description: Text = ""
    capabilities: Texts = ()
    cpv_codes: CpvCodes = ()
    annual_capacity_kr: Whole | None = None
    service_area: ServiceArea = ()
    email: Email = ""
    website: Website = ""
    source: Text = ""


def read_enterprises(
    path: Path,
    known_codes: Container[str] | None = None,
    municipalities: Container[str] | None = None,
) -> Rows[Enterprise]:
    """The enterprises of a CSV file; known_codes and municipalities as in rules.

    Raises InputError if the file is not UTF-8 or has other columns than enterprises.csv. An empty description,
    a repeated CVR number and unknown facts are no reason to refuse a row.
    """

    def build(row: Row) -> Enterprise:
        enterprise = enterprise_of(row)
        problems = enterprise_problems(enterprise, known_codes, municipalities)
        if problems:
            raise InputError(*problems)
        return enterprise

    return rows_of(read_table(path, COLUMNS), build)


def enterprise_of(row: Row) -> Enterprise:
    """One row as an enterprise; raises InputError with every cell that cannot be read."""
    try:
        record = EnterpriseRecord.model_validate(dict(row.cells))
    except ValidationError as error:
        raise InputError(*cell_problems(error)) from error
    return Enterprise(**{name: getattr(record, name) for name in COLUMNS})

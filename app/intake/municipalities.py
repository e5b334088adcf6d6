"""municipalities.csv: the 98 municipalities with the coordinates of their seats."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from app.intake.fields import Decimal, MunicipalityCode, Record, Text
from app.intake.refused_cells import cell_problems
from app.intake.rows import rows_of
from app.intake.table import Row, read_table
from app.model.enterprise import Municipality
from app.model.errors import InputError


class MunicipalityRecord(Record):
    """The columns. latitude and longitude: degrees (WGS 84) of the seat, the town of the town hall."""

    code: MunicipalityCode
    name: Text
    region: Text
    seat: Text
    latitude: Decimal
    longitude: Decimal


COLUMNS = tuple(MunicipalityRecord.model_fields)


def read_municipalities(path: Path) -> tuple[Municipality, ...]:
    """The municipalities in the order of the file; raises InputError if a single row is wrong."""
    rows = rows_of(read_table(path, COLUMNS), _municipality)
    if rows.refused:
        raise InputError(*rows.refused)
    return rows.rows


def _municipality(row: Row) -> Municipality:
    try:
        record = MunicipalityRecord.model_validate(dict(row.cells))
    except ValidationError as error:
        raise InputError(*cell_problems(error)) from error
    return Municipality(record.code, record.name, record.region, record.latitude, record.longitude)

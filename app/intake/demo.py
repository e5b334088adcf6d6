"""The demo's coming purchases: dates are stored as days from set-up, so that the demo is never out of date."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from pydantic import ValidationError

from app.intake.fields import Whole
from app.intake.purchases import UndatedRecord, checked
from app.intake.refused_cells import cell_problems
from app.intake.rows import rows_of
from app.intake.table import Row, read_table
from app.model.errors import InputError
from app.model.purchase import Purchase


class DemoPurchaseRecord(UndatedRecord):
    """The columns of purchases.csv, with days from set-up in place of the two dates."""

    notice_in_days: Whole
    start_in_days: Whole | None = None


COLUMNS = tuple(DemoPurchaseRecord.model_fields)


def demo_purchases(path: Path, set_up_on: date, latest: date) -> tuple[Purchase, ...]:
    """The purchases of seed_data/purchases.csv as of the day of set-up.

    latest: the last day for which thresholds are known; a notice that would come later is sent on that day,
    and never before it a contract starts. Raises InputError if a single row is wrong.
    """

    def build(row: Row) -> Purchase:
        try:
            record = DemoPurchaseRecord.model_validate(dict(row.cells))
        except ValidationError as error:
            raise InputError(*cell_problems(error)) from error
        notice_date = min(set_up_on + timedelta(days=record.notice_in_days), latest)
        start_date = None
        if record.start_in_days is not None:
            start_date = min(set_up_on + timedelta(days=record.start_in_days), latest)
        kept = {name: value for name, value in record if not name.endswith("_in_days")}
        return checked(Purchase(**kept, notice_date=notice_date, start_date=start_date), None, None)

    rows = rows_of(read_table(path, COLUMNS), build)
    if rows.refused:
        raise InputError(*rows.refused)
    return rows.rows

"""Model objects to table rows and back: a column per field, lists and nested objects as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from app.model.codec import as_data, from_data

T = TypeVar("T")


def as_row(value: Any) -> dict[str, Any]:
    """A dataclass as a row; sequences and mappings become JSON text, truth values 0 or 1."""
    return {key: _cell(field) for key, field in as_data(value).items()}


def from_row(kind: type[T], row: Mapping[str, Any], json_columns: Sequence[str]) -> T:
    """A row as a dataclass; columns that the dataclass does not have are left out."""
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    data = {key: row[key] for key in fields}
    data |= {key: json.loads(row[key]) for key in json_columns if row[key] is not None}
    return from_data(kind, data)


def _cell(field: Any) -> Any:
    if isinstance(field, (list, dict)):
        return json.dumps(field, ensure_ascii=False)
    return int(field) if isinstance(field, bool) else field

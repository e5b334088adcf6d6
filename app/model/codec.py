"""Model objects to JSON and back, one way for the database, the commands and the pages.

The field names of the dataclasses are the keys of the contract, so no mapping stands between them.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """One adapter per type: building one takes longer than using it."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def as_data(value: Any) -> Any:
    """A model object as plain dicts, lists, strings and numbers: dates in ISO form, enums by their code."""
    return _adapter(type(value)).dump_python(value, mode="json")


def as_json(value: Any) -> str:
    """A model object as JSON text."""
    return str(_adapter(type(value)).dump_json(value).decode())


def from_data(kind: type[T], data: Any) -> T:
    """A model object from plain data; raises pydantic.ValidationError if the data has another shape."""
    result: T = _adapter(kind).validate_python(data)
    return result


def from_json(kind: type[T], text: str | bytes) -> T:
    """A model object from JSON text; raises pydantic.ValidationError if the text has another shape."""
    result: T = _adapter(kind).validate_json(text)
    return result

"""Strategies for whatever the model's types let a person save."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from app.model.enterprise import Enterprise
from app.model.purchase import Purchase

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    # Lone surrogates are no text that a file or a form can hold.
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    NoneType: st.none(),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*map(any_of, arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(any_of(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(any_of, arguments))
    if origin is Mapping:
        return st.dictionaries(any_of(arguments[0]), any_of(arguments[1]), max_size=3)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: any_of(hints[field.name]) for field in fields(kind)})
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    raise TypeError(kind)


purchases = any_of(Purchase)
enterprises = st.tuples(any_of(Enterprise), st.from_regex(r"[0-9]{8}", fullmatch=True)).map(
    lambda pair: replace(pair[0], cvr=pair[1])
)

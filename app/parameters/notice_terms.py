"""The fields and codes of the EU notice (eForms): one dated file with our own labels, refused when anything is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.model.errors import InputError, Problem
from app.model.law import RouteCode
from app.text.strict_yaml import read_yaml, validate

_STRICT = ConfigDict(extra="forbid", strict=True)
_SOCIAL_OBJECTIVES = "social-objective"
_Text = Annotated[str, Field(min_length=1)]
_FieldId = Annotated[str, Field(pattern=r"^BT-\d+(\([a-z]\))?-(notice|Procedure|Lot)$")]
_Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")]


class Term(BaseModel):
    """What a field or a code is called, in Danish and in English."""

    model_config = ConfigDict(**_STRICT, frozen=True)
    label_da: _Text
    label_en: _Text


class _Objective(BaseModel):
    model_config = _STRICT
    routes: list[str] = []
    clauses: list[_Text] = []

    @model_validator(mode="after")
    def _known(self) -> _Objective:
        unknown = sorted(set(self.routes) - set(RouteCode))
        if unknown:
            raise ValueError(f"Værktøjet kender ikke vejen {unknown[0]}. Brug koderne i docs/law.md.")
        return self


class _File(BaseModel):
    model_config = _STRICT
    source: _Text
    valid_from: date
    last_verified: date
    fields: Annotated[dict[_FieldId, Term], Field(min_length=1)]
    codes: dict[_Text, Annotated[dict[_Code, Term], Field(min_length=1)]]
    objectives: dict[_Code, _Objective]

    @model_validator(mode="after")
    def _listed(self) -> _File:
        unknown = sorted(set(self.objectives) - set(self.codes.get(_SOCIAL_OBJECTIVES, {})))
        if unknown:
            raise ValueError(f"Koden {unknown[0]} står under »objectives«, men ikke i listen »{_SOCIAL_OBJECTIVES}«.")
        return self


@dataclass(frozen=True, slots=True)
class Objective:
    """A social objective, and the routes and clauses that pursue it."""

    code: str
    routes: frozenset[RouteCode]
    clauses: frozenset[str]


@dataclass(frozen=True, slots=True)
class NoticeTerms:
    """fields: business term with its suffix, such as "BT-71-Lot" -> label. codes: list -> code -> label."""

    source: str
    valid_from: date
    last_verified: date
    fields: Mapping[str, Term]
    codes: Mapping[str, Mapping[str, Term]]
    objectives: tuple[Objective, ...]


def load_notice_terms(path: Path) -> NoticeTerms:
    """Read the file; raises InputError with every problem: unknown and double keys, unknown routes, empty labels."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(Problem("Filen er ikke gemt som UTF-8. Gem den igen som UTF-8.", file=path.name)) from error
    read = validate(_File, read_yaml(text, path.name))
    return NoticeTerms(
        source=read.source,
        valid_from=read.valid_from,
        last_verified=read.last_verified,
        fields=read.fields,
        codes=read.codes,
        objectives=tuple(
            Objective(code, frozenset(map(RouteCode, one.routes)), frozenset(one.clauses))
            for code, one in read.objectives.items()
        ),
    )

"""Reading parameter files: one YAML file per parameter, refused as a whole when anything in it is odd."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.model.errors import InputError, Problem
from app.model.law import LawSource
from app.parameters.codes import CodeSet
from app.parameters.lookup import Parameters
from app.parameters.record import Brackets, DatedValue, Parameter, Status, Value
from app.text.strict_yaml import read_yaml, validate

_LAWS = "laws.yaml"
_STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_Text = Annotated[str, Field(min_length=1)]


class _Bracket(BaseModel):
    model_config = _STRICT
    start: float = Field(alias="from")
    value: float


class _Value(BaseModel):
    model_config = _STRICT
    value: float | list[str] | list[_Bracket]
    low: float | None = None
    high: float | None = None
    reference: _Text
    valid_to: date | None = None

    @field_validator("value")
    @classmethod
    def _possible(cls, value: Any) -> Any:
        if isinstance(value, list):
            if not value:
                raise ValueError("Listen er tom. Skriv mindst én kode eller ét trin.")
            if isinstance(value[0], str):
                CodeSet(value)
            elif [step.start for step in value] != sorted({step.start for step in value}):
                raise ValueError("Trinene skal stå i stigende orden efter »from«, og hver grænse kun én gang.")
        return value

    @model_validator(mode="after")
    def _band(self) -> _Value:
        if isinstance(self.value, float):
            low = self.value if self.low is None else self.low
            high = self.value if self.high is None else self.high
            if not low <= self.value <= high:
                raise ValueError("Værdien skal ligge mellem »low« og »high«.")
        elif self.low is not None or self.high is not None:
            raise ValueError("Kun et tal kan have »low« og »high«.")
        return self


class _File(BaseModel):
    model_config = _STRICT
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label_da: _Text
    label_en: _Text
    unit: _Text
    values: Annotated[dict[date, _Value], Field(min_length=1)]
    status: Status
    last_verified: date
    expected_next_update: date | None = None
    pocket: str = ""
    styringsomraade: str = ""
    note: str = ""

    @field_validator("values")
    @classmethod
    def _periods(cls, values: dict[date, _Value]) -> dict[date, _Value]:
        days = sorted(values)
        for day, following in zip(days, [*days[1:], None], strict=True):
            end = values[day].valid_to
            if end is not None and (end < day or (following is not None and end >= following)):
                raise ValueError(f"»valid_to« ved {day} skal ligge efter datoen og før den næste værdi.")
        if len({type(value.value) for value in values.values()}) > 1:
            raise ValueError("Alle værdier skal være af samme slags: tal, koder eller trin.")
        return values

    @model_validator(mode="after")
    def _share(self) -> _File:
        for dated in self.values.values():
            if self.unit == "andel" and isinstance(dated.value, float) and not 0 <= dated.value <= 1:
                raise ValueError("En andel skal ligge mellem 0 og 1.")
        return self


class _Law(BaseModel):
    model_config = _STRICT
    short_name: _Text
    title: _Text
    url: str
    last_verified: date

    @field_validator("url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not url.startswith("https://"):
            raise ValueError("Adressen skal begynde med https:// eller være tom.")
        return url


class _Laws(BaseModel):
    model_config = _STRICT
    laws: list[_Law]


def load_parameters(folder: Path, overlay: Path | None = None) -> Parameters:
    """Read every parameter below `folder` (one sub-folder per group, and laws.yaml) and lay a municipality's own
    values from `overlay` over them.

    Raises InputError with all problems: unknown and double keys, bad dates, wrong kinds, impossible values, an id
    that is not the file's name, an overlay that names no known parameter.
    """
    problems: list[Problem] = []
    parameters = {one.id: one for one in _read_folder(folder, problems)}
    if overlay is not None:
        for own in _read_folder(overlay, problems):
            if own.id in parameters:
                parameters[own.id] = replace(own, overlaid=True, group=parameters[own.id].group)
            else:
                problems.append(
                    Problem("Værktøjet kender ingen parameter med dette id. Ret navnet.", "id", f"{own.id}.yaml")
                )
    laws = _read_laws(folder / _LAWS, problems)
    if problems:
        raise InputError(*problems)
    return Parameters(parameters.values(), laws)


def _read_folder(folder: Path, problems: list[Problem]) -> Iterator[Parameter]:
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.yaml")):
        if path.name == _LAWS:
            continue
        try:
            parameter = _read_parameter(path)
        except InputError as error:
            problems.extend(error.problems)
            continue
        if parameter.id in seen:
            problems.append(Problem("To filer har samme id. Slet den ene.", "id", path.name))
        seen.add(parameter.id)
        yield parameter


def _read_parameter(path: Path) -> Parameter:
    document = read_yaml(path.read_text(encoding="utf-8"), path.name)
    read = validate(_File, document)
    if read.id != path.stem:
        raise InputError(
            Problem(f"Id'et skal være filens navn, {path.stem}.", "id", path.name, document.line_of(("id",)))
        )
    return Parameter(
        id=read.id,
        label_da=read.label_da,
        label_en=read.label_en,
        unit=read.unit,
        values=tuple(
            DatedValue(day, one.valid_to, _value(one.value), one.low, one.high, one.reference)
            for day, one in sorted(read.values.items())
        ),
        status=read.status,
        last_verified=read.last_verified,
        expected_next_update=read.expected_next_update,
        pocket=read.pocket,
        styringsomraade=read.styringsomraade,
        note=read.note,
        group=path.parent.name,
        overlaid=False,
    )


def _value(value: float | list[str] | list[_Bracket]) -> Value:
    if isinstance(value, float):
        return value
    brackets: Brackets = tuple((step.start, step.value) for step in value if isinstance(step, _Bracket))
    return brackets or CodeSet([code for code in value if isinstance(code, str)])


def _read_laws(path: Path, problems: list[Problem]) -> tuple[LawSource, ...]:
    if not path.exists():
        return ()
    try:
        document = read_yaml(path.read_text(encoding="utf-8"), path.name)
        laws = validate(_Laws, replace(document, data={"laws": document.data})).laws
    except InputError as error:
        problems.extend(error.problems)
        return ()
    return tuple(LawSource(law.short_name, law.title, law.url, law.last_verified) for law in laws)

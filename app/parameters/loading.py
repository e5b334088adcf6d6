"""Reading parameter files: one YAML file per parameter, refused as a whole when anything in it is odd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, field_validator, model_validator

from app.model.errors import InputError, Problem
from app.model.law import LawSource
from app.parameters.codes import CodeSet
from app.parameters.lookup import Parameters
from app.parameters.possible import impossible
from app.parameters.record import DatedValue, Parameter, Status, Value
from app.text.strict_yaml import Document, read_yaml, validate
from app.text.writing import tal

_LAWS = "laws.yaml"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_Text = Annotated[str, Field(min_length=1)]


def _read_day(key: Any) -> Any:
    """A key of `values` as a day; what is no day is left to be refused."""
    try:
        return date.fromisoformat(key) if _ISO_DATE.fullmatch(key) else key
    except ValueError:
        return key


def _read_value(raw: Any) -> Value:
    """A number, a list of CPV codes and ranges, or brackets {from, value}."""
    if _is_number(raw):
        return float(raw)
    if isinstance(raw, list) and raw and all(isinstance(entry, str) for entry in raw):
        return CodeSet(raw)
    if isinstance(raw, list) and raw and all(_is_bracket(entry) for entry in raw):
        starts = [entry["from"] for entry in raw]
        if starts != sorted(set(starts)):
            raise ValueError("Trinene skal stå i stigende orden efter »from«, og hver grænse kun én gang.")
        return tuple((float(entry["from"]), float(entry["value"])) for entry in raw)
    if _has_endless(raw):
        raise ValueError(
            "Værdien skal være et almindeligt tal. ».nan« og ».inf« er ingen tal at regne med; skriv tallet, eller "
            "slet datoen."
        )
    raise ValueError(
        "Skriv et tal, en liste af CPV-koder i anførselstegn eller en liste af trin som {from: 0, value: 0.8}."
    )


def _is_number(raw: Any) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool) and isfinite(raw)


def _has_endless(raw: Any) -> bool:
    """Whether a number that is none, or has no end, stands in a value or in one of its brackets."""
    if isinstance(raw, list):
        return any(_has_endless(one) for entry in raw if isinstance(entry, dict) for one in entry.values())
    return isinstance(raw, float) and not isfinite(raw)


def _is_bracket(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.keys() == {"from", "value"} and all(map(_is_number, entry.values()))


class _Value(BaseModel):
    model_config = _STRICT
    value: Annotated[Value, PlainValidator(_read_value)]
    low: float | None = None
    high: float | None = None
    reference: _Text
    valid_to: date | None = None

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
    values: Annotated[dict[Annotated[date, BeforeValidator(_read_day)], _Value], Field(min_length=1)]
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


class _Law(BaseModel):
    model_config = _STRICT
    short_name: _Text
    title: _Text
    url: str
    last_verified: date
    changed_on: date | None = None

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
    values from `overlay` over them, day by day (see Parameters).

    Raises InputError with all problems: unknown and double keys, bad dates, wrong kinds, impossible values, an id
    that is not the file's name, an overlay that names no known parameter.
    """
    problems: list[Problem] = []
    parameters = {one.id: one for one in _read_folder(folder, problems)}
    own_values: list[Parameter] = []
    if overlay is not None:
        problems.extend(_unread(overlay))
        for own in _read_folder(overlay, problems):
            problems.extend(_misfits(own, parameters.get(own.id)))
            if own.id in parameters:
                own_values.append(replace(own, overlaid=True, group=parameters[own.id].group))
    laws = _read_laws(folder / _LAWS, problems)
    if problems:
        raise InputError(*problems)
    return Parameters(parameters.values(), laws, own_values)


def _unread(overlay: Path) -> Iterator[Problem]:
    """Files of an overlay that look as if they counted and would not."""
    for path in sorted(overlay.rglob("*")):
        if path.name == _LAWS:
            yield Problem("Listen over love kan ikke lægges over værktøjets. Fjern filen.", file=path.name)
        elif path.suffix != ".yaml" and path.suffix.lower() in (".yaml", ".yml"):
            yield Problem(f"Filen bliver ikke læst. Giv den navnet {path.stem}.yaml.", file=path.name)


def _misfits(own: Parameter, shipped: Parameter | None) -> Iterator[Problem]:
    """Why a municipality's own parameter cannot lie over the shipped one."""
    file = f"{own.id}.yaml"
    if shipped is None:
        yield Problem("Værktøjet kender ingen parameter med dette id. Ret navnet.", "id", file)
        return
    if own.unit != shipped.unit:
        yield Problem(f"Enheden skal være den samme som værktøjets, »{shipped.unit}«.", "unit", file)
    if type(own.values[0].value) is not type(shipped.values[0].value):
        yield Problem("Værdien skal være af samme slags som værktøjets: tal, koder eller trin.", "values", file)
        return
    first = _first_step(shipped.values[0])
    for dated in own.values:
        # Before its first step a stair says nothing, and nothing would be computed with.
        if first is not None and _first_step(dated) != first:
            yield Problem(
                f"Det første trin skal begynde ved {tal(first)} som i værktøjets. Skriv »from: {tal(first)}«.",
                f"values.{dated.valid_from}.value.0.from",
                file,
            )


def _first_step(dated: DatedValue) -> float | None:
    return dated.value[0][0] if isinstance(dated.value, tuple) else None


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


def _document(path: Path) -> Document:
    try:
        return read_yaml(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise InputError(Problem("Filen er ikke gemt som UTF-8. Gem den igen som UTF-8.", file=path.name)) from error


def _read_parameter(path: Path) -> Parameter:
    document = _document(path)
    read = validate(_File, document)
    if read.id != path.stem:
        raise InputError(
            Problem(f"Id'et skal være filens navn, {path.stem}.", "id", path.name, document.line_of(("id",)))
        )
    values = tuple(
        DatedValue(day, one.valid_to, one.value, one.low, one.high, one.reference)
        for day, one in sorted(read.values.items())
    )
    problems = list(_impossible(read.unit, values, document))
    if problems:
        raise InputError(*problems)
    return Parameter(
        id=read.id,
        label_da=read.label_da,
        label_en=read.label_en,
        unit=read.unit,
        values=values,
        status=read.status,
        last_verified=read.last_verified,
        expected_next_update=read.expected_next_update,
        pocket=read.pocket,
        styringsomraade=read.styringsomraade,
        note=read.note,
        group=path.parent.name,
        overlaid=False,
    )


def _impossible(unit: str, values: tuple[DatedValue, ...], document: Document) -> Iterator[Problem]:
    for dated in values:
        for key, message in impossible(unit, dated):
            path = ("values", str(dated.valid_from), *key)
            yield Problem(message, ".".join(map(str, path)), document.file, document.line_of(path))


def _read_laws(path: Path, problems: list[Problem]) -> tuple[LawSource, ...]:
    if not path.exists():
        return ()
    try:
        document = _document(path)
        laws = validate(_Laws, replace(document, data={"laws": document.data})).laws
    except InputError as error:
        problems.extend(error.problems)
        return ()
    return tuple(LawSource(**dict(law)) for law in laws)

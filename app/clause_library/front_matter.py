"""The front matter of a clause file; every key is explained in docs/clauses.md."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from app.clause_library.blanks import BLANK_NAME
from app.clause_library.conditions import CONCESSION, read_condition
from app.clause_library.defaults import check_default
from app.model.clause import Applies, Binds, Blank, ClauseStatus, Duty, LegalBasis
from app.model.law import Regime, RouteCode
from app.model.purchase import ContractType

_STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Optional = Annotated[str, StringConstraints(strip_whitespace=True)]
_Amount = Annotated[int, Field(ge=0)]

_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_REGIMES = rf"^({'|'.join([*Regime, CONCESSION])})$"
Kind = Literal["notice", "qualification", "award", "contract", "administration", "process"]
_OBLIGING = ("contract", "administration")


class LegalBasisEntry(BaseModel):
    """One rule that carries the clause."""

    model_config = _STRICT
    law: _Text
    url: str
    regimes: list[Annotated[str, Field(pattern=_REGIMES)]] = []

    @field_validator("url")
    @classmethod
    def _address(cls, url: str, info: Any) -> str:
        if url and not url.startswith("https://"):
            raise ValueError("Adressen skal begynde med https://.")
        if not url and "§" in info.data.get("law", ""):
            raise ValueError("En lovbestemmelse skal have en adresse, hvor den kan læses.")
        return url

    def as_model(self) -> LegalBasis:
        return LegalBasis(self.law, self.url, tuple(self.regimes))


class DutyEntry(BaseModel):
    """One rule that demands the clause, and for which purchases."""

    model_config = _STRICT
    law: _Text
    when: str = ""

    @field_validator("when")
    @classmethod
    def _readable(cls, when: str) -> str:
        read_condition(when)
        return when

    def as_model(self) -> Duty:
        return Duty(self.law, self.when)


class AppliesEntry(BaseModel):
    """When the clause may be chosen; both bounds are included."""

    model_config = _STRICT
    routes: Annotated[list[Annotated[RouteCode, Field(strict=False)]], Field(min_length=1)]
    contract_types: list[Annotated[ContractType, Field(strict=False)]] = []
    cpv_prefixes: list[Annotated[str, Field(pattern=r"^\d{2,8}$")]] = []
    min_value_kr: _Amount | None = None
    max_value_kr: _Amount | None = None
    min_duration_months: _Amount | None = None
    max_duration_months: _Amount | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for low, high in (
            (self.min_value_kr, self.max_value_kr),
            (self.min_duration_months, self.max_duration_months),
        ):
            if low is not None and high is not None and low > high:
                raise ValueError("Den nedre grænse ligger over den øvre. Byt dem om.")
        return self

    def as_model(self) -> Applies:
        return Applies(
            routes=tuple(self.routes),
            contract_types=tuple(self.contract_types),
            cpv_prefixes=tuple(self.cpv_prefixes),
            min_value_kr=self.min_value_kr,
            max_value_kr=self.max_value_kr,
            min_duration_months=self.min_duration_months,
            max_duration_months=self.max_duration_months,
        )


class BlankEntry(BaseModel):
    """A place to fill in, with its type, unit, bounds and default rule."""

    model_config = _STRICT
    name: Annotated[str, Field(pattern=f"^{BLANK_NAME}$")]
    label: _Text
    type: Literal["integer", "decimal", "text", "date"]
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    default: str = ""

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("»minimum« er større end »maximum«. Byt dem om.")
        if self.type == "date" and (self.minimum is not None or self.maximum is not None):
            raise ValueError("En dato kan ikke have »minimum« og »maximum«.")
        if self.type in ("integer", "decimal") and (self.minimum is None or self.maximum is None):
            raise ValueError("Et tal skal have både »minimum« og »maximum«.")
        check_default(self.as_model())
        return self

    def as_model(self) -> Blank:
        return Blank(self.name, self.label, self.type, self.unit, self.minimum, self.maximum, self.default)


class FrontMatter(BaseModel):
    """Every key stands in every file but duty, needs, excludes and binds; valid_to and those on review may be empty."""

    model_config = _STRICT
    id: _Id
    version: Annotated[int, Field(ge=1)]
    title: _Text
    kind: Kind
    legal_basis: Annotated[list[LegalBasisEntry], Field(min_length=1)]
    purpose: _Text
    applies: AppliesEntry
    duty: list[DutyEntry] = []
    needs: list[_Id] = []
    excludes: list[_Id] = []
    binds: Annotated[Binds, Field(strict=False)] | None = None
    blanks: list[BlankEntry]
    documentation: _Optional
    control: _Optional
    sanction: _Optional
    drafters_notes: list[_Text]
    valid_from: date
    valid_to: date | None
    status: Annotated[ClauseStatus, Field(strict=False)]
    reviewed_by: _Optional | None
    reviewed_on: date | None
    next_review: date | None

    @field_validator("blanks")
    @classmethod
    def _named_once(cls, blanks: list[BlankEntry]) -> list[BlankEntry]:
        names = [blank.name for blank in blanks]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"Feltet »{twice[0]}« er angivet to gange. Slet det ene.")
        return blanks

    @field_validator("documentation", "control", "sanction")
    @classmethod
    def _needed(cls, text: str, info: Any) -> str:
        if not text and info.data.get("kind") in _OBLIGING:
            raise ValueError("Et kontraktvilkår skal sige, hvordan det dokumenteres, kontrolleres og håndhæves.")
        return text

    @field_validator("valid_to")
    @classmethod
    def _not_before_it_began(cls, last: date | None, info: Any) -> date | None:
        first = info.data.get("valid_from")
        if last is not None and first is not None and last < first:
            raise ValueError("»valid_to« ligger før »valid_from«. Ret en af dem.")
        return last

    @field_validator("reviewed_on")
    @classmethod
    def _reviewed_by_somebody(cls, day: date | None, info: Any) -> date | None:
        status, person = info.data.get("status"), info.data.get("reviewed_by")
        if (day is None) is bool(person):
            raise ValueError("»reviewed_by« og »reviewed_on« skal udfyldes sammen.")
        if status is ClauseStatus.APPROVED and day is None:
            raise ValueError("En godkendt klausul skal sige, hvem der godkendte den og hvornår.")
        if status is ClauseStatus.DRAFT and day is not None:
            raise ValueError("Et udkast er ikke godkendt af nogen. Tøm »reviewed_by« og »reviewed_on«.")
        return day

    @field_validator("next_review")
    @classmethod
    def _later_than_the_last(cls, day: date | None, info: Any) -> date | None:
        last = info.data.get("reviewed_on") or info.data.get("valid_from")
        if day is not None and last is not None and day <= last:
            raise ValueError(
                "Næste gennemgang skal ligge efter den seneste gennemgang og efter den dag, klausulen gælder fra."
            )
        return day

"""Whatever pydantic refuses reaches a person as a Danish sentence."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from app.text.refusals import danish_refusal


class Colour(StrEnum):
    RED = "rød"
    GREEN = "grøn"


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    name: str


class Ruled(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def _own_rule(cls, _: str) -> str:
        raise ValueError("Navnet er optaget.")


def sentences(kind, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return [danish_refusal(detail) for detail in caught.value.errors(include_url=False)]


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        (Inner, {}, "Feltet mangler. Udfyld det."),
        (Inner, {"name": "a", "navn": "b"}, "Nøglen er ukendt. Slet den, eller ret stavningen."),
        (Inner, {"name": 1}, "Værdien skal være tekst."),
        (Inner, "a", "Værdien skal være nøgler med værdier."),
        (Annotated[str, Field(min_length=2)], "a", "Feltet er tomt eller for kort. Skriv mindst 2 tegn."),
        (Annotated[str, Field(max_length=2)], "abc", "Teksten er for lang. Skriv højst 2 tegn."),
        (int, "mange", "Værdien skal være et helt tal uden punktum og komma."),
        (int, 1.5, "Værdien skal være et helt tal."),
        (float, "1,5", "Værdien skal være et tal med punktum som decimaltegn."),
        (Annotated[float, Field(allow_inf_nan=False)], float("nan"), "Værdien skal være et almindeligt tal."),
        (bool, "måske", "Skriv ja eller nej (yes eller no)."),
        (Annotated[int, Field(gt=0)], 0, "Tallet skal være større end 0."),
        (Annotated[int, Field(ge=1)], 0, "Tallet skal være mindst 1."),
        (Annotated[int, Field(lt=9)], 9, "Tallet skal være mindre end 9."),
        (Annotated[int, Field(le=8)], 9, "Tallet må højst være 8."),
        (Colour, "blå", "Værdien skal være en af disse: rød, grøn."),
        (Literal["ja", "nej"], "måske", "Værdien skal være en af disse: ja, nej."),
        (date, "2026-02-30", "Skriv en dato, der findes, som 2026-05-01."),
        (date, [], "Skriv en dato, der findes, som 2026-05-01."),
        (list[int], "1", "Værdien skal være en liste."),
        (Annotated[list[int], Field(min_length=1)], [], "Listen er for kort. Den skal have mindst 1."),
        (Annotated[list[int], Field(max_length=1)], [1, 2], "Listen er for lang. Den må højst have 1."),
        (dict[str, int], [], "Værdien skal være nøgler med værdier."),
        (Ruled, {"name": "a"}, "Navnet er optaget."),
    ],
)
def test_each_kind_of_refusal_has_its_sentence(kind, value, sentence):
    assert sentences(kind, value) == [sentence]


def test_a_kind_without_a_sentence_still_says_that_the_value_is_not_valid():
    (sentence,) = sentences(bytes, 1)
    assert sentence.startswith("Værdien er ikke gyldig")

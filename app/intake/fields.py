"""How a cell or a YAML value becomes a value of the model. Refusals are Danish sentences and never repeat the value.

What a value may be is decided here; what it may mean beside other values is decided in rules.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from stdnum.dk import cvr as stdnum_cvr

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,15})?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CPV = re.compile(r"([0-9]{8})(-[0-9])?")
_MUNICIPALITY = re.compile(r"[0-9]{3}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_YES_NO = {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}


class Record(BaseModel):
    """Unknown keys are refused; a known key without a value counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {
            key: value
            for key, value in data.items()
            if key not in cls.model_fields or not (value is None or (isinstance(value, str) and not value.strip()))
        }


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise ValueError("Værdien skal være tekst.")
    return str(value).strip()


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    raise ValueError("Skriv et helt tal uden punktum, komma og enhed, som 4200000.")


def decimal_number(value: Any) -> float:
    """A number as YAML reads it, or as text with point or comma; raises ValueError with a Danish sentence."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return float(value.strip().replace(",", "."))
    raise ValueError("Skriv et tal uden enhed, som 62 eller 62,5.")


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise ValueError("Skriv en dato, der findes, som år-måned-dag: 2026-05-01.")


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _YES_NO:
        return _YES_NO[value.strip().lower()]
    raise ValueError("Skriv yes eller no.")


def _code(value: Any) -> Any:
    """A code in any case; yes and no, which YAML reads as true and false, are codes too."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().lower() if isinstance(value, str) else value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(text for text in map(_text, value) if text)
    return tuple(part.strip() for part in _text(value).split(";") if part.strip())


def _cpv_codes(value: Any) -> tuple[str, ...]:
    found = [_CPV.fullmatch(text) for text in _texts(value)]
    if not all(found):
        raise ValueError(
            "En CPV-kode har otte cifre, eventuelt et kontrolciffer efter bindestreg, som 55512000-2. "
            "Flere koder adskilles af semikolon, og et nul forrest skal med."
        )
    return tuple(dict.fromkeys(code.group(1) for code in found if code))


def _municipality_code(value: Any) -> str:
    code = _text(value)
    if not _MUNICIPALITY.fullmatch(code):
        raise ValueError("En kommunekode har tre cifre, som 740 for Silkeborg.")
    return code


def _service_area(value: Any) -> tuple[str, ...]:
    areas = tuple(dict.fromkeys(text.upper() for text in _texts(value)))
    if not all(area == "DK" or _MUNICIPALITY.fullmatch(area) for area in areas):
        raise ValueError("Skriv kommunekoder adskilt af semikolon, som 740;751, eller DK for hele landet.")
    return ("DK",) if "DK" in areas else areas


def _cvr(value: Any) -> str:
    number = stdnum_cvr.compact(_text(value))
    if not stdnum_cvr.is_valid(number):
        raise ValueError("CVR-nummeret findes ikke: det skal have otte cifre, og kontrolcifferet skal passe.")
    return str(number)


def _email(value: Any) -> str:
    address = _text(value)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        raise ValueError("Skriv en e-mailadresse som navn@virksomhed.dk, eller lad feltet være tomt.")
    return address


def _website(value: Any) -> str:
    address = _text(value)
    if address.lower().startswith(("https://", "http://")):
        return address
    if _SCHEME.match(address):
        raise ValueError("Hjemmesidens adresse skal begynde med https:// eller http://.")
    return f"https://{address}"


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Whole = Annotated[int, BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(decimal_number)]
Day = Annotated[date, BeforeValidator(_date)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
CpvCodes = Annotated[tuple[str, ...], BeforeValidator(_cpv_codes)]
MunicipalityCode = Annotated[str, BeforeValidator(_municipality_code)]
ServiceArea = Annotated[tuple[str, ...], BeforeValidator(_service_area)]
Cvr = Annotated[str, BeforeValidator(_cvr)]
Email = Annotated[str, BeforeValidator(_email)]
Website = Annotated[str, BeforeValidator(_website)]
lower_code = BeforeValidator(_code)

"""What a purchase or an enterprise must satisfy before it is saved, wherever it comes from: file, form or notice.

The bounds below are bounds of plausibility that catch slips of the keyboard; none is a rule of law.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Container, Iterable, Iterator
from typing import Any

from app.model.enterprise import Enterprise
from app.model.errors import Problem
from app.model.purchase import Purchase
from app.text.cpr import find_cpr
from app.text.writing import kroner, tal

HIGHEST_PLAUSIBLE_KR = 100_000_000_000
LONGEST_PLAUSIBLE_MONTHS = 1200
MOST_PLAUSIBLE_EMPLOYEES = 1_000_000
LONGEST_ID = 100
LONGEST_TITLE = 500
LONGEST_TEXT = 20_000

_LONG_TEXTS = {"description", "capabilities", "target_groups"}

# The id is the last part of the address of the case's page, and these already mean something there.
_TAKEN = {".", "..", "nyt"}

CPR_REFUSED = (
    "Teksten ser ud til at indeholde et CPR-nummer. Slet det; personnumre må ikke gemmes her. "
    "Er det et andet nummer, så skriv det med bogstaver eller andre skilletegn."
)


def purchase_problems(
    purchase: Purchase,
    known_codes: Container[str] | None = None,
    municipalities: Container[str] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with a purchase; Problem.field is the key of purchases.csv, or lots.0.title inside a part.

    known_codes: the CPV codes that exist; municipalities: the municipality codes that exist; None: unchecked.
    """
    return tuple(Problem(message, field=field) for field, message in _purchase(purchase, known_codes, municipalities))


def enterprise_problems(
    enterprise: Enterprise,
    known_codes: Container[str] | None = None,
    municipalities: Container[str] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with an enterprise; Problem.field is the column of enterprises.csv. Arguments as for a purchase."""
    return tuple(
        Problem(message, field=field) for field, message in _enterprise(enterprise, known_codes, municipalities)
    )


def text_problems(value: Any) -> tuple[Problem, ...]:
    """CPR numbers and control characters in any text of a dataclass of the model, parts included."""
    return tuple(Problem(message, field=field) for field, message in _texts(value, ""))


def _purchase(
    purchase: Purchase, known_codes: Container[str] | None, municipalities: Container[str] | None
) -> Iterator[tuple[str, str]]:
    yield from _identity(purchase.id)
    if not purchase.title.strip():
        yield "title", "Skriv, hvad der skal købes."
    yield from _unknown_codes("cpv_codes", purchase.cpv_codes, known_codes)
    yield from _value("value_kr", purchase.value_kr)
    if not 1 <= purchase.duration_months <= LONGEST_PLAUSIBLE_MONTHS:
        months = f"1 til {tal(LONGEST_PLAUSIBLE_MONTHS)} måneder"
        yield "duration_months", f"Skriv varigheden som {months}, forlængelser talt med. Loftet skal fange tastefejl."
    if municipalities is not None and purchase.municipality_code not in municipalities:
        yield "municipality_code", "Kommunekoden findes ikke. Brug en af de 98 kommuners koder, som 740 for Silkeborg."
    yield from _dates(purchase)
    for index, lot in enumerate(purchase.lots):
        if not lot.title.strip():
            yield f"lots.{index}.title", "Skriv, hvad delkontrakten omfatter."
        yield from _unknown_codes(f"lots.{index}.cpv_codes", lot.cpv_codes, known_codes)
        yield from _value(f"lots.{index}.value_kr", lot.value_kr)
    if purchase.lots and sum(lot.value_kr for lot in purchase.lots) > purchase.value_kr:
        yield "lots", "Delkontrakterne er tilsammen mere værd end hele købet. Ret delkontrakternes eller købets værdi."
    yield from _texts(purchase, "")


def _enterprise(
    enterprise: Enterprise, known_codes: Container[str] | None, municipalities: Container[str] | None
) -> Iterator[tuple[str, str]]:
    yield from _unknown_codes("cpv_codes", enterprise.cpv_codes, known_codes)
    if municipalities is not None:
        if enterprise.municipality_code and enterprise.municipality_code not in municipalities:
            yield "municipality_code", "Kommunekoden findes ikke. Ret den, eller lad feltet være tomt."
        if any(area != "DK" and area not in municipalities for area in enterprise.service_area):
            yield "service_area", "En af kommunekoderne findes ikke. Ret den, eller slet den."
    if enterprise.employees is not None and not 0 <= enterprise.employees <= MOST_PLAUSIBLE_EMPLOYEES:
        yield "employees", "Antallet af ansatte kan ikke passe. Ret det, eller lad feltet være tomt."
    if enterprise.disadvantaged_pct is not None and not 0 <= enterprise.disadvantaged_pct <= 100:
        yield "disadvantaged_pct", "Andelen skal være mellem 0 og 100 procent. Ret den, eller lad feltet være tomt."
    if enterprise.annual_capacity_kr is not None and not 0 <= enterprise.annual_capacity_kr <= HIGHEST_PLAUSIBLE_KR:
        yield "annual_capacity_kr", "Kapaciteten kan ikke passe. Skriv hele kroner om året, eller lad feltet være tomt."
    yield from _texts(enterprise, "")


def _identity(identity: str) -> Iterator[tuple[str, str]]:
    if identity in _TAKEN or not identity.strip() or len(identity) > LONGEST_ID or {"/", "\\"} & set(identity):
        yield "id", f"Skriv en betegnelse på højst {LONGEST_ID} tegn uden skråstreg, som silkeborg-2026-14."


def _value(field: str, value_kr: int) -> Iterator[tuple[str, str]]:
    if value_kr <= 0:
        yield field, "Værdien skal være over 0 kr. Skriv hele kroner uden moms for hele kontrakten, optioner talt med."
    elif value_kr > HIGHEST_PLAUSIBLE_KR:
        yield field, f"Værdien er over {kroner(HIGHEST_PLAUSIBLE_KR)} Loftet skal fange tastefejl. Ret beløbet."


def _dates(purchase: Purchase) -> Iterator[tuple[str, str]]:
    if purchase.signing_date and purchase.signing_date < purchase.notice_date:
        yield "signing_date", "Kontrakten kan ikke underskrives, før udbuddet er sendt. Ret en af de to datoer."
    if purchase.start_date and purchase.start_date < purchase.notice_date:
        yield "start_date", "Kontrakten kan ikke begynde, før udbuddet er sendt. Ret en af de to datoer."
    if purchase.start_date and purchase.signing_date and purchase.start_date < purchase.signing_date:
        yield "start_date", "Kontrakten kan ikke begynde, før den er underskrevet. Ret en af de to datoer."


def _unknown_codes(field: str, codes: Iterable[str], known: Container[str] | None) -> Iterator[tuple[str, str]]:
    unknown = [code for code in codes if known is not None and code not in known]
    if unknown:
        yield field, f"CPV-koden findes ikke: {', '.join(unknown)}. Slå koden op, eller slet den."


def _texts(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """CPR numbers, control characters and endless texts, found in every text below `value`."""
    if isinstance(value, str):
        longest = LONGEST_TEXT if field.rsplit(".", 1)[-1] in _LONG_TEXTS else LONGEST_TITLE
        if len(value) > longest:
            yield field, f"Teksten må højst være på {tal(longest)} tegn. Skriv den kortere, eller læg den i et bilag."
        if longest == LONGEST_TITLE and "\n" in value.strip():
            yield field, "Teksten skal stå på én linje. Slet linjeskiftet."
        if find_cpr(value):
            yield field, CPR_REFUSED
        if any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t" for sign in value):
            yield field, "Teksten indeholder et usynligt styretegn. Skriv teksten igen."
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            inner = f"{field}.{index}" if dataclasses.is_dataclass(part) else field
            yield from _texts(part, inner)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from _texts(getattr(value, part.name), f"{field}.{part.name}" if field else part.name)

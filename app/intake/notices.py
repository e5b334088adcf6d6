"""A published notice in XML, TED's own format or eForms, becomes one purchase.

A notice does not say everything that a purchase needs. What is missing refuses the notice, with the field that
lacks it; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from app.intake.eforms import read_eforms
from app.intake.markup import local_name, read_markup
from app.intake.notice import Notice
from app.intake.purchases import checked
from app.intake.rows import Rows, placed
from app.intake.ted import read_ted
from app.model.enterprise import Municipality
from app.model.errors import InputError, Problem
from app.model.purchase import ContractType, Purchase

_EFORMS_ROOTS = {"ContractNotice", "PriorInformationNotice", "ContractAwardNotice"}
_NO_CONTRACT_TYPE = "Bekendtgørelsen siger ikke, om det er varer, tjenesteydelser eller bygge og anlæg."
_CONTRACT_TYPES = {"supplies": ContractType.SUPPLIES, "services": ContractType.SERVICES, "works": ContractType.WORKS}


def read_notice(
    path: Path, known_codes: Container[str] | None, municipalities: Mapping[str, Municipality]
) -> Rows[Purchase]:
    """The one purchase of the notice at `path`, or the reasons why it cannot be one.

    Raises InputError if the file is no XML or neither a TED nor an eForms notice.
    """
    root = read_markup(path)
    if local_name(root) == "TED_EXPORT":
        notice = read_ted(root)
    elif local_name(root) in _EFORMS_ROOTS:
        notice = read_eforms(root)
    else:
        raise InputError(
            Problem(
                "XML-filen er ikke en bekendtgørelse fra TED eller i eForms. Vælg en anden fil.",
                file=path.name,
                line=root.sourceline,
            )
        )
    try:
        return Rows((_purchase(notice, known_codes, municipalities),), (), 1)
    except InputError as error:
        return Rows((), placed(error.problems, path.name, notice.line), 1)


def buyer_code(name: str, municipalities: Mapping[str, Municipality]) -> str:
    """The code of the municipality that a buyer's name begins with, such as "Aarhus Kommune, Sundhed"; else empty."""
    words = " ".join(name.replace("-", " ").split()).casefold()
    for code, municipality in municipalities.items():
        own = municipality.name.replace("-", " ").casefold()
        for spelling in (own, own.replace("aa", "å")):
            for form in (f"{spelling} kommune", f"{spelling}s kommune", f"{spelling}s regionskommune"):
                if words == form or words.startswith((f"{form} ", f"{form},", f"{form}:")):
                    return code
    return ""


def _purchase(
    notice: Notice, known_codes: Container[str] | None, municipalities: Mapping[str, Municipality]
) -> Purchase:
    contract_type = _CONTRACT_TYPES.get(notice.contract_type)
    municipality_code = buyer_code(notice.buyer, municipalities)
    value_kr, duration, sent = notice.value_kr, notice.duration_months, notice.notice_date
    missing = [
        Problem(message, field=field)
        for field, message, value in (
            ("title", "Bekendtgørelsen har ingen titel.", notice.title),
            ("contract_type", _NO_CONTRACT_TYPE, contract_type),
            ("municipality_code", _unknown_buyer(notice.buyer), municipality_code),
            ("value_kr", _no_value(notice), value_kr),
            ("duration_months", "Bekendtgørelsen har ingen varighed. Skriv købet ind i stedet.", duration),
            ("notice_date", "Bekendtgørelsen siger ikke, hvornår den er sendt.", sent),
        )
        if not value
    ]
    if missing or contract_type is None or value_kr is None or duration is None or sent is None:
        raise InputError(*missing)
    return checked(
        Purchase(
            id=notice.id,
            title=notice.title,
            description=notice.description,
            cpv_codes=notice.cpv_codes,
            contract_type=contract_type,
            value_kr=value_kr,
            duration_months=duration,
            municipality_code=municipality_code,
            notice_date=sent,
            start_date=notice.start_date,
            lots=notice.lots,
        ),
        known_codes,
        None,
    )


def _unknown_buyer(buyer: str) -> str:
    name = f"»{buyer}«" if buyer else "uden navn"
    return f"Køberen ({name}) er ikke en af de 98 kommuner. Kun kommuners bekendtgørelser kan indlæses."


def _no_value(notice: Notice) -> str:
    if notice.other_currency:
        return f"Værdien står i {notice.other_currency}. Kun kroner (DKK) kan indlæses; skriv købet ind i stedet."
    return "Bekendtgørelsen har ingen værdi. Skriv købet ind i stedet."

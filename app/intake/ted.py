"""TED's own XML before eForms (R2.0.8 and R2.0.9): names of elements as in its published forms F01 to F25."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.intake.markup import day_of, first, found, months_between, text_of, whole_months
from app.intake.notice import Notice, distinct, in_kroner
from app.model.purchase import Lot

_NATURES = {"1": "works", "2": "supplies", "4": "services"}


def read_ted(root: etree._Element) -> Notice:
    """The notice in a TED_EXPORT. The Danish form counts where there is one, else the original, else the first."""
    form = _form(root)
    contract = first(
        form, "OBJECT_CONTRACT", "**/OBJECT_CONTRACT_INFORMATION_DEFENCE", "**/OBJECT_CONTRACT_INFORMATION"
    )
    parts = list(found(contract, "OBJECT_DESCR"))
    lots = tuple(lot for part in parts if (lot := _lot(part)) is not None)
    whole = len(parts) > 1 and len(lots) == len(parts)
    amounts = [
        *found(contract, "VAL_ESTIMATED_TOTAL"),
        *found(contract, "VAL_TOTAL"),
        *(found(parts[0], "VAL_OBJECT") if len(parts) == 1 else ()),
        *found(contract, "**/COSTS_RANGE_AND_CURRENCY/VALUE_COST"),
    ]
    values = [value for amount in amounts if (value := in_kroner(amount.text, _currency(amount)))]
    if not values and whole:
        values = [sum(lot.value_kr for lot in lots)]
    currencies = [str(currency) for currency in contract.xpath(".//@CURRENCY")] if contract is not None else []
    starts = [day for part in found(contract, "**/DATE_START") if (day := day_of(text_of(part)))]
    return Notice(
        id=root.get("DOC_ID", ""),
        buyer=text_of(first(form, "CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY/OFFICIALNAME", "**/OFFICIALNAME")),
        title=text_of(first(contract, "TITLE", "**/TITLE_CONTRACT")).replace("\n", " "),
        description="\n".join(distinct(text_of(part) for part in _descriptions(contract, parts))),
        cpv_codes=distinct(
            code.get("CODE", "")
            for kind in ("CPV_MAIN", "CPV_ADDITIONAL")
            for code in found(contract, f"**/{kind}/**/CPV_CODE")
        ),
        contract_type=_contract_type(root, contract),
        value_kr=values[0] if values else None,
        other_currency="" if values else next((currency for currency in currencies if currency != "DKK"), ""),
        duration_months=max(_durations(contract, parts), default=None),
        notice_date=day_of(
            text_of(first(form, "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE"))
            or text_of(first(root, "CODED_DATA_SECTION/CODIF_DATA/DS_DATE_DISPATCH"))
        ),
        start_date=min(starts, default=None),
        lots=lots if whole else (),
        line=form.sourceline if form is not None else None,
    )


def _form(root: etree._Element) -> etree._Element | None:
    forms = [form for section in found(root, "FORM_SECTION") for form in section if form.get("CATEGORY")]
    danish = [form for form in forms if form.get("LG") == "DA"]
    original = [form for form in forms if form.get("CATEGORY") == "ORIGINAL"]
    return next(iter([*danish, *original, *forms]), None)


def _contract_type(root: etree._Element, contract: etree._Element | None) -> str:
    stated = first(contract, "TYPE_CONTRACT")
    if stated is not None and stated.get("CTYPE"):
        return str(stated.get("CTYPE")).lower()
    nature = first(root, "CODED_DATA_SECTION/CODIF_DATA/NC_CONTRACT_NATURE")
    return _NATURES.get(nature.get("CODE", ""), "") if nature is not None else ""


def _descriptions(contract: etree._Element | None, parts: list[etree._Element]) -> Iterator[etree._Element]:
    yield from found(contract, "SHORT_DESCR")
    yield from found(contract, "**/SHORT_CONTRACT_DESCRIPTION")
    for part in parts:
        yield from found(part, "SHORT_DESCR")


def _durations(contract: etree._Element | None, parts: list[etree._Element]) -> Iterator[int]:
    for part in parts:
        stated = first(part, "DURATION")
        dates = [day_of(text_of(first(part, name))) for name in ("DATE_START", "DATE_END")]
        months = whole_months(text_of(stated), stated.get("TYPE", "")) if stated is not None else months_between(*dates)
        if months:
            yield months
    for name, unit in (("DURATION_FRAMEWORK_MONTH", "MONTH"), ("DURATION_FRAMEWORK_YEAR", "YEAR")):
        for framework in found(contract, f"**/{name}"):
            if months := whole_months(text_of(framework), unit):
                yield months


def _lot(part: etree._Element) -> Lot | None:
    """A part with a value of its own in kroner; None where the notice gives it none."""
    amount = first(part, "VAL_OBJECT")
    value = in_kroner(amount.text, _currency(amount)) if amount is not None else None
    title = text_of(first(part, "TITLE")).replace("\n", " ")
    if value is None or not title:
        return None
    codes = distinct(code.get("CODE", "") for code in found(part, "**/CPV_CODE"))
    return Lot(title, value, text_of(first(part, "SHORT_DESCR")), codes)


def _currency(amount: etree._Element) -> str:
    """The currency of an amount, which the defence forms state on the element around it."""
    stated = [part.get("CURRENCY") for part in (amount, *amount.iterancestors()) if part.get("CURRENCY")]
    return str(stated[0]) if stated else ""

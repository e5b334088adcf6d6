"""eForms notices (UBL 2.3, Implementing Regulation (EU) 2019/1780); BT numbers are its business terms."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.intake.markup import day_of, first, found, months_between, text_of, whole_months
from app.intake.notice import Notice, distinct, in_kroner
from app.model.purchase import Lot

_ORGANIZATION = "UBLExtensions/**/Organizations/Organization/Company"
_CODES = ("MainCommodityClassification", "AdditionalCommodityClassification")


def read_eforms(root: etree._Element) -> Notice:
    """The notice in a ContractNotice, PriorInformationNotice or ContractAwardNotice. Danish texts count first."""
    project = first(root, "ProcurementProject")
    lots = list(found(root, "ProcurementProjectLot"))
    parts = [part for lot in lots for part in found(lot, "ProcurementProject")]
    split = tuple(lot for part in parts if (lot := _lot(part)) is not None)
    whole = len(parts) > 1 and len(split) == len(parts)
    total = _amount(project)
    value = in_kroner(text_of(total), total.get("currencyID")) if total is not None else None
    if value is None and whole:
        value = sum(lot.value_kr for lot in split)
    elif value is None and len(parts) == 1:
        single = _amount(parts[0])
        value = in_kroner(text_of(single), single.get("currencyID")) if single is not None else None
    currencies = [amount.get("currencyID", "") for amount in found(root, "**/EstimatedOverallContractAmount")]
    starts = [day for part in parts if (day := day_of(text_of(first(part, "PlannedPeriod/StartDate"))))]
    return Notice(
        id=text_of(first(root, "ID")),
        buyer=_buyer(root),
        title=_own_words(project, "Name"),
        description="\n".join(distinct(_own_words(part, "Description") for part in (project, *parts))),
        cpv_codes=_cpv_codes([project, *parts]),
        contract_type=text_of(first(project, "ProcurementTypeCode")),
        value_kr=value,
        other_currency="" if value else next((currency for currency in currencies if currency != "DKK"), ""),
        duration_months=max(_durations(parts), default=None),
        notice_date=day_of(text_of(first(root, "IssueDate"))),
        start_date=min(starts, default=None),
        lots=split if whole else (),
        line=project.sourceline if project is not None else None,
    )


def _buyer(root: etree._Element) -> str:
    """BT-500 of the organisation that the first contracting party points to."""
    buyer = text_of(first(root, "ContractingParty/Party/PartyIdentification/ID"))
    for company in found(root, _ORGANIZATION):
        if text_of(first(company, "PartyIdentification/ID")) == buyer:
            return _own_words(first(company, "PartyName"), "Name")
    return ""


def _own_words(within: etree._Element | None, name: str) -> str:
    """A text in Danish where the notice has it, else in the first language given."""
    texts = list(found(within, name))
    danish = [text for text in texts if text.get("languageID") == "DAN"]
    return text_of(next(iter([*danish, *texts]), None))


def _amount(project: etree._Element | None) -> etree._Element | None:
    """BT-27, the estimated value ex VAT, options and renewals counted."""
    return first(project, "RequestedTenderTotal/EstimatedOverallContractAmount")


def _cpv_codes(projects: list[etree._Element | None]) -> tuple[str, ...]:
    """BT-262 and BT-263, main codes first."""
    return distinct(
        text_of(code)
        for kind in _CODES
        for project in projects
        for code in found(project, f"{kind}/ItemClassificationCode")
    )


def _durations(parts: list[etree._Element]) -> Iterator[int]:
    """BT-36, or BT-536 and BT-537, of every lot."""
    for part in parts:
        period = first(part, "PlannedPeriod")
        stated = first(period, "DurationMeasure")
        dates = [day_of(text_of(first(period, name))) for name in ("StartDate", "EndDate")]
        months = (
            whole_months(text_of(stated), stated.get("unitCode", "")) if stated is not None else months_between(*dates)
        )
        if months:
            yield months


def _lot(part: etree._Element) -> Lot | None:
    """A lot with a value of its own in kroner; None where the notice gives it none."""
    amount = _amount(part)
    value = in_kroner(text_of(amount), amount.get("currencyID")) if amount is not None else None
    title = _own_words(part, "Name")
    if value is None or not title:
        return None
    return Lot(title, value, _own_words(part, "Description"), _cpv_codes([part]))

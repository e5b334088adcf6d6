"""The fields of the sheet as XML: the elements of a ContractNotice (UBL 2.3, eForms), in the order of its schema.

It is an extract and says so in its note. It has no buyer and no identifiers, so no receiver takes it for a notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from lxml import etree

from app.documents.eforms_facts import EformsFacts, eforms_facts
from app.documents.eforms_lots import LotSheet
from app.model.advice import CaseFile
from app.model.notice_field import NoticeField

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_NAMESPACES = {
    None: f"{_UBL}ContractNotice-2",
    "cac": f"{_UBL}CommonAggregateComponents-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
}
_NOTE = "Uddrag med de felter, som indkøbssagen kan udfylde. Det er ikke en hel bekendtgørelse og kan ikke sendes."
_LANGUAGE = "DAN"
_COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_NO_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def eforms_xml(case_file: CaseFile) -> bytes:
    """The extract as UTF-8; the same case gives the same bytes. Raises LookupError where no such notice is sent."""
    facts = eforms_facts(case_file)
    if not facts.used:
        raise LookupError(facts.verdict)
    root = etree.Element(etree.QName(_NAMESPACES[None], "ContractNotice"), nsmap=_NAMESPACES)
    _text(root, "Note", _NOTE)
    _header(root, facts)
    _project(root, facts.procedure, "Procedure")
    for lot in facts.lots:
        _lot(root, lot)
    page: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return page


def _header(root: etree._Element, facts: EformsFacts) -> None:
    for bt, name, code_list in (
        ("BT-01-notice", "RegulatoryDomain", ""),
        ("BT-02-notice", "NoticeTypeCode", "competition"),
        ("BT-702(a)-notice", "NoticeLanguageCode", ""),
    ):
        for field in _all(facts.procedure, bt):
            _code(root, name, field.code, code_list)


def _project(parent: etree._Element, fields: Sequence[NoticeField], suffix: str) -> None:
    project = _group(parent, "ProcurementProject")
    for bt, name in (("BT-21", "Name"), ("BT-24", "Description")):
        for field in _all(fields, f"{bt}-{suffix}"):
            _text(project, name, field.value)
    for field in _all(fields, f"BT-23-{suffix}"):
        _code(project, "ProcurementTypeCode", field.code, "contract-nature")
    _aims(project, fields)
    for field in _all(fields, f"BT-27-{suffix}"):
        amount = _basic(_group(project, "RequestedTenderTotal"), "EstimatedOverallContractAmount", field.value)
        amount.set("currencyID", field.code)
    for bt, kind in (("BT-262", "Main"), ("BT-263", "Additional")):
        for field in _all(fields, f"{bt}-{suffix}"):
            _code(_group(project, f"{kind}CommodityClassification"), "ItemClassificationCode", field.code, "cpv")
    for field in _all(fields, f"BT-5141-{suffix}"):
        _code(_group(project, "RealizedLocation", "Address", "Country"), "IdentificationCode", field.code, "country")
    _period(project, fields)


def _aims(project: etree._Element, fields: Sequence[NoticeField]) -> None:
    for field in _all(fields, "BT-775-Lot"):
        _code(_group(project, "ProcurementAdditionalType"), "ProcurementTypeCode", field.code, "social-objective")
    for field in _all(fields, "BT-06-Lot"):
        strategic = _group(project, "ProcurementAdditionalType")
        _code(strategic, "ProcurementTypeCode", field.code, "strategic-procurement")
        for described in _all(fields, "BT-777-Lot"):
            _text(strategic, "ProcurementType", described.value)


def _period(project: etree._Element, fields: Sequence[NoticeField]) -> None:
    starts, durations = _all(fields, "BT-536-Lot"), _all(fields, "BT-36-Lot")
    if not starts and not durations:
        return
    period = _group(project, "PlannedPeriod")
    for field in starts:
        _basic(period, "StartDate", _with_offset(date.fromisoformat(field.value)))
    for field in durations:
        _basic(period, "DurationMeasure", field.value).set("unitCode", field.code)


def _lot(root: etree._Element, lot: LotSheet) -> None:
    element = _group(root, "ProcurementProjectLot")
    _basic(element, "ID", lot.id).set("schemeName", "Lot")
    terms = _group(element, "TenderingTerms")
    for field in _all(lot.fields, "BT-71-Lot"):
        _code(
            _group(terms, "TendererQualificationRequest", "SpecificTendererRequirement"),
            "TendererRequirementTypeCode",
            field.code,
            "reserved-procurement",
        )
    for field in _all(lot.fields, "BT-736-Lot"):
        _code(
            _group(terms, "ContractExecutionRequirement"), "ExecutionRequirementCode", field.code, "reserved-execution"
        )
    for field in _all(lot.fields, "BT-70-Lot"):
        requirement = _group(terms, "ContractExecutionRequirement")
        _code(requirement, "ExecutionRequirementCode", "performance", "conditions")
        _text(requirement, "Description", field.value)
    _project(element, lot.fields, "Lot")


def _all(fields: Sequence[NoticeField], bt: str) -> list[NoticeField]:
    """The fields of that business term that have something to enter."""
    return [field for field in fields if field.bt == bt and not field.open]


def _group(parent: etree._Element, *names: str) -> etree._Element:
    """The innermost of new elements, one inside the other."""
    for name in names:
        parent = etree.SubElement(parent, etree.QName(_NAMESPACES["cac"], name))
    return parent


def _basic(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, etree.QName(_NAMESPACES["cbc"], name))
    element.text = _NO_XML.sub("", text)
    return element


def _text(parent: etree._Element, name: str, text: str) -> None:
    _basic(parent, name, text).set("languageID", _LANGUAGE)


def _code(parent: etree._Element, name: str, code: str, code_list: str) -> None:
    element = _basic(parent, name, code)
    if code_list:
        element.set("listName", code_list)


def _with_offset(day: date) -> str:
    """A date as eForms writes it, with the offset of Danish time, such as "2026-09-01+02:00"."""
    offset = datetime.combine(day, time(), _COPENHAGEN).strftime("%z")
    return f"{day.isoformat()}{offset[:3]}:{offset[3:]}"

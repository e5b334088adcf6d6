"""The fields of the EU notice (eForms), as the sheet of a case shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.eforms_facts import EformsFacts
from app.model.case import Case
from app.model.notice_field import NoticeField


@dataclass(frozen=True)
class FieldRow:
    """One field. label_danish: the label is Danish. value, code and why as in NoticeField; open: nothing to enter."""

    bt: str
    label: str
    label_danish: bool
    value: str
    code: str
    why: str
    open: bool


@dataclass(frozen=True)
class LotFields:
    """The fields of one lot."""

    id: str
    title: str
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class EformsPage:
    """The sheet. verdict, stops, remarks and source are Danish texts; divided: the purchase has lots of its own."""

    purchase_id: str
    title: str
    municipality: str
    demo: bool
    used: bool
    verdict: str
    stops: tuple[str, ...]
    remarks: tuple[str, ...]
    procedure: tuple[FieldRow, ...]
    lots: tuple[LotFields, ...]
    divided: bool
    source: str
    last_verified: date


def eforms_page(case: Case, sheet: EformsFacts, municipality: str, english: Mapping[str, str] | None) -> EformsPage:
    """Lay the sheet out. english: the labels of the fields for a reader of English, None for Danish."""
    return EformsPage(
        purchase_id=case.purchase.id,
        title=case.purchase.title,
        municipality=municipality,
        demo=case.demo,
        used=sheet.used,
        verdict=sheet.verdict,
        stops=sheet.stops,
        remarks=sheet.remarks,
        procedure=_rows(sheet.procedure, english),
        lots=tuple(LotFields(lot.id, lot.title, _rows(lot.fields, english)) for lot in sheet.lots),
        divided=bool(case.purchase.lots),
        source=sheet.source,
        last_verified=sheet.last_verified,
    )


def _rows(fields: Iterable[NoticeField], english: Mapping[str, str] | None) -> tuple[FieldRow, ...]:
    return tuple(
        FieldRow(
            bt=field.bt,
            label=english[field.bt] if english else field.label,
            label_danish=not english,
            value=field.value,
            code=field.code,
            why=field.why,
            open=field.open,
        )
        for field in fields
    )

"""The fields of each lot in the EU notice: what it is, who may take part, and which social objectives it pursues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.clause_facts import Reservation, reserved_lot, reserving_clauses, sections_of, words_of
from app.documents.eforms_words import CHECK, INTERPRETATION, FieldWriter, notice_terms
from app.model.advice import Advice, CaseFile
from app.model.clause import Binds, FilledClause
from app.model.law import RouteCode
from app.model.notice_field import NoticeField
from app.model.purchase import Lot, Purchase
from app.text.typography import folded
from app.text.writing import kroner

_PURSUING = frozenset({"contract", "award"})
_LONGEST_TERMS = 900
_BY_54 = "Deltagelsen er forbeholdt efter udbudsloven § 54"
_CITE = "Klausulerne forbeholder deltagelsen. Skriv udbudsloven § {} i bekendtgørelsen."
_AS_A_WHOLE = "LOT-0000"
_RESERVED = ("res-ws", "res-pub-ser")


@dataclass(frozen=True, slots=True)
class LotSheet:
    """A lot with its fields. An undivided purchase is one lot, LOT-0000."""

    id: str
    title: str
    fields: tuple[NoticeField, ...]


def lot_sheets(case_file: CaseFile, reservation: Reservation | None) -> tuple[LotSheet, ...]:
    """Every lot of the purchase, or the purchase as one lot where it is not divided."""
    purchase = case_file.advice.purchase
    lots = [(f"LOT-{at:04d}", lot) for at, lot in enumerate(purchase.lots, 1)] or [(_AS_A_WHOLE, _whole(purchase))]
    return tuple(
        LotSheet(lot_id, lot.title, tuple(_fields(FieldWriter(lot_id, case_file), lot, reservation)))
        for lot_id, lot in lots
    )


def _fields(write: FieldWriter, lot: Lot, reservation: Reservation | None) -> Iterator[NoticeField]:
    case_file = write.case_file
    purchase = case_file.advice.purchase
    yield write.measured(
        "BT-137-Lot", "", write.scope, "" if purchase.lots else "Indkøbet er ikke delt op. Nummeret står for det hele."
    )
    yield write.text("BT-21-Lot", lot.title)
    borrowed = "" if lot.description.strip() else purchase.description
    yield write.text(
        "BT-24-Lot",
        lot.description.strip() or borrowed,
        "Sagen har ingen beskrivelse.",
        "Delkontrakten har ingen egen beskrivelse, så indkøbets er brugt." if borrowed and purchase.lots else "",
    )
    yield write.coded("BT-23-Lot", "contract-nature", purchase.contract_type.value)
    yield write.amount("BT-27-Lot", lot.value_kr, f"{kroner(lot.value_kr)}, optioner medregnet.")
    yield from write.categories("Lot", lot.cpv_codes or purchase.cpv_codes)
    yield from write.place("Lot")
    yield write.measured(
        "BT-36-Lot",
        str(purchase.duration_months),
        "MONTH",
        f"Måneder, eventuelle forlængelser medregnet. Om forlængelser skal stå for sig: {CHECK}.",
    )
    if purchase.start_date:
        yield write.measured("BT-536-Lot", purchase.start_date.isoformat(), "")
    else:
        yield write.left_open("BT-536-Lot", "Sagen har ingen startdato. Varigheden i BT-36 kan være nok.")
    yield from _social_fields(write, lot, reservation)


def _social_fields(write: FieldWriter, lot: Lot, reservation: Reservation | None) -> Iterator[NoticeField]:
    advice = write.case_file.advice
    participation = _participation(write, lot, reservation)
    reserving = reserving_clauses(advice) if participation.code in ("none", "") else {}
    clauses = [
        clause for clause in advice.clauses if clause.id not in reserving and _binds(clause, lot, advice, participation)
    ]
    aims = dict(_objectives(advice, clauses, participation.code == "res-ws"))
    if aims:
        yield write.coded(
            "BT-06-Lot", "strategic-procurement", "soc-obj", "Har kontrakten også andre strategiske mål, så tilføj dem."
        )
        for code, reasons in aims.items():
            yield write.coded("BT-775-Lot", "social-objective", code, f"Følger af: {'; '.join(reasons)}.")
        labels = notice_terms().codes["social-objective"]
        told = [f"{labels[code].label_da}: {'; '.join(reasons)}." for code, reasons in aims.items()]
        yield write.text("BT-777-Lot", _bounded(told, " "))
    else:
        yield write.left_open("BT-06-Lot", "Materialet har ingen klausul med et socialt mål.")
    yield participation
    yield write.coded(
        "BT-736-Lot",
        "reserved-execution",
        "no",
        "Klausulerne forbeholder ikke selve udførelsen for beskyttet beskæftigelse. Sædvanligt i Danmark efter "
        f"udbudsloven {INTERPRETATION}.",
    )
    yield _terms_of_performance(write, clauses)


def unsettled(advice: Advice) -> tuple[str, ...]:
    """The titles of the clauses that bind only named lots and name none yet."""
    if not advice.purchase.lots:
        return ()
    return tuple(
        clause.title
        for clause in advice.clauses
        if clause.binds is Binds.NAMED and not any(_names(clause, lot) for lot in advice.purchase.lots)
    )


def _binds(clause: FilledClause, lot: Lot, advice: Advice, participation: NoticeField) -> bool:
    """Whether the clause holds for the lot. One that names no lot yet counts for every lot until it does."""
    reserved = participation.code in _RESERVED
    if clause.binds is Binds.OPEN:
        return not reserved
    if clause.binds is Binds.RESERVED:
        return reserved
    return clause.binds is None or clause.title in unsettled(advice) or not advice.purchase.lots or _names(clause, lot)


def _names(clause: FilledClause, lot: Lot) -> bool:
    return folded(lot.title) in folded(clause.text)


def _participation(write: FieldWriter, lot: Lot, reservation: Reservation | None) -> NoticeField:
    bt, code_list = "BT-71-Lot", "reserved-procurement"
    if reservation is None:
        return write.coded(bt, code_list, "none", "Materialet forbeholder ikke deltagelsen for nogen.")
    if reservation.by_54 and reservation.by_190:
        return write.left_open(bt, "Klausulerne forbeholder efter både § 54 og § 190.")
    if reservation.by_190:
        return write.coded(
            bt,
            code_list,
            "res-pub-ser",
            _CITE.format(190),
        )
    why_54 = _CITE.format(54)
    if not reservation.lot_only:
        return write.coded(bt, code_list, "res-ws", why_54)
    named = reserved_lot(write.case_file.advice)
    if named is None:
        return write.left_open(bt, "Én delkontrakt er forbeholdt, men det fremgår ikke entydigt hvilken.")
    if named is lot:
        return write.coded(bt, code_list, "res-ws", why_54)
    return write.coded(bt, code_list, "none", f"Kun delkontrakten »{named.title}« er forbeholdt.")


def _objectives(advice: Advice, clauses: list[FilledClause], by_54: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each social objective with what pursues it: the reservation, and titles of clauses of contract and award."""
    served: dict[str, set[RouteCode]] = {}
    for route in advice.routes:
        for clause_id in route.clauses:
            served.setdefault(clause_id, set()).add(route.code)
    for aim in notice_terms().objectives:
        reasons = [_BY_54] if by_54 and RouteCode.RESERVED_54 in aim.routes else []
        reasons += [
            clause.title
            for clause in clauses
            if clause.kind in _PURSUING and (clause.id in aim.clauses or served.get(clause.id, set()) & aim.routes)
        ]
        if reasons:
            yield aim.code, tuple(reasons)


def _terms_of_performance(write: FieldWriter, clauses: list[FilledClause]) -> NoticeField:
    """BT-70: numbers and titles of the clauses that bind the supplier; the words stand in the material."""
    advice = write.case_file.advice
    binding = {clause.id for clause in clauses if clause.kind == "contract"}
    sections = sections_of(advice, words_of(advice), bool(reserving_clauses(advice)))
    listed = [f"{clause.number} {clause.title}" for clause in sections.clauses if clause.id in binding]
    if not listed:
        return write.left_open("BT-70-Lot", "Materialet har ingen klausul om, hvordan kontrakten udføres.")
    return write.text(
        "BT-70-Lot", f"Særlige vilkår for udførelsen: {_bounded(listed, '; ')}. Ordlyden står i udbudsmaterialet."
    )


def _bounded(parts: list[str], between: str) -> str:
    """As many whole parts as a reader bears; what is left out is counted. The first is cut where it alone is longer."""
    kept: list[str] = []
    for part in parts:
        if kept and len(between.join([*kept, part])) > _LONGEST_TERMS:
            break
        kept.append(part if len(part) <= _LONGEST_TERMS else part[: _LONGEST_TERMS - 1].rstrip() + "…")
    left = len(parts) - len(kept)
    return between.join([*kept, f"og {left} mere"] if left else kept)


def _whole(purchase: Purchase) -> Lot:
    return Lot(purchase.title, purchase.value_kr, purchase.description, purchase.cpv_codes)

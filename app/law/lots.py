"""Lots: the duty to explain why there are none, and small lots that may leave the procedure (udbudsloven §§ 8, 49)."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.regimes import FULL_PROCEDURES, Situation
from app.law.wording import FROM_MEMORY, SECONDARY_SOURCE, finding, kroner, listing, procent
from app.model.law import Finding, Regime, Severity
from app.model.purchase import Lot


def lot_findings(situation: Situation) -> Iterator[Finding]:
    """What the lots of a purchase, or their absence, call for."""
    lots = situation.purchase.lots
    if situation.regime is Regime.AFSNIT_II and len(lots) < 2 and not situation.purchase.concession:
        yield _no_lots(situation)
    total = sum(lot.value_kr for lot in lots)
    if lots and total != situation.purchase.value_kr:
        yield finding(
            "lots_total",
            Severity.NOTE,
            f"Delkontrakterne giver tilsammen {kroner(total)}, men købet er sat til "
            f"{kroner(situation.purchase.value_kr)}. Reglerne følger det største beløb; ret det, der er forkert.",
            "udbudsloven §§ 8 og 30",
        )
    if situation.regime in FULL_PROCEDURES and len(lots) > 1 and not situation.purchase.concession:
        yield from _part_lot(situation)


def may_leave(situation: Situation) -> tuple[Lot, ...]:
    """The smallest lots under the part-lot amount that together keep within the share (udbudsloven § 8)."""
    limit = situation.view.number("part_lot_works" if situation.works else "part_lot_supplies_services")
    room = situation.view.number("part_lot_share") * situation.total_kr
    chosen: list[Lot] = []
    for lot in sorted(situation.purchase.lots, key=lambda lot: lot.value_kr):
        if lot.value_kr < limit and lot.value_kr <= room:
            chosen.append(lot)
            room -= lot.value_kr
    return tuple(chosen)


def _no_lots(situation: Situation) -> Finding:
    """A contract that is not divided needs a reason (udbudsloven § 49(2))."""
    share = procent(situation.view.number("lot_reason_penalty_share"))
    most = kroner(situation.view.number("lot_reason_penalty_max"))
    return finding(
        "no_lots_reason",
        Severity.REASON,
        "Købet er ikke delt op. Skriv i udbudsmaterialet, hvorfor kontrakten ikke deles op i mindre dele. En manglende "
        f"begrundelse kan koste {share} af kontrakten, dog højst {most} {SECONDARY_SOURCE}.",
        "udbudsloven § 49, stk. 2",
    )


def _part_lot(situation: Situation) -> Iterator[Finding]:
    lots = may_leave(situation)
    if not lots:
        return
    share = procent(situation.view.number("part_lot_share"))
    limit = kroner(situation.view.number("part_lot_works" if situation.works else "part_lot_supplies_services"))
    names = listing(tuple(f"»{lot.title}« ({kroner(lot.value_kr)})" for lot in lots))
    yield finding(
        "part_lot_exception",
        Severity.NOTE,
        f"Hele købet følger reglerne for den samlede værdi. Disse dele kan dog holdes uden for udbuddet: {names}. De "
        f"er hver under {limit} {FROM_MEMORY} og udgør tilsammen højst {share} af den samlede værdi på "
        f"{kroner(situation.total_kr)}.",
        "udbudsloven § 8",
    )

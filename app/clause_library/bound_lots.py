"""Which lots a clause binds, where one lot is reserved and the clause holds for the others, or for that one alone.

The front matter says which (`binds`), and a paragraph for `way is reserved_lot_54` says it in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.clause_library.blanks import blanks_in
from app.model.choices import Choices
from app.model.clause import Binds, Clause
from app.model.law import RouteCode
from app.model.purchase import Lot, Purchase
from app.text.typography import folded

LOT_TITLE = "lot_title"
"""The default rule of a blank that names the reserved lot."""


def smallest_lot(purchase: Purchase) -> Lot | None:
    """The lot that is proposed for a reservation; None where the purchase is not divided."""
    return min(purchase.lots, key=lambda lot: lot.value_kr, default=None)


def open_lots(purchase: Purchase, chosen: Sequence[Clause], choices: Choices) -> tuple[Lot, ...] | None:
    """The lots beside the reserved one, where a chosen clause binds only them.

    None where every clause binds the whole purchase, and where nobody can say which lot is reserved.
    """
    if not purchase.lots or not any(clause.binds is Binds.OPEN for clause in chosen):
        return None
    reserving = [clause for clause in chosen if RouteCode.RESERVED_LOT_54 in clause.applies.routes]
    titles = {
        folded(choices.blanks.get(clause.id, {}).get(blank.name, ""))
        for clause in reserving
        for blank in clause.blanks
        if blank.default == LOT_TITLE
    }
    if not titles:
        return None
    smallest = smallest_lot(purchase)
    named = [lot for lot in purchase.lots if folded(lot.title) in titles or (titles == {""} and lot is smallest)]
    return tuple(lot for lot in purchase.lots if lot is not named[0]) if len(named) == 1 else None


def bound(clause: Clause, text: str) -> Binds | None:
    """Which lots the clause binds in the words that a tender prints; None for all.

    A text that a person has rewritten without the sentence on the lots binds all of them.
    """
    if clause.binds is None or clause.binds is Binds.NAMED:
        return clause.binds
    printed = folded(text)
    said = any(
        RouteCode.RESERVED_LOT_54 in paragraph.condition
        and not blanks_in(paragraph.text)
        and folded(paragraph.text) in printed
        for paragraph in clause.paragraphs
    )
    return clause.binds if said else None

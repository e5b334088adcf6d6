"""Whether a document fits a case, and if not, why: the sentence that stands where it would have been offered."""

from __future__ import annotations

from collections.abc import Iterable

from app.documents.clause_facts import served_routes
from app.documents.wording import ROUTES
from app.model.advice import Advice
from app.model.document import DocumentKind
from app.model.law import Route, RouteCode, RouteStatus

ASKING = (RouteCode.DIRECT_PURCHASE, RouteCode.QUOTES)
"""The ways in which the municipality asks enterprises for offers by letter (udbudsloven § 193, tilbudsloven § 12)."""
_OTHER_WAYS = (
    RouteCode.ADVERTISED,
    RouteCode.OPEN_COMPETITION,
    RouteCode.RESERVED_54,
    RouteCode.RESERVED_LOT_54,
    RouteCode.RESERVED_190,
)
ONE_IS_SENT = "»{}« og »{}« beder om tilbud på det samme. Kommunen sender kun det ene."
"""What whoever opens the papers is told where only_one_is_sent: the names of tender and request for offers."""


def fits(advice: Advice, kind: DocumentKind) -> str:
    """Empty where the document fits the case, else a Danish sentence or two that say why it does not.

    A letter fits where its route is open or waits for legal sign-off. The request for offers must besides not
    contradict the case: where the clauses were chosen for another way of letting, its terms would be those of that way.
    """
    if kind is DocumentKind.DIALOGUE:
        return _closed(advice, (RouteCode.MARKET_DIALOGUE,), "En markedsdialog kan ikke holdes i denne sag.")
    if kind is DocumentKind.QUOTE:
        closed = _closed(advice, ASKING, "Kommunen kan ikke nøjes med at bede udvalgte virksomheder om tilbud her.")
        return closed or _other_way(advice)
    return ""


def only_one_is_sent(advice: Advice) -> bool:
    """Whether tender and request for offers both ask enterprises for offers on the case, so that one is chosen."""
    return not fits(advice, DocumentKind.QUOTE)


def open_routes(advice: Advice, codes: Iterable[RouteCode]) -> tuple[Route, ...]:
    """Those of the routes that are open or wait for legal sign-off, in the order of the codes."""
    routes = {route.code: route for route in advice.routes if route.status is not RouteStatus.NOT_AVAILABLE}
    return tuple(routes[code] for code in codes if code in routes)


def _closed(advice: Advice, codes: tuple[RouteCode, ...], said: str) -> str:
    """Why none of the routes is open, in the words of the law room for the last of them."""
    if open_routes(advice, codes):
        return ""
    reasons = [reason.text for route in advice.routes if route.code is codes[-1] for reason in route.reasons[:1]]
    return " ".join([said, *reasons])


def _other_way(advice: Advice) -> str:
    """Whether the case follows another way of letting than to ask for offers."""
    served = served_routes(advice)
    way = next((code for code in _OTHER_WAYS if code in served), None)
    if way is None or served.intersection(ASKING):
        return ""
    names = " eller ".join(f"»{ROUTES[route.code]}«" for route in open_routes(advice, ASKING))
    return (
        f"Sagens klausuler er valgt til en anden vej: »{ROUTES[way]}«. "
        f"Vælg {names} som sagens vej, hvis kommunen vil bede om tilbud."
    )

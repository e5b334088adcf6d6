"""Which way of letting the purchase the tender document follows, and why: a proposal that a person confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.model.law import Route, RouteCode, RouteStatus
from app.model.match import Market, Reserved54
from app.model.purchase import Purchase
from app.text.writing import antal, tal

RESERVED = (RouteCode.RESERVED_LOT_54, RouteCode.RESERVED_54, RouteCode.RESERVED_190)
PROCEDURES = (
    RouteCode.DIRECT_PURCHASE,
    RouteCode.QUOTES,
    RouteCode.ADVERTISED,
    RouteCode.OPEN_COMPETITION,
)
OPEN = (RouteStatus.MANDATORY, RouteStatus.AVAILABLE)
_PROVEN = (Reserved54.DOCUMENTED, Reserved54.SELF_DECLARED)
WRITTEN_FOR = "Materialet er skrevet til"
"""How the reasons for a way begin, before its name."""
TO_CONFIRM = "Kommunen bekræfter vejen eller vælger en anden, før materialet bruges."
"""What stands after the reasons while the way is still the tool's proposal."""
NAMES: Mapping[RouteCode, str] = {
    RouteCode.DIRECT_PURCHASE: "et direkte køb hos én virksomhed",
    RouteCode.QUOTES: "indhentning af tilbud",
    RouteCode.ADVERTISED: "annoncering",
    RouteCode.OPEN_COMPETITION: "en åben konkurrence, hvor alle kan give tilbud",
    RouteCode.RESERVED_54: "en konkurrence, der er forbeholdt efter § 54",
    RouteCode.RESERVED_LOT_54: "opdeling med én delkontrakt, der er forbeholdt efter § 54",
    RouteCode.RESERVED_190: "en konkurrence, der er forbeholdt efter § 190",
}


@dataclass(frozen=True, slots=True)
class Way:
    """The way of letting that a tender follows. route: None where only legal staff can say; why: Danish sentences.

    picked: a person picked it.
    """

    route: RouteCode | None
    why: str
    picked: bool = False


def way_of(
    routes: Sequence[Route], purchase: Purchase, market: Market | None = None, picked: RouteCode | None = None
) -> Way:
    """The one way that the clauses of a tender are chosen for.

    The one that a person picked, where way_refusal has nothing against it. Otherwise a proposal:
    § 54 where it is open, fits the lots and the market is known not to be thin (udbudsloven § 54); else the
    procedure that the law commands; else the simplest that is open. § 190 is taken only where nothing else is
    open: no register tells mission, profit, ownership and whether an organisation does only such services.
    """
    if picked is not None and not way_refusal(routes, picked):
        return Way(picked, f"{WRITTEN_FOR} {NAMES[picked]}.", picked=True)
    statuses = {route.code: route.status for route in routes}
    section_54 = next(
        (code for code in RESERVED[:2] if statuses.get(code) in OPEN and _suits_lots(code, purchase)), None
    )
    if section_54 and market is not None and not market.thin:
        return Way(section_54, _why_reserved(section_54, market))
    for wanted in OPEN:
        for code in PROCEDURES:
            if statuses.get(code) is wanted:
                return Way(code, _why_procedure(code, wanted) + _still_open(section_54, market, statuses))
    if statuses.get(RouteCode.RESERVED_190) in OPEN:
        return Way(
            RouteCode.RESERVED_190,
            f"{WRITTEN_FOR} {NAMES[RouteCode.RESERVED_190]}, for ingen anden vej er åben. Om der findes "
            "organisationer, som opfylder betingelserne, kan værktøjet ikke se. Undersøg det først.",
        )
    return Way(
        None,
        "Materialet følger ingen bestemt vej, for alle veje kræver juridisk godkendelse. "
        "Hvordan indkøbet gennemføres, skal skrives ind.",
    )


def way_refusal(routes: Sequence[Route], wanted: RouteCode) -> str:
    """Why a tender cannot follow a way, in Danish sentences; empty where it can.

    A way is open, or legal staff must confirm it. What the law does not hold open cannot be picked.
    """
    if wanted not in (*PROCEDURES, *RESERVED):
        return "Det er ikke en vej, som et indkøb kan gennemføres ad."
    route = next((one for one in routes if one.code is wanted), None)
    if route is None:
        return "Vejen er ikke vurderet i sagen."
    if route.status is RouteStatus.NOT_AVAILABLE:
        return " ".join(["Loven holder ikke vejen åben.", *(reason.text for reason in route.reasons)])
    return ""


def _suits_lots(code: RouteCode, purchase: Purchase) -> bool:
    """A purchase in lots gets one reserved lot; one that is not divided cannot have one."""
    return (code is RouteCode.RESERVED_LOT_54) is bool(purchase.lots)


def _why_reserved(code: RouteCode, market: Market) -> str:
    known = sum(market.candidates_by_evidence.get(grade, 0) for grade in _PROVEN)
    reserved = f"{WRITTEN_FOR} {NAMES[code]}. Loven holder den vej åben, og"
    if code is RouteCode.RESERVED_LOT_54:
        # The market is searched for the whole purchase and not for the lot.
        found = f"{tal(known, 0)} af de virksomheder, som søgningen på hele indkøbet fandt,"
        return f"{reserved} {found} har oplyst eller dokumenteret andelen."
    found = f"{antal(known, 'virksomhed', 'virksomheder')} på markedet"
    return (
        f"{reserved} {found} har oplyst eller dokumenteret andelen. Forbeholdet er i sig selv det sociale krav, så et "
        "krav om et antal årsværk er udeladt."
    )


def _why_procedure(code: RouteCode, status: RouteStatus) -> str:
    reason = (
        "Loven kræver den vej."
        if status is RouteStatus.MANDATORY
        else "Det er den enkleste af de åbne veje, når intet reserveres."
    )
    return f"{WRITTEN_FOR} {NAMES[code]}. {reason}"


def _still_open(section_54: RouteCode | None, market: Market | None, statuses: Mapping[RouteCode, RouteStatus]) -> str:
    """The reserved ways that the law holds open and the tool has not taken, and why not."""
    text = ""
    if section_54:
        cause = (
            "markedet er ikke undersøgt" if market is None else "få virksomheder har oplyst eller dokumenteret andelen"
        )
        text += f" Der kan også vælges {NAMES[section_54]}, men {cause}."
    if statuses.get(RouteCode.RESERVED_190) in OPEN:
        text += (
            f" Der kan også vælges {NAMES[RouteCode.RESERVED_190]}. Det kræver organisationer, hvis formål, brug af "
            "overskud, ejerskab og øvrige opgaver passer, og det kan værktøjet ikke se. Undersøg det, før I vælger."
        )
    return text

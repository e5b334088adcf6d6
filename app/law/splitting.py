"""Purchases of the same kind that may have to be counted together (udbudsloven §§ 30, 31, 35)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.law.regimes import Situation, total_value
from app.law.wording import finding, kroner, listing, months
from app.model.law import Finding, Regime, Severity
from app.model.months import add_months
from app.model.purchase import Purchase
from app.text.writing import dato

_NAMED = 4
_DECENTRAL = "En decentral enhed med eget budget og egne indkøb kan eventuelt regnes for sig."


def splitting_findings(situation: Situation, other_purchases: Sequence[Purchase]) -> Iterator[Finding]:
    """What the municipality's other purchases of the same kind call for; nothing at or above the threshold.

    Within the window of § 35 they may be one purchase that was divided; over the longer window they are added up and
    shown, so that a need that returns is seen.
    """
    if situation.total_kr >= situation.own_threshold_kr:
        return
    view = situation.view
    longer = same_kind(situation, other_purchases, int(view.number("purchases_overview_months")))
    near = same_kind(situation, longer, int(view.number("splitting_window_months")))
    risk = _splitting_risk(situation, near)
    if risk is not None:
        yield risk
    if longer and (risk is None or len(longer) > len(near)):
        yield _purchases_over_years(situation, longer)


def same_kind(situation: Situation, other_purchases: Sequence[Purchase], window: int) -> tuple[Purchase, ...]:
    """Other purchases of the municipality, all departments, of the same kind, at most `window` months before or after.

    The same kind: the first digits of the main CPV code agree, as many as the parameter says. A purchase without
    a code cannot be compared and is left out. The earliest comes first.
    """
    purchase, view = situation.purchase, situation.view
    if not situation.main_code:
        return ()
    kind = situation.main_code[: int(view.number("splitting_category_digits"))]
    first, last = add_months(purchase.notice_date, -window), add_months(purchase.notice_date, window)
    found = (
        other
        for other in other_purchases
        if other.municipality_code == purchase.municipality_code
        and other.cpv_codes
        and other.cpv_codes[0].startswith(kind)
        and first <= other.notice_date <= last
        and other.id != purchase.id
    )
    return tuple(sorted(found, key=lambda other: (other.notice_date, other.id)))


def _splitting_risk(situation: Situation, others: Sequence[Purchase]) -> Finding | None:
    """A finding when the purchase alone stays within a limit that the sum exceeds (udbudsloven § 30)."""
    together = _together(situation, others)
    crossed = _crossed(situation, together)
    if not others or crossed is None:
        return None
    window = months(situation.view.number("splitting_window_months"))
    return finding(
        "splitting_risk",
        Severity.REASON,
        f"Kommunen har {_count(others)} af samme slags inden for {window} før og efter: {_named(others)}. Tilsammen er "
        f"de på {kroner(together)}, og dette køb er alene på {kroner(situation.total_kr)}. Grænsen på "
        f"{kroner(crossed)} nås først, når købene lægges sammen. Et køb må ikke deles op for at undgå reglerne. "
        f"{_DECENTRAL}",
        "udbudsloven §§ 30, 31 og 35",
    )


def _purchases_over_years(situation: Situation, others: Sequence[Purchase]) -> Finding:
    """The purchases of the same kind over several years, added up (udbudsloven §§ 30, 35).

    The length is the tool's own. Beyond the window of § 35 the sum alone is no breach, so this is a note.
    """
    window = months(situation.view.number("purchases_overview_months"))
    recurring = months(situation.view.number("splitting_window_months"))
    together = _together(situation, others)
    crossed = _crossed(situation, together)
    limit = f"Grænsen på {kroner(crossed)} nås først, når købene lægges sammen. " if crossed is not None else ""
    return finding(
        "purchases_over_years",
        Severity.NOTE,
        f"Kommunen har {_count(others)} af samme slags inden for {window} før og efter: {_named(others)}. Sammen med "
        f"dette køb er de på {kroner(together)}. {limit}Er købene led i den samme plan, skal de regnes som ét køb. "
        f"Køb, der vender tilbage, regnes over {recurring}. {_DECENTRAL}",
        "udbudsloven §§ 30, 31 og 35",
    )


def _together(situation: Situation, others: Sequence[Purchase]) -> int:
    """Kroner ex VAT of the purchase and the others."""
    return situation.total_kr + sum(total_value(other) for other in others)


def _count(others: Sequence[Purchase]) -> str:
    return "ét andet køb" if len(others) == 1 else f"{len(others)} andre køb"


def _named(others: Sequence[Purchase]) -> str:
    """The purchases by title, department, amount and day, the earliest first; many are cut short."""
    named = [
        f"»{other.title}«{f' ({other.department})' if other.department else ''} på {kroner(total_value(other))} den "
        f"{dato(other.notice_date)}"
        for other in others[:_NAMED]
    ]
    if len(others) > _NAMED:
        named.append(f"{len(others) - _NAMED} mere")
    return listing(tuple(named))


def _crossed(situation: Situation, together: int) -> float | None:
    """The highest limit that holds for the purchase alone and is passed by the sum, None when there is none."""
    view, alone, threshold = situation.view, situation.total_kr, situation.own_threshold_kr
    passed = [threshold] if alone < threshold <= together else []
    if situation.purchase.concession:
        return max(passed, default=None)
    if situation.works:
        limits = (view.number("tilbudsloven_one_offer"), view.number("tilbudsloven_quotes"))
        passed += [limit for limit in limits if alone <= limit < together]
    elif situation.regime is Regime.BELOW_500K:
        limit = view.number("afsnit_v_from")
        passed += [limit] if limit <= together else []
    return max(passed, default=None)

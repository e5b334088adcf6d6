"""Purchases of the same kind that may have to be counted together (udbudsloven §§ 30, 31, 35)."""

from __future__ import annotations

from collections.abc import Sequence

from app.law.regimes import Situation, total_value
from app.law.wording import finding, kroner, months
from app.model.law import Finding, Regime, Severity
from app.model.months import add_months
from app.model.purchase import Purchase


def same_kind(situation: Situation, other_purchases: Sequence[Purchase]) -> tuple[Purchase, ...]:
    """Other purchases of the municipality, all departments, of the same kind and near in time (udbudsloven §§ 30, 35).

    The same kind: the first digits of the main CPV code agree, as many as the parameter says. A purchase without
    a code cannot be compared and is left out.
    """
    purchase, view = situation.purchase, situation.view
    if not situation.main_code:
        return ()
    kind = situation.main_code[: int(view.number("splitting_category_digits"))]
    window = int(view.number("splitting_window_months"))
    first, last = add_months(purchase.notice_date, -window), add_months(purchase.notice_date, window)
    return tuple(
        other
        for other in other_purchases
        if other.municipality_code == purchase.municipality_code
        and other.cpv_codes
        and other.cpv_codes[0].startswith(kind)
        and first <= other.notice_date <= last
        and other.id != purchase.id
    )


def splitting_risk(situation: Situation, other_purchases: Sequence[Purchase]) -> Finding | None:
    """A finding when the purchase alone stays within a limit that the sum exceeds (udbudsloven § 30)."""
    others = same_kind(situation, other_purchases)
    together = situation.total_kr + sum(total_value(other) for other in others)
    crossed = _crossed(situation, together)
    if not others or crossed is None:
        return None
    window = months(situation.view.number("splitting_window_months"))
    count = "ét andet køb" if len(others) == 1 else f"{len(others)} andre køb"
    return finding(
        "splitting_risk",
        Severity.REASON,
        f"Kommunen har {count} af samme slags inden for {window} før og efter. Tilsammen er de på {kroner(together)}, "
        f"og dette køb er alene på {kroner(situation.total_kr)}. Grænsen på {kroner(crossed)} nås først, når købene "
        "lægges sammen. Et køb må ikke deles op for at undgå reglerne. En decentral enhed med eget budget og egne "
        "indkøb kan eventuelt regnes for sig.",
        "udbudsloven §§ 30, 31 og 35",
    )


def _crossed(situation: Situation, together: int) -> float | None:
    """The highest limit that holds for the purchase alone and is passed by the sum, None when there is none."""
    view, alone = situation.view, situation.total_kr
    passed = [situation.threshold_kr] if alone < situation.threshold_kr <= together else []
    if situation.works:
        limits = (view.number("tilbudsloven_one_offer"), view.number("tilbudsloven_quotes"))
        passed += [limit for limit in limits if alone <= limit < together]
    elif situation.regime is Regime.BELOW_500K:
        limit = view.number("afsnit_v_from")
        passed += [limit] if limit <= together else []
    return max(passed, default=None)

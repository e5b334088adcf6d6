"""The rule that carries good practice in each regime.

Udbudsloven §§ 39, 46, 49, 160-165 and 176-184 belong to afsnit II. Elsewhere the same practice rests on the principles
of the part that holds there.
"""

from __future__ import annotations

from app.model.law import Regime

PRINCIPLES = "forvaltningsretlige grundsætninger"

_ELSEWHERE = {
    Regime.AFSNIT_III: "udbudsloven §§ 2 og 186",
    Regime.AFSNIT_IV: "udbudsloven §§ 2 og 192",
    Regime.AFSNIT_V: "udbudsloven § 193, stk. 5",
    Regime.BELOW_500K: PRINCIPLES,
    Regime.TILBUDSLOVEN: "tilbudsloven §§ 2 og 8",
}


def basis(regime: Regime, in_afsnit_ii: str) -> str:
    """`in_afsnit_ii` where afsnit II holds, else the principles of the regime."""
    return in_afsnit_ii if regime is Regime.AFSNIT_II else _ELSEWHERE[regime]

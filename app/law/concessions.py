"""Concessions: the buyer gives the right to run a service, and the operator bears the risk (BEK 1080/2022)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.law.regimes import Situation
from app.law.wording import FROM_MEMORY, finding, kroner, reason
from app.model.law import Finding, Route, RouteStatus, Severity

LAW = "BEK 1080/2022"
_WORD = re.compile(r"koncession|forpagt", re.IGNORECASE)


def as_concession(route: Route) -> Route:
    """The route with its status handed to a lawyer, because another order governs a concession (BEK 1080/2022)."""
    first = reason(
        "Købet er en koncession. Koncessionsbekendtgørelsen gælder i stedet for de regler, som er nævnt nedenfor. Få "
        "en jurist til at vurdere vejen først.",
        LAW,
    )
    return replace(route, status=RouteStatus.NEEDS_LEGAL_SIGNOFF, reasons=(first, *route.reasons))


def concession_finding(situation: Situation) -> Finding:
    """That the order on concessions applies, and its threshold (BEK 1080/2022)."""
    threshold = situation.own_threshold_kr
    side = "når" if situation.total_kr >= threshold else "ligger under"
    return finding(
        "concession",
        Severity.REASON,
        "Leverandøren bærer driftsrisikoen, så købet er en koncession. Koncessionsbekendtgørelsen gælder med sin egen "
        "tærskelværdi og sin egen regel om reserverede kontrakter, som også omfatter beskyttede "
        f"beskæftigelsesprogrammer. Værdien på {kroner(situation.total_kr)} {side} tærskelværdien på "
        f"{kroner(threshold)} {FROM_MEMORY}. Alle veje kræver juridisk godkendelse.",
        LAW,
    )


def unasked_concession(situation: Situation) -> Iterator[Finding]:
    """The text speaks of a concession or a lease, but nobody has said who bears the risk (BEK 1080/2022)."""
    purchase = situation.purchase
    if not purchase.concession and _WORD.search(f"{purchase.title} {purchase.description}"):
        yield finding(
            "concession",
            Severity.NOTE,
            "Teksten taler om koncession eller forpagtning, men købet er ikke angivet som en koncession. Er det "
            "leverandøren, der bærer driftsrisikoen, gælder koncessionsbekendtgørelsen. Angiv, hvem der gør det.",
            LAW,
        )

"""Concessions: the buyer gives the right to run a service, and the operator bears the risk (BEK 1080/2022)."""

from __future__ import annotations

from dataclasses import replace

from app.law.regimes import Situation
from app.law.wording import FROM_MEMORY, finding, kroner, reason
from app.model.law import Finding, Route, RouteStatus, Severity

LAW = "BEK 1080/2022"


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
    threshold = situation.view.number("threshold_concession")
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

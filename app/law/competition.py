"""The full procedure: open to everyone, without reservation."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.bases import basis
from app.law.regimes import FULL_PROCEDURES, Situation, is_light, listed_above
from app.law.wording import FROM_MEMORY, INTERPRETATION, SECONDARY_DAYS, SECONDARY_SOURCE, kroner, reason
from app.model.law import Reason, Regime, Route, RouteCode, RouteStatus
from app.model.purchase import ContractType


def open_competition(situation: Situation) -> Route:
    """A procedure without reservation: udbudsloven afsnit II, §§ 186-190, or of free choice below the thresholds."""
    reasons = [_procedure(situation)]
    if situation.main_code in situation.view.codes("cpv_light_services_unverified"):
        reasons.append(
            reason(f"CPV-koden {situation.main_code} regnes for en light-ydelse {FROM_MEMORY}.", "udbudsloven § 7")
        )
    reasons += _doubt_about_light(situation)
    if situation.regime in FULL_PROCEDURES:
        reasons.append(_standstill(situation))
    if situation.regime is Regime.AFSNIT_II:
        reasons.append(_small_bidders(situation))
    return Route(RouteCode.OPEN_COMPETITION, RouteStatus.AVAILABLE, tuple(reasons))


def _procedure(situation: Situation) -> Reason:
    value, threshold = kroner(situation.total_kr), kroner(situation.threshold_kr)
    match situation.regime:
        case Regime.AFSNIT_II:
            return reason(
                f"Værdien på {value} når tærskelværdien på {threshold}, så lovens fulde udbudsprocedurer gælder.",
                "udbudsloven §§ 6 og 9",
            )
        case Regime.AFSNIT_III:
            return reason(
                f"Værdien på {value} når tærskelværdien på {threshold} for sociale og andre specifikke "
                "tjenesteydelser. Kommunen tilrettelægger selv proceduren efter ligebehandling og gennemsigtighed og "
                "offentliggør en bekendtgørelse.",
                "udbudsloven §§ 2, 7 og 186-190",
            )
        case Regime.TILBUDSLOVEN:
            limit = situation.view.number("tilbudsloven_quotes")
            if situation.total_kr > limit:
                return reason(
                    f"Arbejdet er på mere end {kroner(limit)}, så der kræves licitation {SECONDARY_SOURCE}.",
                    "tilbudsloven § 12",
                )
            return reason("Kommunen kan vælge licitation, selv om beløbet ikke kræver det.", "tilbudsloven § 12")
        case Regime.AFSNIT_IV | Regime.AFSNIT_V | Regime.BELOW_500K:
            return reason(
                f"Værdien på {value} ligger under tærskelværdien på {threshold}. Kommunen kan frivilligt holde et "
                "egentligt udbud.",
                basis(situation.regime, ""),
            )


def _doubt_about_light(situation: Situation) -> Iterator[Reason]:
    """Which codes make a service light is not settled: only the main one, only listed ones (udbudsloven § 7)."""
    purchase, view, main = situation.purchase, situation.view, situation.main_code
    if purchase.contract_type is not ContractType.SERVICES or not main:
        return
    if any(is_light(purchase.contract_type, code, view) is not situation.light for code in situation.cpv_codes[1:]):
        yield reason(
            "Købet har både koder for sociale og andre specifikke tjenesteydelser og andre koder. Her er hovedkoden "
            f"{main} lagt til grund {INTERPRETATION}.",
            "udbudsloven § 7",
        )
    above = "" if situation.light else listed_above(main, view.codes("cpv_light_services"))
    if above:
        yield reason(
            f"CPV-koden {main} står ikke selv på listen over sociale og andre specifikke tjenesteydelser, men det gør "
            f"dens overkode {above}. En kode tæller kun selv {INTERPRETATION}.",
            "udbudsloven § 7",
        )


def _standstill(situation: Situation) -> Reason:
    """No contract before the standstill has run (klagenævnsloven § 3)."""
    view = situation.view
    return reason(
        f"Efter underretningen om valget skal kommunen vente mindst {view.number('standstill_days'):.0f} dage med at "
        f"skrive under, {view.number('standstill_days_letter'):.0f} dage, hvis underretningen sendes med brev "
        f"{SECONDARY_DAYS}.",
        "klagenævnsloven § 3",
    )


def _small_bidders(situation: Situation) -> Reason:
    """Small enterprises can take part (udbudsloven §§ 142, 144)."""
    factor = situation.view.number("turnover_demand_factor")
    return reason(
        f"Et krav til omsætning må højst være {factor:.0f} gange kontraktens værdi. Små virksomheder kan byde sammen "
        "eller støtte sig til andre.",
        "udbudsloven §§ 142 og 144",
    )

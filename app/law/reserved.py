"""Reserved competitions: udbudsloven § 54 for the whole contract or one lot, and § 190 for some light services."""

from __future__ import annotations

from app.law.bases import basis
from app.law.regimes import Situation, listed_above
from app.law.wording import INTERPRETATION, kroner, months, procent, reason
from app.model.law import Reason, Regime, Route, RouteCode, RouteStatus
from app.model.purchase import ContractType

_SECTION_54 = "udbudsloven § 54"
_SECTION_190 = "udbudsloven § 190"


def reserved_54(situation: Situation) -> Route:
    """Reserve the competition for sheltered workshops and operators with a social aim (udbudsloven § 54)."""
    if situation.regime is Regime.AFSNIT_II:
        first = reason(
            "Konkurrencen kan forbeholdes beskyttede værksteder og virksomheder, hvis hovedformål er at integrere "
            "personer med handicap eller dårligt stillede personer. Loven sætter intet loft over værdi, varighed eller "
            "branche.",
            _SECTION_54,
        )
        return Route(RouteCode.RESERVED_54, RouteStatus.AVAILABLE, (first, *_conditions_54(situation)))
    outside = reason(
        "Reservation efter § 54 hører til udbudslovens afsnit II og gælder ikke uden videre for dette køb. Få en "
        f"jurist til at vurdere det først {INTERPRETATION}.",
        f"{_SECTION_54}; {basis(situation.regime, '')}",
    )
    return Route(RouteCode.RESERVED_54, RouteStatus.NEEDS_LEGAL_SIGNOFF, (outside, *_conditions_54(situation)))


def reserved_lot_54(situation: Situation) -> Route:
    """Divide the contract and reserve one lot (udbudsloven §§ 49, 54)."""
    count = len(situation.purchase.lots)
    if count > 1:
        first = f"Købet er delt i {count} dele. Én af dem kan forbeholdes; resten er åben for alle."
    else:
        first = "Købet er ikke delt op. Deles det, kan én del forbeholdes, mens resten er åben for alle."
    where = "bekendtgørelsen" if situation.regime is Regime.AFSNIT_II else "materialet"
    size = f"Vælg en del, som virksomhederne på markedet har kapacitet til, og skriv i {where}, hvilken det er."
    share = procent(situation.view.number("reserved_54_share"))
    who = reason(
        f"Betingelserne i § 54 gælder kun den, der byder på den forbeholdte del: hovedformålet og de mindst {share}.",
        _SECTION_54,
    )
    if situation.regime is Regime.AFSNIT_II:
        open_lot = reason(f"{first} {size}", "udbudsloven §§ 49 og 54")
        return Route(RouteCode.RESERVED_LOT_54, RouteStatus.AVAILABLE, (open_lot, who))
    law = basis(situation.regime, "")
    outside = reason(
        "Kommunen må selv dele købet op. Om en del kan forbeholdes uden for afsnit II, skal en jurist vurdere først "
        f"{INTERPRETATION}.",
        f"{law}; {_SECTION_54}",
    )
    return Route(
        RouteCode.RESERVED_LOT_54, RouteStatus.NEEDS_LEGAL_SIGNOFF, (reason(f"{first} {size}", law), outside, who)
    )


def reserved_190(situation: Situation) -> Route:
    """Reserve certain light services for organisations with a public-service mission (udbudsloven § 190)."""
    status, first = _status_190(situation)
    reasons = (first,) if status is RouteStatus.NOT_AVAILABLE else (first, *_conditions_190(situation))
    return Route(RouteCode.RESERVED_190, status, reasons)


def may_be_190(situation: Situation) -> bool:
    """Whether the main code stands in § 190 itself; a code stands for itself alone, not for its children."""
    return situation.light and situation.main_code in situation.view.codes("cpv_reserved_190")


def too_long_for_190(situation: Situation) -> bool:
    """Whether the contract, extensions counted, runs longer than § 190 allows."""
    return situation.purchase.duration_months > situation.view.number("reserved_190_max_months")


def _conditions_54(situation: Situation) -> tuple[Reason, ...]:
    """What the bidder must meet (udbudsloven § 54; proof §§ 148, 159 where afsnit II holds)."""
    share = procent(situation.view.number("reserved_54_share"))
    conditions = [
        reason(
            f"Mindst {share} af virksomhedens ansatte skal være personer med handicap eller dårligt stillede personer. "
            "Om det regnes i personer eller årsværk, er ikke afklaret; bed om begge tal.",
            _SECTION_54,
        ),
        reason(
            "Det er heller ikke afklaret, hvilken dag andelen regnes på, hvordan den regnes, når flere byder sammen, "
            f"og præcis hvem der er dårligt stillet {INTERPRETATION}. Bed aldrig om diagnoser eller andre "
            "helbredsoplysninger.",
            _SECTION_54,
        ),
    ]
    if situation.regime is Regime.AFSNIT_II:
        conditions.append(
            reason(
                "Virksomheden erklærer det i ESPD og dokumenterer det, før kontrakten tildeles.",
                "udbudsloven §§ 148 og 159",
            )
        )
    return tuple(conditions)


def _status_190(situation: Situation) -> tuple[RouteStatus, Reason]:
    code = situation.main_code or "uden CPV-kode"
    if situation.purchase.contract_type is not ContractType.SERVICES:
        return RouteStatus.NOT_AVAILABLE, reason("§ 190 gælder kun tjenesteydelser.", _SECTION_190)
    if not may_be_190(situation):
        above = listed_above(situation.main_code, situation.view.codes("cpv_reserved_190"))
        doubt = f" Det gør dens overkode {above}, men en kode tæller kun selv {INTERPRETATION}." if above else ""
        return RouteStatus.NOT_AVAILABLE, reason(
            f"Ydelsen ({code}) står ikke på listen over ydelser, som § 190 omfatter.{doubt}", _SECTION_190
        )
    if situation.regime is not Regime.AFSNIT_III:
        return RouteStatus.NEEDS_LEGAL_SIGNOFF, reason(
            f"Ydelsen ({code}) står på listen, men værdien ligger under {kroner(situation.threshold_kr)}, hvor § 190 "
            f"gælder. Få en jurist til at vurdere det først {INTERPRETATION}.",
            f"{_SECTION_190}; {basis(situation.regime, '')}",
        )
    limit = months(situation.view.number("reserved_190_max_months"))
    if too_long_for_190(situation):
        return RouteStatus.NOT_AVAILABLE, reason(
            f"Kontrakten løber {months(situation.purchase.duration_months)}, og § 190 tillader højst {limit}. "
            f"Forlængelser tæller med {INTERPRETATION}.",
            _SECTION_190,
        )
    return RouteStatus.AVAILABLE, reason(
        f"Ydelsen ({code}) står på listen i § 190, og kontrakten løber højst {limit}. Konkurrencen kan forbeholdes "
        "organisationer med et formål i offentlighedens tjeneste.",
        _SECTION_190,
    )


def _conditions_190(situation: Situation) -> tuple[Reason, ...]:
    """What the organisation must meet (udbudsloven § 190)."""
    view = situation.view
    return (
        reason(
            "Organisationen skal have et formål i offentlighedens tjeneste, som er knyttet til ydelserne, og må kun "
            f"arbejde med den slags ydelser. Ordet »kun« læses strengt {INTERPRETATION}.",
            _SECTION_190,
        ),
        reason(
            "Overskud skal geninvesteres eller fordeles efter deltagelse, og ledelse eller ejerskab skal bygge på "
            "medarbejdereje eller aktiv deltagelse.",
            _SECTION_190,
        ),
        reason(
            "Organisationen må ikke have fået en kontrakt om ydelserne efter § 190 hos kommunen i de seneste "
            f"{view.number('reserved_190_pause_years'):.0f} år, og kontrakten må højst løbe "
            f"{months(view.number('reserved_190_max_months'))}. Forlængelser tæller med {INTERPRETATION}.",
            _SECTION_190,
        ),
    )

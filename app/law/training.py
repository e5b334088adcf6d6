"""The duty to demand trainees (udbudsloven § 176(2)-(4), BEK 1079/2022)."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.regimes import Situation
from app.law.wording import INTERPRETATION, kroner, listing, months, reason
from app.model.law import Reason, Regime, Route, RouteCode, RouteStatus
from app.model.months import add_months
from app.model.purchase import ContractType
from app.text.writing import dato

_ORDER = "BEK 1079/2022"
_LAWS = {
    Regime.AFSNIT_II: f"udbudsloven § 176, stk. 2-4; {_ORDER}",
    Regime.TILBUDSLOVEN: f"tilbudsloven § 7; {_ORDER}",
}


def training_duty(situation: Situation) -> Route:
    """The trainee clause: a duty when contract type, regime, value, code and duration all hold (BEK 1079/2022)."""
    law = _LAWS.get(situation.regime, _ORDER)
    missing = next(_missing(situation), None)
    if missing is not None:
        return Route(RouteCode.TRAINING_DUTY, RouteStatus.NOT_AVAILABLE, (reason(missing, law),))
    status, time = _duration(situation)
    if status is RouteStatus.NOT_AVAILABLE:
        return Route(RouteCode.TRAINING_DUTY, status, (reason(time, law),))
    return Route(
        RouteCode.TRAINING_DUTY,
        status,
        (
            reason(_value(situation), law),
            *(reason(text, law) for text in _code(situation)),
            reason(time, law),
            *_what_counts(situation, law),
        ),
    )


def _missing(situation: Situation) -> Iterator[str]:
    """What stands in the way of the duty, apart from time."""
    match situation.purchase.contract_type, situation.regime:
        case ContractType.WORKS, Regime.AFSNIT_II:
            if situation.total_kr <= situation.threshold_kr:
                yield (
                    f"Pligten gælder kun bygge og anlæg over tærskelværdien på {kroner(situation.threshold_kr)}, ikke "
                    "på selve beløbet."
                )
        case (ContractType.WORKS, Regime.TILBUDSLOVEN) | (ContractType.SERVICES, Regime.AFSNIT_II):
            yield from _too_small(situation)
            yield from _wrong_code(situation)
        case ContractType.SUPPLIES, _:
            yield "Pligten gælder bygge og anlæg og visse tjenesteydelser, ikke køb af varer."
        case _:
            yield "Pligten gælder kun tjenesteydelser, som udbydes efter udbudslovens afsnit II."


def _too_small(situation: Situation) -> Iterator[str]:
    limit = situation.view.number("training_duty_value")
    if situation.total_kr < limit:
        yield f"Pligten gælder først fra {kroner(limit)}, og kontrakten er på {kroner(situation.total_kr)}."


def _wrong_code(situation: Situation) -> Iterator[str]:
    if not situation.works and not _codes(situation):
        yield (
            "Ingen af CPV-koderne hører til de ydelser, som pligten gælder: reparation, installation, transport og "
            "rengøring."
        )


def _code(situation: Situation) -> Iterator[str]:
    """The codes that the duty holds for; they decide where the purchase is a service."""
    if not situation.works:
        codes = _codes(situation)
        named = f"CPV-koden {codes[0]} er" if len(codes) == 1 else f"CPV-koderne {listing(codes)} er"
        yield f"{named} blandt de koder, som pligten gælder."


def _codes(situation: Situation) -> tuple[str, ...]:
    codes = situation.view.codes("cpv_training_duty")
    of_lots = (code for lot in situation.purchase.lots for code in lot.cpv_codes)
    return tuple(dict.fromkeys(code for code in (*situation.cpv_codes, *of_lots) if code in codes))


def _value(situation: Situation) -> str:
    if situation.regime is Regime.AFSNIT_II and situation.works:
        return f"Værdien på {kroner(situation.total_kr)} er over tærskelværdien på {kroner(situation.threshold_kr)}."
    limit = kroner(situation.view.number("training_duty_value"))
    return f"Værdien på {kroner(situation.total_kr)} når grænsen på {limit}."


def _duration(situation: Situation) -> tuple[RouteStatus, str]:
    """Six months from signing to delivery; without a day of signing, what the other dates tell (BEK 1079/2022)."""
    purchase = situation.purchase
    limit = situation.view.number("training_duty_months")
    whole = int(limit)
    start = purchase.start_date or purchase.signing_date or purchase.notice_date
    end = add_months(start, purchase.duration_months)
    span = f"{months(limit)} fra underskrift til levering"
    if purchase.signing_date is not None:
        if end >= add_months(purchase.signing_date, whole):
            return RouteStatus.MANDATORY, (
                f"Fra underskrift {dato(purchase.signing_date)} til levering {dato(end)} går der mindst "
                f"{months(limit)}."
            )
        return RouteStatus.NOT_AVAILABLE, (
            f"Pligten kræver mindst {span}. Her går der fra {dato(purchase.signing_date)} til {dato(end)}."
        )
    if purchase.duration_months >= limit:
        return RouteStatus.MANDATORY, (f"Kontrakten løber {months(purchase.duration_months)}, altså mindst {span}.")
    if end < add_months(purchase.notice_date, whole):
        assumed = (
            ""
            if purchase.start_date
            else " Startdatoen er ikke oplyst; der er regnet fra bekendtgørelsen. Angiv den, hvis den ligger senere."
        )
        return RouteStatus.NOT_AVAILABLE, (
            f"Pligten kræver mindst {span}. Fra bekendtgørelsen {dato(purchase.notice_date)} til kontraktens udløb "
            f"{dato(end)} går der mindre.{assumed}"
        )
    return RouteStatus.NEEDS_LEGAL_SIGNOFF, (
        f"Pligten kræver mindst {span}. Kontrakten løber {months(purchase.duration_months)}, men slutter først "
        f"{dato(end)}. Datoen for underskrift afgør det; angiv den, når den er kendt."
    )


def _what_counts(situation: Situation, law: str) -> tuple[Reason, ...]:
    """The assumptions, what counts as training, and what is open (BEK 1079/2022)."""
    reasons = [
        reason(
            "Det er forudsat, at arbejdet udføres i Danmark, og at ingen undtagelse gælder (sikkerhedsrisiko, uegnet "
            "opgave eller anden lov).",
            law,
        ),
        reason(
            "EUD, FGU, AMU-kontrakt, IGU og andre forløb, der fører til selvstændigt arbejde, tæller med. Ren "
            "sikkerhedsinstruktion gør ikke. Tilsvarende ordninger i andre lande skal godtages. Loven fastsætter intet "
            "antal.",
            law,
        ),
    ]
    if not situation.works:
        reasons.append(
            reason(
                "Hvad levering er ved en tjenesteydelse, er ikke afklaret. Her er det kontraktens udløb "
                f"{INTERPRETATION}.",
                law,
            )
        )
    if situation.purchase.lots:
        reasons.append(
            reason("Det er ikke afklaret, hvordan pligten gælder de enkelte delkontrakter. Spørg en jurist.", law)
        )
    return tuple(reasons)

"""Buying without a full procedure: one offer, several offers, or an advertisement below the threshold."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.bases import PRINCIPLES
from app.law.regimes import Situation
from app.law.wording import SECONDARY_SOURCE, kroner, reason
from app.model.law import Reason, Regime, Route, RouteCode, RouteStatus

_MARKET_TERMS = "udbudsloven §§ 11 og 193"
_ADVERTISE = "udbudsloven §§ 191-192"
_SMALL = f"udbudsloven § 11; {PRINCIPLES}"


def direct_purchase(situation: Situation) -> Route:
    """Ask one enterprise directly (udbudsloven §§ 11, 193; tilbudsloven § 12)."""
    status, first = _direct(situation)
    reasons = [first, *_many_offers_above(situation), *_if_cross_border(situation)]
    if status is RouteStatus.AVAILABLE:
        reasons += _ask_before(situation)
    return Route(RouteCode.DIRECT_PURCHASE, status, tuple(reasons))


def quotes(situation: Situation) -> Route:
    """Collect two or more offers (udbudsloven § 193; tilbudsloven § 12)."""
    status, reasons = _quotes(situation)
    return Route(RouteCode.QUOTES, status, (*reasons, *_if_cross_border(situation)))


def advertised(situation: Situation) -> Route:
    """Advertise below the threshold (udbudsloven §§ 191-193)."""
    status, reasons = _advertised(situation)
    return Route(RouteCode.ADVERTISED, status, (*reasons, *_if_cross_border(situation)))


def _direct(situation: Situation) -> tuple[RouteStatus, Reason]:
    match situation.regime:
        case Regime.BELOW_500K:
            smallest = kroner(situation.view.number("afsnit_v_from"))
            return RouteStatus.AVAILABLE, reason(
                f"Under {smallest} uden klar grænseoverskridende interesse kan kommunen spørge én virksomhed direkte. "
                "Valget skal være sagligt, og begrundelsen skal skrives ned.",
                _SMALL,
            )
        case Regime.AFSNIT_V:
            return RouteStatus.AVAILABLE, reason(
                "Købet skal ske på markedsmæssige vilkår. Det kan ske ved at afsøge markedet og derefter hente ét "
                "tilbud. Gem dokumentation for afsøgningen og for prisen.",
                _MARKET_TERMS,
            )
        case Regime.TILBUDSLOVEN:
            limit = situation.view.number("tilbudsloven_one_offer")
            if situation.total_kr <= limit:
                return RouteStatus.AVAILABLE, reason(
                    f"Bygge og anlæg til højst {kroner(limit)} kan gives efter ét tilbud {SECONDARY_SOURCE}.",
                    "tilbudsloven § 12",
                )
            return RouteStatus.NOT_AVAILABLE, reason(
                f"Ét tilbud er kun nok til og med {kroner(limit)} {SECONDARY_SOURCE}. Dette arbejde er på "
                f"{kroner(situation.total_kr)}.",
                "tilbudsloven § 12",
            )
        case Regime.AFSNIT_IV:
            return RouteStatus.NOT_AVAILABLE, reason(
                "Købet har klar grænseoverskridende interesse og skal annonceres, før der vælges leverandør.",
                _ADVERTISE,
            )
        case Regime.AFSNIT_III:
            return RouteStatus.NOT_AVAILABLE, reason(
                f"{_over(situation)} Kontrakten kan kun gives direkte, hvis en undtagelse i loven er opfyldt.",
                "udbudsloven §§ 12-17 og § 187, stk. 5",
            )
        case Regime.AFSNIT_II:
            return RouteStatus.NOT_AVAILABLE, reason(
                f"{_over(situation)} Kontrakten kan kun gives direkte, hvis en undtagelse i loven er opfyldt.",
                "udbudsloven §§ 12-17 og 80-83",
            )


def _quotes(situation: Situation) -> tuple[RouteStatus, tuple[Reason, ...]]:
    view = situation.view
    match situation.regime:
        case Regime.AFSNIT_V:
            return RouteStatus.AVAILABLE, (
                reason("Kommunen kan hente to eller flere tilbud og vælge det bedste.", _MARKET_TERMS),
                reason(
                    f"Hentes der mere end {view.number('quotes_without_reason'):.0f} tilbud, skal antallet begrundes "
                    "og oplyses. Alle skal have besked om resultatet, og forløbet skal dokumenteres.",
                    "udbudsloven § 193",
                ),
            )
        case Regime.BELOW_500K:
            return RouteStatus.AVAILABLE, (
                reason("Kommunen må gerne hente flere tilbud, men det er ikke et krav ved så lille et køb.", _SMALL),
            )
        case Regime.TILBUDSLOVEN:
            limit = view.number("tilbudsloven_quotes")
            if situation.total_kr <= limit:
                return RouteStatus.AVAILABLE, (
                    reason(
                        f"Bygge og anlæg til højst {kroner(limit)} kan gives efter to eller tre tilbud "
                        f"{SECONDARY_SOURCE}.",
                        "tilbudsloven § 12",
                    ),
                )
            return RouteStatus.NOT_AVAILABLE, (
                reason(f"Over {kroner(limit)} kræves licitation {SECONDARY_SOURCE}.", "tilbudsloven § 12"),
            )
        case Regime.AFSNIT_IV:
            return RouteStatus.NOT_AVAILABLE, (
                reason(
                    "Købet har klar grænseoverskridende interesse. Det er ikke nok at spørge udvalgte virksomheder.",
                    _ADVERTISE,
                ),
            )
        case Regime.AFSNIT_II | Regime.AFSNIT_III:
            law = "udbudsloven §§ 186-190" if situation.light else "udbudsloven § 6"
            return RouteStatus.NOT_AVAILABLE, (reason(f"{_over(situation)} Der skal holdes udbud.", law),)


def _advertised(situation: Situation) -> tuple[RouteStatus, tuple[Reason, ...]]:
    view = situation.view
    match situation.regime:
        case Regime.AFSNIT_IV:
            must = reason("Købet har klar grænseoverskridende interesse og skal annonceres på udbud.dk.", _ADVERTISE)
            small = view.number("afsnit_iv_publicity_below")
            if situation.total_kr < small:
                enough = reason(
                    f"Under {kroner(small)} er en passende grad af offentlighed nok.", "BEK 1572/2016; BEK 1094/2022"
                )
                return RouteStatus.MANDATORY, (must, enough)
            return RouteStatus.MANDATORY, (must,)
        case Regime.AFSNIT_V:
            return RouteStatus.AVAILABLE, (
                reason(
                    "En annonce er en af de måder, som viser, at købet sker på markedsmæssige vilkår.",
                    "udbudsloven § 193, stk. 1",
                ),
            )
        case Regime.BELOW_500K:
            return RouteStatus.AVAILABLE, (
                reason("Kommunen må gerne annoncere, men det er ikke et krav ved så lille et køb.", _SMALL),
            )
        case Regime.TILBUDSLOVEN:
            limit = view.number("tilbudsloven_quotes")
            if situation.total_kr > limit:
                text = f"Over {kroner(limit)} kræves licitation {SECONDARY_SOURCE}. En offentlig licitation annonceres."
            else:
                text = "Kommunen må gerne annoncere arbejdet som en offentlig licitation."
            return RouteStatus.AVAILABLE, (reason(text, "tilbudsloven § 12"),)
        case Regime.AFSNIT_II | Regime.AFSNIT_III:
            law = "udbudsloven §§ 186-190" if situation.light else "udbudsloven § 6"
            return RouteStatus.NOT_AVAILABLE, (
                reason(f"{_over(situation)} Annoncering under tærskelværdien er ikke nok; der skal holdes udbud.", law),
            )


def _many_offers_above(situation: Situation) -> Iterator[Reason]:
    """The nearer the threshold, the more it takes to show market terms by one offer (udbudsloven §§ 11, 193).

    The law names no such amount; the share is the tool's own.
    """
    limit = situation.view.number("one_offer_caution_share") * situation.threshold_kr
    if situation.regime is Regime.AFSNIT_V and situation.total_kr > limit:
        yield reason(
            f"Købet er på mere end {kroner(limit)}. Loven sætter ingen grænse her, men to eller flere tilbud viser "
            "bedre end ét, at prisen er markedets. Hent flere, eller skriv ned, hvorfor ét er nok.",
            _MARKET_TERMS,
        )


def _over(situation: Situation) -> str:
    return f"Værdien på {kroner(situation.total_kr)} når tærskelværdien på {kroner(situation.threshold_kr)}."


def _if_cross_border(situation: Situation) -> tuple[Reason, ...]:
    """What changes if the purchase turns out to have a clear cross-border interest (udbudsloven §§ 10, 191-192)."""
    if situation.regime_if_cross_border is None:
        return ()
    return (
        reason(
            "Svaret forudsætter, at der ikke er klar grænseoverskridende interesse. Er der det, skal købet annonceres.",
            "udbudsloven §§ 10 og 191-192",
        ),
    )


def _ask_before(situation: Situation) -> tuple[Reason, ...]:
    """What to ask before buying directly (udbudsloven §§ 12-17; serviceloven §§ 14, 103)."""
    asked = [
        reason("Undersøg først, om kommunen har en rammeaftale, som den har pligt til at bruge.", PRINCIPLES),
        reason(
            "Undersøg, om kommunens eget værksted efter serviceloven § 103 kan løse opgaven, så den slet ikke skal "
            "købes.",
            "udbudsloven §§ 12-17; serviceloven § 103",
        ),
    ]
    if situation.main_code in situation.view.codes("cpv_social_offers"):
        asked.append(reason("Er det et socialt tilbud, skal det stå i Tilbudsportalen.", "serviceloven § 14"))
    return tuple(asked)

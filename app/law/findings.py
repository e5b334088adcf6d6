"""What the purchaser must know or decide about the purchase, its market and its dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from app.law.concessions import concession_finding, unasked_concession
from app.law.lots import lot_findings
from app.law.regimes import Situation
from app.law.reserved import may_be_190, too_long_for_190
from app.law.splitting import splitting_findings
from app.law.wording import FROM_MEMORY, INTERPRETATION, finding, kroner, listing, months, procent
from app.model.cpv_kind import other_kind
from app.model.law import Finding, Regime, Route, RouteCode, RouteStatus, Severity
from app.model.match import Market, Match, Reserved54
from app.model.purchase import ContractType, Purchase
from app.text.writing import dato

_CITE = {RouteCode.RESERVED_54: "udbudsloven § 54", RouteCode.RESERVED_190: "udbudsloven § 190"}
_NAMED_ROWS = 3
_KINDS = {
    ContractType.SUPPLIES: "varer",
    ContractType.SERVICES: "tjenesteydelser",
    ContractType.WORKS: "bygge og anlæg",
}


def purchase_findings(
    situation: Situation, other_purchases: Sequence[Purchase], category_confirmed: bool
) -> Iterator[Finding]:
    """Findings that follow from the purchase and the municipality's other purchases."""
    if situation.purchase.concession:
        yield concession_finding(situation)
    yield from unasked_concession(situation)
    if situation.regime_if_cross_border is not None:
        yield _cross_border_unknown(situation)
    if not category_confirmed:
        yield _category_unconfirmed(situation)
    yield from _contract_type_doubtful(situation)
    yield from _threshold_near(situation)
    yield from _period_change(situation)
    yield from _light_below_threshold(situation)
    yield from splitting_findings(situation, other_purchases)
    yield from lot_findings(situation)
    yield from _over_three_years(situation)


def market_findings(situation: Situation, market: Market, doubtful: Sequence[Match]) -> Iterator[Finding]:
    """Findings that follow from the market."""
    if market.thin:
        yield _thin_market(situation, market)
    if doubtful:
        yield _doubtful_rows(doubtful)


def route_findings(routes: Sequence[Route]) -> Iterator[Finding]:
    """That the notice must name the section that a reservation rests on (udbudsloven §§ 54, 190)."""
    for route in routes:
        if route.code in _CITE and route.status is RouteStatus.AVAILABLE:
            law = _CITE[route.code]
            yield finding(
                "notice_must_cite",
                Severity.NOTE,
                f"Reserveres konkurrencen, skal bekendtgørelsen udtrykkeligt henvise til {law}.",
                law,
            )


def _cross_border_unknown(situation: Situation) -> Finding:
    """Below the threshold the interest decides the regime (udbudsloven § 10)."""
    return finding(
        "cross_border_unknown",
        Severity.REASON,
        "Det er ikke vurderet, om købet har klar grænseoverskridende interesse. Vurdér det ud fra værdi, ydelse og "
        f"sted, og skriv vurderingen ned. Uden en sådan interesse gælder {_part(situation.regime)}; med den skal købet "
        "annonceres efter afsnit IV.",
        "udbudsloven § 10",
    )


def _part(regime: Regime) -> str:
    return "afsnit V" if regime is Regime.AFSNIT_V else "de almindelige forvaltningsretlige grundsætninger"


def _category_unconfirmed(situation: Situation) -> Finding:
    """The main code decides whether light rules and § 190 hold, so a guess must be confirmed (udbudsloven § 7)."""
    guess = f"Værktøjet har regnet med {situation.main_code}." if situation.main_code else "Købet har ingen CPV-kode."
    return finding(
        "category_unconfirmed",
        Severity.NOTE,
        f"Kategorien er ikke bekræftet. {guess} Koden afgør, hvilke regler der gælder, så vælg den rigtige.",
        "udbudsloven §§ 6 og 7",
    )


def _contract_type_doubtful(situation: Situation) -> Iterator[Finding]:
    """The contract type decides thresholds and light rules, so a main code made for another is asked about (§§ 6-9)."""
    kind = situation.purchase.contract_type
    other = other_kind(situation.cpv_codes, kind)
    if other is None:
        return
    yield finding(
        "contract_type_doubtful",
        Severity.NOTE,
        f"CPV-koden {situation.main_code} hører til {_KINDS[other]}, men købet er angivet som {_KINDS[kind]}. Typen "
        "afgør tærskelværdier og regler. En blandet kontrakt følger det, den mest handler om. Ret koden eller typen, "
        "hvis den er forkert.",
        "udbudsloven §§ 6-9",
    )


def _threshold_near(situation: Situation) -> Iterator[Finding]:
    """A value close to the threshold can end on its other side (udbudsloven § 30; BEK 1080/2022 for concessions)."""
    concession = situation.purchase.concession
    threshold = situation.own_threshold_kr
    share = situation.view.number("threshold_near_share")
    if abs(situation.total_kr - threshold) <= share * threshold:
        side = "på eller over" if situation.total_kr >= threshold else "under"
        mark = f" {FROM_MEMORY}" if concession else ""
        yield finding(
            "threshold_near",
            Severity.NOTE,
            f"Værdien på {kroner(situation.total_kr)} ligger {side} tærskelværdien på {kroner(threshold)}{mark}, men "
            f"inden for {procent(share)} af den. Kontrollér beregningen: alle optioner og forlængelser tæller med, "
            "uden moms.",
            "BEK 1080/2022" if concession else "udbudsloven § 30",
        )


def _period_change(situation: Situation) -> Iterator[Finding]:
    """Near a New Year on which the thresholds change, the day of the notice decides (udbudsloven §§ 9, 29)."""
    day, view = situation.purchase.notice_date, situation.view
    ends = view.valid_to(situation.threshold_id)
    changes = [view.valid_from(situation.threshold_id)] + ([ends + timedelta(days=1)] if ends else [])
    near = timedelta(days=view.number("new_year_note_days"))
    for change in changes:
        if abs(day - change) <= near:
            yield finding(
                "period_change",
                Severity.NOTE,
                f"Tærskelværdierne skifter den {dato(change)}, og bekendtgørelsen er sat til {dato(day)}. Den dag, den "
                "sendes, afgør, hvilke beløb der gælder. Kontrollér datoen.",
                "udbudsloven §§ 9 og 29",
            )


def _light_below_threshold(situation: Situation) -> Iterator[Finding]:
    """A light service over the ordinary threshold and under its own: an open question (udbudsloven §§ 7, 10, 11)."""
    ordinary = situation.view.number("threshold_supplies_services")
    if situation.light and ordinary <= situation.total_kr < situation.threshold_kr:
        yield finding(
            "light_below_threshold",
            Severity.NOTE,
            "Ydelsen hører til de sociale og andre specifikke tjenesteydelser. Værdien ligger over den almindelige "
            f"tærskelværdi på {kroner(ordinary)}, men under {kroner(situation.threshold_kr)}. I praksis følges afsnit "
            f"IV eller V {INTERPRETATION}.",
            "udbudsloven §§ 7, 10 og 11",
        )


def _over_three_years(situation: Situation) -> Iterator[Finding]:
    """A contract reserved under § 190 runs at most three years (udbudsloven § 190)."""
    if situation.regime is not Regime.AFSNIT_III or situation.purchase.concession:
        return
    if not may_be_190(situation) or not too_long_for_190(situation):
        return
    limit = months(situation.view.number("reserved_190_max_months"))
    yield finding(
        "duration_over_three_years",
        Severity.BLOCK,
        f"Kontrakten løber {months(situation.purchase.duration_months)}. Skal den reserveres efter § 190, må den højst "
        f"løbe {limit}; forlængelser tæller med {INTERPRETATION}. Forkort kontrakten, eller vælg en anden vej.",
        "udbudsloven § 190",
    )


def _thin_market(situation: Situation, market: Market) -> Finding:
    """A reservation needs enterprises that can take part (udbudsloven § 54)."""
    counts = market.candidates_by_evidence
    known = counts.get(Reserved54.DOCUMENTED, 0) + counts.get(Reserved54.SELF_DECLARED, 0)
    found = "Ingen" if known == 0 else "Kun én" if known == 1 else f"Kun {known}"
    least = situation.view.number("thin_market_minimum")
    share = procent(situation.view.number("reserved_54_share"))
    return finding(
        "thin_market",
        Severity.REASON,
        f"{found} af de fundne virksomheder har erklæret eller dokumenteret, at mindst {share} af de ansatte er i "
        f"målgruppen. Der bør være mindst {least:.0f}. Vil I forbeholde konkurrencen, så begrund, hvorfor den "
        "alligevel er reel, og tal med markedet først. Ellers kræver det ingen begrundelse.",
        "udbudsloven § 54",
    )


def _doubtful_rows(doubtful: Sequence[Match]) -> Finding:
    """The register of social enterprises holds rows that look like no trading enterprise (lov 711/2014)."""
    named = doubtful[:_NAMED_ROWS]
    names = [f"»{row.name}«" for row in named]
    if len(doubtful) > _NAMED_ROWS:
        names.append(f"{len(doubtful) - _NAMED_ROWS} mere")
    # The first reason of a row that is held back says why it is.
    whys = [row.reasons[0] if len(doubtful) == 1 else f"»{row.name}«: {row.reasons[0]}" for row in named if row.reasons]
    held = " ".join((f"{listing(tuple(names))} er holdt ude af listen over virksomheder.", *whys))
    return finding(
        "register_row_doubtful",
        Severity.NOTE,
        f"{held} Registret er et spor, ikke et bevis.",
        "lov 711/2014",
    )

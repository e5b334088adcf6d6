"""Why an enterprise is listed, in Danish sentences that a purchaser can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.model.enterprise import Enterprise, Evidence, Municipality, RsvStatus
from app.model.match import Capacity, Reserved54
from app.model.purchase import Purchase
from app.text.writing import dato, kroner, tal

WHOLE_COUNTRY = "DK"

_STATUS = {
    RsvStatus.REGISTERED: "Registreret som socialøkonomisk virksomhed",
    RsvStatus.NOT_REGISTERED: "Ikke registreret som socialøkonomisk virksomhed",
    RsvStatus.DEREGISTERED: "Slettet af registret over socialøkonomiske virksomheder, hvilket ikke betyder lukket,",
    RsvStatus.UNKNOWN: "Det er ikke oplyst, om virksomheden er registreret som socialøkonomisk virksomhed",
}
_EVIDENCE = {
    Evidence.AUDITED: "revideret",
    Evidence.DOCUMENTED: "dokumenteret",
    Evidence.SELF_DECLARED: "oplyst af virksomheden selv",
}


def words_reason(own: Sequence[str], asked: Sequence[str], codes: Sequence[str]) -> str:
    """Which words of the enterprise answer which words of the purchase."""
    if own and asked:
        return f"Virksomheden skriver {_quoted(own)}, og indkøbet handler om {_quoted(asked)}."
    if own:
        return f"Virksomheden og indkøbet har ordene {_quoted(own)} til fælles."
    if codes:
        return f"Virksomheden har angivet CPV-koden {', '.join(codes)}, som dækker indkøbet."
    return "Virksomheden arbejder inden for et beslægtet fag."


def place_reasons(
    enterprise: Enterprise, purchase: Purchase, distance: float | None, municipalities: Mapping[str, Municipality]
) -> tuple[str, ...]:
    """Where the enterprise is, how far away, and whether it says that it serves the municipality."""
    seat = municipalities.get(enterprise.municipality_code)
    if seat is None:
        where = "Virksomhedens kommune er ikke oplyst."
    elif distance is None:
        where = f"Virksomheden ligger i {seat.name}; afstanden kendes ikke."
    elif distance == 0:
        where = f"Virksomheden ligger i samme kommune: {seat.name}."
    else:
        where = f"Virksomheden ligger i {seat.name}, cirka {tal(distance, 0)} km væk i luftlinje."
    return where, _area_reason(enterprise, purchase, municipalities)


def _area_reason(enterprise: Enterprise, purchase: Purchase, municipalities: Mapping[str, Municipality]) -> str:
    buyer = municipalities.get(purchase.municipality_code)
    name = f"{buyer.name} Kommune" if buyer is not None else f"kommune {purchase.municipality_code}"
    if not enterprise.service_area:
        return "Det er ikke oplyst, hvor virksomheden leverer."
    if WHOLE_COUNTRY in enterprise.service_area:
        return "Virksomheden leverer i hele landet."
    if purchase.municipality_code in enterprise.service_area:
        return f"{name} er med i det område, hvor virksomheden leverer."
    return f"{name} ligger uden for det område, hvor virksomheden oplyser at levere."


def capacity_reason(enterprise: Enterprise, purchase: Purchase, capacity: Capacity) -> str:
    """The enterprise's yearly capacity against the purchase's value a year, both in kroner ex VAT."""
    if enterprise.annual_capacity_kr is None:
        return "Virksomhedens årlige kapacitet er ikke oplyst."
    own, asked = kroner(enterprise.annual_capacity_kr), kroner(purchase.value_per_year_kr)
    if capacity is Capacity.SUFFICIENT:
        return f"Kapaciteten på {own} om året rækker til indkøbets {asked} om året."
    return (
        f"Kapaciteten på {own} om året er mindre end indkøbets {asked} om året; overvej delaftaler eller et konsortium."
    )


def register_reason(enterprise: Enterprise) -> str:
    """The register status with its date."""
    status = _STATUS[enterprise.rsv_status]
    if enterprise.rsv_status is RsvStatus.UNKNOWN:
        return f"{status}."
    if enterprise.rsv_as_of is None:
        return f"{status.rstrip(',')} (dato for opslaget mangler)."
    return f"{status} ifølge opslag {dato(enterprise.rsv_as_of)}."


def evidence_reason(enterprise: Enterprise, grade: Reserved54) -> str:
    """The share of disadvantaged or disabled employees, how it is shown and from when (udbudsloven § 54)."""
    if enterprise.disadvantaged_pct is None:
        return "Andelen af ansatte med handicap eller dårligt stillede er ikke oplyst."
    share = f"{tal(enterprise.disadvantaged_pct)} % af de ansatte har et handicap eller er dårligt stillede"
    how = _EVIDENCE.get(enterprise.disadvantaged_evidence)
    if how is None:
        return f"{share}, men det er ikke dokumenteret."
    when = f" pr. {dato(enterprise.disadvantaged_as_of)}" if enterprise.disadvantaged_as_of else " uden dato"
    old = grade is Reserved54.SELF_DECLARED and enterprise.disadvantaged_evidence is not Evidence.SELF_DECLARED
    return f"{share}, {how}{when}{'; dokumentationen er for gammel på udbudsdagen' if old else ''}."


def _quoted(words: Sequence[str]) -> str:
    quoted = [f"»{word}«" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} og {quoted[-1]}"

"""Why an enterprise is listed, in Danish sentences that a purchaser can check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from app.matching.request import Explanation, Request
from app.model.enterprise import Enterprise, Evidence, Municipality, RsvStatus
from app.model.match import Capacity, Reserved54
from app.model.purchase import Purchase
from app.text import writing
from app.text.places import at_place, kommune

WHOLE_COUNTRY = "DK"

# Formatting costs more than ranking, and the same dates and amounts come back on every row.
kroner = lru_cache(maxsize=4_096)(writing.kroner)
dato = lru_cache(maxsize=4_096)(writing.dato)
tal = lru_cache(maxsize=4_096)(writing.tal)

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


def fit_reason(found: Explanation, request: Request, label: Callable[[str], str]) -> str:
    """What of the enterprise answers what of the purchase; only words and codes that each of them has.

    label: the official Danish label of a CPV code.
    """
    if found.own and found.asked:
        return f"Virksomheden skriver {_quoted(found.own)}, og indkøbet nævner {_quoted(found.asked)}."
    if found.own and found.asked_codes:
        return f"{_asked_code(found.asked_codes[0], request, label)}, og virksomheden skriver {_quoted(found.own)}."
    if found.own_codes:
        return _code_reason(found, request, label)
    return f"Indkøbets ord {_quoted(found.recurring)} går igen, helt eller delvist, i det, virksomheden skriver."


def trade_reason(found: Explanation, title_of: Callable[[int], str]) -> tuple[str, ...]:
    """Which trade both sides share, or by which kindred trade the enterprise can do a part; none where none does.

    title_of: the name of a trade by its number.
    """
    if found.asked_trade is None or found.own_trade is None:
        return ()
    asked, own = title_of(found.asked_trade), title_of(found.own_trade)
    if not asked or not own:
        return ()
    if asked == own:
        return (f"Begge dele hører til »{asked}«.",)
    return (f"Opgaven hører til »{asked}«; virksomheden arbejder med »{own}« og kan løse en del af opgaven.",)


def _asked_code(code: str, request: Request, label: Callable[[str], str]) -> str:
    named = _named(code, label)
    if code in request.suggested:
        return f"Indkøbet er foreløbig placeret under CPV-koden {named}"
    return f"Indkøbet har CPV-koden {named}"


def _code_reason(found: Explanation, request: Request, label: Callable[[str], str]) -> str:
    """How a code of the enterprise stands to those of the purchase; only an ancestor covers, and only kin is kin."""
    pairs = [(own, asked) for own in found.own_codes for asked in request.codes]
    for own, asked in pairs:
        if own == asked:
            return f"Virksomheden har angivet CPV-koden {_named(own, label)}, ligesom {_short(asked, request)}."
    for own, asked in pairs:
        if asked.startswith(_branch(own)):
            return f"Virksomheden har angivet CPV-koden {_named(own, label)}, som dækker {_code_of(asked, request)}."
    for own, asked in pairs:
        if own.startswith(_branch(asked)):
            return (
                f"Virksomheden har angivet CPV-koden {_named(own, label)}, som hører under {_code_of(asked, request)}."
            )
    return (
        f"Virksomheden har angivet CPV-koden {_named(found.own_codes[0], label)}, "
        "som ligger inden for et fag, der er beslægtet med indkøbet."
    )


def _short(code: str, request: Request) -> str:
    return "den, der er foreslået til indkøbet" if code in request.suggested else "indkøbet"


def _code_of(code: str, request: Request) -> str:
    return f"koden {code}, der er foreslået til indkøbet" if code in request.suggested else f"indkøbets kode {code}"


def _named(code: str, label: Callable[[str], str]) -> str:
    name = label(code)
    return f"{code} ({name})" if name else code


def _branch(code: str) -> str:
    """The digits that all codes below a code begin with; a division has two."""
    return code.rstrip("0").ljust(2, "0")


def place_reasons(
    enterprise: Enterprise, purchase: Purchase, distance: float | None, municipalities: Mapping[str, Municipality]
) -> tuple[str, ...]:
    """Where the enterprise is, how far away, and whether it says that it serves the municipality."""
    seat = municipalities.get(enterprise.municipality_code)
    if seat is None:
        where = "Virksomhedens kommune er ikke oplyst."
    elif distance is None:
        where = f"Virksomheden ligger {at_place(seat.name)}; afstanden kendes ikke."
    elif distance == 0:
        where = f"Virksomheden ligger i samme kommune: {seat.name}."
    else:
        where = f"Virksomheden ligger {at_place(seat.name)}, cirka {tal(distance, 0)} km væk i luftlinje."
    return where, _area_reason(enterprise, purchase, municipalities)


def serves(enterprise: Enterprise, municipality_code: str) -> bool:
    """Whether the enterprise delivers there, or has not said where it delivers."""
    area = enterprise.service_area
    return not area or WHOLE_COUNTRY in area or municipality_code in area


def _area_reason(enterprise: Enterprise, purchase: Purchase, municipalities: Mapping[str, Municipality]) -> str:
    buyer = municipalities.get(purchase.municipality_code)
    name = kommune(buyer.name) if buyer is not None else f"kommune {purchase.municipality_code}"
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
        f"Kapaciteten på {own} om året er mindre end indkøbets {asked} om året; "
        "overvej delkontrakter eller et konsortium."
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

"""What the committee paper tells of the case: the purchase, the market in numbers, the way, what the clauses ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.clause_library.ways import TO_CONFIRM, WRITTEN_FOR
from app.documents.clause_facts import ClauseText, Reservation, asks_one, reservation_of, reserved_lot
from app.documents.memo_points import ended, listed, reserved_how, reserved_part
from app.documents.tender_facts import Fact, category_text, length
from app.documents.wording import REGIMES
from app.model.advice import CaseFile
from app.model.clause import FIXED_PROPOSAL, FilledBlank
from app.model.law import Finding, Severity
from app.model.match import Reserved54
from app.model.purchase import Lot
from app.text.places import kommune
from app.text.writing import antal, dato, kroner, tal

_WAY_TAKEN = "way_taken"
_UNFILLED = "[udfyldes:"
_YEAR = 12
_NEAR_KM, _FAR_KM = "25", "50"
_COUNTS = ("ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
SPOKEN: Mapping[str, str] = {
    "Beskæftigelse om året, i en kortere kontrakt i alt": "mindst {} årsværk {}",
    "Timer i et årsværk": "hvor et årsværk er {} betalte timer",
    "Oplæringspladser": "antal pladser mindst {}",
    "Den forbeholdte delkontrakt": "»{}«",
}
"""What a blank of the library asks, by its label, with its value and the time that it is counted over.

A blank without words of its own is told by label and value.
"""


@dataclass(frozen=True, slots=True)
class ClauseAsk:
    """A clause of the tender, what it asks of the supplier in numbers found for this purchase, and what it is for.

    purpose: empty in advice from before it was kept.
    """

    number: str
    title: str
    asks: str
    purpose: str = ""


def purchase_facts(case_file: CaseFile) -> Iterator[Fact]:
    """What is bought, for how much, how long, in which lots and by which rules."""
    purchase, advice = case_file.advice.purchase, case_file.advice
    yield Fact("Anslået værdi", f"{kroner(purchase.value_kr)} uden moms for hele perioden, optioner medregnet")
    start = f". Ventet start {dato(purchase.start_date)}" if purchase.start_date else ""
    yield Fact("Varighed", f"{length(purchase)}, eventuelle forlængelser medregnet{start}")
    if purchase.cpv_codes:
        yield Fact("Kategori (CPV)", category_text(purchase.cpv_codes, case_file))
    if purchase.lots:
        yield Fact("Delkontrakter", listed(_lots(case_file)))
    yield Fact("Regelsæt", REGIMES[advice.regime].name)
    yield Fact("Proceduren begynder", dato(purchase.notice_date))


def market(case_file: CaseFile) -> Iterator[str]:
    """The market in numbers, Danish sentences."""
    within = case_file.advice.market.candidates_within_km
    every = within.get("all", 0)
    if not every:
        yield "Kommunens søgning fandt ingen virksomheder i registret, der passer godt nok til opgaven."
        return
    yield (
        f"Kommunens søgning fandt {antal(every, 'virksomhed', 'virksomheder')}, hvis oplysninger ligner opgaven eller "
        f"en del af den. {_near(within)}"
    )
    delivering = _delivering(case_file, every)
    if delivering:
        yield delivering
    evidence = case_file.advice.market.candidates_by_evidence
    documented, declared = evidence.get(Reserved54.DOCUMENTED, 0), evidence.get(Reserved54.SELF_DECLARED, 0)
    yield (
        f"{_some(documented, upper=True)} har dokumenteret, og {_some(declared)} har selv oplyst, at de opfylder "
        "andelen i udbudsloven § 54."
    )
    if case_file.advice.market.thin:
        yield "Markedet er smalt: Få har oplyst eller dokumenteret andelen."
    lot = _lot_reserved(case_file)
    if lot:
        yield (
            f"Søgningen gælder hele indkøbet. Hvor mange der kan løse delkontrakten »{lot.title}«, er ikke talt op "
            "for sig."
        )


def market_to_fill(case_file: CaseFile) -> str:
    """What the market part still needs: a search counts the whole purchase, and a reservation rests on its lot."""
    lot = _lot_reserved(case_file)
    if lot is None:
        return ""
    return (
        f"Hvor mange af virksomhederne der kan løse delkontrakten »{lot.title}«, og hvor mange af dem der opfylder "
        "betingelserne for at deltage."
    )


def _delivering(case_file: CaseFile, every: int) -> str:
    """How many say that they deliver here; empty where that was not kept, or not for every enterprise counted."""
    known = case_file.advice.whereabouts or {}
    answers = [known[match.cvr].delivers for match in case_file.advice.matches if match.cvr in known]
    if len(answers) != every:
        return ""
    here, elsewhere = answers.count(True), answers.count(False)
    place = kommune(case_file.municipality.name)
    told = f"{_some(here, upper=True)} oplyser, at de leverer i {place}, og {_some(elsewhere)}, at de ikke gør."
    silent = every - here - elsewhere
    return f"{told} {_some(silent, upper=True)} har ikke oplyst det." if silent else told


def _near(within: Mapping[str, int]) -> str:
    """A wider circle holds the narrower ones, so the numbers are not to be added."""
    own, near, far = (within.get(km, 0) for km in ("0", _NEAR_KM, _FAR_KM))
    if not far:
        return f"Ingen af dem ligger inden for {_FAR_KM}\xa0km."
    circles = [f"i alt {_some(far)} inden for {_FAR_KM}\xa0km"]
    if near not in (own, far):
        circles.insert(0, f"i alt {_some(near)} inden for {_NEAR_KM}\xa0km")
    return f"{listed((f'{_some(own, upper=True)} ligger i kommunen selv', *circles))}."


def _some(count: int, upper: bool = False) -> str:
    """A count of enterprises, in words up to ten: no sentence begins with a figure."""
    word = _COUNTS[count] if count < len(_COUNTS) else tal(count, 0)
    return word[:1].upper() + word[1:] if upper else word


def _lot_reserved(case_file: CaseFile) -> Lot | None:
    reservation = reservation_of(case_file)
    return reserved_lot(case_file.advice) if reservation and reservation.lot_only else None


def _lots(case_file: CaseFile) -> Iterator[str]:
    reserved = _lot_reserved(case_file)
    for lot in case_file.advice.purchase.lots:
        mark = ", foreslås forbeholdt" if lot is reserved else ""
        yield f"»{lot.title}« ({kroner(lot.value_kr)}{mark})"


def reserved_sentence(case_file: CaseFile, reservation: Reservation) -> str:
    """What is proposed to be reserved, and by which rule."""
    part = reserved_part(case_file, reservation)
    return f"{part[:1].upper()}{part[1:]} foreslås forbeholdt {reserved_how(case_file, reservation)}."


def way(case_file: CaseFile) -> Iterator[str]:
    """The way that the material follows; what it reserves is said lot by lot, for the committee decides it."""
    for finding in _ways_taken(case_file):
        yield finding.text.removesuffix(TO_CONFIRM).strip().replace(WRITTEN_FOR, "Indkøbet foreslås gennemført ved", 1)
    reservation = reservation_of(case_file)
    if reservation is None:
        return
    named = _lot_reserved(case_file)
    proposed = f"{reserved_sentence(case_file, reservation)} Det er punkt\xa02 i indstillingen."
    if named:
        proposed += f" Delkontrakten er anslået til {kroner(named.value_kr)} uden moms."
        others = [f"»{lot.title}«" for lot in case_file.advice.purchase.lots if lot is not named]
        if others:
            proposed += f" {'Delkontrakten' if len(others) == 1 else 'Delkontrakterne'} {listed(others)} er "
            proposed += f"{'åben' if len(others) == 1 else 'åbne'} for alle."
    yield ended(proposed)


def way_to_fill(case_file: CaseFile) -> Iterator[str]:
    """What somebody must settle of the way before the committee is asked to approve it."""
    for finding in _ways_taken(case_file):
        if finding.severity is Severity.REASON:
            yield "Hvornår kommunens jurister har bekræftet vejen."
        elif finding.text.endswith(TO_CONFIRM):
            yield "Vejen er værktøjets forslag. Bekræft den, eller vælg en anden, før sagen forelægges."
    if asks_one(case_file.advice):
        yield "Hvilken virksomhed opgaven købes hos, og hvorfor den er valgt."


def _ways_taken(case_file: CaseFile) -> Iterator[Finding]:
    return (finding for finding in case_file.advice.findings if finding.code == _WAY_TAKEN)


def to_answer(case_file: CaseFile) -> Iterator[str]:
    """How many findings somebody must answer; what they are stands in the annex."""
    severities = [finding.severity for finding in case_file.advice.findings if finding.code != _WAY_TAKEN]
    reasons = severities.count(Severity.REASON)
    if reasons:
        how_many, they = ("Ét", "Det") if reasons == 1 else (_some(reasons, upper=True), "De")
        yield (
            f"{how_many} forhold kræver en skriftlig begrundelse, før materialet bruges. {they} står i Værdi på tværs, "
            "bilag 1."
        )


def asks_intro(asks: Sequence[ClauseAsk]) -> str:
    """How the list of demands is read; empty where nothing is demanded."""
    if not asks:
        return ""
    aims = ", og efter kolon står, hvad kravet skal sikre" if any(one.purpose for one in asks) else ""
    found = " Mængderne i parentes er fundet til dette indkøb." if any(one.asks for one in asks) else ""
    return f"Materialet stiller disse krav til leverandøren. Numrene er klausulernes i materialet{aims}.{found}"


def clause_ask(case_file: CaseFile, clause: ClauseText) -> ClauseAsk:
    """What the clause asks, and what it is for, as the library says it: "At ..." without its capital letter."""
    purpose = next(one.purpose for one in case_file.advice.clauses if one.id == clause.id).strip()
    return ClauseAsk(
        clause.number,
        clause.title,
        asked_numbers(case_file, clause),
        purpose[:1].lower() + purpose[1:],
    )


def after_asks(award: Sequence[ClauseText], terms: Sequence[ClauseText]) -> Iterator[str]:
    """The clauses that demand nothing themselves: what gives points, and how the demands are followed up."""
    if award:
        yield f"Der gives point til tilbuddene efter {_cited(award)}."
    if terms:
        says = "siger" if len(terms) == 1 else "siger tilsammen"
        yield f"{_cited(terms, titles=False).capitalize()} {says}, hvordan kravene dokumenteres og følges op."


def _cited(clauses: Sequence[ClauseText], titles: bool = True) -> str:
    named = listed(f"{one.number} »{one.title}«" for one in clauses) if titles else _span(clauses)
    return f"{'klausul' if len(clauses) == 1 else 'klausulerne'} {named}"


def _span(clauses: Sequence[ClauseText]) -> str:
    """Their numbers; three or more of one section that follow each other as first and last."""
    places = [tuple(map(int, one.number.split("."))) for one in clauses]
    first, last = places[0], places[-1]
    follow = [(*first[:-1], first[-1] + at) for at in range(len(places))]
    if len(places) > 2 and places == follow:
        return f"{clauses[0].number}-{'.'.join(map(str, last))}"
    return listed(one.number for one in clauses)


def asked_numbers(case_file: CaseFile, clause: ClauseText) -> str:
    """The blanks that were computed or typed for this purchase; those of the library are in the clause."""
    blanks = next(one.blanks for one in case_file.advice.clauses if one.id == clause.id)
    title = case_file.advice.purchase.title
    return ", ".join(
        _asked(one, case_file.advice.purchase.duration_months)
        for one in blanks
        if one.how != FIXED_PROPOSAL and one.value != title and not one.value.startswith(_UNFILLED)
    )


def _asked(blank: FilledBlank, months: int) -> str:
    words = SPOKEN.get(blank.label)
    if words:
        return words.format(blank.value, "om året" if months >= _YEAR else "i alt")
    return f"{blank.label[:1].lower()}{blank.label[1:]} {blank.value} {blank.unit}".strip()

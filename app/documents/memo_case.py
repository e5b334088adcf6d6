"""What the committee paper tells of the case: the purchase, the market in numbers, the way, what the clauses ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.documents.clause_facts import ClauseText, Reservation, reservation_of, reserved_lot
from app.documents.memo_points import ended, listed, reserved_how, reserved_part
from app.documents.tender_facts import Fact, category_text, length
from app.documents.wording import REGIMES
from app.model.advice import CaseFile
from app.model.clause import FIXED_PROPOSAL, FilledBlank
from app.model.law import Severity
from app.model.match import Reserved54
from app.text.writing import antal, dato, kroner, tal

_WAY_TAKEN = "way_taken"
_UNFILLED = "[udfyldes:"
_YEAR = 12
_NEAR_KM, _FAR_KM = "25", "50"
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
    """A clause of the tender, and what it asks of the supplier in numbers found for this purchase."""

    number: str
    title: str
    asks: str


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
    evidence = case_file.advice.market.candidates_by_evidence
    documented, declared = evidence.get(Reserved54.DOCUMENTED, 0), evidence.get(Reserved54.SELF_DECLARED, 0)
    yield (
        f"{_some(documented, upper=True)} har dokumenteret, og {_some(declared)} har selv oplyst, at de opfylder "
        "andelen i udbudsloven § 54."
    )
    if case_file.advice.market.thin:
        yield "Markedet er smalt: Få har oplyst eller dokumenteret andelen."


def _near(within: Mapping[str, int]) -> str:
    """A wider circle holds the narrower ones, so the numbers are not to be added."""
    own, near, far = (within.get(km, 0) for km in ("0", _NEAR_KM, _FAR_KM))
    if not far:
        return f"Ingen af dem ligger inden for {_FAR_KM} km."
    circles = [f"i alt {_some(far)} inden for {_FAR_KM} km"]
    if near not in (own, far):
        circles.insert(0, f"i alt {_some(near)} inden for {_NEAR_KM} km")
    return f"{listed((f'{_some(own, upper=True)} ligger i kommunen selv', *circles))}."


def _some(count: int, upper: bool = False) -> str:
    if count:
        return tal(count, 0)
    return "Ingen" if upper else "ingen"


def _lots(case_file: CaseFile) -> Iterator[str]:
    reservation = reservation_of(case_file)
    reserved = reserved_lot(case_file.advice) if reservation and reservation.lot_only else None
    for lot in case_file.advice.purchase.lots:
        mark = ", foreslås forbeholdt" if lot is reserved else ""
        yield f"»{lot.title}« ({kroner(lot.value_kr)}{mark})"


def reserved_sentence(case_file: CaseFile, reservation: Reservation) -> str:
    """What is proposed to be reserved, and by which rule."""
    part = reserved_part(case_file, reservation)
    return f"{part[:1].upper()}{part[1:]} foreslås forbeholdt {reserved_how(case_file, reservation)}."


def way(case_file: CaseFile) -> Iterator[str]:
    """The way that the material follows; what it reserves is said lot by lot, for the committee decides it."""
    yield from (finding.text for finding in case_file.advice.findings if finding.code == _WAY_TAKEN)
    reservation = reservation_of(case_file)
    if reservation is None:
        return
    named = reserved_lot(case_file.advice) if reservation.lot_only else None
    proposed = reserved_sentence(case_file, reservation)
    if named:
        proposed += f" Den er anslået til {kroner(named.value_kr)} uden moms."
        others = [f"»{lot.title}«" for lot in case_file.advice.purchase.lots if lot is not named]
        if others:
            proposed += f" {'Delkontrakten' if len(others) == 1 else 'Delkontrakterne'} {listed(others)} er "
            proposed += f"{'åben' if len(others) == 1 else 'åbne'} for alle."
    yield f"{ended(proposed)} Det er punkt\xa02 i indstillingen."


def to_answer(case_file: CaseFile) -> Iterator[str]:
    """How many findings somebody must answer; what they are stands in the annex."""
    severities = [finding.severity for finding in case_file.advice.findings if finding.code != _WAY_TAKEN]
    reasons = severities.count(Severity.REASON)
    if reasons:
        yield (
            f"{tal(reasons, 0)} forhold kræver en skriftlig begrundelse, før materialet bruges. "
            f"{'Det' if reasons == 1 else 'De'} står i Værdi på tværs, bilag 1."
        )


def asks_intro(asks: Sequence[ClauseAsk]) -> str:
    """How the list of demands is read; empty where nothing is demanded."""
    if not asks:
        return ""
    found = " Tallene er fundet til dette indkøb." if any(one.asks for one in asks) else ""
    return f"Materialet stiller disse krav til leverandøren. Numrene er klausulernes i materialet.{found}"


def after_asks(award: Sequence[ClauseText], terms: Sequence[ClauseText]) -> Iterator[str]:
    """The clauses that demand nothing themselves: what gives points, and how the demands are followed up."""
    if award:
        yield f"Der gives point til tilbuddene efter {_cited(award)}."
    if terms:
        says = "siger" if len(terms) == 1 else "siger tilsammen"
        yield f"{_cited(terms, titles=False).capitalize()} {says}, hvordan kravene dokumenteres og følges op."


def _cited(clauses: Sequence[ClauseText], titles: bool = True) -> str:
    named = listed(f"{one.number} »{one.title}«" if titles else one.number for one in clauses)
    return f"{'klausul' if len(clauses) == 1 else 'klausulerne'} {named}"


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

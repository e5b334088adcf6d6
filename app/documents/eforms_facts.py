"""What to enter in the EU notice (eForms) of a case: field by field, for the procedure and for each lot.

Only what the case says is filled in. A field that the tool cannot know is left to the municipality, and a code that
rests on an interpretation says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.documents.clause_facts import Reservation, reservation_of, reserved_lot
from app.documents.eforms_lots import LotSheet, lot_sheets, unsettled
from app.documents.eforms_words import FieldWriter, notice_terms
from app.model.advice import Advice, CaseFile
from app.model.law import Regime, RouteCode, RouteStatus
from app.model.notice_field import PROCEDURE, NoticeField
from app.model.overrule import open_stops
from app.model.purchase import Purchase
from app.text.writing import antal, dato, kroner

_NOTICE_TYPES = {Regime.AFSNIT_II: "cn-standard", Regime.AFSNIT_III: "cn-social"}
_NATIONAL = "Hvilke felter udbud.dk beder om, skal efterprøves i udbud.dk."
_NOT_USED = {
    Regime.AFSNIT_IV: (
        "Indkøbet er under tærskelværdien, så der sendes ingen bekendtgørelse i eForms til EU. Det har klar "
        f"grænseoverskridende interesse og skal annonceres på udbud.dk (udbudsloven §§ 191-192). {_NATIONAL}"
    ),
    Regime.AFSNIT_V: (
        "Indkøbet er under tærskelværdien og følger udbudsloven § 193, så der sendes ingen bekendtgørelse i eForms til "
        f"EU. Vælger kommunen at annoncere, kan det ske på udbud.dk. {_NATIONAL}"
    ),
    Regime.BELOW_500K: (
        "Indkøbet er under beløbsgrænsen for udbudslovens afsnit V. Der sendes ingen bekendtgørelse, og eForms bruges "
        "ikke."
    ),
    Regime.TILBUDSLOVEN: (
        "Bygge- og anlægsarbejdet er under tærskelværdien og følger tilbudsloven, så der sendes ingen bekendtgørelse i "
        f"eForms til EU. Holdes der licitation, kan den annonceres på udbud.dk. {_NATIONAL}"
    ),
}
_CONCESSION = (
    "Indkøbet er en koncession. Den har sine egne formularer (direktiv 2014/23/EU og BEK 1080/2022), og værktøjet ved "
    "ikke, hvilke felter der skal udfyldes. Efterprøv det i eNotices eller på udbud.dk."
)
_USED = (
    "Bekendtgørelsen sendes til EU i eForms. Arket har de felter, som sagen kan udfylde, og dem, som hænger sammen med "
    "dem. Det er ikke en hel bekendtgørelse: ordregiver, frister, tildelingskriterier, udelukkelsesgrunde og klage "
    "udfyldes i eNotices eller på udbud.dk, som også afgør, hvilke felter der kræves."
)


@dataclass(frozen=True, slots=True)
class EformsFacts:
    """The sheet. used: whether the purchase calls for a notice in eForms; verdict says why or why not.

    Without a notice there are no fields. stops: what must be settled before anything is sent; remarks: what to check.
    """

    used: bool
    verdict: str
    source: str
    last_verified: date
    stops: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    procedure: tuple[NoticeField, ...] = ()
    lots: tuple[LotSheet, ...] = ()

    @property
    def verified(self) -> str:
        """The day on which fields and codes were last compared with the official ones, as printed."""
        return dato(self.last_verified)

    @property
    def fields(self) -> tuple[NoticeField, ...]:
        """Every field in the order of the sheet."""
        return (*self.procedure, *(field for lot in self.lots for field in lot.fields))


def eforms_facts(case_file: CaseFile) -> EformsFacts:
    """The sheet of a case; below the thresholds it says that eForms is not used, and why."""
    advice, terms = case_file.advice, notice_terms()
    if advice.purchase.concession or advice.regime not in _NOTICE_TYPES:
        return EformsFacts(False, _why_not(advice), terms.source, terms.last_verified)
    reservation = reservation_of(case_file)
    return EformsFacts(
        used=True,
        verdict=_USED,
        source=terms.source,
        last_verified=terms.last_verified,
        stops=_stops(case_file, reservation),
        remarks=_remarks(advice, reservation),
        procedure=_procedure(case_file),
        lots=lot_sheets(case_file, reservation),
    )


def _why_not(advice: Advice) -> str:
    if advice.purchase.concession:
        return _CONCESSION
    if advice.regime_if_cross_border is Regime.AFSNIT_IV:
        return (
            f"{_NOT_USED[advice.regime]} Viser det sig, at indkøbet har klar grænseoverskridende interesse, skal det "
            "annonceres på udbud.dk (udbudsloven §§ 191-192)."
        )
    return _NOT_USED[advice.regime]


def _procedure(case_file: CaseFile) -> tuple[NoticeField, ...]:
    purchase, write = case_file.advice.purchase, FieldWriter(PROCEDURE, case_file)
    return (
        write.coded("BT-01-notice", "legal-basis", "32014L0024", "Udbudsloven gennemfører direktivet."),
        write.coded("BT-02-notice", "notice-type", _NOTICE_TYPES[case_file.advice.regime], _type_why(case_file.advice)),
        write.coded("BT-702(a)-notice", "language", "DAN", "Materialet er på dansk."),
        write.left_open("BT-105-Procedure", "Sagen siger ikke, hvilken udbudsform kommunen bruger."),
        write.text("BT-21-Procedure", purchase.title),
        write.text("BT-24-Procedure", purchase.description, "Sagen har ingen beskrivelse."),
        write.coded("BT-23-Procedure", "contract-nature", purchase.contract_type.value),
        write.amount(
            "BT-27-Procedure", purchase.value_kr, f"{kroner(purchase.value_kr)} for hele perioden, optioner medregnet."
        ),
        *write.categories("Procedure", purchase.cpv_codes),
        *write.place("Procedure"),
    )


def _type_why(advice: Advice) -> str:
    if advice.regime is Regime.AFSNIT_III:
        return "Indkøbet følger udbudslovens afsnit III. Begynder det med en forhåndsmeddelelse, er koden en anden."
    return "Indkøbet følger udbudslovens afsnit II. Begynder det med en forhåndsmeddelelse, er koden en anden."


def _stops(case_file: CaseFile, reservation: Reservation | None) -> tuple[str, ...]:
    advice, stops = case_file.advice, []
    found = len(open_stops(advice.findings, case_file.overrules))
    if found:
        stops.append(
            f"Sagen har {antal(found, 'stop', 'stop')}, som hverken er løst eller tilsidesat af en jurist. Send ikke "
            "bekendtgørelsen, før det er sket."
        )
    closed = next(
        (
            route
            for route in advice.routes
            if route.code is RouteCode.RESERVED_190 and route.status is RouteStatus.NOT_AVAILABLE
        ),
        None,
    )
    picked = advice.choices.way is RouteCode.RESERVED_190
    if closed and (picked or (reservation is not None and reservation.by_190)):
        reasons = " ".join(reason.text for reason in closed.reasons)
        stops.append(
            "Koden res-pub-ser i BT-71 kræver, at hovedkoden (BT-262) står i udbudslovens § 190, og at kontrakten "
            f"ikke løber for længe. Det opfylder indkøbet ikke. {reasons}"
        )
    if reservation is None:
        return tuple(stops)
    if reservation.by_54 and reservation.by_190:
        stops.append(
            "Klausulerne forbeholder deltagelsen efter både § 54 og § 190. Vælg én af dem, før BT-71 udfyldes."
        )
    if reservation.lot_only and not advice.purchase.lots:
        stops.append(
            "En delkontrakt er forbeholdt, men indkøbet er ikke delt op i sagen. Skriv delkontrakterne i sagen først."
        )
    elif reservation.lot_only and reserved_lot(advice) is None:
        stops.append(
            "Klausulerne forbeholder én delkontrakt, men det fremgår ikke entydigt hvilken. Skriv dens titel i "
            "klausulen, præcis som den står i sagen."
        )
    return tuple(stops)


def _remarks(advice: Advice, reservation: Reservation | None) -> tuple[str, ...]:
    purchase, remarks = advice.purchase, []
    if reservation is not None and advice.choices.way is None:
        remarks.append("Forbeholdet er værktøjets forslag. Ingen har valgt vejen i sagen endnu.")
    for title in unsettled(advice):
        remarks.append(
            f"Klausulen »{title}« siger endnu ikke, hvilke delkontrakter den gælder. Den står derfor ved dem alle i "
            "BT-70 og BT-777. Ret felterne, når en jurist har afgjort det."
        )
    if not purchase.cpv_codes and advice.suggestions:
        best = advice.suggestions[0]
        remarks.append(f"Ingen har valgt hovedkoden. Værktøjets bedste forslag er {best.code} {best.label_da}.")
    total = sum(lot.value_kr for lot in purchase.lots)
    if purchase.lots and total != purchase.value_kr:
        remarks.append(
            f"Indkøbet er sat til {kroner(purchase.value_kr)}, men delkontrakterne giver tilsammen {kroner(total)} Ret "
            "det, der er forkert, før værdierne skrives i bekendtgørelsen."
        )
    if reservation is not None and reservation.by_190 and _other_main_codes(purchase):
        remarks.append(
            "En delkontrakt har en anden hovedkode end indkøbet. Efterprøv, at den også står i udbudslovens § 190."
        )
    return tuple(remarks)


def _other_main_codes(purchase: Purchase) -> bool:
    return any(lot.cpv_codes and lot.cpv_codes[:1] != purchase.cpv_codes[:1] for lot in purchase.lots)

"""The conditions of udbudsloven §§ 54 and 190, put to one enterprise point by point.

An answer says what the sources tell and nothing more: most of what § 190 asks stands in no register, so the answer is
unknown and the text names the evidence to ask for. A person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.law.regimes import Situation, situation_of
from app.law.wording import INTERPRETATION, kroner, listing, months, one_stop, procent
from app.model.advice import DatedValues
from app.model.enterprise import Enterprise, Evidence, RsvStatus
from app.model.law import Answer, Grade, Point, Regime
from app.model.purchase import Purchase
from app.model.reserved_54 import EVIDENCE_MONTHS, Demand54
from app.text.writing import dato

_SECTION_54 = "udbudsloven § 54"
_SECTION_190 = "udbudsloven § 190"
_PROOF = "udbudsloven §§ 148 og 159"
_REGISTER = "lov 711/2014"
_ASK = "Ikke oplyst – spørg."
_PROVEN = (Evidence.DOCUMENTED, Evidence.AUDITED)
_KINDS = {
    Evidence.SELF_DECLARED: "egen erklæring",
    Evidence.DOCUMENTED: "dokumentation",
    Evidence.AUDITED: "revisorerklæring",
}
_STATUSES = {
    RsvStatus.REGISTERED: "er registreret",
    RsvStatus.NOT_REGISTERED: "er ikke registreret",
    RsvStatus.DEREGISTERED: "er afmeldt",
}
_MANY = 3


def test_54(enterprise: Enterprise, view: DatedValues, notice_date: date) -> tuple[Point, ...]:
    """The conditions of udbudsloven § 54 for one enterprise on the day of the notice.

    view: the parameters of that day. Shares are percent of the employed. Raises InputError for a day before the law
    set a share.
    """
    demand = Demand54.on(notice_date, view)
    return (
        _aim(enterprise),
        _share(enterprise, view),
        _kind_of_evidence(enterprise),
        _age_of_evidence(enterprise, demand, view),
        _rsv(enterprise, _SECTION_54, "hovedformålet eller andelen"),
    )


def test_190(
    enterprise: Enterprise, purchase: Purchase, cpv_codes: Sequence[str], view: DatedValues
) -> tuple[Point, ...]:
    """The conditions of udbudsloven § 190 for one enterprise and one purchase.

    cpv_codes: the main code first. view: the parameters of purchase.notice_date. Raises InputError, naming
    notice_date, when that day lies outside the known periods.
    """
    situation = situation_of(purchase, cpv_codes, view)
    return (
        _listed_code(situation),
        _light_regime(situation),
        _three_years(situation),
        _only_such_services(enterprise, situation),
        _mission(enterprise),
        _profit(enterprise),
        _ownership(enterprise),
        _no_recent_contract(situation),
        _rsv(enterprise, _SECTION_190, "CPV-koder, formål i offentlighedens tjeneste eller tidligere kontrakter"),
    )


def _aim(enterprise: Enterprise) -> Point:
    """A sheltered workshop, or an operator whose main aim is to integrate such persons (udbudsloven § 54)."""
    known = (
        f"Virksomheden oplyser disse målgrupper: {listing(enterprise.target_groups)}. "
        if enterprise.target_groups
        else ""
    )
    return Point(
        question="Er virksomheden et beskyttet værksted, eller er hovedformålet social og faglig integration af "
        "personer med handicap eller dårligt stillede personer?",
        answer=Answer.UNKNOWN,
        evidence=f"{_ASK} {known}Om det er hovedformålet, fremgår ikke. Bed om vedtægternes formålsbestemmelse, eller "
        "om en afgørelse eller en erklæring fra den myndighed, der driver eller godkender det, hvis det er et "
        "beskyttet værksted.",
        as_of=None,
        grade=Grade.SELF_DECLARED if known else Grade.NONE,
        law=_SECTION_54,
    )


def _share(enterprise: Enterprise, view: DatedValues) -> Point:
    """At least the share that the law sets of those employed (udbudsloven § 54)."""
    least = view.number("reserved_54_share")
    percent, evidence = enterprise.disadvantaged_pct, enterprise.disadvantaged_evidence
    heads = "Om andelen regnes i personer eller årsværk, er ikke afklaret; bed om begge tal."
    if percent is None:
        answer, text = (
            Answer.UNKNOWN,
            f"{_ASK} Bed om en opgørelse af de beskæftigede uden navne, CPR-numre og diagnoser.",
        )
    elif percent < least * 100:
        answer, text = Answer.NOT_MET, f"Andelen er oplyst til {procent(percent / 100)}."
    elif evidence is Evidence.NONE:
        answer, text = (
            Answer.UNKNOWN,
            f"Andelen står som {procent(percent / 100)}, men intet viser, hvor tallet er fra.",
        )
    else:
        answer, text = Answer.MET, f"Andelen er {procent(percent / 100)} ifølge {_KINDS[evidence]}."
    return Point(
        question=f"Er mindst {procent(least)} af de beskæftigede personer med handicap eller dårligt stillede "
        "personer?",
        answer=answer,
        evidence=f"{text} {heads}",
        as_of=enterprise.disadvantaged_as_of if percent is not None else None,
        grade=_grade(enterprise),
        law=_SECTION_54,
    )


def _kind_of_evidence(enterprise: Enterprise) -> Point:
    """A declaration is enough in the bid, the proof is due before award (udbudsloven §§ 148, 159)."""
    evidence = enterprise.disadvantaged_evidence
    if evidence in _PROVEN:
        answer, text = Answer.MET, f"Andelen er vist ved {_KINDS[evidence]}."
    elif evidence is Evidence.SELF_DECLARED:
        answer = Answer.NOT_MET
        text = "Der er kun virksomhedens egen oplysning. Den er nok i ESPD, men ikke når kontrakten skal tildeles."
    else:
        answer, text = Answer.UNKNOWN, _ASK
    award = (
        "Den, der står til at vinde, afleverer før tildelingen en underskrevet opgørelse. Er der rimelig tvivl om "
        "den, kan kommunen bede om, at en revisor eller en offentlig myndighed bekræfter den."
    )
    return Point(
        question="Er andelen dokumenteret af andet end virksomhedens egen erklæring?",
        answer=answer,
        evidence=f"{text} {award}",
        as_of=enterprise.disadvantaged_as_of,
        grade=_grade(enterprise),
        law=_PROOF,
    )


def _age_of_evidence(enterprise: Enterprise, demand: Demand54, view: DatedValues) -> Point:
    """How old the evidence may be on the day of the notice; the limit is the tool's own, the law names none."""
    limit, as_of = months(view.number(EVIDENCE_MONTHS)), enterprise.disadvantaged_as_of
    if as_of is None or enterprise.disadvantaged_evidence is Evidence.NONE:
        answer, text = Answer.UNKNOWN, f"{_ASK} Bed om en opgørelse med dato."
    elif as_of >= demand.oldest:
        answer, text = Answer.MET, f"Oplysningen er fra den {dato(as_of)}."
    else:
        answer, text = Answer.NOT_MET, f"Oplysningen er fra den {dato(as_of)}. Bed om en nyere."
    return Point(
        question=f"Er oplysningen om andelen højst {limit} gammel på dagen for bekendtgørelsen?",
        answer=answer,
        evidence=f"{text} Loven nævner ingen alder; grænsen er værktøjets egen og gælder oplysningerne her. Klausulen "
        "om bevis kræver en ny opgørelse af den, der står til at vinde, med sin egen frist.",
        as_of=as_of,
        grade=_grade(enterprise),
        law=_SECTION_54,
    )


def _rsv(enterprise: Enterprise, law: str, conditions: str) -> Point:
    """The register of social enterprises is a dated fact that proves nothing (lov 711/2014)."""
    status, as_of = enterprise.rsv_status, enterprise.rsv_as_of
    when = f" pr. {dato(as_of)}" if as_of else ", men datoen for opslaget er ikke oplyst"
    if status in _STATUSES:
        text = f"Virksomheden {_STATUSES[status]} som socialøkonomisk virksomhed (RSV){when}."
    else:
        text = "Status i registret over socialøkonomiske virksomheder (RSV) er ikke oplyst."
    return Point(
        question="Viser RSV-registret, at betingelserne er opfyldt?",
        answer=Answer.UNKNOWN,
        evidence=f"{text} Registret prøver ikke {conditions}. Det beviser derfor intet, og det er ikke et krav at stå "
        "i det.",
        as_of=as_of if status in _STATUSES else None,
        grade=Grade.REGISTER if status in _STATUSES else Grade.NONE,
        law=f"{law}; {_REGISTER}",
    )


def _listed_code(situation: Situation) -> Point:
    """The main CPV code stands in § 190 itself, not only above or below a listed one (udbudsloven § 190)."""
    code = situation.main_code
    if not code:
        answer, text = Answer.UNKNOWN, "Købet har ingen CPV-kode. Vælg den først."
    elif code in situation.view.codes("cpv_reserved_190"):
        answer, text = Answer.MET, f"Hovedkoden {code} står på listen."
    else:
        answer = Answer.NOT_MET
        text = f"Hovedkoden {code} står ikke på listen. En kode tæller kun selv, ikke sammen med sine underkoder."
    return _of_case(situation, "Står købets CPV-kode på listen i § 190?", answer, text)


def _light_regime(situation: Situation) -> Point:
    """The section speaks of services of afsnit III, at or above the light threshold (udbudsloven §§ 7, 186, 190)."""
    value, threshold = kroner(situation.total_kr), kroner(situation.threshold_kr)
    if situation.purchase.concession:
        answer = Answer.UNKNOWN
        text = "Købet er en koncession, som følger sin egen bekendtgørelse. Få en jurist til at vurdere det."
    elif situation.regime is Regime.AFSNIT_III:
        answer, text = Answer.MET, f"Værdien på {value} når tærskelværdien på {threshold}."
    elif situation.light:
        answer = Answer.UNKNOWN
        text = (
            f"Værdien på {value} ligger under tærskelværdien på {threshold}, hvor § 190 gælder {INTERPRETATION}. Få en "
            "jurist til at vurdere det."
        )
    else:
        answer, text = Answer.NOT_MET, "Købet er ikke en social eller anden specifik tjenesteydelse."
    return _of_case(situation, "Hører købet til udbudslovens afsnit III?", answer, text)


def _three_years(situation: Situation) -> Point:
    """Three years at most, extensions counted (udbudsloven § 190; the counting of extensions is an interpretation)."""
    limit = situation.view.number("reserved_190_max_months")
    duration = situation.purchase.duration_months
    return _of_case(
        situation,
        f"Løber kontrakten højst {months(limit)}, når forlængelser tæller med?",
        Answer.MET if duration <= limit else Answer.NOT_MET,
        f"Kontrakten løber {months(duration)}. Forlængelser tæller med {INTERPRETATION}.",
    )


def _only_such_services(enterprise: Enterprise, situation: Situation) -> Point:
    """The organisation works only with such services; »only« is read strictly (udbudsloven § 190)."""
    codes = situation.view.codes("cpv_reserved_190")
    other = tuple(code for code in enterprise.cpv_codes if code not in codes)
    known = ""
    if other:
        named = listing((*other[:_MANY], "flere")) if len(other) > _MANY else listing(other)
        known = f"Virksomheden står også med CPV-koder, der ikke er på listen: {named}. Det taler imod. "
    elif enterprise.cpv_codes:
        known = "Alle virksomhedens CPV-koder i registret er på listen, men registret er ikke udtømmende. "
    return _unknown(
        "Arbejder organisationen kun med den slags ydelser?",
        f"{known}Bed om en erklæring om alle aktiviteter og om det seneste regnskab. Ordet »kun« læses strengt "
        f"{INTERPRETATION}.",
        grade=Grade.SELF_DECLARED if known else Grade.NONE,
    )


def _mission(enterprise: Enterprise) -> Point:
    """A public-service mission tied to those services (udbudsloven § 190)."""
    return _unknown(
        "Har organisationen et formål i offentlighedens tjeneste, som er knyttet til ydelserne?",
        f"{_form(enterprise)}Bed om vedtægternes formålsbestemmelse.",
    )


def _profit(enterprise: Enterprise) -> Point:
    """Profit reinvested, or shared on participatory grounds (udbudsloven § 190)."""
    return _unknown(
        "Geninvesteres overskuddet i formålet, eller fordeles det efter deltagelse?",
        f"{_form(enterprise)}Bed om vedtægternes bestemmelse om overskud og om det seneste regnskab.",
    )


def _ownership(enterprise: Enterprise) -> Point:
    """Employee ownership or active participation (udbudsloven § 190)."""
    return _unknown(
        "Bygger ledelse eller ejerskab på medarbejdereje eller på aktiv deltagelse af ansatte, brugere eller andre?",
        f"{_form(enterprise)}Bed om vedtægter og ejerbog, eller om en beskrivelse af, hvordan de deltager.",
    )


def _no_recent_contract(situation: Situation) -> Point:
    """No contract for those services from the same authority under the section lately (udbudsloven § 190)."""
    years = situation.view.number("reserved_190_pause_years")
    return _unknown(
        f"Har organisationen været uden en kontrakt om ydelserne efter § 190 hos kommunen i de seneste {years:.0f} år?",
        "Slå op i kommunens egne kontrakter, og bed organisationen om en erklæring.",
    )


def _unknown(question: str, evidence: str, grade: Grade = Grade.NONE) -> Point:
    """A point of § 190 that no register answers."""
    return Point(question, Answer.UNKNOWN, f"{_ASK} {evidence}", None, grade, _SECTION_190)


def _of_case(situation: Situation, question: str, answer: Answer, evidence: str) -> Point:
    """A point of § 190 that the purchase itself answers, on the day of its notice."""
    return Point(question, answer, one_stop(evidence), situation.purchase.notice_date, Grade.CASE, _SECTION_190)


def _form(enterprise: Enterprise) -> str:
    """The legal form, which hints at purpose and ownership and settles nothing."""
    return f"Virksomhedsformen er {enterprise.legal_form}; den afgør det ikke. " if enterprise.legal_form else ""


def _grade(enterprise: Enterprise) -> Grade:
    """The kind of evidence behind the share."""
    return Grade(enterprise.disadvantaged_evidence.value)

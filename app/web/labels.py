"""Names of codes in the reader's language. The texts behind the codes (reasons, findings) stay Danish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString, lazy_gettext

from app.model.choices import Changed
from app.model.clause import ClauseStatus
from app.model.enterprise import Evidence, RsvStatus
from app.model.law import Answer, Grade, Regime, RouteCode, RouteStatus, Severity
from app.model.match import Capacity, Reserved54
from app.model.purchase import ContractType, CrossBorderInterest
from app.model.search import Outcome
from app.model.user import Role

ROLES = {
    Role.PURCHASER: lazy_gettext("Indkøber"),
    Role.LEGAL: lazy_gettext("Jurist"),
    Role.FINANCE: lazy_gettext("Økonomi"),
    Role.ADMINISTRATOR: lazy_gettext("Administrator"),
}

CONTRACT_TYPES = {
    ContractType.SERVICES: lazy_gettext("Tjenesteydelser"),
    ContractType.SUPPLIES: lazy_gettext("Varekøb"),
    ContractType.WORKS: lazy_gettext("Bygge og anlæg"),
}

CROSS_BORDER = {
    CrossBorderInterest.YES: lazy_gettext("Ja"),
    CrossBorderInterest.NO: lazy_gettext("Nej"),
    CrossBorderInterest.UNKNOWN: lazy_gettext("Ikke vurderet"),
}

REGIMES = {
    Regime.AFSNIT_II: lazy_gettext("Udbudslovens afsnit II (fuldt udbud)"),
    Regime.AFSNIT_III: lazy_gettext("Udbudslovens afsnit III (light-regimet)"),
    Regime.AFSNIT_IV: lazy_gettext("Udbudslovens afsnit IV (under tærskelværdien, klar grænseoverskridende interesse)"),
    Regime.AFSNIT_V: lazy_gettext(
        "Udbudslovens afsnit V (under tærskelværdien, ingen klar grænseoverskridende interesse)"
    ),
    Regime.BELOW_500K: lazy_gettext("Mindre indkøb (forvaltningsretlige grundsætninger)"),
    Regime.TILBUDSLOVEN: lazy_gettext("Tilbudsloven (bygge og anlæg under tærskelværdien)"),
}

# What may carry a clause: a regime, or the order on concessions beside them.
BASIS_REGIMES = {**{str(code): name for code, name in REGIMES.items()}, "concession": lazy_gettext("Koncession")}

ROUTES = {
    RouteCode.DIRECT_PURCHASE: lazy_gettext("Direkte køb"),
    RouteCode.QUOTES: lazy_gettext("Indhentning af tilbud"),
    RouteCode.ADVERTISED: lazy_gettext("Annoncering"),
    RouteCode.OPEN_COMPETITION: lazy_gettext("Åben konkurrence"),
    RouteCode.RESERVED_54: lazy_gettext("Reserveret konkurrence efter § 54"),
    RouteCode.RESERVED_LOT_54: lazy_gettext("Delkontrakt reserveret efter § 54"),
    RouteCode.RESERVED_190: lazy_gettext("Reserverede tjenesteydelser efter § 190"),
    RouteCode.TRAINING_DUTY: lazy_gettext("Pligt til uddannelsesklausul"),
    RouteCode.EMPLOYMENT_CLAUSE: lazy_gettext("Beskæftigelsesklausul"),
    RouteCode.LABOUR_CLAUSE: lazy_gettext("Arbejdsklausul"),
    RouteCode.SOCIAL_AWARD_CRITERION: lazy_gettext("Socialt underkriterium"),
    RouteCode.MARKET_DIALOGUE: lazy_gettext("Markedsdialog"),
    RouteCode.SUBCONTRACTING: lazy_gettext("Samarbejde med underleverandører"),
    RouteCode.PARTNERSHIP: lazy_gettext("Frivillig partnerskabsaftale"),
}

ROUTE_STATUSES = {
    RouteStatus.MANDATORY: lazy_gettext("Pligt"),
    RouteStatus.AVAILABLE: lazy_gettext("Åben"),
    RouteStatus.NEEDS_LEGAL_SIGNOFF: lazy_gettext("Kræver juridisk godkendelse"),
    RouteStatus.NOT_AVAILABLE: lazy_gettext("Ikke åben"),
}

SEVERITIES = {
    Severity.BLOCK: lazy_gettext("Stop"),
    Severity.REASON: lazy_gettext("Kræver begrundelse"),
    Severity.NOTE: lazy_gettext("Bemærk"),
}

FINDINGS = {
    "thin_market": lazy_gettext("Få mulige leverandører"),
    "splitting_risk": lazy_gettext("Indkøbene skal måske lægges sammen"),
    "purchases_over_years": lazy_gettext("Køb af samme slags over flere år"),
    "contract_type_doubtful": lazy_gettext("CPV-koden passer ikke til kontrakttypen"),
    "cross_border_unknown": lazy_gettext("Grænseoverskridende interesse er ikke vurderet"),
    "no_lots_reason": lazy_gettext("Begrund, hvis kontrakten ikke deles op"),
    "rsv_requirement": lazy_gettext("Krav om registrering som socialøkonomisk virksomhed"),
    "local_requirement": lazy_gettext("Krav om lokalt tilhørsforhold"),
    "label_without_equivalent": lazy_gettext("Mærke uden »eller tilsvarende«"),
    "named_agreement": lazy_gettext("En bestemt overenskomst er nævnt"),
    "nonprofit_only": lazy_gettext("Forbeholdt organisationer uden gevinst for øje"),
    "extra_54_requirement": lazy_gettext("Ekstra krav oven i § 54"),
    "direct_award_above_threshold": lazy_gettext("Direkte tildeling over tærskelværdien"),
    "duration_over_three_years": lazy_gettext("Længere end tre år under § 190"),
    "personal_data": lazy_gettext("Personoplysninger i dokumentationen"),
    "register_row_doubtful": lazy_gettext("Tvivlsomme rækker fra registret"),
    "threshold_near": lazy_gettext("Tæt på en tærskelværdi"),
    "notice_must_cite": lazy_gettext("Bekendtgørelsen skal henvise til paragraffen"),
    "light_below_threshold": lazy_gettext("Light-ydelse under tærskelværdien"),
    "lots_total": lazy_gettext("Delkontrakternes sum og købets værdi er forskellige"),
    "part_lot_exception": lazy_gettext("Små delkontrakter kan holdes uden for udbuddet"),
    "category_unconfirmed": lazy_gettext("Kategorien er ikke bekræftet"),
    "concession": lazy_gettext("Koncession"),
    "period_change": lazy_gettext("Tærskelværdierne skifter ved nytår"),
    "way_taken": lazy_gettext("Vejen, som udbudsmaterialet følger"),
    "choice_dropped": lazy_gettext("Et valg i sagen gælder ikke længere"),
    "duty_left_out": lazy_gettext("En klausul, som loven kræver, er udeladt"),
    "clauses_clash": lazy_gettext("To klausuler passer ikke sammen"),
    "consortium_possible": lazy_gettext("Flere kan løfte opgaven sammen"),
}

ANSWERS = {
    Answer.MET: lazy_gettext("Opfyldt"),
    Answer.NOT_MET: lazy_gettext("Ikke opfyldt"),
    Answer.UNKNOWN: lazy_gettext("Ikke oplyst"),
}

GRADES = {
    Grade.NONE: lazy_gettext("Intet bevis"),
    Grade.SELF_DECLARED: lazy_gettext("Virksomhedens egen oplysning"),
    Grade.DOCUMENTED: lazy_gettext("Dokumenteret"),
    Grade.AUDITED: lazy_gettext("Revisorerklæring"),
    Grade.REGISTER: lazy_gettext("Opslag i register"),
    Grade.CASE: lazy_gettext("Følger af sagen"),
}

RESERVED_54 = {
    Reserved54.DOCUMENTED: lazy_gettext("§ 54: dokumenteret"),
    Reserved54.SELF_DECLARED: lazy_gettext("§ 54: egen erklæring"),
    Reserved54.UNKNOWN: lazy_gettext("§ 54: ikke oplyst"),
    Reserved54.NO: lazy_gettext("§ 54: nej"),
}

EVIDENCE_COUNTS = {
    Reserved54.DOCUMENTED: lazy_gettext("Dokumenteret"),
    Reserved54.SELF_DECLARED: lazy_gettext("Egen erklæring"),
    Reserved54.UNKNOWN: lazy_gettext("Ikke oplyst"),
    Reserved54.NO: lazy_gettext("Nej, under kravet"),
}

EVIDENCE = {
    Evidence.NONE: lazy_gettext("Ingen dokumentation"),
    Evidence.SELF_DECLARED: lazy_gettext("Egen erklæring"),
    Evidence.DOCUMENTED: lazy_gettext("Dokumenteret"),
    Evidence.AUDITED: lazy_gettext("Revisorerklæring"),
}

RSV_STATUSES = {
    RsvStatus.REGISTERED: lazy_gettext("I RSV-registret"),
    RsvStatus.NOT_REGISTERED: lazy_gettext("Ikke i RSV-registret"),
    RsvStatus.DEREGISTERED: lazy_gettext("Afmeldt RSV-registret"),
    RsvStatus.UNKNOWN: lazy_gettext("Registerstatus ikke oplyst"),
}

CAPACITIES = {
    Capacity.SUFFICIENT: lazy_gettext("Kapacitet til hele opgaven"),
    Capacity.TOO_SMALL: lazy_gettext("Kapacitet til en del af opgaven"),
    Capacity.UNKNOWN: lazy_gettext("Kapacitet ikke oplyst"),
}

OUTCOMES = {
    Outcome.CONTACTED: lazy_gettext("Kontaktet"),
    Outcome.ANSWERED: lazy_gettext("Har svaret"),
    Outcome.DECLINED: lazy_gettext("Har sagt nej"),
    Outcome.NOBODY: lazy_gettext("Ingen er valgt"),
}

CLAUSE_STATUSES = {
    ClauseStatus.DRAFT: lazy_gettext("Udkast"),
    ClauseStatus.IN_REVIEW: lazy_gettext("Til juridisk gennemgang"),
    ClauseStatus.APPROVED: lazy_gettext("Godkendt"),
    ClauseStatus.RETIRED: lazy_gettext("Udgået"),
}

CLAUSE_KINDS = {
    "notice": lazy_gettext("Bekendtgørelse"),
    "qualification": lazy_gettext("Egnethed og dokumentation"),
    "award": lazy_gettext("Tildeling"),
    "contract": lazy_gettext("Kontraktvilkår"),
    "administration": lazy_gettext("Opfølgning i kontrakten"),
    "process": lazy_gettext("Forløb før udbuddet"),
}

CHANGES = {
    Changed.CREATED: lazy_gettext("Sagen er oprettet"),
    Changed.PURCHASE: lazy_gettext("Indkøbet er rettet"),
    Changed.IMPORTED: lazy_gettext("Indkøbet er indlæst fra en fil"),
    Changed.SEARCHED_AGAIN: lazy_gettext("Der er søgt igen på dagens data"),
    Changed.WAY: lazy_gettext("Vejen er valgt"),
    Changed.BLANKS: lazy_gettext("Felter er udfyldt i en klausul"),
    Changed.TEXT: lazy_gettext("Ordlyden af en klausul er rettet"),
    Changed.LEFT_OUT: lazy_gettext("En klausul er udeladt"),
    Changed.TAKEN_BACK: lazy_gettext("En klausul er taget med igen"),
    Changed.ADDED: lazy_gettext("En klausul er føjet til"),
    Changed.REMOVED: lazy_gettext("En tilføjet klausul er fjernet"),
    Changed.SCENARIO: lazy_gettext("Værdien er regnet med et andet scenarie"),
    Changed.MEMO: lazy_gettext("Indstillingen er ændret"),
}

PARAMETER_STATUSES = {
    "lov": lazy_gettext("Lov"),
    "beregnet": lazy_gettext("Beregnet"),
    "sekundær": lazy_gettext("Sekundær kilde"),
    "antagelse": lazy_gettext("Antagelse"),
}

VERDICTS = {
    "robust": lazy_gettext("Robust: også et forsigtigt skøn giver overskud"),
    "sandsynlig": lazy_gettext("Sandsynlig: det mest sandsynlige udfald giver overskud"),
    "politisk prioritering": lazy_gettext("Politisk prioritering: det mest sandsynlige udfald giver underskud"),
}

# A scenario without a premium has nothing to earn back.
VERDICTS_WITHOUT_PREMIUM = {
    "robust": lazy_gettext("Robust: uden merpris giver også et forsigtigt skøn en gevinst"),
    "sandsynlig": lazy_gettext("Sandsynlig: uden merpris giver det mest sandsynlige udfald en gevinst"),
    "politisk prioritering": lazy_gettext(
        "Politisk prioritering: selv uden merpris giver det mest sandsynlige udfald ingen gevinst"
    ),
}

POCKETS = {
    "municipality.purchasing": lazy_gettext("Kommunen: indkøb"),
    "municipality.employment": lazy_gettext("Kommunen: beskæftigelse"),
    "municipality.social": lazy_gettext("Kommunen: socialområdet"),
    "municipality.tax": lazy_gettext("Kommunen: skat"),
    "other_municipalities": lazy_gettext("Andre kommuner"),
    "region": lazy_gettext("Regionen"),
    "state": lazy_gettext("Staten"),
    "equalisation": lazy_gettext("Udligning"),
    "citizen": lazy_gettext("Borgerne"),
    "supplier": lazy_gettext("Leverandøren"),
}


JOBS = {
    "ordinary": lazy_gettext("Ordinært job"),
    "fleksjob": lazy_gettext("Fleksjob"),
    "small_job": lazy_gettext("Småjob ved siden af kontanthjælp"),
    "placement": lazy_gettext("Virksomhedspraktik uden løn"),
}

WAGES = {"hour": lazy_gettext("i timen"), "year": lazy_gettext("om året")}

BENEFITS = {
    "kontanthjaelp_forhoejet": lazy_gettext("Kontanthjælp, forhøjet sats"),
    "kontanthjaelp_grundsats": lazy_gettext("Kontanthjælp, grundsats"),
    "kontanthjaelp_mindstesats": lazy_gettext("Kontanthjælp, mindstesats"),
    "kontanthjaelp_hjemmeboende": lazy_gettext("Kontanthjælp, hjemmeboende"),
    "ledighedsydelse_hoej": lazy_gettext("Ledighedsydelse, høj"),
    "ledighedsydelse_lav_med_barn": lazy_gettext("Ledighedsydelse, lav, med barn"),
    "ledighedsydelse_lav_uden_barn": lazy_gettext("Ledighedsydelse, lav, uden barn"),
    "dagpenge_max": lazy_gettext("Dagpenge, højeste sats"),
    "sygedagpenge_max": lazy_gettext("Sygedagpenge, højeste sats"),
    "foertidspension_enlig": lazy_gettext("Førtidspension, enlig"),
    "foertidspension_par": lazy_gettext("Førtidspension, par"),
    "own": lazy_gettext("Et andet beløb"),
}

UNCERTAIN_FIELDS = {
    "deadweight": lazy_gettext("Var kommet i job alligevel"),
    "displacement": lazy_gettext("Fortrænger andre"),
    "evidence_correction": lazy_gettext("Fradrag for optimisme"),
    "local_share": lazy_gettext("Bor i kommunen"),
    "retention_multiplier": lazy_gettext("Fastholdelse i forhold til det skrevne"),
    "attribution": lazy_gettext("Skyldes indkøbet"),
    "places": lazy_gettext("Antal pladser"),
    "benefit_before": lazy_gettext("Ydelse i dag"),
    "weeks_on_benefit": lazy_gettext("Uger på ydelse ved start"),
    "hours_per_week": lazy_gettext("Timer om ugen"),
    "hourly_wage": lazy_gettext("Løn i timen"),
    "yearly_wage": lazy_gettext("Løn om året"),
    "lead_months": lazy_gettext("Måneder, før de første er i job"),
    "mentor_cost": lazy_gettext("Mentor og opstart"),
}

YES_NO = {"no": lazy_gettext("Nej"), "yes": lazy_gettext("Ja")}

CONDITION_FACTS = {
    "way": lazy_gettext("vejen"),
    "award": lazy_gettext("socialt underkriterium"),
    "regime": lazy_gettext("regelsættet"),
    "contract_type": lazy_gettext("kontrakttypen"),
    "lots": lazy_gettext("opdeling i delkontrakter"),
    "concession": lazy_gettext("koncession"),
}


def name_of(names: Mapping[Any, LazyString], code: str) -> str:
    """The name of a code; the code itself when a stored case speaks of one that is no longer known."""
    return str(names.get(code, code))

"""The Danish names of the codes that documents print. Documents are Danish and authoritative: nothing is translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.budget import Instrument, Sign
from app.model.clause import ClauseStatus
from app.model.enterprise import RsvStatus
from app.model.law import Answer, Grade, Regime, RouteCode, RouteStatus, Severity
from app.model.match import Capacity, Reserved54
from app.model.purchase import ContractType, CrossBorderInterest
from app.model.scenario import Job


@dataclass(frozen=True, slots=True)
class RegimeWords:
    """The name of a regime, and the rule. What it means in plain words stands in templates/documents/regime.html."""

    name: str
    law: str


REGIMES: Mapping[Regime, RegimeWords] = {
    Regime.AFSNIT_II: RegimeWords("Udbud efter udbudslovens afsnit II", "udbudsloven §§ 24-185"),
    Regime.AFSNIT_III: RegimeWords(
        "Sociale og andre specifikke tjenesteydelser, udbudslovens afsnit III", "udbudsloven §§ 186-190"
    ),
    Regime.AFSNIT_IV: RegimeWords(
        "Indkøb under tærskelværdien med klar grænseoverskridende interesse, udbudslovens afsnit IV",
        "udbudsloven §§ 10 og 191-192",
    ),
    Regime.AFSNIT_V: RegimeWords(
        "Indkøb under tærskelværdien, udbudslovens afsnit V",
        "udbudsloven §§ 11 og 193",
    ),
    Regime.BELOW_500K: RegimeWords(
        "Indkøb under beløbsgrænsen for udbudslovens afsnit V", "forvaltningsretlige grundsætninger"
    ),
    Regime.TILBUDSLOVEN: RegimeWords("Bygge- og anlægsarbejde under tærskelværdien", "tilbudsloven"),
}

TENDERED = frozenset({Regime.AFSNIT_II, Regime.AFSNIT_III, Regime.TILBUDSLOVEN})
"""The regimes in which a purchase that nobody is asked for directly is put out to tender (udbud, licitation)."""


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What the document is called, and its sections on invitation, procedure, participation and choice of supplier."""

    kind: str
    invitation: str
    procedure: str
    participation: str
    award: str


TENDER = DocumentWords(
    "Udbudsmateriale", "Invitation", "Udbudsform og regler", "Deltagelse i konkurrencen", "Tildeling"
)
ADVERTISED = DocumentWords(
    "Indkøbsmateriale", "Annoncering", "Fremgangsmåde og regler", "Hvem kan deltage?", "Tildeling"
)
ASKED = DocumentWords(
    "Opfordring til tilbud", "Opfordringen", "Fremgangsmåde og regler", "Hvem kan deltage?", "Valg af leverandør"
)

VALUES_OF_REGIME: Mapping[Regime, tuple[str, ...]] = {
    Regime.AFSNIT_II: ("threshold_supplies_services", "threshold_works", "standstill_days", "turnover_demand_factor"),
    Regime.AFSNIT_III: ("threshold_light", "cpv_light_services", "standstill_days"),
    Regime.AFSNIT_IV: ("threshold_supplies_services", "afsnit_iv_publicity_below"),
    Regime.AFSNIT_V: ("threshold_supplies_services", "afsnit_v_from", "quotes_without_reason"),
    Regime.BELOW_500K: ("afsnit_v_from",),
    Regime.TILBUDSLOVEN: ("threshold_works", "tilbudsloven_one_offer", "tilbudsloven_quotes"),
}
"""The dated values (by the name of the parameter) that a public document in the regime rests on."""

PUBLISHED_IN_NOTICE = frozenset({Regime.AFSNIT_II, Regime.AFSNIT_III, Regime.AFSNIT_IV})
"""The regimes in which a notice is published, and with it the estimated value."""

CONTRACT_TYPES: Mapping[ContractType, str] = {
    ContractType.SUPPLIES: "Varekøb",
    ContractType.SERVICES: "Tjenesteydelser",
    ContractType.WORKS: "Bygge og anlæg",
}

CROSS_BORDER: Mapping[CrossBorderInterest, str] = {
    CrossBorderInterest.YES: "Ja",
    CrossBorderInterest.NO: "Nej",
    CrossBorderInterest.UNKNOWN: "Ikke vurderet",
}

CLAUSE_STATUS: Mapping[ClauseStatus, str] = {
    ClauseStatus.DRAFT: "udkast",
    ClauseStatus.IN_REVIEW: "til juridisk gennemgang",
    ClauseStatus.APPROVED: "godkendt",
    ClauseStatus.RETIRED: "ude af brug",
}

ROUTES: Mapping[RouteCode, str] = {
    RouteCode.DIRECT_PURCHASE: "Direkte køb",
    RouteCode.QUOTES: "Indhentning af tilbud",
    RouteCode.ADVERTISED: "Annoncering",
    RouteCode.OPEN_COMPETITION: "Åben konkurrence",
    RouteCode.RESERVED_54: "Reserveret konkurrence efter § 54",
    RouteCode.RESERVED_LOT_54: "Delkontrakt reserveret efter § 54",
    RouteCode.RESERVED_190: "Reserverede tjenesteydelser efter § 190",
    RouteCode.TRAINING_DUTY: "Pligt til uddannelsesklausul",
    RouteCode.EMPLOYMENT_CLAUSE: "Beskæftigelsesklausul",
    RouteCode.LABOUR_CLAUSE: "Arbejdsklausul",
    RouteCode.SOCIAL_AWARD_CRITERION: "Socialt underkriterium",
    RouteCode.MARKET_DIALOGUE: "Markedsdialog",
    RouteCode.SUBCONTRACTING: "Samarbejde med underleverandører",
    RouteCode.PARTNERSHIP: "Frivillig partnerskabsaftale",
}

ROUTE_STATUS: Mapping[RouteStatus, str] = {
    RouteStatus.MANDATORY: "Pligt",
    RouteStatus.AVAILABLE: "Åben",
    RouteStatus.NEEDS_LEGAL_SIGNOFF: "Kræver juridisk godkendelse",
    RouteStatus.NOT_AVAILABLE: "Ikke åben",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.BLOCK: "Stop",
    Severity.REASON: "Kræver begrundelse",
    Severity.NOTE: "Bemærk",
}

ANSWERS: Mapping[Answer, str] = {
    Answer.MET: "Opfyldt",
    Answer.NOT_MET: "Ikke opfyldt",
    Answer.UNKNOWN: "Ikke oplyst",
}

GRADES: Mapping[Grade, str] = {
    Grade.NONE: "Intet bevis",
    Grade.SELF_DECLARED: "Virksomhedens egen oplysning",
    Grade.DOCUMENTED: "Dokumenteret",
    Grade.AUDITED: "Revisorerklæring",
    Grade.REGISTER: "Opslag i register",
    Grade.CASE: "Følger af sagen",
}

RSV_STATUS: Mapping[RsvStatus, str] = {
    RsvStatus.REGISTERED: "Registreret",
    RsvStatus.NOT_REGISTERED: "Ikke registreret",
    RsvStatus.DEREGISTERED: "Afmeldt",
    RsvStatus.UNKNOWN: "Ukendt",
}

RESERVED_54: Mapping[Reserved54, str] = {
    Reserved54.DOCUMENTED: "Dokumenteret",
    Reserved54.SELF_DECLARED: "Egen oplysning",
    Reserved54.UNKNOWN: "Ukendt",
    Reserved54.NO: "Opfylder ikke andelen",
}

CAPACITY: Mapping[Capacity, str] = {
    Capacity.SUFFICIENT: "Tilstrækkelig",
    Capacity.TOO_SMALL: "For lille alene",
    Capacity.UNKNOWN: "Ukendt",
}

POCKETS: Mapping[str, str] = {
    "municipality.purchasing": "Kommunen: indkøb",
    "municipality.employment": "Kommunen: beskæftigelse",
    "municipality.social": "Kommunen: socialområdet",
    "municipality.tax": "Kommunen: skat",
    "other_municipalities": "Andre kommuner",
    "region": "Regionen",
    "state": "Staten",
    "equalisation": "Udligning",
    "citizen": "Borgerne",
    "supplier": "Leverandøren",
}

VERDICTS: Mapping[str, str] = {
    "robust": "Robust: Kommunen får sine penge igen også i det forsigtige udfald.",
    "sandsynlig": (
        "Sandsynlig: Kommunen får sine penge igen i mindst halvdelen af beregningerne, "
        "men ikke i det forsigtige udfald."
    ),
    "politisk prioritering": (
        "Politisk prioritering: I de fleste beregninger får kommunen ikke sine penge igen. "
        "Indkøbet må begrundes med andet end økonomien."
    ),
}

VERDICTS_WITHOUT_PREMIUM: Mapping[str, str] = {
    "robust": (
        "Robust: Uden merpris har kommunen en gevinst også i det forsigtige udfald. "
        "Den højeste merpris ovenfor viser, hvad gevinsten kan bære."
    ),
    "sandsynlig": (
        "Sandsynlig: Uden merpris har kommunen en gevinst i mindst halvdelen af beregningerne, "
        "men ikke i det forsigtige udfald."
    ),
    "politisk prioritering": (
        "Politisk prioritering: Selv uden merpris har kommunen i de fleste beregninger ingen gevinst. "
        "Indkøbet må begrundes med andet end økonomien."
    ),
}
"""A scenario without a premium has nothing to earn back, so the verdict speaks of a gain."""

PARAMETER_STATUS: Mapping[str, str] = {
    "lov": "lov",
    "beregnet": "beregnet",
    "sekundær": "sekundær kilde",
    "antagelse": "antagelse",
}

JOBS: Mapping[Job, str] = {
    Job.ORDINARY: "Ordinært job",
    Job.FLEKSJOB: "Fleksjob",
    Job.SMALL_JOB: "Småjob ved siden af ydelsen",
    Job.PLACEMENT: "Virksomhedspraktik",
}

BUDGET_INSTRUMENTS: Mapping[Instrument, Mapping[Sign, str]] = {
    "tillægsbevilling": {"positive": "Positiv tillægsbevilling", "negative": "Negativ tillægsbevilling"},
    "budgetoverslagsår": {
        "positive": "Positivt beløb, indarbejdes i budgetoverslagsårene",
        "negative": "Negativt beløb, indarbejdes i budgetoverslagsårene",
    },
    "efter overslagsårene": {
        "positive": "Positivt beløb efter budgetoverslagsårene",
        "negative": "Negativt beløb efter budgetoverslagsårene",
    },
    "afsluttet år": {
        "positive": "Positivt beløb i et afsluttet år, kan ikke bevilges",
        "negative": "Negativt beløb i et afsluttet år, kan ikke bevilges",
    },
}
"""A tillægsbevilling belongs to the current budget year; a later year is an adjustment of the budget estimates."""

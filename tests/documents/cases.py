"""Three cases made by hand: a canteen with a clause, a purchase with a lot reserved by § 54, a small purchase."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from app.model.advice import Advice, CaseFile
from app.model.clause import ClauseStatus, FilledBlank, FilledClause, LegalBasis
from app.model.enterprise import Municipality, RsvStatus
from app.model.estimate import Amounts, Assumption, BreakEven, Estimate, Line, Tornado, Uncertainty
from app.model.law import Finding, LawSource, Reason, Regime, Route, RouteCode, RouteStatus, Severity
from app.model.match import Capacity, Market, Match, NearbySupply, Reserved54
from app.model.purchase import ContractType, CrossBorderInterest, Lot, Purchase
from app.model.scenario import Group, Job, Scenario

PLANTED_ENTERPRISE = "Gudenåens Køkkenværksted"
PLANTED_DOUBTFUL = "Grundejerforeningen Kvistgården"
PLANTED_BREAK_EVEN = 224_594.0
PLANTED_SAVING = 264_389.0
SECRETS = {
    "a matched enterprise": PLANTED_ENTERPRISE,
    "its CVR number": "29189846",
    "a doubtful register row": PLANTED_DOUBTFUL,
    "the break-even": "224.594",
    "the public break-even": "379.649",
    "a saving": "264.389",
    "the premium": "150.000",
    "the uncertainty": "52.374",
    "a finding": "Teksten kræver lokal forankring",
    "a route": "Frivillig partnerskabsaftale",
    "the chart's alternative text": "Søjlediagram",
    "the mark": "INTERNT",
}
"""What the internal edition of the canteen prints and the public one must not hold."""

SILKEBORG = Municipality("740", "Silkeborg", "Midtjylland", 56.17, 9.55)
LAWS = (
    LawSource(
        "udbudsloven",
        "Bekendtgørelse af udbudsloven (lovbekendtgørelse nr. 116 af 3. februar 2025)",
        "https://www.retsinformation.dk/eli/lta/2025/116",
        date(2026, 3, 31),
    ),
    LawSource(
        "tilbudsloven",
        "Bekendtgørelse af lov om indhentning af tilbud på visse offentlige kontrakter",
        "https://www.retsinformation.dk/eli/lta/2016/1410",
        date(2026, 3, 31),
    ),
)
SECTION_176 = LegalBasis("udbudsloven § 176, stk. 1", "https://www.retsinformation.dk/eli/lta/2025/116")
SECTION_54 = LegalBasis("udbudsloven § 54", "https://www.retsinformation.dk/eli/lta/2025/116")

EMPLOYMENT = FilledClause(
    id="social-beskaeftigelse",
    version=2,
    status=ClauseStatus.APPROVED,
    title="Job til mennesker uden for arbejdsmarkedet",
    text=(
        "Leverandøren beskæftiger i kontraktens løbetid mindst 1,5 årsværk fra klausulens målgruppe med opgaver, "
        "der hører til kontrakten.\n\n"
        "Målgruppen er:\n- mennesker, der har været ledige i længere tid\n- mennesker med handicap\n"
        "- mennesker, der i et andet EU-land er i en tilsvarende situation\n\n"
        "Leverandøren vælger selv, hvem der ansættes, og kan bede jobcentret om forslag. Jobbet er på almindelige "
        "løn- og arbejdsvilkår.\n\n"
        "Kan leverandøren uden egen skyld ikke opfylde klausulen, aftaler parterne, hvad der træder i stedet."
    ),
    blanks=(
        FilledBlank("aarsvaerk", "Antal årsværk", "1,5", "årsværk", "Årets værdi × 50 % løn × 10 % til sociale job."),
    ),
    documentation="Leverandøren sender hvert halve år en erklæring om antal timer, uden navne.",
    control="Kommunen kan med 14 dages varsel bede om at se timeregnskabet på leverandørens adresse.",
    sanction="Mangler timer ved årets slutning, aftales en plan. Følges planen ikke, betales en bod med et loft.",
    legal_basis=(SECTION_176,),
    kind="contract",
)
LABOUR = FilledClause(
    id="arbejdsklausul",
    version=1,
    status=ClauseStatus.DRAFT,
    title="Løn- og arbejdsvilkår",
    text=(
        "De ansatte, der udfører kontraktens arbejde i Danmark, har løn- og arbejdsvilkår, der ikke er ringere end "
        "dem, der gælder efter de mest repræsentative landsdækkende overenskomster.\n\n"
        "Leverandøren sørger for, at underleverandører følger det samme."
    ),
    blanks=(),
    documentation="På opfordring sender leverandøren lønsedler og ansættelsesbeviser uden CPR-numre.",
    control="Kommunen kan kontrollere ved stikprøve.",
    sanction="",
    legal_basis=(SECTION_176,),
    kind="contract",
)
RESERVED = FilledClause(
    id="reserveret-54",
    version=1,
    status=ClauseStatus.APPROVED,
    title="Hvem der kan deltage",
    text=(
        "Kun beskyttede værksteder og virksomheder, hvis hovedformål er social og arbejdsmæssig integration af "
        "mennesker med handicap eller dårligt stillede mennesker, kan deltage.\n\n"
        "Mindst 30 % af de beskæftigede er sådanne mennesker, når tilbuddet afleveres, og i hele kontraktens tid."
    ),
    blanks=(),
    documentation="Tilbudsgiveren udfylder den egne erklæring i dette materiale.",
    control="Kommunen beder den, der står til at vinde, om bevis før tildelingen.",
    sanction="Falder andelen under kravet, giver leverandøren besked, og parterne aftaler en frist for at rette op.",
    legal_basis=(SECTION_54,),
    kind="notice",
)


def amounts(*years: float) -> Amounts:
    return Amounts(years, sum(years), sum(kr / 1.035**at for at, kr in enumerate(years)))


ESTIMATE = Estimate(
    scenario=Scenario(
        name="Fem fuldtidsjob fra kontanthjælp",
        start=date(2026, 9, 1),
        years=4,
        contract_value_per_year=1_050_000,
        groups=(Group("Langtidsledige", 5, "kontanthjaelp_forhoejet", 60, Job.ORDINARY, (0.75, 0.6, 0.5, 0.45)),),
        premium_per_year=150_000,
    ),
    from_defaults=True,
    pockets={
        "municipality.purchasing": amounts(-150_000, -150_000, -150_000, -150_000),
        "municipality.employment": amounts(PLANTED_SAVING, 243_511, 202_926, 182_633),
        "municipality.social": amounts(0, 0, 0, 0),
        "municipality.tax": amounts(0, 0, 0, 0),
        "other_municipalities": amounts(0, 0, 0, 0),
        "region": amounts(0, 0, 0, 0),
        "state": amounts(155_450, 124_360, 103_633, 93_270),
        "equalisation": amounts(45_290, 36_232, 30_193, 27_174),
        "citizen": amounts(188_890, 151_112, 125_926, 113_334),
        "supplier": amounts(0, 0, 0, 0),
    },
    municipality=amounts(114_389, 93_511, 52_926, 32_634),
    public=amounts(315_129, 254_103, 186_752, 153_078),
    break_even_premium=BreakEven(PLANTED_BREAK_EVEN, 379_649.0),
    break_even_share=BreakEven(0.2139, 0.3616),
    payback_month=4,
    switching_deadweight=0.522,
    uncertainty=Uncertainty(
        233_213,
        111_754,
        52_374,
        231_474,
        420_142,
        0.987,
        "robust",
        (Tornado("deadweight", 98_000, 371_000), Tornado("evidence_correction", 160_000, 305_000)),
    ),
    lines=(
        Line("municipality.purchasing", "service", "Merpris på kontrakten", (-150_000.0,) * 4),
        Line("municipality.employment", "overførsler", "Sparet ydelse", (279_745.0, 223_796.0, 186_497.0, 167_847.0)),
        Line("municipality.employment", "service", "Mentor", (-40_000.0, 0.0, 0.0, 0.0)),
        Line("state", "øvrig", "Sparet refusion", (69_936.0, 55_949.0, 46_624.0, 41_962.0)),
    ),
    assumptions=(
        Assumption(
            "kontanthjaelp_forhoejet",
            "Kontanthjælp, forhøjet sats",
            13_060,
            "kr. om måneden",
            date(2026, 1, 1),
            "beregnet",
            "Lovbekendtgørelse nr. 1004 af 2025 i 2024-niveau, reguleret",
            date(2026, 3, 31),
            False,
            False,
        ),
        Assumption(
            "refund_stair",
            "Statens refusion",
            ((0, 0.8), (4, 0.4), (26, 0.3), (52, 0.2)),
            "andel, fra uge",
            date(2016, 1, 4),
            "lov",
            "Lovbekendtgørelse nr. 221 af 2021, § 5",
            date(2026, 3, 31),
            False,
            False,
        ),
        Assumption(
            "mentor_cost",
            "Udgift til mentor",
            40_000,
            "kr. pr. gruppe",
            date(2026, 1, 1),
            "antagelse",
            "Eget skøn",
            date(2025, 1, 31),
            True,
            True,
        ),
    ),
    warnings=("Andelen, der var kommet i job alligevel, er en antagelse.",),
)

MATCHES = (
    Match(
        "29189846",
        PLANTED_ENTERPRISE,
        0.87,
        0.91,
        "strong",
        ("kantine", "frokost"),
        0.0,
        Capacity.SUFFICIENT,
        RsvStatus.REGISTERED,
        date(2026, 2, 1),
        Reserved54.DOCUMENTED,
        ("Ordene “kantine” og “frokost” står i virksomhedens beskrivelse.", "Virksomheden leverer i kommunen."),
    ),
    Match(
        "12345674",
        "Madfællesskabet Åbyhøj",
        0.71,
        0.8,
        "good",
        ("frokost",),
        39.6,
        Capacity.TOO_SMALL,
        RsvStatus.UNKNOWN,
        None,
        Reserved54.UNKNOWN,
        ("Ordet “frokost” står i virksomhedens beskrivelse.",),
    ),
)
DOUBTFUL = (
    replace(MATCHES[1], cvr="87654325", name=PLANTED_DOUBTFUL, reasons=("Navnet ligner en grundejerforenings.",)),
)
MARKET = Market(
    candidates_by_evidence={"documented": 1, "self_declared": 0, "unknown": 1, "no": 0},
    candidates_within_km={"0": 1, "25": 1, "50": 2, "100": 2, "all": 2},
    thin=True,
    nearest=(NearbySupply("740", "Silkeborg", 0.0, 1), NearbySupply("751", "Aarhus", 39.6, 1)),
)


def route(code: RouteCode, status: RouteStatus, text: str, law: str, *clauses: str) -> Route:
    return Route(code, status, (Reason(text, law),), clauses)


def routes(**clauses: tuple[str, ...]) -> tuple[Route, ...]:
    """Every route, open unless it is a direct purchase, with the clauses given by code."""
    return tuple(
        route(
            code,
            RouteStatus.NOT_AVAILABLE if code is RouteCode.DIRECT_PURCHASE else RouteStatus.AVAILABLE,
            "Indkøbets art og værdi afgør, om denne vej kan bruges her.",
            "udbudsloven § 2",
            *clauses.get(code.value, ()),
        )
        for code in RouteCode
    )


def canteen() -> CaseFile:
    """Light regime, two clauses of which one is a draft, an estimate."""
    purchase = Purchase(
        id="740-2026-0001",
        title="Kantinedrift på rådhuset",
        contract_type=ContractType.SERVICES,
        value_kr=6_200_000,
        duration_months=48,
        municipality_code="740",
        notice_date=date(2026, 5, 1),
        description=(
            "Kommunen søger en leverandør, der driver kantinen på rådhuset og tilbereder frokost til omkring 350 "
            "ansatte fem dage om ugen.\n\nLeverandøren står for indkøb, tilberedning, servering og oprydning. Maden "
            "laves fra bunden af årstidens råvarer, og der er altid et grønt alternativ."
        ),
        cpv_codes=("55510000",),
        department="Økonomi og Indkøb",
        start_date=date(2026, 9, 1),
    )
    advice = Advice(
        purchase=purchase,
        suggestions=(),
        matches=MATCHES,
        doubtful=DOUBTFUL,
        market=MARKET,
        regime=Regime.AFSNIT_III,
        regime_if_cross_border=None,
        routes=routes(employment_clause=(EMPLOYMENT.id,), labour_clause=(LABOUR.id,)),
        findings=(
            Finding("thin_market", Severity.REASON, "Få virksomheder har oplyst andelen.", "udbudsloven § 54"),
            Finding("local_requirement", Severity.BLOCK, "Teksten kræver lokal forankring.", "udbudsloven § 3"),
            Finding("register_row_doubtful", Severity.NOTE, "En række i registret ser tvivlsom ud.", ""),
        ),
        clauses=(EMPLOYMENT, LABOUR),
        estimate=ESTIMATE,
    )
    return CaseFile(
        advice=advice,
        municipality=SILKEBORG,
        made_at=datetime(2026, 4, 20, 8, 30, tzinfo=UTC),
        demo=True,
        category_labels={"55510000": "Kantinetjenester", "77310000": "Anlæg og vedligeholdelse af grønne arealer"},
        laws=LAWS,
        reserved_share=0.3,
    )


def reserved_lot() -> CaseFile:
    """Afsnit II with two lots, one of them reserved by § 54; everything approved, not a demo."""
    case_file = canteen()
    purchase = replace(
        case_file.advice.purchase,
        id="740-2026-0002",
        title="Drift af grønne områder",
        description="Klipning, lugning og beplantning på kommunens grønne områder.",
        cpv_codes=("77310000",),
        lots=(
            Lot("Parker og kirkegårde", 4_000_000, "Det centrale Silkeborg", ("77310000",)),
            Lot("Institutioner og legepladser", 2_200_000),
        ),
    )
    advice = replace(
        case_file.advice,
        purchase=purchase,
        regime=Regime.AFSNIT_II,
        routes=routes(reserved_lot_54=(RESERVED.id,), employment_clause=(EMPLOYMENT.id,)),
        clauses=(RESERVED, EMPLOYMENT),
    )
    return replace(case_file, advice=advice, demo=False)


def small_purchase() -> CaseFile:
    """Below 500.000 kr., no clauses, no matches, no estimate."""
    case_file = canteen()
    purchase = replace(
        case_file.advice.purchase,
        id="740-2026-0003",
        title="Montering af møbler",
        description="",
        value_kr=180_000,
        duration_months=7,
        cpv_codes=(),
        department="",
        start_date=None,
        cross_border_interest=CrossBorderInterest.UNKNOWN,
    )
    advice = replace(
        case_file.advice,
        purchase=purchase,
        matches=(),
        doubtful=(),
        regime=Regime.BELOW_500K,
        regime_if_cross_border=Regime.AFSNIT_IV,
        routes=routes(),
        findings=(),
        clauses=(),
        estimate=None,
    )
    return replace(case_file, advice=advice)

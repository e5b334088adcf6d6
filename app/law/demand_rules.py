"""The ways of making an unlawful demand, as phrases of listed words. Those on place stand in demand_rules_place.py."""

from __future__ import annotations

from functools import cache, lru_cache, partial

from app.law.demand_duration import longer_than
from app.law.demand_kinds import (
    AGREEMENT,
    DIRECT_AWARD,
    EXTRA_54,
    LABEL,
    NONPROFIT,
    PERSONAL_DATA,
    RSV,
    longer_than_190_allows,
)
from app.law.demand_limits import Limits
from app.law.demand_names import other_share
from app.law.demand_rule import EXAMPLE, SPECIFIED, STATUTORY, Rule, ways, written
from app.law.demand_rules_place import place_rules
from app.law.demand_words import LISTS

_SECTION_54 = written(r"§\s*54(?!\d)|reserv|forbehold|beskyttede?\s+værksted")
_CONDITIONAL = written(r"^\W*(?:hvis|når|såfremt|køber)\b[^,]*,")
_EXCEPTION = written(
    r"rammeaftalens|in-?house|§§?\s*(?:1[2-7]|8[0-3]|187)(?!\d)|under\s+(?:500\.?000|tærskel|\d{2,3}\.000)"
    r"|mindre\s+(?:\w+\s+){0,2}?(?:køb|indkøb)|suppleringskøb|kan\s+(?:kun|medføre|blive)|faktura|afregn"
    r"|kun\s+(?:lovlig|mulig|tilladt)"
    r"|undtagelse"
)
_EQUIVALENT = written(
    r"tilsvarende|(?<!\w)tilsv\.?(?!\w)|ækvivalent|ligeværdig|lignende|svarende\s+til|svarer\s+til"
    r"|(?<!\w)(?:anden?|andre|andet|en\s+anden)\s+(?:\w+\s+){0,2}?(?:\w*bevis|dokumentation|\w*mærke|standard"
    r"|system|måde|vis|certifi)"
    r"|kriterier(?:ne)?\s+(?:for|bag|i)|krav(?:ene)?\s+(?:for|bag)\s|(?:samme|de\s+samme)\s+(?:\w+\s+)?(?:krav"
    r"|kriterier|egenskaber|sikkerhed|niveau|funktion)"
    r"|mindst\s+lige\s+så|eller\s+(?:dokumentation|testrapport)|et\s+mærke\s+med|or\s+(?:an?\s+)?(?:equivalent"
    r"|similar|comparable)"
    r"|equivalent|testrapport\w*|kompatib|beskrivelse\s+af\s+(?:sin|egne)|" + EXAMPLE
)
_MENTIONED = written(
    r"(?<!\w)(?<!skal\s)(?:kan|må\s+gerne|kunne)\s+(?:\w+\s+){0,3}?(?:bruges|vedlægge\w*|dokumentere\w*|anvendes"
    r"|fremlægge\w*|indgå|levere|opnå|tilbyde"
    r"|benyttes|indsende|være)|er\s+et\s+af\s+de|betyder|kendes\s+på|gennemgås|et\s+eksempel|oplys\w*,?\s+om\b"
    r"|angiv\w*,?\s+om\b"
    r"|^\W*har\s+leverandøren|(?:hvis|såfremt|når)\s+(?:\w+\s+){1,4}?har\b|svanemærke\w*\s+(?:er\s+(?:et|en)|stiller)"
)
_OTHER_AGREEMENT = written(
    r"mest\s+repræsentative|eller\s+(?:en\s+)?(?:tilsvarende|anden)|uanset\s+hvem|most\s+representative"
    r"|kan\s+give\s+oplysning|" + EXAMPLE
)
_ON_THE_CONTRACT = ways(
    "på|til|i|ved opgaven|kontrakten|udførelsen|aftalen|holdet|teamet",
    "timerne|timer",
    "af prisen|tiden|omsætningen|brugerne|indkøbet|varerne",
    "uddannes|kørekort|førstehjælp|tilfreds*|timetal*|elever|lærlinge",
)
_ILLNESS_AS_TASK = ways(
    "borgere|borgeren|borger|personer|patienter|mennesker|børn|unge|deltagere|beboere|målgruppe* ..3 med",
    "erfaring|kendskab|viden|kompetence*|undervisning|behandling|udredning|kursus ..6 med|til|om|i|af|hos",
    "fortroligt|fortrolig|tavshedspligt|databehandleraftale|diæt*|i_procent|ved_sygdom|tilfælde_af_sygdom|smitsom*",
    "har en sygdom",
    "felter til",
    "behandle|behandles|behandler|opbevare|opbevares|beskytte|beskyttes ..4 PERSONAL",
    "PERSONAL ..2 behandles|opbevares|beskyttes|slettes",
    "rengøring ..4 PERSONAL",
)


@lru_cache(8)
def rules(limits: Limits) -> tuple[Rule, ...]:
    """All rules; made once for the limits, when the first text is read."""
    return (*_for_all_limits(), *_extra_54(limits.reserved_54_share), *_duration(limits.reserved_190_months))


@cache
def _for_all_limits() -> tuple[Rule, ...]:
    own = (_rsv(), _nonprofit(), _label(), _agreement(), _award(), _personal())
    return (*place_rules(), *(rule for group in own for rule in group))


def _rsv() -> tuple[Rule, ...]:
    """Registration as a social enterprise as a demand or an advantage (lov 711/2014)."""
    return (
        Rule(
            RSV,
            ways("REGISTER"),
            ways("MUST|ONLY|PREFER|EXCLUDED|LOSE", "inviterer|inviteres ..2 REGISTER", "(ja/nej)"),
            unless=ways("også|såvel ikke-registrerede|andre|uregistrerede"),
            harmless=ways(
                "kan|må_gerne|kunne ..3 vedlægges|indgå|bruges|fremlægges|dokumenteres", "siger intet", "gratis"
            ),
        ),
        Rule(RSV, ways("ONLY ..4 socialøkonomiske virksomheder"), unless=written(STATUTORY.pattern + "|hovedformål")),
    )


def _nonprofit() -> tuple[Rule, ...]:
    """Reserving to organisations without profit, with no section that allows it (udbudsloven §§ 54, 190)."""
    return (
        Rule(
            NONPROFIT,
            ways(
                "ONLY ..6 NONPROFIT",
                "NONPROFIT ..3 alene|kun|udelukkende",
                "MUST ..4 være|drives|organiseret|være_organiseret|være_stiftet ..4 NONPROFIT",
                "krav_om|kræves|kræver|forudsætning|betingelse ,,8 NONPROFIT",
                "NONPROFIT ..4 DEMANDED",
                "foretræk*|prioriter*|fortrin|forrang|fortrinsret|vægt_på|ønsker|point ,,4 NONPROFIT",
                "NONPROFIT ..4 point|fortrinsret|foretræk*|prioriter*|fortrin|forrang",
                "overlades|overdrages ..2 til ..2 NONPROFIT",
            ),
            unless=STATUTORY,
            harmless=ways(
                "samarbejde ..4 NONPROFIT", "NONPROFIT ,,4 selskaber", "lokaler* ..5 NONPROFIT", "betaling af"
            ),
        ),
        Rule(
            NONPROFIT,
            ways(
                "ikke|uden|ingen|not ..4 udlodd*|udbetal*|have|skal|distribute ..4 PROFIT",
                "PROFIT ..2 må|kan|skal ikke",
                "ikke ..4 for|med ..1 profit|gevinst|fortjeneste",
                "PROFIT ..4 ikke|skal_gå|går|anvendes ..5 udlodd*|udbetal*|velgørende|almennyttig*|sociale",
                "ikke|uden ..3 erhvervsmæssigt|kommercielt|økonomisk ..1 sigte|formål",
                "ikke ..3 profit|gevinst|fortjeneste for øje",
                "ikke skal tjene_penge|skabe_profit",
                "uden ..2 gevinst|profit|fortjeneste|vinding for øje",
            ),
            ways(
                "MUST|ONLY|EXCLUDED|PREFER", "må ikke", "tilbudsgivers|virksomhedens|leverandørens vedtægter", "may_not"
            ),
            unless=STATUTORY,
            negative=True,
        ),
        Rule(
            NONPROFIT,
            ways("COMMERCIAL", "udbetaler|udlodder|tjener ..2 PROFIT|penge"),
            ways("EXCLUDED"),
            unless=STATUTORY,
            negative=True,
        ),
    )


def _label() -> tuple[Rule, ...]:
    """A named label, certificate or make without its equivalents (udbudsloven §§ 41, 42, 46)."""
    return (
        Rule(LABEL, ways("LABEL"), SPECIFIED, unless=_EQUIVALENT, harmless=_MENTIONED),
        Rule(
            LABEL,
            written(r"^[^:]{2,60}:\s[^.]{0,60}?" + ways("LABEL").pattern),
            unless=_EQUIVALENT,
            harmless=_MENTIONED,
        ),
        Rule(
            LABEL,
            ways("BRAND"),
            ways("MUST|ONLY|DEMANDED", "tilbud på", "leveres|udføres|anvendes|benyttes|bruges|monteres|indkøbes"),
            unless=_EQUIVALENT,
            harmless=_MENTIONED,
        ),
        Rule(
            LABEL,
            ways("FROM_BRAND|NAMED_GOODS"),
            ways("skal"),
            unless=_EQUIVALENT,
            needs=written(r"^\W*\w+(?:en|et|erne|ene|r)\b"),
        ),
    )


def _agreement() -> tuple[Rule, ...]:
    """One named collective agreement or association (udbudsloven §§ 2, 176(1))."""
    return (
        Rule(
            AGREEMENT,
            ways("AGREEMENT"),
            ways(
                "MUST|ONLY|PREFER|EXCLUDED",
                "aflønnes|aflønnet|ansættes|ansat|ansættelse|betales|tiltræder|følges|følger|arbejdes|omfattet"
                "|dækket|gælder|udføres|løn|lønnen|lønninger",
            ),
            unless=_OTHER_AGREEMENT,
        ),
    )


def _extra_54(share: float) -> tuple[Rule, ...]:
    """Another share than that of § 54, or a status, on top of § 54 (udbudsloven § 54)."""
    percent = f"{share * 100:.6g}".replace(".", ",")
    lists = LISTS | {"OTHER_SHARE": other_share(percent)}
    no_demand = ways(
        "hos den nuværende|eksisterende",
        "er|har OTHER_SHARE",
        "højere andel",
        "oplyser|skønner",
        "ca.|cirka|omkring OTHER_SHARE",
        lists=lists,
    )
    return (
        Rule(
            EXTRA_54,
            ways("OTHER_SHARE", lists=lists),
            ways("MUST|ONLY|EXCLUDED|mindst|minimum|min.|over|mere_end|kræves|at_least", "består|udgør ..4 mindst"),
            needs=ways(
                "STAFF|andel|andelen* ,,14 TARGET", "TARGET ,,14 STAFF|andel|andelen", "TARGET ..1 arbejdstagere"
            ),
            unless=_ON_THE_CONTRACT,
            harmless=no_demand,
        ),
        Rule(
            EXTRA_54,
            ways("OTHER_SHARE ..4 fra målgruppen|TARGET", lists=lists),
            ways("MUST|mindst|minimum"),
            needs=ways("virksomheden|tilbudsgiver*|staben|arbejdsstyrken|reserver*"),
            unless=_ON_THE_CONTRACT,
            harmless=no_demand,
        ),
        Rule(
            EXTRA_54,
            ways(
                "kræver|kræves|forudsætter|samt|desuden|derudover|samtidig|også|skal|yderligere|dertil|ud_over"
                "|udover|tillige"
                "|herudover ,,10 STATUS",
                "ONLY ,,9 DIAGNOSED",
                f"OTHER_SHARE|{percent} ,,8 DIAGNOSED",
                f"{percent} % ,,8 skal ..4 DIAGNOSED",
                "kun|alene ansatte|medarbejdere ..4 under|over",
                "ansatte|medarbejder*|målgruppen|personer ,,8 mellem|under|over ..3 år",
                "kun ..3 STATUS",
                "supplement|tillæg|oveni|ud_over|udover|foruden|skærpelse ..5 § 54",
                lists=lists,
            ),
            ways("MUST|ONLY|EXCLUDED|mindst"),
            needs=_SECTION_54,
        ),
    )


def _award() -> tuple[Rule, ...]:
    """A contract given without competition (udbudsloven §§ 12-17, 80-83, 187(5); klagenævnsloven § 17)."""
    return (
        Rule(
            DIRECT_AWARD,
            ways(
                "CONTRACT|den ..6 AWARD ..4 direkte",
                "AWARD ..3 direkte ..1 til|hos|ved|aftale|kontrakt|med",
                "direkte tildeling|kontrahering|aftale_med|indkøb_hos|køb_hos|tildelt|aftale",
                "underhåndstildel*|tildelingen_sker_direkte",
                "AWARD ..4 directly",
                "awarded directly",
                "leverandøren er allerede valgt",
                "undtages|undtaget|fritages|holdes ..2 fra|for|uden_for konkurrence|udbud|udbudspligt*|konkurrencen",
                "eneste indbudte|indbudt|tilbudsgiver",
            ),
            unless=_EXCEPTION,
            stated=True,
            harmless=_CONDITIONAL,
        ),
        Rule(
            DIRECT_AWARD,
            ways(
                "uden|without ,,6 udbud|konkurrence|annoncering|konkurrenceudsættelse|udbudsforretning|udbyde"
                "|annoncere|offentliggørelse|bekendtgørelse|competition|publication|tilbudsindhentning",
                "uden at ..6 udbud|udbydes|byde|konkurrence|spurgt|spørge|indhente|tilbud",
                "ikke|intet|ingen ..2 udbud|udbudsforretning|konkurrence",
                "skal|bør|behøver|vil ikke ..2 i_udbud|udbydes|annonceres|konkurrenceudsættes",
                "udbydes|konkurrenceudsættes|annonceres ..3 ikke",
                "afholdes|gennemføres|holdes ..1 ikke|intet|ingen udbud|konkurrence|annoncering",
                "undgå|undgår|slippe_for|omgå|omgår|springe|springer|udenom|uden_om ..3 udbud|udbuddet|udbudspligt*"
                "|udbudsregler*|konkurrence|konkurrencen|annoncering",
                "indhentes|indhenter ..1 ikke ..2 tilbud",
            ),
            unless=_EXCEPTION,
            stated=True,
            harmless=ways("må ikke ..8 for_at", "uden at ..8 fordel|fortrin|fortrinsret|ret|krav|forpligt*|betydning"),
            negative=True,
        ),
    )


def _personal() -> tuple[Rule, ...]:
    """CPR numbers, diagnoses or health data in documentation (GDPR arts. 5, 9)."""
    return (
        Rule(PERSONAL_DATA, ways("PERSONAL"), ways("RECORD"), harmless=_ILLNESS_AS_TASK),
        Rule(
            PERSONAL_DATA,
            ways(
                "navn|navne|navngivne ,,8 ydelse|kontanthjælp*|sygedagpenge|førtidspension*|modtager|ledighed",
                "på sygedagpenge|kontanthjælp|førtidspension",
                "breve|afgørelser|bevillinger ..6 kontanthjælp|førtidspension|fleksjob|ydelse*",
            ),
            ways("RECORD"),
            harmless=ways("uden navn|navne"),
        ),
    )


def _duration(months: float) -> tuple[Rule, ...]:
    """More months than § 190 allows, extensions counted."""
    return (
        Rule(
            longer_than_190_allows(months),
            written(r"§\s*190(?!\d)|(?:løbe\w*|var(?:er|ighed)\w*|gælder|indgås|forlænge\w*|option\w*)(?!\w)"),
            near=written(r"§\s*190(?!\d)"),
            test=partial(longer_than, months),
        ),
    )

"""Demands and preferences for those who are near, and for goods from near (udbudsloven §§ 2, 3, 42)."""

from __future__ import annotations

from app.law.demand_kinds import LOCAL, ORIGIN
from app.law.demand_rule import FORCE, SPECIFIED, Rule, ways, written

_SUPPLIER = ways("SUPPLIER|STAFF", "EXCLUDED", "companies", "hovedsædet|hjemstedet|domicilet|forretningsstedet")
_WELCOMED = ways(
    "skal ..3 samarbejde|orientere|orienteres|inviteres|have_mulighed|kunne_byde|oplyses|behandles|tilbydes|deltage",
    "danske og|eller|såvel udenlandske|svenske|tyske|internationale",
    "dansk sprog|lovgivning|lov|ret|moms",
    "har mulighed_for",
    "må gerne",
    "ikke alene|kun",
)
# A contract that says what the supplier has, demands it.
_HAS = ways(
    "MUST|ONLY|PREFER|EXCLUDED",
    "leverandøren|tilbudsgiver|tilbudsgiveren|virksomheden|firmaet har|er|råder_over|driver",
)
_RESIDENT_SERVED = ways("borgere|borgerne|beboere|beboerne|elever ..4 bosat|bosiddende|hjemmehørende", "hentes|besøg*")
# "lokale" before anything but what the work itself is about: the people, rooms and authorities of the place.
_NEAR_AND_OTHER = written(
    r"(?<!\w)(?:lokalt?|lokale|egnens|stedets)\s+(?!beboer|borger|avis|medie|radio|presse|menighed|myndighed|brand"
    r"|pleje|skole|institution|forening|politi|regl|regulativ|leder|drift"
    r"|forhold|kontakt|samarbejds|plan|udvalg|råd|bestyrelse|vilkår|server|netværk(?:sdrev|s?kabel)|fil|med\b|på\b"
    r"|i\b|ved\b|til\b|og\b|eller\b|der\b|som\b|er\b"
    r"|skal\b|hvor\b|kan\b|bibliotek|børne|daginstitution|miljø|natur|affald|traf|arrangement|bruger"
    r"|medarbejderudvalg|aftale|ordning|tid\b)[a-zæøå][\w-]+"
    r"|(?<!\w)(?:noge[nt]|en|et|nogle|dem|firmaer|folk)\s+(?:\w+\s+)?(?:i|fra)\s+(?:nabolaget|nærheden|nærområdet"
    r"|byen|kommunen|egnen|omegnen|lokalområdet)(?!\w)"
)
_DELIVERED = ways("kommunens SEAT", "leverer|leveres ..4 på|til kommunens", "rengøre|rengøring|vedligeholde ..4 SEAT")


def place_rules() -> tuple[Rule, ...]:
    """All rules on place and origin."""
    return (*_seat(), *_preference(), *_people(), *_origin())


def _seat() -> tuple[Rule, ...]:
    """Where the supplier has its place of business."""
    return (
        Rule(
            LOCAL,
            ways(
                "hjemmehørende|etableret|bosat|bosiddende|garageret|stationeret|forankret|based|located|established"
                "|resident ..4 IN ..2 PLACE"
            ),
            FORCE,
            harmless=_RESIDENT_SERVED,
        ),
        Rule(
            LOCAL,
            ways("LOCATED ..4 IN ..2 PLACE", "LOCATED ..6 DISTANCE", "registreret ..2 i ..1 HERE"),
            _HAS,
            needs=_SUPPLIER,
        ),
        Rule(
            LOCAL,
            ways(
                "BE ..3 IN|FROM ..1 HERE",
                "bo|bor|ligge|ligger|holde_til|holder_til|høre_hjemme|hører_hjemme|residere ..2 i|på ..1 PLACE",
                "BE ..6 DISTANCE",
                "ikke ..3 ligge|være|befinde_sig ..6 DISTANCE",
                "BE ..3 gåafstand|køreafstand|cykelafstand",
                "radius|afstand|afstanden ..9 DISTANCE",
            ),
            ways("MUST|ONLY|PREFER|EXCLUDED", "må ..2 ikke"),
            needs=_SUPPLIER,
        ),
        Rule(
            LOCAL,
            ways(
                "HAVE ..4 SEAT ..3 IN ..2 PLACE",
                "SEAT ..1 IN ..1 HERE",
                "HAVE ..3 SEAT ..1 her",
                "aktiv|aktive|repræsenteret|til_stede_som_virksomhed ..2 i ..1 HERE",
                "HAVE ..4 SEAT ..5 DISTANCE",
                "virksomhed i kommunen|byen de|i|det seneste|sidste|mindst",
            ),
            _HAS,
            harmless=_DELIVERED,
        ),
        Rule(
            LOCAL,
            ways(
                "betaler|betale|svarer skat ..2 i ..1 HERE",
                "skattepligtig* ..3 HERE",
                "skattekroner* ..4 blive|bliver ..2 HERE",
            ),
            FORCE,
        ),
        Rule(
            LOCAL,
            ways(
                "køretid* ..8 leverandør*|virksomhed*|adresse|kontor|værksted",
                "leverandørens|virksomhedens|tilbudsgivers ..2 køretid|transporttid|afstand|beliggenhed|geografi*"
                "|adresse",
                "kortest|korteste|mindst|mindste|kort afstand|vej|køreafstand|transportafstand|køretur",
                "tættest|nærmest|tæt på",
                "nærhed|geografisk_nærhed|afstand|beliggenhed|afstanden|nærheden ..3 til|fra ..3 HERE|rådhuset"
                "|kommunens|opgavestedet|skolen",
                "geografisk nærhed|beliggenhed|placering",
            ),
            ways("PREFER|EXCLUDED|højst|maksimalt|overstige|krav|mindstekrav|lige_gode|pointlighed"),
            harmless=ways("brand|børn|borgeren|bussen|stoppested*"),
        ),
        Rule(
            LOCAL,
            ways(
                "uden_for|udenfor|outside|udefra ..1 HERE",
                "udenlandske virksomheder|firmaer|leverandører|tilbudsgivere|selskaber",
            ),
            ways("EXCLUDED"),
            negative=True,
        ),
    )


def _preference() -> tuple[Rule, ...]:
    """Those of the place alone, or first."""
    return (
        Rule(
            LOCAL,
            ways("LOCAL ..2 LOCAL_NOUN", "local presence|supplier|staff|company|companies|firms"),
            FORCE,
            unless=_WELCOMED,
        ),
        Rule(LOCAL, written(r"(?<!\w)(?:den|de|en)\s+lokale?(?=\s*(?:[.,;!]|$))"), ways("PREFER|ONLY|EXCLUDED")),
        Rule(LOCAL, _NEAR_AND_OTHER, FORCE, unless=_WELCOMED),
        Rule(
            LOCAL,
            ways(
                "SUPPLIER ,,5 fra|i|inden_for|på|indenfor ..1 HERE",
                "blandt ..3 SUPPLIER ..3 fra|i|på ..1 HERE",
                "SUPPLIER ,,4 med adresse|postadresse|base ..2 i ..2 PLACE",
                "er man fra ..1 HERE",
                "erhvervsliv*|erhvervsdrivende|virksomheder ..3 på|i|fra ..1 HERE",
                "her_fra|fra byen|kommunen|egnen|området|omegnen",
                "kommunens_egne|byens_egne|egnens ..1 SUPPLIER",
            ),
            ways(
                "ONLY|PREFER|EXCLUDED", "skal ..4 høre_hjemme|findes|vælges|komme_fra|være_fra", "skal ..2 være ..2 fra"
            ),
            unless=_WELCOMED,
            harmless=ways("i drift|brug|gang", "arbejde* på|i|med", "borgere fra|i"),
        ),
        Rule(
            LOCAL,
            ways("lokal|lokalt|lokale|lokalkendskab|stedkendskab ..2 LOCAL_NOUN", "lokalkendskab|stedkendskab"),
            ways("PREFER|DEMANDED|ONLY", "krav_om|kræver|skal_have"),
        ),
        Rule(
            LOCAL,
            ways(
                "kendskab|kendskabet|erfaring|erfaringer|referencer|kende|netværk ..6 HERE",
                "kendskab ..3 lokale forhold",
            ),
            ways("PREFER|DEMANDED|EXCLUDED", "krav_om|kræves|kræver"),
        ),
    )


def _people() -> tuple[Rule, ...]:
    """Where the staff live."""
    return (
        Rule(
            LOCAL,
            ways("HIRE ,,10 RESIDING ..1 HERE", "HIRE ..8 RESIDING ..1 PLACE"),
            ways("MUST|ONLY|PREFER|mindst"),
            harmless=ways("EU|eu"),
        ),
        Rule(
            LOCAL,
            ways("HIRE ,,6 RESIDENTS", "RESIDENTS ..4 HIRE", "HIRE ,,6 LOCAL ..1 ledige|unge|borgere|kræfter|beboere"),
            ways("MUST|ONLY|PREFER|mindst"),
        ),
        Rule(LOCAL, ways("dansk|danske|nordisk|nordiske statsborger*", "statsborgerskab"), FORCE),
        Rule(LOCAL, ways("RESIDING ..1 HERE ..3 skal ..4 HIRE")),
        # "være venlige over for borgere i kommunen" says nothing of who they are.
        Rule(
            LOCAL,
            ways(
                "STAFF|team|teamet|holdet ,,8 være borger|borgere|indbygger|indbyggere|beboere|ledige|unge"
                " i|fra ..1 HERE",
                "STAFF|team|teamet|holdet ,,8 være ledige|unge|selv|alle borgere|indbyggere|beboere i|fra ..1 HERE",
            ),
            ways("MUST|ONLY|PREFER|mindst"),
        ),
        # Before the competition nobody knows where they live: told of the supplier to come, it is a demand.
        Rule(
            LOCAL,
            ways(
                "leverandørens|tilbudsgivers|tilbudsgiverens|virksomhedens|firmaets|entreprenørens STAFF"
                " ..3 bor|bosat|bopæl|hjemmehørende|bosiddende ..2 i|på ..1 PLACE"
            ),
            harmless=written(
                r"(?<!\w)(?:hvis|når|såfremt|om|hvor|i\s+dag|hidtil|tidligere|nogle|mange|ofte|flere\s+af|kan|må)(?!\w)"
            ),
        ),
        Rule(
            LOCAL,
            ways(
                "STAFF|SUPPLIER ..6 komme|kommer|være|er ..2 fra ..1 HERE",
                "bosat|bopæl|bosiddende|folkeregisteradresse|bor ..2 i|på ..1 PLACE",
            ),
            ways("MUST|ONLY|PREFER|mindst"),
            needs=ways("STAFF|SUPPLIER|HIRE"),
            harmless=ways("borgere ..2 bor|bosat|hentes|med", "hentes|besøg*|beboer*|modtager*"),
        ),
    )


def _origin() -> tuple[Rule, ...]:
    """Local or national origin of goods."""
    return (
        Rule(ORIGIN, ways("LOCAL_MADE"), SPECIFIED),
        Rule(
            ORIGIN,
            ways(
                "GOODS ..5 MADE ..4 fra|i|inden_for|hos|på ..3 HERE|DISTANCE",
                "GOODS ..5 MADE ..3 fra|hos ..2 LOCAL",
                "produceret|fremstillet|dyrket|avlet|opvokset|opdrættet|slagtet|trykt|trykkes|syet|forarbejdet"
                "|hugget|made|produced|manufactured|grown ..4 i|på|in ..2 HERE|dansk|danske|jysk|fynsk",
                "gartnere|avlere|producenter|gårde|landmænd|mejerier|bier|fiskere|landbrug|gartnerier|bagerier"
                "|slagtere ..2 på|fra|i ..1 HERE",
                "GOODS ..4 fra ..2 HERE",
                "GOODS ..3 være dansk|danske|lokal|lokale|lokalt|danskproduceret|jyske|fynske|fra_danmark",
                "dansk_kød|dansk_frugt|danske_råvarer|danske_grøntsager|danske_æbler|dansk_oksekød",
                "LOCAL ..1 GOODS",
            ),
            ways("MUST|ONLY|PREFER|EXCLUDED|mindst|indkøbes|købes|anvendes"),
            unless=_WELCOMED,
            harmless=ways("leveres ..4 til|på|i", "varedeklaration*", "GOODS ..4 HERE skal|kan ..3 aflever*"),
        ),
    )

"""Lists of Danish words that the rules on demands are built from, in the notation of phrases.py. Language, not law."""

from __future__ import annotations

from app.law.phrases import word_list

_WORDS = {
    "MUST": """skal bør må_kun krav_om kræver kræve kræves kræv forudsætter forudsættes forudsat forpligter
        forpligtes forpligtet betinget_af betinges_af forlanger forlanges mindstekrav minimumskrav egnethedskrav
        ufravigeligt et_krav en_betingelse en_forudsætning""",
    "ONLY": """kun udelukkende alene forbehold* reserver* begrænset_til begrænses_til""",
    "DEMANDED": """er_et_krav er_et_ufravigeligt_krav er_et_mindstekrav er_et_minimumskrav er_en_betingelse
        er_en_forudsætning er_krav kræves forudsættes er_påkrævet er_nødvendig* er_obligatorisk*""",
    "PREFER": """foretræk* foretrukket foretrukne prioriter* fortrinsret fortrin forrang favoriser* tilgodese*
        begunstig* point pluspoint vægtes vægter vægt_på helst ønske ønsker ønskes ønskeligt en_fordel
        fordel_for går_forud trækker_op tæller_positivt forspring vælger_vi""",
    "EXCLUDED": """afvises udelukkes frasorteres sorteres_fra accepteres_ikke kommer_ikke_i_betragtning
        kan_ikke_byde kan_ikke_deltage kan_ikke_vælges kan_ikke_komme_i_betragtning kan_ikke_få må_ikke_byde
        må_ikke_deltage er_udelukket vil_blive_afvist bliver_afvist får_ikke""",
    "SUPPLIER": """leverandør* tilbudsgiver* virksomhed* firma* entreprenør* operatør* bydende byder producent*
        vognmand* vognmænd* håndværker* medarbejder* personale* ansatte ansøger* værksted* køkken* lager*
        lageret vaskeri* hovedkontor* afdeling* underleverandør* aktør* chauffør* lærling* elev* tilbud""",
    "HAVE": """have har råde_over råder_over etablere etablerer drive driver åbne åbner oprette opretter opføre
        med""",
    "LOCATED": """hjemmehørende beliggende placeret lokaliseret etableret bosat bosiddende registreret
        hjemme""",
    "SEAT": """hjemsted hovedsæde hovedkontor forretningssted forretningsadresse adresse cvr-adresse afdeling
        filial kontor værksted lager køkken produktionskøkken produktion* domicil bopæl base depot butik
        folkeregisteradresse driftssted""",
    "IN": """i inden_for indenfor på nær tæt_på""",
    "LOCAL": """lokal lokale lokalt stedlige hjemlige egnens kommunens_egne byens_egne""",
    "LOCAL_NOUN": """leverandør* virksomhed* firma* tilbudsgiver* håndværker* entreprenør* producent* landmænd*
        landbrug gartneri* vognmænd* operatør* aktør* medarbejder* arbejdskraft ansatte personale råvare*
        produkt* fødevare* varer grøntsager erhvervsliv* ledige borgere unge forankring tilknytning
        tilstedeværelse tilhørsforhold arbejdspladser underleverandør* bagere slagtere mejeri*""",
    "LOCAL_MADE": """lokalproducere* lokaltproducere* lokalt_producere* lokalt_dyrke* lokaldyrke*
        lokalt_fremstille* lokalt_avle* danskproducere* dansk_producere* danskdyrke* dansk_dyrke*
        dansk_oprindelse oprindelse_i_Danmark danske_råvarer danske_produkter danske_varer danske_fødevarer
        danske_grøntsager dansk_kød danske_møbler danske_materialer dansk_frugt""",
    "GOODS": """råvare* varer* varen varerne produkter* fødevarer* materialer* kød* grøntsager* mælk* træ træet
        møbler* brød* frugt* ingredienser* æg æggene fisk*""",
    "MADE": """komme stamme hentes købes indkøbes produceret produceres fremstilles fremstillet dyrkes dyrket
        avlet""",
    "RESIDING": """bosat_i bosiddende_i bopæl_i bor_i hjemmehørende_i folkeregisteradresse_i fra""",
    "HIRE": """ansætte ansættes ansat ansætter beskæftige beskæftiges beskæftiger rekruttere rekrutteres oplære
        oplæres""",
    "NONPROFIT": """non-profit* nonprofit* non_profit* almennyttig almennyttige almenvelgørende velgørende
        selvejende en_forening en_fond frivillige_foreninger frivillige_organisationer
        frivillige_sociale_organisationer foreninger ideelle_organisationer NGO*
        uden_gevinst_for_øje uden_profit_for_øje uden_fortjeneste_for_øje""",
    "COMMERCIAL": """kommercielle_virksomheder kommercielle_aktører kommercielle_leverandører
        private_virksomheder private_firmaer profitdrevne_virksomheder""",
    "STATUS": """selvejende non-profit* nonprofit* almennyttig* en_fond en_forening kommunalt_ejet
        kommunalt_godkendt godkendt_af_kommunen serviceloven* økonomisk_forening kommunal_godkendelse RSV*""",
    "DIAGNOSED": """autis* udviklingshæm* blinde døve psykisk_* hjerneska*""",
    "AWARD": """gives tildeles går overdrages indgås placeres lægges gå""",
    "BUY": """tildele tildeler købe køber give giver bestille bestiller indgå indgår""",
    "PERSONAL": """CPR CPR-num* CPR-nr* CPR_nummer CPR_numre cprnum* personnummer* personnumre* diagnose*
        *diagnose* helbredsoplysning* helbredsforhold helbredstilstand helbredsattest* lægeerklæring*
        lægeattest* lægelig* sygdom* sygehistorik sygefraværshistorik handicappets_art journaloplysning* patientjournal*
        medicinske_oplysninger medicinforbrug*""",
    "RECORD": """oplyse oplyser oplyses oplyst oplysning_om oplysninger_om indsend* fremsend* sende sender
        sendes sendt vedlæg* vedlagt* vedhæft* dokumenter* dokumentation* fremgå* indehold* anfør* angiv* liste*
        registrer* indberet* udlever* opgiv* rapporter* afrapporter* fremlæg* fremvis* skriv* noter* videregiv*
        kopi_af krav_om kræve kræver kræves meddele* medfølge* attest* bevis* skema* bilag* redegør*
        vise viser fortegnelse*""",
}
_RAW = {
    "PLACE": (
        r"(?:(?:kommunen|byen|danmark|fyn|bornholm|regionen|landsdelen|egnen|omegnen|oplandet)(?!\w)"
        r"|kommunens\s+(?:grænser?|område|geografi\w*)|[\w-]+\s+kommune(?!\w)|lokal\s?området?|lokalsamfundet|nærområdet"
        r"|nærmiljøet|region\s+\w+|(?:midt|syd|nord|vest|øst)?(?:jylland|sjælland)(?!\w)|postn(?:umre|ummer|r)\w*)"
    ),
    "REGISTER": (
        r"(?:registrere[dt]e?\s+socialøkonomisk\w*\s+virksomhed\w*|(?<!\w)RSV(?:['’]?er)?(?!\w)|(?<!\w)RSV-\w+"
        r"|regist\w*\s+(?:for|over|af|som)\s+(?:en\s+)?(?:registrere\w+\s+)?socialøkonomisk\w*(?:\s+virksomhed\w*)?"
        r"|registre\w*\s+(?:efter|i\s+henhold\s+til)\s+lov\w*\s+om\s+(?:registrere\w+\s+)?socialøkonomisk\w*)"
    ),
    "LABEL": (
        r"(?:(?<!\w)svane(?:n(?!\w)|mærke\w*)|nordiske?\s+(?:miljømærke\w*|svane\w*)|eu-?\s?(?:blomst\w*|ecolabel)"
        r"|ecolabel|(?<!\w)fsc(?![a-zæøå])[\w-]*|(?<!\w)pefc[\w-]*|ø-mærke\w*|fairtrade[\w-]*|bla?ue\w*\s+engel"
        r"|tco[\s-]certified|energy\s?star|(?<!\w)emas(?!\w)|iso\s?-?\s?\d{4,5}[\w-]*|(?<!\w)sa\s?8000|(?<!\w)gots(?!\w)"
        r"|oeko-?tex\w*|(?<!\w)msc(?![a-zæøå])[\w-]*|rainforest\s+alliance|den\s+blå\s+krans|astma-?allergi\w*"
        r"|nøglehuls?mærke\w*|fuldkornslogo\w*|økologiske\s+spisemærke|(?<!\w)dgnb[\w-]*|cradle\s+to\s+cradle"
        r"|indeklimamærke\w*)"
    ),
    "AGREEMENT": (
        r"(?:(?<!\w)(?!rammeo|kollektivo)[\w-]{4,}overenskomsten?(?!\w)|industriens\s+overenskomst\w*"
        r"|overenskomst\w*(?:\s+\w+){0,2}?\s+mellem\s+\S+(?:\s+\S+){0,3}?\s+og\s+\S+"
        r"|overenskomst\w*(?:\s+\w+){0,2}?\s+(?:med|fra|hos)\s+(?:fagforeningen\s+)?"
        r"(?:3f|hk|foa|dansk\s+metal|nnf|krifa|serviceforbundet|di|kl)(?!\w)"
        r"|(?<!\w)(?:3f|hk|foa|nnf|di|kl|krifa|dansk\s+metal|dansk\s+industri|dansk\s+erhverv|horesta)s?['’]?s?"
        r"\s+\w*overenskomst\w*"
        r"|medlem\s+af\s+(?:di|3f|dansk\s+(?:industri|erhverv|byggeri)|kooperationen|horesta|en\s+arbejdsgiverforening))"
    ),
    # Any share but the one that § 54 itself names.
    "OTHER_SHARE": r"(?!30(?!\d))\d+(?:,\d+)?\s*(?:%|pct\.?|procent)",
    "DISTANCE": r"\d+\s*(?:km|kilometer)(?!\w)",
}

LISTS = {name: word_list(text) for name, text in _WORDS.items()} | _RAW

"""Names that the rules on demands know: places, the register, labels and standards, brands, unions and employers."""

from __future__ import annotations

from app.law.phrases import word_list

# Parts of the country, islands, and municipalities: where goods or people are said to come from.
_PLACES = """danmark norden skandinavien fyn bornholm samsø læsø ærø mors lolland falster lolland-falster
        langeland als fanø møn amager vendsyssel himmerland thy salling djursland sønderjylland nordjylland
        vestjylland midtjylland østjylland sydjylland jylland sjælland nordsjælland vestsjælland sydsjælland sydfyn
        trekantområdet hovedstaden hovedstadsområdet storkøbenhavn limfjorden albertslund allerød assens ballerup
        billund brøndby brønderslev dragør egedal esbjerg faaborg fredensborg fredericia frederiksberg frederikshavn
        frederikssund furesø favrskov faxe gentofte gladsaxe glostrup greve gribskov guldborgsund haderslev halsnæs
        hedensted helsingør herlev herning hillerød hjørring holbæk holstebro horsens hvidovre høje-taastrup
        hørsholm ikast ishøj jammerbugt kalundborg kerteminde kolding københavn køge lejre lemvig lyngby
        mariagerfjord middelfart morsø norddjurs næstved nordfyn nyborg odder odense odsherred randers rebild
        ringkøbing ringsted roskilde rudersdal rødovre silkeborg skanderborg skive slagelse solrød sorø stevns
        struer svendborg syddjurs sønderborg thisted tårnby tønder vallensbæk varde vejen vejle vesthimmerland
        viborg vordingborg aabenraa aalborg aarhus århus denmark"""
_KNOWN = word_list(_PLACES)
_NAMED = r"(?-i:(?!(?:EU|EØS|Europa|Bilag|Excel|Word|TED|RSV|CPR|CVR|Internet|GPA|WTO)\b)[A-ZÆØÅ][\wæøå-]{2,40})"
_REGION = (
    r"(?:(?:(?:denne|samme|netop\s+denne|hele)\s+)?(?:kommunen?|byen|byområdet|bydelen|regionen|landsdelen|egnen"
    r"|omegnen|oplandet|landet|nabolaget|kommunegrænsen"
    r"|nabokommune\w*)(?!\w)"
    r"|kommunens\s+(?:grænser?|område|geografi\w*|opland)|(?<![\w-])[\w-]{2,30}\s+kommune(?!\w)"
    r"|(?:det\s+)?lokal\s?(?:e\s+)?område(?:t|r)?|lokalsamfundet|nærområdet"
    r"|lokalområdet|nærmiljøet|nærmeste\s+omegn|region\s+\w+|postn(?:umre|ummer|r)\w*|(?:the\s+)?(?:municipality"
    r"|region|local\s+area)"
    r"|(?:det\s+|den\s+|de\s+)?(?:nord|vest|syd|øst|midt|sønder)?(?:jysk|fynsk|sjællandsk|bornholmsk|københavnsk"
    r"|lollandsk)e?\s+\w+|nærheden(?!\s+af\s+(?:skolen|børn))|her\s+fra\s+(?:byen|kommunen|egnen|området)"
    r"|denne\s+kommune)"
)

_LABEL = (
    r"(?:(?<!\w)svane(?:n|ns)(?!\w)|(?<!\w)svane-?\s?mærk\w*|nordiske?\s+(?:miljømærke\w*|svane\w*)"
    r"|nordic\s+(?:swan|ecolabel)\w*(?:\s+ecolabel)?"
    r"|eu-?\s?(?:blomst\w*|ecolabel|miljømærke\w*)|(?<!\w)blomsten(?!\w)|(?<!\w)ecolabel"
    r"|(?<!\w)fsc(?![a-zæøå])[\w-]*|(?<!\w)pefc[\w-]*"
    r"|(?:(?:det\s+)?(?:røde|statskontrollerede)\s+)?(?<!\w)ø-?mærk\w*|(?:det|et)\s+rødt?e?\s+ø(?!\w)"
    r"|fair\s?-?trade[\w-]*|(?<!\w)max\s+havelaar|bla?ue\w*\s+engel|blauer\s+engel|blue\s+angel"
    r"|(?<!\w)tco(?:[\s-]certified|[\s-]mærk\w*|[\s-]certificer\w*)?(?!\w)|energy\s?-?star[\w-]*|epeat[\w-]*"
    r"|(?<!\w)emas(?!\w)[\w-]*"
    r"|(?<!\w)(?:ds[/\s]?)?(?:en[\s-]?)?(?:/)?iso(?:/iec)?\s?-?\s?\d{4,5}[\w:-]*|(?<!\w)sa\s?-?8000"
    r"|(?<!\w)gots(?!\w)[\w-]*|(?<!\w)oeko-?\s?tex[\w-]*|(?<!\w)öko-?tex\w*"
    r"|(?<!\w)(?:ds/en|ds|din|ohsas|nf)\s?\d{3,6}[\w:-]*|(?<!\w)(?:msc|asc|utz|rspo|bsci|greenguard|breeam|leed"
    r"|tüv)(?![a-zæøå])[\w-]*"
    r"|rainforest\s+alliance[\w-]*|den\s+blå\s+krans|astma-?\s?(?:og\s+)?-?allergi\w*|allergimærke\w*"
    r"|astma-\s+og\s+allergi\w*"
    r"|nøglehul\w*|fuldkornslogo\w*|fuldkornsmærke\w*|økologiske\s+spisemærke|spisemærket\s+i\s+(?:guld|sølv"
    r"|bronze)|(?<!\w)dgnb[\w-]*|cradle\s+(?:to|2)\s+cradle|(?<!\w)c2c(?!\w)"
    r"|indeklimamærke\w*|(?<!\w)dansk\s+indeklima\s*mærk\w*|green\s+key|grøn\s+nøgle|varefakta|krav-mærk\w*"
    r"|demeter\w*|(?<!\w)b\s?corp\w*|anbefalet\s+af\s+dyrenes\s+beskyttelse)"
)
_BRAND = (
    r"(?:(?:af\s+)?(?:mærket|fabrikatet|fabrikat|brandet|modellen)\s+(?-i:(?!CE\b|Ø\b|Økolog)[A-ZÆØÅ][\w-]{1,40})"
    r"|(?<!\w)(?:microsoft|apple|ipads?|iphone\w*|macbook\w*|lenovo|dell|hewlett[\s-]packard|hp|samsung|sharepoint"
    r"|windows|office\s+365|microsoft\s+365|sap|oracle"
    r"|citrix|cisco|vmware|google\s+workspace|chromebook\w*|adobe|autocad|tork|nilfisk|kärcher|vileda|vikan"
    r"|diversey|ecolab|hako|stihl|husqvarna"
    r"|john\s+deere|bosch|makita|hilti|festool|velux|rockwool|ikea|toyota|volkswagen|volvo|mercedes\w*|volvo"
    r"|renault|coca[\s-]cola|nescafé|lavazza|miele|electrolux|rational"
    r"|duni|grohe|siemens|philips|canon|xerox|ricoh|konica\s+minolta|kmd\s+\w+|schneider|danfoss|grundfos|flügger"
    r"|dyrup|beckers|gore-?tex|kopilot)(?!\w)(?!-?overenskomst))"
)
_FROM_BRAND = (
    r"(?<!\w)(?:være|er|leveres|købes)\s+fra\s+(?:firmaet\s+|fabrikken\s+)?(?!{known})(?-i:[A-ZÆØÅ][\w-]{{1,40}})"
)

_UNION = (
    r"(?:3f(?:\s+\w+)?|hk(?:/?\s?(?:kommunal|privat|stat|handel))?|foa|nnf|krifa|serviceforbundet|dansk\s+metal"
    r"|fagligt\s+fælles\s+forbund|fødevareforbundet\w*(?:\s+nnf)?"
    r"|dansk\s+el-?forbund|malerforbundet\w*|blik-\s?og\s+rørarbejderforbundet|frie\s+funktionærer"
    r"|det\s+faglige\s+hus|lederne|socialpædagogerne"
    r"|kristelig\s+fagforening|teknisk\s+landsforbund|prosa|bupl|dsr|djøf|lo|fh|et\s+lo-?forbund|et\s+fh-?forbund"
    r"|byggefagenes\s+samvirke"
    r"|vagt-\s+og\s+sikkerhedsfunktionærernes\s+landssammenslutning)"
)
_EMPLOYERS = (
    r"(?:di(?:\s+(?:service|byggeri|transport))?|da|dansk\s+(?:industri|erhverv|byggeri|arbejdsgiverforening"
    r"|håndværk|mode)|kooperationen|horesta(?:\s+arbejdsgiver)?|gls-a|atl"
    r"|arbejdsgiverne|tekniq(?:\s+arbejdsgiverne)?|danske\s+malermestre|smvdanmark|danske\s+anlægsgartnere"
    r"|dansk\s+pa(?:rt|t)\w*|kl|ase|finans\s+danmark|gro)"
)
_AGREEMENT = (
    r"(?:(?<![\w-])(?!rammeo|kollektiv|landsdækkende|hoved-?overens|brancheover|fagover|lønover"
    r"|landsover)[\w-]{2,40}overenskomst(?:en|ens|er|erne)?(?!\w)|industriens\s+(?:funktionær)?overenskomst\w*"
    r"|overenskomst\w*(?:\s+\w+){0,3}?\s+mellem\s+(?!kl\b)\S+(?:\s+\S+){0,4}?\s+og\s+\S+"
    rf"|(?:overenskomst\w*|aftale)(?:\s+\w+){{0,2}}?\s+(?:med|fra|hos|i|under)\s+(?:fagforeningen\s+"
    rf"|fagforbundet\s+|et\s+|en\s+)?(?:{_UNION}|{_EMPLOYERS})(?!\w)"
    rf"|(?<!\w)(?:{_UNION}|{_EMPLOYERS})(?:['’]?s)?['’]?s?[\s-]+(?:\w+[\s-]+){{0,2}}?(?:lands)?(?:overenskomst"
    rf"|tarif)\w*"
    rf"|(?:medlem\w*|medlemskab\w*|medlemsbevis|organisere\w*|organiseret|indmeldt|optaget|med)\s+(?:af|i|fra"
    rf"|hos)\s+(?:fagforeningen\s+)?(?:(?:{_UNION}|{_EMPLOYERS})(?!\w)"
    r"|en\s+(?:bestemt\s+)?(?:arbejdsgiver|fag|branche)(?:forening|organisation|forbund)\w*)"
    rf"|(?<!\w)(?:{_UNION})\s+(?:collective\s+agreement|membership)|members?\s+of\s+(?:{_UNION}|{_EMPLOYERS})(?!\w)"
    r"|collective\s+agreement\s+between\s+\S+(?:\s+\S+){0,3}?\s+and\s+\S+)"
)
_REGISTER = (
    r"(?:registrere[dt]e?\s+(?:som\s+)?(?:en\s+)?socialøkonomisk\w*(?:\s+virksomhed\w*)?|(?<!\w)RSV(?:['’]?(?:er|en"
    r"|s|ere))?(?!\w)|(?<!\w)RSV-[\w-]+"
    r"|(?:regist\w*|optage\w*|optaget)(?:\s+[^\s,.;]+){0,4}?\s+socialøkonomisk\w*(?:\s+virksomhed\w*)?"
    r"|socialøkonomisk\w*\s+virksomhed\w*,?\s+(?:som|der)\s+(?:\w+\s+){0,2}?(?:registrer\w+|optaget|godkendt)"
    r"|(?:registre\w*|regist\w+\s+efter)\s+(?:efter|i\s+henhold\s+til"
    r"|jf\.?)\s+lov\w*\s+om\s+(?:registrere\w+\s+)?socialøkonomisk\w*"
    r"|(?:stempel|godkendt|anerkend\w+|certificer\w+)\s+(?:\w+\s+){0,3}?socialøkonomisk\w*(?:\s+virksomhed\w*)?"
    r"|(?:registered|register\s+of)\s+(?:as\s+(?:a\s+)?)?social\s+(?:enterprise|econom)\w*)"
)
_SHARE_IN_WORDS = (
    r"(?<!\w)halvdelen|(?<!\w)(?:to\s+)?tredjedele?|en\s+tredjedel|tre\s+fjerdedele|flertallet|hovedparten"
    r"|(?<!\d)\d\s+ud\s+af\s+(?:\d+|ti|hver)|hver\s+anden|samtlige|half\s+of"
)
# Danish has no capital in the middle of a sentence but for a name.
_NAMED_GOODS = rf"(?<!\w)skal\s+være\s+(?!{_KNOWN})(?-i:[A-ZÆØÅ][a-zæøå]{{2,30}})(?!\w)"
NAMES = {
    "NAMED_GOODS": _NAMED_GOODS,
    "PLACE": rf"(?:{_REGION}|{_KNOWN}|{_NAMED})",
    "HERE": rf"(?:{_REGION}|{_KNOWN})",
    "REGISTER": _REGISTER,
    "LABEL": _LABEL,
    "BRAND": _BRAND,
    "FROM_BRAND": _FROM_BRAND.format(known=_KNOWN),
    "AGREEMENT": _AGREEMENT,
    "DISTANCE": r"(?<!\d)\d{1,4}\s*(?:km|kilometer|kilometre)(?:s|er)?(?!\w)",
}


def other_share(percent: str) -> str:
    """Any share but the one that § 54 itself names, in figures as a Dane writes it: "30" or "27,5"."""
    return (
        rf"(?:(?<![\d,.])(?!{percent}(?![\d,]))\d{{1,3}}(?:,\d+)?\s*(?:%|pct\.?|procent|per\s?cent)"
        rf"|{_SHARE_IN_WORDS})"
    )

"""When a demand in a sentence is none: denied, forbidden, asked about, quoted or described.

Danish puts the "not" beside the verb, and a clause with "at", "om" or "hvis" is ruled by the clause before it. So a
demand is denied by a negation in its own clause or in a clause that rules over it, unless the "not" is what shuts
others out ("kan ikke byde").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A comma between the members of a list parts no clauses: "må ikke indeholde navne, CPR-numre eller diagnoser".
_VERB_OR_JOINT = (
    r"(?:skal|må|kan|vil|er|har|bliver|være|som|der|at|om|hvis|når|fordi|så|dog|men|mens|derimod|i\s+stedet|hvor"
    r"|uanset|jf|gives|går|vælges|who|which|that)\b"
)
_LIST_COMMA = rf",(?!(?:\s+(?!{_VERB_OR_JOINT})[^\s,;:]+){{1,3}}?(?:,|\s+(?:eller|og|samt|or|and)\b))"
_EDGE = re.compile(rf"{_LIST_COMMA}|[;:–|]|\s(?=(?:men|mens|så\s+at|fordi|selv\s+om|idet)\b)", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^\W*(?:(?:og|eller|and|or)\s+)?(?:at|om|som|der|hvis|hvor|hvorvidt|hvilk\w+|hvorfor|hvorfra|hvad|hvem|når"
    r"|that|which|who|if)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:ikke(?!\s+(?:mindst|blot|alene|kun|-))(?!-)|hverken|aldrig|ingen|intet|ej|heller|forbudt|undgå\w*"
    r"|undlad\w*"
    r"|frabed\w*|fravalgt|afstå\w*|afhold\w+\s+(?:os|sig)\s+fra|ser\s+bort\s+fra|dropp\w*|returner\w*|makuler\w*"
    r"|ulæst|valgfri\w*|bortset\s+fra|fritage\w*|slett\w*|fjern\w*|streges?|overstreg\w*|udelad\w*|sløre\w*"
    r"|anonymiser\w*|i\s+stedet\s+for"
    r"|frem\s+for|fremfor|uanset|ligegyldig\w*|underordnet|uden\s+betydning|irrelevant\w*|no|not|without|never"
    r"|neither"
    r"|frivillig\w?(?!\s+\w*(?:forening|organisation|aktør|social)))\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:uden|without)(?:\s+(?!for\b)[^\s;:]+){0,7}\s*$", re.IGNORECASE)
# Shutting out those who lack a thing demands the thing; the "not" in it denies nothing.
EXCLUSION = (
    r"(?:afvis\w*|afskår\w*|udeluk\w*|fravælge?s|frasorter\w*|kassere\w*|diskvalific\w*|(?:bliver"
    r"|vil\s+blive)\s+afvist"
    r"|sorter\w*\s+(?:straks\s+)?fra|ukonditionsmæssig\w*|ikke\s+tilbudsberettige\w*|ikke\s+konditionsmæssig\w*"
    r"|(?:accepteres|antages|godkendes|godtages|vurderes|medtages|modtages|læses|åbnes|inviteres|bedømmes"
    r"|prækvalificeres|overvejes|tages|ønskes|kommer)\s+ikke(?!\s+(?:hensyn|højde|stilling|kontakt|del\b|vægt))"
    r"|(?:bedes|anmodes\s+om\s+at)\s+(?:undlade|lade\s+være|holde\s+sig|ikke)|(?:holdes?"
    r"|lades?)\s+(?:\w+\s+)?uden\s*for|går\s+glip|har\s+ikke\s+(?:\w+\s+)?(?:mulighed\s+for|adgang\s+til|ret\s+til"
    r"|lov\s+til|krav\s+på)\s+at\s+(?:få|byde|deltage|vinde|afgive|komme)|uden\s+for\s+(?:konkurrence|betragtning)"
    r"|ikke\s+(?:er\s+|bliver\s+|vil\s+)?(?:inviter\w*|spurgt|adspurgt)|ville?\s+ikke\s+kunne"
    r"|er\s+ikke\s+(?:omfattet|med)"
    r"|(?:kommer|kan|vil|må|får|bliver|er|skal)\s+(?:\w+\s+){0,2}?ikke\s+(?:\w+\s+){0,2}?(?:i\s+betragtning|byde"
    r"|bydes"
    r"|deltage|vælges|antages|få(?!\s+(?:nøgle|adgang))|afgive|godkend\w*|accepter\w*|vinde|komme\s+i|inviter\w*|blive\s+(?:taget|vurderet"
    r"|godkendt)"
    r"|taget|vurder\w*|være\s+med|tages|indgå|prækvalific\w*|med\s+i|behandles|berettige\w*|læst)"
    r"|ikke\s+(?:vil\s+)?(?:komme[r]?|tages?|taget)\s+i\s+betragtning"
    r"|(?:will|may|can|shall|must)\s*not\s+(?:be\s+)?(?:considered|accepted|bid|participate|tender|evaluated|submit)"
    r"|(?:be|are|is)\s+(?:rejected|excluded|disqualified|ineligible))"
)
# To end the contract when a thing is lost demands it as well.
_LOSING = r"(?:ophæve[rs]?|opsige[rs]?|ophører|bortfalder|mister|misligholdelse)"
_EXCLUDED = re.compile(rf"(?<!\w)(?:{EXCLUSION}|{_LOSING})(?!\w)", re.IGNORECASE)
_NOT_FARTHER = re.compile(
    r"(?:ikke|højst\s+ikke|not)\s+(?:\w+\s+){0,2}?(?:overstige\w*|overskride\w*|mere\s+end|over|længere"
    r"|være\s+(?:længere|mere|over)|ligge\s+længere"
    r"|ringere|exceed|more\s+than)",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"\b(?:i\s+strid\s+med|strider\s+(?:i)?mod|ulovlig\w*|forbudt\s+at|diskriminer\w+|forskelsbehandl\w+"
    r"|lovstridig\w*"
    r"|må\s+(?:\w+\s+){0,3}?ikke\s+(?:\w+\s+){0,3}?(?:kræv\w*|stille\w*|forlang\w*|lægge\w*|betinge\w*|indgå|pege"
    r"|nævne\w*|favoriser\w*|foretræk\w*|skrue|forbehold\w*|reserver\w*|give\s+(?:fordel|fortrin|point))"
    r"|ikke\s+(?:lovligt|tilladt|muligt|åbent|hjemmel\w*|(?:lov|ret|mulighed|adgang)\s+(?:til|for)\s+at\s+(?:kræve"
    r"|stille|forbehold|favoriser|give|pege|vælge|nævne|indgå|tildel))\w*|overtrædelse\w*|brud\s+på|lovbrud"
    r"|misforståelse|retspraksis|kendelse\w*|kunne\s+have\s+ønsket|loven\s+siger"
    r"|(?:stille\w*|stiller)\s+(?:\w+\s+){0,3}?(?:ikke|ingen)\s+(?:\w+\s+){0,2}?krav"
    r"|(?:kan|må|bør|vil|skal)\s+(?:\w+\s+){0,4}?ikke\s+(?:\w+\s+){0,2}?(?:kræve|kræves|stille|stilles|forlange\w*"
    r"|forbehold\w*|betinge\w*|udelukke|afvise|afskære|favoriser\w*|foretrække|begunstige|efterspørge)"
    r"|ikke\s+(?:et\s+|noget\s+|længere\s+et\s+|en\s+|nogen\s+)?(?:\w+\s+)?(?:krav|betingelse|forudsætning"
    r"|nødvendig\w*|afgørende|påkrævet|obligatorisk\w*)"
    r"|behøver\s+(?:\w+\s+){0,3}?(?:ikke|hverken)|ikke\s+behøver|ingen\s+(?:fordel|betydning|krav)"
    r"|(?:lægges?|tages?|tager|tillægges?)\s+(?:\w+\s+){0,2}?(?:ikke|ingen)\s+(?:\w+\s+){0,1}?(?:vægt|hensyn"
    r"|betydning)"
    r"|lægges?\s+(?:der\s+)?ikke\s+vægt|giver\s+(?:hverken|ikke|ingen)|klagenævnet|domstolen|ombudsmanden"
    r"|generaladvokaten"
    r"|krav\w*\s[^.;]{0,80}?\b(?:er|blev|bliver)\s+(?:\w+\s+)?(?:fjernet|udgået|slettet|droppet|ophævet|bortfaldet"
    r"|udeladt|frafaldet)"
    r"|(?:udelukker|afviser|afskærer|kasserer|fravælger|frasorterer|diskvalificerer|udelukkes|afvises|kasseres|fravælges"
    r"|frasorteres|diskvalificeres)\s+(?:(?:vi|kommunen|derfor|dog)\s+)?(?:ikke(?!\s+(?:mindst|blot|alene|kun)\b)|ingen)"
    r"|(?:ikke|ingen)\s+(?:vil\s+|kan\s+|må\s+)?(?:bliver?\s+|er\s+|tilbud\s+|bud\s+|virksomhed\w*\s+)?"
    r"(?:udelukke[srt]?|afvis(?:e[sr]?|t))"
    r"|ikke\s+vedtaget|forslag\w*\s+om\s+at|er\s+(?:derfor\s+)?(?:udgået|fjernet|bortfaldet)"
    r"|vejledning\w*\s+(?:\w+\s+){0,3}?(?:forklarer|beskriver|gennemgår|omtaler)|i\s+vejledningen"
    r"|forklarer,?\s+hvorfor"
    r"|står\s+(?:det\s+)?(?:\w+\s+)?frit|frit\s+valg|frit\s+(?:\w+\s+)?vælge|kan\s+(?:\w+\s+)?selv\s+vælge"
    r"|bestemmer\s+selv|op\s+til\s+(?:den\s+enkelte|leverandøren|tilbudsgiver\w*|virksomhed\w*)"
    r"|eget\s+valg|lige\s+fod|lige\s+vilkår|behandles\s+(?:ens|lige)|velkom\w+"
    r"|(?:is|are|does|do|will|shall|need)\s+not\s+(?:be\s+)?(?:a\s+)?(?:require\w*|need\w*|necessary|allowed)"
    r"|no\s+requirement|(?:must|may|shall)\s+not\s+(?:be\s+)?(?:require\w*|demand\w*|contain|include))\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\b(?:i\s+dag|hidtil\w*|tidligere|sidste\s+år|nuværende|nugældende|kommunens\s+(?:egne|egen|eget)"
    r"|hos\s+kommunen|forrige"
    r"|i\s+(?:19|20)\d\d|blev\s+(?:vedtaget|hørt|spurgt|registreret|indført)|har\s+(?:vi\s+)?(?:talt|spurgt"
    r"|samarbejdet)|trådte\s+i\s+kraft|oplyser\s+virksomhed\w*"
    r"|samarbejder|allerede|overgår\s+ikke|ofte|typisk|mange|nogle)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\s\"«»”)\x1e]*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence cut into clauses. edges: where each begins, and the end; excludes: others are shut out in it."""

    text: str
    edges: tuple[int, ...]
    excludes: bool
    harmless: bool
    described: bool

    def clauses(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first and last clause that a stretch stands in."""
        first = max(number for number, edge in enumerate(self.edges[:-1]) if edge <= start)
        last = max(number for number, edge in enumerate(self.edges[:-1]) if edge < max(end, start + 1))
        return first, last

    def clause(self, number: int) -> str:
        """The words of one clause."""
        return self.text[self.edges[number] : self.edges[number + 1]]

    def ruling(self, number: int) -> int:
        """The clause that rules over a clause: the nearest before it that is not ruled itself."""
        while number > 0 and _SUBORDINATE.match(self.clause(number)):
            number -= 1
        return number


def read(text: str, lead: str = "") -> Reading:
    """How a sentence is built, and whether it as a whole makes no demand: a question, a ban, an account of the law."""
    edges = (0, *(edge.end() for edge in _EDGE.finditer(text) if 0 < edge.end() < len(text)), len(text))
    banned = bool(_QUESTION.search(text) or _FORBIDDEN.search(text) or _denying(lead))
    return Reading(text, edges, _EXCLUDED.search(text) is not None, banned, _DESCRIBED.search(text) is not None)


def denied(reading: Reading, start: int, end: int, topic: int) -> bool:
    """Whether the clauses that hold a demand, or rule over it, deny it. topic: where the demanded thing begins."""
    if reading.harmless:
        return True
    if reading.excludes:
        return False
    first, last = reading.clauses(start, end)
    top = reading.ruling(first)
    within = reading.text[reading.edges[top] : reading.edges[last + 1]]
    if _denying(within):
        return True
    return _WITHOUT.search(reading.text[max(0, topic - 200) : topic]) is not None


def _denying(words: str) -> bool:
    return _NEGATION.search(_NOT_FARTHER.sub(" ", words)) is not None

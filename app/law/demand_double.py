"""What a sentence says once its negations are told together: two that cancel make a demand, a turn makes a wish.

"Kaffen må ikke være uden mærket" demands the mark, and "ikke et krav, men en fordel" gives an advantage. Such a
sentence is written once more as what it comes to, letter for letter as long, so that places in it still hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"[^\s,.;:?!]+"
_NO = r"(?:ikke(?!\s+(?:mindst|blot|alene|kun)\b)|ingen|intet|aldrig|hverken)"
_WITHOUT = (
    r"(?:uden\s+for|udenfor|uden\s+at|uden|mangle[rs]?|undlade[rs]?\s+at|udelade[rs]?|undgår?\s+at|fravige[rs]?"
    r"|savne[rs]?|lade\s+være\s+med\s+at)"
)
_BE = r"(?:byde|deltage|være|have|levere|afgive|arbejde|løse|bruge|blive)"
_STEP = rf"(?!(?:om|hvis|når|fordi|men|og|at(?!\s+{_BE}\b))\b){_WORD}\s+"
_NOT_WITHOUT = re.compile(rf"\b(?P<no>{_NO})\s+(?:{_STEP}){{0,6}}?(?P<less>{_WITHOUT})\b", re.IGNORECASE)
_NO_OTHERS = re.compile(
    r"\b(?P<only>(?:ikke|ingen|intet)\s+(?:\w+\s+){0,2}?(?:andre|anden|andet|nogen)\s+(?:\w+\s+){0,1}?end)\b",
    re.IGNORECASE,
)
_LET_IN = (
    r"(?:bydes?|deltager?|tilladt|muligt|lovligt|antage[rs]?|accepter\w*|godkend\w*|godtage[rs]?|vælge[rs]?|indgås?"
    r"|indgår|tildele[rs]?|købe[rs]?|handler?|bruge[rs]?|samarbejder?|inviter\w*|kontrakt\w*|modtage[rs]?|vinde|får?"
    r"|ønske[rs]?|vil|ser|læser|åbner|behandler|vurderer|overvejer)"
)
_WHO_NOT = (
    rf"(?:\b(?:der|som|hvis)\s+(?:{_WORD}\s+){{0,2}}?(?P<less>ikke|mangler|savner|er\s+uden)|\b(?P<unless>medmindre))\b"
)
_SHUT_OUT = re.compile(
    rf"\b(?:{_LET_IN}\s+(?:{_WORD}\s+){{0,2}}?(?P<no>{_NO})|(?P<none>{_NO})\s+(?:{_WORD}\s+){{0,4}}?{_LET_IN})\b"
    rf"[^.;?]{{0,100}}?{_WHO_NOT}",
    re.IGNORECASE,
)
_NOT_LET_IN = re.compile(
    rf"\b(?:der|som|hvis)\s+(?:{_WORD}\s+){{0,2}}?(?P<only>ikke|mangler|savner)\b[^.;?]{{1,80}}?,\s+"
    rf"(?:{_WORD}\s+){{0,3}}?(?P<no>ikke)\s+(?:blive\s+|kunne\s+)?(?:{_LET_IN}|leveres|anvendes|benyttes|sælges)\b",
    re.IGNORECASE,
)
_WITHOUT_NOT = re.compile(
    rf"\b(?P<less>uden)(?!\s+(?:for|at)\b)\s+(?:{_WORD}\s+){{1,6}}?(?:må|kan|vil|skal)\s+(?:{_WORD}\s+){{0,2}}?"
    rf"(?P<no>ikke)\s+(?:blive\s+|kunne\s+)?(?:{_LET_IN}|leveres|anvendes|benyttes|sælges|bruges|accepteres)\b",
    re.IGNORECASE,
)
# A third negation, or words by which nothing is shut out.
_NOT_MEANT = re.compile(
    r"problem|\bnoget\b|\bvejen\b|hindr|betydning|\bimod\b|ulempe|forbudt|ulovlig|uluk|udeluk|afvis|afskær|afskår|krav"
    r"|kræv|betingelse|forudsæt|nødvendig|fordel|dårlig|skade|behøve|levere\w*\s+til\b",
    re.IGNORECASE,
)
_BEFORE = 25

_NO_DEMAND = (
    r"(?:(?:ikke|ingen|intet)\s+(?:\w+\s+){0,3}?(?:\w*krav|kravet|betingelse\w*|forudsætning\w*|nødvendig\w*"
    r"|obligatorisk\w*|påkrævet|afgørende|ønske|anbefaling|fordel|kræve[rs]?|forlange[rs]?)"
    r"|(?:kræve[rs]|forlange[rs]|forudsætte[rs]|behøver)\s+(?:\w+\s+){0,2}?ikke"
    r"|not\s+(?:an?\s+)?(?:\w+\s+)?(?:require\w+|condition|mandatory))"
)
_WISH = (
    r"(?:\w*fordel|plus|ønske[sr]?|ønskeligt|foretræk\w*|foretrukk\w*|prioriter\w*|vægte[srt]?|vægt|tælle[rs]?|\w*point"
    r"|bonus|pr[eæ]mieres|belønnes|honoreres|trækker\s+op|fortrin\w*|forrang|helst|gerne|favoriser\w*|krav|betingelse"
    r"|forudsætning|kræves|advantage|prefer\w*)"
)
_CALM = rf"(?:(?!(?:{_NO}|heller|ej|no|not)\b){_WORD}\s+){{0,5}}?"
_BUT = r"(?:men|dog|derimod|blot|alligevel|til\s+gengæld|but|however)"
_TURNS = re.compile(
    rf"\b(?P<denied>{_NO_DEMAND})\b[^.;?]{{0,120}}?\b(?P<turn>{_BUT})\b,?\s+(?P<wish>{_CALM}{_WISH})\b", re.IGNORECASE
)
_THOUGH = re.compile(
    rf"\b(?:selv\s+om|skønt|uanset\s+at|mens)\s+[^.;?]{{0,60}}?\b(?P<denied>{_NO_DEMAND})\b[^.;?]{{0,80}}?,\s+"
    rf"{_CALM}{_WISH}\b",
    re.IGNORECASE,
)
_WISH_FIRST = re.compile(
    rf"(?<!ingen\s)(?<!ikke\s)\b{_WISH}\b,?\s+(?:{_WORD}\s+){{0,2}}?(?:{_BUT}|om\s+end|selv\s+om|uden\s+at)\s+"
    rf"(?:(?:det|dette|den|er|være)\s+){{0,3}}(?P<denied>{_NO_DEMAND}|(?:et|noget)\s+krav|en\s+betingelse)\b",
    re.IGNORECASE,
)
# After the turn the sentence still speaks of what stood before it: "…, men det er en fordel".
_STILL_THAT = re.compile(
    rf"(?:det|dette|den|de|en|et|vil|vi|kommunen|kan|bliver|giver|tæller|er|it|is|an?)\b|{_WISH}\b", re.IGNORECASE
)
_OF_ANOTHER = re.compile(r",?\s+(?:\w+\s+){0,1}?(?:at|hvis|når|om)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as what it comes to. since: what is demanded begins here or later; turned: the wish may be far off."""

    text: str
    since: int
    turned: bool


def told_together(text: str) -> Told | None:
    """The sentence with its negations told together, None when there are no two that cancel and no turn."""
    turn = _turned(text)
    if turn is not None:
        return turn
    for found in _NO_OTHERS.finditer(text):
        return Told(_put(text, found.span("only"), "kun"), found.start(), turned=False)
    for pattern in (_NOT_WITHOUT, _SHUT_OUT, _NOT_LET_IN, _WITHOUT_NOT):
        for found in pattern.finditer(text):
            if not _NOT_MEANT.search(text, max(0, found.start() - _BEFORE), found.end()):
                return _cancelled(text, found.groupdict(), found)
    return None


def _turned(text: str) -> Told | None:
    found = _TURNS.search(text)
    if found is not None:
        still = _STILL_THAT.match(found["wish"]) and not _OF_ANOTHER.match(text, found.end())
        return Told(_put(text, found.span("denied"), ""), 0 if still else found.start("turn"), turned=True)
    found = _THOUGH.search(text) or _WISH_FIRST.search(text)
    return Told(_put(text, found.span("denied"), ""), 0, turned=True) if found is not None else None


def _cancelled(text: str, groups: dict[str, str | None], found: re.Match[str]) -> Told:
    if groups.get("only"):
        told = _put(_put(text, found.span("only"), "kun"), found.span("no"), "")
        return Told(told, found.start("only"), turned=False)
    # "Vi køber ikke hos dem, der ikke har …" is "kun hos dem, der har …".
    told = _put(text, found.span("no" if groups["no"] else "none"), "kun" if found.re is _SHUT_OUT else "skal")
    if groups.get("unless"):
        return Told(_put(told, found.span("unless"), "hvis"), found.start("unless"), turned=False)
    less = (groups["less"] or "").lower()
    if less.endswith("for"):
        return Told(_put(told, found.span("less"), "i"), found.start(), turned=False)
    return Told(_put(told, found.span("less"), "med" if less == "uden" else ""), found.start("less"), turned=False)


def _put(text: str, span: tuple[int, int], word: str) -> str:
    return text[: span[0]] + word.ljust(span[1] - span[0]) + text[span[1] :]

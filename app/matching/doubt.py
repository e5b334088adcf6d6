"""Register rows that look like no trading enterprise: kept, explained, and never among the candidates."""

from __future__ import annotations

from app.model.enterprise import Enterprise
from app.text.words import normalise, tokens

_OWNERS = (
    "grundejerforening", "ejerforening", "ejerlejlighedsforening", "vejlaug", "andelsboligforening", "haveforening",
)  # fmt: skip
_RESIDENTS = ("beboerforening", "lejerforening", "afdelingsbestyrelse", "antenneforening")
_PARTY = ("partiforening", "vælgerforening", "borgerliste", "lokalliste", "fælleslist", "valgforbund")
_SPORT = (
    "idrætsforening", "idrætsklub", "boldklub", "fodboldklub", "håndboldklub", "roklub", "sportsklub", "tennisklub",
    "gymnastikforening", "svømmeklub", "badmintonklub", "sejlklub", "rideklub", "skytteforening", "golfklub",
    "cykleklub", "cykelklub", "atletikklub", "bokseklub", "spejdergruppe", "jagtforening",
)  # fmt: skip
_PARTY_PHRASES = ("politisk lokalforening", "politisk parti", "opstille kandidater", "lokal partiforening")
_IDLE_PHRASES = ("ingen aktivitet", "eje kapitalandele", "uden aktivitet", "hvilende selskab")
_PARTY_INDUSTRY = ("9492",)
_SPORT_INDUSTRY = ("93120",)
_IDLE_INDUSTRY = ("6420", "6421", "6430")

OWNERS = "Rækken ligner en grundejer- eller ejerforening, der passer sit eget og ikke sælger ydelser."
RESIDENTS = "Rækken ligner en beboerforening, der virker for sine egne medlemmer og ikke sælger ydelser."
PARTY = "Rækken ligner en partiforening eller vælgerliste og ikke en virksomhed, der sælger ydelser."
SPORT = "Rækken ligner en idrætsforening eller klub og ikke en virksomhed, der sælger ydelser."
IDLE = "Rækken ligner et holdingselskab eller et selskab uden aktivitet."
NO_EMPLOYEES = "Virksomheden står uden ansatte i registret."
SAME_NUMBER = "CVR-nummeret står også på en nyere række i registret, så denne er formentlig en gentagelse."


def doubt_about(enterprise: Enterprise) -> str:
    """Why a row looks like no trading enterprise, as a Danish sentence; empty where nothing does.

    The industry code alone is no proof: associations with a trade of their own share codes with clubs.
    """
    name = normalise(enterprise.name)
    words = frozenset(tokens(enterprise.name))
    text = normalise(f"{enterprise.name}. {enterprise.description}")
    code = enterprise.industry_code
    if _starts(words, _OWNERS):
        return OWNERS
    if _starts(words, _RESIDENTS):
        return RESIDENTS
    if _starts(words, _PARTY) or code.startswith(_PARTY_INDUSTRY) or any(said in text for said in _PARTY_PHRASES):
        return PARTY
    if _starts(words, _SPORT) or (code.startswith(_SPORT_INDUSTRY) and not enterprise.capabilities):
        return SPORT
    if any(said in text for said in _IDLE_PHRASES) or (code.startswith(_IDLE_INDUSTRY) and "holding" in name):
        return IDLE
    if enterprise.employees == 0:
        return NO_EMPLOYEES
    return ""


def _starts(words: frozenset[str], kinds: tuple[str, ...]) -> bool:
    return any(word.startswith(kinds) for word in words)

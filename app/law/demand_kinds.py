"""The kinds of unlawful demand: the rule, why, and a lawful wording. Texts are Danish."""

from __future__ import annotations

from dataclasses import dataclass

from app.law.wording import FROM_MEMORY, INTERPRETATION, months


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unlawful demand. law: where afsnit II holds; why and suggestion: Danish sentences."""

    code: str
    law: str
    why: str
    suggestion: str


LOCAL = Kind(
    "local_requirement",
    "udbudsloven §§ 2 og 3",
    "Krav om eller fordel til lokale leverandører eller medarbejdere forskelsbehandler efter sted.",
    "Beskriv behovet i stedet, for eksempel: »Leverandøren skal kunne møde på stedet senest to timer efter tilkald.«",
)
ORIGIN = Kind(
    "local_requirement",
    "udbudsloven §§ 2, 3 og 42",
    "Krav om eller fordel til varer fra et bestemt sted forskelsbehandler efter oprindelse.",
    "Beskriv kvaliteten i stedet, for eksempel: »Grøntsager skal være friske, i sæson og leveret senest to døgn efter "
    "høst.«",
)
RSV = Kind(
    "rsv_requirement",
    "udbudsloven §§ 2 og 54; lov 711/2014",
    "Registrering som socialøkonomisk virksomhed er ikke det, loven reserverer efter. Den må ikke være et krav eller "
    "give en fordel.",
    "Skriv i stedet: »Konkurrencen er forbeholdt virksomheder, som opfylder betingelserne i udbudslovens § 54. "
    "Registrering som socialøkonomisk virksomhed kan indgå i dokumentationen, men er ikke et krav.«",
)
NONPROFIT = Kind(
    "nonprofit_only",
    "udbudsloven §§ 54 og 190",
    "Et udbud kan kun forbeholdes bestemte organisationer, når loven giver grundlag for det.",
    "Lad alle byde, eller brug lovens grundlag: »Konkurrencen er forbeholdt virksomheder, som opfylder betingelserne i "
    "udbudslovens § 54.«",
)
LABEL = Kind(
    "label_without_equivalent",
    "udbudsloven §§ 41, 42 og 46",
    "Et bestemt mærke må ikke kræves, uden at tilsvarende mærker og anden dokumentation godtages.",
    "Tilføj: »eller tilsvarende. Andre mærker og anden dokumentation for, at kriterierne er opfyldt, godtages.«",
)
AGREEMENT = Kind(
    "named_agreement",
    "udbudsloven §§ 2 og 176, stk. 1",
    f"Der må ikke kræves én bestemt overenskomst eller et bestemt medlemskab {INTERPRETATION}.",
    "Skriv i stedet: »Løn- og arbejdsvilkår må ikke være ringere end dem, der gælder for arbejde af samme art efter de "
    "kollektive overenskomster, som de mest repræsentative parter i Danmark har indgået for hele landet.«",
)
EXTRA_54 = Kind(
    "extra_54_requirement",
    "udbudsloven § 54",
    f"Betingelserne står i § 54. En anden andel eller en bestemt status må ikke lægges oveni {INTERPRETATION}.",
    "Skriv i stedet: »Virksomheden skal opfylde betingelserne i udbudslovens § 54.« Nævn ingen anden andel eller "
    "status.",
)
DIRECT_AWARD = Kind(
    "direct_award_above_threshold",
    "udbudsloven §§ 12-17 og 80-83; klagenævnsloven § 17",
    "Over tærskelværdien kan en kontrakt kun gives direkte, når en undtagelse i loven er opfyldt. Ellers kan "
    "kontrakten blive erklæret uden virkning.",
    "Skriv i stedet: »Kontrakten tildeles efter en konkurrence, som er annonceret i en udbudsbekendtgørelse.« Bruges "
    "en undtagelse, så nævn paragraffen og begrundelsen.",
)
PERSONAL_DATA = Kind(
    "personal_data",
    "GDPR art. 5 og 9",
    "Dokumentationen må ikke kræve flere personoplysninger end nødvendigt, og oplysninger om helbred er særligt "
    f"beskyttet {FROM_MEMORY}.",
    "Skriv i stedet: »Leverandøren dokumenterer antallet af ansatte i målgruppen ved en erklæring på tro og love uden "
    "navne, CPR-numre og helbredsoplysninger.«",
)


def longer_than_190_allows(most_months: float) -> Kind:
    """A contract under § 190 that lasts longer than these months."""
    longest = months(most_months)
    return Kind(
        "duration_over_three_years",
        "udbudsloven § 190",
        f"En kontrakt, som er reserveret efter § 190, kan højst vare {longest}, og forlængelser tælles med "
        f"{INTERPRETATION}.",
        f"Skriv i stedet: »Kontrakten løber i højst {longest}, hvor eventuelle forlængelser er talt med.« Skal den "
        "vare længere, må konkurrencen være åben for alle.",
    )

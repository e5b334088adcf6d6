"""The ways of making an unlawful demand, as phrases (phrases.py) of listed words (demand_words.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.law.demand_kinds import (
    AGREEMENT,
    DIRECT_AWARD,
    EXTRA_54,
    LABEL,
    LOCAL,
    NONPROFIT,
    ORIGIN,
    PERSONAL_DATA,
    RSV,
    Kind,
)
from app.law.demand_words import LISTS
from app.law.phrases import phrase


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of making a demand.

    needs: must stand in the sentence too. unless: makes it lawful in this sentence or at the start of the next.
    harmless: makes it harmless when it stands before the demand's end. negative: the demand holds a "not" by nature.
    """

    kind: Kind
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    harmless: re.Pattern[str] | None = None
    negative: bool = False


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrase(text, LISTS) for text in phrases), re.IGNORECASE)


_SUPPLIER = _any("SUPPLIER")
_SECTION_54 = re.compile(r"§\s*54(?!\d)|reserver|beskyttede?\s+værksted", re.IGNORECASE)
_CONDITIONAL = re.compile(r"^\W*(?:hvis|når|såfremt|køber)\b[^,]*$", re.IGNORECASE)
_STATUTORY = re.compile(r"§§?\s*(?:54|190)(?!\d)")
_EXCEPTION = re.compile(r"rammeaftale|in-?house|§§?\s*(?:1[2-7]|8[0-3]|187)(?!\d)", re.IGNORECASE)
_EXAMPLE = re.compile(r"f\.?\s?eks\.?|for\s+eksempel|(?<!\w)fx(?!\w)|eksempelvis|såsom", re.IGNORECASE)
_EQUIVALENT = re.compile(
    r"tilsvarende|ækvivalent|ligeværdig|lignende|svarende\s+til|and(?:re?|et|en)\s+(?:egne[dt]e?\s+)?(?:bevis|dokumentation|mærke)"
    r"|på\s+anden\s+(?:vis|måde)|k(?:riterierne|ravene)\s+(?:for|bag)|" + _EXAMPLE.pattern,
    re.IGNORECASE,
)
_OTHER_AGREEMENT = re.compile(
    r"mest\s+repræsentative|eller\s+(?:en\s+)?(?:tilsvarende|anden)|" + _EXAMPLE.pattern, re.IGNORECASE
)
_WELCOMED = _any("skal ..3 samarbejde|orientere|orienteres|inviteres|have_mulighed|kunne_byde|oplyses|behandles")
_ON_THE_CONTRACT = _any("på|til|i|ved opgaven|kontrakten|udførelsen|aftalen", "timerne")
_ILLNESS_AS_TASK = _any(
    "borgere|personer|patienter|mennesker|børn|unge|deltagere|beboere|målgruppe* ..3 med|har",
    "erfaring|kendskab|viden|kompetence*|undervisning|behandling|udredning|indsigt ..6 med|til|om|i|af",
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; made once, when the first text is read."""
    return (
        *_local(),
        *_origin(),
        *_rsv(),
        *_nonprofit(),
        *_label(),
        *_agreement(),
        *_extra_54(),
        *_award(),
        *_personal(),
    )


def _local() -> tuple[Rule, ...]:
    """Place of business, residence, or a preference for either (udbudsloven §§ 2, 3)."""
    return (
        Rule(
            LOCAL,
            _any(
                "MUST ..4 være|ligge|bo|høre|er ..2 LOCATED ..3 IN ..1 PLACE",
                "MUST ..4 ligge|bo|holde_til ..1 IN ..1 PLACE",
                "MUST ..2 komme_fra|være_fra ..1 PLACE",
                "MUST ..6 ligge|beliggende|placeret|hjemsted|adresse|holde_til|bo|være ..5 DISTANCE",
            ),
            needs=_SUPPLIER,
        ),
        Rule(LOCAL, _any("MUST ..4 HAVE ..4 SEAT ..2 IN ..1 PLACE", "krav_om|kræves ..3 SEAT ..2 IN ..1 PLACE")),
        Rule(LOCAL, _any("MUST|ONLY ..5 LOCAL ..1 LOCAL_NOUN", "PREFER ,,6 LOCAL ..1 LOCAL_NOUN"), unless=_WELCOMED),
        Rule(LOCAL, _any("LOCAL ..1 LOCAL_NOUN ..5 PREFER|DEMANDED")),
        Rule(
            LOCAL,
            _any(
                "ONLY|PREFER ..3 SUPPLIER ,,5 fra|i|inden_for ..1 PLACE",
                "SUPPLIER ,,4 fra|i|inden_for ..1 PLACE ..4 PREFER",
                "nærhed|afstand|beliggenhed ..6 PREFER",
            ),
        ),
        Rule(LOCAL, _any("HIRE ,,10 RESIDING ..1 PLACE", "HIRE ..8 RESIDING ..1 PLACE"), needs=_any("MUST", "mindst")),
        Rule(LOCAL, _any("RESIDING ..1 PLACE ..3 skal ..4 HIRE")),
        Rule(
            LOCAL,
            _any(
                "uden_for|udenfor ..1 PLACE ,,4 EXCLUDED",
                "uden|ikke ..3 SEAT|LOCATED ..1 IN ..1 PLACE ,,4 EXCLUDED",
            ),
            negative=True,
        ),
    )


def _origin() -> tuple[Rule, ...]:
    """Local or national origin of goods (udbudsloven §§ 2, 3, 42)."""
    return (
        Rule(
            ORIGIN,
            _any(
                "MUST|ONLY|PREFER ..7 LOCAL_MADE",
                "LOCAL_MADE ..5 PREFER|DEMANDED",
                "GOODS ..5 MUST ..4 MADE ..3 fra|i|inden_for|hos ..1 PLACE|LOCAL|DISTANCE",
                "ONLY|MUST ..3 GOODS ..3 fra|i ..1 PLACE",
                "GOODS ..3 MUST ..1 være dansk|danske|lokal|lokale|lokalt|danskproduceret",
            ),
        ),
    )


def _rsv() -> tuple[Rule, ...]:
    """Registration as a social enterprise as a demand or an advantage (lov 711/2014)."""
    return (
        Rule(RSV, _any("MUST|ONLY ,,7 REGISTER"), unless=_WELCOMED),
        Rule(RSV, _any("REGISTER ..5 DEMANDED|PREFER", "PREFER ..6 REGISTER")),
        Rule(RSV, _any("uden|ikke ..5 REGISTER ,,4 EXCLUDED"), negative=True),
        Rule(
            RSV,
            _any("ONLY ..4 socialøkonomiske virksomheder"),
            unless=re.compile(r"§§?\s*(?:54|190)(?!\d)|hovedformål", re.IGNORECASE),
        ),
    )


def _nonprofit() -> tuple[Rule, ...]:
    """Reserving to organisations without profit, with no section that allows it (udbudsloven §§ 54, 190)."""
    return (
        Rule(
            NONPROFIT,
            _any("ONLY|krav_om ..4 NONPROFIT", "skal ..2 være|drives ..3 NONPROFIT", "NONPROFIT ..4 DEMANDED"),
            unless=_STATUTORY,
        ),
        Rule(
            NONPROFIT,
            _any(
                "må_ikke ..3 udlodde|udbetale|have ..3 overskud*|udbytte|profit|fortjeneste",
                "COMMERCIAL ..3 EXCLUDED",
            ),
            unless=_STATUTORY,
            negative=True,
        ),
    )


def _label() -> tuple[Rule, ...]:
    """A named label or certificate without its equivalents (udbudsloven §§ 41, 42, 46)."""
    return (Rule(LABEL, _any("MUST|ONLY ,,9 LABEL", "LABEL ..5 DEMANDED"), unless=_EQUIVALENT),)


def _agreement() -> tuple[Rule, ...]:
    """One named collective agreement or association (udbudsloven §§ 2, 176(1))."""
    return (Rule(AGREEMENT, _any("MUST|ONLY ,,9 AGREEMENT", "AGREEMENT ..5 DEMANDED"), unless=_OTHER_AGREEMENT),)


def _extra_54() -> tuple[Rule, ...]:
    """Another share, or a status, on top of § 54 (udbudsloven § 54)."""
    return (
        Rule(
            EXTRA_54,
            _any(
                "mindst|minimum|over|mere_end OTHER_SHARE ..4 ansatte|medarbejder*|arbejdsstyrken",
                "andelen ..3 ansatte|medarbejder* ..8 mindst|minimum|over|mere_end OTHER_SHARE",
            ),
            needs=re.compile(r"handicap|stillede|udsatte|arbejdsevne|målgruppen|kanten\s+af", re.IGNORECASE),
            unless=_ON_THE_CONTRACT,
        ),
        Rule(
            EXTRA_54,
            _any("samt|desuden|derudover|samtidig|også|skal ..7 STATUS", "ONLY ..9 DIAGNOSED"),
            needs=_SECTION_54,
        ),
    )


def _award() -> tuple[Rule, ...]:
    """A contract given without competition (udbudsloven §§ 12-17, 80-83, 187(5); klagenævnsloven § 17)."""
    return (
        Rule(
            DIRECT_AWARD,
            _any(
                "kontrakten|ordren|opgaven|aftalen|købet|den ..4 AWARD ..4 direkte ..2 til|med|hos",
                "BUY ..3 direkte ..1 til|hos|ved|aftale|kontrakt",
                "direkte tildeling|kontrahering|aftale_med|indkøb_hos|køb_hos|tildelt",
            ),
            unless=_EXCEPTION,
            harmless=_CONDITIONAL,
        ),
        Rule(
            DIRECT_AWARD,
            _any(
                "uden ..3 udbud|konkurrence|annoncering|konkurrenceudsættelse|udbudsforretning",
                "skal|bør|behøver ikke ..2 i_udbud|udbydes|annonceres",
                "undgå|undgår|slippe_for|omgå|springe ..3 udbud|udbuddet|udbudspligt*|konkurrence|annoncering",
            ),
            unless=_EXCEPTION,
            negative=True,
        ),
    )


def _personal() -> tuple[Rule, ...]:
    """CPR numbers, diagnoses or health data in documentation (GDPR arts. 5, 9)."""
    return (Rule(PERSONAL_DATA, _any("RECORD ,,10 PERSONAL", "PERSONAL ,,8 RECORD"), harmless=_ILLNESS_AS_TASK),)

"""Which rules the committee paper rests on, each with what it says of this case in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.documents.clause_facts import reservation_of
from app.documents.memo_points import asks_for_money, listed, reserved_part
from app.documents.wording import REGIMES
from app.model.advice import CaseFile
from app.model.law import Regime

_PART_OF_SECTION = re.compile(r", (?:stk|nr|litra)\. \w+(?:-\w+)?(?: og \w+)?")
_ONE_SECTION = r"\d+(?: [a-z]\b)?(?:-\d+)?"
_ONLY_SECTIONS = re.compile(rf" {_ONE_SECTION}(?:(?:,| og) {_ONE_SECTION})*")
_SECTION = re.compile(_ONE_SECTION)
_SECTION_NUMBER = re.compile(r"\d+")
_FOLLOWS: Mapping[Regime, str] = {
    Regime.AFSNIT_II: "Indkøbet er over tærskelværdien og udbydes efter lovens afsnit II.",
    Regime.AFSNIT_III: (
        "Indkøbet er en social eller anden specifik tjenesteydelse over tærskelværdien og udbydes efter de "
        "lempeligere regler i lovens afsnit III."
    ),
    Regime.AFSNIT_IV: (
        "Indkøbet er under tærskelværdien, men har en klar grænseoverskridende interesse og følger lovens afsnit IV."
    ),
    Regime.AFSNIT_V: (
        "Indkøbet er under tærskelværdien og følger lovens afsnit V, som gælder uden en klar grænseoverskridende "
        "interesse."
    ),
    Regime.TILBUDSLOVEN: "Indkøbet er bygge- og anlægsarbejde under tærskelværdien og følger tilbudsloven.",
}


@dataclass(frozen=True, slots=True)
class LawPoint:
    """A rule that the decision rests on, and what it says in plain words."""

    law: str
    text: str


def memo_rules(case_file: CaseFile) -> Iterator[LawPoint]:
    """The rules on who decides on money, on how the purchase is let, and those behind its clauses."""
    advice, regime = case_file.advice, REGIMES[case_file.advice.regime]
    money = asks_for_money(case_file)
    if money:
        yield LawPoint(
            "Kommunestyrelsesloven § 18",
            "Økonomiudvalget har indseende med de økonomiske forhold på alle kommunens områder, og dets erklæring "
            "indhentes, før en sag om dem forelægges Kommunalbestyrelsen.",
        )
    yield LawPoint(
        "Kommunestyrelsesloven § 21",
        "Udvalgene bestyrer hver deres område inden for årsbudgettet. En foranstaltning, der berører et andet udvalgs "
        "område, forhandles med det, før den sættes i gang, jf. også § 18 og kommunens styrelsesvedtægt.",
    )
    if money:
        yield LawPoint(
            "Kommunestyrelsesloven § 40",
            "Bevillingsmyndigheden er hos Kommunalbestyrelsen. Det, der giver udgifter eller indtægter uden bevilling "
            "i årsbudgettet, må ikke sættes i gang, før bevillingen er givet, og enhver tillægsbevilling skal angive, "
            "hvordan udgiften dækkes.",
        )
    if advice.purchase.concession:
        yield LawPoint("BEK 1080/2022", "Kontrakten er en koncession og følger koncessionsbekendtgørelsen.")
    elif advice.regime is Regime.BELOW_500K:
        yield LawPoint(
            "Forvaltningsretlige grundsætninger",
            "De gælder for indkøb under beløbsgrænsen for udbudslovens afsnit V.",
        )
    else:
        yield LawPoint(regime.law[:1].upper() + regime.law[1:], _FOLLOWS[advice.regime])
    reservation = reservation_of(case_file)
    if reservation:
        yield LawPoint(
            reservation.cites[:1].upper() + reservation.cites[1:],
            f"Deltagelsen i {reserved_part(case_file, reservation)} foreslås forbeholdt virksomheder, der opfylder "
            "betingelserne.",
        )
    cited = dict.fromkeys(basis.law for clause in advice.clauses for basis in clause.legal_basis)
    if cited:
        yield LawPoint("Klausulernes hjemmel", f"{'; '.join(rules_together(cited))}. Hjemlen står ved hver klausul.")


def rules_together(cited: Iterable[str]) -> tuple[str, ...]:
    """Rules of one law as one, such as "udbudsloven §§ 49, 54 og 176"; stykker are left to the clauses.

    A rule that is not told by §§ alone stands as it is.
    """
    sections: dict[str, set[str]] = {}
    for one in cited:
        law, sign, places = one.partition(" §")
        places = _PART_OF_SECTION.sub("", places.lstrip("§"))
        numbers = sections.setdefault(law if sign and _ONLY_SECTIONS.fullmatch(places) else one, set())
        if sign and _ONLY_SECTIONS.fullmatch(places):
            numbers.update(_SECTION.findall(places))
    return tuple(
        f"{law} {'§§' if len(found) > 1 or '-' in found[0] else '§'} {listed(found)}" if found else law
        for law, found in ((law, sorted(numbers, key=_section_order)) for law, numbers in sections.items())
    )


def _section_order(section: str) -> tuple[int, str]:
    number = _SECTION_NUMBER.match(section)
    return (int(number[0]) if number else 0, section)

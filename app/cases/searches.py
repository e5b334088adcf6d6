"""A person freezes a search into the case, and notes who was contacted or why nobody was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from app.advice import advise
from app.cases.purchases import ChangedMeanwhile, find_case, with_others
from app.intake.rules import CPR_REFUSED
from app.matching.index import THIN_MARKET
from app.model.advice import Knowledge
from app.model.case import Case
from app.model.choices import Change, Changed
from app.model.errors import InputError, Problem
from app.model.match import MatchResult
from app.model.search import (
    Asked,
    Contact,
    Freshness,
    FrozenSearch,
    HomeOfMatches,
    HomesAsOf,
    Outcome,
    Surroundings,
)
from app.model.user import User
from app.store import choices, enterprises, purchases, reference, searches
from app.store.database import Database, write
from app.text.cpr import find_cpr
from app.text.writing import tal

LONGEST_NAME = 200
LONGEST_NOTE = 2_000
LOCAL_KM = 50
_TOGETHER = "consortium_possible"


class AlreadyFrozen(Exception):  # noqa: N818
    """The last frozen search of the case says the same already; nothing was written. number: that search."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def freeze_search(
    db: Database, purchase_id: str, user: User, now: datetime, expected: datetime | None = None
) -> FrozenSearch:
    """Keep the search of the stored advice in the case, as it is shown; nothing is searched anew.

    expected: when the advice that the user saw was made; raises ChangedMeanwhile where there is other advice by now.
    None asks for no such check. Raises AlreadyFrozen where the same advice has been frozen last, and LookupError
    where there is no such case in the user's municipality.
    """
    with write(db):
        case = find_case(db, purchase_id, user)
        if expected is not None and case.made_at != expected:
            raise ChangedMeanwhile(purchase_id)
        before = searches.searches_of(db, purchase_id)
        search = _search(db, case, len(before) + 1, user, now)
        if before and _says_the_same(before[-1], search):
            raise AlreadyFrozen(before[-1].number)
        searches.add_search(db, search)
    return search


def searches_of(db: Database, purchase_id: str, user: User) -> tuple[FrozenSearch, ...]:
    """The frozen searches of a case, oldest first; raises LookupError as find_case does."""
    find_case(db, purchase_id, user)
    return searches.searches_of(db, purchase_id)


def find_search(db: Database, purchase_id: str, number: int, user: User) -> FrozenSearch:
    """One frozen search; raises LookupError where there is none, or the case is another municipality's."""
    find_case(db, purchase_id, user)
    found = searches.find_search(db, purchase_id, number)
    if found is None:
        raise LookupError(purchase_id, number)
    return found


def record_contact(
    db: Database,
    purchase_id: str,
    user: User,
    outcome: Outcome,
    now: datetime,
    *,
    cvr: str = "",
    name: str = "",
    note: str = "",
) -> Contact:
    """Note in the case who was contacted and what came of it, or why nobody was chosen.

    cvr: one of contact_choices; name: an enterprise that the search did not name. Either, not both; neither where
    nobody was chosen, and then the note must say why. Raises InputError with the argument's name as field, and
    LookupError as find_case does.
    """
    name, note = " ".join(name.split()), note.strip()
    with write(db):
        known = contact_choices(db, purchase_id, user)
        problems = tuple(_contact_problems(outcome, cvr, name, note, known))
        if problems:
            raise InputError(*problems)
        contact = Contact(purchase_id, outcome, cvr, known[cvr] if cvr else name, note, now, user.name)
        searches.add_contact(db, contact)
    return contact


def contacts_of(db: Database, purchase_id: str, user: User) -> tuple[Contact, ...]:
    """The notes of contacts of a case, oldest first; raises LookupError as find_case does."""
    find_case(db, purchase_id, user)
    return searches.contacts_of(db, purchase_id)


def contact_choices(db: Database, purchase_id: str, user: User) -> dict[str, str]:
    """CVR number -> name of every enterprise that the case names now or that a frozen search in it named.

    In the order of the advice, best first. Raises LookupError as find_case does.
    """
    advice = find_case(db, purchase_id, user).advice
    results = [one.result for one in reversed(searches.searches_of(db, purchase_id))]
    named = [*advice.matches, *advice.doubtful]
    named += [match for result in results for match in (*result.matches, *result.doubtful)]
    names: dict[str, str] = {}
    for match in named:
        names.setdefault(match.cvr, match.name)
    return names


def surroundings_of(db: Database, case: Case) -> Surroundings:
    """Where the enterprises on the case's list belonged when the advice was made, and who can deliver together."""
    advice, municipalities = case.advice, reference.all_municipalities(db)
    together = tuple(finding for finding in advice.findings if finding.code == _TOGETHER)
    if advice.whereabouts is None:
        return Surroundings((), 0, together, HomesAsOf.UNKNOWN)
    listed = [(advice.whereabouts.get(match.cvr), match.distance_km) for match in advice.matches]
    placed = [
        (where.municipality_code, km) for where, km in listed if where and where.municipality_code in municipalities
    ]
    distances = dict(placed)
    counts = Counter(code for code, _ in placed)
    homes = [HomeOfMatches(code, municipalities[code].name, distances[code], number) for code, number in counts.items()]
    return Surroundings(
        homes=tuple(sorted(homes, key=lambda one: (one.distance_km is None, one.distance_km or 0, one.name))),
        unplaced=len(listed) - len(placed),
        together=together,
        homes_as_of=HomesAsOf.ADVICE,
    )


def few_nearby(knowledge: Knowledge, case: Case) -> int | None:
    """How many candidates there are within LOCAL_KM, where that is too few.

    None where it is enough, and where there is no candidate anywhere. Too few is fewer than in a thin market.
    """
    within = case.advice.market.candidates_within_km
    near = within.get(str(LOCAL_KM))
    if near is None or not within.get("all"):
        return None
    enough = knowledge.parameters.at(case.advice.purchase.notice_date).number(THIN_MARKET)
    return near if near < enough else None


def freshness_of(db: Database, case: Case) -> Freshness:
    """Whether an enterprise has come or changed since the advice of a case was made."""
    used = purchases.data_used(db, case.purchase.id)
    if used is None:
        return Freshness.NOT_NOTED
    then, now = (one.get(enterprises.REVISION, 0) for one in (used.revisions, reference.revisions(db)))
    return Freshness.CURRENT if then == now else Freshness.REGISTER_CHANGED


def search_again(db: Database, knowledge: Knowledge, purchase_id: str, user: User, now: datetime) -> None:
    """Make the advice of a case anew on the data of today; the purchase and what a person decided in it stay.

    What is frozen stays too. Raises LookupError as find_case does, and InputError where the purchase cannot be advised
    on any more; then the old advice stays.
    """
    with write(db):
        purchase = find_case(db, purchase_id, user).purchase
        decided = choices.choices_of(db, purchase_id)
        advice = advise(purchase, with_others(db, knowledge, purchase), now.date(), decided)
        purchases.save_advice(db, advice, now, user.name, knowledge.data)
        choices.add_change(db, purchase_id, Change(Changed.SEARCHED_AGAIN, purchase.title, user.name, now))


def _search(db: Database, case: Case, number: int, user: User, now: datetime) -> FrozenSearch:
    asked, advice = case.advice.purchase, case.advice
    return FrozenSearch(
        purchase_id=case.purchase.id,
        number=number,
        frozen_at=now,
        frozen_by=user.name,
        advised_at=case.made_at,
        advised_by=case.made_by,
        asked=Asked(
            title=asked.title,
            description=asked.description,
            cpv_codes=asked.cpv_codes or tuple(one.code for one in advice.suggestions[:1]),
            codes_confirmed=bool(asked.cpv_codes),
            municipality_code=asked.municipality_code,
            notice_date=asked.notice_date,
            value_kr=asked.value_kr,
            duration_months=asked.duration_months,
        ),
        result=MatchResult(asked.id, advice.matches, advice.doubtful, advice.market),
        data=purchases.data_used(db, case.purchase.id),
        demo=case.demo,
        surroundings=surroundings_of(db, case),
    )


def _says_the_same(one: FrozenSearch, other: FrozenSearch) -> bool:
    return (one.advised_at, one.asked, one.result) == (other.advised_at, other.asked, other.result)


def _contact_problems(outcome: Outcome, cvr: str, name: str, note: str, known: dict[str, str]) -> Iterator[Problem]:
    if outcome is Outcome.NOBODY:
        if cvr or name:
            yield Problem(
                "Når ingen er valgt, skal der ikke stå en virksomhed. Slet den, eller vælg et andet svar.", "outcome"
            )
        if not note:
            yield Problem("Skriv, hvorfor ingen er valgt. Begrundelsen bliver en del af sagen.", "note")
    elif cvr and name:
        yield Problem("Vælg en virksomhed på listen, eller skriv et navn. Ikke begge dele.", "name")
    elif cvr and cvr not in known:
        yield Problem("Virksomheden er ikke blandt sagens virksomheder. Skriv dens navn i stedet.", "name")
    elif not cvr and not name and known:
        yield Problem("Vælg en virksomhed på listen, eller skriv navnet på en anden.", "cvr")
    elif not cvr and not name:
        yield Problem("Skriv navnet på virksomheden.", "name")
    for field, text, longest in (("name", name, LONGEST_NAME), ("note", note, LONGEST_NOTE)):
        if len(text) > longest:
            yield Problem(f"Teksten er på {tal(len(text))} tegn; der er plads til {tal(longest)}. Kort den ned.", field)
        if find_cpr(text):
            yield Problem(CPR_REFUSED, field)

"""What the committee paper (indstilling) says: its parts in the usual order, made from a case file. Internal only.

No enterprise is named: the paper goes to politicians and agendas, and the market stands in it as numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.clause_facts import ClauseText, asks_one, reservation_of, sections_of, words_of
from app.documents.fitting import fits
from app.documents.memo_case import (
    ClauseAsk,
    after_asks,
    asks_intro,
    clause_ask,
    market,
    market_to_fill,
    purchase_facts,
    reserved_sentence,
    to_answer,
    way,
    way_to_fill,
)
from app.documents.memo_economy import MemoEconomy, memo_economy
from app.documents.memo_points import (
    Point,
    asks_for_money,
    committees_of,
    ended,
    is_council,
    listed,
    memo_points,
    opening,
    unnamed_committee,
)
from app.documents.memo_rules import LawPoint, memo_rules
from app.documents.tender_facts import Fact, length
from app.documents.wording import ASKED
from app.model.advice import CaseFile
from app.model.budget import COMMITTEES, BudgetLine, exact_sum
from app.model.document import DocumentKind
from app.model.estimate import Estimate
from app.text.places import kommune
from app.text.writing import antal, kroner, tal

_KIND_NAME = "Indstilling"
_LETTERS = {DocumentKind.DIALOGUE: "Invitation til markedsdialog", DocumentKind.QUOTE: "Tilbudsanmodning"}


@dataclass(frozen=True, slots=True)
class MemoFacts:
    """Everything that the paper may say.

    closed: why it should be handled as a closed item. proposals: the points of the indstilling; who_decides: what the
    committee itself may decide, empty where no money is asked for; why_put: what is to be filled in then. description:
    empty where nobody has written one. way: how the purchase is let, Danish sentences. market_to_fill, way_to_fill:
    what the municipality must fill in of both. asks: the clauses that the supplier must live up to; asks_intro: how
    they are read; after_asks: the clauses on the award and those that say how the demands are followed up. economy:
    None where nothing is counted; missing then says what lacks. hearing: what was typed of the hearing, empty where
    nothing was. to_hear: the committees on whose budget a measure weighs; to_name: what to fill in where one has no
    name yet.
    """

    kind_name: str
    clauses: tuple[ClauseText, ...]
    committee: str
    closed: str
    summary: tuple[str, ...]
    why_put: str
    opening: str
    proposals: tuple[Point, ...]
    who_decides: str
    description: tuple[str, ...]
    facts: tuple[Fact, ...]
    market: tuple[str, ...]
    market_to_fill: str
    way: tuple[str, ...]
    way_to_fill: tuple[str, ...]
    asks: tuple[ClauseAsk, ...]
    asks_intro: str
    after_asks: tuple[str, ...]
    reasons: tuple[str, ...]
    economy: MemoEconomy | None
    missing: tuple[str, ...]
    rules: tuple[LawPoint, ...]
    hearing: tuple[str, ...]
    to_hear: tuple[Fact, ...]
    to_name: str
    annexes: tuple[str, ...]


def memo_facts(case_file: CaseFile) -> MemoFacts:
    """The case file as the committee reads it."""
    advice = case_file.advice
    reserved = reservation_of(case_file) is not None
    sections = sections_of(advice, words_of(advice), reserved, case_file.moved)
    asking = [
        clause
        for section in (sections.participation, sections.social)
        if section is not None
        for clause in section.clauses
    ]
    asks = tuple(clause_ask(case_file, clause) for clause in asking)
    return MemoFacts(
        kind_name=_KIND_NAME,
        clauses=sections.clauses,
        committee=case_file.memo.committee,
        closed=_closed(case_file),
        summary=tuple(_summary(case_file)),
        why_put="" if asks_for_money(case_file) else "Hvorfor sagen forelægges.",
        opening=opening(case_file),
        proposals=memo_points(case_file),
        who_decides=_who_decides(case_file),
        description=tuple(line.strip() for line in advice.purchase.description.splitlines() if line.strip()),
        facts=tuple(purchase_facts(case_file)),
        market=tuple(market(case_file)),
        market_to_fill=market_to_fill(case_file),
        way=tuple(way(case_file)),
        way_to_fill=tuple(way_to_fill(case_file)),
        asks=asks,
        asks_intro=asks_intro(asks),
        after_asks=tuple(after_asks(sections.award.clauses, sections.terms.clauses)),
        reasons=tuple(to_answer(case_file)),
        economy=memo_economy(case_file),
        missing=tuple(_missing(case_file)),
        rules=tuple(memo_rules(case_file)),
        hearing=tuple(line.strip() for line in case_file.memo.hearing.splitlines() if line.strip()),
        to_hear=tuple(_to_hear(case_file)),
        to_name=_to_name(case_file),
        annexes=tuple(_annexes(case_file)),
    )


def _closed(case_file: CaseFile) -> str:
    told = (
        "hvad kommunen højst vil betale, og hvad den venter at spare"
        if case_file.advice.estimate
        else "hvad kommunen venter at betale"
    )
    harmed = "kommunens forhandling om prisen" if asks_one(case_file.advice) else "konkurrencen"
    return (
        f"Forvaltningen foreslår, at sagen behandles som lukket punkt, fordi den oplyser, {told}. Det kan skade "
        f"{harmed}, hvis det bliver kendt, før kontrakten er indgået. Kommunen afgør selv, om punktet kan lukkes, "
        "og hvad der kan offentliggøres, efter reglerne om dagsordener, tavshedspligt og aktindsigt."
    )


def _summary(case_file: CaseFile) -> Iterator[str]:
    purchase, estimate = case_file.advice.purchase, case_file.advice.estimate
    first = (
        f"{kommune(case_file.municipality.name)} vil købe »{purchase.title}« for anslået {kroner(purchase.value_kr)} "
        f"uden moms over {length(purchase)}."
    )
    reservation = reservation_of(case_file)
    if reservation:
        first = f"{first} {reserved_sentence(case_file, reservation)}"
    asks = asks_for_money(case_file)
    if estimate is None:
        uncounted = "Der er ikke regnet på, hvad indkøbet er værd for kommunens kasser"
        yield f"{first} {uncounted}{', så sagen kan ikke pege på de beløb, der skal flyttes' if asks else ''}."
    else:
        yield f"{first} {_jobs(estimate)}"
        yield _in_money(case_file, estimate)
    if not asks:
        yield (
            "Der søges ingen bevilling. Et indkøb, der kan holdes inden for bevillingen, kræver normalt ingen politisk "
            "beslutning."
        )
        return
    apart = (
        "udgiften kan ligge i ét udvalgs budget og besparelsen i et andets, og fordi "
        if case_file.budget is None or len(committees_of(case_file.budget)) > 1
        else ""
    )
    yield (f"Sagen forelægges, fordi {apart}intet, der kræver bevilling, må sættes i gang, før bevillingen er givet.")


def _jobs(estimate: Estimate) -> str:
    places = sum(group.places for group in estimate.scenario.groups)
    who = "Værktøjets forslag til scenarie" if estimate.from_defaults else "Scenariet"
    return (
        f"{who} regner med job svarende til {tal(places, 1)} {'fuldtidsplads' if places <= 1 else 'fuldtidspladser'} "
        "til mennesker, der i dag er på offentlig ydelse."
    )


def _in_money(case_file: CaseFile, estimate: Estimate) -> str:
    """Who pays and who gains, in present value over the whole period."""
    premium = estimate.scenario.premium_per_year
    cost = (
        f"Merprisen, altså det, kommunen betaler ekstra for de sociale vilkår, er sat til {kroner(premium)} om året. "
        if premium
        else "Der er ikke regnet med nogen merpris, altså at kommunen betaler ekstra for de sociale vilkår. "
    )
    own = _result(estimate.municipality.npv)
    public = _result(estimate.public.npv)
    committees = committees_of(case_file.budget)
    budgets = f" Beløbene ligger hos {listed(committees)}." if len(committees) > 1 else ""
    return (
        f"{cost}Over {antal(estimate.scenario.years, 'år', 'år')} {own[0]} kommunen {ended(own[1])} Det offentlige i "
        f"alt {public[0]} {ended(public[1])} Begge tal er nutidsværdi.{budgets}"
    )


def _result(amount: float) -> tuple[str, str]:
    if round(amount) == 0:
        return "går", "i nul"
    return ("vinder" if amount > 0 else "taber"), kroner(abs(amount))


def _who_decides(case_file: CaseFile) -> str:
    committee = case_file.memo.committee
    if not asks_for_money(case_file):
        return ""
    if is_council(committee):
        return f"Bevillinger gives af {committee} (kommunestyrelsesloven § 40, stk. 2)."
    return (
        f"Bevillinger gives af Kommunalbestyrelsen. {committee} kan kun selv beslutte at flytte beløb mellem "
        "bevillinger, hvis Kommunalbestyrelsen har bemyndiget det til det; ellers anbefaler det "
        "(kommunestyrelsesloven § 40, stk. 2)."
    )


def _missing(case_file: CaseFile) -> Iterator[str]:
    """What the part on the money lacks."""
    estimate = case_file.advice.estimate
    if estimate is None:
        yield (
            "Der er ikke regnet på værdien: Ingen har angivet, hvem der kommer i job, og værktøjet har ikke grundlag "
            "for selv at foreslå et scenarie."
        )
        if not asks_for_money(case_file):
            return
        yield (
            "Der mangler derfor beløb for kommunen, staten og det offentlige i alt, linjer til bevillingerne, "
            "usikkerhed og et loft over merprisen. De kommer med, når sagen får et scenarie."
        )
    elif case_file.budget is None:
        yield (
            "Beregningen er gemt af en ældre udgave af værktøjet og kan ikke deles op på budgetår. Gem indkøbet igen, "
            "så kommer linjerne med."
        )
    elif not case_file.budget.lines:
        yield "Ingen af kommunens budgetter flytter sig, så der er ingen bevillinger at søge."


def _to_hear(case_file: CaseFile) -> Iterator[Fact]:
    """The committees on whose budgets the measures weigh, but for the one that the paper goes to."""
    budget = case_file.budget
    for committee in committees_of(budget):
        if budget and committee.casefold() != case_file.memo.committee.casefold():
            lines = [line for line in budget.lines if line.committee == committee]
            yield Fact(committee, _weight(lines))
    if not budget and asks_for_money(case_file):
        for committee in (COMMITTEES["municipality.purchasing"], COMMITTEES["municipality.employment"]):
            yield Fact(committee, "Beløbene er ikke beregnet")


def _to_name(case_file: CaseFile) -> str:
    """What to fill in of a committee without a name, unless a point asks for it already."""
    asked = unnamed_committee(case_file)
    return "" if asked in {point.todo for point in memo_points(case_file)} else asked


def _weight(lines: list[BudgetLine]) -> str:
    parts = []
    for word, kind in (("merudgifter", "positive"), ("mindreudgifter", "negative")):
        if amount := abs(exact_sum(line for line in lines if line.kind == kind)):
            parts.append(f"{word} på {kroner(amount)}")
    areas = listed(dict.fromkeys(line.styringsomraade for line in lines))
    text = f"{' og '.join(parts)} i alt ({areas})"
    return text[:1].upper() + text[1:]


def _annexes(case_file: CaseFile) -> Iterator[str]:
    """The other documents of the case."""
    yield f"{words_of(case_file.advice).kind}, offentlig udgave"
    told = "forhold, veje, marked og beregning" if case_file.advice.estimate else "forhold, veje og marked"
    yield f"Værdi på tværs med {told}, intern og lukket"
    instead = "; kommunen sender den eller opfordringen, ikke begge" if words_of(case_file.advice) is ASKED else ""
    for kind, name in _LETTERS.items():
        if not fits(case_file.advice, kind):
            yield name + (instead if kind is DocumentKind.QUOTE else "")

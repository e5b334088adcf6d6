"""The case in the committee paper: the market in numbers, the way, and what the clauses ask."""

from __future__ import annotations

from dataclasses import replace

from app.clause_library import load_clauses
from app.clause_library.ways import NAMES, PROCEDURES, TO_CONFIRM, WRITTEN_FOR, way_of
from app.documents.memo_case import SPOKEN
from app.documents.memo_facts import memo_facts
from app.model.clause import FilledBlank
from app.model.law import Finding, Route, RouteStatus, Severity
from app.model.match import Whereabouts

from .cases import EMPLOYMENT, MATCHES, canteen, reserved_lot, routes, small_purchase
from .memos import ROOT, counted, naming, text_of


def test_wider_circles_of_the_market_say_that_they_hold_the_narrower():
    def told(own, near, far):
        base = counted()
        within = {"0": own, "25": near, "50": far, "all": 12}
        found = replace(base.advice.market, candidates_within_km=within)
        told = " ".join(memo_facts(replace(base, advice=replace(base.advice, market=found))).market)
        return told.replace("\xa0", " ")

    assert "Tre ligger i kommunen selv og i alt fire inden for 50 km." in told(3, 3, 4)
    assert "Ingen ligger i kommunen selv, i alt én inden for 25 km og i alt fire inden for 50 km." in told(0, 1, 4)
    assert "Ingen af dem ligger inden for 50 km." in told(0, 0, 0)


def test_what_the_clauses_ask_is_said_in_words_for_labels_that_the_library_has():
    labels = {blank.label for clause in load_clauses(ROOT / "clauses") for blank in clause.blanks}
    assert labels >= set(SPOKEN)
    places = FilledBlank("årsværk", "Beskæftigelse om året, i en kortere kontrakt i alt", "0,4", "årsværk", "Regnet.")
    other = FilledBlank("frist", "Frist for besked", "5", "dage", "Skrevet i sagen.")

    def asks(months):
        base = canteen()
        clause = replace(EMPLOYMENT, blanks=(places, other))
        purchase = replace(base.advice.purchase, duration_months=months)
        advice = replace(base.advice, purchase=purchase, clauses=(clause,))
        (ask,) = memo_facts(replace(base, advice=advice)).asks
        return ask.asks

    assert asks(48) == "mindst 0,4 årsværk om året, frist for besked 5 dage"
    assert asks(6) == "mindst 0,4 årsværk i alt, frist for besked 5 dage"


def of_kinds(**kinds):
    """The canteen's employment clause, and a clause for each title with this kind."""
    base = canteen()
    others = [replace(EMPLOYMENT, id=title, title=title, kind=kind, blanks=()) for title, kind in kinds.items()]
    return replace(base, advice=replace(base.advice, clauses=(EMPLOYMENT, *others)))


def test_only_clauses_of_administration_say_how_and_a_criterion_or_an_invitation_is_no_demand():
    facts = memo_facts(of_kinds(Rapport="administration", Kontrol="administration", Plan="award", Opdeling="notice"))
    assert [one.title for one in facts.asks] == [EMPLOYMENT.title]
    award, terms = facts.after_asks
    assert "point" in award
    assert "»Plan«" in award
    assert terms.startswith("Klausulerne ")
    assert terms.count(".") == 3
    one, *rest = memo_facts(of_kinds(Rapport="administration")).after_asks
    assert one.startswith("Klausul ")
    assert rest == []


def test_numbers_are_said_to_be_found_only_where_there_are_some():
    assert "er fundet til dette indkøb" in memo_facts(canteen()).asks_intro
    base = canteen()
    none = replace(base, advice=replace(base.advice, clauses=(replace(EMPLOYMENT, blanks=()),)))
    assert "er fundet til dette indkøb" not in memo_facts(none).asks_intro
    assert "Numrene er klausulernes" in memo_facts(none).asks_intro


def test_the_market_is_told_as_likeness_and_not_as_ability():
    told = memo_facts(counted()).market[0]
    assert "hvis oplysninger ligner opgaven eller en del af den" in told
    assert "kan løse" not in told


def with_advice(case_file, **fields):
    return replace(case_file, advice=replace(case_file.advice, **fields))


def test_how_many_deliver_here_is_told_only_where_every_enterprise_counted_is_known():
    base = with_advice(canteen(), matches=MATCHES[:2])
    first, second = (match.cvr for match in base.advice.matches)
    known = {first: Whereabouts("740", True), second: Whereabouts("", None)}
    told = " ".join(memo_facts(with_advice(base, whereabouts=known)).market)
    assert "Én oplyser, at de leverer i Silkeborg Kommune, og ingen, at de ikke gør. Én har ikke oplyst det." in told
    away = {cvr: Whereabouts("", False) for cvr in (first, second)}
    told = " ".join(memo_facts(with_advice(base, whereabouts=away)).market)
    assert "Ingen oplyser, at de leverer i Silkeborg Kommune, og to, at de ikke gør." in told
    for unknown in (None, {first: Whereabouts("740", True)}):
        assert "leverer i" not in " ".join(memo_facts(with_advice(base, whereabouts=unknown)).market)


def test_a_search_of_the_whole_purchase_is_not_told_as_the_market_of_the_reserved_lot():
    lot = reserved_lot().advice.purchase.lots[0].title
    facts = memo_facts(naming(lot))
    assert "Søgningen gælder hele indkøbet." in " ".join(facts.market)
    assert f"delkontrakten »{lot}«" in facts.market_to_fill
    assert f"Udfyldes af kommunen: {facts.market_to_fill}" in text_of(naming(lot))
    assert memo_facts(canteen()).market_to_fill == ""


def way_taken(text, severity=Severity.NOTE):
    return with_advice(canteen(), findings=(Finding("way_taken", severity, text, ""),))


def test_the_way_is_proposed_to_the_committee_and_what_is_to_be_settled_before_stands_apart():
    still_open = way_taken(f"{WRITTEN_FOR} en åben konkurrence. Loven kræver den vej. {TO_CONFIRM}")
    facts = memo_facts(still_open)
    assert facts.way == ("Indkøbet foreslås gennemført ved en åben konkurrence. Loven kræver den vej.",)
    (to_fill,) = facts.way_to_fill
    assert "Bekræft den, eller vælg en anden" in to_fill
    assert f"Udfyldes af kommunen: {to_fill}" in text_of(still_open)
    assert TO_CONFIRM not in text_of(still_open)
    assert memo_facts(way_taken(f"{WRITTEN_FOR} en åben konkurrence. Vejen er valgt.")).way_to_fill == ()
    (legal,) = memo_facts(way_taken(f"{WRITTEN_FOR} annoncering.", Severity.REASON)).way_to_fill
    assert "jurister" in legal


def test_the_ways_of_the_library_begin_as_the_paper_expects():
    for code in PROCEDURES:
        way = way_of((Route(code, RouteStatus.AVAILABLE, ()),), canteen().advice.purchase)
        assert way.why.startswith(f"{WRITTEN_FOR} {NAMES[code]}")


def test_a_direct_purchase_says_that_the_enterprise_is_to_be_filled_in():
    (to_fill,) = memo_facts(with_advice(small_purchase(), routes=routes(direct_purchase=(EMPLOYMENT.id,)))).way_to_fill
    assert to_fill.startswith("Hvilken virksomhed opgaven købes hos")


def test_each_clause_is_told_with_what_it_is_for():
    aimed = replace(EMPLOYMENT, purpose="At flere kommer i job.\n")
    case_file = with_advice(canteen(), clauses=(aimed,))
    (ask,) = memo_facts(case_file).asks
    assert f"{EMPLOYMENT.title} ({ask.asks}): at flere kommer i job." in text_of(case_file)
    assert "efter kolon" in memo_facts(case_file).asks_intro
    assert "efter kolon" not in memo_facts(with_advice(canteen(), clauses=(EMPLOYMENT,))).asks_intro


def test_clauses_that_follow_each_other_are_cited_as_first_and_last():
    (told,) = memo_facts(of_kinds(A="administration", B="administration", C="administration")).after_asks
    number = told.split()[1]
    section = number.split(".")[0]
    assert number == f"{section}.1-{section}.3"

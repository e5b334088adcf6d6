"""The committee paper: every part is there, and no enterprise is named."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import html5lib
import pytest

from app.clause_library import load_clauses
from app.documents.composing import compose
from app.documents.memo_facts import memo_facts
from app.documents.memo_rules import rules_together
from app.documents.wording import REGIMES
from app.model.advice import Edition
from app.model.clause import LegalBasis
from app.model.document import DocumentKind, ParameterUsed
from app.model.law import Finding, LawSource, Regime, Severity
from app.model.memo import MemoBasis, MemoChoices, Remedy

from .cases import (
    EMPLOYMENT,
    MATCHES,
    PLANTED_DOUBTFUL,
    PLANTED_ENTERPRISE,
    canteen,
    reserved_lot,
    routes,
    small_purchase,
)
from .memos import ROOT, SCENARIO, counted, page_of, text_of

PARTS = [
    *["Resumé", "Indstilling", "Sagsfremstilling", "Økonomi", "Lovgrundlag", "Høring", "Bilag"],
    "Versioner og kilder",
]


@pytest.mark.parametrize(
    "case_file", [counted(), counted(base=reserved_lot()), small_purchase()], ids=["canteen", "lot", "small"]
)
def test_every_part_stands_in_the_usual_order(case_file):
    root = html5lib.parse(page_of(case_file), namespaceHTMLElements=False)
    assert ["".join(one.itertext()) for one in root.iter("h2")] == PARTS


def test_it_is_internal_and_proposed_as_a_closed_item_and_no_legal_advice():
    text = text_of(counted())
    assert "INTERNT" in text
    assert "Lukket punkt foreslås." in text
    assert "hvad kommunen højst vil betale" in text
    assert "Værktøjet yder ikke juridisk rådgivning." in text
    with pytest.raises(ValueError, match="public"):
        compose(counted(), DocumentKind.MEMO, Edition.PUBLIC, canteen().made_at)


def test_budgets_of_several_committees_are_given_as_reason_only_where_they_move():
    apart = "udgiften kan ligge i ét udvalgs budget"
    assert apart in memo_facts(counted()).summary[-1]
    alone = memo_facts(counted(replace(SCENARIO, premium_per_year=0))).summary[-1]
    assert apart not in alone
    assert "fordi intet, der kræver bevilling" in alone


def test_jobs_are_told_in_full_time_places():
    part = replace(SCENARIO, groups=(replace(SCENARIO.groups[0], places=0.4),))
    assert "job svarende til 0,4 fuldtidsplads til mennesker" in memo_facts(counted(part)).summary[0]
    assert "job svarende til 5 fuldtidspladser til mennesker" in memo_facts(counted()).summary[0]


def test_no_enterprise_is_named_anywhere():
    consortium = Finding("consortium_possible", Severity.NOTE, f"»{PLANTED_ENTERPRISE}« kan sammen.", "")
    case_file = counted(base=canteen())
    case_file = replace(case_file, advice=replace(case_file.advice, findings=(*case_file.advice.findings, consortium)))
    page = page_of(case_file)
    for name in (PLANTED_ENTERPRISE, PLANTED_DOUBTFUL, *(match.name for match in MATCHES), *(m.cvr for m in MATCHES)):
        assert name not in page
    assert "Kommunens søgning fandt 2 virksomheder" in page


def test_without_an_estimate_the_paper_stands_and_says_what_is_missing():
    case_file = replace(small_purchase(), memo=MemoChoices(frozenset(Remedy)), memo_basis=MemoBasis(None, (6, 12)))
    text = text_of(case_file)
    assert "Der er ikke regnet på værdien" in text
    assert "kr. i hele perioden" not in text
    assert "forelægges i en særskilt sag, når beløbene er beregnet" in text
    assert "6 og 12 måneder efter start melder tilbage" in text.replace("forvaltningen ", "")


def test_what_was_typed_of_the_hearing_stands_there_and_else_a_field_to_fill_in():
    assert "Hvem der er hørt, hvornår, og hvad de sagde." in text_of(counted())
    heard = text_of(counted(hearing="Handicaprådet: <b>enig</b>\nBeskæftigelsesrådet: ingen bemærkninger"))
    assert "Handicaprådet: <b>enig</b>" in heard
    assert "Hvem der er hørt, hvornår" not in heard


def test_the_committees_whose_budgets_move_are_to_be_heard_but_for_the_one_that_decides():
    assert [one.name for one in memo_facts(counted()).to_hear] == ["Fagudvalget for indkøbet", "Beskæftigelsesudvalget"]
    own = memo_facts(counted(committee="Beskæftigelsesudvalget"))
    assert [one.name for one in own.to_hear] == ["Fagudvalget for indkøbet"]


def test_a_committee_recommends_and_the_council_decides():
    assert "at Økonomiudvalget over for Kommunalbestyrelsen anbefaler," in text_of(counted())
    assert "Økonomiudvalget kan kun selv beslutte at flytte beløb" in text_of(counted())


def test_before_the_council_nothing_is_recommended_to_it():
    own = text_of(counted(committee="Byrådet"))
    assert "at Byrådet beslutter," in own
    assert "Bevillinger gives af Byrådet" in own
    assert "kan kun selv beslutte" not in own


def test_the_rules_of_the_case_are_cited():
    laws = [rule.law for rule in memo_facts(counted(base=reserved_lot())).rules]
    assert laws[:3] == [f"Kommunestyrelsesloven § {number}" for number in (18, 21, 40)]
    assert "Udbudsloven §§ 24-185" in laws
    assert "Udbudsloven § 54" in laws


def without_money(**memo):
    return replace(small_purchase(), memo=MemoChoices(**memo), memo_basis=MemoBasis(None, (6, 12)))


def test_where_no_budget_moves_the_paper_asks_for_no_appropriation():
    case_file = without_money()
    text = text_of(case_file)
    title = case_file.advice.purchase.title
    assert "Forvaltningen indstiller til Økonomiudvalget," in text
    assert f"at det tages til efterretning, at indkøbet »{title}« gennemføres" in text
    assert "Der søges ingen bevilling." in text
    assert "Hvorfor sagen forelægges." in text
    for asking in ("anbefaler", "der skal flyttes", "Bevillinger gives", "§ 40", "Der forhandles med", "udgiften kan"):
        assert asking not in text


@pytest.mark.parametrize("remedy", [Remedy.MANDATE, Remedy.TRANSFER, Remedy.POOL, Remedy.INVESTOR])
def test_a_point_that_moves_money_brings_the_words_on_appropriations_back(remedy):
    text = text_of(without_money(remedies=frozenset({remedy})))
    assert "Der søges ingen bevilling" not in text
    assert "anbefaler," in text
    assert "Bevillinger gives af Kommunalbestyrelsen" in text


def test_a_small_purchase_follows_principles_in_a_whole_sentence():
    (rule,) = [rule for rule in memo_facts(small_purchase()).rules if rule.law.startswith("Forvaltningsretlige")]
    assert rule.text == "De gælder for indkøb under beløbsgrænsen for udbudslovens afsnit V."


def test_a_paragraph_right_before_a_table_or_a_list_keeps_with_it():
    case_file = counted(base=reserved_lot())
    page = page_of(case_file)
    root = html5lib.parse(page, namespaceHTMLElements=False)
    after = {id(first): second for part in root.iter() for first, second in pairwise(list(part))}
    versions = {id(one) for part in root.iter("section") if part.get("class") == "versions" for one in part.iter()}
    plain = [one for one in root.iter("p") if one.get("class") is None and id(one) not in versions]
    loose = [one for one in plain if id(one) in after and after[id(one)].tag in {"table", "ul", "ol"}]
    assert ["".join(one.itertext()) for one in loose] == []


def test_a_direct_purchase_is_closed_for_the_sake_of_the_price_and_another_for_the_competition():
    direct = small_purchase()
    direct = replace(direct, advice=replace(direct.advice, routes=routes(direct_purchase=(EMPLOYMENT.id,))))
    assert "skade kommunens forhandling om prisen, hvis" in memo_facts(direct).closed
    assert "skade konkurrencen, hvis" in memo_facts(counted()).closed


def test_what_a_premium_is_stands_where_it_is_first_spoken_of():
    for premium in (0, 150_000):
        summary = memo_facts(counted(replace(SCENARIO, premium_per_year=premium))).summary
        (told,) = [sentence for sentence in summary if "erpris" in sentence]
        assert "betaler ekstra for de sociale vilkår" in told


@pytest.mark.parametrize("regime", [one for one in Regime if one is not Regime.BELOW_500K])
def test_each_part_of_the_law_is_told_in_a_sentence(regime):
    base = canteen()
    rules = memo_facts(replace(base, advice=replace(base.advice, regime=regime))).rules
    (rule,) = [rule for rule in rules if rule.law.casefold() == REGIMES[regime].law]
    assert rule.text.startswith("Indkøbet er ")
    assert rule.text.endswith(".")


def test_the_rules_behind_the_clauses_are_told_law_by_law():
    cited = [
        "udbudsloven §§ 49 og 54",
        "udbudsloven § 176, stk. 2-4",
        "BEK 1079/2022 § 1",
        "udbudsloven §§ 54 og 176, stk. 1",
        "GDPR art. 5 og 9",
        "udbudsloven §§ 178-179",
        "lov om noget § 12 a",
    ]
    assert rules_together(cited) == (
        "udbudsloven §§ 49, 54, 176 og 178-179",
        "BEK 1079/2022 § 1",
        "GDPR art. 5 og 9",
        "lov om noget § 12 a",
    )
    assert rules_together(["udbudsloven § 10, nr. 2 eller 3"]) == ("udbudsloven § 10, nr. 2 eller 3",)


def test_no_rule_of_the_library_is_lost_when_they_are_told_together():
    cited = {basis.law for clause in load_clauses(ROOT / "clauses") for basis in clause.legal_basis}
    together = "; ".join(rules_together(sorted(cited)))
    for law in cited:
        name, _, places = law.partition(" §")
        assert name in together
        for number in re.findall(r"\d+", re.sub(r", stk.*", "", places)):
            assert re.search(rf"\b{number}\b", together)


def test_the_paper_lists_the_values_behind_its_own_text_and_keeps_them_all():
    asked = ParameterUsed("threshold_light", "2026-01-01", "Tærskelværdi for sociale tjenesteydelser", False)
    other = ParameterUsed("tilbudsloven_quotes", "2024-01-01", "Bygge og anlæg: to eller tre tilbud", False)
    base = canteen()
    case_file = replace(base, law_parameters=(asked, other), advice=replace(base.advice, regime=Regime.AFSNIT_III))
    made = compose(case_file, DocumentKind.MEMO, Edition.INTERNAL, case_file.made_at)
    assert asked.label in made.html
    assert other.label not in made.html
    assert all(one.label in made.html for one in case_file.advice.estimate.assumptions)
    assert {asked, other} <= set(made.parameters)
    annex = compose(case_file, DocumentKind.VALUE, Edition.INTERNAL, case_file.made_at)
    assert other.label in annex.html


def test_a_rule_whose_number_is_kept_beside_it_is_among_the_laws_that_the_paper_cites():
    base = canteen()
    order = LawSource(
        "BEK 1079/2022", "Om uddannelsesaftaler", "https://www.retsinformation.dk/eli/1", date(2026, 3, 31)
    )
    basis = LegalBasis("BEK 1079/2022 § 1", order.url)
    clause = replace(EMPLOYMENT, legal_basis=(basis,))
    case_file = replace(base, laws=(*base.laws, order), advice=replace(base.advice, clauses=(clause,)))
    assert "Om uddannelsesaftaler" in page_of(case_file)


def test_where_one_letter_stands_for_another_the_list_of_annexes_says_that_only_one_is_sent():
    direct = small_purchase()
    direct = replace(direct, advice=replace(direct.advice, routes=routes(direct_purchase=(EMPLOYMENT.id,))))
    (letter,) = [one for one in memo_facts(direct).annexes if one.startswith("Tilbudsanmodning")]
    assert letter.endswith("ikke begge")
    assert not any("ikke begge" in one for one in memo_facts(canteen()).annexes)

from __future__ import annotations

import pytest

from app.matching.trade_map import Passage, TradeMap
from app.model.purchase import ContractType


def best(trades: TradeMap, text: str, *, headline: bool = True) -> str:
    found = trades.subject([Passage(text, 1.0, headline)], {}).trades
    return trades.names[max(found, key=lambda at: found[at])]


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Vi pudser ruder", "vinduespolering"),
        ("Slå græs og klippe hæk", "grøn pleje"),
        ("Mad ud af huset", "catering"),
        ("Intern post på cykel", "budtjeneste"),
        ("Reparation af kontorstole", "møbelistandsættelse"),
        ("Kontormøbler til jobcenter", "møbler"),
        ("Trykprøvning af rør", "fjernvarme og rør"),
    ],
)
def test_everyday_words_name_a_trade(trades: TradeMap, text: str, trade: str) -> None:
    assert best(trades, text) == trade


def test_more_words_for_a_trade_make_it_surer_and_never_less_sure(trades: TradeMap) -> None:
    one = trades.subject([Passage("vinduespudsning", 0.5)], {}).trades
    more = trades.subject([Passage("vinduespudsning og ruder på stige", 0.5), Passage("kantine", 0.5)], {}).trades
    assert all(more[at] >= sureness for at, sureness in one.items())


def test_a_code_leads_to_the_trade_with_the_longest_branch(trades: TradeMap) -> None:
    assert [trades.names[at] for at in trades.trades_of("90911300")] == ["vinduespolering"]


def test_a_code_outside_every_trade_stands_for_its_own_group(trades: TradeMap) -> None:
    assert [trades.names[at] for at in trades.trades_of("76300000")] == ["CPV 763"]


def test_an_unknown_code_leads_nowhere(trades: TradeMap) -> None:
    assert trades.trades_of("02000000") == {}


@pytest.mark.parametrize(
    ("trade", "kind"),
    [("møbler", ContractType.SUPPLIES), ("malerarbejde", ContractType.WORKS), ("rengøring", ContractType.SERVICES)],
)
def test_a_trade_has_the_contract_type_of_its_main_branch(trades: TradeMap, trade: str, kind: ContractType) -> None:
    assert trades.kind_of(trades.names.index(trade)) is kind


def test_words_that_say_nothing_are_no_terms(trades: TradeMap) -> None:
    assert trades.terms("Udbud af rammeaftale for kommunen") == {}


def test_a_rare_word_weighs_more_than_a_common_one(trades: TradeMap) -> None:
    assert trades.terms("kaviar").popitem()[1] > trades.terms("maskiner").popitem()[1]


def test_words_for_works_in_general_and_for_things_built_say_no_trade_of_an_enterprise(trades: TradeMap) -> None:
    text = [Passage("Renovering af lejligheder, anlæg af svømmehaller", 1.0)]
    named = trades.subject(text, {}).trades
    own = trades.subject(text, {}, only_trades=True).trades
    assert {"istandsættelse", "hovedentreprise"} <= {trades.names[at] for at in named}
    assert not {"istandsættelse", "hovedentreprise"} & {trades.names[at] for at in own}


def test_a_trade_that_only_general_words_say_is_called_general(trades: TradeMap) -> None:
    subject = trades.subject([Passage("Renovering af radar", 1.0)], {})
    assert {trades.names[at] for at in subject.general} == {"istandsættelse"}


@pytest.mark.parametrize(
    ("title", "unknown"),
    [("Renovering af kvaksalveriet", True), ("Renovering", False), ("Renovering i Kjellerup", False)],
)
def test_a_thing_that_no_list_knows_is_noticed_and_a_place_is_none(trades: TradeMap, title: str, unknown: bool) -> None:
    assert trades.unknown_in(title) is unknown

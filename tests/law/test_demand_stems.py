"""Ruling patterns out by the words of a text must never lose a match."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.law.demand_limits import limits_of
from app.law.demand_rules import rules
from app.law.demand_stems import Stems, needed
from tests.law.test_sentences import PARAMETERS

SENTENCES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "demands.yaml").read_text(encoding="utf-8"))
TEXTS = [one["text"] for one in SENTENCES]
WORDS = sorted({word for text in TEXTS for word in text.split()})
RULES = rules(limits_of(PARAMETERS.at(date(2026, 5, 1))))
PATTERNS = {pattern.pattern: pattern for rule in RULES for pattern in (rule.topic, rule.force) if pattern is not None}
STEMS = Stems(PATTERNS.values())


def lost(text: str) -> list[str]:
    """The patterns that match the text though its words rule them out."""
    seen = STEMS.seen(text)
    return [one.pattern for one in PATTERNS.values() if one.search(text) and not STEMS.can_match(one, seen)]


def written(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def test_no_labelled_sentence_loses_a_match_in_small_or_capital_letters() -> None:
    for text in TEXTS:
        assert lost(text) == lost(text.upper()) == lost(text.lower()) == [], text


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_no_row_of_words_loses_a_match(words: list[str]) -> None:
    assert lost(" ".join(words)) == []


@given(st.sampled_from(TEXTS), st.sampled_from(["sſ", "kK", "iİ", "iı", "KK", "åÅ", "s\u00ad", "k<b>", "e_", "a-"]))
def test_no_unusual_letter_loses_a_match(text: str, swap: str) -> None:
    assert lost(text.replace(swap[0], swap[1:])) == []


def test_most_patterns_are_ruled_out_for_a_plain_sentence() -> None:
    seen = STEMS.seen("Gulvene vaskes hver morgen, og vinduerne pudses to gange om året.")
    assert sum(STEMS.can_match(rule.topic, seen) for rule in RULES) < len(RULES) / 4


@pytest.mark.parametrize(
    ("expression", "ways"),
    [
        (r"krav\s+om", ({"krav"}, {"om"})),
        (r"(?<!\w)(?:skal|must)(?!\w)\s+have", ({"skal", "must"}, {"have"})),
        (r"(?:meget\s+)?billig\w*", ({"billig"},)),
        (r"(?:dag|\d+)\s+senere", ({"senere"},)),
        (r"(?:ti){2,3}", ({"ti"},)),
        (r"[a-z]+", ()),
        (r"(?!nej)§", ()),
    ],
)
def test_what_every_match_holds_is_read_from_the_pattern(expression: str, ways: tuple[set[str], ...]) -> None:
    assert needed(written(expression)) == (tuple(frozenset(group) for group in ways),)


def test_each_way_of_a_pattern_has_its_own_needs() -> None:
    assert needed(written(r"lokal\s+leverandør|kun\s+her")) == (
        (frozenset({"lokal"}), frozenset({"leverandør"})),
        (frozenset({"kun"}), frozenset({"her"})),
    )


def test_a_pattern_that_can_match_anything_is_always_tried() -> None:
    pattern = written(r"\d+|nævnt")
    stems = Stems([pattern])
    assert stems.can_match(pattern, stems.seen("intet af det"))

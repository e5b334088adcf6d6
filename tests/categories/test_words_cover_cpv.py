"""Rules that the list of category words keeps, whatever words it grows by."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from app.model.match import Category
from app.settings import ROOT
from app.text.word_lists import CategoryWord, read_category_words, read_words
from app.text.words import normalise

SEED = ROOT / "seed_data"
OFTEN, WORDS_OF_A_COMMON_DIVISION, WORDS_OF_A_DIVISION = 100, 40, 10
"""A division that heads so many of the 3,431 counted notices is common."""


@pytest.fixture(scope="module")
def words() -> tuple[CategoryWord, ...]:
    return read_category_words(SEED / "category_words.csv")


def notices_by_division() -> dict[str, int]:
    with (SEED / "cpv_prior.csv").open(encoding="utf-8", newline="") as file:
        return {row["cpv_prefix"]: int(row["notices"]) for row in csv.DictReader(file) if len(row["cpv_prefix"]) == 2}


def by_division(words: Iterable[CategoryWord], language: str) -> Counter[str]:
    return Counter(word.cpv_prefix[:2] for word in words if word.language == language)


def test_every_division_that_heads_notices_has_danish_and_english_words(words: tuple[CategoryWord, ...]) -> None:
    danish, english = by_division(words, "da"), by_division(words, "en")
    notices = notices_by_division()
    assert {division for division in notices if danish[division] < WORDS_OF_A_DIVISION and division != "41"} == set()
    assert {division for division in notices if not english[division]} == set()


def test_every_common_division_has_many_danish_words(words: tuple[CategoryWord, ...]) -> None:
    danish = by_division(words, "da")
    common = {division for division, notices in notices_by_division().items() if notices >= OFTEN}
    assert {division for division in common if danish[division] < WORDS_OF_A_COMMON_DIVISION} == set()


def test_every_branch_of_the_list_is_in_the_official_list(
    words: tuple[CategoryWord, ...], official: tuple[Category, ...]
) -> None:
    branches = {category.code[:digits] for category in official for digits in range(2, 9)}
    assert {word.cpv_prefix for word in words} - branches == set()


def test_a_word_for_a_whole_division_names_its_head_and_not_each_of_its_codes(
    words: tuple[CategoryWord, ...],
) -> None:
    # Hundreds of codes of one division would stand before the first of any other.
    assert {word.word for word in words if len(word.cpv_prefix) == 2} == set()


def test_no_word_is_both_empty_and_meaningful(words: tuple[CategoryWord, ...]) -> None:
    empty = {normalise(word) for word in read_words(SEED / "empty_words.csv")}
    assert {word.word for word in words if normalise(word.word) in empty} == set()


def test_a_word_has_few_meanings(words: tuple[CategoryWord, ...]) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for word in words:
        meanings[normalise(word.word)].add(word.cpv_prefix[:2])
    assert {word for word, found in meanings.items() if len(found) > 3} == set()


def test_few_words_say_no_more_than_a_division(words: tuple[CategoryWord, ...]) -> None:
    # A bare division makes the group that is suggested a guess.
    bare = [word.word for word in words if len(word.cpv_prefix) == 8 and word.cpv_prefix.endswith("000000")]
    assert len(bare) < len(words) * 0.03

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.letters import from_bare, from_pairs
from app.text.writing import ascii_letters


@pytest.mark.parametrize(("typed", "meant"), [("boernehave", "børnehave"), ("raadhus", "rådhus"), ("taeppe", "tæppe")])
def test_two_letters_stand_for_one_that_the_keyboard_lacks(typed: str, meant: str) -> None:
    assert next(from_pairs(typed)) == meant


def test_a_bare_letter_may_have_lost_its_ring_or_stroke() -> None:
    assert {"grønne", "område"} <= {*from_bare("gronne"), *from_bare("omrade")}


def test_a_word_without_such_letters_has_no_other_spelling() -> None:
    assert [*from_pairs("vindue"), *from_bare("hjul")] == []


@given(st.text(alphabet="bdgklmnrstvæøå", min_size=1, max_size=12))
def test_the_word_that_was_meant_is_among_the_spellings_of_what_was_typed(word: str) -> None:
    typed = ascii_letters(word)
    lacking = sum(letter in "æøå" for letter in word)
    assert word == typed or lacking > 4 or word in list(from_pairs(typed))


@given(st.text(max_size=80))
def test_any_text_has_boundedly_many_spellings(text: str) -> None:
    assert len(list(from_pairs(text))) <= 2**4
    assert len(list(from_bare(text))) <= 3**3

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.words import LONGEST_TEXT, as_written, character_grams, clauses, keys, lemma, normalise, tokens


@pytest.mark.parametrize(
    ("written", "normal"),
    [("Café", "cafe"), ("RENGØRING", "rengøring"), ("Å", "å"), ("Malmö", "malmø"), ("ÖL", "øl"), ("blåbær", "blåbær")],
)
def test_letters_have_one_form_and_danish_ones_are_kept(written: str, normal: str) -> None:
    assert normalise(written) == normal


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert normalise("a\u030arhus") == normalise("\u00e5rhus") == "århus"


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=400))
def test_any_text_gives_tokens_without_spaces(text: str) -> None:
    assert all(token and not any(letter.isspace() for letter in token) for token in tokens(text))


def test_a_danish_ending_after_an_apostrophe_is_no_word() -> None:
    assert tokens("pc'er og tv’et") == ("pc", "og", "tv")


def test_a_hyphenated_word_is_one_token() -> None:
    assert tokens("it-udstyr") == ("it-udstyr",)


def test_commas_dashes_and_parentheses_part_clauses_and_a_decimal_point_does_not() -> None:
    assert clauses("Rengøring (daglig), 4.000 m2 – vinduer") == (
        ("rengøring",), ("daglig",), ("4.000", "m2"), ("vinduer",),
    )  # fmt: skip


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert len(tokens("ord " * LONGEST_TEXT)) < LONGEST_TEXT / 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cykel", "cykler"), ("møbel", "møblerne"), ("rude", "ruderne"), ("pudser", "pudsning"), ("hæk", "hække"),
        ("flytning", "flytter"), ("fældning", "fælder"), ("barn", "børn"), ("tolk", "tolke"), ("køkken", "køkkener"),
    ],
)  # fmt: skip
def test_forms_of_a_word_meet_in_a_key(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), [("have", "hav"), ("tag", "tage"), ("mad", "made"), ("rude", "rute")])
def test_short_words_of_different_meaning_stay_apart(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


def test_a_word_that_the_dictionary_lacks_is_its_own_lemma() -> None:
    assert lemma("xylofonpolering") == "xylofonpolering"


def test_grams_mark_the_edges_of_a_word() -> None:
    assert {"_va", "sk_", "vask"} <= character_grams("vask")


@pytest.mark.parametrize(
    ("said", "text", "written"),
    [
        ("cafe", "Drift af Café Oasen", "café"),
        ("aktivitets og samværstilbud", "Et aktivitets- og samværstilbud", "aktivitets- og samværstilbud"),
        ("rengøring", "Rengøring af skoler", "rengøring"),
        ("pc", "Brugte pc'er", "pc"),
        ("bager", "Der er intet", "bager"),
    ],
)
def test_words_are_quoted_as_they_stand_in_the_text(said: str, text: str, written: str) -> None:
    assert as_written(said, ("En anden tekst", text)) == written


@given(st.text(max_size=60))
def test_whatever_is_said_in_a_text_can_be_quoted_from_it(text: str) -> None:
    for said in tokens(text):
        assert as_written(said, (text,)) in text.lower() or said not in text.lower()

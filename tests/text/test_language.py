from __future__ import annotations

import pytest

from app.text.language import Languages, english_form
from app.text.words import tokens

LANGUAGES = Languages(
    ["Gaver og belønninger", "Rengøring af skoler"], ["Gifts and rewards", "School cleaning services"]
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ukrudtsbekæmpelse uden gift", "da"),
        ("Rengøring af skoler", "da"),
        ("Cleaning of schools", "en"),
        ("gift", ""),
        ("", ""),
        ("12345 ???", ""),
    ],
)
def test_the_language_of_a_text_is_told_by_words_that_only_one_language_has(text: str, language: str) -> None:
    assert LANGUAGES.of(tokens(text)) == language


@pytest.mark.parametrize(
    ("word", "form"),
    [("parks", "park"), ("parking", "parking"), ("lorries", "lorry"), ("boxes", "box"), ("glass", "glass")],
)
def test_an_english_word_loses_its_plural_and_nothing_else(word: str, form: str) -> None:
    assert english_form(word) == form

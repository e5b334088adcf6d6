"""What is left of a page's text where the packaged fonts lack its letters."""

from __future__ import annotations

from time import perf_counter

import pytest

from app.documents.coverage import with_drawable_letters
from app.documents.packaged import fonts

FONTS = tuple(fonts().values())


@pytest.mark.parametrize(
    "page",
    ["<p>Kantine</p>", "<p title='æøå'>§ 54 · 1.000 m² – »ja« − 3 ≤ 4 €</p>", "<p>קנטינה مقصف Ελλάδα 😀</p>", ""],
)
def test_a_page_that_the_fonts_cover_is_given_back_itself(page):
    assert with_drawable_letters(page, FONTS) is page


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p title='🍲' class='x'>🍲</p>", "<p title='[tegn U+1F372]' class='x'>[tegn U+1F372]</p>"),
        ("🧑🏽\u200d🍳!", "[tegn U+1F9D1][tegn U+1F373]!"),
        ("🍽\ufe0f", "[tegn U+1F37D]"),
        ("☝🏽 op", "☝ op"),
        ("🏽", "[tegn U+1F3FD]"),
        ("🏴\U000e0067\U000e0062\U000e007f", "[tegn U+1F3F4]"),
        ("𠀀-]^\\", "[tegn U+20000]-]^\\"),
        ("a\u2066b\x07c\u3000d", "abc d"),
        ("\ue000", "[tegn U+E000]"),
    ],
)
def test_other_letters_stand_as_their_number(typed, printed):
    assert with_drawable_letters(typed, FONTS) == printed


def test_a_long_page_costs_next_to_nothing():
    page = "<p>Kantinedrift på rådhuset 🍲</p>" * 3_500
    with_drawable_letters(page, FONTS)

    def seconds() -> float:
        began = perf_counter()
        with_drawable_letters(page, FONTS)
        return perf_counter() - began

    assert len(page) > 100_000
    assert min(seconds() for _ in range(5)) < 0.02

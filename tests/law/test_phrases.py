from __future__ import annotations

import re

import pytest

from app.law.phrases import phrase, word_list

LISTS = {"MUST": word_list("skal krav_om")}


@pytest.mark.parametrize(
    ("notation", "text", "found"),
    [
        ("skal være", "Den skal  være ren", True),
        ("skal være", "Den skal altid være ren", False),
        ("skal ..1 være", "Den skal altid være ren", True),
        ("skal ..3 være", "Den skal, når det regner, være ren", False),
        ("skal ,,5 være", "Den skal, når det regner, være ren", True),
        ("leverandør* skal", "Leverandørerne skal møde", True),
        ("leverandør skal", "Leverandørerne skal møde", False),
        ("gives|tildeles direkte", "Den tildeles direkte", True),
        ("MUST ..1 pris", "Der er krav om en pris", True),
        ("MUST ..1 pris", "Der er krav til en pris", False),
    ],
)
def test_the_notation_finds_what_it_says(notation: str, text: str, found: bool) -> None:
    assert bool(re.search(phrase(notation, LISTS), text, re.IGNORECASE)) is found

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.compounds import Compound, Splitter

SPLITTER = Splitter(["rengøring", "polering", "drift", "pleje", "depot", "opgave", "hjælpemiddel"])


@pytest.mark.parametrize(
    ("word", "modifier", "head"),
    [
        ("skolerengøring", "skole", "rengøring"),
        ("vinduespolering", "vindue", "polering"),
        ("kantinedrift", "kantine", "drift"),
        ("hjælpemiddeldepoter", "hjælpemiddel", "depoter"),
        ("it-drift", "it", "drift"),
        ("pedelopgaver", "pedel", "opgaver"),
    ],
)
def test_a_compound_is_parted_at_its_head_and_the_linking_letter_goes(word: str, modifier: str, head: str) -> None:
    assert SPLITTER.split(word) == Compound(modifier, head)


@pytest.mark.parametrize("word", ["drift", "pleje", "tildrift", "rengøring", "trafik"])
def test_a_simple_word_or_one_with_a_mere_prefix_is_no_compound(word: str) -> None:
    assert SPLITTER.split(word) is None


def test_a_compound_of_compounds_gives_all_its_parts() -> None:
    assert SPLITTER.parts("hjælpemiddel-depotdrift") == ("hjælpemiddel", "depot", "drift")


@given(st.text(max_size=80))
def test_any_word_can_be_asked(word: str) -> None:
    assert sum(map(len, SPLITTER.parts(word))) <= len(word)

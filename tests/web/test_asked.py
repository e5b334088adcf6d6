"""What people type, made fit for every page without losing a word."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.web.asked import asked_text, one_line, printable

FAMILY = "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
RAINBOW_FLAG = "\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}"
COOK = "\N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}\u200d\N{COOKING}"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u00a0b c\td", "a b c d"),
        ("a\u2009b\u3000c\x0bd\x0ce", "a b c d e"),
        ("et\u2028to\u2029tre\x85fire", "et to tre fire"),
        ("  et \t", "et"),
        ("et\nto\r\ntre", "et\nto\r\ntre"),
        ("et\x00t\x1bo\x7f", "etto"),
        ("\u202emoc.elpmaxe\u202c", "moc.elpmaxe"),
        ("\u2066skjult\u2069", "skjult"),
        ("ud\u00adbud", "udbud"),
        ("a\u200db", "ab"),
        ("\N{WOMAN}\u200d", "\N{WOMAN}"),
        ("\u200d\N{WOMAN}", "\N{WOMAN}"),
        (FAMILY, FAMILY),
        (RAINBOW_FLAG, RAINBOW_FLAG),
        (COOK, COOK),
        ("قرية نظيفة", "قرية نظيفة"),
    ],
)
def test_blanks_become_blanks_controls_go_and_emoji_stay(typed: str, kept: str) -> None:
    assert printable(typed) == kept


@given(st.text())
def test_what_is_kept_is_kept_again(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.lists(st.text("abcæøå", min_size=1), min_size=1), st.sampled_from("\t\u00a0\u2003\u2028 \x0b"))
def test_no_words_run_together(words: list[str], blank: str) -> None:
    assert printable(blank.join(words)).split() == words


def test_a_search_is_read_on_one_line(demo_app: Flask) -> None:
    with demo_app.test_request_context("/virksomheder?q=vask%0D%0Aaf%09t%C3%B8j"):
        assert asked_text("q") == "vask af tøj"

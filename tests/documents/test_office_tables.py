"""How wide a column of a table becomes for a word processor."""

from __future__ import annotations

from lxml import html

from app.documents.office.styles import TEXT_WIDTH
from app.documents.office.tables import prepare_table
from app.model.document import DocumentKind


def first_width(word: str) -> float:
    """Of a column with this one word, beside one with much text; millimetres."""
    rows = f"<tr><th>{word}</th><td>{'Ord og atter ord. ' * 30}</td></tr>"
    return prepare_table(html.fragment_fromstring(f"<table>{rows}</table>"), DocumentKind.VALUE).widths[0]


def test_a_word_of_wide_letters_gets_a_wider_column_than_one_of_as_many_narrow_letters():
    assert first_width("Bemærk") > first_width("Bilnrk") + 1


def test_the_columns_fill_the_text_width():
    table = html.fragment_fromstring("<table><tr><th>Alvor</th><td>Forhold</td><td>Regel</td></tr></table>")
    assert abs(sum(prepare_table(table, DocumentKind.VALUE).widths) - TEXT_WIDTH) < 0.01

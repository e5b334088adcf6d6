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


def test_a_column_of_sentences_gets_more_room_than_one_of_a_line():
    line, sentences = "Pladserne kommer oven i årsværkene og tæller kun med én gang i alt.", "Ord og atter ord. " * 20
    table = html.fragment_fromstring(f"<table><tr><td>{line}</td><td>{line}</td><td>{sentences}</td></tr></table>")
    first, second, third = prepare_table(table, DocumentKind.VALUE).widths
    assert first == second
    assert third > 1.3 * first


def test_few_rows_stand_on_one_page_unless_they_are_as_long_as_many():
    rows = "<tbody>" + "<tr><td>{}</td></tr>" * 6 + "</tbody>"
    short, tall = (
        html.fragment_fromstring(f"<table>{rows}</table>".format(*[text] * 6)) for text in ("Ord", "Ord " * 70)
    )
    assert prepare_table(short, DocumentKind.VALUE).keep
    assert not prepare_table(tall, DocumentKind.VALUE).keep


def test_a_cell_of_two_lines_is_as_wide_as_the_longer_one_and_a_sum_has_room_for_bold_figures():
    def widths(label: str) -> tuple[float, ...]:
        cells = f"<tr><th>{label}</th><td>{'Ord ' * 60}</td></tr>"
        return prepare_table(html.fragment_fromstring(f"<table>{cells}</table>"), DocumentKind.MEMO).widths

    one = widths("Beskæftigelsesudvalget")
    assert widths("Beskæftigelse<br>Beskæftigelsesudvalget") == one
    assert widths("Beskæftigelse<br><span>Beskæftigelsesudvalget</span>") == one

    def sums(row: str) -> float:
        cells = f"<tr{row}><th>Netto</th><td>-51.761</td></tr><tr><th>Ord</th><td>1</td></tr>"
        table = f'<table class="money"><tbody>{cells}</tbody></table>'
        first, second = prepare_table(html.fragment_fromstring(table), DocumentKind.MEMO).widths
        return second / first

    assert sums(' class="total"') > sums("")


def test_a_row_to_write_sentences_in_is_higher_than_one_for_a_word_and_a_letter_asks_for_less_than_a_tender():
    def height(classes: str, kind: DocumentKind) -> float:
        table = html.fragment_fromstring(
            f'<table class="{classes}"><tbody><tr><th>A</th><td></td></tr></tbody></table>'
        )
        return prepare_table(table, kind).height

    field, letter, tender = (
        height("fill", DocumentKind.QUOTE),
        height("fill answers", DocumentKind.QUOTE),
        height("fill answers", DocumentKind.TENDER),
    )
    assert 0 == height("facts", DocumentKind.QUOTE) < field < letter < tender
    assert height("fill answers", DocumentKind.DIALOGUE) == letter

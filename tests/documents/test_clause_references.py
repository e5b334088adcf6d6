"""A clause that speaks of another by title is printed with that clause's number."""

from __future__ import annotations

from dataclasses import replace

from app.documents.clause_facts import ClauseText, sections_of, words_of
from tests.documents.cases import EMPLOYMENT, LABOUR, canteen


def printed(text: str, title: str = LABOUR.title) -> ClauseText:
    """The employment clause with that text, beside the labour clause under that title."""
    speaking = replace(EMPLOYMENT, text=f"{text}\n- {text}", documentation=text, control=text, sanction=text)
    advice = replace(canteen().advice, clauses=(speaking, replace(LABOUR, title=title)))
    sections = sections_of(advice, words_of(advice), reserved=False)
    return next(one for one in sections.clauses if one.id == EMPLOYMENT.id)


def number_of_labour() -> str:
    advice = replace(canteen().advice, clauses=(EMPLOYMENT, LABOUR))
    clauses = sections_of(advice, words_of(advice), reserved=False).clauses
    return next(one.number for one in clauses if one.id == LABOUR.id)


def test_the_number_stands_in_every_part_of_the_clause() -> None:
    found = printed(f"Det følger klausulen »{LABOUR.title}«.")
    wanted = f"Det følger klausul {number_of_labour()} »{LABOUR.title}«."
    assert found.blocks[0].text == wanted
    assert found.blocks[0].points == (wanted,)
    assert (found.documentation, found.control, found.sanction) == (wanted, wanted, wanted)


def test_a_reference_at_the_beginning_of_a_sentence_keeps_its_capital() -> None:
    assert printed(f"Klausulen »{LABOUR.title}« gælder.").documentation.startswith(f"Klausul {number_of_labour()} »")


def test_a_clause_that_the_document_lacks_is_left_to_its_title() -> None:
    text = "Det følger klausulen »En, der ikke er her«."
    assert printed(text).documentation == text


def test_a_title_is_text_and_no_pattern() -> None:
    title = r"Løn (1) \g<0> og [vilkår]"
    assert f"klausul {number_of_labour()} »{title}«" in printed(f"Se klausulen »{title}«.", title).documentation

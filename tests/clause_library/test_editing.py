"""A text from a form is held to what a clause file is held to, and every refusal says in which field and line."""

from dataclasses import replace
from datetime import date

import pytest

from app.clause_library import load_clauses, parse_clause
from app.clause_library.editing import as_file, revised, text_of
from app.model.clause import Blank
from app.model.errors import InputError

from .examples import CLAUSES, clause

SHIPPED = load_clauses(CLAUSES)


def edited(**changes):
    one = clause()
    return revised(one, replace(text_of(one), **changes), one.blanks)


def refused(**changes):
    with pytest.raises(InputError) as caught:
        edited(**changes)
    return [(problem.field, problem.line, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.id)
def test_a_clause_written_as_a_file_reads_back_as_it_was(shipped):
    assert replace(parse_clause(as_file(shipped), f"{shipped.id}.md"), hash=shipped.hash) == shipped


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.id)
def test_a_text_that_is_sent_back_untouched_changes_nothing(shipped):
    assert replace(revised(shipped, text_of(shipped), shipped.blanks), hash=shipped.hash) == shipped


def test_the_same_text_has_the_same_hash_and_another_text_another():
    assert edited().hash == edited().hash
    assert edited(title="Noget andet").hash != edited().hash


def test_line_breaks_of_a_browser_and_tabs_are_only_layout():
    assert edited(body="Han beskæftiger\r\n{{ årsværk }}\tårsværk.\r\n\r\nOg mere.").paragraphs == (
        edited(body="Han beskæftiger {{ årsværk }} årsværk.\n\nOg mere.").paragraphs
    )


def test_an_unknown_blank_is_refused_with_its_line_and_the_names_that_there_are():
    [(field, line, message)] = refused(body="Et afsnit om {{ årsværk }}.\n\nHer er\n{{ timer }} ukendt.")
    assert (field, line) == ("body", 4)
    assert "»timer«" in message
    assert "»årsværk«" in message


def test_a_blank_that_the_text_no_longer_uses_goes_and_can_be_put_back():
    one = clause()
    without = revised(one, replace(text_of(one), body="Uden felt."), one.blanks)
    assert without.blanks == ()
    again = revised(without, replace(text_of(without), body="Med {{ årsværk }}."), one.blanks)
    assert again.blanks == one.blanks


def test_a_known_blank_that_was_not_used_before_may_be_used():
    one = clause()
    more = (*one.blanks, Blank("dag", "Dag", "date"))
    body = text_of(one).body + "\n\nSenest {{ dag }}."
    assert revised(one, replace(text_of(one), body=body), more).blanks == more


@pytest.mark.parametrize("code", ["{{ 2 + 2 }}", "{% if x %}", "{{ config.items() }}"])
@pytest.mark.parametrize("field", ["title", "purpose", "body", "sanction", "drafters_notes"])
def test_template_syntax_is_refused_in_every_field(code, field):
    text = f"{{{{ årsværk }}}}\n\n{code}" if field == "body" else code
    assert (field, 3 if field == "body" else 1) in {one[:2] for one in refused(**{field: text})}


def test_a_blank_in_a_field_that_is_never_filled_is_refused():
    assert [one[:2] for one in refused(title="Om {{ årsværk }}")] == [("title", 1)]


@pytest.mark.parametrize("code", ["<b>", "</p>", "<script>alert(1)</script>", "<!-- skjult -->", "<img src=x>"])
def test_html_is_refused(code):
    [(field, line, message)] = refused(control=f"Et møde.\n{code}")
    assert (field, line) == ("control", 2)
    assert "HTML" in message


def test_a_less_than_sign_is_no_html():
    assert edited(control="Et møde, hvis andelen er < 30 og > 5 procent.").control


@pytest.mark.parametrize("field", ["title", "purpose", "documentation", "drafters_notes"])
def test_a_cpr_number_is_refused_in_every_field(field):
    assert [one[:2] for one in refused(**{field: "Det gælder 010190-1234."})] == [(field, 1)]


def test_an_incomplete_clause_is_refused_at_the_field():
    for field in ("title", "purpose", "sanction"):
        assert [one[:2] for one in refused(**{field: "  "})] == [(field, 1)]
    assert "body" in {one[0] for one in refused(body="")}


def test_what_a_file_may_not_hold_is_refused_on_the_line_of_the_form():
    first = "Om {{ årsværk }}."
    assert [one[:2] for one in refused(body=f"{first}\n\n1. Et nummer")] == [("body", 3)]
    assert [one[:2] for one in refused(body=f"{first}\n\n[if: vejret is godt]\nTekst.")] == [("body", 3)]


def test_front_matter_typed_into_a_field_stays_text():
    one = edited(purpose='Et formål: "ja"\n---\nstatus: approved')
    assert one.purpose == 'Et formål: "ja" --- status: approved'
    assert one.status is clause().status


def test_the_day_of_the_next_review_is_read_in_both_ways_and_refused_where_it_does_not_exist():
    assert edited(next_review="2028-05-01").next_review == edited(next_review="1.5.2028").next_review
    assert edited(next_review="1.5.2028").next_review == date(2028, 5, 1)
    assert edited(next_review="").next_review is None
    assert [one[0] for one in refused(next_review="31.2.2028")] == ["next_review"]


def test_signs_that_nobody_sees_are_refused_but_a_space_that_does_not_break_is_not():
    assert [one[:2] for one in refused(control="Et\x07 møde.")] == [("control", 1)]
    assert edited(control="§\u00a0176").control == "§\u00a0176"


def test_all_problems_are_told_at_once():
    assert {one[0] for one in refused(title="<b>", body="{{ x }}", control="", next_review="i morgen")} == {
        "title",
        "body",
        "control",
        "next_review",
    }

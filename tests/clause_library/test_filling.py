"""A filled clause: values as text, optional paragraphs decided, every blank with its reason."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clause_library import Places, fill
from app.model.clause import Clause, FilledClause
from app.model.errors import InputError
from app.model.law import Regime
from app.text.cpr import find_cpr
from tests.clause_library.examples import PLACES, SILKEBORG, clause, purchase, text_clause, view

VIEW = view()
LINES = st.text(
    st.one_of(st.characters(categories=("L", "N", "P", "S", "Zs")), st.sampled_from("{}%<>&\\'\"#[]")),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()) and text.isprintable() and not find_cpr(text))


def filled(of: Clause, regime: Regime | None = None, places: Places = PLACES, **overrides: Any) -> FilledClause:
    return fill(of, purchase(), VIEW, places, SILKEBORG, overrides, regime)


@given(LINES)
def test_any_text_in_a_blank_comes_out_word_for_word(text: str) -> None:
    assert filled(text_clause(), navn=text).text == f"Kontakt: {text}."


@pytest.mark.parametrize("text", ["{{ navn }}", "{{ 7 * 7 }}", "{% raw %}", "<b>fed</b>", "${jndi}", "\\1 \\g<0>"])
def test_template_syntax_and_html_in_a_blank_are_data(text: str) -> None:
    assert filled(text_clause(), navn=text).text == f"Kontakt: {text}."


def test_a_blank_takes_its_default_and_shows_the_arithmetic() -> None:
    (blank,) = filled(clause()).blanks
    assert (blank.name, blank.label, blank.value, blank.unit) == ("årsværk", "Beskæftigelse", "1,7", "årsværk")
    assert blank.how == PLACES.how


def test_a_typed_value_wins_over_the_default() -> None:
    result = filled(clause(), årsværk="2,5")
    assert result.text == "Leverandøren beskæftiger 2,5 årsværk."
    assert result.blanks[0].how == "Skrevet ind af kommunen."


def test_an_emptied_field_falls_back_on_the_default() -> None:
    assert filled(clause(), årsværk=" ").blanks[0].value == "1,7"


def test_a_blank_without_a_value_says_what_is_to_be_filled_in() -> None:
    assert filled(text_clause()).text == "Kontakt: [udfyldes: Navn]."


def test_every_refused_blank_is_named_at_once() -> None:
    two = clause(
        "{{ a }} og {{ b }}.\n",
        blanks="[{name: a, label: A, type: integer, minimum: 1, maximum: 9}, {name: b, label: B, type: date}]",
    )
    with pytest.raises(InputError) as refusal:
        filled(two, a="10", b="snart", c="x")
    assert {problem.field for problem in refusal.value.problems} == {"a", "b", "c"}


OPTIONAL = """\
[if: regime is afsnit_ii]
Efter § 176.

[if: regime is not afsnit_ii]
Neutralt.

Altid {{ årsværk }}.
"""


@pytest.mark.parametrize(
    ("regime", "text", "law"),
    [
        (Regime.AFSNIT_II, "Efter § 176.\n\nAltid 1,7.", ["udbudsloven § 176, stk. 1"]),
        (Regime.BELOW_500K, "Neutralt.\n\nAltid 1,7.", ["forvaltningsretlige grundsætninger"]),
        (None, "Altid 1,7.", ["udbudsloven § 176, stk. 1", "forvaltningsretlige grundsætninger"]),
    ],
)
def test_the_regime_decides_paragraphs_and_legal_basis(regime: Regime | None, text: str, law: list[str]) -> None:
    result = filled(clause(OPTIONAL), regime)
    assert result.text == text
    assert [basis.law for basis in result.legal_basis] == law


def test_a_blank_of_a_paragraph_that_is_left_out_is_not_shown() -> None:
    of = clause("[if: lots is yes]\n{{ årsværk }} pr. delkontrakt.\n\nUden felt.\n")
    assert filled(of).blanks == ()


def test_notes_never_enter_the_filled_clause() -> None:
    result = filled(clause("Altid {{ årsværk }}.\n> En hemmelig note.\n", drafters_notes="[Endnu en hemmelig note.]"))
    assert "hemmelig" not in repr(result)


def test_the_sanction_is_filled_too() -> None:
    result = filled(clause("Uden felt.\n", sanction="Højst {{ årsværk }} procent."))
    assert result.sanction == "Højst 1,7 procent."
    assert [blank.name for blank in result.blanks] == ["årsværk"]


def test_version_status_and_kind_follow_the_clause() -> None:
    result = filled(clause())
    assert (result.id, result.version, result.status, result.kind) == ("proeve", 1, "draft", "contract")

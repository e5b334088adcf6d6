"""Whatever a person types in a search field is plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.clauses import search_clauses
from app.store.enterprises import search_enterprises
from app.store.search import trigram_query

OPERATORS = [
    '"',
    "'",
    "*",
    "(",
    ")",
    "-",
    "^",
    ":",
    "AND",
    "OR",
    "NOT",
    "NEAR(a b, 2)",
    "name:",
    "{name}",
    "\\",
    "%",
    ";",
]


@given(st.lists(st.one_of(st.sampled_from(OPERATORS), st.text(max_size=8))).map(" ".join))
def test_no_search_text_raises(shared, text):
    search_enterprises(shared, text, "", 10, 0)
    search_clauses(shared, text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("drift af kantine", '"drift" AND "kantine"'),
        ('"kantine" OR drift', '"kantine" AND "drift"'),
        ("el-arbejde", '"arbejde"'),
        ("it", None),
        ("", None),
    ],
)
def test_each_word_of_three_letters_or_more_is_a_quoted_term(text, query):
    assert trigram_query(text) == query

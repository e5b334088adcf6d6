"""YAML that people write by hand never changes a fact without a word, and every refusal names its line."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from app.model.errors import InputError
from app.text.strict_yaml import read_yaml, validate


class Small(BaseModel):
    model_config = ConfigDict(extra="forbid")
    titel: str
    antal: int = 0
    dele: list[dict[str, int]] = []


def refusal(text, kind=None, **more):
    def read():
        validate(kind, read_yaml(text, "fil.yaml", **more))

    with pytest.raises(InputError) as caught:
        read()
    return caught.value.problems


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("03000000", "03000000"),
        ("85000000", 85_000_000),
        ("0", 0),
        ("-12", -12),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("1_000", 1000),
        ("155.925", 155.925),
        ("2026-01-01", date(2026, 1, 1)),
        ("2026-02-30", "2026-02-30"),
        ("'0101'", "0101"),
    ],
)
def test_a_value_means_what_it_looks_like(written, read):
    data = read_yaml(f"felt: {written}", "fil.yaml").data["felt"]
    assert (data, type(data)) == (read, type(read))


@pytest.mark.parametrize("key", ["yes", "2024-01-01", "12", "<<", "null"])
def test_every_key_is_text(key):
    assert read_yaml(f"{key}: {{a: 1}}", "fil.yaml").data == {key: {"a": 1}}


@given(
    st.dictionaries(
        st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1), st.integers() | st.text() | st.booleans()
    )
)
def test_plain_data_is_read_as_it_was_written(data):
    if data:
        written = yaml.safe_dump(
            data, allow_unicode=True, default_style='"' if any(map(_text, data.values())) else None
        )
        assert {key: str(value) for key, value in read_yaml(written, "fil.yaml").data.items()} == {
            key: str(value) for key, value in data.items()
        }


def _text(value):
    return isinstance(value, str)


def test_a_key_given_twice_is_refused_on_its_second_line():
    (problem,) = refusal("titel: a\nantal: 1\ntitel: b\n")
    assert (problem.file, problem.line, problem.field) == ("fil.yaml", 3, "titel")


def test_a_key_given_twice_deep_inside_is_refused_too():
    (problem,) = refusal("titel: a\ndele:\n  - {x: 1,\n     x: 2}\n")
    assert (problem.line, problem.field) == (4, "x")


@pytest.mark.parametrize("text", ["", "   \n", "# kun en bemærkning\n"])
def test_an_empty_file_is_refused(text):
    (problem,) = refusal(text)
    assert "tom" in problem.message


@pytest.mark.parametrize("text", ["titel: a: b", "titel: 'a", "titel: [a", "\ttitel: a", "a\n---\nb"])
def test_text_that_is_no_yaml_is_refused_with_its_line(text):
    (problem,) = refusal("# første linje\n" + text)
    assert problem.line >= 2


def test_a_character_that_nobody_can_see_is_refused():
    (problem,) = refusal("titel: a\x00b")
    assert "usynlige tegn" in problem.message


def test_references_are_refused_before_they_can_fill_the_memory():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
    (problem,) = refusal(bomb)
    assert problem.line == 2
    assert "henvisning" in problem.message


@pytest.mark.parametrize("text", ["titel: !!python/name:os.system x", "titel: !ukendt x"])
def test_only_plain_data_is_built(text):
    (problem,) = refusal(text)
    assert problem.line == 1


def test_a_list_in_place_of_keys_is_refused():
    (problem,) = refusal("- titel: a\n", Small)
    assert "nøgler med værdier" in problem.message


def test_every_problem_is_placed_on_the_line_of_its_key():
    problems = refusal("antal: mange\ndele:\n  - {x: 1}\n  - {x: to}\nkilde: a\n", Small)
    assert {(problem.field, problem.line) for problem in problems} == {
        ("titel", 1),
        ("antal", 1),
        ("dele.1.x", 4),
        ("kilde", 5),
    }


def test_lines_are_counted_from_where_the_text_begins_in_its_file():
    (problem,) = refusal("titel: a\nkilde: b\n", Small, first_line=4)
    assert problem.line == 5


def test_messages_are_danish_sentences_without_english():
    for problem in refusal("antal: mange\nkilde: a\n", Small):
        assert problem.message.endswith(".")
        assert "should" not in problem.message

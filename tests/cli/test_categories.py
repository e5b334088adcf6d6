"""`flask categories suggest`"""

import json

import pytest

from app.cli.categories import answers


def lines(*entries):
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)


def test_suggestions_are_printed_best_first(runner):
    result = runner.invoke(args=["categories", "suggest", "Vinduespolering på skoler", "--json"])
    scores = [one["score"] for one in json.loads(result.stdout)]
    assert result.exit_code == 0
    assert scores == sorted(scores, reverse=True)


def test_without_json_each_suggestion_is_a_line_with_its_code(runner):
    result = runner.invoke(args=["categories", "suggest", "Vinduespolering", "--limit", "3"])
    assert len(result.stdout.splitlines()) == 3
    assert all(line[:8].isdecimal() for line in result.stdout.splitlines())


def test_the_limit_holds(runner):
    result = runner.invoke(args=["categories", "suggest", "rengøring", "--limit", "2", "--json"])
    assert len(json.loads(result.stdout)) == 2


def test_a_batch_gives_one_line_for_each_with_its_id_and_the_same_answer_as_alone(runner, saved):
    batch = saved(lines({"id": 7, "title": "Drift af kantine"}, {"id": "b", "title": "Rens", "description": "tæpper"}))
    result = runner.invoke(args=["categories", "suggest", "--batch", batch, "--limit", "4"])
    first, second = map(json.loads, result.stdout.splitlines())
    assert [set(one) for one in (first, second)] == [{"id", "suggestions"}] * 2
    assert (first["id"], second["id"]) == (7, "b")
    for args, answer in ((["Drift af kantine"], first), (["Rens", "--description", "tæpper"], second)):
        alone = runner.invoke(args=["categories", "suggest", *args, "--limit", "4", "--json"])
        assert json.loads(alone.stdout) == answer["suggestions"]


def test_a_batch_is_answered_title_by_title_and_says_nothing_beside_the_answers(runner, saved, demo_app, db):
    finder = demo_app.extensions["knowledge"].current(db).categories
    asked = []
    streamed = answers(finder, (asked.append(title) or (title, "", title) for title in ("Kantine", "Rengøring")), 1)
    assert (next(streamed)["id"], asked) == ("Kantine", ["Kantine"])
    batch = saved(lines({"id": 1, "title": "Kantine"}, {"id": 2, "title": "Rengøring"}))
    assert runner.invoke(args=["categories", "suggest", "--batch", batch]).stderr == ""


def test_a_line_separator_inside_a_text_does_not_end_the_line(runner, saved):
    batch = saved(lines({"id": 1, "title": "Kantine\u2028drift\u0085her"}))
    result = runner.invoke(args=["categories", "suggest", "--batch", batch])
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)


def test_empty_lines_and_windows_line_ends_are_no_error(runner, saved):
    batch = saved('{"id": 1, "title": "Kantine"}\r\n\r\n{"id": 2, "title": "Rengøring", "description": null}\r\n')
    result = runner.invoke(args=["categories", "suggest", "--batch", batch])
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [1, 2]


@pytest.mark.parametrize("bad", ["{", "[]", '{"id": 1}', '{"title": "a"}', '{"id": 1, "title": 2}', "7"])
def test_a_line_of_another_form_refuses_the_file_before_anything_is_printed(runner, saved, bad):
    batch = saved('{"id": 1, "title": "Kantine"}\n' + bad + "\n", "titler.jsonl")
    result = runner.invoke(args=["categories", "suggest", "--batch", batch])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "titler.jsonl, linje 2" in result.stderr


@pytest.mark.parametrize("title", ["xyzzy qwrtp", "", " "])
def test_a_text_that_says_nothing_is_an_honest_empty_answer(runner, title):
    result = runner.invoke(args=["categories", "suggest", title, "--json"])
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


@pytest.mark.parametrize("title", ['"kantine" OR 1=1', "NOT *", "' -- ", "🍽", "a" * 20_000])
def test_no_title_raises(runner, title):
    result = runner.invoke(args=["categories", "suggest", title, "--json"])
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    "args", [[], ["kantine", "--limit", "0"], ["kantine", "--batch", __file__], ["--batch", "findes-ikke.jsonl"]]
)
def test_wrong_usage_ends_with_two(runner, args):
    assert runner.invoke(args=["categories", "suggest", *args]).exit_code == 2


def test_a_batch_is_read_from_standard_input_too(runner, saved):
    text = lines({"id": 1, "title": "Vinduespolering"})
    piped = runner.invoke(args=["categories", "suggest", "--batch", "-"], input=text)
    assert piped.exit_code == 0, piped.stderr
    assert piped.stdout == runner.invoke(args=["categories", "suggest", "--batch", str(saved(text))]).stdout

"""`value budget`: a scenario in YAML as budget lines, without a database."""

import json

import pytest

from .conftest import SCENARIO


def test_the_budget_lines_of_a_scenario(bare_runner, saved, no_database):
    result = bare_runner.invoke(args=["value", "budget", saved(SCENARIO), "--budget-year", "2026", "--json"])
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    # Minus what docs/value.md gives for the municipality: 293.460,7 kr. over four years.
    assert sum(made["net_by_year"].values()) == pytest.approx(-293_460.7, abs=0.1)
    assert {line["instrument"] for line in made["lines"] if line["year"] > 2026} == {"budgetoverslagsår"}
    assert not no_database.parent.exists()


def test_the_budget_as_text_names_words_committee_and_funding(bare_runner, saved):
    result = bare_runner.invoke(args=["value", "budget", saved(SCENARIO), "--budget-year", "2026"])
    assert result.exit_code == 0
    for words in ("Positiv tillægsbevilling", "Beskæftigelsesudvalget", "Finansierer: Merpris på kontrakten"):
        assert words in result.stdout
    assert "servicerammen" in result.stderr


def test_the_budget_year_is_this_year_unless_another_is_given(bare_runner, saved, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")
    result = bare_runner.invoke(args=["value", "budget", saved(SCENARIO), "--json"])
    assert json.loads(result.stdout)["budget_year"] == 2027


def test_an_investor_and_a_pool_have_their_own_lines(bare_runner, saved):
    file = saved(SCENARIO)
    invested = bare_runner.invoke(args=["value", "budget", file, "--investor", "Fonden", "640000", "0.4"])
    assert "Tilbagebetaling til Fonden" in invested.stdout
    pooled = bare_runner.invoke(args=["value", "budget", file, "--pool", "Investeringspuljen"])
    assert "Udlæg fra Investeringspuljen" in pooled.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--investor", "Fonden", "-1", "0.4"], "advance_kr"),
        (["--investor", "Fonden", "nan", "0.4"], "advance_kr"),
        (["--investor", "Fonden", "1", "4"], "share_of_gain"),
        (["--investor", "Fonden", "1", "0.4", "--pool", "Puljen"], "ikke begge"),
        (["--pool", ""], "Skriv puljens navn"),
    ],
)
def test_an_impossible_investor_or_pool_is_refused(bare_runner, saved, options, words):
    result = bare_runner.invoke(args=["value", "budget", saved(SCENARIO), *options])
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr

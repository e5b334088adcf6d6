"""`flask clauses check` and `flask parameters check` find what is wrong in the shipped files."""

import json
import shutil

import pytest

from app import create_app
from app.cases.knowledge import KnowledgeCache, Paths
from app.settings import ROOT


@pytest.fixture
def shipped(tmp_path):
    """Copies of the shipped files that a test may spoil, and a runner on them."""
    shutil.copytree(ROOT / "seed_data" / "parameters", tmp_path / "seed" / "parameters")
    shutil.copytree(ROOT / "clauses", tmp_path / "clauses")
    app = create_app({"DATABASE": tmp_path / "ingen.db", "SECRET_KEY": "a key for tests only"})
    app.extensions["knowledge"] = KnowledgeCache(
        Paths(tmp_path / "seed", tmp_path / "clauses", tmp_path / "cpv.json", overlay=tmp_path / "own")
    )
    (tmp_path / "own").mkdir()
    return tmp_path, app.test_cli_runner()


def test_a_spoilt_parameter_is_found_with_file_and_line(shipped):
    folder, runner = shipped
    with (folder / "seed" / "parameters" / "law" / "threshold_light.yaml").open("a", encoding="utf-8") as file:
        file.write("kilde: en anden\n")
    result = runner.invoke(args=["parameters", "check"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "threshold_light.yaml, linje" in result.stderr
    assert "felt kilde" in result.stderr


def test_a_spoilt_overlay_is_found(shipped):
    folder, runner = shipped
    (folder / "own" / "moms.yaml").write_text("id: moms\n", encoding="utf-8")
    result = runner.invoke(args=["parameters", "check"])
    assert result.exit_code == 1
    assert "moms.yaml" in result.stderr


def test_a_value_of_the_law_past_its_update_is_named_and_is_no_error(shipped):
    folder, runner = shipped
    path = next(
        path
        for path in sorted((folder / "seed" / "parameters").rglob("*.yaml"))
        if "status: lov" in (text := path.read_text(encoding="utf-8")) and "expected_next_update" in text
    )
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "expected_next_update" not in line]
    path.write_text("\n".join([*lines, "expected_next_update: 2020-01-01\n"]), encoding="utf-8")
    result = runner.invoke(args=["parameters", "check"])
    assert result.exit_code == 0
    assert path.stem in result.stderr
    assert "1. januar 2020" in result.stderr


def test_a_spoilt_clause_is_found_with_its_file(shipped):
    folder, runner = shipped
    path = folder / "clauses" / "oplaeringsklausul.md"
    path.write_text(path.read_text(encoding="utf-8").replace("\nversion: ", "\nversion: ny", 1), encoding="utf-8")
    result = runner.invoke(args=["clauses", "check"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "oplaeringsklausul.md, linje" in result.stderr
    assert "felt version" in result.stderr


def test_unlawful_demands_are_found_with_line_and_place_and_no_database(bare_runner, saved, no_database):
    text = "Opgaven løses om morgenen.\nKun lokale leverandører kan byde.\nDen må ikke indeholde CPR-numre.\n"
    result = bare_runner.invoke(args=["clauses", "lint", saved(text, "krav.txt"), "--json"])
    assert result.exit_code == 0, result.stderr
    (found,) = json.loads(result.stdout)
    assert set(found) == {"line", "start", "end", "text", "code", "severity", "law", "suggestion"}
    assert (found["line"], found["code"], found["severity"]) == (2, "local_requirement", "block")
    assert text.splitlines()[1][found["start"] : found["end"]] == found["text"]
    assert not no_database.parent.exists()


def test_a_text_without_demands_is_an_empty_array(bare_runner, saved):
    result = bare_runner.invoke(args=["clauses", "lint", saved("Gulve vaskes dagligt."), "--json"])
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])

"""A municipality's own values, from the folder that the settings name, in every command that reads parameters."""

import json

import pytest

from app import create_app

from .conftest import SCENARIO

OWN = """\
id: kommuneskat
label_da: Kommuneskat i Prøvekøbing
label_en: Municipal tax
unit: andel
status: lov
last_verified: 2026-03-31
values:
  2025-01-01:
    value: 0.262
    reference: Byrådets budget
"""


@pytest.fixture
def with_overlay(tmp_path):
    """A runner of a municipality with own values; the text of its file may be changed."""

    def run(*args, text=OWN, name="kommuneskat.yaml"):
        folder = tmp_path / "egne"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        app = create_app({"DATABASE": tmp_path / "ingen.db", "SECRET_KEY": "a key for tests only", "OVERLAY": folder})
        return app.test_cli_runner().invoke(args=list(args))

    return run


def test_an_estimate_uses_the_municipality_s_own_value_and_lists_it(with_overlay, saved):
    result = with_overlay("value", "estimate", saved(SCENARIO), "--json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    (own,) = [one for one in found["assumptions"] if one["overlaid"]]
    assert (own["id"], own["value"], own["source"]) == ("kommuneskat", 0.262, "Byrådets budget")
    # The tax of the worked example, 138.889,2 kr. at 25,05 %.
    assert found["pockets"]["equalisation"]["sum"] == pytest.approx(138_889.2 * 0.262 / 0.2505, abs=0.1)


def test_the_check_covers_the_municipality_s_own_values(with_overlay):
    result = with_overlay("parameters", "check", text=OWN.replace("0.262", "26.2"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "kommuneskat.yaml" in result.stderr
    assert "mellem 0 og 1" in result.stderr


def test_the_check_names_an_own_value_that_is_older_than_the_shipped_one(with_overlay):
    result = with_overlay("parameters", "check")
    assert result.exit_code == 0
    assert "kommuneskat: Kommunens egen værdi er fra 1. januar 2025" in result.stderr
    assert "nyere fra 1. januar 2026" in result.stderr


def test_an_own_value_of_the_law_past_its_update_is_named(with_overlay):
    result = with_overlay("parameters", "check", text=OWN + "expected_next_update: 2020-01-01\n")
    assert "»Kommuneskat i Prøvekøbing« skulle være opdateret 1. januar 2020" in result.stderr


def test_an_estimate_stops_at_a_spoilt_own_value(with_overlay, saved):
    result = with_overlay("value", "estimate", saved(SCENARIO), "--json", name="kommuneskat.yml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "kommuneskat.yml" in result.stderr

"""A municipality's own values, from the folder that the settings name, in every command that reads parameters."""

import json

import pytest

from app import create_app
from app.web.current import values

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


def test_the_estimate_as_text_lists_what_it_used_from_when_how_sure_and_whose(with_overlay, saved):
    told = with_overlay("value", "estimate", saved(SCENARIO)).stdout
    assert "  kommuneskat 0,262 fra 1. januar 2025 (lov, kommunens egen værdi): Byrådets budget" in told
    assert "  kontanthjaelp_forhoejet 13.060 fra 1. januar 2026 (beregnet): " in told
    assert "  refusionstrappe 0,8; 0,4; 0,3; 0,2 fra 1. januar 2024 (lov): " in told


def test_an_estimate_warns_of_a_value_of_the_law_that_is_past_its_update_today(with_overlay, saved):
    current = with_overlay("value", "estimate", saved(SCENARIO), "--json", text=OWN.replace("2025", "2026"))
    stale = OWN.replace("2025", "2026") + "expected_next_update: 2026-02-01\n"
    past = with_overlay("value", "estimate", saved(SCENARIO), "--json", text=stale)
    needle = "»Kommuneskat i Prøvekøbing« kan være forældet"
    assert [any(needle in one for one in json.loads(run.stdout)["warnings"]) for run in (current, past)] == [
        False,
        True,
    ]


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


def test_pages_read_the_same_values_as_the_commands(tmp_path):
    (tmp_path / "kommuneskat.yaml").write_text(OWN, encoding="utf-8")
    app = create_app({"DATABASE": tmp_path / "ingen.db", "SECRET_KEY": "a key for tests only", "OVERLAY": tmp_path})
    with app.test_request_context():
        view = values()
        assert view.number("kommuneskat") == 0.262
        assert [one.overlaid for one in view.used] == [True]

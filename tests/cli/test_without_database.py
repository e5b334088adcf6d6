"""Five commands need no database and make none; the others say what to run."""

import json

import pytest

from app.documents.wording import VERDICTS
from app.text.writing import kroner, procent, sandsynlighed

from .conftest import SCENARIO

BAD_SCENARIOS = {
    "unknown key": (SCENARIO + "rente: 0.03\n", "linje 17, felt rente"),
    "unknown rate": (
        SCENARIO.replace("kontanthjaelp_forhoejet", "kontanthjaelp_for_alle"),
        "scenarie.yaml, linje 9, felt groups.0.benefit_before",
    ),
    "share above one": (SCENARIO.replace("deadweight: 0.30", "deadweight: 30"), "linje 14, felt groups.0.deadweight"),
    "no wage": (SCENARIO.replace("    yearly_wage: 300000\n", ""), "hourly_wage"),
    "too few years of retention": (SCENARIO.replace(", 0.45]", "]"), "retention"),
    "a date before the first rate": (
        SCENARIO.replace("2026-01-01", "1998-01-01"),
        "scenarie.yaml, linje 2, felt start",
    ),
    "no contract value": (
        SCENARIO.replace("year: 10000000", "year: 0"),
        "scenarie.yaml, linje 4, felt contract_value_per_year",
    ),
    "no YAML": ("name: [", "gyldig YAML"),
}


def test_the_value_of_a_scenario(bare_runner, saved, no_database):
    result = bare_runner.invoke(args=["value", "estimate", saved(SCENARIO), "--json"])
    assert result.exit_code == 0, result.stderr
    # The worked example of docs/value.md: 293.460,7 kr. over four years, net present value 283.579,5 kr.
    municipality = json.loads(result.stdout)["municipality"]
    assert municipality["sum"] == pytest.approx(293_460.7, abs=0.1)
    assert municipality["npv"] == pytest.approx(283_579.5, abs=0.1)
    assert not no_database.parent.exists()


def test_the_value_as_text_names_every_pocket(bare_runner, saved):
    result = bare_runner.invoke(args=["value", "estimate", saved(SCENARIO)])
    assert result.exit_code == 0
    for pocket in ("municipality.purchasing", "state", "citizen", "public"):
        assert pocket in result.stdout
    assert "293.461" in result.stdout


def test_the_value_as_text_says_when_it_pays_and_for_whom(bare_runner, saved):
    file = saved(SCENARIO)
    found = json.loads(bare_runner.invoke(args=["value", "estimate", file, "--json"]).stdout)
    told = bare_runner.invoke(args=["value", "estimate", file]).stdout
    for name, pocket in (("kommunen", "municipality"), ("det offentlige", "public")):
        share = procent(found["break_even_share"][pocket], 1)
        premium = kroner(found["break_even_premium"][pocket])
        assert f"Break-even for {name}: {premium} om året ({share} af kontraktens værdi)\n" in told
    assert f"Tjent hjem: måned {found['payback_month']}\n" in told
    switching = procent(found["switching_deadweight"], 1)
    assert f"Andel, der var kommet i job alligevel, før kommunen går i nul: {switching}\n" in told
    assert "svinger" not in told


def test_the_value_as_text_says_so_where_it_never_pays(bare_runner, saved):
    dear = SCENARIO.replace("premium_per_year: 150000", "premium_per_year: 5000000")
    told = bare_runner.invoke(args=["value", "estimate", saved(dear)]).stdout
    assert "Tjent hjem: ikke i perioden\n" in told
    assert "før kommunen går i nul: findes ikke mellem 0 og 100 %\n" in told.replace("\xa0", " ")


def test_the_value_as_text_says_how_sure_it_is_and_what_it_hangs_on(bare_runner, saved):
    uncertain = "uncertainty:\n  deadweight: [0.15, 0.30, 0.50]\n  mentor_cost: [30000, 40000, 60000]\n"
    file = saved(SCENARIO + uncertain + "options: {draws: 200}\n")
    spread = json.loads(bare_runner.invoke(args=["value", "estimate", file, "--json"]).stdout)["uncertainty"]
    told = bare_runner.invoke(args=["value", "estimate", file]).stdout
    for name in ("p5", "p50", "p95"):
        assert kroner(spread[name]) in told
    assert f"sandsynlighed for gevinst: {sandsynlighed(spread['probability_positive'])}\n" in told
    assert VERDICTS[spread["verdict"]] in told
    first, second = spread["tornado"]
    lines = [f"{kroner(one['low'])} ved " for one in (first, second)]
    assert told.index(lines[0]) < told.index(lines[1])
    assert f"{kroner(first['high'])} ved " in told


@pytest.mark.parametrize("name", BAD_SCENARIOS)
def test_a_bad_scenario_is_refused_with_file_and_field(bare_runner, saved, no_database, name):
    content, words = BAD_SCENARIOS[name]
    result = bare_runner.invoke(args=["value", "estimate", saved(content, "scenarie.yaml"), "--json"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert not no_database.parent.exists()


@pytest.mark.parametrize("command", ["clauses", "parameters"])
def test_a_check_says_how_much_is_in_order(bare_runner, no_database, command):
    result = bare_runner.invoke(args=[command, "check"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "er i orden" in result.stderr
    assert not no_database.parent.exists()


@pytest.mark.parametrize(
    "args", [["categories", "suggest", "kantine"], ["match", "--all"], ["backup", "kopi.db"], ["users", "add"]]
)
def test_the_other_commands_say_what_to_run(bare_runner, no_database, tmp_path, args):
    typed = "ina@kommune.dk\nIna\nlegal\n740\nen lang adgangskode\nen lang adgangskode\n"
    result = bare_runner.invoke(args=[str(tmp_path / one) if one == "kopi.db" else one for one in args], input=typed)
    assert result.exit_code == 1
    assert "setup" in result.stderr
    assert not no_database.parent.exists()
    assert not (tmp_path / "kopi.db").exists()


def test_an_empty_file_in_the_place_of_the_database_is_told(bare_runner, no_database):
    no_database.parent.mkdir()
    no_database.touch()
    result = bare_runner.invoke(args=["match", "--all"])
    assert result.exit_code == 1
    assert "setup" in result.stderr


def test_a_letter_in_the_place_of_the_database_is_told_and_left_alone(bare_runner, no_database):
    no_database.parent.mkdir()
    no_database.write_text("Kære kommune", encoding="utf-8")
    for args in (["match", "--all"], ["setup"]):
        result = bare_runner.invoke(args=args)
        assert result.exit_code == 1
        assert no_database.name in result.stderr
    assert no_database.read_text(encoding="utf-8") == "Kære kommune"

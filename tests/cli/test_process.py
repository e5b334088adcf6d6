"""Commands as a person runs them: a process with its own environment and two streams."""

import json
import os
import subprocess
import sys

import pytest

from app.settings import ROOT

from .conftest import SCENARIO


def flask(*args, **settings):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("FLASK_")}
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", *args],
        cwd=ROOT,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_json_goes_to_standard_output_and_messages_to_standard_error(demo_database):
    result = flask("match", "demo-01", "--json", FLASK_DATABASE=str(demo_database))
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["purchase_id"] == "demo-01"
    refused = flask("match", "findes-ikke", "--json", FLASK_DATABASE=str(demo_database))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("felt purchase_id: ")


def test_a_reader_that_goes_away_ends_the_command_quietly(demo_database):
    command = f'"{sys.executable}" -m flask --app app match --all --json | head -c 10; echo "${{PIPESTATUS[0]}}"'
    environment = {key: value for key, value in os.environ.items() if not key.startswith("FLASK_")}
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment | {"FLASK_DATABASE": str(demo_database)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.stdout.endswith("0\n")
    assert result.stderr == ""


def test_danish_letters_survive_a_terminal_without_unicode(saved):
    result = flask("value", "estimate", saved(SCENARIO), "--json", LC_ALL="C", PYTHONIOENCODING="utf-8")
    assert json.loads(result.stdout)["scenario"]["name"] == "Fem fuldtidsjob fra kontanthjælp"


def test_a_server_does_not_start_without_a_secret_key(tmp_path):
    result = flask("run", "--port", "0", FLASK_DATABASE=str(tmp_path / "ingen.db"))
    assert result.returncode == 1
    assert "FLASK_SECRET_KEY" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("name", "value"), [("FLASK_DEMO", "måske"), ("FLASK_DATABSE", "x.db"), ("FLASK_OVERLAY", "/x/y")]
)
def test_a_wrong_setting_stops_the_start_with_its_name(name, value):
    result = flask("parameters", "check", **{name: value})
    assert result.returncode == 1
    assert name in result.stderr
    assert "Traceback" not in result.stderr


def test_a_command_needs_no_secret_key(tmp_path):
    assert flask("parameters", "check", FLASK_DATABASE=str(tmp_path / "ingen.db")).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_command_is_wrong_usage():
    assert flask("findes-ikke").returncode == 2

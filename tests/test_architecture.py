"""The shape of the program: who may import whom, what starting costs, how long a module may be."""

import subprocess
import sys

import pytest

from app.settings import ROOT

HEAVY = ("numpy", "matplotlib", "weasyprint", "simplemma", "rapidfuzz", "lxml", "flask", "click", "pydantic", "babel")
MODULES = sorted((ROOT / "app").rglob("*.py"))
LONGEST = 400
USUAL = 300


def python(*args):
    return subprocess.run([sys.executable, *args], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_imports_point_down_only_and_only_store_speaks_sql():
    result = python("-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


def test_importing_the_program_imports_nothing_heavy():
    code = f"import sys, app; print(*(name for name in {HEAVY} if name in sys.modules))"
    assert python("-W", "error", "-c", code).stdout.split() == []


@pytest.mark.parametrize("heavy", ["matplotlib", "weasyprint"])
def test_an_application_that_has_not_been_asked_for_a_document_loads_no_document_library(heavy):
    code = f"import sys, app; app.create_app({{'TESTING': True, 'SECRET_KEY': 'x'}}); print({heavy!r} in sys.modules)"
    assert python("-c", code).stdout.strip() == "False"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_longer_than_four_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_most_modules_are_under_three_hundred_lines():
    long = [path for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) >= USUAL]
    assert len(long) <= len(MODULES) / 20


@pytest.mark.parametrize("vague", ["utils", "helpers", "manager", "misc", "common", "data2"])
def test_no_module_has_a_name_that_says_nothing(vague):
    assert [path for path in MODULES if path.stem == vague] == []


def test_the_engines_read_no_clock():
    engines = ("categories", "clause_library", "law", "matching", "value", "documents", "parameters", "text", "model")
    clocks = ("date.today(", "datetime.now(", "time.time(", "utcnow(")
    reading = [
        path
        for path in MODULES
        if path.relative_to(ROOT / "app").parts[0] in engines
        and any(clock in path.read_text(encoding="utf-8") for clock in clocks)
    ]
    assert reading == []

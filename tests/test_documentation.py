"""Whatever a person can type is described: every command, option, setting, column and key."""

import re

import click
import pytest

from app import create_app
from app.intake.enterprises import COLUMNS as ENTERPRISE_COLUMNS
from app.intake.purchases import COLUMNS as PURCHASE_COLUMNS
from app.intake.typed_purchase import TypedPurchaseRecord
from app.settings import ROOT, SETTINGS

COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
OPERATING_PAGE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
# Flask's own commands.
FOREIGN = {"routes", "run", "shell"}
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def commands(group, name=""):
    for own, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {own}".strip())
        elif own not in FOREIGN:
            yield f"{name} {own}".strip(), command


COMMANDS = dict(commands(create_app({"TESTING": True, "SECRET_KEY": "x"}).cli))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_described_with_its_options(name):
    section = re.search(rf"^## `{re.escape(name)}.*?(?=^## |\Z)", COMMANDS_PAGE, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section ## `{name} …`"
    options = [max(one.opts, key=len) for one in COMMANDS[name].params if isinstance(one, click.Option)]
    assert [option for option in options if option not in section[0]] == []


@pytest.mark.parametrize("name", re.findall(r"^## `([a-z ]+[a-z])", COMMANDS_PAGE, re.MULTILINE))
def test_a_described_command_exists(name):
    assert name in COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name):
    assert COMMANDS[name].help


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_setting_is_described(setting):
    assert f"`FLASK_{setting.key}`" in OPERATING_PAGE


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(FLASK_[A-Z_]+)`", OPERATING_PAGE))))
def test_a_described_setting_exists(name):
    assert name in {f"FLASK_{setting.key}" for setting in SETTINGS}


@pytest.mark.parametrize("column", ENTERPRISE_COLUMNS)
def test_a_column_of_the_enterprises_is_described(column):
    assert f"`{column}`" in COMMANDS_PAGE


@pytest.mark.parametrize("key", sorted({*PURCHASE_COLUMNS, *TypedPurchaseRecord.model_fields}))
def test_a_key_of_a_purchase_is_described(key):
    assert f"`{key}`" in COMMANDS_PAGE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []

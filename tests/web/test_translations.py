"""English is complete, and no text of the interface stands outside the catalogue."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from app.settings import ROOT

MESSAGES = ROOT / "app" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
TEMPLATES = sorted((ROOT / "templates" / "web").rglob("*.html"))
MODULES = sorted((ROOT / "app" / "web").rglob("*.py"))
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
# What is the same in every language, or a name.
UNTRANSLATED = {"Fælleslommen", "CPV", "CVR"}
CODES = {"sekundær"}
ATTRIBUTES = re.compile(r'\s(?:alt|title|placeholder|aria-label|value)="([^"]*)"')


def _extracted() -> set[str | tuple[str, ...]]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with MESSAGES.open("rb") as file:
        return read_po(file, locale="en")


def test_every_text_has_an_english_translation(catalogue: Catalog) -> None:
    extracted = _extracted()
    assert len(extracted) > 200
    missing = [message for message in extracted if message not in catalogue or not _is_whole(catalogue, message)]
    assert not missing, "translate these in messages.po (pybabel extract and update help): " + repr(missing)


def _is_whole(catalogue: Catalog, message: str | tuple[str, ...]) -> bool:
    entry = catalogue[message]
    texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
    return all(texts) and not entry.fuzzy


def test_no_translation_is_left_over(catalogue: Catalog) -> None:
    extracted = _extracted()
    assert [entry.id for entry in catalogue if entry.id and entry.id not in extracted] == []


def test_translations_keep_the_places_to_fill_in(catalogue: Catalog) -> None:
    for entry in catalogue:
        if not entry.id:
            continue
        sources = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        wanted = set(re.findall(r"%\((\w+)\)[sd]", sources[0]))
        for text in texts:
            assert set(re.findall(r"%\((\w+)\)[sd]", text)) == wanted, entry.id


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_text_of_a_template_is_outside_the_catalogue(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    for mark in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}"):
        source = re.sub(mark, "", source, flags=re.DOTALL)
    texts = re.sub(r"<[^>]*>", "\n", source).splitlines()
    texts += ATTRIBUTES.findall(re.sub(r"<meta[^>]*>", "", source))
    bare = [text.strip() for text in texts if re.search(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", text))]
    left = [text for text in bare if text.replace("&nbsp;", "").strip(" –·") not in UNTRANSLATED]
    assert left == [], f"{template.name} holds text that no translator sees"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_danish_text_of_a_module_is_outside_the_catalogue(module: Path) -> None:
    """Texts with æ, ø or å, or with a blank between words, must be arguments of a gettext function."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    translated = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS
        for part in ast.walk(call)
    }
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    left = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in translated | docstrings
        and node.value not in CODES
        and re.search(r"[æøåÆØÅ]", node.value)
        and not re.search(r"[\\\[(|]", node.value)
    ]
    assert left == []

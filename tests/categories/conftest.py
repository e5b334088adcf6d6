"""The official categories and the suggester on them, made once."""

from __future__ import annotations

import pytest

from app.categories import Categories
from app.model.match import Category
from app.settings import ROOT


@pytest.fixture(scope="session")
def categories(official: tuple[Category, ...]) -> Categories:
    return Categories(official, ROOT / "seed_data" / "category_words.csv")

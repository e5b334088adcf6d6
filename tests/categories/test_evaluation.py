from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from app.categories import Categories
from app.categories.evaluation import LabelledText, evaluate, rank_of
from app.model.match import Suggestion


def suggestion(code: str) -> Suggestion:
    return Suggestion(code, "", "", 0.5, "lexical", ())


def test_a_rank_counts_distinct_branches() -> None:
    codes = ["90911000", "90919000", "55512000"]
    assert rank_of(codes, frozenset({"55510000"}), 2) == 2
    assert rank_of(codes, frozenset({"55510000"}), 3) == 2
    assert rank_of(codes, frozenset({"33000000"}), 2) is None


def test_the_metrics_are_shares_of_texts_and_the_worst_come_first() -> None:
    texts = [
        LabelledText("a", "right", "", frozenset({"90910000"})),
        LabelledText("b", "second", "", frozenset({"55510000"})),
        LabelledText("c", "wrong", "", frozenset({"33000000"})),
    ]
    metrics = evaluate(lambda *_: [suggestion("90911300"), suggestion("55512000")], texts, with_description=False)
    assert metrics.division_at_1 == pytest.approx(1 / 3)
    assert metrics.division_at_5 == pytest.approx(2 / 3)
    assert metrics.group_at_5 == pytest.approx(2 / 3)
    assert [miss.id for miss in metrics.worst] == ["c", "b"]


def test_no_texts_give_zero() -> None:
    assert evaluate(lambda *_: [], [], with_description=True).division_at_5 == 0.0


@pytest.fixture(scope="session")
def notices(shared_data: Path) -> list[LabelledText]:
    rows = json.loads((shared_data / "ted_dk_dev.json").read_text(encoding="utf-8"))
    return [
        LabelledText(row["id"], row["title"], " ".join(row["descriptions"]), frozenset(row["cpv_main"])) for row in rows
    ]


def test_notices_with_description_stay_above_the_floor(categories: Categories, notices: list[LabelledText]) -> None:
    metrics = evaluate(categories.suggest, notices, with_description=True)
    assert metrics.division_at_5 >= 0.78
    assert metrics.group_at_5 >= 0.68


def test_notices_by_title_alone_stay_above_the_floor(categories: Categories, notices: list[LabelledText]) -> None:
    assert evaluate(categories.suggest, notices, with_description=False).division_at_5 >= 0.75


def test_municipal_purchases_stay_above_the_floor(categories: Categories, shared_data: Path) -> None:
    with (shared_data / "matching_dev" / "purchases.csv").open(encoding="utf-8", newline="") as file:
        texts = [
            LabelledText(row["id"], row["title"], row["description"], frozenset(row["cpv_codes"].split(";")))
            for row in csv.DictReader(file)
            if row["cpv_codes"]
        ]
    assert evaluate(categories.suggest, texts, with_description=True).group_at_5 >= 0.85

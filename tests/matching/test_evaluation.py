from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.intake import read_enterprises, read_municipalities, read_purchases
from app.matching import Index
from app.matching.evaluation import Judged, MatchMetrics, evaluate, ndcg
from app.model.match import Category
from app.parameters import Parameters

from .conftest import SEED


def test_the_best_order_has_full_gain_and_a_worse_one_less() -> None:
    grades = {"a": 3, "b": 1}
    assert ndcg(["a", "b"], grades) == 1.0
    assert 0 < ndcg(["b", "a"], grades) < 1.0
    assert ndcg([], grades) == 0.0


def test_metrics_over_hand_counted_purchases() -> None:
    metrics = evaluate(
        [
            Judged("p1", "", {"a": 3, "b": 2, "c": 2, "d": 1}, ("a", "b", "x", "c")),
            Judged("p2", "", {"e": 3}, ()),
            Judged("p3", "", {}, ("a",)),
            Judged("p4", "", {}, ()),
        ]
    )
    assert (metrics.purchases, metrics.empty_purchases, metrics.false_alarms) == (2, 2, 1)
    assert metrics.precision_at_3 == pytest.approx(2 / 3)
    assert metrics.recall_at_10 == pytest.approx(1 / 2)
    assert (metrics.worst[0].purchase_id, metrics.worst[0].missed) == ("p2", ("e",))


def test_nothing_judged_is_zero() -> None:
    assert evaluate([]).ndcg_at_10 == 0.0


@pytest.fixture(scope="session")
def measured(shared_data: Path, official: tuple[Category, ...], parameters: Parameters) -> MatchMetrics:
    folder = shared_data / "matching_dev"
    municipalities = {place.code: place for place in read_municipalities(SEED / "municipalities.csv")}
    enterprises = read_enterprises(folder / "enterprises.csv").rows
    index = Index.build(enterprises, municipalities, official, SEED, parameters)
    grades: dict[str, dict[str, int]] = {}
    with (folder / "qrels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            grades.setdefault(row["purchase_id"], {})[row["cvr"]] = int(row["relevance"])
    return evaluate(
        [
            Judged(one.id, one.title, grades.get(one.id, {}), tuple(match.cvr for match in index.match(one).matches))
            for one in read_purchases(folder / "purchases.csv").rows
        ]
    )


def test_graded_purchases_stay_above_the_floor(measured: MatchMetrics) -> None:
    assert measured.ndcg_at_10 >= 0.80
    assert measured.precision_at_3 >= 0.70
    assert measured.recall_at_10 >= 0.85


def test_at_most_one_purchase_that_nobody_can_deliver_shows_anybody(measured: MatchMetrics) -> None:
    assert measured.empty_purchases == 8
    assert measured.false_alarms <= 1

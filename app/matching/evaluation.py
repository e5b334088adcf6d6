"""How good the ranking of enterprises is, over purchases whose enterprises somebody graded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

GOOD = 2
_DEPTH, _TOP = 10, 3
_WORST = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """The ranking of one purchase. grades: CVR -> 1..3, what is absent is 0; ranked: CVR numbers above the line."""

    purchase_id: str
    title: str
    grades: Mapping[str, int]
    ranked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weak:
    """A purchase that went badly. missed: enterprises of grade 2 or more that are not among the first ten."""

    purchase_id: str
    title: str
    ndcg: float
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchMetrics:
    """Means over purchases.

    ndcg_at_10 with gain 2^grade - 1; precision_at_3 over purchases with three or more of grade 2; recall_at_10
    over grade 2 or more; false_alarms: purchases that nobody can deliver and that show an enterprise all the same.
    """

    purchases: int
    ndcg_at_10: float
    precision_at_3: float
    recall_at_10: float
    empty_purchases: int
    false_alarms: int
    worst: tuple[Weak, ...]


def evaluate(judged: Sequence[Judged]) -> MatchMetrics:
    """The metrics over all purchases, and the worst ten by nDCG."""
    able = [one for one in judged if any(grade > 0 for grade in one.grades.values())]
    empty = [one for one in judged if one not in able]
    gains = {one.purchase_id: ndcg(one.ranked, one.grades) for one in able}
    worst = sorted(able, key=lambda one: (gains[one.purchase_id], one.purchase_id))[:_WORST]
    return MatchMetrics(
        purchases=len(able),
        ndcg_at_10=_mean(list(gains.values())),
        precision_at_3=_mean([_precision(one) for one in able if len(_good(one)) >= _TOP]),
        recall_at_10=_mean([_recall(one) for one in able if _good(one)]),
        empty_purchases=len(empty),
        false_alarms=sum(bool(one.ranked) for one in empty),
        worst=tuple(
            Weak(
                one.purchase_id,
                one.title,
                gains[one.purchase_id],
                tuple(sorted(_good(one) - set(one.ranked[:_DEPTH]))),
            )
            for one in worst
        ),
    )


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, 0..1; 1 only for the best possible order."""
    best = _discounted(sorted(grades.values(), reverse=True)[:_DEPTH])
    return _discounted([grades.get(cvr, 0) for cvr in ranked[:_DEPTH]]) / best if best else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))


def _good(one: Judged) -> set[str]:
    return {cvr for cvr, grade in one.grades.items() if grade >= GOOD}


def _precision(one: Judged) -> float:
    return len(_good(one) & set(one.ranked[:_TOP])) / _TOP


def _recall(one: Judged) -> float:
    good = _good(one)
    return len(good & set(one.ranked[:_DEPTH])) / len(good)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0

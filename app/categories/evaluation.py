"""How good the suggestions are, over texts whose right codes somebody gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.model.match import Suggestion

DIVISION, GROUP = 2, 3
_WORST = 10
_ASKED_FOR = 50


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and the CPV codes that it got from its author; any of them counts as right."""

    id: str
    title: str
    description: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Miss:
    """A text whose right group is not among the first: its rank among the distinct groups, None where absent."""

    id: str
    title: str
    right: tuple[str, ...]
    suggested: tuple[str, ...]
    rank: int | None


@dataclass(frozen=True, slots=True)
class CategoryMetrics:
    """Shares 0..1 of texts with a right division (two digits) or group (three) among the first k distinct ones."""

    texts: int
    division_at_1: float
    division_at_5: float
    division_at_10: float
    group_at_5: float
    worst: tuple[Miss, ...]


def evaluate(
    suggest: Callable[[str, str, int], Sequence[Suggestion]],
    texts: Sequence[LabelledText],
    with_description: bool,
) -> CategoryMetrics:
    """Measures `suggest(title, description, limit)` over texts; the worst ten are those with the lowest rank."""
    divisions: list[int | None] = []
    misses: list[Miss] = []
    for text in texts:
        codes = [
            suggestion.code
            for suggestion in suggest(text.title, text.description if with_description else "", _ASKED_FOR)
        ]
        divisions.append(rank_of(codes, text.codes, DIVISION))
        groups = tuple(dict.fromkeys(code[:GROUP] for code in codes))
        right = tuple(sorted({code[:GROUP] for code in text.codes}))
        misses.append(Miss(text.id, text.title, right, groups[:5], rank_of(codes, text.codes, GROUP)))
    worst = sorted((miss for miss in misses if miss.rank != 1), key=lambda miss: (-(miss.rank or 10_000), miss.id))
    return CategoryMetrics(
        texts=len(texts),
        division_at_1=_share(divisions, 1),
        division_at_5=_share(divisions, 5),
        division_at_10=_share(divisions, 10),
        group_at_5=_share([miss.rank for miss in misses], 5),
        worst=tuple(worst[:_WORST]),
    )


def rank_of(codes: Sequence[str], right: frozenset[str], digits: int) -> int | None:
    """From 1, the place of the first right branch among the distinct branches of so many digits; None if absent."""
    branches = list(dict.fromkeys(code[:digits] for code in codes))
    wanted = {code[:digits] for code in right}
    return next((at for at, branch in enumerate(branches, start=1) if branch in wanted), None)


def _share(ranks: Sequence[int | None], k: int) -> float:
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else 0.0

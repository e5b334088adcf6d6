"""`flask categories`"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from app.cli.console import cache, counted, database, print_json, print_lines, read_text, refusing
from app.model.advice import CategoryFinder
from app.model.codec import as_data
from app.model.errors import InputError, Problem
from app.model.match import Suggestion


@click.group()
def categories() -> None:
    """CPV categories."""


@categories.command()
@click.argument("text", required=False)
@click.option("--description", default="", help="A longer text about the purchase.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="One JSON object a line; - is standard input.",
)
@refusing
def suggest(text: str | None, description: str, limit: int, as_json: bool, batch: Path | None) -> None:
    """CPV codes that TEXT may mean, best first."""
    if (text is None) == (batch is None):
        raise click.UsageError("Give either TEXT or --batch FILE.jsonl.")
    with database() as db:
        finder = cache().current(db).categories
    if batch is not None:
        _suggest_each(finder, batch, limit)
        return
    suggestions = finder.suggest(text or "", description, limit)
    if as_json:
        print_json([as_data(one) for one in suggestions])
    else:
        for one in suggestions:
            click.echo(_line(one))


def _suggest_each(finder: CategoryFinder, batch: Path, limit: int) -> None:
    # Only a line feed ends a line: JSON text may hold the other characters at which Python's splitlines parts.
    lines = enumerate(read_text(batch).split("\n"), start=1)
    entries = [_parse(line, batch.name, number) for number, line in lines if line.strip()]
    found = counted(answers(finder, entries, limit), len(entries))
    print_lines(json.dumps(answer, ensure_ascii=False) for answer in found)


def answers(
    finder: CategoryFinder, entries: Iterable[tuple[str, str, object]], limit: int
) -> Iterator[dict[str, object]]:
    """Suggestions for each title, description and id, made when they are asked for."""
    for title, description, identity in entries:
        suggestions = finder.suggest(title, description, limit)
        yield {"id": identity, "suggestions": [as_data(one) for one in suggestions]}


def _parse(line: str, file: str, number: int) -> tuple[str, str, object]:
    try:
        entry = json.loads(line)
        title, description = entry["title"], entry.get("description") or ""
        if not isinstance(title, str) or not isinstance(description, str):
            raise TypeError
        return title, description, entry["id"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            Problem('Linjen skal have formen {"id": …, "title": "…", "description": "…"}.', "", file, number)
        ) from error


def _line(one: Suggestion) -> str:
    return f"{one.code}  {one.score:.2f}  {one.tier:<8}  {one.label_da}  ({', '.join(one.matched)})"

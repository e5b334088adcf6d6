"""`flask clauses`"""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app

from app.cases.clock import now
from app.cases.comparison import LARGEST_FILE_BYTES, compare_with_database, compare_with_shipped
from app.cases.library import check_shipped_clauses, lint, load_shipped_clauses
from app.cases.review import compare
from app.cli.comparison import comparison_lines, summary
from app.cli.console import cache, database, print_json, print_lines, read_text, refusing, say
from app.model.codec import as_data
from app.model.errors import InputError, Problem
from app.model.review import PartDifference, PieceKind
from app.text.writing import antal

_MARKS = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}-]", PieceKind.ADDED: "{{+{}+}}"}
_PARTS = {
    "title": "Titel",
    "purpose": "Formål",
    "documentation": "Dokumentation",
    "control": "Kontrol",
    "sanction": "Sanktion",
    "drafters_notes": "Noter til den, der skriver",
    "applies": "Anvendelse",
    "blanks": "Felter",
    "legal_basis": "Grundlag",
    "valid_from": "Gælder fra",
    "valid_to": "Gælder til",
    "next_review": "Næste gennemgang",
}


@click.group()
def clauses() -> None:
    """The clause library."""


@clauses.command()
@refusing
def check() -> None:
    """Check every shipped clause: complete, bounded, its blanks declared and used; needs no database."""
    known = cache()
    number = check_shipped_clauses(known.paths.clauses, known.parameters.at(now().date()))
    say(f"{antal(number, 'klausul', 'klausuler')} er i orden.")


@clauses.command()
@click.argument("clause_id", metavar="ID")
@click.argument("old", metavar="V1", type=click.IntRange(min=1))
@click.argument("new", metavar="V2", type=click.IntRange(min=1))
@refusing
def diff(clause_id: str, old: int, new: int) -> None:
    """What differs between versions V1 and V2 of clause ID, word by word: [-gone-] and {+new+}."""
    with database() as db:
        try:
            parts = compare(db, clause_id, old, new)
        except LookupError as error:
            message = f"Biblioteket har ikke klausulen {error}. Se id og versioner på klausulens side."
            raise InputError(Problem(message)) from error
    changed = [part for part in parts if part.changed]
    for part in changed:
        click.echo(f"{_part_name(part)}:\n{_marked(part)}\n")
    say(f"{antal(len(changed), 'del', 'dele')} er ændret fra version {old} til version {new}.")


def _part_name(difference: PartDifference) -> str:
    gone, _, number = difference.part.rpartition("p")
    if number.isdecimal():
        return f"Afsnit {number}" + (" (før)" if gone else "")
    return _PARTS[difference.part]


def _marked(difference: PartDifference) -> str:
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in difference.pieces)


@clauses.command("compare")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@refusing
def compare_file(file: Path, as_json: bool) -> None:
    """Where a Word FILE that came back leaves the library's text; without a database, the shipped clauses' text."""
    raw, known, today = _bytes_of(file), cache(), now().date()
    values = known.parameters.at(today)
    if current_app.config["DATABASE"].exists():
        with database() as db:
            found = compare_with_database(db, raw, file.name, None, values, today)
    else:
        found = compare_with_shipped(raw, file.name, load_shipped_clauses(known.paths.clauses), values)
    if as_json:
        print_json(as_data(found))
        return
    print_lines(comparison_lines(found))
    say(summary(found))


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            limit = LARGEST_FILE_BYTES // 1_000_000
            raise InputError(Problem(f"Filen er større end {limit} MB. Slet billeder og bilag i den.", file=file.name))
        return file.read_bytes()
    except OSError as error:
        raise InputError(Problem(f"Filen kan ikke læses ({error.strerror}).", file=file.name)) from error


@clauses.command("lint")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@refusing
def lint_file(file: Path, as_json: bool) -> None:
    """Unlawful demands in the text of FILE, with a lawful wording for each; needs no database."""
    demands = lint(read_text(file), cache().parameters.at(now().date()))
    if as_json:
        print_json([as_data(one) for one in demands])
        return
    for one in demands:
        click.echo(f"{file.name}, linje {one.line}: »{one.text}« ({one.code}, {one.law}). {one.suggestion}")
    say(f"{antal(len(demands), 'krav', 'krav')} skal ændres eller godkendes af en jurist.")

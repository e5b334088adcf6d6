"""How every command speaks: results to standard output, messages to standard error, refusals with exit code 1."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cases.knowledge import KnowledgeCache
from app.model.errors import InputError, Problem
from app.store.database import Database, connect

P = ParamSpec("P")
R = TypeVar("R")
STANDARD_OUTPUT = Path("-")


def refusing(function: Callable[P, R]) -> Callable[P, R]:
    """Run a command inside the application; an InputError becomes messages and exit code 1, never a traceback."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except InputError as error:
            report(error.problems)
            sys.exit(1)

    return cast(Callable[P, R], with_appcontext(run))


def say(message: str) -> None:
    """A message for the person at the terminal."""
    click.echo(message, err=True)


def report(problems: Iterable[Problem]) -> None:
    """Each problem on a line of standard error."""
    for problem in problems:
        say(str(problem))


def print_json(data: Any) -> None:
    """One JSON value on one line of standard output."""
    click.echo(json.dumps(data, ensure_ascii=False))


def cache() -> KnowledgeCache:
    """What the process knows."""
    return cast(KnowledgeCache, current_app.extensions["knowledge"])


@contextmanager
def database() -> Iterator[Database]:
    """The database that set-up made; raises InputError where there is none, and creates none."""
    path: Path = current_app.config["DATABASE"]
    if not path.exists():
        raise InputError(Problem("Der er ingen database. Kør »flask --app app setup« først.", file=path.name))
    db = connect(path)
    try:
        yield db
    finally:
        db.close()


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; raises InputError for a file that cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Problem("Filen er ikke gemt som UTF-8. Gem den igen som UTF-8.", file=path.name)) from error
    except OSError as error:
        raise InputError(Problem(f"Filen kan ikke læses ({error.strerror}).", file=path.name)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step, so that nothing is ever half written; "-" is standard output."""
    if path == STANDARD_OUTPUT:
        click.get_binary_stream("stdout").write(content)
        return
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise InputError(Problem(f"Filen kan ikke skrives ({error.strerror}).", file=str(path))) from error
    finally:
        partial.unlink(missing_ok=True)

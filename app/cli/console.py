"""How every command speaks: results to standard output, messages to standard error, refusals with exit code 1."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cases.knowledge import KnowledgeCache
from app.model.errors import InputError, Problem
from app.store.database import Database, connect
from app.store.migrations import is_current

P = ParamSpec("P")
R = TypeVar("R")
STANDARD_OUTPUT = STANDARD_INPUT = Path("-")
_WIPE_LINE = "\r\033[K"


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


def print_lines(lines: Iterable[str]) -> None:
    """Each line on standard output as soon as it is made; it ends quietly where the reader has gone, as `head` does."""
    try:
        for line in lines:
            click.echo(line)
    except BrokenPipeError:
        # What is left in the buffer has no reader either, and Python would complain of that at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def counted(results: Iterable[R], total: int) -> Iterator[R]:
    """Results one by one, each as soon as it is made; on a terminal standard error counts while it is being made.

    The count is wiped before a result is handed on, so that it never stands among printed lines.
    """
    terminal = sys.stderr
    if not terminal.isatty():
        yield from results
        return
    making = iter(results)
    for number in range(1, total + 1):
        terminal.write(f"{number} af {total}")
        terminal.flush()
        try:
            result = next(making)
        except StopIteration:
            return
        finally:
            terminal.write(_WIPE_LINE)
            terminal.flush()
        yield result


def cache() -> KnowledgeCache:
    """What the process knows."""
    return cast(KnowledgeCache, current_app.extensions["knowledge"])


@contextmanager
def database() -> Iterator[Database]:
    """The database that set-up made; raises InputError where there is none or an old one, and creates none."""
    path: Path = current_app.config["DATABASE"]
    if not path.exists():
        raise InputError(Problem("Der er ingen database. Kør »flask --app app setup« først.", file=path.name))
    with closing(connect(path)) as db:
        if not is_current(db):
            raise InputError(
                Problem("Databasen er ikke sat op til denne udgave. Kør »flask --app app setup«.", file=path.name)
            )
        yield db


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, or of standard input for "-"; raises InputError for one that cannot be read."""
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Problem("Filen er ikke gemt som UTF-8. Gem den igen som UTF-8.", file=path.name)) from error
    except OSError as error:
        raise InputError(Problem(f"Filen kan ikke læses ({error.strerror}).", file=path.name)) from error


def write_whole(contents: Mapping[Path, bytes]) -> None:
    """Write files so that none is ever half written, and none at all if one cannot be; "-" is standard output."""
    partials = {path: path.with_name(path.name + ".part") for path in contents if path != STANDARD_OUTPUT}
    try:
        for path, partial in partials.items():
            partial.write_bytes(contents[path])
        for path, partial in partials.items():
            partial.replace(path)
    except OSError as error:
        raise InputError(Problem(f"Filen kan ikke skrives ({error.strerror}).", file=str(path))) from error
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
    if STANDARD_OUTPUT in contents:
        click.echo(contents[STANDARD_OUTPUT], nl=False)

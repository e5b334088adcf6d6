"""`flask advise`"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from app.cases.clock import document_time
from app.cases.unsaved import advise_typed, unsaved_tender_pdf
from app.cli.console import cache, database, read_text, refusing, say, write_whole
from app.model.advice import Advice, Edition
from app.model.codec import as_data
from app.text.writing import antal

_CLAUSE_KEYS = ("id", "version", "status", "title", "text", "blanks")
_OUT = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "json_file", type=_OUT, help="Where the advice goes as JSON; - is standard output.")
@click.option("--pdf", "pdf_file", type=_OUT, help="Where the tender document goes as PDF; - is standard output.")
@click.option(
    "--edition", type=click.Choice([one.value for one in Edition]), default=Edition.INTERNAL.value, show_default=True
)
@refusing
def advise(file: Path, json_file: Path | None, pdf_file: Path | None, edition: str) -> None:
    """The whole path for the purchase in FILE (YAML), without a browser; nothing is saved.

    Without --json and --pdf the routes and the findings are printed.
    """
    if json_file is not None and json_file == pdf_file:
        raise click.UsageError("The JSON and the PDF cannot go to the same place.")
    with database() as db:
        knowledge, moment = cache().current(db), document_time()
        advice = advise_typed(db, knowledge, read_text(file), file.name, moment.date())
        contents = {}
        if pdf_file is not None:
            contents[pdf_file] = unsaved_tender_pdf(db, knowledge, advice, Edition(edition), moment)
    if json_file is not None:
        contents[json_file] = json.dumps(contract(advice), ensure_ascii=False, indent=1).encode() + b"\n"
    write_whole(contents)
    if not contents:
        _print(advice)
    found = antal(len(advice.matches), "virksomhed", "virksomheder")
    say(f"{advice.purchase.id}: {advice.regime}, {found}, {antal(len(advice.clauses), 'klausul', 'klausuler')}.")


def _print(advice: Advice) -> None:
    for route in advice.routes:
        click.echo(f"{route.code:<24}{route.status:<22}{'; '.join(reason.text for reason in route.reasons)}")
    for finding in advice.findings:
        click.echo(f"{finding.code:<24}{finding.severity:<22}{finding.text}")


def contract(advice: Advice) -> dict[str, Any]:
    """The advice with just the keys that docs/commands.md promises."""
    data: dict[str, Any] = as_data(advice)
    del data["choices"]  # nobody decides anything on the way through a command
    del data["whereabouts"]  # kept for the pages of a case
    data["clauses"] = [{key: clause[key] for key in _CLAUSE_KEYS} for clause in data["clauses"]]
    return data

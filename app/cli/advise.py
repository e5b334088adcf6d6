"""`flask advise`"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.cases.clock import document_time
from app.cases.unsaved import advise_typed, unsaved_document, unsaved_file
from app.cli.console import STANDARD_OUTPUT, cache, database, read_text, refusing, say, write_whole
from app.model.advice import Advice, Edition
from app.model.codec import as_data
from app.model.document import EDITIONS, DocumentFormat, DocumentKind
from app.text.writing import antal

_CLAUSE_KEYS = ("id", "version", "status", "title", "text", "blanks")
_OUT = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "json_file", type=_OUT, help="Where the advice goes as JSON; - is standard output.")
@click.option("--pdf", "pdf_file", type=_OUT, help="Where the document goes as PDF; - is standard output.")
@click.option("--docx", "docx_file", type=_OUT, help="Where the document goes as DOCX; - is standard output.")
@click.option("--odt", "odt_file", type=_OUT, help="Where the document goes as ODT; - is standard output.")
@click.option(
    "--document",
    "kind",
    type=click.Choice([one.value for one in DocumentKind]),
    default=DocumentKind.TENDER.value,
    show_default=True,
    help="Which of the documents --pdf, --docx and --odt write.",
)
@click.option(
    "--edition",
    type=click.Choice([one.value for one in Edition]),
    help="Of the document; internal where it has such an edition, unless said.",
)
@refusing
def advise(
    file: Path,
    json_file: Path | None,
    pdf_file: Path | None,
    docx_file: Path | None,
    odt_file: Path | None,
    kind: str,
    edition: str | None,
) -> None:
    """The whole path for the purchase in FILE (YAML), without a browser; nothing is saved.

    Without a file to write the routes and the findings are printed.
    """
    asked = {
        DocumentFormat.PDF: pdf_file,
        DocumentFormat.DOCX: docx_file,
        DocumentFormat.ODT: odt_file,
    }
    targets = {form: path for form, path in asked.items() if path is not None}
    _refuse_one_place([json_file, *targets.values()])
    which = DocumentKind(kind)
    shown = _edition(which, edition)
    contents = {}
    with database() as db:
        knowledge, moment = cache().current(db), document_time()
        advice = advise_typed(db, knowledge, read_text(file), file.name, moment.date())
        if targets:
            look = current_app.extensions["branding"]
            document = unsaved_document(db, knowledge, advice, which, shown, moment, look)
            contents = {path: unsaved_file(db, document, form) for form, path in targets.items()}
    if json_file is not None:
        contents[json_file] = json.dumps(contract(advice), ensure_ascii=False, indent=1).encode() + b"\n"
    write_whole(contents)
    if not contents:
        _print(advice)
    found = antal(len(advice.matches), "virksomhed", "virksomheder")
    say(f"{advice.purchase.id}: {advice.regime}, {found}, {antal(len(advice.clauses), 'klausul', 'klausuler')}.")


def _refuse_one_place(paths: Iterable[Path | None]) -> None:
    places = [path if path == STANDARD_OUTPUT else path.resolve() for path in paths if path is not None]
    if len(set(places)) < len(places):
        raise click.UsageError("Two files cannot go to the same place.")


def _edition(kind: DocumentKind, asked: str | None) -> Edition:
    has = EDITIONS[kind]
    edition = Edition(asked) if asked else next((one for one in has if one is Edition.INTERNAL), has[0])
    if edition not in has:
        raise click.UsageError(f"The document {kind} has no {edition} edition, only {' and '.join(has)}.")
    return edition


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

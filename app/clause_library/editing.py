"""A clause as the text of its file, and a new text for it that is held to everything that a file is held to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

import yaml

from app.clause_library.blanks import blanks_in, has_stray_braces
from app.clause_library.parsing import parse_clause
from app.clause_library.plain_text import refused_in, too_long
from app.model.clause import Blank, Clause, Paragraph
from app.model.codec import as_data
from app.model.errors import InputError, Problem
from app.model.review import ClauseText

_LABELS = {
    "duty": ("law", "when"),
    "legal_basis": ("law", "url", "regimes"),
    "blanks": ("name", "label", "type", "unit", "minimum", "maximum", "default"),
}
# Keys that a file has only where they say something.
_SELDOM = ("duty", "needs", "excludes", "binds")
_KEYS = (
    *("id", "version", "title", "kind", "legal_basis", "purpose", "applies", *_SELDOM, "blanks", "documentation"),
    "control",
    *("sanction", "drafters_notes", "valid_from", "valid_to", "status", "reviewed_by", "reviewed_on", "next_review"),
)
# A space that does not break, as in § 176, is no layout.
_LAYOUT = re.compile(r"[ \n]+")
_EMPTY_LINES = re.compile(r"\n *\n")
_DANISH_DAY = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})")
_BLANKS_IN = ("body", "documentation", "control", "sanction")
# Tags, surrogates, private signs and the separators of lines and paragraphs; a line break is read before.
_HIDDEN = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
# A heading of a document, not a text of its own.
_LONGEST_TITLE = 200


def as_file(clause: Clause) -> str:
    """The clause as a clause file that reads back as the same clause (but for its hash)."""
    front = {key: _front_value(clause, key) for key in _KEYS if key not in _SELDOM or getattr(clause, key)}
    return f"---\n{_yaml(front)}---\n{body_of(clause.paragraphs)}\n"


def front_text(clause: Clause, key: str) -> str:
    """One key of the front matter as it is written in a file, empty where it holds nothing."""
    value = _front_value(clause, key)
    return _yaml({key: value}).strip() if value not in ("", [], {}, None) else ""


def body_of(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as they stand in a clause file."""
    return "\n\n".join(block_of(paragraph) for paragraph in paragraphs)


def block_of(paragraph: Paragraph) -> str:
    """One paragraph as it stands in a clause file: its condition, its text, its note."""
    lines = (
        f"[if: {paragraph.condition}]" if paragraph.condition else "",
        paragraph.text,
        f"> {paragraph.note}" if paragraph.note else "",
    )
    return "\n".join(line for line in lines if line)


def text_of(clause: Clause) -> ClauseText:
    """What a form shows when a person begins to edit the clause."""
    return ClauseText(
        title=clause.title,
        purpose=clause.purpose,
        body=body_of(clause.paragraphs),
        documentation=clause.documentation,
        control=clause.control,
        sanction=clause.sanction,
        drafters_notes="\n\n".join(clause.drafters_notes),
        next_review=clause.next_review.isoformat() if clause.next_review else "",
    )


def revised(clause: Clause, text: ClauseText, known_blanks: Sequence[Blank]) -> Clause:
    """The clause with another text. known_blanks: those that the text may use; the ones that it does use are kept.

    Raises InputError with every problem: field is one of ClauseText, line counts in that field from 1. Refused are an
    unknown blank, other braces, HTML, a CPR number, signs that cannot be printed, a day that does not exist, and
    whatever a clause file may not hold.
    """
    written = ClauseText(*(_plain(getattr(text, field.name)) for field in fields(text)))
    problems = list(_refused_signs(written))
    by_name = {blank.name: blank for blank in known_blanks}
    used = {name for key in _BLANKS_IN for name in blanks_in(getattr(written, key))}
    # An unknown name is declared for the parser, so that it is told of once, in words that fit a form.
    unknown = (Blank(name, name, "text") for name in sorted(used - by_name.keys()))
    problems.extend(_unknown_blanks(written, by_name))
    try:
        next_review = _day(written.next_review)
    except ValueError:
        problems.append(Problem("Skriv en dato, der findes, for eksempel 2027-05-01 eller 1.5.2027.", "next_review"))
        next_review = None
    candidate = replace(
        clause,
        title=_flowing(written.title),
        purpose=_flowing(written.purpose),
        blanks=(*(blank for blank in known_blanks if blank.name in used), *unknown),
        paragraphs=(),
        documentation=_flowing(written.documentation),
        control=_flowing(written.control),
        sanction=_flowing(written.sanction),
        drafters_notes=tuple(_flowing(note) for note in _EMPTY_LINES.split(written.drafters_notes) if note.strip()),
        next_review=next_review,
    )
    file = as_file(candidate).rstrip("\n")
    try:
        read = parse_clause(f"{file}\n{written.body}\n", "")
    except InputError as error:
        known = {(problem.field, place) for problem in problems for place in (problem.line, problem.message)}
        body_line = len(file.splitlines())
        found = [_placed(problem, body_line) for problem in error.problems]
        problems.extend(
            one for one in found if (one.field, one.line) not in known and (one.field, one.message) not in known
        )
    if problems:
        raise InputError(*problems)
    return replace(read, hash=parse_clause(as_file(read), "").hash)


def _front_value(clause: Clause, key: str) -> Any:
    value = getattr(clause, key)
    if key in _LABELS:
        return [_entry(as_data(one), _LABELS[key]) for one in value]
    if key == "applies":
        return {name: part for name, part in as_data(value).items() if part not in ([], None)}
    if key == "reviewed_by":
        return value or None
    if key in ("status", "binds"):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _entry(data: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """An entry of a list with its keys in their usual order; only `url` stands there empty."""
    return {key: data[key] for key in keys if key == "url" or data[key] not in ([], "", None)}


def _yaml(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000)


def _plain(text: str) -> str:
    """A form's text with one kind of line break, and spaces for tabs."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip("\n ")


def _flowing(text: str) -> str:
    """Prose whose line breaks are only layout, as in a paragraph."""
    return _LAYOUT.sub(" ", text).strip()


def _day(text: str) -> date | None:
    if not text:
        return None
    found = _DANISH_DAY.fullmatch(text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)


def _refused_signs(text: ClauseText) -> Iterator[Problem]:
    for field in fields(text):
        for number, line in enumerate(getattr(text, field.name).split("\n"), start=1):
            if any(unicodedata.category(sign) in _HIDDEN for sign in line):
                yield Problem("Linjen har usynlige styretegn. Skriv den igen uden.", field.name, line=number)
            for message in refused_in(line):
                yield Problem(message, field.name, line=number)
            braces = blanks_in(line) and field.name not in _BLANKS_IN
            if braces or has_stray_braces(line):
                yield Problem(
                    "Krøllede parenteser må kun stå om et felts navn, som {{ årsværk }}, i afsnittene, dokumentation, "
                    "kontrol og sanktion. Slet dem her.",
                    field.name,
                    line=number,
                )
        if message := too_long(getattr(text, field.name)):
            yield Problem(message, field.name)
    if len(text.title) > _LONGEST_TITLE:
        yield Problem(f"Titlen er længere end {_LONGEST_TITLE} tegn. Gør den kortere.", "title", line=1)


def _unknown_blanks(text: ClauseText, known: dict[str, Blank]) -> Iterator[Problem]:
    names = ", ".join(f"»{name}«" for name in known)
    choice = f"Klausulen har felterne {names}. Ret navnet" if known else "Klausulen har ingen felter. Ret teksten"
    for key in _BLANKS_IN:
        for number, line in enumerate(getattr(text, key).split("\n"), start=1):
            for name in blanks_in(line):
                if name not in known:
                    yield Problem(f"Feltet »{name}« findes ikke. {choice}, eller slet feltet.", key, line=number)


def _placed(problem: Problem, body_line: int) -> Problem:
    """A problem of a clause file, where the form has it."""
    if problem.field in ("", "if"):
        line = problem.line - body_line if problem.line is not None else None
        return Problem(problem.message, "body", line=line)
    return Problem(problem.message, problem.field.split(".", maxsplit=1)[0], line=1)

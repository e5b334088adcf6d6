"""Clause files: YAML front matter between lines of ---, then paragraphs parted by blank lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.clause_library.blanks import blanks_in, has_stray_braces
from app.clause_library.conditions import read_condition
from app.clause_library.front_matter import FrontMatter
from app.clause_library.plain_text import penalty_without_cap, refused_in, too_long, unknown_references
from app.model.clause import Clause, Paragraph
from app.model.errors import InputError, Problem
from app.text.strict_yaml import Document, read_yaml, validate

_FENCE = "---"
_CONDITION = re.compile(r"\[if: (.*)\]")
_NOTE = ">"
_KEY = re.compile(r"([a-z_]+):")
_POINT = "- "
_STRUCTURE = re.compile(r"\s*(?:#{1,6} |[-*+] |\d+[.)] )")
_FREE_TEXTS = ("documentation", "control", "sanction")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph as it stands in the file, with the line on which it begins."""

    line: int
    condition: str
    text: str
    note: str


def parse_clause(text: str, file: str) -> Clause:
    """Read one clause. `file` is its path or name: errors name it, and its stem must be the id (empty for a form).

    Raises InputError with every problem: file, line, key, and what to do.
    """
    name = Path(file).name
    front, body, body_line = _split(text, name)
    document = read_yaml(front, name, first_line=2)
    read = validate(FrontMatter, document)
    blocks = tuple(_blocks(body, body_line))
    problems = [
        *_identity_problems(read, document, file),
        *_paragraph_problems(blocks, name),
        *_blank_problems(read, document, blocks, name),
        *_text_problems(text, body, body_line, name),
        *_penalty_problems(read, document, name),
    ]
    if problems:
        raise InputError(*problems)
    return Clause(
        id=read.id,
        version=read.version,
        title=read.title,
        kind=read.kind,
        legal_basis=tuple(basis.as_model() for basis in read.legal_basis),
        purpose=read.purpose,
        applies=read.applies.as_model(),
        blanks=tuple(blank.as_model() for blank in read.blanks),
        paragraphs=tuple(Paragraph(block.text, block.condition, block.note) for block in blocks),
        drafters_notes=tuple(read.drafters_notes),
        documentation=read.documentation,
        control=read.control,
        sanction=read.sanction,
        status=read.status,
        valid_from=read.valid_from,
        valid_to=read.valid_to,
        reviewed_by=read.reviewed_by or "",
        reviewed_on=read.reviewed_on,
        next_review=read.next_review,
        hash=hashlib.sha256(text.encode()).hexdigest(),
        duty=tuple(duty.as_model() for duty in read.duty),
        needs=tuple(read.needs),
        excludes=tuple(read.excludes),
        binds=read.binds,
    )


def load_clauses(folder: Path) -> tuple[Clause, ...]:
    """Every clause of a folder, in the order of their ids; raises InputError with all problems of all files."""
    clauses: list[Clause] = []
    problems: list[Problem] = []
    files: dict[str, str] = {}
    paths = sorted(folder.rglob("*.md"))
    if not paths:
        problems.append(Problem("Mappen har ingen klausuler (*.md). Ret stien.", file=str(folder)))
    for path in paths:
        try:
            clause = parse_clause(path.read_text(encoding="utf-8"), str(path))
        except UnicodeDecodeError:
            problems.append(Problem("Filen er ikke gemt som UTF-8. Gem den igen som UTF-8.", file=path.name))
        except InputError as error:
            problems.extend(error.problems)
        else:
            if clause.id in files:
                problems.append(
                    Problem(f"Id'et bruges også i {files[clause.id]}. Slet den ene fil.", "id", str(path), 2)
                )
            files[clause.id] = str(path)
            clauses.append(clause)
    problems.extend(_unknown_clauses(clauses, files))
    titles = {clause.title for clause in clauses}
    problems.extend(
        Problem(message, field, Path(files[clause.id]).name)
        for clause in clauses
        for field, message in unknown_references(clause, titles)
    )
    if problems:
        raise InputError(*problems)
    return tuple(sorted(clauses, key=lambda clause: clause.id))


def _unknown_clauses(clauses: Sequence[Clause], files: Mapping[str, str]) -> Iterator[Problem]:
    known = {clause.id for clause in clauses}
    for clause in clauses:
        for key, named in (("needs", clause.needs), ("excludes", clause.excludes)):
            for one in named:
                if one not in known:
                    message = f"Klausulen »{one}« findes ikke i mappen. Ret id'et, eller slet det."
                    yield Problem(message, key, Path(files[clause.id]).name)


def _split(text: str, name: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body begins."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        raise InputError(Problem("Filen skal begynde med en linje med ---, før oplysningerne.", "", name, 1))
    ends = [number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE]
    if not ends:
        raise InputError(Problem("Oplysningerne skal slutte med en linje med ---.", "", name, len(lines)))
    end = ends[0]
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _blocks(body: str, first_line: int) -> Iterator[_Block]:
    block: list[str] = []
    for number, line in enumerate([*body.splitlines(), ""], start=first_line):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield _read_block(block, number - len(block))
            block = []


def _read_block(lines: list[str], first_line: int) -> _Block:
    """One paragraph: a condition in its first line, the drafter's notes in lines that begin with >, prose between.

    Line breaks are only layout, so that a text can be wrapped in an editor, but a line that begins with "- " is a
    point of a list below the prose.
    """
    found = _CONDITION.fullmatch(lines[0])
    rest = lines[1:] if found else lines
    text = ""
    for line in rest:
        if not line.startswith(_NOTE):
            text += ("\n" if line.startswith(_POINT) else " " if text else "") + line
    note = " ".join(line.removeprefix(_NOTE).strip() for line in rest if line.startswith(_NOTE))
    return _Block(first_line, found[1] if found else "", text, note)


def _identity_problems(read: FrontMatter, document: Document, file: str) -> Iterator[Problem]:
    if file and read.id != Path(file).stem:
        yield Problem(
            f"Id'et skal være filens navn, {Path(file).stem}.", "id", document.file, document.line_of(("id",))
        )


def _paragraph_problems(blocks: tuple[_Block, ...], name: str) -> Iterator[Problem]:
    if not any(block.text and not block.condition for block in blocks):
        yield Problem("Klausulen skal have mindst ét afsnit uden betingelse.", "", name)
    for block in blocks:
        if not block.text:
            yield Problem("Noten eller betingelsen hører ikke til et afsnit. Skriv dem sammen.", "", name, block.line)
        elif _STRUCTURE.match(block.text):
            message = "Begynd afsnittet med løbende tekst, uden nummer. Dokumentet sætter selv numre på."
            yield Problem(message, "", name, block.line)
        try:
            read_condition(block.condition)
        except ValueError as error:
            yield Problem(str(error), "if", name, block.line)
        if has_stray_braces(block.text):
            yield _stray_braces("", name, block.line)


def _blank_problems(read: FrontMatter, document: Document, blocks: tuple[_Block, ...], name: str) -> Iterator[Problem]:
    texts = [(block.text, "", block.line) for block in blocks]
    for key in _FREE_TEXTS:
        text = getattr(read, key)
        texts.append((text, key, document.line_of((key,)) or 1))
        if has_stray_braces(text):
            yield _stray_braces(key, name, document.line_of((key,)))
    declared = {blank.name for blank in read.blanks}
    used: set[str] = set()
    for text, key, line in texts:
        for blank in blanks_in(text):
            used.add(blank)
            if blank not in declared:
                yield Problem(
                    f"Feltet »{blank}« er brugt, men ikke angivet under »blanks«. Angiv det.", key, name, line
                )
    for index, entry in enumerate(read.blanks):
        if entry.name not in used:
            yield Problem(
                f"Feltet »{entry.name}« er angivet, men ikke brugt. Brug det eller slet det.",
                f"blanks.{index}",
                name,
                document.line_of(("blanks", index)),
            )


def _text_problems(text: str, body: str, body_line: int, name: str) -> Iterator[Problem]:
    key = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if number < body_line:
            found = _KEY.match(line)
            key = found[1] if found else key
        for message in refused_in(line):
            yield Problem(message, key if number < body_line else "", name, number)
    if message := too_long(body):
        yield Problem(message, "", name, body_line)


def _penalty_problems(read: FrontMatter, document: Document, name: str) -> Iterator[Problem]:
    if penalty := penalty_without_cap(read.sanction, [blank.as_model() for blank in read.blanks]):
        message = (
            f"Boden i feltet »{penalty}« har intet loft. Skriv, hvad den højst kan blive, med et felt: "
            "»højst {{ loft }} procent af årets vederlag«."
        )
        yield Problem(message, "sanction", name, document.line_of(("sanction",)))


def _stray_braces(key: str, name: str, line: int | None) -> Problem:
    return Problem("Krøllede parenteser må kun stå om et felts navn, som {{ årsværk }}.", key, name, line)

"""Which sections of a returned document are which clauses, although headings were renumbered, renamed or moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.clause_library.differences import alike
from app.model.clause import Clause
from app.model.returned import ReturnedDocument, ReturnedRow, ReturnedSection
from app.text.typography import key_of

Library = Mapping[str, Sequence[Clause]]
"""Every version of each clause by its id, the one to take where nothing else is said first."""

_ABOUT = re.compile(r"til klausul\s+(?:(?P<number>\d[\d.]*)\s+)?(?P<title>.*)", re.IGNORECASE)
_PART_OF = {"dokumentation": "documentation", "kontrol": "control", "hvis klausulen ikke overholdes": "sanction"}
# What stands behind the title of a clause that nobody has approved, where no table tells it.
_STATUS = re.compile(r"\s+(?:udkast|til juridisk gennemgang|ude af brug(?: siden .*)?)$", re.IGNORECASE)
# With less in common two titles are not one that was edited; the same of whole texts.
_TITLE_ALIKE = 0.5
_TEXT_ALIKE = 0.4
_CHAPTER = 2
_MOST_LOOSE = 200


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause that the document was sent with. section: None where it is gone. row: None where no table names it.

    title: as it came back, without the mark of a draft. parts: its documentation, control and sanction as they came
    back. place: its rank among the clauses that came back, -1 where it did not. loose: its text stands among others
    without a heading, as in a letter.
    """

    id: str
    row: ReturnedRow | None
    section: ReturnedSection | None
    title: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: int = -1
    loose: bool = False


@dataclass(frozen=True, slots=True)
class FoundClauses:
    """The clauses in the order of the table, then those that no row names; and the sections that nobody knows."""

    clauses: tuple[FoundClause, ...]
    added: tuple[ReturnedSection, ...]


def find_clauses(document: ReturnedDocument, library: Library, expected: Sequence[ReturnedRow] = ()) -> FoundClauses:
    """The clauses of the document. expected: what else must have been sent, where the case tells it.

    A clause is known by its title, by the bookmark or the number of its heading, and last by its text.
    """
    every = _rows(document.rows, library, expected)
    rows = [row for row in every if not _is_loose(row)]
    candidates = [section for section in document.sections if not _ABOUT.match(section.title)]
    taken: dict[int, int] = {}
    for rule in (_same_title, _same_mark):
        _take(rows, candidates, taken, rule)
    # The tool's own headings, such as »Delkontrakter«, have words in common with titles: the text must agree too.
    _take(rows, candidates, taken, lambda row, one: _same_number(row, one) * _similar_text(row, one, library))
    _take(rows, candidates, taken, lambda row, one: _similar_title(row, one) * _similar_text(row, one, library))
    _take(rows, candidates, taken, lambda row, section: _similar_text(row, section, library))
    sections = {at: candidates[one] for at, one in taken.items()}
    unnamed = [
        (section, clause_id)
        for at, section in enumerate(candidates)
        if at not in taken.values() and (clause_id := _known_title(section, library, rows))
    ]
    order = {id(one): place for place, one in enumerate(candidates)}
    about = [(match, one) for one in document.sections if (match := _ABOUT.match(one.title))]
    found = [_found(rows[at], rows[at].id, sections.get(at), about, order) for at in range(len(rows))] + [
        _found(None, clause_id, section, about, order) for section, clause_id in unnamed
    ]
    known = {id(one.section) for one in found if one.section is not None}
    others = tuple(text for one in document.sections if id(one) not in known for text in one.paragraphs)
    letter = ReturnedSection("", "", "", 0, others[:_MOST_LOOSE])
    found = [FoundClause(row.id, row, letter, row.title, loose=True) for row in every if _is_loose(row)] + found
    return FoundClauses(tuple(found), tuple(_added(document.sections, known, rows)))


def title_of(section: ReturnedSection, row: ReturnedRow | None) -> str:
    """The title of a clause's heading without the mark that stands behind that of a draft."""
    if row is None:
        return _STATUS.sub("", section.title)
    status = row.status.partition(",")[0].strip()
    if status and section.title.casefold().endswith(f" {status.casefold()}"):
        return section.title[: -len(status)].rstrip()
    return section.title


def _is_loose(row: ReturnedRow) -> bool:
    """Whether a row says that its clause stands in the letter and has no heading of its own."""
    return bool(row.number) and not any(sign.isdigit() for sign in row.number)


def _rows(rows: Sequence[ReturnedRow], library: Library, expected: Sequence[ReturnedRow]) -> list[ReturnedRow]:
    """The rows with ids that the library has, as far as the title tells them, each once; then what was expected."""
    by_title = {key_of(clause.title).casefold(): key for key, versions in library.items() for clause in versions}
    mended: dict[str, ReturnedRow] = {}
    for row in rows:
        known = row.id if row.id in library else by_title.get(key_of(row.title).casefold(), row.id)
        mended.setdefault(known, ReturnedRow(row.number, row.title, known, row.version, row.status))
    for row in expected:
        mended.setdefault(row.id, row)
    return list(mended.values())


def _take(
    rows: Sequence[ReturnedRow],
    sections: Sequence[ReturnedSection],
    taken: dict[int, int],
    fits: Callable[[ReturnedRow, ReturnedSection], float],
) -> None:
    """Give each row that has none the section that fits it best, if any does."""
    free = [at for at in range(len(sections)) if at not in taken.values()]
    pairs = [
        (grade, -at, -one)
        for at, row in enumerate(rows)
        if at not in taken
        for one in free
        if (grade := fits(row, sections[one])) > 0
    ]
    for _, at, one in sorted(pairs, reverse=True):
        if -at not in taken and -one not in taken.values():
            taken[-at] = -one


def _same_title(row: ReturnedRow, section: ReturnedSection) -> float:
    return float(_folded(title_of(section, row)) == _folded(row.title))


def _same_mark(row: ReturnedRow, section: ReturnedSection) -> float:
    # The bookmark of a clause that was taken out may be left before the heading of the next chapter.
    return float(bool(section.mark) and section.mark == row.number and section.level > _CHAPTER)


def _same_number(row: ReturnedRow, section: ReturnedSection) -> float:
    return float(bool(section.number) and section.number == row.number)


def _similar_title(row: ReturnedRow, section: ReturnedSection) -> float:
    grade = alike(_folded(title_of(section, row)), _folded(row.title))
    return grade if grade >= _TITLE_ALIKE and section.level > _CHAPTER else 0.0


def _similar_text(row: ReturnedRow, section: ReturnedSection, library: Library) -> float:
    if section.level <= _CHAPTER or not section.paragraphs or row.id not in library:
        return 0.0
    text = key_of(" ".join(section.paragraphs))
    clause = next((one for one in library[row.id] if one.version == row.version), library[row.id][0])
    ours = key_of(" ".join(paragraph.text for paragraph in clause.paragraphs))
    # The library's text may be twice as long, where only some of its paragraphs fit the purchase.
    if len(text) > 4 * len(ours) or len(ours) > 8 * len(text):
        return 0.0
    grade = alike(ours, text)
    return grade if grade >= _TEXT_ALIKE else 0.0


def _known_title(section: ReturnedSection, library: Library, rows: Sequence[ReturnedRow]) -> str:
    """The id of a clause of the library that a section has the title of and that no row names."""
    named = {row.id for row in rows}
    title = _folded(title_of(section, None))
    if section.level <= _CHAPTER:
        return ""
    for clause_id, versions in library.items():
        if clause_id not in named and any(_folded(clause.title) == title for clause in versions):
            return clause_id
    return ""


def _found(
    row: ReturnedRow | None,
    clause_id: str,
    section: ReturnedSection | None,
    about: Sequence[tuple[re.Match[str], ReturnedSection]],
    order: Mapping[int, int],
) -> FoundClause:
    title = title_of(section, row) if section is not None else row.title if row is not None else ""
    titles = {_folded(one) for one in (title, row.title if row is not None else "") if one}
    numbers = {one for one in (section.number if section else "", row.number if row else "") if one}
    spoken = [one for match, one in about if _folded(match["title"]) in titles]
    spoken = spoken or [one for match, one in about if (match["number"] or "") in numbers]
    parts = _whole_parts(spoken[0].paragraphs) if spoken else {}
    return FoundClause(clause_id, row, section, title, parts, order[id(section)] if section is not None else -1)


def _whole_parts(paragraphs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The paragraphs below "Til klausul …"; what stands before any name counts as documentation."""
    before, parts = parts_in(paragraphs)
    return {**parts, "documentation": (*before, *parts.get("documentation", ()))} if before else parts


def parts_in(paragraphs: Sequence[str]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The paragraphs before the first "Dokumentation: …", and those from it on by what they begin with.

    One that begins with nothing goes on.
    """
    parts: dict[str, list[str]] = {}
    text: list[str] = []
    current = text
    for paragraph in paragraphs:
        head, colon, rest = paragraph.partition(":")
        part = _PART_OF.get(head.strip().casefold(), "") if colon else ""
        if part:
            current = parts.setdefault(part, [])
        current.append(rest.strip() if part else paragraph)
    return tuple(text), {part: tuple(texts) for part, texts in parts.items()}


def _added(
    sections: Sequence[ReturnedSection], known: set[int], rows: Sequence[ReturnedRow]
) -> Iterator[ReturnedSection]:
    """The sections without a name among the clauses: behind one of the same chapter, or with a number that is taken.

    The tool's own headings stand before the first clause of a chapter and have numbers of their own.
    """
    among = [at for at, section in enumerate(sections) if id(section) in known]
    taken = {row.number for row in rows}
    behind = False
    for at, section in enumerate(sections):
        if id(section) in known:
            behind = True
            continue
        within = bool(among) and among[0] < at < among[-1]
        if section.level <= _CHAPTER and (section.number or not within):
            behind = False
            continue
        chapter = sections[at + 1 :]
        before = any(id(one) in known for one in _until_chapter(chapter))
        stray = behind or (before and (not section.number or section.number in taken))
        if not _ABOUT.match(section.title) and (stray or section.mark or section.level <= _CHAPTER):
            yield section


def _until_chapter(sections: Sequence[ReturnedSection]) -> Iterator[ReturnedSection]:
    for section in sections:
        if section.level <= _CHAPTER and section.number:
            return
        yield section


def _folded(text: str) -> str:
    return key_of(text).casefold()

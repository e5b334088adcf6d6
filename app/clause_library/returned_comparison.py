"""A returned document beside the library, clause by clause, with what else a reader has to know of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.clause_library.comparing import (
    ExpectedText,
    Paired,
    compare_texts,
    expected_texts,
    pair_up,
    title_difference,
    too_long,
)
from app.clause_library.conditions import compared_plans, holds, possible_facts
from app.clause_library.returned_clauses import FoundClause, Library, find_clauses, parts_in
from app.model.clause import Clause, FilledClause, LegalBasis, Paragraph
from app.model.errors import InputError, Problem
from app.model.returned import (
    ClauseState,
    ComparedClause,
    FieldFound,
    ReturnedDocument,
    ReturnedRow,
    ReturnedSection,
)
from app.model.review import PartDifference, Piece, PieceKind
from app.text.typography import key_of

_BASIS = "Hjemmel:"
_NUMBERED = re.compile(r"\b([Kk]lausul)\s+\d+(?:\.\d+)*\s+(?=[»\"“”„«])")
_PARTS = ("documentation", "control", "sanction")
# Of a notice they are the municipality's own steps, which no tender prints.
_WITHOUT_PARTS = "notice"
Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Sent:
    """What the case tells of the document. facts: as conditions ask for them; clauses: as the case prints them.

    duties: why the law demands a clause, in Danish, by its id.
    """

    facts: Facts
    clauses: Mapping[str, FilledClause]
    duties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Beside:
    """A clause that was found, with the text to compare it with."""

    found: FoundClause
    clause: Clause
    expected: tuple[ExpectedText, ...]
    returned: tuple[str, ...]
    paired: tuple[Paired, ...]
    basis: str | None
    in_case: FilledClause | None
    notes: tuple[str, ...] = field(default=())

    @property
    def known(self) -> dict[str, str]:
        """The values of the blanks in the case."""
        return {blank.name: blank.value for blank in self.in_case.blanks} if self.in_case is not None else {}


def compare_document(
    document: ReturnedDocument, library: Library, sent: Sent | None = None
) -> tuple[ComparedClause, ...]:
    """Every clause that the document was sent with, in the order of its table, then the texts that nobody knows.

    Raises InputError where no clause of the library is found, or a clause is longer than any.
    """
    document = replace(document, sections=tuple(map(_without_numbers, document.sections)))
    expected = [ReturnedRow("", one.title, one.id, one.version, "") for one in sent.clauses.values()] if sent else []
    found = find_clauses(document, library, expected)
    if not any(one.id in library for one in found.clauses):
        message = (
            "Filen har ingen klausuler, som biblioteket kender. Send det udbudsmateriale, der blev hentet som "
            "Word-dokument, og lad tabellen »Klausuler og deres version« stå."
        )
        raise InputError(Problem(message, file=document.file))
    known = [_beside(one, library, sent, document.file) for one in found.clauses if one.id in library]
    possible = [sent.facts] if sent is not None else _likely_facts(known)
    moved = _moved(found.clauses)
    beside = iter(known)
    compared = [
        _compared(next(beside), library, possible, sent, moved, found.clauses)
        if one.id in library
        else _unknown(one.section, one)
        for one in found.clauses
    ]
    return (*compared, *(_unknown(section) for section in found.added))


def _without_numbers(section: ReturnedSection) -> ReturnedSection:
    """The section as the library writes it: a tender prints the number of a clause that another speaks of."""
    return replace(section, paragraphs=tuple(_NUMBERED.sub(r"\1en ", text) for text in section.paragraphs))


def _beside(found: FoundClause, library: Library, sent: Sent | None, file: str) -> _Beside:
    versions = library[found.id]
    in_case = sent.clauses.get(found.id) if sent else None
    stated = found.row.version if found.row is not None else None
    named = next((one for one in versions if one.version == stated), None)
    clause = named or versions[0]
    notes = []
    if named is None:
        said = f"Biblioteket har ikke version {stated}" if stated is not None else "Dokumentet siger ikke versionen"
        notes.append(f"{said}. Der er sammenlignet med version {clause.version}.")
    elif clause.version != versions[0].version:
        notes.append(f"Dokumentet har version {clause.version}. Biblioteket bruger nu version {versions[0].version}.")
    if in_case is not None and in_case.version != clause.version:
        notes.append(f"Sagen har nu version {in_case.version} af klausulen.")
        in_case = None
    if found.row is None:
        notes.append("Klausulen står ikke i tabellen »Klausuler og deres version«.")
    expected = expected_texts(clause.paragraphs)
    if in_case is not None and in_case.library_text:
        notes.append("Kommunen har skrevet klausulens tekst om i sagen. Der er sammenlignet med den tekst.")
        expected = expected_texts(Paragraph(part) for part in in_case.text.split("\n\n") if part.strip())
    paragraphs = found.section.paragraphs if found.section is not None else ()
    if not found.loose and too_long(paragraphs):
        message = (
            f"Afsnittet »{found.title[:80]}« er længere end nogen klausul. Se efter, om overskrifterne efter det er "
            "faldet ud, sæt dem ind igen, og prøv på ny."
        )
        raise InputError(Problem(message, file=file))
    if not found.loose:
        paragraphs, parts = parts_in(paragraphs)
        found = replace(found, parts={**found.parts, **parts})
    returned = tuple(one for one in paragraphs if not one.startswith(_BASIS))
    basis = next((one.removeprefix(_BASIS).strip() for one in paragraphs if one.startswith(_BASIS)), None)
    paired = pair_up(expected, returned, clause.blanks)
    if found.loose:
        paired = tuple(pair for pair in paired if pair.expected)
    return _Beside(found, clause, expected, returned, paired, basis, in_case, tuple(notes))


def _likely_facts(known: Sequence[_Beside]) -> list[Facts]:
    """The facts of the purchase for which the conditional paragraphs that came back fit best."""
    absent: dict[str, int] = {}
    present: dict[str, int] = {}
    for one in known:
        for pair in one.paired if one.found.section is not None else ():
            tally = present if pair.returned else absent
            for at in pair.expected:
                if condition := one.expected[at].condition:
                    tally[condition] = tally.get(condition, 0) + 1
    best: list[Facts] = []
    fewest = -1
    duties = {duty.when for one in known for duty in one.clause.duty if duty.when}
    conditions = absent.keys() | present.keys()
    for facts in possible_facts(conditions | duties, {"award": compared_plans([one.clause for one in known])}):
        wrong = sum((absent if holds(one, facts) else present).get(one, 0) for one in conditions)
        if wrong < fewest or not best:
            best, fewest = [facts], wrong
        elif wrong == fewest:
            best.append(facts)
    return best


def _compared(
    one: _Beside,
    library: Library,
    possible: Sequence[Facts],
    sent: Sent | None,
    moved: frozenset[str],
    others: Sequence[FoundClause],
) -> ComparedClause:
    found, clause = one.found, one.clause
    sent_as = found.row.number if found.row is not None else ""
    if found.section is None:
        needing = [
            other.title
            for other in others
            if other.section is not None and other.id in library and clause.id in library[other.id][0].needs
        ]
        notes = [*one.notes]
        if needing:
            notes.append(f"Klausulen sætter trin eller grænser for {' og '.join(f'»{title}«' for title in needing)}.")
        return ComparedClause(
            ClauseState.MISSING,
            clause.id,
            clause.title,
            "",
            sent_as,
            clause.version,
            tuple(notes),
            _duty(clause, possible, sent),
        )
    changes, fields = _changes(one, clause, possible[0])
    notes = [*one.notes]
    if changes and not (one.in_case is not None and one.in_case.library_text):
        notes += _as_in_another(one, library[clause.id], possible[0])
    if clause.id in moved:
        notes.append("Klausulen er flyttet.")
    if sent_as and found.section.number and found.section.number != sent_as:
        notes.append(f"Klausulen er sendt som nr. {sent_as} og har nu nr. {found.section.number}.")
    return ComparedClause(
        ClauseState.CHANGED if changes else ClauseState.SAME,
        clause.id,
        clause.title,
        found.section.number,
        sent_as,
        clause.version,
        tuple(notes),
        changes=changes,
        fields=fields,
    )


def _changes(one: _Beside, clause: Clause, facts: Facts) -> tuple[tuple[PartDifference, ...], tuple[FieldFound, ...]]:
    differences = [*title_difference(clause.title, one.found.title)]
    body, fields = compare_texts(
        one.expected, one.returned, one.paired, clause.blanks, lambda text: holds(text, facts), one.known
    )
    if one.found.loose:
        return body, fields
    differences += body
    differences += _basis_difference(one, clause)
    for part in _PARTS if clause.kind != _WITHOUT_PARTS else ():
        text = getattr(clause, part)
        expected = (ExpectedText(text),) if text else ()
        returned = one.found.parts.get(part, ())
        paired = pair_up(expected, returned, clause.blanks)
        changed, more = compare_texts(expected, returned, paired, clause.blanks, lambda _: True, one.known, part)
        differences += changed
        fields = (*fields, *(field for field in more if field not in fields))
    return tuple(differences), fields


def _as_in_another(one: _Beside, versions: Sequence[Clause], facts: Facts) -> Iterator[str]:
    """Which other version of the clause has the returned text, in Danish."""
    for other in versions:
        if other.version == one.clause.version:
            continue
        expected = expected_texts(other.paragraphs)
        paired = pair_up(expected, one.returned, other.blanks)
        beside = _Beside(one.found, other, expected, one.returned, paired, one.basis, None)
        if not _changes(beside, other, facts)[0]:
            yield f"Teksten er den samme som i version {other.version}."
            return


def _basis_difference(one: _Beside, clause: Clause) -> Iterator[PartDifference]:
    """What differs in the line of laws. Which of them a tender names depends on the purchase."""
    ours = one.in_case.legal_basis if one.in_case is not None else clause.legal_basis
    if one.basis is None:
        gone = "; ".join(basis.law for basis in ours)
        if gone:
            yield PartDifference("legal_basis", (Piece(PieceKind.REMOVED, gone),))
        return
    named = [part.strip() for part in one.basis.rstrip(". ").split(";")]
    keys = {key_of(basis.law): basis for basis in ours}
    strange = [part for part in named if key_of(part) not in keys]
    wanted = _wanted(ours, {key_of(part) for part in named}, len(strange), complete=one.in_case is not None)
    if strange or len(wanted) > len(named):
        yield from (
            PartDifference("legal_basis", change.pieces)
            for change in title_difference("; ".join(basis.law for basis in wanted), "; ".join(named))
        )


def _wanted(ours: Sequence[LegalBasis], named: set[str], strange: int, *, complete: bool) -> list[LegalBasis]:
    """The laws that the line should name: those that it does, those that hold everywhere, one for each strange one."""
    wanted = [basis for basis in ours if complete or not basis.regimes or key_of(basis.law) in named]
    spare = [basis for basis in ours if basis not in wanted]
    return wanted + spare[: max(0, strange - sum(key_of(basis.law) not in named for basis in wanted))]


def _duty(clause: Clause, possible: Sequence[Facts], sent: Sent | None) -> str:
    if sent is not None and clause.id in sent.clauses:
        return sent.duties.get(clause.id, "")
    for duty in clause.duty:
        hold = [holds(duty.when, facts) for facts in possible]
        if all(hold):
            return f"Klausulen skal være med efter {duty.law}."
        if any(hold):
            return f"Klausulen kan være krævet efter {duty.law}. Se efter i sagen."
    return ""


def _moved(found: Sequence[FoundClause]) -> frozenset[str]:
    """The clauses that stand elsewhere among the others than they were sent; as few as explain the new order."""
    places = [(one.id, one.place) for one in found if one.row is not None and one.row.number and one.place >= 0]
    runs: list[tuple[int, ...]] = []
    for at, (_, place) in enumerate(places):
        before = [run for run in runs if places[run[-1]][1] < place]
        runs.append((*sorted(before, key=len)[-1], at) if before else (at,))
    kept = set(sorted(runs, key=len)[-1]) if runs else set()
    return frozenset(clause_id for at, (clause_id, _) in enumerate(places) if at not in kept)


def _unknown(section: ReturnedSection | None, found: FoundClause | None = None) -> ComparedClause:
    """A text that the library has nothing to compare with; a clause whose id it does not know too."""
    row = found.row if found is not None else None
    title = section.title if section is not None else row.title if row is not None else ""
    texts = section.paragraphs if section is not None else ()
    return ComparedClause(
        ClauseState.ADDED if section is not None else ClauseState.MISSING,
        row.id if row is not None else "",
        title,
        section.number if section is not None else "",
        row.number if row is not None else "",
        None,
        (f"Biblioteket har ingen klausul med id »{row.id}«.",) if row is not None else (),
        changes=tuple(PartDifference(f"p{at}", (Piece(PieceKind.ADDED, text),)) for at, text in enumerate(texts, 1)),
    )

"""A person sees where a Word file that came back leaves the text of the clause library. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from app.cases.clause_standing import version_in_use
from app.clause_library import duties_of
from app.clause_library.conditions import facts_of
from app.clause_library.returned_clauses import Library
from app.clause_library.returned_comparison import Sent, compare_document
from app.intake.docx_package import LARGEST_FILE_BYTES
from app.intake.returned_docx import read_returned
from app.law.demand_limits import Limits, limits_of
from app.law.demands import find_demands
from app.model.advice import DatedValues
from app.model.case import Case
from app.model.clause import Clause
from app.model.returned import Comparison, ReturnedDocument
from app.model.review import PartDemand, PartDifference, PieceKind
from app.model.user import User
from app.store import clauses as stored_clauses
from app.store import purchases
from app.store.database import Database
from app.text.writing import antal

__all__ = ["LARGEST_FILE_BYTES", "compare_with_database", "compare_with_shipped"]

# What no bidder is asked for.
_ASKS_NOTHING = ("title", "legal_basis")


def compare_with_database(
    db: Database, raw: bytes, file: str, user: User | None, values: DatedValues, today: date
) -> Comparison:
    """The Word file beside the stored library, and beside the case whose number it carries, if the user may see it.

    raw: the file's bytes. user: None for whoever runs the commands of the installation and sees every case. values:
    those in force today, for what is unlawful to demand. Raises InputError for a file that is refused, and for one
    without any clause of the library.
    """
    document = read_returned(raw, file)
    library = _stored_library(db, today)
    case = _case_of(db, document, user)
    return _comparison(document, library, _sent(case, library) if case else None, values)


def compare_with_shipped(raw: bytes, file: str, shipped: Sequence[Clause], values: DatedValues) -> Comparison:
    """The same beside the shipped clauses alone, where there is no database."""
    return _comparison(read_returned(raw, file), {clause.id: (clause,) for clause in shipped}, None, values)


def _stored_library(db: Database, today: date) -> Library:
    """Every version of each clause: the one that tenders take first, then the newest."""
    library: dict[str, list[Clause]] = {}
    for clause_id, entries in groupby(stored_clauses.all_versions(db), key=lambda entry: entry.clause.id):
        versions = tuple(entries)
        used = version_in_use(versions, today)
        library[clause_id] = [used.clause] if used else []
        library[clause_id] += [entry.clause for entry in versions if entry is not used]
    return library


def _case_of(db: Database, document: ReturnedDocument, user: User | None) -> Case | None:
    purchase = purchases.find_purchase(db, document.case_id) if document.case_id else None
    if purchase is None or (user is not None and user.municipality_code != purchase.municipality_code):
        return None
    return purchases.find_case(db, purchase.id, purchase.municipality_code)


def _sent(case: Case, library: Library) -> Sent:
    advice = case.advice
    versions = {(clause.id, clause.version): clause for one in library.values() for clause in one}
    keys = [(clause.id, clause.version) for clause in advice.clauses]
    routes = {
        clause.id: tuple(route.code for route in advice.routes if clause.id in route.clauses)
        for clause in advice.clauses
    }
    # Only the routes that a clause was chosen for tell the way of letting, not all that it may serve.
    chosen = [
        replace(versions[key], applies=replace(versions[key].applies, routes=routes[key[0]]))
        for key in keys
        if key in versions
    ]
    return Sent(
        facts=facts_of(advice.purchase, advice.regime, chosen),
        clauses={clause.id: clause for clause in advice.clauses},
        duties=duties_of(chosen, advice.routes, advice.purchase, advice.regime),
    )


def _comparison(document: ReturnedDocument, library: Library, sent: Sent | None, values: DatedValues) -> Comparison:
    limits = limits_of(values)
    compared = compare_document(document, library, sent)
    return Comparison(
        file=document.file,
        case_id=document.case_id if sent is not None else "",
        clauses=tuple(replace(one, demands=tuple(_demands(one.changes, limits))) for one in compared),
        notes=tuple(_notes(document, sent)),
        comments=document.comments,
    )


def _demands(changes: Sequence[PartDifference], limits: Limits) -> Iterator[PartDemand]:
    """The unlawful demands that the edit brought in, part by part."""
    for change in changes:
        if change.part not in _ASKS_NOTHING:
            before = {(one.code, one.text) for one in find_demands(_text(change, PieceKind.REMOVED), limits)}
            for demand in find_demands(_text(change, PieceKind.ADDED), limits):
                if (demand.code, demand.text) not in before:
                    yield PartDemand(change.part, demand)


def _text(change: PartDifference, kind: PieceKind) -> str:
    return "".join(piece.text for piece in change.pieces if piece.kind in (PieceKind.SAME, kind))


def _notes(document: ReturnedDocument, sent: Sent | None) -> Iterator[str]:
    if sent is not None:
        yield f"Felterne og de afsnit, der afhænger af indkøbet, er holdt op mod sagen {document.case_id}."
    elif document.case_id:
        yield f"Dokumentet er fra sagen {document.case_id}. Det er kun holdt op mod biblioteket, ikke mod sagen."
    if not document.rows:
        yield (
            "Tabellen »Klausuler og deres version« er væk. Klausulerne er fundet på deres titel og sammenlignet med "
            "den version, biblioteket bruger nu. En klausul, der er slettet, kan ikke ses."
        )
    if document.tracked:
        yield (
            f"Dokumentet har {antal(document.tracked, 'sporet ændring', 'sporede ændringer')}. Det er læst, som om "
            "alle ændringer var accepteret."
        )
    if document.comments:
        yield f"Dokumentet har {antal(len(document.comments), 'kommentar', 'kommentarer')}. De står nederst."
    if document.embedded:
        yield "Dokumentet har andre filer i sig. De er ikke læst."

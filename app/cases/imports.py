"""A person reads files into the tool: registers, purchase plans, notices, the CPV list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from app.advice import advise
from app.cases.purchases import among
from app.intake import PURCHASE_COLUMNS, read_cpv, read_enterprises, read_purchases
from app.model.advice import Advice, Knowledge
from app.model.choices import Change, Changed, Choices
from app.model.data import DataSource
from app.model.errors import InputError, Problem
from app.model.purchase import Purchase
from app.store import choices, enterprises, purchases, reference
from app.store.database import Database, write

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows of a file. read = added + changed + unchanged + refused.

    refused counts rows; problems says why, line by line. notes: what the person should know of rows that were kept.
    """

    file: str
    read: int
    added: int
    changed: int
    unchanged: int
    refused: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def import_cpv(db: Database, path: Path, now: datetime) -> ImportReport:
    """Put a CPV list in the place of the one before; raises InputError unless it is the full official list."""
    categories = read_cpv(path)
    with write(db):
        known = {one.code: one for one in reference.all_categories(db)}
        differing = [one for one in categories if known.get(one.code) != one]
        if differing:
            reference.replace_categories(db, categories)
        reference.record_source(
            db,
            DataSource(
                "CPV-koder", "EU's CPV-ordliste, forordning (EF) nr. 213/2008", len(categories), now.date(), demo=False
            ),
        )
    return _report(path, len(categories), known, {one.code: one for one in categories}.items(), (), ())


def import_enterprises(db: Database, path: Path, now: datetime, *, demo: bool = False) -> ImportReport:
    """Add or update enterprises by CVR number; bad rows are reported and left out.

    demo: the rows are the fictitious ones; those that are there already are left alone, since an import may have
    changed them. Raises InputError where the file as a whole cannot be read; then nothing is changed.
    """
    read = read_enterprises(path, reference.category_codes(db), reference.all_municipalities(db))
    with write(db):
        known = {one.cvr: one for one in enterprises.find_enterprises(db, [one.cvr for one in read.rows])}
        rows = [(one.cvr, known.get(one.cvr, one) if demo else one) for one in read.rows]
        enterprises.save_enterprises(db, [one for _, one in rows])
        as_of = max((one.rsv_as_of for one in read.rows if one.rsv_as_of), default=now.date())
        if demo:
            _note(db, "Virksomheder (demo)", "Fiktive virksomheder, som følger med demoen", len(rows), as_of, demo)
        else:
            _note(db, f"Virksomheder fra {path.name}", path.name, len(rows), as_of)
    notes = tuple(
        Problem(f"CVR-nummer {cvr} står flere gange. Den sidste række gælder.", "cvr", path.name)
        for cvr in _repeated(rows)
    )
    return _report(path, read.read, known, rows, read.refused, notes)


def import_purchases(db: Database, knowledge: Knowledge, path: Path, now: datetime) -> ImportReport:
    """Add or update coming purchases by id, each with advice; they are shown to enterprises without their value.

    A purchase that is there already keeps what the file cannot say (lots, scenario, day of signing), who saved it,
    and whether it is shown. One that cannot be advised on, for example for a date outside the known periods, is kept
    without advice and noted. Raises InputError where the file as a whole cannot be read; then nothing is changed.
    """
    read = read_purchases(path, reference.category_codes(db), knowledge.municipalities)
    known = {one.id: one for one in purchases.all_purchases(db)}
    rows = [(one.id, _over(known.get(one.id), one)) for one in read.rows]
    together = known | dict(rows)
    differing = [one for one in dict(rows).values() if known.get(one.id) != one]
    # Advising on a long plan takes a while; the write lock is taken after it.
    decided = choices.all_choices(db)
    advised = tuple(advise_among(knowledge, together.values(), differing, now.date(), decided))
    with write(db):
        states = purchases.save_states(db)
        for purchase, advice in advised:
            state = states.get(purchase.id, purchases.SaveState(listed=True, demo=False, saved_by=""))
            purchases.save_purchase(
                db, purchase, listed=state.listed, demo=False, saved_by=state.saved_by, saved_at=now
            )
            choices.add_change(db, purchase.id, Change(Changed.IMPORTED, path.name, "", now))
            if isinstance(advice, InputError):
                purchases.drop_advice(db, purchase.id)
            else:
                purchases.save_advice(db, advice, now, "", knowledge.data)
        _note(db, f"Indkøb fra {path.name}", path.name, len(rows), now.date())
    notes = [
        Problem(f"{purchase.id} er gemt uden rådgivning. {problem.message}", problem.field, path.name)
        for purchase, advice in advised
        if isinstance(advice, InputError)
        for problem in advice.problems
    ]
    notes += [Problem(f"{key} står flere gange. Den sidste række gælder.", "id", path.name) for key in _repeated(rows)]
    return _report(path, read.read, known, rows, read.refused, tuple(notes))


def advise_among(
    knowledge: Knowledge,
    everyone: Iterable[Purchase],
    wanted: Iterable[Purchase],
    today: date,
    decided: Mapping[str, Choices],
) -> Iterator[tuple[Purchase, Advice | InputError]]:
    """Advice on each of many purchases, with those of the same municipality beside it; an error where there is none.

    decided: purchase id -> what a person decided in its case.
    """
    by_municipality: dict[str, list[Purchase]] = {}
    for purchase in everyone:
        by_municipality.setdefault(purchase.municipality_code, []).append(purchase)
    for purchase in wanted:
        others = by_municipality[purchase.municipality_code]
        try:
            yield (
                purchase,
                advise(
                    purchase,
                    among(knowledge, others, purchase),
                    today,
                    decided.get(purchase.id, Choices()),
                ),
            )
        except InputError as error:
            yield purchase, error


def _note(db: Database, name: str, origin: str, rows: int, as_of: date, demo: bool = False) -> None:
    """Note the source of rows that were kept; a file of which nothing was kept is no source."""
    if rows:
        reference.record_source(db, DataSource(name, origin, rows, as_of, demo))


def _over(known: Purchase | None, row: Purchase) -> Purchase:
    """The row, laid over what is known of the same purchase."""
    return row if known is None else replace(known, **{column: getattr(row, column) for column in PURCHASE_COLUMNS})


def _report(
    path: Path,
    read: int,
    known: Mapping[str, T],
    rows: Collection[tuple[str, T]],
    problems: tuple[Problem, ...],
    notes: tuple[Problem, ...],
) -> ImportReport:
    """Counts row by row, as if each were saved in turn: a key that occurs again changes what its first row added."""
    latest = dict(known)
    added = changed = 0
    for key, row in rows:
        added += key not in latest
        changed += key in latest and latest[key] != row
        latest[key] = row
    return ImportReport(path.name, read, added, changed, len(rows) - added - changed, read - len(rows), problems, notes)


def _repeated(rows: Iterable[tuple[str, object]]) -> list[str]:
    counts = Counter(key for key, _ in rows)
    return sorted(key for key, count in counts.items() if count > 1)

"""The clause library at its largest: listing, searching and choosing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

from flask import Flask

from app.cases.clock import now
from app.clause_library import choose
from app.model.clause import Clause, ClauseStatus
from app.model.law import Route, RouteCode, RouteStatus
from app.model.purchase import ContractType, Purchase
from app.model.user import Role
from app.store import clauses
from app.store.database import connect, write
from tests.bench.measuring import Row, milliseconds

LIBRARY = 500
_GOAL = "50 ms"
_DAY = date(2026, 5, 1)


def clause_library(app: Flask) -> Iterator[Row]:
    """A library of five hundred clauses, the shipped ones again and again under names of their own, approved.

    Listing and searching are the server's time for the whole page; choosing is among all of them.
    """
    with closing(connect(app.config["DATABASE"])) as db:
        shipped = [entry.clause for entry in clauses.current_clauses(db)]
        more = tuple(
            replace(
                one,
                id=f"{one.id}-{number}",
                title=f"{one.title} {number}",
                status=ClauseStatus.APPROVED,
                reviewed_by="bench",
                reviewed_on=_DAY,
            )
            for number, one in enumerate(islice(cycle(shipped), LIBRARY - len(shipped)))
        )
        with write(db):
            for one in more:
                clauses.add_clause(db, one, shipped_version=one.version, added_at=now())
        yield from _pages(app)
        yield _row("read", milliseconds(lambda: clauses.standing_versions(db), 20))
    yield _row("choose", milliseconds(lambda: _chosen((*shipped, *more)), 20))


def _pages(app: Flask) -> Iterator[Row]:
    from tests.conftest import sign_in

    client = app.test_client()
    sign_in(client, Role.LEGAL)
    for what, address in (
        ("page of all", "/klausuler"),
        ("page of a search", "/klausuler?q=oplæring"),
        ("page of a search that finds most", "/klausuler?q=leverandøren"),
    ):

        def open_page(address: str = address) -> None:
            assert client.get(address).status_code == 200

        yield _row(what, milliseconds(open_page, 20))


def _row(what: str, measured: float) -> Row:
    return Row(f"{LIBRARY} clauses, {what}", _GOAL, f"{measured:.1f} ms")


def _chosen(library: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Every route is open, so that no clause is left out early."""
    routes = [Route(code, RouteStatus.AVAILABLE, ()) for code in RouteCode]
    purchase = Purchase("1", "Rengøring", ContractType.SERVICES, 40_000_000, 48, "740", _DAY)
    return choose(library, routes, purchase, ("90910000",), _DAY)

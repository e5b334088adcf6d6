"""Documents: the tender against WeasyPrint alone, a second one from the store, and twenty people at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from statistics import median

from flask import Flask

from app.cases.purchases import case_file, find_case
from app.model.advice import Edition, Knowledge
from app.model.document import DocumentKind
from app.model.user import Role, User
from app.store.database import Database
from tests.bench.measuring import Row, milliseconds, seconds
from tests.bench.serving import WORKERS, AtOnce, served

CASE = "demo-01"
CASES = ("demo-01", "demo-02", "demo-03", "demo-04", "demo-05")
FILES = ("udbudsmateriale-offentlig.pdf", "udbudsmateriale-intern.pdf", "vaerdi-intern.odt", "indstilling-intern.docx")


def against_weasyprint(db: Database, knowledge: Knowledge, user: User) -> Iterator[Row]:
    """The tender document against WeasyPrint alone on the same finished HTML, in turn, so that noise hits both."""
    from app.documents.pdf import files_of, to_pdf
    from tests.documents.making import made, tender_pdf

    case = find_case(db, CASE, user)
    file = case_file(db, knowledge, case.advice, case.made_at, case.demo)
    for edition in Edition:
        page = made(file, DocumentKind.TENDER, edition)
        ours, alone = [], []
        for _ in range(5):
            ours.append(seconds(lambda edition=edition: tender_pdf(file, edition)))
            alone.append(seconds(lambda page=page: to_pdf(page.html, files_of(page))))
        ratio = median(ours) / median(alone)
        yield Row(f"tender PDF, {edition} / WeasyPrint", "1.3", f"{ratio:.2f} ({median(ours):.2f} s)")


def from_the_store(app: Flask) -> Iterator[Row]:
    """The server's time for a PDF of an unchanged case, session and database included."""
    from tests.conftest import sign_in

    client = app.test_client()
    sign_in(client, Role.PURCHASER)
    for name in FILES[:2]:

        def download(name: str = name) -> None:
            assert client.get(f"/indkoeb/{CASE}/dokumenter/{name}").status_code == 200

        yield Row(f"{name} again, from the store", "50 ms", f"{milliseconds(download, 20):.1f} ms")


def twenty_at_once(database: Path) -> Iterator[Row]:
    """Twenty different files that nobody has made before, on a real server; then the same again, from the store."""
    paths = [f"/indkoeb/{case}/dokumenter/{name}" for case, name in product(CASES, FILES)]
    with served(database) as server:
        server.sign_in()
        for what in ("renders", "files from the store"):
            run = AtOnce(server, paths)
            name = f"{len(paths)} {what} at once, {WORKERS} workers"
            yield Row(name, "", f"{run.seconds:.1f} s")
            yield Row(f"{name}: failures", "0", str(len(run.failures)))
            yield Row(f"{name}: memory in all", "1 GiB", f"{run.peak / 2**20:.0f} MiB")

"""Documents: the tender against WeasyPrint alone, a second one from the store, and twenty people at once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from statistics import median

from flask import Flask
from pypdf import PdfReader

from app.cases.documents import file_of_case, offers
from app.cases.purchases import find_case
from app.documents import as_pdf, compose
from app.model.advice import Knowledge
from app.model.branding import Branding
from app.model.user import Role, User
from app.store.database import Database
from tests.bench.measuring import Row, milliseconds, seconds
from tests.bench.serving import WORKERS, AtOnce, served

CASE = "demo-01"
CASES = ("demo-01", "demo-02", "demo-03", "demo-04", "demo-05")
FILES = ("udbudsmateriale-offentlig.pdf", "udbudsmateriale-intern.pdf", "vaerdi-intern.odt", "indstilling-intern.docx")


def against_weasyprint(db: Database, knowledge: Knowledge, user: User) -> Iterator[Row]:
    """Every PDF of a case against WeasyPrint alone on the same finished pages, in turn, so that noise hits both."""
    from app.documents.pdf import files_of, to_pdf

    case = find_case(db, CASE, user)
    file = file_of_case(db, knowledge, case, Branding(), case.made_at.date())
    wanted = [(offer.kind, edition) for offer in offers(file.advice) if not offer.why_not for edition in offer.editions]
    made = [compose(file, kind, edition, case.made_at) for kind, edition in wanted]

    def ours() -> None:
        for kind, edition in wanted:
            as_pdf(compose(file, kind, edition, case.made_at))

    def alone() -> None:
        for document in made:
            to_pdf(document.html, files_of(document))

    pages = sum(len(PdfReader(BytesIO(as_pdf(document))).pages) for document in made)
    both = [(seconds(ours), seconds(alone)) for _ in range(3)]
    ratio, time = median(one / other for one, other in both), median(one for one, _ in both)
    yield Row(f"package of {pages} pages as PDF / WeasyPrint", "1.3", f"{ratio:.2f} ({time:.1f} s)")


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
            yield Row(f"{name}: the list of purchases meanwhile, median", "", f"{run.page_seconds * 1000:.0f} ms")

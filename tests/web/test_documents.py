"""The documents of a case in the browser: offered, shown, downloaded, kept, and found by their code."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from werkzeug.test import TestResponse

from app.cases.clock import now
from app.cases.purchases import save_and_advise
from app.model.advice import Edition, Knowledge
from app.model.document import DocumentKind
from app.model.user import Role
from app.store import documents as stored
from app.store import purchases
from app.store.database import Database, write
from app.web.documents.addresses import file_name, package_name, plain_name
from app.web.formatting import size_in_words
from tests.cases.conftest import AUD
from tests.web.checking_client import CheckingClient, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed
from tests.web.typed_forms import send

CASE = "/indkoeb/demo-01"
PUBLIC = f"{CASE}/dokumenter/udbudsmateriale/offentlig"
PUBLIC_PDF = f"{CASE}/dokumenter/udbudsmateriale-offentlig.pdf"
# Offers are asked for directly here, so that the request for offers fits and the rest of the letters can differ.
SMALL_CASE = "/indkoeb/demo-09"


@pytest.fixture
def client(signed_in: SignedIn) -> CheckingClient:
    """A purchaser on the test's own database."""
    return signed_in(Role.PURCHASER)


def links(response: TestResponse, under: str) -> list[str]:
    """Where the links of a page lead that begin so, in order."""
    root = parsed(response.text)
    found = [str(one.get("href")) for one in next(iter(root.iter("main"))).iter("a")]
    return [one for one in found if one.startswith(under)]


def made(db: Database, purchase_id: str = "demo-01") -> list[str]:
    """The hashes of what was made of a case, the newest first."""
    return [one.content_hash for one in stored.documents_of(db, purchase_id)]


@pytest.mark.parametrize("case", [CASE, SMALL_CASE])
def test_the_case_offers_what_fits_and_says_why_the_rest_does_not(client: CheckingClient, case: str) -> None:
    page = client.get(case)
    offered = links(page, f"{case}/dokumenter/")
    assert f"{case}/dokumenter/udbudsmateriale/offentlig" in offered
    assert f"{case}/dokumenter/udbudsmateriale-intern.pdf" in offered
    quote = f"{case}/dokumenter/tilbudsanmodning/offentlig"
    assert (quote in offered) is ("nøjes med at bede udvalgte virksomheder" not in visible_text(page))
    assert client.get(quote).status_code == (200 if quote in offered else 404)


@pytest.mark.parametrize(("case", "chosen"), [(CASE, False), (SMALL_CASE, True)])
def test_where_two_documents_ask_for_offers_the_pages_say_that_one_is_sent(
    client: CheckingClient, case: str, chosen: bool
) -> None:
    said = "Send kun det ene: tilbudsanmodningen, hvis et kort brev er nok, ellers udbudsmaterialet."
    assert (said in visible_text(client.get(case))) is chosen
    assert said not in visible_text(client.get(f"{case}/dokumenter"))
    for kind in ("udbudsmateriale", "tilbudsanmodning"):
        client.get(f"{case}/dokumenter/{kind}/offentlig")
    assert (said in visible_text(client.get(f"{case}/dokumenter"))) is chosen


def test_every_document_that_is_offered_can_be_seen_and_has_one_heading(client: CheckingClient) -> None:
    previews = [
        one
        for case in (CASE, SMALL_CASE)
        for one in links(client.get(case), f"{case}/dokumenter/")
        if one.endswith(("/offentlig", "/intern"))
    ]
    assert len(previews) > 5
    for one in previews:
        assert client.get(one).status_code == 200, one


def test_the_page_shows_the_words_of_the_file_and_its_code(client: CheckingClient, db: Database) -> None:
    shown = visible_text(client.get(PUBLIC))
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(client.get(PUBLIC_PDF).data)).pages)
    code = " ".join(made(db)[0][at : at + 4] for at in range(0, 16, 4))
    assert code in shown
    assert code in " ".join(printed.split())


def test_an_edition_that_a_document_does_not_have_is_not_found(client: CheckingClient) -> None:
    for address in ("vaerdi/offentlig", "vaerdi-offentlig.pdf", "markedsdialog/intern", "hemmeligt/intern"):
        assert client.get(f"{CASE}/dokumenter/{address}").status_code == 404


def test_a_document_that_the_case_does_not_give_says_where_the_reason_stands(client: CheckingClient) -> None:
    response = client.get(f"{CASE}/dokumenter/tilbudsanmodning/offentlig")
    assert response.status_code == 404
    assert "Sagen giver ikke det dokument, som den står i dag." in visible_text(response)


def test_pictures_lie_under_the_case_and_are_those_of_the_document(client: CheckingClient) -> None:
    page = client.get(f"{CASE}/dokumenter/vaerdi/intern")
    root = parsed(page.text)
    pictures = [str(one.get("src")) for one in next(iter(root.iter("article"))).iter("img")]
    assert pictures
    for address in pictures:
        assert address.startswith(f"{CASE}/dokumenter/lavet/")
        picture = client.get(address)
        assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
        assert client.get(address.rsplit("/", 1)[0] + "/page.html").status_code == 404


def test_wide_tables_scroll_by_the_keys_under_a_name(client: CheckingClient) -> None:
    root = parsed(client.get(PUBLIC).text)
    frames = [one for one in root.iter("div") if one.get("class") == "scroll"]
    assert frames
    for frame in frames:
        assert frame.get("tabindex") == "0"
        assert frame.get("role") == "group"
        assert frame.get("aria-label")
        assert frame.get("aria-label") != "Tabel"


def test_the_same_case_gives_the_same_bytes_and_one_row(client: CheckingClient, db: Database) -> None:
    first = client.get(PUBLIC_PDF)
    assert client.get(PUBLIC_PDF).data == first.data
    assert len(made(db)) == 1
    assert first.headers["ETag"] == f'"{made(db)[0]}-pdf"'
    assert first.headers["Cache-Control"].startswith("private")


def test_a_changed_case_gives_another_document_and_the_old_bytes_stay(client: CheckingClient, db: Database) -> None:
    old = client.get(PUBLIC_PDF).data
    send(client, f"{CASE}/rediger", title="Drift af en helt anden kantine")
    assert client.get(PUBLIC_PDF).data != old
    new, before = made(db)
    assert new != before
    assert client.get(f"{CASE}/dokumenter/lavet/{before}.pdf").data == old
    assert "Sagen er ændret siden." in visible_text(client.get(f"{CASE}/dokumenter/lavet/{before}"))
    assert "Sagen er ændret siden." not in visible_text(client.get(f"{CASE}/dokumenter/lavet/{new}"))


def test_the_list_of_what_was_made_names_who_and_leads_to_the_bytes(client: CheckingClient, db: Database) -> None:
    assert "ikke lavet nogen dokumenter" in visible_text(client.get(f"{CASE}/dokumenter"))
    data = client.get(PUBLIC_PDF).data
    page = client.get(f"{CASE}/dokumenter")
    (row,) = stored.documents_of(db, "demo-01")
    assert row.made_by
    assert row.made_by in visible_text(page)
    assert client.get(f"{CASE}/dokumenter/lavet/{made(db)[0]}.pdf").data == data
    assert f"{CASE}/dokumenter/lavet/{made(db)[0]}.pdf" in links(page, CASE)


def test_a_file_that_lies_ready_says_how_large_it_is(client: CheckingClient) -> None:
    size = size_in_words(len(client.get(PUBLIC_PDF).data)).replace("\xa0", " ")
    listed = visible_text(client.get(f"{CASE}/dokumenter"))
    assert f"PDF, {size}" in listed
    assert "Word (DOCX):" in listed
    assert f"Hent som PDF, {size}" in visible_text(client.get(PUBLIC))


@pytest.mark.parametrize(("size", "said"), [(1, "1 kB"), (84_400, "84 kB"), (1_240_000, "1,2 MB")])
def test_a_size_is_told_in_thousands_or_millions(size: int, said: str) -> None:
    assert size_in_words(size).replace("\xa0", " ") == said


def test_who_made_a_document_is_not_printed_in_it(client: CheckingClient, db: Database) -> None:
    pdf = client.get(PUBLIC_PDF).data
    (row,) = stored.documents_of(db, "demo-01")
    printed = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    assert row.made_by not in printed
    assert row.made_by not in stored.whole_document(db, row).html


def test_a_code_leads_to_the_case_and_says_whether_it_has_changed(client: CheckingClient, db: Database) -> None:
    client.get(PUBLIC)
    code = made(db)[0]
    for typed in (code, code[:8], f"{code[:4]} {code[4:8]} {code[8:12]}".upper()):
        found = client.get("/dokument", query_string={"kode": typed})
        assert CASE in links(found, CASE)
        assert "Sagen giver det samme dokument i dag." in visible_text(found)
        (row,) = stored.documents_of(db, "demo-01")
        for clause in row.clauses:
            assert f"/klausuler/{clause.id}/{clause.version}" in links(found, "/klausuler/")
        assert "Beskæftigelse af personer på kanten af arbejdsmarkedet beskaeftigelsesklausul" in visible_text(found)
        assert all(value.label in visible_text(found) for value in row.parameters)
    send(client, f"{CASE}/rediger", title="Drift af en helt anden kantine")
    assert "Sagen er ændret siden." in visible_text(client.get(f"/dokument?kode={code}"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Skriv koden"),
        ("1234567", "Det ligner ikke en kode."),
        ("kantinen på rådhuset", "Det ligner ikke en kode."),
        ("f" * 65, "Det ligner ikke en kode."),
        ("00000000", "Din kommune har ikke lavet et dokument med den kode."),
    ],
)
def test_what_leads_to_no_document_is_said_plainly(purchaser: CheckingClient, typed: str, said: str) -> None:
    assert said in visible_text(purchaser.get("/dokument", query_string={"kode": typed}))


def test_a_beginning_that_several_share_is_not_enough(client: CheckingClient, db: Database) -> None:
    client.get(PUBLIC)
    (row,) = stored.documents_of(db, "demo-01")
    twin = replace(stored.whole_document(db, row), content_hash=row.content_hash[:12] + "0" * 52)
    with write(db):
        stored.add_document(db, twin, "Ina")
    answer = visible_text(client.get(f"/dokument?kode={row.content_hash[:12]}"))
    assert "Skriv mere af koden." in answer


def test_another_municipality_sees_neither_case_nor_document_nor_code(
    client: CheckingClient, db: Database, knowledge: Knowledge
) -> None:
    own = purchases.find_purchase(db, "demo-01")
    assert own is not None
    foreign = replace(own, id="fremmed-1", municipality_code=AUD.municipality_code)
    save_and_advise(db, knowledge, foreign, AUD, False, now())
    case = purchases.find_case(db, "fremmed-1", AUD.municipality_code)
    assert case is not None
    client.get(PUBLIC)
    (row,) = stored.documents_of(db, "demo-01")
    theirs = replace(stored.whole_document(db, row), case_id="fremmed-1", content_hash="ab" * 32)
    stored.add_document(db, theirs, "Aud")
    for address in (
        "dokumenter",
        "dokumenter/udbudsmateriale/offentlig",
        "dokumenter/udbudsmateriale-intern.pdf",
        f"dokumenter/lavet/{'ab' * 32}",
        f"dokumenter/lavet/{'ab' * 32}.pdf",
        f"dokumenter/lavet/{'ab' * 32}/value.svg",
        "dokumenter/alle-intern.zip",
    ):
        assert client.get(f"/indkoeb/fremmed-1/{address}").status_code == 404, address
    assert client.get(f"{CASE}/dokumenter/lavet/{'ab' * 32}.pdf").status_code == 404
    assert "Din kommune har ikke lavet" in visible_text(client.get(f"/dokument?kode={'ab' * 8}"))


def test_the_former_address_of_the_tender_leads_to_its_new_one(purchaser: CheckingClient) -> None:
    for old, new in (("public", "offentlig"), ("internal", "intern")):
        answer = purchaser.get(f"{CASE}/udbudsmateriale-{old}.pdf")
        assert (answer.status_code, answer.location) == (301, f"{CASE}/dokumenter/udbudsmateriale-{new}.pdf")
    assert purchaser.get(f"{CASE}/udbudsmateriale-secret.pdf").status_code == 404


def test_a_package_is_a_file_with_a_danish_name(client: CheckingClient) -> None:
    answer = client.get(f"{CASE}/dokumenter/alle-offentlig.zip")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "dokumenter-drift-af-kantinen-p%C3%A5-r%C3%A5dhuset-offentlig.zip" in answer.headers["Content-Disposition"]
    with ZipFile(BytesIO(answer.data)) as archive:
        assert json.loads(archive.read("manifest.json"))["case"] == "demo-01"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rengøring på skoler", "udbudsmateriale-rengøring-på-skoler-offentlig.pdf"),
        ("../../etc/passwd\r\nX: y", "udbudsmateriale-etc-passwd-x-y-offentlig.pdf"),
        ("🪴", "udbudsmateriale-offentlig.pdf"),
        ("å" * 300, f"udbudsmateriale-{'å' * 80}-offentlig.pdf"),
    ],
)
def test_a_file_name_holds_words_only(title: str, name: str) -> None:
    assert file_name(title, DocumentKind.TENDER, Edition.PUBLIC, "pdf") == name
    assert package_name(title, Edition.PUBLIC) == name.replace("udbudsmateriale", "dokumenter").replace(".pdf", ".zip")


def test_a_program_that_knows_ascii_only_gets_a_name_that_can_be_read(client: CheckingClient) -> None:
    location = send(client, "/indkoeb/nyt", title="Rengøring på Æblegården").location
    answer = client.get(f"{location}/dokumenter/udbudsmateriale-offentlig.pdf")
    assert answer.mimetype == "application/pdf"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("inline")
    assert "filename=udbudsmateriale-rengoering-paa-aeblegaarden-offentlig.pdf;" in disposition
    assert plain_name("udbudsmateriale-قرية-offentlig.pdf") == "udbudsmateriale-offentlig.pdf"

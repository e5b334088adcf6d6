"""Who sees and does what with a clause version on its pages; the life itself is tested in tests/cases."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.cases import review
from app.cases.accounts import SECOND_LEGAL_EMAIL, demo_users
from app.cases.clause_standing import typed_text
from app.cases.clock import now
from app.cases.library import versions_of
from app.clause_library import load_clauses
from app.model.clause import ClauseStatus
from app.model.review import Due, DueClause, DueReason
from app.model.user import Role, User
from app.settings import ROOT
from app.store.database import Database
from app.web.clauses.due_page import due_page
from app.web.clauses.forms import place_in_words
from app.web.clauses.list_page import laws_in_short
from tests.conftest import sign_in
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn

CLAUSE = "arbejdsklausul"
ADDRESS = f"/klausuler/{CLAUSE}"
STEPS = ("udkast", "gennemgang", "tilbage", "godkendelse", "ud-af-brug")


@pytest.fixture
def julie(db: Database) -> User:
    """The first jurist of the demo."""
    return next(user for user in demo_users(db) if user.role is Role.LEGAL)


@pytest.fixture
def draft(db: Database, julie: User) -> str:
    """The address of a draft that Julie has begun."""
    return f"{ADDRESS}/{review.start_draft(db, CLAUSE, julie, now()).clause.version}"


@pytest.fixture
def malte(app: Flask) -> CheckingClient:
    """The second jurist, signed in."""
    client = CheckingClient(app)
    sign_in(client, Role.LEGAL, SECOND_LEGAL_EMAIL)
    return client


def _send(client: CheckingClient, address: str, **fields: str) -> TestResponse:
    return client.post(address, data={"csrf_token": csrf_token(client.get("/")), **fields})


def _typed(db: Database, draft: str, **changes: str) -> dict[str, str]:
    entry = review.find_version(db, CLAUSE, int(draft.rpartition("/")[2]))
    return {name: str(value) for name, value in asdict(typed_text(entry)).items()} | {"lock": str(entry.lock)} | changes


def test_nobody_but_the_signed_in_sees_history_comments_and_what_is_being_written(
    client: CheckingClient, draft: str
) -> None:
    text = visible_text(client.get(ADDRESS))
    assert "Historik" not in text
    assert "Kommentér" not in text
    assert client.get("/klausuler/skal-ses-efter").status_code == 302
    assert client.get(f"{draft}/ret").location == f"/log-ind?next={draft}/ret"


def test_a_draft_beside_an_approved_version_is_hidden_from_the_public_and_off_the_list(
    client: CheckingClient, malte: CheckingClient, db: Database, julie: User
) -> None:
    first = review.start_draft(db, CLAUSE, julie, now()).clause.version
    review.send_to_review(db, CLAUSE, first, julie, now())
    lock = str(review.find_version(db, CLAUSE, first).lock)
    assert _send(malte, f"{ADDRESS}/{first}/godkendelse", lock=lock).status_code == 302
    second = review.start_draft(db, CLAUSE, julie, now()).clause.version
    assert client.get(f"{ADDRESS}/{second}").status_code == 404
    assert client.get(f"{ADDRESS}/forskel?fra={first}&til={second}").status_code == 404
    assert f"version {first}" in visible_text(client.get("/klausuler?status=approved"))
    assert visible_text(client.get(ADDRESS)).count(f"Version {second}") == 0
    assert f"version {second}" in visible_text(malte.get(ADDRESS))


@pytest.mark.parametrize("role", [Role.PURCHASER, Role.FINANCE, Role.ADMINISTRATOR])
def test_only_jurists_write_and_decide(signed_in: SignedIn, draft: str, role: Role) -> None:
    client = signed_in(role)
    text = visible_text(client.get(draft))
    assert "Kun jurister kan rette og godkende klausuler." in text
    assert "Send til gennemgang" not in text
    assert client.get(f"{draft}/ret").status_code == 403
    for step in STEPS:
        assert _send(client, f"{draft}/{step}", note="En grund").status_code == 403, step


def test_a_purchaser_comments_and_finance_reads_along(signed_in: SignedIn, draft: str) -> None:
    purchaser, finance = signed_in(Role.PURCHASER), signed_in(Role.FINANCE)
    assert _send(purchaser, f"{draft}/kommentar", part="p1", comment="Er det nok?").status_code == 302
    text = visible_text(finance.get(draft))
    assert "Er det nok?" in text
    assert "Kommentér" not in text


def test_a_refused_comment_comes_back_in_its_field(signed_in: SignedIn, draft: str) -> None:
    page = _send(signed_in(Role.LEGAL), f"{draft}/kommentar", part="p2", comment="Spørg 010190-1234 om det.")
    assert page.status_code == 422
    assert "Spørg 010190-1234 om det." in page.text
    assert "CPR-nummer" in visible_text(page)


def test_the_author_is_told_why_somebody_else_must_approve(
    signed_in: SignedIn, malte: CheckingClient, db: Database, draft: str
) -> None:
    julie = signed_in(Role.LEGAL)
    _send(julie, f"{draft}/gennemgang")
    assert "Du har selv skrevet i versionen." in visible_text(julie.get(draft))
    lock = str(review.find_version(db, CLAUSE, int(draft.rpartition("/")[2])).lock)
    page = _send(julie, f"{draft}/godkendelse", lock=lock)
    assert page.status_code == 422
    assert "Det kunne ikke lade sig gøre" in visible_text(page)
    assert "Ingen klausul passer" in visible_text(julie.get("/klausuler?status=approved"))
    assert "Du har selv skrevet" not in visible_text(malte.get(draft))


def test_a_text_that_changed_since_it_was_read_is_not_approved(
    malte: CheckingClient, db: Database, julie: User, draft: str
) -> None:
    version = int(draft.rpartition("/")[2])
    review.send_to_review(db, CLAUSE, version, julie, now())
    read = str(review.find_version(db, CLAUSE, version).lock)
    review.send_back(db, CLAUSE, version, julie, now(), "Et ord mangler.")
    review.send_to_review(db, CLAUSE, version, julie, now())
    answer = _send(malte, f"{draft}/godkendelse", lock=read)
    assert answer.status_code == 409
    assert "versionen er ændret, siden du åbnede siden" in visible_text(answer)
    assert review.find_version(db, CLAUSE, version).clause.status == "in_review"


def test_taking_out_of_use_asks_why(signed_in: SignedIn) -> None:
    client = signed_in(Role.LEGAL)
    version = max(int(link) for link in _versions(client.get(ADDRESS)))
    page = _send(client, f"{ADDRESS}/{version}/ud-af-brug", note="")
    assert page.status_code == 422
    assert "Skriv, hvorfor versionen tages ud af brug." in visible_text(page)


def test_errors_stand_by_the_field_with_paragraph_and_line(signed_in: SignedIn, db: Database, draft: str) -> None:
    typed = _typed(db, draft)
    page = _send(signed_in(Role.LEGAL), f"{draft}/ret", **typed | {"body": "Første.\n\nAndet {{ ukendt }}."})
    assert page.status_code == 422
    assert "Afsnit 2, linje 3: Feltet »ukendt« findes ikke." in visible_text(page)
    assert "Andet {{ ukendt }}." in page.text


def test_checking_saves_nothing_and_shows_unlawful_demands_under_the_field(
    signed_in: SignedIn, db: Database, draft: str
) -> None:
    before = _typed(db, draft)
    words = before["body"] + "\n\nLeverandøren skal være registreret som socialøkonomisk virksomhed."
    page = _send(signed_in(Role.LEGAL), f"{draft}/ret", **before | {"body": words, "check": "1"})
    assert 'id="body-lint"' in page.text
    assert "Teksten er ikke gemt endnu." in visible_text(page)
    assert _typed(db, draft) == before


def test_a_draft_that_went_to_review_meanwhile_keeps_what_was_typed(
    signed_in: SignedIn, db: Database, julie: User, draft: str
) -> None:
    typed = _typed(db, draft, purpose="Et andet formål.")
    review.send_to_review(db, CLAUSE, int(draft.rpartition("/")[2]), julie, now())
    page = _send(signed_in(Role.LEGAL), f"{draft}/ret", **typed)
    assert page.status_code == 409
    assert "Teksten kan ikke rettes længere" in visible_text(page)
    assert "Et andet formål." in page.text


def test_a_difference_is_read_aloud_and_not_told_by_colour_alone(signed_in: SignedIn, db: Database, draft: str) -> None:
    client = signed_in(Role.LEGAL)
    _send(client, f"{draft}/ret", **_typed(db, draft, title="Løn og vilkår i kontrakten"))
    page = client.get(f"{ADDRESS}/forskel")
    assert '<ins><span class="sr-only">[tilføjet: </span>' in page.text
    assert '<del><span class="sr-only">[slettet: </span>' in page.text
    assert client.get(f"{ADDRESS}/forskel?fra=1&til=999").status_code == 404


def test_the_list_is_narrowed_by_kind_and_state(client: CheckingClient) -> None:
    page = visible_text(client.get("/klausuler?slags=award"))
    assert "klausuler fundet" in page
    assert "Ingen klausul passer" in visible_text(client.get("/klausuler?status=approved"))
    everything = visible_text(client.get("/klausuler?status=nonsens&slags=nonsens"))
    assert "fundet" not in everything


def test_each_law_is_named_once_with_its_sections() -> None:
    laws = ("udbudsloven § 176, stk. 1", "udbudsloven §§ 2 og 186", "udbudsloven § 193, stk. 5", "god skik")
    assert laws_in_short(laws) == ("udbudsloven §§ 2, 176, 186 og 193", "god skik")
    assert laws_in_short(
        (
            "udbudsloven §§ 160-165",
            "tilbudsloven § 7",
        )
    ) == (
        "udbudsloven §§ 160-165",
        "tilbudsloven § 7",
    )
    assert laws_in_short(("udbudsloven § 54 (kun uden for afsnit II)",)) == ("udbudsloven § 54",)


@pytest.mark.parametrize(
    ("field", "line", "place"),
    [("body", 1, "Afsnit 1, linje 1"), ("body", 4, "Afsnit 2, linje 4"), ("control", 4, "Linje 4"), ("body", 9, "")],
)
def test_a_line_is_counted_in_paragraphs_too(field: str, line: int, place: str) -> None:
    assert place_in_words(field, "Et\nto\n\nTre\nfire", line) == place


def _versions(page: TestResponse) -> list[str]:
    return re.findall(rf"{ADDRESS}/(\d+)/", page.text)


def test_a_case_says_that_a_clause_of_it_was_taken_out_of_use_until_its_advice_is_made_anew(
    signed_in: SignedIn, db: Database, julie: User
) -> None:
    clause = "dokumentation-uden-persondata"
    client = signed_in(Role.PURCHASER)
    assert "taget ud af brug" not in visible_text(client.get("/indkoeb/demo-01"))
    (shipped,) = (entry.clause.version for entry in versions_of(db, clause))
    review.retire(db, clause, shipped, julie, now(), "Reglen er ophævet.")
    answer = client.get("/indkoeb/demo-01")
    assert "Klausuler i sagen er taget ud af brug" in visible_text(answer)
    assert "har været ude af brug siden" in visible_text(answer)
    assert "soeg-igen" in answer.text
    assert "soeg-igen" not in signed_in(Role.FINANCE).get("/indkoeb/demo-01").text
    assert _send(client, "/indkoeb/demo-01/soeg-igen").status_code == 302
    assert "Klausuler i sagen er taget ud af brug" not in visible_text(client.get("/indkoeb/demo-01"))


def test_finance_may_not_comment_and_is_told_why(signed_in: SignedIn, draft: str) -> None:
    answer = _send(signed_in(Role.FINANCE), f"{draft}/kommentar", part="p1", comment="Hvad koster det?")
    assert answer.status_code == 403
    assert "ikke til at kommentere" in visible_text(answer)


def test_the_step_out_of_use_says_what_tenders_take_afterwards(malte: CheckingClient) -> None:
    assert "Derefter bruges ingen version" in visible_text(malte.get(ADDRESS))


def test_a_day_that_was_changed_stands_as_two_whole_days_in_the_difference(
    client: CheckingClient, malte: CheckingClient, db: Database, julie: User
) -> None:
    draft = review.start_draft(db, CLAUSE, julie, now())
    text = replace(typed_text(draft), next_review="2031-03-04")
    review.save_draft(db, CLAUSE, draft.clause.version, text, julie, now(), draft.lock)
    page = visible_text(malte.get(f"{ADDRESS}/forskel?fra={draft.clause.version - 1}&til={draft.clause.version}"))
    assert "4. marts 2031" in page
    assert "2031-03-04" not in page


def test_drafts_as_they_came_stand_apart_from_the_municipality_s_own_texts_that_are_due() -> None:
    came, mine = (replace(one, status=ClauseStatus.DRAFT) for one in load_clauses(ROOT / "clauses")[:2])
    reasons = (Due(DueReason.REVIEW_PASSED, date(2026, 1, 1)),)
    page = due_page((DueClause(came, reasons), DueClause(mine, reasons)), {mine.id})
    assert [row.id for row in page.rows] == [mine.id]
    assert [row.id for row in page.untouched] == [came.id]


def test_the_library_is_grouped_by_kind_and_every_clause_stands_once(client: CheckingClient) -> None:
    page = client.get("/klausuler").text
    assert page.count('class="clause-group"') > 3
    links = re.findall(r'<h4><a href="/klausuler/([a-z0-9-]+)"', page)
    assert len(links) == len(set(links)) == len(load_clauses(ROOT / "clauses"))

"""The pages where a person decides on way and clauses, and what the case page and the documents say then."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.cases import choices
from app.cases.accounts import demo_users
from app.cases.purchases import case_file
from app.model.advice import Edition
from app.model.case import Case
from app.model.law import RouteCode
from app.model.user import Role
from app.store import purchases
from app.store.database import Database
from tests.documents.making import tender_html
from tests.web.checking_client import CheckingClient, csrf_token, hidden_fields, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed

CASE = "/indkoeb/demo-01"
CLAUSE = "beskaeftigelsesklausul"
PAGES = (f"{CASE}/vej", f"{CASE}/klausuler", f"{CASE}/klausuler/{CLAUSE}")


def _fields(page: Any) -> dict[str, str]:
    """What the form of a clause sends as it stands."""
    root = parsed(page.text)
    form = next(one for one in root.iter("form") if one.get("id") == "klausulen")
    fields = {str(one.get("name")): str(one.get("value")) for one in form.iter("input")}
    text = next(one for one in form.iter("textarea"))
    return fields | {"text": "".join(text.itertext())}


def _send(client: CheckingClient, path: str = PAGES[2], **changes: str) -> Any:
    return client.post(path, data=_fields(client.get(path)) | changes)


def _case(db: Database) -> Case:
    found = purchases.find_case(db, "demo-01", "740")
    assert found is not None
    return found


def _text(db: Database) -> str:
    return next(one.text for one in _case(db).advice.clauses if one.id == CLAUSE)


@pytest.mark.parametrize("path", PAGES)
def test_editors_reach_the_pages_and_finance_does_not(signed_in: SignedIn, path: str) -> None:
    assert signed_in(Role.LEGAL).get(path).status_code == 200
    assert signed_in(Role.FINANCE).get(path).status_code == 403
    assert "Tilpas klausulen" not in visible_text(signed_in(Role.FINANCE).get(CASE))


@pytest.mark.parametrize("path", [f"{CASE}/klausuler/findes-ikke", "/indkoeb/findes-ikke/vej"])
def test_what_is_not_there_is_not_found(signed_in: SignedIn, path: str) -> None:
    assert signed_in(Role.PURCHASER).get(path).status_code == 404


def test_a_picked_way_stands_in_the_case_and_its_log(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.get(PAGES[0])
    response = client.post(PAGES[0], data=hidden_fields(page) | {"way": "reserved_54"})
    assert response.location == f"{CASE}#veje"
    text = visible_text(client.get(CASE))
    assert "Vejen er valgt af Ina Køb (fiktiv)" in text
    assert "jurister skal bekræfte valget" in text
    assert "Vejen er valgt: en konkurrence, der er forbeholdt efter § 54" in text
    assert any(one.id == "paragraf-54-bekendtgoerelse" for one in _case(db).advice.clauses)


def test_a_closed_way_is_refused_with_the_reason_and_an_unknown_one_is_nonsense(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    fields = hidden_fields(client.get(PAGES[0]))
    refused = client.post(PAGES[0], data=fields | {"way": "direct_purchase"})
    assert refused.status_code == 422
    assert "Loven holder ikke vejen åben." in visible_text(refused)
    assert client.post(PAGES[0], data=fields | {"way": "smutvej"}).status_code == 400


def test_whoever_picks_a_way_second_is_told(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    stale = hidden_fields(client.get(PAGES[0]))
    client.post(PAGES[0], data=stale | {"way": "reserved_54"})
    second = client.post(PAGES[0], data=stale | {"way": "open_competition"})
    assert second.status_code == 409
    assert 'value="open_competition" aria-describedby="way-open_competition-hvorfor" checked' in second.text


def test_a_blank_shows_its_proposal_with_the_arithmetic_and_is_refused_beside_its_field(
    signed_in: SignedIn, db: Database
) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.get(PAGES[2])
    assert "løn ×" in visible_text(page)
    name = next(key for key in _fields(page) if key.startswith("felt_"))
    refused = _send(client, **{name: "mange"})
    assert refused.status_code == 422
    assert f'id="{name}-error"' in refused.text
    assert 'value="mange"' in refused.text
    assert _send(client, **{name: "1,5"}).status_code == 302
    assert "1,5" in _text(db)


def test_markup_and_template_syntax_are_shown_as_text(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    typed = "{{ 7 * 7 }} <script>alert(1)</script>"
    assert _send(client, text=typed).status_code == 302
    for address in (CASE, PAGES[2]):
        assert typed in visible_text(client.get(address))
        assert "<script>alert" not in client.get(address).text
    assert _text(db) == typed


def test_a_changed_word_is_marked_for_the_eye_and_for_screen_readers(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    _send(client, text=_text(db).replace("Leverandøren", "Entreprenøren", 1))
    for page in (client.get(CASE), client.get(PAGES[2])):
        assert re.search(r"<del>.*slettet.*Leverandøren.*</del>", page.text)
        assert re.search(r"<ins>.*tilføjet.*Entreprenøren.*</ins>", page.text)
    assert "Rettet i sagen" in visible_text(client.get(CASE))


def test_the_check_says_what_is_not_open_and_saves_nothing(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    before = _text(db)
    checked = _send(client, text="Leverandøren skal være hjemmehørende i kommunen.", check="1")
    assert checked.status_code == 200
    text = visible_text(checked)
    assert "Ikke åbent" in text
    assert "hjemmehørende i kommunen." in text
    assert "udbudsloven" in text
    assert _text(db) == before
    assert "fandt ikke noget" in visible_text(_send(client, check="1"))


def test_saving_an_unlawful_text_keeps_it_says_so_and_stops_the_case(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    saved = _send(client, text="Leverandøren skal være hjemmehørende i kommunen.")
    assert saved.location.startswith(PAGES[2])
    assert "Ikke åbent" in visible_text(client.get(PAGES[2]))
    assert "I klausulen »" in visible_text(client.get(CASE))


def test_a_cpr_number_is_refused_and_the_text_is_kept(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    before = _text(db)
    refused = _send(client, text="Spørg 010190-1234 om det.")
    assert refused.status_code == 422
    assert "Spørg 010190-1234 om det." in refused.text
    assert _text(db) == before


def test_whoever_saves_second_sees_both_texts_and_may_save_again(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    stale = _fields(client.get(PAGES[2]))
    _send(client, text="Den første skriver.")
    second = client.post(PAGES[2], data=stale | {"text": "Den anden skriver."})
    assert second.status_code == 409
    assert "Klausulen er ændret, mens du skrev" in visible_text(second)
    assert re.search(r"<del>.*første.*</del>.*<ins>.*anden.*</ins>", second.text)
    assert _text(db) == "Den første skriver."
    client.post(PAGES[2], data=_fields(second))
    assert _text(db) == "Den anden skriver."


def test_an_expired_session_keeps_text_and_blanks(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    fields = _fields(client.get(PAGES[2]))
    name = next(key for key in fields if key.startswith("felt_"))
    client.delete_cookie("session")
    kept = client.post(PAGES[2], data=fields | {"text": "Timers arbejde.", name: "1,5"})
    assert kept.status_code in (400, 401)
    assert "Timers arbejde." in kept.text
    assert f'name="{name}" value="1,5"' in kept.text
    assert "Klausulens tekst" in visible_text(kept)


def test_switching_the_language_keeps_what_was_typed(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    page = _send(client, text="Halvfærdig tekst.", switch_language="en")
    assert page.status_code == 200
    assert "Halvfærdig tekst." in page.text
    assert "Save the clause" in page.text


def test_a_clause_is_left_out_taken_back_and_a_letter_is_added(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    token = {"csrf_token": hidden_fields(client.get(PAGES[1]))["csrf_token"]}

    def act(what: str, clause_id: str) -> Any:
        return client.post(PAGES[1], data=token | {"act": what, "clause_id": clause_id})

    assert act("leave_out", CLAUSE).status_code == 302
    assert CLAUSE not in {one.id for one in _case(db).advice.clauses}
    assert "Tag med igen" in visible_text(client.get(PAGES[1]))
    assert act("add", CLAUSE).status_code == 302
    assert CLAUSE in {one.id for one in _case(db).advice.clauses}
    assert act("add", "invitation-til-markedsdialog").status_code == 302
    assert act("leave_out", "dokumentation-uden-persondata").status_code == 422
    assert act("add", "findes-ikke").status_code == 404


def test_the_documents_follow_the_choices_and_only_the_internal_one_tells_of_them(
    signed_in: SignedIn, db: Database, knowledge: Any
) -> None:
    client = signed_in(Role.PURCHASER)
    _send(client, text=_text(db).replace("Leverandøren", "Entreprenøren", 1))
    user = next(one for one in demo_users(db) if one.role is Role.PURCHASER)
    choices.add_clause(db, knowledge, "demo-01", "invitation-til-markedsdialog", user, _case(db).made_at)
    choices.pick_way(db, knowledge, "demo-01", user, RouteCode.OPEN_COMPETITION, _case(db).made_at)
    case = _case(db)
    whole = case_file(db, knowledge, case.advice, case.made_at, case.demo)
    public, internal = (tender_html(whole, edition) for edition in (Edition.PUBLIC, Edition.INTERNAL))
    assert "Entreprenøren" in public
    assert "[slettet: Leverandøren]" in internal
    assert "Brev ved siden af materialet: Invitation til markedsdialog" in internal
    assert "Valgt vej:" in internal
    for word in ("slettet:", "Ina Køb", "Invitation til markedsdialog", "Valgt vej"):
        assert word not in public


def test_a_jurist_gets_a_field_for_the_reason_to_leave_out_what_the_law_demands_and_a_purchaser_the_law(
    signed_in: SignedIn, db: Database
) -> None:
    path = "/indkoeb/demo-03/klausuler"
    assert "Skal være med" in visible_text(signed_in(Role.PURCHASER).get(path))
    assert 'name="reason"' not in signed_in(Role.PURCHASER).get(path).text
    jurist = signed_in(Role.LEGAL)
    page = jurist.get(path)
    demanded = re.search(r'id="begrundelse-([a-z0-9-]+)" name="reason"', page.text)
    assert demanded is not None
    wish = {"clause_id": demanded[1], "act": "leave_out", "csrf_token": csrf_token(page)}
    short = jurist.post(path, data=wish | {"reason": "Nej."})
    assert short.status_code == 422
    assert "mindst 20 tegn" in visible_text(short)
    assert ">\nNej.</textarea>" in short.text
    assert jurist.post(path, data=wish | {"reason": "Arbejdet er for farligt for elever."}).status_code == 302
    found = purchases.find_case(db, "demo-03", "740")
    assert found is not None
    assert demanded[1] not in {one.id for one in found.advice.clauses}

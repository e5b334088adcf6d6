"""Freezing the search and noting contacts on the case page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from app.cases.clock import now
from app.model.case import Case
from app.model.law import Finding, Severity
from app.model.search import HomesAsOf
from app.model.user import Role
from app.store import enterprises, purchases, searches
from app.store.database import Database, write
from app.text.writing import dato
from tests.web.checking_client import CheckingClient, csrf_token, hidden_fields, visible_text
from tests.web.conftest import SignedIn

CASE = "/indkoeb/demo-01"
NO_MAP = "Søgningen er fra før, virksomhedernes kommuner blev gemt. Derfor er der intet kort."
NOTE = {"outcome": "contacted", "cvr": "", "name": "Køkkenet på hjørnet", "note": "Ringede i dag."}


@pytest.fixture
def case(db: Database) -> Case:
    found = purchases.find_case(db, "demo-01", "740")
    assert found is not None
    return found


def freeze(client: CheckingClient) -> Any:
    return client.post(f"{CASE}/soegning", data=hidden_fields(client.get(CASE)))


def search_again(client: CheckingClient) -> Any:
    return client.post(f"{CASE}/soeg-igen", data={"csrf_token": csrf_token(client.get(CASE))})


def note(client: CheckingClient, **changes: str) -> Any:
    page = client.get(f"{CASE}/kontakt")
    return client.post(f"{CASE}/kontakt", data=NOTE | changes | {"csrf_token": csrf_token(page)})


def test_the_search_is_frozen_and_the_case_lists_it(signed_in: SignedIn, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    response = freeze(client)
    assert response.status_code == 302
    assert response.location == f"{CASE}#kontakt"
    page = client.get(CASE)
    text = visible_text(page)
    assert "Søgningen er fastfrosset i sagen." in text
    assert f"{CASE}/soegning/1" in page.text
    assert f"{len(case.advice.matches)} virksomheder · fastfrosset" in text
    assert "Virksomheder (demo) pr." in text
    assert "Fastfrys søgningen</button>" not in page.text


TOGETHER = Finding(
    "consortium_possible", Severity.NOTE, "»Ene« og »Anden« kan løfte opgaven sammen.", "udbudsloven § 49"
)


def test_the_frozen_page_keeps_the_map_and_its_table(signed_in: SignedIn, db: Database, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    shown = searches.find_search(db, "demo-01", 1)
    assert shown is not None
    assert shown.surroundings is not None
    home = shown.surroundings.homes[0]
    drawing = client.get(f"{CASE}/soegning/1/kort.svg").data
    first = enterprises.find_enterprises(db, [case.advice.matches[0].cvr])[0]
    with write(db):
        enterprises.save_enterprises(db, [replace(first, municipality_code="400")])
    page = client.get(f"{CASE}/soegning/1")
    assert f'<img src="{CASE}/soegning/1/kort.svg"' in page.text
    assert "Hvor virksomhederne på listen hører til" in visible_text(page)
    cells = (f'<th scope="row" lang="da">{home.name}</th>', "I kommunen</td>", f"{home.enterprises}</td>")
    assert all(cell in page.text for cell in cells)
    assert client.get(f"{CASE}/soegning/1/kort.svg").data == drawing
    assert client.get(f"{CASE}/kort.svg").data == drawing
    assert search_again(client).location == f"{CASE}#marked"
    assert client.get(f"{CASE}/kort.svg").data != drawing
    assert client.get(f"{CASE}/soegning/1/kort.svg").data == drawing


def change_the_register(db: Database, case: Case) -> None:
    first = enterprises.find_enterprises(db, [case.advice.matches[0].cvr])[0]
    with write(db):
        enterprises.save_enterprises(db, [replace(first, municipality_code="400")])


def test_the_case_says_that_the_register_has_changed_until_somebody_searches_again(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    client = signed_in(Role.PURCHASER)
    assert "Søg igen" not in visible_text(client.get(CASE))
    change_the_register(db, case)
    text = visible_text(client.get(CASE))
    assert f"Registret er ændret siden søgningen den {dato(case.made_at)}." in text
    assert "Skal den gamle liste gemmes, så fastfrys den først." in text
    search_again(client)
    text = visible_text(client.get(CASE))
    assert "Der er søgt igen, og rådgivningen er lavet på ny." in text
    assert "Registret er ændret" not in text
    assert "Der er søgt igen på dagens data" in text


def test_finance_reads_that_the_register_has_changed_but_does_not_search_again(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    change_the_register(db, case)
    client = signed_in(Role.FINANCE)
    text = visible_text(client.get(CASE))
    assert "Registret er ændret siden søgningen" in text
    assert "Søg igen" not in text
    assert search_again(client).status_code == 403
    found = purchases.find_case(db, "demo-01", "740")
    assert found is not None
    assert found.made_at == case.made_at


def test_a_search_that_cannot_be_made_again_leaves_the_case_as_it_was_and_says_why(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    with write(db):
        db.execute("UPDATE purchase SET notice_date = '1890-01-01' WHERE id = 'demo-01'")
    client = signed_in(Role.PURCHASER)
    search_again(client)
    found = purchases.find_case(db, "demo-01", "740")
    assert found is not None
    assert found.advice == case.advice
    assert "Der er ikke søgt igen, og sagen står som før." in visible_text(client.get(CASE))


def test_a_case_that_does_not_exist_is_not_searched_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    sent = {"csrf_token": csrf_token(client.get("/"))}
    assert client.post("/indkoeb/findes-ikke/soeg-igen", data=sent).status_code == 404


def test_older_advice_says_that_it_has_no_map(signed_in: SignedIn, db: Database, case: Case) -> None:
    with write(db):
        purchases.save_advice(db, replace(case.advice, whereabouts=None), now(), "Ina")
    client = signed_in(Role.PURCHASER)
    page = client.get(CASE)
    assert NO_MAP in visible_text(page)
    assert "Det er ikke noteret, hvilke data søgningen bygger på." in visible_text(page)
    assert "kort.svg" not in page.text
    assert client.get(f"{CASE}/kort.svg").status_code == 404
    freeze(client)
    page = client.get(f"{CASE}/soegning/1")
    assert NO_MAP in visible_text(page)
    assert "kort.svg" not in page.text
    assert client.get(f"{CASE}/soegning/1/kort.svg").status_code == 404
    search_again(client)
    assert NO_MAP not in visible_text(client.get(CASE))


def test_a_search_frozen_with_the_municipalities_of_that_day_says_so(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    shown = searches.find_search(db, "demo-01", 1)
    assert shown is not None
    assert shown.surroundings is not None
    assert "da søgningen blev lavet." in visible_text(client.get(f"{CASE}/soegning/1"))
    older = replace(shown.surroundings, homes_as_of=HomesAsOf.FREEZING)
    with write(db):
        searches.add_search(db, replace(shown, number=2, surroundings=older))
    text = visible_text(client.get(f"{CASE}/soegning/2"))
    assert "da søgningen blev fastfrosset. Den kan være en anden end i listen ovenfor." in text


def test_who_can_deliver_together_stands_at_the_market_and_is_frozen(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    client = signed_in(Role.PURCHASER)
    others = tuple(one for one in case.advice.findings if one.code != TOGETHER.code)
    with write(db):
        purchases.save_advice(db, replace(case.advice, findings=(*others, TOGETHER)), now(), "Ina")
    text = visible_text(client.get(CASE))
    assert text.count(TOGETHER.text) == 1
    assert text.index("Viser ") < text.index(TOGETHER.text) < text.index("Fastfrosne søgninger")
    freeze(client)
    with write(db):
        purchases.save_advice(db, replace(case.advice, findings=others), now(), "Ina")
    assert TOGETHER.text not in visible_text(client.get(CASE))
    assert TOGETHER.text in visible_text(client.get(f"{CASE}/soegning/1"))


def test_an_older_frozen_search_says_that_the_map_was_not_kept(signed_in: SignedIn, db: Database, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    shown = searches.find_search(db, "demo-01", 1)
    assert shown is not None
    with write(db):
        searches.add_search(db, replace(shown, number=2, surroundings=None))
    page = client.get(f"{CASE}/soegning/2")
    assert "Søgningen er fra før, kortet og forslagene til samarbejde blev gemt." in visible_text(page)
    assert "kort.svg" not in page.text
    assert client.get(f"{CASE}/soegning/2/kort.svg").status_code == 404
    assert client.get(f"{CASE}/soegning/3/kort.svg").status_code == 404


def test_contacts_have_their_number_and_their_place_in_the_menu(purchaser: CheckingClient) -> None:
    page = purchaser.get(CASE)
    menu = re.findall(r'<li><a href="#(\w+)">', page.text)
    steps = re.findall(r'<h2 id="(\w+)"><span class="step-number" aria-hidden="true">(\d)</span>', page.text)
    assert "kontakt" in menu
    assert [(name, str(number)) for number, name in enumerate(menu, 1)] == steps


def test_the_frozen_page_shows_what_was_asked_and_what_came(signed_in: SignedIn, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    text = visible_text(client.get(f"{CASE}/soegning/1"))
    for said in (case.purchase.title, "Silkeborg", "Virksomheder (demo)", *case.purchase.cpv_codes):
        assert said in text
    for match in case.advice.matches:
        assert f"{match.name} Egnethed {round(match.score * 100)} af 100 · CVR {match.cvr}" in text
        assert all(" ".join(reason.split()) in text for reason in match.reasons)


def test_the_frozen_page_stays_when_enterprises_and_advice_change(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    client.get(CASE)  # takes the message about the freezing away
    before = visible_text(client.get(f"{CASE}/soegning/1"))
    first = enterprises.find_enterprises(db, [case.advice.matches[0].cvr])[0]
    with write(db):
        enterprises.save_enterprises(db, [replace(first, name="Et nyt navn")])
        purchases.save_advice(db, replace(case.advice, matches=()), now(), "Ina")
    assert visible_text(client.get(f"{CASE}/soegning/1")) == before
    assert "Fastfrys søgningen</button>" in client.get(CASE).text


def test_a_search_that_found_nobody_says_so(signed_in: SignedIn, db: Database, case: Case) -> None:
    with write(db):
        purchases.save_advice(db, replace(case.advice, matches=(), doubtful=()), now(), "Ina")
    client = signed_in(Role.PURCHASER)
    freeze(client)
    assert "Ingen kendt virksomhed passede godt nok." in visible_text(client.get(f"{CASE}/soegning/1"))


def test_advice_that_is_new_since_the_page_was_opened_is_not_frozen(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    client = signed_in(Role.PURCHASER)
    sent = hidden_fields(client.get(CASE))
    with write(db):
        purchases.save_advice(db, case.advice, now(), "Ove")
    assert client.post(f"{CASE}/soegning", data=sent).status_code == 302
    page = client.get(CASE)
    assert "Intet er fastfrosset" in visible_text(page)
    assert "alert-warning" in page.text
    assert searches.searches_of(db, "demo-01") == ()


def test_a_second_press_freezes_nothing_more(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.PURCHASER)
    sent = hidden_fields(client.get(CASE))
    for _ in range(2):
        assert client.post(f"{CASE}/soegning", data=sent).status_code == 302
    assert "allerede fastfrosset" in visible_text(client.get(CASE))
    assert len(searches.searches_of(db, "demo-01")) == 1


@pytest.mark.parametrize("path", ["/soegning/1", "/soegning/0", "/soegning/99999999999999999999"])
def test_a_search_that_was_never_frozen_is_not_found(signed_in: SignedIn, path: str) -> None:
    assert signed_in(Role.PURCHASER).get(CASE + path).status_code == 404


def test_a_note_is_saved_and_listed(signed_in: SignedIn) -> None:
    client = signed_in(Role.LEGAL)
    response = note(client)
    assert (response.status_code, response.location) == (302, f"{CASE}#kontakt")
    text = visible_text(client.get(CASE))
    assert "Notatet er gemt i sagen." in text
    assert "Kontaktet Køkkenet på hjørnet Ringede i dag. Noteret" in text


def test_an_enterprise_of_the_list_can_be_picked(signed_in: SignedIn, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    match = case.advice.matches[0]
    assert f'value="{match.cvr}"' in client.get(f"{CASE}/kontakt").text
    note(client, outcome="declined", cvr=match.cvr, name="")
    assert f"Har sagt nej {match.name}" in visible_text(client.get(CASE))


def test_a_reason_for_choosing_nobody_is_listed(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    note(client, outcome="nobody", name="", note="Ingen har plads i år.")
    assert "Ingen er valgt Ingen har plads i år." in visible_text(client.get(CASE))


def test_what_must_be_mended_stands_beside_the_field_and_the_text_is_kept(signed_in: SignedIn, db: Database) -> None:
    response = note(signed_in(Role.PURCHASER), note="Ole 010190-1234 ringer tilbage.")
    assert response.status_code == 422
    assert 'id="note-error"' in response.text
    assert "CPR-nummer" in visible_text(response)
    assert "ringer tilbage." in response.text
    assert 'value="Køkkenet på hjørnet"' in response.text
    assert searches.contacts_of(db, "demo-01") == ()


def test_a_note_without_an_outcome_is_refused(signed_in: SignedIn) -> None:
    for outcome in ("", "andet"):
        response = note(signed_in(Role.PURCHASER), outcome=outcome)
        assert response.status_code == 422
        assert "Vælg, hvad der er sket." in visible_text(response)


def test_where_the_case_names_nobody_there_is_no_list_to_pick_from(
    signed_in: SignedIn, db: Database, case: Case
) -> None:
    with write(db):
        purchases.save_advice(db, replace(case.advice, matches=(), doubtful=()), now(), "Ina")
    response = note(signed_in(Role.PURCHASER), name="")
    assert response.status_code == 422
    assert "<select" not in response.text
    assert 'id="name-error"' in response.text


def test_another_language_keeps_the_half_written_note(signed_in: SignedIn, db: Database) -> None:
    response = note(signed_in(Role.PURCHASER), switch_language="en")
    assert response.status_code == 200
    assert '<html lang="en">' in response.text
    assert "Ringede i dag." in response.text
    assert searches.contacts_of(db, "demo-01") == ()


def test_a_note_that_came_after_the_sign_out_is_shown_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.get(f"{CASE}/kontakt")
    client.post("/log-ud", data={"csrf_token": csrf_token(page)})
    response = client.post(f"{CASE}/kontakt", data=NOTE | {"csrf_token": csrf_token(client.get("/"))})
    assert response.status_code == 401
    assert "Notat" in visible_text(response)
    assert "Ringede i dag." in response.text


def test_finance_reads_and_neither_freezes_nor_notes(signed_in: SignedIn, db: Database, case: Case) -> None:
    freeze(signed_in(Role.PURCHASER))
    client = signed_in(Role.FINANCE)
    page = client.get(CASE)
    assert f"{CASE}/kontakt" not in page.text
    assert client.get(f"{CASE}/soegning/1").status_code == 200
    sent = {"csrf_token": csrf_token(client.get("/")), "advised_at": case.made_at.isoformat()}
    assert client.post(f"{CASE}/soegning", data=sent).status_code == 403
    assert client.post(f"{CASE}/kontakt", data=NOTE | sent).status_code == 403
    assert searches.contacts_of(db, "demo-01") == ()


def test_another_municipality_neither_sees_nor_writes(signed_in: SignedIn, db: Database, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    token = csrf_token(client.get("/"))
    with write(db):
        purchases.save_purchase(
            db, replace(case.purchase, municipality_code="751"), listed=True, demo=False, saved_by="", saved_at=now()
        )
    sent = NOTE | {"csrf_token": token, "advised_at": case.made_at.isoformat()}
    assert client.get(f"{CASE}/soegning/1").status_code == 404
    assert client.post(f"{CASE}/soegning", data=sent).status_code == 404
    assert client.post(f"{CASE}/kontakt", data=sent).status_code == 404


def test_without_its_token_nothing_is_frozen(signed_in: SignedIn, db: Database, case: Case) -> None:
    client = signed_in(Role.PURCHASER)
    assert client.post(f"{CASE}/soegning", data={"advised_at": case.made_at.isoformat()}).status_code == 400
    assert searches.searches_of(db, "demo-01") == ()


def test_a_form_of_another_making_is_refused(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    sent = {"csrf_token": csrf_token(client.get("/")), "advised_at": "i går"}
    assert client.post(f"{CASE}/soegning", data=sent).status_code == 400


def test_the_pages_are_whole_in_english(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    freeze(client)
    client.post("/sprog", data={"csrf_token": csrf_token(client.get("/")), "language": "en", "next": "/"})
    assert "What was asked" in visible_text(client.get(f"{CASE}/soegning/1"))
    assert "Who was contacted?" in visible_text(client.get(CASE))
    assert "Note of contact" in visible_text(client.get(f"{CASE}/kontakt"))

"""The page for what the committee paper proposes: the tool's proposal, saved choices, refusals, and two at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from app.model.memo import Remedy
from app.model.user import Role
from app.store import memo
from app.store.database import Database
from tests.web.checking_client import CheckingClient, csrf_token, hidden_fields, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed
from tests.web.valued_case import SCENARIO, value_the_canteen

# A ceiling is stated only where what is uncertain lies around the scenario's own numbers.
CERTAIN_ENOUGH = replace(SCENARIO, groups=(replace(SCENARIO.groups[0], deadweight=0.3),))
PAGE = "/indkoeb/demo-01/indstilling"
HEARING = "Handicaprådet er hørt den 3. marts 2026."


def ticked(response: Any) -> set[str]:
    """The boxes that are ticked on the page."""
    root = parsed(response.text)
    boxes = [one for one in root.iter("input") if one.get("type") == "checkbox"]
    return {str(one.get("name")) for one in boxes if one.get("checked") is not None}


def send(client: CheckingClient, page: Any = None, **typed: str) -> Any:
    """Send the form with the box for the mandate ticked, unless something else is typed."""
    fields = hidden_fields(page or client.get(PAGE)) | {"committee": "Økonomiudvalget", "hearing": HEARING}
    return client.post(PAGE, data=fields | (typed or {"mandate": "y"}))


@pytest.mark.parametrize("role", list(Role))
def test_everybody_of_the_municipality_reaches_the_page(signed_in: SignedIn, role: Role) -> None:
    assert signed_in(role).get(PAGE).status_code == 200


def test_whoever_is_not_signed_in_is_sent_to_the_sign_in(client: CheckingClient) -> None:
    assert client.get(PAGE).status_code == 302


def test_a_case_that_is_not_there_is_not_found(signed_in: SignedIn) -> None:
    assert signed_in(Role.FINANCE).get("/indkoeb/findes-ikke/indstilling").status_code == 404


def test_the_boxes_begin_as_the_figures_of_the_case_ask_for(signed_in: SignedIn, app: Flask) -> None:
    value_the_canteen(app, CERTAIN_ENOUGH)
    page = signed_in(Role.FINANCE).get(PAGE)
    assert ticked(page) == {"mandate", "transfer", "ceiling", "follow_up"}
    assert "Ingen har valgt endnu." in visible_text(page)
    assert "Loftet er nu" in visible_text(page)


def test_without_an_estimate_nothing_is_ticked_and_the_page_says_what_lacks(signed_in: SignedIn) -> None:
    page = signed_in(Role.FINANCE).get("/indkoeb/demo-12/indstilling")
    assert ticked(page) == set()
    assert "Der er ikke regnet på værdien af købet" in visible_text(page)


def test_choices_are_saved_shown_again_and_stand_in_the_log(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.FINANCE)
    saved = send(client, committee="Byrådet", pool="y", ceiling="y")
    assert saved.location == PAGE
    page = client.get(PAGE)
    assert ticked(page) == {"pool", "ceiling"}
    assert f"\n{HEARING}</textarea>" in page.text
    assert 'value="Byrådet"' in page.text
    assert "Indstillingen er ændret: til Byrådet, 2 forslag" in visible_text(client.get("/indkoeb/demo-01"))
    kept = memo.find_memo(db, "demo-01")
    assert kept is not None
    assert kept.choices.remedies == {Remedy.POOL, Remedy.CEILING}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"hearing": "Hørt: 010190-1234"}, "CPR-nummer"),
        ({"committee": "Udvalget 010190-1234"}, "CPR-nummer"),
        ({"hearing": "a" * 4_001}, "Kort den ned."),
        ({"committee": "a" * 101}, "Kort den ned."),
        ({"committee": " "}, "Skriv, hvilket udvalg sagen går til."),
    ],
)
def test_what_will_not_do_is_refused_beside_its_field_and_kept(
    signed_in: SignedIn, db: Database, typed: dict[str, str], why: str
) -> None:
    page = send(signed_in(Role.PURCHASER), investor="y", **typed)
    assert page.status_code == 422
    assert why in visible_text(page)
    assert ticked(page) == {"investor"}
    if "hearing" in typed:
        assert f"\n{typed['hearing']}</textarea>" in page.text
    assert memo.find_memo(db, "demo-01") is None


def test_of_two_people_the_second_sees_both_and_loses_nothing(signed_in: SignedIn, db: Database) -> None:
    first, second = signed_in(Role.FINANCE), signed_in(Role.LEGAL)
    begun = second.get(PAGE)
    send(first, committee="Byrådet", hearing="Ingen er hørt.", pool="y")
    page = send(second, begun, mandate="y")
    assert page.status_code == 409
    text = visible_text(page)
    assert "Indstillingen er ændret, mens du skrev" in text
    assert "Ingen er hørt." in text
    assert "InvesteringspuljeJaNej" in text.replace(" ", "")
    assert ticked(page) == {"mandate"}
    assert f"\n{HEARING}</textarea>" in page.text
    kept = memo.find_memo(db, "demo-01")
    assert kept is not None
    assert kept.choices.committee == "Byrådet"
    assert send(second, page, mandate="y").status_code == 302
    again = memo.find_memo(db, "demo-01")
    assert again is not None
    assert (again.choices.remedies, again.choices.hearing) == ({Remedy.MANDATE}, HEARING)


def test_without_a_token_nothing_is_saved_and_the_hearing_comes_back(signed_in: SignedIn, app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client = signed_in(Role.FINANCE)
    page = client.post(PAGE, data={"committee": "Økonomiudvalget", "hearing": HEARING, "mandate": "y", "lock": "0"})
    assert page.status_code == 400
    assert f"\n{HEARING}</textarea>" in page.text
    assert 'name="mandate" value="y"' in page.text


def test_an_expired_session_keeps_the_hearing(signed_in: SignedIn, db: Database) -> None:
    client = signed_in(Role.FINANCE)
    fields = hidden_fields(client.get(PAGE))
    client.post("/log-ud", data={"csrf_token": csrf_token(client.get(PAGE))})
    page = client.post(PAGE, data=fields | {"committee": "Byrådet", "hearing": HEARING})
    assert page.status_code in (400, 401)
    assert f"\n{HEARING}</textarea>" in page.text
    assert memo.find_memo(db, "demo-01") is None


def test_the_language_button_keeps_what_was_ticked_and_typed(signed_in: SignedIn, db: Database) -> None:
    page = send(signed_in(Role.FINANCE), switch_language="en", pool="y")
    assert "Investment pool" in visible_text(page)
    assert ticked(page) == {"pool"}
    assert f"\n{HEARING}</textarea>" in page.text
    assert memo.find_memo(db, "demo-01") is None


def test_markup_in_the_hearing_stays_text(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    send(client, hearing="<script>alert(1)</script> & {{ 7 }}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 }}" in client.get(PAGE).text


def test_the_page_leads_to_the_paper_which_follows_what_was_saved(signed_in: SignedIn, app: Flask) -> None:
    value_the_canteen(app, CERTAIN_ENOUGH)
    client = signed_in(Role.FINANCE)
    send(client, committee="Byrådet", hearing=HEARING, ceiling="y")
    address = "/indkoeb/demo-01/dokumenter/indstilling/intern"
    assert f'href="{address}"' in client.get(PAGE).text
    paper = visible_text(client.get(address))
    assert "at Byrådet beslutter," in paper
    assert HEARING in paper
    assert "at kommunen højst betaler en merpris" in paper
    assert "får mandat" not in paper


def test_pool_and_investor_together_are_refused_beside_the_box_and_both_stay_ticked(signed_in: SignedIn) -> None:
    answer = send(signed_in(Role.FINANCE), pool="y", investor="y")
    assert answer.status_code == 422
    assert ticked(answer) == {"pool", "investor"}
    assert "Vælg enten en investeringspulje eller en investor" in visible_text(answer)
    assert 'id="investor-error"' in answer.text
    assert 'aria-describedby="investor-hint investor-error"' in answer.text


def test_the_page_leads_to_the_scenario_and_says_what_is_shown_until_a_person_has_saved(
    signed_in: SignedIn, app: Flask
) -> None:
    client = signed_in(Role.FINANCE)
    assert "Ret scenariet" not in visible_text(client.get("/indkoeb/demo-12/indstilling"))
    value_the_canteen(app, CERTAIN_ENOUGH)
    before = visible_text(client.get(PAGE))
    assert "Ret scenariet, udvalgenes navne, puljen eller investoren" in before
    assert "Se indstillingen med værktøjets forslag" in before
    send(client)
    assert "Se indstillingen, som den er gemt nu" in visible_text(client.get(PAGE))

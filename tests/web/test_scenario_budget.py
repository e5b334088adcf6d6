"""The budget lines of the value page: their exact words, who pays first, and what is refused."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from app.cases import scenarios
from app.model.user import Role
from app.web.purchases.budget_form import BudgetForm
from app.web.purchases.scenario_address import Addresses, packed
from app.web.purchases.scenario_views import _result
from tests.web.checking_client import CheckingClient, visible_text
from tests.web.conftest import SignedIn
from tests.web.test_scenarios import PAGE, typed
from tests.web.valued_case import SCENARIO

INVESTOR = {"budget-investor": "Den Sociale Fond", "budget-advance_kr": "200.000", "budget-share_of_gain": "20"}


def budget_text(client: CheckingClient, also: dict[str, str] | None = None) -> str:
    """What the page says of the budget; nothing between the words of a tag and the next."""
    page = client.post(PAGE, data=typed(client) | (also or {}))
    assert page.status_code == 200, visible_text(page)
    return visible_text(page).split("Hvilke budgetter skal flyttes?")[1].split("Hvad bygger tallene på?")[0]


def test_the_lines_are_named_as_the_council_grants_them(signed_in: SignedIn) -> None:
    text = budget_text(signed_in(Role.FINANCE))
    for words in ("tillægsbevilling", "budgetoverslagsår", "Finansieres af", "Positive i alt", "Netto"):
        assert words in text, words
    assert "som mindreudgift" not in text


def test_an_investor_pays_first_on_the_page_in_the_file_and_after_saving(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    assert "Den Sociale Fond" not in budget_text(client)
    assert "Tilskud fra Den Sociale Fond til indsatsen" in budget_text(client, INVESTOR)
    saved = client.post(PAGE, data=typed(client, save="1") | INVESTOR).location
    assert "?" not in saved, "the plan is kept with the scenario, not in the address"
    page = client.get(saved)
    assert "Tilbagebetaling til Den Sociale Fond" in visible_text(page)
    (link,) = set(re.findall(r'href="([^"]*/vaerdi\.csv[^"]*)"', page.text))
    rows = csv.reader(StringIO(client.get(link.replace("&amp;", "&")).data.decode("utf-8-sig")), delimiter=";")
    assert any("Tilskud fra Den Sociale Fond til indsatsen" in row for row in rows)


def test_a_pool_and_the_names_of_committees_stand_in_the_lines(signed_in: SignedIn) -> None:
    names = {"budget-pool": "Puljen", "budget-employment": "Jobudvalget", "budget-pool_committee": "Magistraten"}
    text = budget_text(signed_in(Role.FINANCE), names)
    assert all(words in text for words in ("Udlæg fra Puljen", "Jobudvalget", "Magistraten"))
    assert "Beskæftigelsesudvalget" not in text


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"budget-share_of_gain": "120"}, "share_of_gain", "højst 100 %"),
        ({"budget-advance_kr": "-1"}, "advance_kr", "mindst 0"),
        ({"budget-advance_kr": ""}, "advance_kr", "Skriv, hvor meget investoren betaler ind."),
        ({"budget-investor": ""}, "investor", "Skriv, hvem investoren er."),
        ({"budget-pool": "Puljen"}, "pool", "ikke begge"),
        ({"budget-investor": "Fond 010190-1234"}, "investor", "CPR-nummer"),
        ({"budget-tax": "U" * 81}, "tax", "højst 80 tegn"),
        ({"budget-budget_year": "26"}, "budget_year", "fire cifre"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_saved(
    signed_in: SignedIn, changes: dict[str, str], field: str, rule: str
) -> None:
    client = signed_in(Role.FINANCE)
    page = client.post(PAGE, data=typed(client, save="1") | INVESTOR | changes)
    assert page.status_code == 422
    beside = re.search(rf'id="budget-{field}-error".*?<input', page.text, re.DOTALL)
    assert beside is not None
    assert rule in beside.group()
    assert "Intet er regnet ud endnu" in page.text
    query = {"scenarie": packed(SCENARIO)} | INVESTOR | changes
    assert client.get(f"{PAGE}/vaerdi.csv", query_string=query).status_code == 404


def test_an_estimate_without_calendar_years_says_why_it_has_no_budget(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    with client.application.test_request_context():
        from app.web.current import knowledge, today

        made = scenarios.estimate_of(knowledge().parameters, SCENARIO, today())
        old = replace(made, lines=tuple(replace(line, calendar_years=()) for line in made.lines))
        result = _result(old, BudgetForm(), Addresses("demo-01", SCENARIO, None, {}))
    assert (result.budget, result.csv, result.xlsx) == ((), "", "")
    assert "Gem indkøbet igen" in " ".join(result.no_budget)


@pytest.mark.parametrize(("premium", "words"), [("0", "uden merpris"), ("50.000", "")])
def test_the_verdict_speaks_of_a_gain_where_there_is_no_premium(signed_in: SignedIn, premium: str, words: str) -> None:
    client = signed_in(Role.FINANCE)
    text = visible_text(client.post(PAGE, data=typed(client, premium_per_year=premium, groups__0__deadweight="30")))
    assert ("uden merpris giver" in text) is bool(words)


def test_what_the_address_says_goes_before_what_is_saved(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1") | INVESTOR).location
    other = visible_text(client.get(f"{saved}?budget-pool=Puljen"))
    assert "Udlæg fra Puljen" in other
    assert "Den Sociale Fond" not in other


def test_a_budget_year_moves_the_tillaegsbevilling(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    text = budget_text(client, {"budget-budget_year": "2027"})
    assert "Ret budgetåret" not in text
    assert "tillægsbevilling" in text.split("2027 nettoudgift")[1].split("2028 nettoudgift")[0]
    assert "tillægsbevilling" not in text.split("2028 nettoudgift")[1].lower().split("plus er flere")[0]


def test_two_people_who_give_one_scenario_an_investor_and_a_pool_see_both(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    mine = typed(client, save="1", lock="1")
    assert client.post(saved, data=mine | {"budget-pool": "Puljen"}).status_code == 302
    page = client.post(saved, data=mine | INVESTOR)
    assert page.status_code == 409
    text = visible_text(page).split("Det er forskelligt")[1].split("Kort om resultatet")[0]
    assert "Puljen" in text
    assert "Den Sociale Fond" in text
    assert 'value="Den Sociale Fond"' in page.text


def test_plans_that_differ_stand_in_the_comparison(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    client.post(PAGE, data=typed(client, save="1"))
    client.post(PAGE, data=typed(client, save="1", name="Med fond") | INVESTOR)
    text = visible_text(client.get(f"{PAGE}/sammenlign"))
    assert "Investorens udlæg" in text
    assert "20 %" in text
    assert "Udvalg for skat" not in text, "what is the same is left out"

"""The files of a scenario, saved or not: what they are called, that they open, and that they say what the page says."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from app.cases import scenarios
from app.model.user import Role
from app.web.purchases.scenario_address import packed
from tests.documents.workbook_reckoning import Reckoned
from tests.web.checking_client import CheckingClient
from tests.web.conftest import SignedIn
from tests.web.test_scenarios import PAGE, typed
from tests.web.valued_case import SCENARIO

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def address(client: CheckingClient, saved: bool) -> str:
    """What names the scenario of the tests in an address."""
    if not saved:
        return f"scenarie={packed(SCENARIO)}"
    return "nr=" + client.post(PAGE, data=typed(client, save="1")).location.rsplit("/", 1)[1]


def municipal(client: CheckingClient) -> tuple[float, float]:
    """The municipality's sum and present value."""
    with client.application.app_context():
        from app.web.current import knowledge, today

        found = scenarios.estimate_of(knowledge().parameters, SCENARIO, today()).municipality
    return found.sum, found.npv


@pytest.mark.parametrize("saved", [True, False])
def test_the_workbook_opens_and_reckons_what_the_estimate_says(signed_in: SignedIn, saved: bool) -> None:
    client = signed_in(Role.FINANCE)
    answer = client.get(f"{PAGE}/vaerdi.xlsx?{address(client, saved)}")
    assert (answer.status_code, answer.mimetype) == (200, XLSX)
    assert (
        answer.headers["Content-Disposition"]
        == "attachment; filename=vaerdi-demo-01-to-fuldtidsjob-i-kantinen.xlsx; filename*="
        "UTF-8''vaerdi-demo-01-to-fuldtidsjob-i-kantinen.xlsx"
    )
    sheet = Reckoned(answer.data)
    assert sheet.book.sheetnames == ["Scenarie", "År", "Budget", "Antagelser"]
    row = sheet.row("År", "Kommunen i alt")
    reckoned = sheet.value("År", f"I{row}"), sheet.value("År", f"J{row}")
    assert reckoned == pytest.approx(municipal(client), abs=0.01)


@pytest.mark.parametrize("saved", [True, False])
def test_the_csv_file_has_the_figures_of_the_estimate(signed_in: SignedIn, saved: bool) -> None:
    client = signed_in(Role.FINANCE)
    answer = client.get(f"{PAGE}/vaerdi.csv?{address(client, saved)}")
    assert (answer.status_code, answer.content_type) == (200, "text/csv; charset=utf-8")
    assert (
        answer.headers["Content-Disposition"]
        == "attachment; filename=vaerdi-demo-01-to-fuldtidsjob-i-kantinen.csv; filename*="
        "UTF-8''vaerdi-demo-01-to-fuldtidsjob-i-kantinen.csv"
    )
    rows = {row[0]: row for row in csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";") if row}
    assert rows["Navn"][1] == SCENARIO.name
    figures = [float(cell.replace(",", ".")) for cell in rows["Kommunen i alt"][-2:]]
    assert figures == pytest.approx(municipal(client), abs=0.01)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_page_links_to_files_that_answer(signed_in: SignedIn, kind: str) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.post(PAGE, data=typed(client))
    (link,) = {part.split('"')[0] for part in page.text.split('href="') if f"/vaerdi.{kind}?" in part.split('"')[0]}
    assert client.get(link.replace("&amp;", "&")).status_code == 200
    assert client.get(f"{PAGE}/vaerdi.{kind}?scenarie=vrøvl").status_code == 404
    assert client.get(f"{PAGE}/vaerdi.{kind}?nr=999").status_code == 404


@pytest.mark.parametrize(
    ("name", "plain", "whole"),
    [
        ("Rengøring på Ærø", "-rengoering-paa-aeroe", "-reng%C3%B8ring-p%C3%A5-%C3%A6r%C3%B8"),
        ('../..\\"; X: y', "-x-y", "-x-y"),
        ("漢字", "", "-%E6%BC%A2%E5%AD%97"),
        ("Å" * 200, "-" + "aa" * 60, "-" + "%C3%A5" * 60),
    ],
)
def test_the_file_is_called_as_the_scenario_in_letters_that_every_program_knows(
    signed_in: SignedIn, name: str, plain: str, whole: str
) -> None:
    named = packed(replace(SCENARIO, name=name))
    header = signed_in(Role.FINANCE).get(f"{PAGE}/vaerdi.csv?scenarie={named}").headers["Content-Disposition"]
    ascii_name, utf8_name = re.fullmatch(r"attachment; filename=([^;]*); filename\*=UTF-8''(.*)", header).groups()
    assert ascii_name == f"vaerdi-demo-01{plain}.csv"
    assert utf8_name == f"vaerdi-demo-01{whole}.csv"

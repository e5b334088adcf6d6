"""`flask match`"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.store import purchases
from app.store.database import write

from .conftest import PURCHASE

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)


def test_a_saved_purchase_and_the_same_in_a_file_have_the_same_matches(runner, saved, db):
    demo = purchases.find_purchase(db, "demo-01")
    typed = f"""\
id: demo-01
title: {demo.title}
description: {json.dumps(demo.description, ensure_ascii=False)}
cpv_codes: [{", ".join(f'"{code}"' for code in demo.cpv_codes)}]
contract_type: services
value_kr: {demo.value_kr}
duration_months: {demo.duration_months}
municipality_code: "{demo.municipality_code}"
notice_date: {demo.notice_date}
"""
    from_file = runner.invoke(args=["match", "--file", saved(typed), "--json"])
    from_database = runner.invoke(args=["match", "demo-01", "--json"])
    assert from_file.stdout == from_database.stdout != ""


def test_all_gives_one_line_for_every_purchase_whatever_its_date(runner, db):
    past = replace(purchases.find_purchase(db, "demo-01"), id="gammel", notice_date=date(1980, 1, 1), start_date=None)
    with write(db):
        purchases.save_purchase(db, past, listed=False, demo=False, saved_by="", saved_at=NOW)
    result = runner.invoke(args=["match", "--all", "--json"])
    assert (result.exit_code, result.stderr) == (0, "")
    ids = [json.loads(line)["purchase_id"] for line in result.stdout.splitlines()]
    assert ids == [one.id for one in purchases.all_purchases(db)]
    assert "gammel" in ids


def test_the_limit_bounds_the_matches_and_not_the_market(runner):
    few, many = (
        json.loads(runner.invoke(args=["match", "demo-01", "--limit", limit, "--json"]).stdout) for limit in ("2", "50")
    )
    assert few["matches"] == many["matches"][:2]
    assert few["market"] == many["market"]


def test_without_json_the_names_are_printed(runner):
    result = runner.invoke(args=["match", "demo-01"])
    assert result.exit_code == 0
    assert "Kantinen Tre Gryder" in result.stdout


def test_a_purchase_that_nobody_can_deliver_has_an_honest_empty_answer(runner, saved):
    bridge = PURCHASE.replace("Drift af kantinen på Sølund", "Statisk beregning af motorvejsbro")
    bridge = bridge.replace("Frokost til 80 medarbejdere.", "Bæreevne og udmattelse.").replace("55512000", "71312000")
    result = json.loads(runner.invoke(args=["match", "--file", saved(bridge), "--json"]).stdout)
    assert result["matches"] == []
    assert result["market"]["candidates_within_km"]["all"] == 0


def test_an_unknown_id_is_refused(runner):
    result = runner.invoke(args=["match", "findes-ikke", "--json"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "findes-ikke" in result.stderr


def test_a_bad_file_is_refused_with_its_line(runner, saved):
    result = runner.invoke(args=["match", "--file", saved(PURCHASE + "vaerdi: 4\n", "koeb.yaml"), "--json"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "koeb.yaml, linje 11, felt vaerdi" in result.stderr


@pytest.mark.parametrize(
    "args", [[], ["demo-01", "--all"], ["demo-01", "--limit", "0"], ["--file", "findes-ikke.yaml"]]
)
def test_wrong_usage_ends_with_two(runner, args):
    assert runner.invoke(args=["match", *args]).exit_code == 2


def test_a_limit_that_hides_some_says_how_many_there_are(runner):
    first = runner.invoke(args=["match", "demo-01", "--limit", "1"]).stdout.splitlines()[0]
    every = runner.invoke(args=["match", "demo-01", "--limit", "1000"]).stdout.splitlines()
    assert len(every) > 2
    assert first == f"demo-01: 1 af {len(every) - 1} virksomheder"
    assert every[0] == f"demo-01: {len(every) - 1} virksomheder"

"""`flask import`"""

import csv
import io
import json

import pytest

from app.store.database import connect
from tests.intake.conftest import ENTERPRISE
from tests.intake.conftest import PURCHASE as ROW


def table(*rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def dump(database):
    db = connect(database)
    lines = list(db.conn.iterdump())
    db.close()
    return lines


def without(row, *columns):
    return {key: value for key, value in row.items() if key not in columns}


def test_rows_read_added_changed_and_refused_are_reported_with_line_and_reason(runner, saved):
    rows = [ENTERPRISE, ENTERPRISE | {"cvr": "123"}, ENTERPRISE | {"name": "Nyt navn"}]
    result = runner.invoke(args=["import", "enterprises", saved(table(*rows), "register.csv")])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 rækker læst, 1 tilføjet, 1 ændret, 0 uændret, 1 afvist" in result.stderr
    assert "register.csv, linje 3, felt cvr: " in result.stderr
    assert "99000007 står flere gange" in result.stderr


def test_an_imported_enterprise_is_matched_at_once(runner, saved):
    row = ENTERPRISE | {"name": "Citermageren", "capabilities": "kantinedrift", "description": "Vi driver kantiner."}
    runner.invoke(args=["import", "enterprises", saved(table(row))])
    result = runner.invoke(args=["match", "demo-01", "--limit", "100", "--json"])
    assert "Citermageren" in {match["name"] for match in json.loads(result.stdout)["matches"]}


def test_purchases_are_read_with_advice(runner, saved):
    result = runner.invoke(args=["import", "purchases", saved(table(ROW))])
    assert result.exit_code == 0
    assert "1 række læst, 1 tilføjet" in result.stderr
    assert json.loads(runner.invoke(args=["match", "proeve-1", "--json"]).stdout)["purchase_id"] == "proeve-1"


BAD_FILES = {
    "wrong encoding": ("enterprises", "register.csv", table(ENTERPRISE).encode("latin-1"), ("linje 2", "UTF-8")),
    "missing columns": ("enterprises", "register.csv", table(without(ENTERPRISE, "cvr", "name")), ("cvr, name",)),
    "unknown column": ("enterprises", "register.csv", table(ENTERPRISE | {"pris": "1"}), ("linje 1", "pris")),
    "empty": ("enterprises", "register.csv", "", ("linje 1", "tom")),
    "purchases without value": ("purchases", "plan.csv", table(without(ROW, "value_kr")), ("linje 1", "value_kr")),
    "enterprises as purchases": ("purchases", "plan.csv", table(ENTERPRISE), ("linje 1",)),
    "no XML": ("purchases", "notice.xml", "<TED_EXPORT><FORM", ("linje 1", "XML")),
    "XML of another kind": ("purchases", "notice.xml", "<html><p>Hej</p></html>", ("linje 1", "TED")),
    "XML with an entity": (
        "purchases",
        "notice.xml",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><TED_EXPORT>&a;</TED_EXPORT>',
        ("notice.xml",),
    ),
    "a CPV list that is none": ("cpv", "cpv.json", "[]", ("9454",)),
    "a CPV list in CSV": ("cpv", "cpv.json", "code;label\n", ("JSON",)),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(runner, saved, database, name):
    kind, file, content, words = BAD_FILES[name]
    before = dump(database)
    result = runner.invoke(args=["import", kind, saved(content, file)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert all(word in result.stderr for word in (file, *words))
    assert "Traceback" not in result.stderr
    assert "root:" not in result.stderr
    assert dump(database) == before


def test_one_refused_file_does_not_stop_the_next_and_the_exit_code_tells(runner, saved):
    result = runner.invoke(
        args=["import", "enterprises", saved("x\n", "forkert.csv"), saved(table(ENTERPRISE), "rigtig.csv")]
    )
    assert result.exit_code == 1
    assert "forkert.csv" in result.stderr
    assert "rigtig.csv: 1 række læst, 1 tilføjet" in result.stderr


@pytest.mark.parametrize("args", [[], ["enterprises"], ["enterprises", "findes-ikke.csv"], ["biler", __file__]])
def test_wrong_usage_ends_with_two(runner, args):
    assert runner.invoke(args=["import", *args]).exit_code == 2


def test_without_a_database_the_command_says_what_to_run_and_makes_none(bare_runner, saved, no_database):
    result = bare_runner.invoke(args=["import", "enterprises", saved(table(ENTERPRISE))])
    assert result.exit_code == 1
    assert "setup" in result.stderr
    assert not no_database.parent.exists()

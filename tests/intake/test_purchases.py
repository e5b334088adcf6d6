"""Rows of purchases.csv, and the rules that every purchase meets."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.purchases import COLUMNS, read_purchases
from app.model.purchase import ContractType, Purchase

MATCHING_DEV = Path(__file__).parents[3] / "shared" / "data" / "matching_dev" / "purchases.csv"


def test_a_full_row_becomes_a_purchase(saved, purchase):
    assert read_purchases(saved([purchase])).rows == (
        Purchase(
            id="proeve-1",
            title="Rengøring af rådhuset",
            description="Daglig rengøring.",
            cpv_codes=("90910000",),
            contract_type=ContractType.SERVICES,
            value_kr=4_200_000,
            duration_months=48,
            municipality_code="740",
            department="Ejendomme",
            notice_date=date(2026, 5, 1),
            start_date=date(2026, 9, 1),
        ),
    )


@pytest.mark.parametrize("field", ["description", "cpv_codes", "department", "start_date"])
def test_what_is_not_required_may_be_empty(saved, purchase, field):
    assert read_purchases(saved([purchase | {field: ""}])).refused == ()


@pytest.mark.parametrize(
    "field", ["id", "title", "contract_type", "value_kr", "duration_months", "municipality_code", "notice_date"]
)
def test_what_is_required_may_not_be_empty(saved, purchase, field):
    (problem,) = read_purchases(saved([purchase | {field: ""}], "plan.csv")).refused
    assert (problem.file, problem.line, problem.field) == ("plan.csv", 2, field)


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("id", "2026/14"),
        ("id", "x" * 101),
        ("title", "x" * 501),
        ("title", "To\nlinjer"),
        ("description", "x" * 20_001),
        ("cpv_codes", "3000000"),
        ("contract_type", "tjenesteydelser"),
        ("value_kr", "0"),
        ("value_kr", "-1"),
        ("value_kr", "4.200.000"),
        ("value_kr", "4200000,00"),
        ("value_kr", "100000000001"),
        ("duration_months", "0"),
        ("duration_months", "1201"),
        ("duration_months", "4 år"),
        ("municipality_code", "Silkeborg"),
        ("notice_date", "1/5-2026"),
        ("notice_date", "2026-13-01"),
        ("start_date", "2026-04-30"),
        ("id", "nyt"),
        ("id", ".."),
        ("id", "a/b"),
        ("title", "Tilbud til 010190-1234"),
        ("department", "Ring 0101901234"),
    ],
)
def test_a_bad_cell_refuses_the_row_and_names_it(saved, purchase, field, cell):
    rows = read_purchases(saved([purchase, purchase | {field: cell}, purchase], "plan.csv"))
    assert len(rows.rows) == 2
    assert [(p.file, p.line, p.field) for p in rows.refused] == [("plan.csv", 3, field)]


@pytest.mark.parametrize("value", ["1", "100000000000"])
def test_the_bounds_of_plausibility_are_still_plausible(saved, purchase, value):
    assert read_purchases(saved([purchase | {"value_kr": value}])).refused == ()


def test_a_contract_may_begin_on_the_day_of_the_notice(saved, purchase):
    assert read_purchases(saved([purchase | {"start_date": purchase["notice_date"]}])).refused == ()


def test_check_digits_and_repetitions_of_cpv_codes_are_dropped(saved, purchase):
    (row,) = read_purchases(saved([purchase | {"cpv_codes": "55512000-2; 03000000-1;55512000"}])).rows
    assert row.cpv_codes == ("55512000", "03000000")


def test_codes_that_do_not_exist_are_refused_where_the_caller_knows_them(saved, purchase):
    path = saved([purchase])
    (problem,) = read_purchases(path, known_codes={"55512000"}).refused
    assert problem.field == "cpv_codes"
    assert "90910000" in problem.message
    assert [p.field for p in read_purchases(path, municipalities={}).refused] == ["municipality_code"]


WORD = st.text(st.characters(categories=("L",), max_codepoint=0x17F), min_size=1, max_size=12)
PURCHASES = st.builds(
    Purchase,
    id=WORD,
    title=WORD,
    description=st.lists(WORD, max_size=5).map("\n".join),
    cpv_codes=st.lists(st.integers(0, 99_999_999).map("{:08d}".format), max_size=3, unique=True).map(tuple),
    contract_type=st.sampled_from(ContractType),
    value_kr=st.integers(1, 10**11),
    duration_months=st.integers(1, 1200),
    municipality_code=st.integers(101, 999).map(str),
    department=st.just("") | WORD,
    notice_date=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    start_date=st.none() | st.dates(date(2030, 1, 1), date(2040, 1, 1)),
)


@given(st.lists(PURCHASES, min_size=1, max_size=4), st.sampled_from([",", ";"]))
def test_rows_that_were_written_are_read_as_the_same_purchases(tmp_path_factory, purchases, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(COLUMNS)
    for purchase in purchases:
        cells = [getattr(purchase, name) for name in COLUMNS]
        writer.writerow(["" if c is None else ";".join(c) if isinstance(c, tuple) else str(c) for c in cells])
    path = tmp_path_factory.mktemp("csv") / "plan.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    assert read_purchases(path).rows == tuple(purchases)


@pytest.mark.skipif(not MATCHING_DEV.exists(), reason="the labelled matching set is not beside the project")
def test_every_purchase_of_the_labelled_set_is_read():
    rows = read_purchases(MATCHING_DEV)
    assert rows.refused == ()
    assert len(rows.rows) == rows.read == 45

"""Rows of enterprises.csv: what is read, what is refused, and that empty means not known."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.dk import cvr

from app.intake.enterprises import COLUMNS, enterprise_of, read_enterprises
from app.intake.table import Row
from app.model.enterprise import Enterprise, Evidence, RsvStatus

MATCHING_DEV = Path(__file__).parents[3] / "shared" / "data" / "matching_dev" / "enterprises.csv"


def test_a_full_row_becomes_an_enterprise(saved, enterprise):
    rows = read_enterprises(saved([enterprise]))
    assert rows.refused == ()
    assert rows.rows == (
        Enterprise(
            cvr="99000007",
            name="Prøvevirksomheden",
            legal_form="Anpartsselskab",
            municipality_code="740",
            postal_code="8600",
            industry_code="812100",
            rsv_status=RsvStatus.REGISTERED,
            rsv_since=date(2019, 2, 1),
            rsv_as_of=date(2026, 3, 1),
            employees=12,
            disadvantaged_pct=55.0,
            disadvantaged_evidence=Evidence.DOCUMENTED,
            disadvantaged_as_of=date(2026, 1, 15),
            target_groups=("langtidsledige", "borgere i fleksjob"),
            description="Vi gør rent.",
            capabilities=("rengøring", "vinduer"),
            cpv_codes=("90910000", "90911300"),
            annual_capacity_kr=2_500_000,
            service_area=("740", "751"),
            email="post@proeve.example.dk",
            website="https://proeve.example.dk",
            source="fiktiv",
        ),
    )


def test_empty_cells_mean_not_known(saved, enterprise):
    bare = dict.fromkeys(enterprise, "") | {"cvr": "99000007", "name": "Prøve"}
    assert read_enterprises(saved([bare])).rows == (Enterprise(cvr="99000007", name="Prøve"),)


def test_zero_is_not_the_same_as_not_known(saved, enterprise):
    (row,) = read_enterprises(saved([enterprise | {"employees": "0"}])).rows
    assert row.employees == 0


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("cvr", "99000008"),
        ("cvr", "9900000"),
        ("cvr", ""),
        ("name", "  "),
        ("municipality_code", "74"),
        ("rsv_status", "registreret"),
        ("rsv_since", "01-02-2019"),
        ("rsv_since", "2019-02-30"),
        ("employees", "tolv"),
        ("employees", "-3"),
        ("disadvantaged_pct", "130"),
        ("disadvantaged_pct", "-1"),
        ("disadvantaged_pct", "nan"),
        ("disadvantaged_evidence", "måske"),
        ("cpv_codes", "9091000"),
        ("annual_capacity_kr", "2,5 mio."),
        ("annual_capacity_kr", "100000000001"),
        ("service_area", "Silkeborg"),
        ("email", "ring til os"),
        ("website", "javascript:alert(1)"),
        ("description", "Spørg efter Kim, 010190-1234."),
        ("capabilities", "rengøring;311299 1234"),
        ("name", "Prøve\x07"),
    ],
)
def test_a_bad_cell_refuses_the_row_and_names_it(saved, enterprise, field, cell):
    rows = read_enterprises(saved([enterprise | {field: cell}, enterprise], "register.csv"))
    assert len(rows.rows) == 1
    assert rows.read == 2
    assert [(p.file, p.line, p.field) for p in rows.refused] == [("register.csv", 2, field)]


def test_every_bad_cell_of_a_row_is_reported(saved, enterprise):
    rows = read_enterprises(saved([enterprise | {"employees": "x", "rsv_as_of": "y"}]))
    assert {problem.field for problem in rows.refused} == {"employees", "rsv_as_of"}


def test_a_refusal_never_repeats_a_cpr_number(saved, enterprise):
    rows = read_enterprises(saved([enterprise | {"employees": "010190-1234", "description": "010190-1234"}]))
    assert "010190" not in "".join(problem.message for problem in rows.refused)


def test_an_empty_description_is_no_reason_to_refuse(saved, enterprise):
    assert read_enterprises(saved([enterprise | {"description": ""}])).refused == ()


def test_a_repeated_cvr_number_keeps_both_rows_in_their_order(saved, enterprise):
    rows = read_enterprises(saved([enterprise, enterprise | {"name": "Nyt navn"}]))
    assert [row.name for row in rows.rows] == ["Prøvevirksomheden", "Nyt navn"]


def test_cvr_numbers_may_be_written_with_dk_and_blanks(saved, enterprise):
    (row,) = read_enterprises(saved([enterprise | {"cvr": "DK 99 00 00 07"}])).rows
    assert row.cvr == "99000007"


def test_decimal_comma_is_read(saved, enterprise):
    (row,) = read_enterprises(saved([enterprise | {"disadvantaged_pct": "62,5"}], delimiter=";")).rows
    assert row.disadvantaged_pct == 62.5


def test_the_whole_country_swallows_single_municipalities(saved, enterprise):
    (row,) = read_enterprises(saved([enterprise | {"service_area": "740;DK"}])).rows
    assert row.service_area == ("DK",)


def test_a_website_without_scheme_gets_one(saved, enterprise):
    (row,) = read_enterprises(saved([enterprise | {"website": "www.proeve.example.dk"}])).rows
    assert row.website == "https://www.proeve.example.dk"


def test_codes_that_do_not_exist_are_refused_where_the_caller_knows_them(saved, enterprise):
    path = saved([enterprise])
    assert [p.field for p in read_enterprises(path, known_codes={"90910000"}).refused] == ["cpv_codes"]
    assert [p.field for p in read_enterprises(path, municipalities={"740"}).refused] == ["service_area"]
    assert read_enterprises(path, {"90910000", "90911300"}, {"740", "751"}).refused == ()


WORD = st.text(st.characters(categories=("L",), max_codepoint=0x17F), min_size=1, max_size=12)
DAY = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
ENTERPRISES = st.builds(
    Enterprise,
    cvr=st.sampled_from([str(number) for number in range(99_000_000, 99_001_000) if cvr.is_valid(str(number))]),
    name=WORD,
    legal_form=WORD | st.just(""),
    municipality_code=st.integers(101, 999).map(str) | st.just(""),
    postal_code=st.integers(1000, 9999).map(str),
    industry_code=st.just("") | st.just("016200"),
    rsv_status=st.sampled_from(RsvStatus),
    rsv_since=DAY,
    rsv_as_of=DAY,
    employees=st.none() | st.integers(0, 5000),
    disadvantaged_pct=st.none() | st.floats(0, 100).map(lambda share: round(share, 2)),
    disadvantaged_evidence=st.sampled_from(Evidence),
    disadvantaged_as_of=DAY,
    target_groups=st.lists(WORD, max_size=3).map(tuple),
    description=st.lists(WORD, max_size=6).map(", ".join),
    capabilities=st.lists(WORD, max_size=4).map(tuple),
    cpv_codes=st.lists(st.integers(0, 99_999_999).map("{:08d}".format), max_size=3, unique=True).map(tuple),
    annual_capacity_kr=st.none() | st.integers(0, 10**9),
    service_area=st.just(("DK",)) | st.lists(st.integers(101, 999).map(str), max_size=4, unique=True).map(tuple),
    email=st.just("") | st.just("post@proeve.example.dk"),
    website=st.just("") | st.just("https://proeve.example.dk/om"),
    source=WORD,
)


def written(enterprise: Enterprise) -> dict[str, str]:
    """The enterprise as the cells of a row."""

    def cell(value: object) -> str:
        return "" if value is None else ";".join(value) if isinstance(value, tuple) else str(value)

    return {name: cell(getattr(enterprise, name)) for name in COLUMNS}


@given(ENTERPRISES)
def test_a_row_that_was_written_is_read_as_the_same_enterprise(enterprise):
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerow(written(enterprise))
    (cells,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert enterprise_of(Row(2, cells)) == enterprise


@pytest.mark.skipif(not MATCHING_DEV.exists(), reason="the labelled matching set is not beside the project")
def test_every_row_of_the_labelled_set_is_read():
    rows = read_enterprises(MATCHING_DEV)
    assert rows.refused == ()
    assert len(rows.rows) == rows.read == 90

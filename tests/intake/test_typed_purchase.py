"""A purchase typed in YAML."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.intake.typed_purchase import read_purchase_yaml
from app.model.errors import InputError
from app.model.purchase import ContractType, CrossBorderInterest, Lot, Purchase
from app.model.scenario import Job

MINIMAL = """\
id: proeve-1
title: Kantinedrift på rådhuset
contract_type: services
value_kr: 4200000
duration_months: 48
municipality_code: 740
notice_date: 2026-05-01
"""


def problems(text, **known):
    with pytest.raises(InputError) as caught:
        read_purchase_yaml(text, "koeb.yaml", **known)
    return [(problem.line, problem.field) for problem in caught.value.problems]


def test_the_required_keys_are_enough():
    assert read_purchase_yaml(MINIMAL, "koeb.yaml") == Purchase(
        id="proeve-1",
        title="Kantinedrift på rådhuset",
        contract_type=ContractType.SERVICES,
        value_kr=4_200_000,
        duration_months=48,
        municipality_code="740",
        notice_date=date(2026, 5, 1),
    )


def test_quoted_numbers_dates_and_codes_are_read_as_well():
    quoted = "\n".join(f'{key}: "{value}"' for key, value in yaml.safe_load(MINIMAL).items())
    assert read_purchase_yaml(quoted, "a") == read_purchase_yaml(MINIMAL, "b")


@pytest.mark.parametrize("key", [line.split(":")[0] for line in MINIMAL.splitlines()])
def test_a_required_key_that_is_absent_or_empty_is_named(key):
    without = "".join(line for line in MINIMAL.splitlines(True) if not line.startswith(f"{key}:"))
    assert [field for _, field in problems(without)] == [key]
    assert [field for _, field in problems(f"{without}{key}:\n")] == [key]


def test_an_empty_optional_key_counts_as_absent():
    text = MINIMAL + "description:\ncpv_codes: []\nstart_date:\nlots:\nvalue:\nconcession:\ncross_border_interest: ''\n"
    assert read_purchase_yaml(text, "a") == read_purchase_yaml(MINIMAL, "a")


@pytest.mark.parametrize("codes", ["[55512000, 03000000]", '"55512000-2;03000000"', "['55512000-2', '03000000-1']"])
def test_cpv_codes_are_a_list_or_a_text_with_semicolons(codes):
    assert read_purchase_yaml(f"{MINIMAL}cpv_codes: {codes}\n", "a").cpv_codes == ("55512000", "03000000")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", CrossBorderInterest.YES),
        ("no", CrossBorderInterest.NO),
        ("'yes'", CrossBorderInterest.YES),
        ("unknown", CrossBorderInterest.UNKNOWN),
    ],
)
def test_cross_border_interest_is_read_as_yaml_reads_it_or_quoted(written, meant):
    assert read_purchase_yaml(f"{MINIMAL}cross_border_interest: {written}\n", "a").cross_border_interest is meant


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("'no'", False), ("'yes'", True), ("false", False)])
def test_concession_is_read_as_yaml_reads_it_or_quoted(written, meant):
    assert read_purchase_yaml(f"{MINIMAL}concession: {written}\n", "a").concession is meant


def test_lots_and_dates_are_read():
    text = MINIMAL + (
        "signing_date: 2026-08-01\nstart_date: 2026-09-01\n"
        "lots:\n  - {title: Rådhus, value_kr: 3000000, cpv_codes: 55512000}\n  - {title: Skole, value_kr: 1200000}\n"
    )
    purchase = read_purchase_yaml(text, "a")
    assert purchase.lots == (Lot("Rådhus", 3_000_000, cpv_codes=("55512000",)), Lot("Skole", 1_200_000))
    assert (purchase.signing_date, purchase.start_date) == (date(2026, 8, 1), date(2026, 9, 1))


def test_an_unknown_key_is_refused_with_its_line():
    assert problems(MINIMAL + "pris: 5\n") == [(8, "pris")]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("start_date: 2026-04-30", "start_date"),
        ("signing_date: 2026-04-30", "signing_date"),
        ("cpv_codes: 5551200", "cpv_codes"),
        ("description: Ring til 010190-1234", "description"),
        ("department: [a, b]", "department"),
        ("concession: måske", "concession"),
        ("cross_border_interest: måske", "cross_border_interest"),
        ("lots: [{title: A, value_kr: 0}]", "lots.0.value_kr"),
        ("lots: [{title: A, value_kr: 5000000}]", "lots"),
        ("lots: [{title: Kim 010190-1234, value_kr: 5}]", "lots.0.title"),
        ("start_date: 2026-02-30", "start_date"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_line_and_key(line, field):
    assert problems(f"{MINIMAL}{line}\n") == [(8, field)]


def test_a_start_before_the_signing_is_refused():
    assert problems(f"{MINIMAL}signing_date: 2026-09-01\nstart_date: 2026-08-01\n") == [(9, "start_date")]


@pytest.mark.parametrize("value", ["-1", "0", "100000000001", "4.2", "true", "en million", ".inf"])
def test_an_implausible_value_is_refused_with_its_line(value):
    assert problems(MINIMAL.replace("4200000", value)) == [(4, "value_kr")]


def test_a_cpv_code_that_does_not_exist_is_refused_where_the_caller_knows_them():
    assert problems(f"{MINIMAL}cpv_codes: 55512001\n", known_codes={"55512000"}) == [(8, "cpv_codes")]


def test_a_municipality_that_does_not_exist_is_refused_where_the_caller_knows_them():
    assert problems(MINIMAL, municipalities={"101"}) == [(6, "municipality_code")]


def test_the_value_block_is_a_scenario():
    text = MINIMAL + (
        "value:\n  name: To fleksjob\n  start: 2026-09-01\n  years: 1\n  contract_value_per_year: 1050000\n"
        "  groups:\n    - {name: A, places: 2, benefit_before: ledighedsydelse_hoej, weeks_on_benefit: 80,\n"
        "       job: fleksjob, hours_per_week: 9.1, hourly_wage: 150, retention: [0.8]}\n"
    )
    scenario = read_purchase_yaml(text, "a").value
    assert scenario is not None
    assert scenario.groups[0].job is Job.FLEKSJOB


def test_a_fault_in_the_value_block_is_named_with_its_line():
    text = MINIMAL + "value:\n  name: X\n  start: 2026-09-01\n  years: 1\n  contract_value_per_year: 5\n  groups: []\n"
    assert problems(text) == [(13, "value.groups")]


@pytest.mark.parametrize("text", ["", "- en\n- liste\n", "title: [\n", "bare tekst"])
def test_text_that_is_no_purchase_is_refused(text):
    with pytest.raises(InputError) as caught:
        read_purchase_yaml(text, "koeb.yaml")
    assert caught.value.problems[0].file == "koeb.yaml"


@given(
    value=st.integers(1, 10**11),
    months=st.integers(1, 1200),
    sent=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    title=st.text(st.characters(categories=("L", "P", "Zs"), max_codepoint=0xFF), min_size=1).filter(str.strip),
)
def test_a_purchase_that_was_written_is_read_as_the_same(value, months, sent, title):
    keys = {
        "id": "a",
        "title": title,
        "contract_type": "supplies",
        "value_kr": value,
        "duration_months": months,
        "municipality_code": "740",
        "notice_date": sent,
    }
    read = read_purchase_yaml(yaml.safe_dump(keys, allow_unicode=True), "a")
    assert read == Purchase("a", title.strip(), ContractType.SUPPLIES, value, months, "740", sent)

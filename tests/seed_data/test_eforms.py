"""The shipped fields and codes of the EU notice are the official ones, with words of our own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.clause_library import load_clauses
from app.model.purchase import ContractType
from app.parameters import CodeSet, load_parameters
from app.parameters.notice_terms import load_notice_terms

ROOT = Path(__file__).parents[2]
TERMS = load_notice_terms(ROOT / "seed_data" / "eforms.yaml")
OFFICIAL = ROOT.parent / "shared" / "data" / "eforms_codelists.json"
SAMPLES = ROOT.parent / "shared" / "data" / "eforms_dev"
LISTS = {
    "reserved-procurement": "reserved-procurement",
    "social-objective": "social-objective",
    "reserved-execution": "applicability_reserved-execution",
}
needs_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="the official code lists are not here")


def official(name: str) -> list[dict[str, str]]:
    return json.loads(OFFICIAL.read_text(encoding="utf-8"))[name]


@needs_official
@pytest.mark.parametrize("ours", LISTS)
def test_a_list_has_the_official_codes_and_no_other(ours: str) -> None:
    assert set(TERMS.codes[ours]) == {one["code"] for one in official(LISTS[ours])}


@needs_official
@pytest.mark.parametrize("ours", LISTS)
def test_labels_are_not_copied(ours: str) -> None:
    for one in official(LISTS[ours]):
        label = TERMS.codes[ours][one["code"]]
        assert label.label_da.rstrip(".") != one["da"].rstrip(".")
        assert label.label_en.rstrip(".") != one["en"].rstrip(".")


@needs_official
def test_the_codes_of_section_190_are_those_that_eforms_checks_by() -> None:
    law = load_parameters(ROOT / "seed_data" / "parameters").record("cpv_reserved_190")
    listed = law.values[-1].value
    assert isinstance(listed, CodeSet)
    assert [one["code"] for one in official("cpv_social-service-cpv") if one["code"] not in listed] == []


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample notices are not here")
def test_the_codes_of_header_and_nature_stand_in_the_sample_notices() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.xml")))
    for code in (*TERMS.codes["legal-basis"], *TERMS.codes["notice-type"]):
        assert re.search(rf">{code}<", text)


def test_every_kind_of_contract_has_its_code() -> None:
    assert set(TERMS.codes["contract-nature"]) == {kind.value for kind in ContractType}


def test_objectives_name_clauses_that_exist() -> None:
    known = {clause.id for clause in load_clauses(ROOT / "clauses")}
    assert {one for aim in TERMS.objectives for one in aim.clauses} <= known

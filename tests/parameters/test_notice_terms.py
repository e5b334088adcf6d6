"""The list of fields and codes of the EU notice is refused when anything in it is odd."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.errors import InputError
from app.model.law import RouteCode
from app.parameters.notice_terms import load_notice_terms

GOOD = """\
source: "Forordning (EU) 2019/1780"
valid_from: 2024-01-01
last_verified: 2026-03-31
fields:
  BT-71-Lot: {label_da: "Forbeholdt deltagelse", label_en: "Reserved participation"}
codes:
  social-objective:
    opp: {label_da: "Job", label_en: "Jobs"}
objectives:
  opp: {routes: [employment_clause], clauses: [en-klausul]}
"""


def load(folder: Path, text: str):
    path = folder / "eforms.yaml"
    path.write_text(text, encoding="utf-8")
    return load_notice_terms(path)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    terms = load(tmp_path, GOOD)
    assert terms.fields["BT-71-Lot"].label_da == "Forbeholdt deltagelse"
    assert terms.codes["social-objective"]["opp"].label_en == "Jobs"
    (aim,) = terms.objectives
    assert (aim.code, aim.routes, aim.clauses) == ("opp", {RouteCode.EMPLOYMENT_CLAUSE}, {"en-klausul"})


@pytest.mark.parametrize(
    ("was", "becomes", "field"),
    [
        ("BT-71-Lot", "BT-71", "fields"),
        ('label_en: "Jobs"', 'label_en: ""', "codes"),
        ('label_en: "Jobs"', 'label_en: "Jobs", label_de: "Arbeit"', "codes"),
        ("employment_clause", "employment", "objectives"),
        ("  opp: {routes", "  other: {routes", ""),
        ("valid_from: 2024-01-01", "valid_from: i fjor", "valid_from"),
        ("last_verified: 2026-03-31\n", "", "last_verified"),
        ("source:", "kilde: x\nsource:", "kilde"),
    ],
)
def test_what_is_odd_is_refused_with_its_place(tmp_path: Path, was: str, becomes: str, field: str) -> None:
    assert was in GOOD
    with pytest.raises(InputError) as refused:
        load(tmp_path, GOOD.replace(was, becomes))
    assert all(problem.file == "eforms.yaml" for problem in refused.value.problems)
    assert any(problem.field.startswith(field) for problem in refused.value.problems)


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load(tmp_path, GOOD + "objectives: {}\n")


def test_a_file_in_another_character_set_is_refused(tmp_path: Path) -> None:
    (tmp_path / "eforms.yaml").write_bytes("source: Gennemførelse".encode("latin-1"))
    with pytest.raises(InputError):
        load_notice_terms(tmp_path / "eforms.yaml")

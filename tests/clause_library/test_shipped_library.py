"""The shipped clauses: in order, drafts, lawful in what they demand, and sound in every regime."""

from __future__ import annotations

import re

import pytest

from app.clause_library import check_clauses, fill, load_clauses
from app.clause_library.conditions import CONCESSION
from app.clause_library.defaults import RULE_NAMES
from app.clause_library.front_matter import AppliesEntry, BlankEntry, FrontMatter, LegalBasisEntry
from app.law.demands import find_demands
from app.model.clause import Clause, ClauseStatus
from app.model.law import Regime, RouteCode
from app.parameters import load_parameters
from tests.clause_library.examples import CLAUSES, PLACES, ROOT, SILKEBORG, purchase, view

LIBRARY = load_clauses(CLAUSES)
EVERYWHERE = ("employment_clause", "labour_clause", "social_award_criterion", "market_dialogue", "subcontracting")
ONLY_AFSNIT_II = re.compile(r"(?:§|§§) ?(?:39|46|49|16[0-5]|17[6-9]|18[0-4])\b")


def named(clauses: tuple[Clause, ...] = LIBRARY) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("clause", clauses, ids=lambda clause: clause.id)


def texts_of(clause: Clause) -> list[str]:
    return [
        clause.title,
        clause.purpose,
        clause.documentation,
        clause.control,
        clause.sanction,
        *clause.drafters_notes,
        *(paragraph.text for paragraph in clause.paragraphs),
        *(paragraph.note for paragraph in clause.paragraphs),
    ]


def test_the_library_is_in_order() -> None:
    assert check_clauses(CLAUSES) == ()
    assert len(LIBRARY) >= 20


def test_no_clause_claims_to_be_approved() -> None:
    assert {clause.status for clause in LIBRARY} == {ClauseStatus.DRAFT}
    assert not [clause.id for clause in LIBRARY if clause.reviewed_by]


@named()
def test_no_clause_makes_an_unlawful_demand(clause: Clause) -> None:
    found = [(demand.code, demand.text, text) for text in texts_of(clause) for demand in find_demands(text)]
    assert found == []


@named(tuple(clause for clause in LIBRARY if set(EVERYWHERE).intersection(clause.applies.routes)))
def test_a_clause_that_is_open_everywhere_has_a_basis_in_every_regime(clause: Clause) -> None:
    for regime in [*Regime, CONCESSION]:
        assert [basis for basis in clause.legal_basis if not basis.regimes or regime in basis.regimes], regime


@named(tuple(clause for clause in LIBRARY if clause.applies.routes != ("training_duty",)))
@pytest.mark.parametrize("regime", [regime for regime in Regime if regime is not Regime.AFSNIT_II])
def test_rules_of_afsnit_ii_are_not_cited_elsewhere(clause: Clause, regime: Regime) -> None:
    # The training duty is left out: it holds under tilbudsloven too, by a rule that names both acts.
    filled = fill(clause, purchase(), view(), PLACES, SILKEBORG, regime=regime)
    cited = " ".join([filled.text, *(basis.law for basis in filled.legal_basis)])
    assert not ONLY_AFSNIT_II.search(cited)


@named(tuple(clause for clause in LIBRARY if clause.kind == "contract" and "bod_loft" in str(clause.blanks)))
def test_a_penalty_comes_after_a_warning_and_has_a_cap(clause: Clause) -> None:
    assert clause.sanction.startswith("Først")
    assert "højst" in clause.sanction
    assert "{{ bod_loft }}" in clause.sanction


@named()
def test_no_blank_reveals_the_estimated_value(clause: Clause) -> None:
    filled = fill(clause, purchase(value_kr=41_234_567), view(), PLACES, SILKEBORG, regime=Regime.AFSNIT_V)
    printed = " ".join([filled.text, filled.documentation, filled.control, filled.sanction])
    assert "41.234.567" not in printed
    assert "10.308" not in printed


@named()
def test_shipped_defaults_fill_without_error_and_leave_no_braces(clause: Clause) -> None:
    filled = fill(clause, purchase(), view(), PLACES, SILKEBORG, regime=Regime.AFSNIT_II)
    assert "{{" not in filled.text + filled.documentation + filled.control + filled.sanction
    assert all(blank.how for blank in filled.blanks)


def test_addresses_of_the_law_agree_with_the_sources_of_law() -> None:
    sources = load_parameters(ROOT / "seed_data" / "parameters").laws
    known = {source.short_name: source.url for source in sources if source.url}
    for clause in LIBRARY:
        for basis in clause.legal_basis:
            for name, url in known.items():
                if basis.law.startswith(name):
                    assert basis.url == url, clause.id


def test_every_route_that_has_wording_has_a_clause() -> None:
    served = {code for clause in LIBRARY for code in clause.applies.routes}
    assert served == set(RouteCode)


@pytest.mark.parametrize("schema", [FrontMatter, LegalBasisEntry, AppliesEntry, BlankEntry])
def test_every_field_of_the_front_matter_is_documented(schema: type[FrontMatter]) -> None:
    page = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    assert [field for field in schema.model_fields if f"| `{field}`" not in page and f", `{field}`" not in page] == []


def test_every_default_rule_is_documented_and_used() -> None:
    page = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    used = {blank.default.partition(":")[0] for clause in LIBRARY for blank in clause.blanks}
    for rule in RULE_NAMES:
        assert f"`{rule}" in page
        assert rule in used

"""A scenario of the value model typed in YAML."""

from datetime import date

import pytest

from app.intake.scenario_file import read_scenario_yaml
from app.model.errors import InputError
from app.model.scenario import Group, Job, Options, Scenario

FULL = """\
name: Fem fuldtidsjob fra kontanthjælp
start: 2026-01-01
years: 4
contract_value_per_year: 10000000
premium_per_year: 150000
groups:
  - name: Langtidsledige
    places: 5
    benefit_before: kontanthjaelp_forhoejet
    weeks_on_benefit: 60
    job: ordinary
    hours_per_week: 37
    hourly_wage: 155.925
    retention: [0.75, 0.60, 0.50, 0.45]
    lead_months: 0
    deadweight: 0.30
    displacement: 0
    attribution: 1
    evidence_correction: 0.15
    local_share: 1
    mentor_cost: 40000
options: {municipal_tax_retention: 0, discount_rate: 0.035, seed: 1, draws: 20000}
uncertainty:
  deadweight: [0.15, 0.30, 0.50]
  retention_multiplier: [0.8, 1, 1.1]
"""


def problems(text):
    with pytest.raises(InputError) as caught:
        read_scenario_yaml(text, "scenarie.yaml")
    return [(problem.line, problem.field) for problem in caught.value.problems]


def test_every_key_is_read():
    assert read_scenario_yaml(FULL, "scenarie.yaml") == Scenario(
        name="Fem fuldtidsjob fra kontanthjælp",
        start=date(2026, 1, 1),
        years=4,
        contract_value_per_year=10_000_000,
        premium_per_year=150_000,
        groups=(
            Group(
                name="Langtidsledige",
                places=5,
                benefit_before="kontanthjaelp_forhoejet",
                weeks_on_benefit=60,
                job=Job.ORDINARY,
                retention=(0.75, 0.60, 0.50, 0.45),
                hourly_wage=155.925,
                deadweight=0.30,
                evidence_correction=0.15,
                mentor_cost=40_000,
            ),
        ),
        options=Options(municipal_tax_retention=0, discount_rate=0.035, seed=1, draws=20_000),
        uncertainty={"deadweight": (0.15, 0.30, 0.50), "retention_multiplier": (0.8, 1, 1.1)},
    )


def test_options_and_uncertainty_may_be_absent():
    scenario = read_scenario_yaml(FULL.split("options:")[0], "a")
    assert (scenario.options, scenario.uncertainty) == (Options(), {})


def test_the_benefit_before_may_be_kroner_a_month():
    scenario = read_scenario_yaml(FULL.replace("kontanthjaelp_forhoejet", "13060"), "a")
    assert scenario.groups[0].benefit_before == 13060.0


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("years: 4", "years: 0", (3, "years")),
        ("years: 4", "years: 5", (14, "groups.0.retention")),
        ("years: 4", "years: fire", (3, "years")),
        ("premium_per_year", "premium", (5, "premium")),
        ("places: 5", "places: -1", (8, "groups.0.places")),
        ("places: 5", "places: .nan", (8, "groups.0.places")),
        ("kontanthjaelp_forhoejet", "-5", (9, "groups.0.benefit_before")),
        ("kontanthjaelp_forhoejet", "Kontant hjælp", (9, "groups.0.benefit_before")),
        ("job: ordinary", "job: fuldtid", (11, "groups.0.job")),
        ("0.45]", "1.45]", (14, "groups.0.retention")),
        ("deadweight: 0.30", "deadweight: 1.3", (16, "groups.0.deadweight")),
        ("local_share: 1", "lokal: 1", (20, "groups.0.lokal")),
        ("draws: 20000", "draws: 0", (22, "options.draws")),
        ("[0.15, 0.30, 0.50]", "[0.50, 0.30, 0.15]", (24, "uncertainty.deadweight")),
        ("[0.15, 0.30, 0.50]", "[0.15, 0.30]", (24, "uncertainty.deadweight.2")),
        ("[0.15, 0.30, 0.50]", "[0.15, 0.30, 1.50]", (24, "uncertainty.deadweight")),
        ("retention_multiplier", "humør", (25, "uncertainty.humør")),
        ("    hourly_wage: 155.925\n", "", (7, "groups.0.hourly_wage")),
        ("hourly_wage: 155.925", "hourly_wage: 155\n    yearly_wage: 300000", (13, "groups.0.hourly_wage")),
        ("name: Langtidsledige", "name: Kim 010190-1234", (7, "groups.0.name")),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_line_and_key(old, new, place):
    assert old in FULL
    assert problems(FULL.replace(old, new, 1)) == [place]


def test_a_scenario_without_groups_is_refused():
    text = FULL.split("groups:")[0] + "groups: []\n"
    assert problems(text) == [(6, "groups")]


def test_a_placement_needs_no_wage():
    text = FULL.replace("job: ordinary", "job: placement").replace("    hourly_wage: 155.925\n", "")
    assert read_scenario_yaml(text, "a").groups[0].hourly_wage is None

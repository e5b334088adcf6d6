"""Scenarios that the tests share, and hypothesis strategies for scenarios that may be computed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from app.model.scenario import Group, Job, Options, Scenario
from app.parameters import Parameters, load_parameters
from app.value.rates import BENEFITS

PARAMETERS: Parameters = load_parameters(Path(__file__).parents[2] / "seed_data" / "parameters")
START = date(2026, 1, 1)

FIVE_PLACES = Group(
    name="Langtidsledige",
    places=5,
    benefit_before="kontanthjaelp_forhoejet",
    weeks_on_benefit=60,
    job=Job.ORDINARY,
    retention=(0.75, 0.60, 0.50, 0.45),
    yearly_wage=300_000,
    deadweight=0.30,
    evidence_correction=0.15,
    mentor_cost=40_000,
)
FIVE_JOBS = Scenario(
    name="Fem fuldtidsjob fra kontanthjælp",
    start=START,
    years=4,
    contract_value_per_year=10_000_000,
    premium_per_year=150_000,
    groups=(FIVE_PLACES,),
)
UNCERTAIN_JOBS = replace(
    FIVE_JOBS,
    uncertainty={
        "deadweight": (0.15, 0.30, 0.50),
        "evidence_correction": (0.05, 0.15, 0.25),
        "retention_multiplier": (0.8, 1.0, 1.1),
    },
)


def one_person(job: Job, benefit: str | float, **fields: object) -> Scenario:
    """One person at full effect for a year on the last refund step, 150 kroner an hour, no costs."""
    group = Group("En", 1, benefit, 60, job, (1.0,), hourly_wage=150)
    return Scenario("En", START, 1, 1_000_000, (replace(group, **fields),))


shares = st.floats(0, 1)


@st.composite
def groups(draw: st.DrawFn, years: int) -> Group:
    """Any group that may be computed."""
    return Group(
        name=draw(st.sampled_from(("Gruppe A", "Gruppe B"))),
        places=draw(st.floats(0, 50)),
        benefit_before=draw(st.one_of(st.sampled_from(BENEFITS), st.floats(0, 30_000))),
        weeks_on_benefit=draw(st.floats(0, 300)),
        job=draw(st.sampled_from(Job)),
        retention=tuple(draw(st.lists(shares, min_size=years, max_size=years))),
        hours_per_week=draw(st.floats(1, 40)),
        hourly_wage=draw(st.floats(50, 400)),
        lead_months=draw(st.integers(0, 18)),
        deadweight=draw(shares),
        displacement=draw(shares),
        attribution=draw(shares),
        evidence_correction=draw(shares),
        local_share=draw(shares),
        mentor_cost=draw(st.floats(0, 100_000)),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario without uncertainty that may be computed."""
    years = draw(st.integers(1, 6))
    return Scenario(
        name="Vilkårligt",
        start=START,
        years=years,
        contract_value_per_year=draw(st.floats(1_000, 50_000_000)),
        premium_per_year=draw(st.floats(-500_000, 500_000)),
        groups=tuple(draw(st.lists(groups(years), min_size=1, max_size=3))),
        options=Options(
            municipal_tax_retention=draw(st.one_of(st.none(), shares)),
            discount_rate=draw(st.one_of(st.none(), st.floats(0, 0.1))),
        ),
    )

"""The words and tables of the charts agree with the estimate, whatever the amounts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.chart_facts import cash_flow_facts, field_label, tornado_facts, value_chart_facts
from app.documents.wording import POCKETS
from app.model.estimate import Estimate, Tornado
from app.text.writing import kroner, tal

from .cases import ESTIMATE, amounts

KRONER = st.floats(-1e8, 1e8)


def with_flow(*flow: float, payback: int | None = None) -> Estimate:
    return replace(ESTIMATE, municipal_cash_flow=flow, payback_month=payback)


@given(years=st.lists(st.tuples(KRONER, KRONER), min_size=1, max_size=10))
def test_the_table_of_the_bars_holds_every_pocket_that_moves_with_its_years_and_sum(years):
    buying, state = (amounts(*column) for column in zip(*years, strict=True))
    estimate = replace(
        ESTIMATE,
        pockets={"municipality.purchasing": buying, "state": state},
        municipality=buying,
        public=amounts(*(one + other for one, other in years)),
    )
    facts = value_chart_facts(estimate)
    rows = {row.name: row.cells for row in facts.rows}

    for pocket, moved in estimate.pockets.items():
        expected = tuple(tal(round(kr), 0) for kr in (*moved.years, moved.sum))
        assert rows.get(POCKETS[pocket], expected) == expected
        assert (POCKETS[pocket] in rows) == any(round(kr) for kr in moved.years)
    assert all(len(row.cells) == len(facts.columns) - 1 for row in facts.rows)
    assert "nan" not in str(facts).lower()


def test_the_bars_name_who_gains_most_who_pays_most_and_both_results():
    caption = value_chart_facts(ESTIMATE).caption

    assert f"størst gevinst har »Kommunen: beskæftigelse« med {kroner(893_459)}" in caption.lower().replace(
        "»kommunen", "»Kommunen"
    )
    assert f"størst udgift har »Kommunen: indkøb« med {kroner(600_000)}" in caption
    assert kroner(ESTIMATE.municipality.sum) in caption
    assert kroner(ESTIMATE.public.sum).rstrip(".") in caption


def test_the_bars_say_in_which_year_the_municipality_turns():
    turning = replace(ESTIMATE, municipality=amounts(50_000, 10_000, -20_000, -30_000))

    assert value_chart_facts(turning).caption.endswith("Kommunen går fra overskud til underskud i år 3.")
    assert "går fra" not in value_chart_facts(ESTIMATE).caption


@given(flow=st.lists(KRONER, min_size=12, max_size=120), data=st.data())
def test_the_table_of_the_line_holds_the_end_of_every_year_the_lowest_point_and_payback(flow, data):
    payback = data.draw(st.none() | st.integers(1, len(flow)))
    rows = {row.name: row.cells for row in cash_flow_facts(with_flow(*flow, payback=payback)).rows}

    months = {*range(12, len(flow) + 1, 12), len(flow), flow.index(min(flow)) + 1, *([payback] if payback else [])}
    assert rows == {f"Efter måned {month}": (kroner(flow[month - 1]),) for month in sorted(months)}


@pytest.mark.parametrize(
    ("flow", "payback", "said"),
    [
        ((-9.0, -4.0, 1.0, 5.0), 3, "Udgiften er tjent hjem fra måned 3"),
        ((-9.0, -8.0, -7.0, -6.0), None, "Udgiften er ikke tjent hjem i perioden."),
        ((-9.0, 4.0, -7.0, -6.0), None, "i plus undervejs, men det holder ikke"),
        ((1.0, 2.0, 3.0, 4.0), 1, "ikke i minus på noget tidspunkt"),
        ((0.0, 0.0, 0.0, 0.0), 1, "hverken tjener eller mister"),
        ((), None, "ikke beregnet"),
    ],
)
def test_the_line_says_when_the_outlay_is_earned_back(flow, payback, said):
    assert said in cash_flow_facts(with_flow(*flow, payback=payback)).caption


@settings(max_examples=50)
@given(ends=st.lists(st.tuples(KRONER, KRONER), min_size=1, max_size=5))
def test_the_table_of_the_tornado_is_sorted_by_width_and_has_every_field(ends):
    fields = ("deadweight", "places", "mentor_cost", "local_share", "attribution")
    swings = tuple(Tornado(field, *pair) for field, pair in zip(fields, ends, strict=False))
    facts = tornado_facts(replace(ESTIMATE, uncertainty=replace(ESTIMATE.uncertainty, tornado=swings)))

    widest_first = sorted(swings, key=lambda one: (-abs(one.high - one.low), one.field))
    assert [(row.name, *row.cells[2:]) for row in facts.rows[:-1]] == [
        (field_label(one.field), kroner(one.low), kroner(one.high)) for one in widest_first
    ]
    assert facts.rows[-1].cells[2:] == (kroner(ESTIMATE.uncertainty.p5), kroner(ESTIMATE.uncertainty.p95))


def test_the_spans_of_the_fields_are_written_in_their_own_unit():
    scenario = replace(ESTIMATE.scenario, uncertainty={"deadweight": (0.15, 0.3, 0.5)})
    first = tornado_facts(replace(ESTIMATE, scenario=scenario)).rows[0]

    assert first.name == "Andel, der var kommet i job alligevel (deadweight)"
    assert first.cells[:2] == ("15 %", "50 %")


def test_without_spans_the_tornado_is_empty_and_says_why():
    facts = tornado_facts(replace(ESTIMATE, uncertainty=None))

    assert facts.rows == ()
    assert "ikke beregnet" in facts.caption

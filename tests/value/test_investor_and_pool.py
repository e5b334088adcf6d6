"""Who pays first and is repaid: the investor of Brøndby, and a pool."""

from dataclasses import replace

import pytest

from app.model.budget import Investor, Pool
from app.model.errors import InputError
from app.model.estimate import Line
from app.model.scenario import Job
from app.value import estimate
from app.value.budget import budget

from .budget_sums import amounts, funded_by, total
from .scenarios import FIVE_JOBS, PARAMETERS, one_person

FIVE_ESTIMATED = estimate(FIVE_JOBS, PARAMETERS)

# Brøndby: 5.5 million saved on benefits, an effort of 3.2 million that the fund pays, 4.3 million back to the fund.
MILLION = 1_000_000
# The article gives sums alone; four equal years are ours. The fund's share of the gain is 1.1 of 2.3 million.
BROENDBY = replace(
    FIVE_ESTIMATED,
    lines=(
        Line(
            pocket="municipality.purchasing",
            styringsomraade="service",
            label="TUBA",
            years=(-0.8 * MILLION,) * 4,
            calendar_years=(-0.8 * MILLION,) * 4,
            kind="premium",
            cashable=True,
        ),
        Line(
            pocket="municipality.employment",
            styringsomraade="overførsler",
            label="Forsørgelse",
            years=(0.5 * MILLION, MILLION, 2 * MILLION, 2 * MILLION),
            calendar_years=(0.5 * MILLION, MILLION, 2 * MILLION, 2 * MILLION),
            kind="benefit",
            cashable=True,
        ),
    ),
)
FUND = Investor("Den Sociale Investeringsfond", 3.2 * MILLION, 1.1 / 2.3)


def test_broendby_the_fund_and_the_effort_net_to_zero_every_year():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    assert total(made, "positive", "premium") == pytest.approx(3.2 * MILLION)
    assert amounts(made, "positive", "premium") == pytest.approx(amounts(made, "negative", "investor_advance"))


def test_broendby_saves_5_5_repays_4_3_and_keeps_1_2_million():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    assert total(made, "negative", "benefit") == pytest.approx(5.5 * MILLION)
    assert total(made, "positive", "investor_repayment") == pytest.approx(4.3 * MILLION)
    assert sum(made.net_by_year.values()) == pytest.approx(-1.2 * MILLION)
    assert {line.code for line in made.lines} == {"premium", "benefit", "investor_advance", "investor_repayment"}


def test_broendby_nothing_is_repaid_before_it_is_saved():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    saved, back = amounts(made, "negative", "benefit"), amounts(made, "positive", "investor_repayment")
    assert all(back[year] <= saved[year] for year in made.years)
    assert {round(back[year] / saved[year], 6) for year in made.years} == {round(4.3 / 5.5, 6)}


def test_broendby_names_where_the_repayment_comes_from():
    made = budget(BROENDBY, budget_year=2026, investor=FUND)
    funded = {line.code: funded_by(line) for line in made.lines if line.year == 2027}
    assert funded["premium"] == "Tilskud fra Den Sociale Investeringsfond til indsatsen"
    assert funded["investor_repayment"] == "Færre udgifter til ydelser efter refusion"


def test_an_investor_bears_what_is_not_saved_and_the_agreement_must_say_so():
    (effort, benefit) = BROENDBY.lines
    poor = replace(BROENDBY, lines=(effort, replace(benefit, calendar_years=(0.5 * MILLION,) * 4)))
    made = budget(poor, budget_year=2026, investor=FUND)
    assert total(made, "positive", "investor_repayment") == pytest.approx(2 * MILLION)
    (told,) = [text for text in made.warnings if "det skal stå i aftalen" in text]
    assert "udlægget på 3.200.000\xa0kr. Budgettet" in told


def test_an_investor_who_can_advance_more_than_the_effort_costs_is_told_so_in_whole_sentences():
    made = budget(BROENDBY, budget_year=2026, investor=replace(FUND, advance_kr=5 * MILLION))
    (told,) = [text for text in made.warnings if "kan lægge 5.000.000\xa0kr. ud" in text]
    assert told.endswith("koster kun 3.200.000\xa0kr. Resten er ikke regnet med.")


def test_an_effort_beyond_the_advance_is_the_municipalitys_own_and_no_gain_to_share():
    made = budget(BROENDBY, budget_year=2026, investor=replace(FUND, advance_kr=2 * MILLION))
    assert total(made, "negative", "investor_advance") == pytest.approx(2 * MILLION)
    assert total(made, "positive", "investor_repayment") == pytest.approx(2 * MILLION + 1.1 * MILLION)
    assert any(text.startswith("1.200.000\xa0kr. af indsatsen") for text in made.warnings)


def test_a_contract_that_is_cheaper_needs_no_investor():
    cheaper = replace(FIVE_JOBS, premium_per_year=-150_000, groups=(replace(FIVE_JOBS.groups[0], mentor_cost=0),))
    made = budget(estimate(cheaper, PARAMETERS), budget_year=2026, investor=FUND)
    assert not [line for line in made.lines if line.code == "investor_advance"]


# The pool.


def test_a_pool_advances_the_premium_and_is_repaid_from_the_named_line():
    late = replace(FIVE_JOBS, groups=(replace(FIVE_JOBS.groups[0], lead_months=12),))
    made = budget(estimate(late, PARAMETERS), budget_year=2026, pool=Pool("Investeringspuljen"))
    assert amounts(made, "negative", "pool_advance") == pytest.approx(dict.fromkeys(made.years, 150_000))
    assert [round(kr) for kr in amounts(made, "positive", "pool_repayment").values()] == [0, 223_796, 186_497, 167_847]
    (first, second) = [line for line in made.lines if line.code == "premium"][:2]
    assert funded_by(first) == funded_by(second) == "Udlæg fra Investeringspuljen"
    back = next(line for line in made.lines if line.code == "pool_repayment")
    assert (back.committee, funded_by(back)) == ("Økonomiudvalget", "Færre udgifter til ydelser efter refusion")
    (lacks,) = [text for text in made.warnings if text.startswith("Investeringspuljen mangler 21.860\xa0kr.")]
    activation = total(made, "negative", "activation")
    assert f"sparer {round(activation):,}".replace(",", ".") in lacks, "other savings are told of"


def test_a_pool_pays_the_premium_even_where_the_saving_could():
    made = budget(FIVE_ESTIMATED, budget_year=2026, pool=Pool("Investeringspuljen"))
    assert {funded_by(line) for line in made.lines if line.code == "premium"} == {"Udlæg fra Investeringspuljen"}
    assert total(made, "positive", "pool_repayment") == pytest.approx(600_000)


DEARER = replace(one_person(Job.FLEKSJOB, "kontanthjaelp_forhoejet", hours_per_week=9.1), premium_per_year=10_000)


def test_a_pool_takes_nothing_back_from_a_line_that_costs_more():
    made = budget(estimate(DEARER, PARAMETERS), budget_year=2026, pool=Pool("Investeringspuljen"))
    assert total(made, "negative", "pool_advance") == pytest.approx(10_000)
    assert not [line for line in made.lines if line.code == "pool_repayment"]
    assert any(text.startswith("Investeringspuljen mangler 10.000\xa0kr. ved") for text in made.warnings)


def test_a_pool_that_lacks_money_where_nothing_else_is_saved_says_only_that():
    alone = replace(FIVE_JOBS, groups=(replace(FIVE_JOBS.groups[0], job=Job.PLACEMENT, hourly_wage=None),))
    made = budget(estimate(alone, PARAMETERS), budget_year=2026, pool=Pool("Investeringspuljen"))
    assert "Investeringspuljen mangler 600.000\xa0kr. ved periodens slutning." in made.warnings


def test_no_saving_on_transfers_is_spoken_of_where_there_is_none():
    assert not any("servicerammen" in text for text in budget(estimate(DEARER, PARAMETERS), budget_year=2026).warnings)


# Bad input.


@pytest.mark.parametrize(
    ("outside", "field"),
    [
        ({"investor": Investor("Fonden", -1, 0.5)}, "advance_kr"),
        ({"investor": Investor("Fonden", float("nan"), 0.5)}, "advance_kr"),
        ({"investor": Investor("Fonden", 1, 1.2)}, "share_of_gain"),
        ({"investor": Investor(" ", 1, 0.2)}, "investor"),
        ({"investor": FUND, "pool": Pool("Puljen")}, "investor"),
        ({"pool": Pool("Puljen", "premium")}, "repaid_from"),
        ({"pool": Pool("")}, "pool"),
    ],
)
def test_an_impossible_investor_or_pool_is_refused_by_field(outside, field):
    with pytest.raises(InputError) as refused:
        budget(FIVE_ESTIMATED, budget_year=2026, **outside)
    assert [problem.field for problem in refused.value.problems] == [field]

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law import assess
from app.model.errors import InputError
from app.model.law import Regime, RouteCode, RouteStatus, Severity
from app.model.purchase import ContractType
from tests.law.test_sentences import PARAMETERS, make_doubtful, make_market, make_purchase, position_of

CODES = ("90910000", "55510000", "85320000", "45000000", "39000000", "77310000", "50116510", "98131000")
PURCHASES = st.fixed_dictionaries(
    {
        "contract_type": st.sampled_from([kind.value for kind in ContractType]),
        "cpv_codes": st.lists(st.sampled_from(CODES), max_size=2),
        "value_kr": st.one_of(
            st.integers(0, 60_000_000), st.sampled_from([499_999, 500_000, 1_611_360, 5_595_000, 40_313_840])
        ),
        "duration_months": st.integers(1, 120),
        "cross_border_interest": st.sampled_from([True, False, "unknown"]),
        "concession": st.booleans(),
        "notice_date": st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    }
)
# §§ 39, 46, 49, 160-165 and 176-184 of udbudsloven hold in afsnit II only.
ONLY_AFSNIT_II = re.compile(r"§§? (?:39|46|49|16[0-5]|17[6-9]|18[0-4])(?!\d)|(?:, | og )(?:46|49)(?!\d)")


@given(PURCHASES)
def test_every_route_is_always_present_in_order_and_gives_a_reason_with_its_law(data: dict[str, object]) -> None:
    position = position_of(data)
    assert [route.code for route in position.routes] == list(RouteCode)
    assert all(reason.text.endswith(".") and reason.law for route in position.routes for reason in route.reasons)
    assert all(route.reasons for route in position.routes)
    assert all(finding.text.endswith((".", "«")) and finding.law for finding in position.findings)


@given(PURCHASES)
def test_outside_afsnit_ii_no_reason_rests_on_its_sections(data: dict[str, object]) -> None:
    position = position_of(data)
    if position.regime is not Regime.AFSNIT_II:
        cited = [reason.law for route in position.routes for reason in route.reasons]
        cited += [finding.law for finding in position.findings]
        assert not [law for law in cited if ONLY_AFSNIT_II.search(law)]


@given(PURCHASES)
def test_a_status_follows_from_the_purchase_alone(data: dict[str, object]) -> None:
    purchase = make_purchase(data)
    rich = assess(purchase, purchase.cpv_codes, make_market(False), (), (), PARAMETERS, True)
    other = make_purchase(data, number=1)
    poor = assess(
        purchase, purchase.cpv_codes, make_market(True), [make_doubtful("Foreningen")], [other], PARAMETERS, False
    )
    assert [route.status for route in rich.routes] == [route.status for route in poor.routes]
    assert rich.regime == poor.regime


def test_each_row_that_is_held_back_has_its_own_reason() -> None:
    purchase = make_purchase({"cpv_codes": ["90910000"], "value_kr": 6_000_000})
    rows = [
        replace(make_doubtful("Bøgen"), reasons=("Rækken ligner en grundejerforening.", "Tæt på.")),
        replace(make_doubtful("Egen"), reasons=("Rækken står dobbelt.",)),
    ]
    position = assess(purchase, purchase.cpv_codes, make_market(False), rows, (), PARAMETERS, True)
    text = next(one.text for one in position.findings if one.code == "register_row_doubtful")
    assert "»Bøgen«: Rækken ligner en grundejerforening. »Egen«: Rækken står dobbelt. Registret" in text
    alone = assess(purchase, purchase.cpv_codes, make_market(False), rows[1:], (), PARAMETERS, True)
    text = next(one.text for one in alone.findings if one.code == "register_row_doubtful")
    assert text.startswith("»Egen« er holdt ude af listen over virksomheder. Rækken står dobbelt. Registret")


@given(PURCHASES)
def test_a_concession_is_wholly_for_a_lawyer(data: dict[str, object]) -> None:
    position = position_of(data | {"concession": True})
    assert {route.status for route in position.routes} == {RouteStatus.NEEDS_LEGAL_SIGNOFF}


@given(PURCHASES)
def test_the_other_regime_is_given_only_when_interest_is_unknown_below_the_threshold(data: dict[str, object]) -> None:
    position = position_of(data)
    below = position.regime in {Regime.AFSNIT_V, Regime.BELOW_500K}
    unknown = data["cross_border_interest"] == "unknown"
    assert (position.regime_if_cross_border is Regime.AFSNIT_IV) == (below and unknown)


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2028, 1, 1)])
def test_a_day_outside_the_known_periods_is_refused_and_names_the_field(day: date) -> None:
    with pytest.raises(InputError) as refused:
        position_of({"value_kr": 1_000_000, "notice_date": day})
    problem = refused.value.problems[0]
    assert problem.field == "notice_date"
    assert problem.message.startswith("Datoen for bekendtgørelsen ligger uden for de perioder")
    assert "fra 1. januar 2024 til 31. december 2027" in problem.message.replace("\xa0", " ")


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1), date(2027, 12, 31)])
def test_the_first_and_last_day_of_a_period_are_known(day: date) -> None:
    assert position_of({"value_kr": 1_000_000, "notice_date": day}).regime is Regime.AFSNIT_V


def test_the_heaviest_findings_come_first() -> None:
    position = position_of(
        {
            "value_kr": 6_000_000,
            "cpv_codes": ["90910000"],
            "description": "Kun lokale leverandører kan byde.",
            "thin": True,
        }
    )
    order = [list(Severity).index(finding.severity) for finding in position.findings]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


def test_a_purchase_is_not_added_to_itself() -> None:
    purchase = make_purchase({"value_kr": 900_000, "cpv_codes": ["90910000"]})
    position = assess(purchase, purchase.cpv_codes, make_market(False), (), (purchase,), PARAMETERS, True)
    assert "splitting_risk" not in {finding.code for finding in position.findings}


def test_an_amount_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    position = position_of({"value_kr": 6_000_000, "cpv_codes": ["90910000"]})
    assert not [reason for route in position.routes for reason in route.reasons if "kr.." in reason.text]

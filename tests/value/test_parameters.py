"""The shipped rates and assumptions of the value model."""

import pytest

from .scenarios import PARAMETERS, START

VALUE = [one for one in PARAMETERS if one.group == "value"]


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        ("kontanthjaelp_forhoejet", (12_064, 12_498, 13_060)),
        ("kontanthjaelp_grundsats", (6_955, 7_205, 7_529)),
        ("kontanthjaelp_mindstesats", (6_553, 6_789, 7_095)),
        ("kontanthjaelp_hjemmeboende", (2_823, 2_925, 3_057)),
        ("ledighedsydelse_hoej", (18_120, 18_772, 19_616)),
        ("ledighedsydelse_lav_med_barn", (16_382, 16_972, 17_736)),
        ("ledighedsydelse_lav_uden_barn", (12_326, 12_770, 13_345)),
        ("dagpenge_max", (20_359, 21_092, 22_041)),
        ("fleksloentilskud_base", (19_952, 20_670, 21_600)),
        ("sygedagpenge_max", (4_695, 4_865, 5_085)),
        ("foertidspension_enlig", (20_370, 21_103, 22_053)),
        ("foertidspension_par", (17_315, 17_938, 18_745)),
    ],
)
def test_yearly_rates_follow_the_regulation_within_a_krone_or_two(rate, value):
    assert tuple(PARAMETERS.at(START.replace(year=year)).number(rate) for year in (2024, 2025, 2026)) == value
    assert value[1] == pytest.approx(value[0] * 1.036, abs=2.5)
    assert value[2] == pytest.approx(value[1] * 1.045, abs=2.5)


def test_law_values_have_a_day_of_verification_before_their_next_update():
    for one in VALUE:
        if one.expected_next_update is not None:
            assert one.last_verified < one.expected_next_update, one.id

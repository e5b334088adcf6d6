from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching import Index
from app.matching.index import NO_GOOD_MATCH
from app.model.enterprise import Enterprise, Evidence, RsvStatus
from app.model.match import Capacity, Category, MatchResult, Reserved54, Whereabouts
from app.model.purchase import ContractType, Lot
from app.parameters import Parameters

from .conftest import MUNICIPALITIES, SEED, Market, enterprise, purchase

WINDOWS = enterprise("10", "Blanke Ruder", capabilities=("vinduespudsning",), description="Vi pudser ruder.")
CLEANING = enterprise("20", "Rene Gulve", capabilities=("kontorrengøring", "gulvvask"), municipality_code="751")
LAUNDRY = enterprise("30", "Vaskehuset", capabilities=("industrivask", "linned"), municipality_code="101")
OWNERS = enterprise("40", "Grundejerforeningen Bakken", description="Vinduespudsning for medlemmerne", employees=0)
ALL = (WINDOWS, CLEANING, LAUNDRY, OWNERS)

POOL = st.lists(
    st.sampled_from(
        [
            *ALL,
            enterprise("50", "Cykelbuddet", capabilities=("budtjeneste",)),
            enterprise("60", "Kantinen", description="Vi driver kantine og laver mad ud af huset."),
            enterprise("70", "Haveholdet", capabilities=("græsslåning", "hækklipning"), cpv_codes=("77310000",)),
        ]
    ),
    unique_by=lambda one: one.cvr,
    max_size=6,
)
TITLES = st.sampled_from(
    ["Vinduespolering på skoler", "Rengøring af rådhus", "Vask af linned", "Kantinedrift", "Klipning af hække", "Ø"]
)


def scores(result: MatchResult) -> dict[str, float]:
    return {match.cvr: match.score for match in result.matches}


def test_buyer_and_supplier_meet_though_they_share_no_word(market: Market) -> None:
    result = market.index(*ALL).match(purchase("Vinduespolering på skoler"))
    assert result.matches[0].cvr == "10"
    assert result.matches[0].matched == ("vinduespolering",)
    assert "»vinduespudsning«" in result.matches[0].reasons[0]


def test_what_nobody_sells_gives_an_empty_list(market: Market) -> None:
    for title in ("Arbejdsskadeforsikring", "Juridisk rådgivning", "MR-scanner til sygehuset", "Ny asfalt på veje"):
        assert market.index(*ALL).match(purchase(title)).matches == ()


def test_a_match_is_never_below_the_line(market: Market) -> None:
    result = market.index(*ALL).match(purchase("Rengøring og vinduespolering"))
    assert result.matches
    assert all(NO_GOOD_MATCH <= match.score == match.capability <= 1 for match in result.matches)


def test_a_doubtful_row_stands_apart_with_its_reason_first(market: Market) -> None:
    result = market.index(*ALL).match(purchase("Vinduespolering"))
    assert "40" not in scores(result)
    (doubtful,) = result.doubtful
    assert doubtful.cvr == "40"
    assert "grundejer" in doubtful.reasons[0]


def test_doubtful_rows_do_not_count_in_the_market(market: Market) -> None:
    result = market.index(WINDOWS, OWNERS).match(purchase("Vinduespolering"))
    assert result.market.candidates_within_km["all"] == 1


def test_the_limit_bounds_what_is_shown_and_not_what_the_market_counts(market: Market) -> None:
    result = market.index(*ALL).match(purchase("Rengøring og vinduespolering"), limit=1)
    assert len(result.matches) == 1
    assert result.market.candidates_within_km["all"] > 1


def test_equal_scores_are_ordered_by_name(market: Market) -> None:
    twins = [replace(WINDOWS, cvr=cvr, name=name) for cvr, name in (("1", "Beta"), ("2", "Alfa"))]
    found = market.index(*twins).match(purchase("Vinduespolering")).matches
    assert [match.name for match in found] == ["Alfa", "Beta"]


def test_distance_and_capacity_stand_beside_the_score_and_never_change_it(market: Market) -> None:
    near = market.index(replace(WINDOWS, annual_capacity_kr=5_000_000)).match(purchase("Vinduespolering")).matches[0]
    far = (
        market.index(replace(WINDOWS, municipality_code="101", annual_capacity_kr=1_000))
        .match(purchase("Vinduespolering"))
        .matches[0]
    )
    assert near.score == far.score
    assert (near.distance_km, near.capacity) == (0.0, Capacity.SUFFICIENT)
    assert far.distance_km is not None
    assert far.distance_km > 150
    assert far.capacity is Capacity.TOO_SMALL


def test_missing_facts_are_unknown_and_said(market: Market) -> None:
    (match,) = market.index(replace(WINDOWS, municipality_code="")).match(purchase("Vinduespolering")).matches
    assert match.distance_km is None
    assert match.capacity is Capacity.UNKNOWN
    assert match.reserved_54 is Reserved54.UNKNOWN
    assert any("kapacitet er ikke oplyst" in reason for reason in match.reasons)


def test_evidence_and_register_status_are_given_with_their_dates(market: Market) -> None:
    documented = replace(
        WINDOWS,
        rsv_status=RsvStatus.REGISTERED,
        rsv_as_of=date(2026, 3, 2),
        disadvantaged_pct=55,
        disadvantaged_evidence=Evidence.DOCUMENTED,
        disadvantaged_as_of=date(2025, 6, 30),
    )
    (match,) = market.index(documented).match(purchase("Vinduespolering")).matches
    assert match.reserved_54 is Reserved54.DOCUMENTED
    text = " ".join(match.reasons)
    assert "2. marts 2026" in text
    assert "30. juni 2025" in text
    assert "55 %" in text


def test_a_cpv_code_in_common_is_an_exact_match(market: Market) -> None:
    coded = enterprise("1", "Uden ord", cpv_codes=("90911300",))
    (match,) = market.index(coded).match(purchase("Opgaver i bygninger", cpv_codes=("90911300",))).matches
    assert match.tier == "exact"
    assert "90911300" in match.reasons[0]


def test_codes_given_beside_the_purchase_count_too(market: Market) -> None:
    index = market.index(WINDOWS)
    assert not index.match(purchase("Opgaver i bygninger")).matches
    assert index.match(purchase("Opgaver i bygninger"), ("90911300",)).matches


def test_a_lot_is_part_of_what_is_asked_for(market: Market) -> None:
    asked = purchase("Ydelser til bygninger", lots=(Lot("Vinduespolering", 100_000),))
    assert market.index(*ALL).match(asked).matches[0].cvr == "10"


def test_of_two_rows_with_one_number_the_newer_counts(official: tuple[Category, ...], parameters: Parameters) -> None:
    old = replace(WINDOWS, name="Gamle Ruder", rsv_as_of=date(2024, 1, 1))
    new = replace(WINDOWS, name="Nye Ruder", rsv_as_of=date(2026, 1, 1))
    for rows in ((old, new), (new, old)):
        result = Index.build(rows, MUNICIPALITIES, official, SEED, parameters).match(purchase("Vinduespolering"))
        assert [match.name for match in result.matches] == ["Nye Ruder"]
        assert [match.name for match in result.doubtful] == ["Gamle Ruder"]


def test_a_changed_row_replaces_the_old_one_and_a_removed_one_is_gone(market: Market) -> None:
    index = market.index(*ALL)
    asked = purchase("Vinduespolering")
    changed = index.with_rows([replace(CLEANING, capabilities=("vinduespudsning",))], removed=["10"])
    assert "10" not in scores(changed.match(asked))
    assert scores(changed.match(asked))["20"] > scores(index.match(asked)).get("20", 0.0)
    assert scores(index.match(asked))["10"]


def test_an_index_changed_row_by_row_equals_one_made_at_once(market: Market) -> None:
    by_row = market.index()
    for row in ALL:
        by_row = by_row.with_rows([row])
    for title in ("Vinduespolering", "Vask af linned", "Rengøring"):
        assert by_row.match(purchase(title)) == market.index(*ALL).match(purchase(title))


@given(rows=POOL, title=TITLES, more=POOL)
def test_adding_unrelated_enterprises_never_changes_the_score_of_another(
    market: Market, rows: list[Enterprise], title: str, more: list[Enterprise]
) -> None:
    before = scores(market.index(*rows).match(purchase(title)))
    new = [one for one in more if one.cvr not in {row.cvr for row in rows}]
    after = scores(market.index(*rows).with_rows(new).match(purchase(title)))
    assert {cvr: after[cvr] for cvr in before} == before


@given(rows=POOL, title=TITLES, drop=st.sets(st.sampled_from(["description", "capabilities", "cpv_codes"]), min_size=1))
def test_a_row_with_facts_missing_never_scores_above_the_same_row_with_them(
    market: Market, rows: list[Enterprise], title: str, drop: set[str]
) -> None:
    bare = [replace(row, **{field: "" if field == "description" else () for field in drop}) for row in rows]
    full = scores(market.index(*rows).match(purchase(title)))
    for cvr, score in scores(market.index(*bare).match(purchase(title))).items():
        assert score <= full[cvr]


@given(title=st.text(max_size=120), description=st.text(max_size=200))
def test_any_text_is_answered_and_the_same_each_time(market: Market, title: str, description: str) -> None:
    index = market.index(*ALL)
    assert index.match(purchase(title, description)) == index.match(purchase(title, description))


@pytest.mark.parametrize("text", ["\"' OR 1=1 --", "NEAR(a b)", "🙂", "слово", "a" * 50_000, ""])
def test_operators_emoji_other_scripts_and_long_words_match_nothing(market: Market, text: str) -> None:
    assert market.index(*ALL).match(purchase(text, text)).matches == ()


def test_fit_gives_the_purchases_of_one_enterprise_best_first(market: Market) -> None:
    asked = [
        purchase("Rengøring og vinduespolering", id="b"),
        purchase("Vinduespolering", id="a"),
        purchase("Forsikring", id="c"),
    ]
    fits = market.index(*ALL).fit("10", asked)
    assert [one.id for one, _ in fits] == ["a", "b"]
    assert fits[0][1].score > fits[1][1].score


def test_fit_agrees_with_match(market: Market) -> None:
    index = market.index(*ALL)
    asked = purchase("Rengøring og vinduespolering")
    ((_, fit),) = index.fit("20", [asked])
    assert fit == next(match for match in index.match(asked).matches if match.cvr == "20")


@pytest.mark.parametrize(("area", "delivers"), [(("740", "101"), True), (("DK",), True), (("101",), False), ((), None)])
def test_where_each_match_is_and_whether_it_delivers_is_told_beside_it(
    market: Market, area: tuple[str, ...], delivers: bool | None
) -> None:
    asked = purchase("Rengøring af rådhus")
    one = enterprise("10", "Rent", capabilities=("rengøring",), municipality_code="751", service_area=area)
    index = market.index(one)
    found = index.match(asked).matches
    assert index.whereabouts(asked, found) == {"10": Whereabouts("751", delivers)}
    assert index.whereabouts(asked, ()) == {}
    moved = index.with_rows([replace(one, municipality_code="")])
    assert moved.whereabouts(asked, found) == {"10": Whereabouts("", delivers)}


def test_an_unknown_enterprise_fits_nothing(market: Market) -> None:
    assert market.index(*ALL).fit("99", [purchase("Vinduespolering")]) == ()


def test_before_the_law_set_a_share_the_evidence_is_unknown(market: Market) -> None:
    (best, *_) = market.index(*ALL).match(purchase("Vinduespolering", notice_date=date(2001, 1, 1))).matches
    assert best.reserved_54 is Reserved54.UNKNOWN


CRAFTS = enterprise(
    "80", "Byens Håndværk", capabilities=("tømrerarbejde", "renovering af lejligheder", "anlæg af terrasser")
)


@pytest.mark.parametrize(
    "title",
    [
        "Etablering af ny bro over jernbanen i beton og stål",
        "Renovering af flyveledersystem og radar",
        "Renovering af havnekaj",
        "Anlæg af motorvej",
    ],
)
def test_a_word_for_works_in_general_carries_no_match_where_the_thing_built_is_another_trade(
    market: Market, title: str
) -> None:
    assert market.index(CRAFTS).match(purchase(title, contract_type=ContractType.WORKS)).matches == ()


def test_works_on_an_ordinary_building_still_find_the_craftsmen(market: Market) -> None:
    asked = purchase("Renovering af daginstitution", contract_type=ContractType.WORKS)
    assert [match.cvr for match in market.index(CRAFTS).match(asked).matches] == ["80"]


def test_the_shared_trade_is_named_and_a_kindred_one_is_said_to_do_a_part(market: Market) -> None:
    same = market.index(CRAFTS).match(purchase("Udskiftning af vinduer, tømrerarbejde")).matches[0]
    kindred = market.index(CRAFTS).match(purchase("Renovering", contract_type=ContractType.WORKS)).matches[0]
    assert same.reasons[1] == "Begge dele hører til »tømrerarbejde«."
    assert kindred.reasons[1] == (
        "Opgaven hører til »istandsættelse«; virksomheden arbejder med »tømrerarbejde« og kan løse en del af opgaven."
    )

"""A tender gets one coherent set of clauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.clause_library import choose, clauses_of, in_force, load_clauses, ready
from app.model.case import ClauseEntry
from app.model.clause import Applies, Clause, ClauseStatus, Duty
from app.model.law import Route
from app.model.match import Market
from app.model.purchase import ContractType, Lot, Purchase
from tests.clause_library.examples import CLAUSES, DAY, approved, clause, purchase, routes

LIBRARY = load_clauses(CLAUSES)
ENOUGH = Market({"documented": 3}, {"all": 3}, False, ())
THIN = Market({}, {}, True, ())
SOCIAL = dict.fromkeys(
    (
        "employment_clause",
        "labour_clause",
        "social_award_criterion",
        "market_dialogue",
        "subcontracting",
        "partnership",
    ),
    "available",
)
AFSNIT_II = SOCIAL | dict.fromkeys(("open_competition", "reserved_54", "reserved_lot_54"), "available")


def ids(of: tuple[Route, ...], what: Purchase | None = None, market: Market | None = ENOUGH) -> list[str]:
    return [one.id for one in choose(LIBRARY, of, what or purchase(), ("90911200",), DAY, market)]


def chosen_of(one: Clause, what: Purchase | None = None, on: date = DAY, codes: tuple[str, ...] = ()) -> bool:
    return bool(choose([one], routes(employment_clause="available"), what or purchase(), codes, on))


def test_a_purchase_that_can_be_reserved_gets_the_notice_of_54_and_the_common_set() -> None:
    chosen = ids(routes(**AFSNIT_II, training_duty="mandatory"))
    assert chosen[0] == "paragraf-54-bekendtgoerelse"
    assert {
        "paragraf-54-egnethed",
        "vurdering-af-delaftaler",
        "oplaeringsklausul",
        "dokumentation-uden-persondata",
        "kontrol-og-samarbejde",
        "sanktioner",
        "aendringer",
    } <= set(chosen)


def test_a_divided_purchase_gets_one_reserved_lot_and_no_reserved_whole() -> None:
    divided = purchase(lots=(Lot("En", 30_000_000), Lot("To", 10_000_000)))
    chosen = ids(routes(**AFSNIT_II), divided)
    assert {"paragraf-54-delaftale", "paragraf-54-egnethed"} <= set(chosen)
    assert "paragraf-54-bekendtgoerelse" not in chosen


def test_no_reserved_way_is_taken_in_a_thin_market() -> None:
    chosen = ids(routes(**AFSNIT_II), market=THIN)
    assert not [one for one in chosen if one.startswith("paragraf-54")]
    assert "socialt-tildelingskriterium" in chosen


def test_what_needs_legal_signoff_reserves_nothing() -> None:
    chosen = ids(routes(**SOCIAL, open_competition="available", reserved_54="needs_legal_signoff"))
    assert not [one for one in chosen if one.startswith("paragraf-")]


@pytest.mark.parametrize("way", ["reserved_54", "reserved_190"])
def test_a_reserved_competition_demands_no_quantity_on_top_of_the_reservation(way: str) -> None:
    chosen = set(ids(routes(**SOCIAL, **{way: "available"}), purchase(duration_months=36)))
    assert chosen.isdisjoint({"beskaeftigelsesklausul", "smaajob-og-fleksjob", "mentor-og-introduktion"})
    assert {"arbejdsklausul", "underleverandoerliste"} <= chosen


def test_beside_one_reserved_lot_the_other_lots_keep_their_employment_clause() -> None:
    divided = purchase(lots=(Lot("En", 30_000_000), Lot("To", 10_000_000)))
    assert "beskaeftigelsesklausul" in ids(routes(**AFSNIT_II), divided)


def test_190_clauses_come_where_nothing_else_is_open_and_only_up_to_three_years() -> None:
    only_190 = routes(**SOCIAL, reserved_190="available")
    three_years = ids(only_190, purchase(duration_months=36))
    assert {"paragraf-190-bekendtgoerelse", "paragraf-190-betingelser"} <= set(three_years)
    assert not [one for one in ids(only_190, purchase(duration_months=37)) if one.startswith("paragraf-190")]
    beside = ids(routes(**SOCIAL, reserved_190="available", open_competition="available"), purchase(duration_months=36))
    assert not [one for one in beside if one.startswith("paragraf-190")]


def test_a_mandatory_procedure_goes_before_a_simpler_one() -> None:
    chosen = ids(routes(**SOCIAL, direct_purchase="available", advertised="mandatory"))
    assert "annoncering-under-taerskel" in chosen
    assert "opfordring-til-tilbud" not in chosen


def test_one_enterprise_is_asked_with_a_request_and_nothing_is_compared() -> None:
    chosen = ids(routes(**SOCIAL, direct_purchase="available", quotes="available", open_competition="available"))
    assert chosen[0] == "opfordring-til-tilbud"
    assert "socialt-tildelingskriterium" not in chosen


def test_a_small_contract_gets_the_light_clause_and_no_penalties() -> None:
    small = purchase(value_kr=450_000)
    assert ids(routes(**SOCIAL, direct_purchase="available"), small) == [
        "opfordring-til-tilbud",
        "smaajob-og-fleksjob",
        "dokumentation-uden-persondata",
    ]


def test_every_kind_of_contract_and_value_gets_exactly_one_main_employment_clause() -> None:
    main = {"beskaeftigelsesklausul", "beskaeftigelse-ved-levering", "smaajob-og-fleksjob"}
    for kind in ContractType:
        for value_kr in (1, 2_399_999, 2_400_000, 100_000_000):
            chosen = ids(routes(**SOCIAL, quotes="available"), purchase(contract_type=kind, value_kr=value_kr))
            assert len(main.intersection(chosen)) == 1, (kind, value_kr)


def test_letters_are_never_chosen_by_themselves() -> None:
    chosen = ids(routes(**AFSNIT_II))
    assert not {"invitation-til-markedsdialog", "partnerskabsaftale"}.intersection(chosen)


@pytest.mark.parametrize(
    ("status", "comes"), [("mandatory", True), ("needs_legal_signoff", True), ("not_available", False)]
)
def test_a_training_duty_brings_its_clause_even_in_doubt(status: str, comes: bool) -> None:
    assert ("oplaeringsklausul" in ids(routes(**AFSNIT_II, training_duty=status))) is comes


def test_a_labour_clause_on_supplies_waits_for_legal_staff() -> None:
    supplies = purchase(contract_type=ContractType.SUPPLIES)
    assert "arbejdsklausul" not in ids(routes(**AFSNIT_II | {"labour_clause": "needs_legal_signoff"}), supplies)


def test_a_concession_gets_social_clauses_but_neither_reservation_nor_training() -> None:
    every = dict.fromkeys([*AFSNIT_II, "training_duty", "reserved_190", "direct_purchase"], "needs_legal_signoff")
    chosen = ids(routes(**every), purchase(concession=True))
    assert "beskaeftigelsesklausul" in chosen
    assert "oplaeringsklausul" not in chosen
    assert not [one for one in chosen if one.startswith(("paragraf-", "opfordring"))]


def test_no_open_route_means_no_clause() -> None:
    assert ids(routes()) == []


def test_a_chosen_clause_serves_only_the_routes_it_was_chosen_for() -> None:
    chosen = choose(LIBRARY, routes(**AFSNIT_II, training_duty="mandatory"), purchase(), (), DAY, ENOUGH)
    assert "paragraf-54-egnethed" in clauses_of("reserved_54", chosen)
    assert clauses_of("reserved_lot_54", chosen) == ()
    assert clauses_of("open_competition", chosen) == ()
    assert "oplaeringsklausul" in clauses_of("training_duty", chosen)


def test_the_order_is_by_kind() -> None:
    kinds = [one.kind for one in choose(LIBRARY, routes(**SOCIAL, advertised="available"), purchase(), (), DAY)]
    order = ["notice", "qualification", "award", "contract", "administration"]
    assert kinds == sorted(kinds, key=order.index)
    assert set(kinds) == {"notice", "award", "contract", "administration"}


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "fine"),
    [(DAY, DAY, True), (DAY + timedelta(1), None, False), (DAY - timedelta(9), DAY - timedelta(1), False)],
)
def test_a_clause_is_chosen_only_while_it_is_valid(valid_from: date, valid_to: date | None, fine: bool) -> None:
    assert chosen_of(replace(clause(), valid_from=valid_from, valid_to=valid_to)) is fine


def test_a_retired_clause_is_never_chosen() -> None:
    assert not chosen_of(replace(clause(), status=ClauseStatus.RETIRED))


def test_the_newest_approved_version_is_taken_and_else_the_newest() -> None:
    first, second, third = (replace(clause(), version=number) for number in (1, 2, 3))
    open_route = routes(employment_clause="available")
    (newest,) = choose([first, third, second], open_route, purchase(), (), DAY)
    assert newest.version == 3
    (signed,) = choose([approved(first), approved(second), third], open_route, purchase(), (), DAY)
    assert signed.version == 2


@pytest.mark.parametrize(
    ("bounds", "fine"),
    [
        ({"min_value_kr": 40_000_000}, True),
        ({"min_value_kr": 40_000_001}, False),
        ({"max_value_kr": 40_000_000}, True),
        ({"max_value_kr": 39_999_999}, False),
        ({"min_duration_months": 48, "max_duration_months": 48}, True),
        ({"min_duration_months": 49}, False),
        ({"contract_types": ("works",)}, False),
        ({"contract_types": ("works", "services")}, True),
        ({"cpv_prefixes": ("909", "555")}, True),
        ({"cpv_prefixes": ("555",)}, False),
    ],
)
def test_the_bounds_of_applies_are_included(bounds: dict[str, object], fine: bool) -> None:
    applies = Applies(routes=("employment_clause",), **bounds)  # type: ignore[arg-type]
    assert chosen_of(replace(clause(), applies=applies), codes=("90911200",)) is fine


RETIRED = ClauseStatus.RETIRED


@pytest.mark.parametrize(
    ("states", "taken"),
    [
        ("dd", 2),
        ("ad", 1),
        ("rad", 2),
        ("rd", 2),
        ("ar", None),
        ("dr", None),
        ("adr", None),
        ("drd", 3),
    ],
)
def test_a_version_older_than_one_approved_or_retired_never_counts(states: str, taken: int | None) -> None:
    """States of versions 1, 2, …: d for draft, a for approved, r for retired."""
    versions = [replace(clause(), version=number) for number in range(1, len(states) + 1)]
    kinds = {"d": lambda one: one, "a": approved, "r": lambda one: replace(one, status=RETIRED)}
    library = [kinds[state](one) for state, one in zip(states, versions, strict=True)]
    for order in (library, library[::-1]):
        assert [one.version for one in in_force(order, DAY)] == ([] if taken is None else [taken])


def test_an_approved_version_that_is_not_valid_yet_leaves_the_place_to_a_later_draft_but_to_no_earlier_one() -> None:
    first, second, third = (replace(clause(), version=number) for number in (1, 2, 3))
    later = replace(approved(second), valid_from=DAY + timedelta(1))
    assert [one.version for one in in_force([first, later, third], DAY)] == [3]
    assert in_force([first, later], DAY) == ()


def entry(version: int, status: ClauseStatus, *, shipped: bool) -> ClauseEntry:
    """A version of one clause as the library holds it."""
    one = replace(approved(clause()), version=version, status=status)
    return ClauseEntry(one, shipped, datetime(2026, 5, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("shipped", "own", "taken"),
    [
        (ClauseStatus.DRAFT, ClauseStatus.DRAFT, [1]),
        (ClauseStatus.DRAFT, ClauseStatus.IN_REVIEW, [1]),
        (ClauseStatus.APPROVED, ClauseStatus.DRAFT, [1]),
        (ClauseStatus.DRAFT, ClauseStatus.APPROVED, [2]),
        (ClauseStatus.RETIRED, ClauseStatus.DRAFT, []),
        (ClauseStatus.RETIRED, ClauseStatus.IN_REVIEW, []),
        (ClauseStatus.RETIRED, ClauseStatus.APPROVED, [2]),
    ],
)
def test_an_own_text_waits_for_approval_as_long_as_there_is_another(
    shipped: ClauseStatus, own: ClauseStatus, taken: list[int]
) -> None:
    versions = (entry(1, shipped, shipped=True), entry(2, own, shipped=False))
    assert [one.version for one in in_force(ready(versions), DAY)] == taken


@pytest.mark.parametrize(
    ("shipped", "status", "taken"),
    [
        (False, ClauseStatus.DRAFT, []),
        (False, ClauseStatus.IN_REVIEW, []),
        (False, ClauseStatus.APPROVED, [3]),
        (True, ClauseStatus.DRAFT, [3]),
    ],
)
def test_after_a_retirement_the_clause_is_out_until_a_newer_version_is_approved_or_shipped(
    shipped: bool, status: ClauseStatus, taken: list[int]
) -> None:
    versions = (
        entry(1, ClauseStatus.DRAFT, shipped=True),
        entry(2, ClauseStatus.RETIRED, shipped=False),
        entry(3, status, shipped=shipped),
    )
    assert [one.version for one in in_force(ready(versions), DAY)] == taken


def test_an_own_text_from_before_the_law_was_noted_has_the_duty_of_the_newest_text_that_came_with_the_tool() -> None:
    duty = Duty("udbudsloven § 54", "way is reserved_54")
    newest = entry(3, ClauseStatus.DRAFT, shipped=True)
    versions = (
        entry(1, ClauseStatus.DRAFT, shipped=True),
        entry(2, ClauseStatus.APPROVED, shipped=False),
        replace(newest, clause=replace(newest.clause, duty=(duty,))),
    )
    (taken,) = in_force(ready(versions), DAY)
    assert (taken.version, taken.duty) == (2, (duty,))


def test_an_own_text_keeps_its_own_duty() -> None:
    own, newest = entry(1, ClauseStatus.APPROVED, shipped=False), entry(2, ClauseStatus.DRAFT, shipped=True)
    kept, other = Duty("udbudsloven § 54"), Duty("udbudsloven § 190")
    versions = (
        replace(own, clause=replace(own.clause, duty=(kept,))),
        replace(newest, clause=replace(newest.clause, duty=(other,))),
    )
    assert [one.duty for one in in_force(ready(versions), DAY)] == [(kept,)]


def test_an_own_text_counts_where_the_clause_has_no_other_and_nobody_has_settled_it() -> None:
    assert [one.version for one in in_force(ready((entry(1, ClauseStatus.DRAFT, shipped=False),)), DAY)] == [1]

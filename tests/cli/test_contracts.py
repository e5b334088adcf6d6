"""The keys of every JSON object that a command prints: other programs rely on them."""

import json

import pytest

from .conftest import PURCHASE, SCENARIO

SUGGESTION = {"code", "label_da", "label_en", "score", "tier", "matched"}
MATCH = {
    "cvr",
    "name",
    "score",
    "capability",
    "tier",
    "matched",
    "distance_km",
    "capacity",
    "rsv_status",
    "rsv_as_of",
    "reserved_54",
    "reasons",
}
MARKET = {"candidates_by_evidence", "candidates_within_km", "thin", "nearest"}
ADVICE = {
    "purchase",
    "suggestions",
    "matches",
    "doubtful",
    "market",
    "regime",
    "regime_if_cross_border",
    "routes",
    "findings",
    "clauses",
    "estimate",
}
PURCHASE_KEYS = {
    "id",
    "title",
    "description",
    "cpv_codes",
    "contract_type",
    "value_kr",
    "duration_months",
    "municipality_code",
    "department",
    "notice_date",
    "start_date",
    "signing_date",
    "cross_border_interest",
    "concession",
    "lots",
    "value",
}
CLAUSE = {"id", "version", "status", "title", "text", "blanks"}
ESTIMATE = {
    "pockets",
    "municipality",
    "public",
    "break_even_premium",
    "payback_month",
    "switching_deadweight",
    "uncertainty",
    "lines",
    "assumptions",
}
POCKETS = {
    "municipality.purchasing",
    "municipality.employment",
    "municipality.social",
    "municipality.tax",
    "other_municipalities",
    "region",
    "state",
    "equalisation",
    "citizen",
    "supplier",
}
AMOUNTS = {"years", "sum", "npv"}
UNCERTAINTY = {"mean", "sd", "p5", "p50", "p95", "probability_positive", "verdict"}
ASSUMPTION = {"id", "value", "status", "source", "last_verified", "overlaid"}
ROUTES = [
    "direct_purchase",
    "quotes",
    "advertised",
    "open_competition",
    "reserved_54",
    "reserved_lot_54",
    "reserved_190",
    "training_duty",
    "employment_clause",
    "labour_clause",
    "social_award_criterion",
    "market_dialogue",
    "subcontracting",
    "partnership",
]


def printed(runner, *args):
    result = runner.invoke(args=args)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def advice(runner, saved):
    return printed(runner, "advise", saved(PURCHASE), "--json", "-")


def test_a_suggestion(runner):
    suggestions = printed(runner, "categories", "suggest", "Drift af kantine", "--json")
    assert {frozenset(one) for one in suggestions} == {frozenset(SUGGESTION)}
    assert all(len(one["code"]) == 8 and 0 <= one["score"] <= 1 for one in suggestions)
    assert all(isinstance(word, str) for one in suggestions for word in one["matched"])


def test_the_matches_of_a_purchase(runner):
    result = printed(runner, "match", "demo-01", "--json")
    assert set(result) == {"purchase_id", "matches", "doubtful", "market"}
    assert result["purchase_id"] == "demo-01"
    assert {frozenset(one) for one in result["matches"]} == {frozenset(MATCH)}
    for one in result["matches"]:
        assert 0 <= one["score"] <= 1
        assert 0 <= one["capability"] <= 1
        assert one["rsv_status"] in {"registered", "not_registered", "deregistered", "unknown"}
        assert one["reserved_54"] in {"documented", "self_declared", "no", "unknown"}
        assert all(isinstance(reason, str) for reason in one["reasons"])
    assert result["matches"] == sorted(result["matches"], key=lambda one: (-one["score"], one["name"]))


def test_the_market(runner):
    market = printed(runner, "match", "demo-01", "--json")["market"]
    assert set(market) == MARKET
    assert set(market["candidates_by_evidence"]) == {"documented", "self_declared", "no", "unknown"}
    assert list(market["candidates_within_km"]) == ["0", "25", "50", "100", "all"]
    counts = list(market["candidates_within_km"].values())
    assert counts == sorted(counts)
    assert sum(market["candidates_by_evidence"].values()) == counts[-1]
    assert isinstance(market["thin"], bool)


def test_advice(advice):
    assert set(advice) == ADVICE
    assert set(advice["purchase"]) == PURCHASE_KEYS
    assert {frozenset(one) for one in advice["suggestions"]} == {frozenset(SUGGESTION)}
    assert {frozenset(one) for one in advice["matches"] + advice["doubtful"]} == {frozenset(MATCH)}
    assert set(advice["market"]) == MARKET
    assert isinstance(advice["regime"], str)


def test_every_route_is_present_in_the_order_to_try_each_reason_with_its_law(advice):
    assert [route["code"] for route in advice["routes"]] == ROUTES
    for route in advice["routes"]:
        assert set(route) == {"code", "status", "reasons", "clauses"}
        assert route["status"] in {"mandatory", "available", "needs_legal_signoff", "not_available"}
        assert route["reasons"]
        assert {frozenset(reason) for reason in route["reasons"]} == {frozenset({"text", "law"})}


def test_findings(advice):
    assert {frozenset(one) for one in advice["findings"]} == {frozenset({"code", "severity", "text", "law"})}
    assert {one["severity"] for one in advice["findings"]} <= {"block", "reason", "note"}


def test_clauses_and_the_routes_that_name_them(advice):
    assert {frozenset(one) for one in advice["clauses"]} == {frozenset(CLAUSE)}
    ids = {clause["id"] for clause in advice["clauses"]}
    assert ids == {clause for route in advice["routes"] for clause in route["clauses"]}


def test_the_estimate_of_advice_is_marked_as_made_from_defaults(advice):
    assert set(advice["estimate"]) >= ESTIMATE
    assert advice["estimate"]["from_defaults"] is True


def test_an_estimate(runner, saved):
    estimate = printed(runner, "value", "estimate", saved(SCENARIO), "--json")
    assert set(estimate) >= ESTIMATE
    assert set(estimate["pockets"]) == POCKETS
    amounts = [*estimate["pockets"].values(), estimate["municipality"], estimate["public"]]
    assert {frozenset(one) for one in amounts} == {frozenset(AMOUNTS)}
    assert {len(one["years"]) for one in amounts} == {4}
    assert set(estimate["break_even_premium"]) == {"municipality", "public"}
    assert estimate["uncertainty"] is None
    for line in estimate["lines"]:
        assert set(line) >= {"pocket", "styringsomraade", "label", "years"}
        assert line["pocket"] in POCKETS
        assert line["styringsomraade"] in {"service", "overførsler", "øvrig"}
    assert all(set(one) >= ASSUMPTION for one in estimate["assumptions"])


def test_an_estimate_with_uncertainty(runner, saved):
    scenario = SCENARIO + "uncertainty:\n  deadweight: [0.15, 0.30, 0.50]\noptions: {draws: 200}\n"
    estimate = printed(runner, "value", "estimate", saved(scenario), "--json")
    assert set(estimate["uncertainty"]) >= UNCERTAINTY
    assert estimate["uncertainty"]["verdict"] in {"robust", "sandsynlig", "politisk prioritering"}


def test_without_cross_border_knowledge_below_the_threshold_both_regimes_are_given(runner, saved):
    small = PURCHASE.replace("value_kr: 4200000", "value_kr: 900000")
    unknown = printed(runner, "advise", saved(small), "--json", "-")
    assert (unknown["regime"], unknown["regime_if_cross_border"]) == ("afsnit_v", "afsnit_iv")
    assessed = printed(runner, "advise", saved(small + "cross_border_interest: no\n"), "--json", "-")
    assert (assessed["regime"], assessed["regime_if_cross_border"]) == ("afsnit_v", None)


def test_an_unconfirmed_category_is_a_finding(runner, saved):
    typed = PURCHASE.replace('cpv_codes: ["55512000"]\n', "")
    advice = printed(runner, "advise", saved(typed), "--json", "-")
    assert "category_unconfirmed" in {one["code"] for one in advice["findings"]}
    assert advice["purchase"]["cpv_codes"] == []

"""Which letters fit a case: by the routes that the law holds open, and by the way that the case follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.fitting import fits, only_one_is_sent
from app.model.advice import CaseFile, Edition
from app.model.document import DocumentKind
from app.model.law import RouteCode, RouteStatus
from tests.law.test_sentences import position_of

from .cases import canteen, reserved_lot, route, small_purchase
from .letter_cases import case, request
from .making import made, words_of


def with_routes(case_file: CaseFile, **statuses: RouteStatus) -> CaseFile:
    """The case with these routes and no other, none of them with a clause."""
    made = tuple(
        route(RouteCode(code), status, f"Grunden for {code}.", "udbudsloven § 2") for code, status in statuses.items()
    )
    return replace(case_file, advice=replace(case_file.advice, routes=made, clauses=()))


OPEN, SIGN_OFF, CLOSED = RouteStatus.AVAILABLE, RouteStatus.NEEDS_LEGAL_SIGNOFF, RouteStatus.NOT_AVAILABLE


@pytest.mark.parametrize("status", [OPEN, SIGN_OFF, RouteStatus.MANDATORY])
@pytest.mark.parametrize("code", ["direct_purchase", "quotes"])
def test_offers_can_be_asked_for_where_one_of_the_two_ways_is_open_or_waits_for_sign_off(code, status):
    other = {"direct_purchase": "quotes", "quotes": "direct_purchase"}[code]

    assert fits(with_routes(small_purchase(), **{code: status, other: CLOSED}).advice, DocumentKind.QUOTE) == ""


def test_where_both_ways_are_closed_the_law_says_why_no_offers_are_asked_for():
    why = fits(with_routes(canteen(), direct_purchase=CLOSED, quotes=CLOSED).advice, DocumentKind.QUOTE)

    assert why.startswith("Kommunen kan ikke nøjes med at bede udvalgte virksomheder om tilbud her.")
    assert why.endswith("Grunden for quotes.")


def test_offers_are_not_asked_for_on_the_terms_of_another_way():
    case_file = small_purchase()
    made = tuple(
        route(code, OPEN, "Åben.", "", *(("annonce",) if code is RouteCode.ADVERTISED else ())) for code in RouteCode
    )
    why = fits(replace(case_file.advice, routes=made), DocumentKind.QUOTE)

    assert "»Annoncering«" in why
    assert "Vælg »Direkte køb« eller »Indhentning af tilbud«" in why


@pytest.mark.parametrize("status", [OPEN, SIGN_OFF])
def test_a_dialogue_can_be_held_where_its_route_is_open(status):
    assert fits(with_routes(canteen(), market_dialogue=status).advice, DocumentKind.DIALOGUE) == ""


def test_a_dialogue_does_not_fit_where_its_route_is_closed():
    why = fits(with_routes(canteen(), market_dialogue=CLOSED).advice, DocumentKind.DIALOGUE)

    assert why == "En markedsdialog kan ikke holdes i denne sag. Grunden for market_dialogue."


@pytest.mark.parametrize("kind", [DocumentKind.TENDER, DocumentKind.VALUE, DocumentKind.MEMO])
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_the_other_documents_fit_every_case(make, kind):
    assert fits(make().advice, kind) == ""


@pytest.mark.parametrize(
    ("purchase", "fitting"),
    [
        ({"value_kr": 400_000}, True),
        ({"value_kr": 900_000}, True),
        ({"value_kr": 900_000, "cross_border_interest": "unknown"}, True),
        ({"value_kr": 900_000, "cross_border_interest": True}, False),
        ({"value_kr": 9_000_000}, False),
        ({"value_kr": 9_000_000, "cpv_codes": ["55512000"]}, False),
        ({"value_kr": 2_900_000, "contract_type": "works", "cpv_codes": ["45442100"]}, True),
        ({"value_kr": 3_100_000, "contract_type": "works", "cpv_codes": ["45442100"]}, False),
        ({"value_kr": 900_000, "concession": True}, True),
    ],
)
def test_by_the_law_offers_are_asked_for_below_the_thresholds_without_interest_from_abroad(purchase, fitting):
    position = position_of({"cpv_codes": ["90910000"], **purchase})
    case_file = small_purchase()
    case_file = replace(case_file, advice=replace(case_file.advice, routes=position.routes))

    assert (fits(case_file.advice, DocumentKind.QUOTE) == "") is fitting
    assert fits(case_file.advice, DocumentKind.DIALOGUE) == ""


@pytest.mark.parametrize(("way", "more"), [(RouteCode.DIRECT_PURCHASE, True), (RouteCode.QUOTES, False)])
def test_where_two_documents_ask_for_offers_the_annex_says_that_one_is_sent(way, more):
    def annex(case_file: CaseFile) -> str:
        return words_of(made(case_file, DocumentKind.TENDER, Edition.INTERNAL).html)

    asked = case(small_purchase, request(), way=way)
    said = "»Opfordring til tilbud« og »Tilbudsanmodning« beder om tilbud på det samme. Kommunen sender kun det ene."

    assert only_one_is_sent(asked.advice)
    assert said in annex(asked)
    assert ("overveje at bede flere end én om tilbud" in annex(asked)) is more
    tendered = with_routes(canteen(), quotes=CLOSED, direct_purchase=CLOSED)
    assert not only_one_is_sent(tendered.advice)
    assert "Kommunen sender kun det ene" not in annex(tendered)

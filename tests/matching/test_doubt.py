from __future__ import annotations

import pytest

from app.matching import doubt
from app.matching.doubt import doubt_about

from .conftest import enterprise


@pytest.mark.parametrize(
    ("name", "facts", "reason"),
    [
        ("Grundejerforeningen Engen", {}, doubt.OWNERS),
        ("Ejerforeningen Torvet 3", {}, doubt.OWNERS),
        ("Beboerforeningen Blok B", {}, doubt.RESIDENTS),
        ("Borgerlisten Nu", {}, doubt.PARTY),
        ("Grøn By", {"industry_code": "949200"}, doubt.PARTY),
        ("Grøn By", {"description": "Formålet er at opstille kandidater til byrådet."}, doubt.PARTY),
        ("Søby Idrætsforening", {}, doubt.SPORT),
        ("Roklubben Åren", {"industry_code": "931200"}, doubt.SPORT),
        ("Lund Holding ApS", {"industry_code": "642020"}, doubt.IDLE),
        ("Lund ApS", {"description": "Ingen aktivitet."}, doubt.IDLE),
        ("Ren Hverdag", {"employees": 0}, doubt.NO_EMPLOYEES),
    ],
)
def test_a_row_that_is_no_trading_enterprise_is_found_and_explained(
    name: str, facts: dict[str, object], reason: str
) -> None:
    assert doubt_about(enterprise("1", name, **facts)) == reason


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("Haven for Alle", {"industry_code": "949900"}),
        ("Foreningen Rent Hus", {"description": "Vi gør rent for ejerforeninger og grundejerforeninger."}),
        ("Cykelholdet", {"employees": None}),
        ("Rideværkstedet", {"industry_code": "931200", "capabilities": ("rideterapi",)}),
    ],
)
def test_an_association_with_a_trade_and_a_row_with_unknown_facts_are_not_doubtful(
    name: str, facts: dict[str, object]
) -> None:
    assert doubt_about(enterprise("1", name, **facts)) == ""

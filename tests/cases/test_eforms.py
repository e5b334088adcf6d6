"""The sheet of the EU notice of a saved case follows the purchase, the way that was picked and the real clauses."""

from dataclasses import replace

import pytest
from lxml import etree

from app.cases import choices
from app.cases.eforms import english_labels, notice_extract, notice_sheet
from app.cases.purchases import find_case, save_and_advise
from app.intake.eforms import read_eforms
from app.model.law import RouteCode
from app.model.purchase import Lot
from tests.cases.conftest import INA, NOW, PURCHASE
from tests.documents.notices import codes, entered

CLEANING = replace(
    PURCHASE,
    title="Rengøring af skoler og rådhus",
    cpv_codes=("90919300",),
    value_kr=9_800_000,
    lots=(Lot("Skoler", 7_000_000), Lot("Rådhus", 2_800_000)),
)
DAY_OFFER = replace(
    PURCHASE,
    title="Aktivitets- og samværstilbud for voksne",
    cpv_codes=("85312100",),
    value_kr=7_000_000,
    duration_months=36,
)


def saved(db, knowledge, purchase, way=None):
    save_and_advise(db, knowledge, purchase, INA, False, NOW)
    if way:
        choices.pick_way(db, knowledge, purchase.id, INA, way, NOW, None)
    return find_case(db, purchase.id, INA)


def test_the_lot_that_the_shipped_clause_names_is_the_reserved_one(db, knowledge):
    case = saved(db, knowledge, CLEANING, RouteCode.RESERVED_LOT_54)
    sheet = notice_sheet(db, knowledge, case)
    assert codes(sheet, "BT-71-Lot", "LOT-0001") == ["none"]
    assert codes(sheet, "BT-71-Lot", "LOT-0002") == ["res-ws"]
    assert "opp" in codes(sheet, "BT-775-Lot", "LOT-0002")
    assert sheet.stops == ()


def test_an_open_competition_reserves_nothing(db, knowledge):
    sheet = notice_sheet(db, knowledge, saved(db, knowledge, CLEANING, RouteCode.OPEN_COMPETITION))
    assert codes(sheet, "BT-71-Lot", "LOT-0001") == codes(sheet, "BT-71-Lot", "LOT-0002") == ["none"]
    assert "work-cond" in codes(sheet, "BT-775-Lot", "LOT-0001")


def test_a_reservation_that_nobody_picked_is_marked_as_a_proposal(db, knowledge):
    whole = replace(CLEANING, lots=())
    proposed = notice_sheet(db, knowledge, saved(db, knowledge, whole))
    assert codes(proposed, "BT-71-Lot", "LOT-0000") == ["res-ws"]
    assert any("værktøjets forslag" in remark for remark in proposed.remarks)
    picked = notice_sheet(db, knowledge, saved(db, knowledge, replace(whole, id="proeve-2"), RouteCode.RESERVED_54))
    assert not any("værktøjets forslag" in remark for remark in picked.remarks)


def test_a_day_offer_can_be_reserved_by_section_190(db, knowledge):
    sheet = notice_sheet(db, knowledge, saved(db, knowledge, DAY_OFFER, RouteCode.RESERVED_190))
    assert codes(sheet, "BT-02-notice") == ["cn-social"]
    assert codes(sheet, "BT-71-Lot", "LOT-0000") == ["res-pub-ser"]
    assert sheet.stops == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"duration_months": 48}, "48"),
        ({"cpv_codes": ("85320000", "90919300")}, ""),
        ({"cpv_codes": ("98000000",)}, "98000000"),
    ],
    ids=["too long", "listed", "another code"],
)
def test_a_day_offer_that_left_section_190_after_the_way_was_picked_is_stopped(db, knowledge, changes, says):
    case = saved(db, knowledge, DAY_OFFER, RouteCode.RESERVED_190)
    changed = replace(case.purchase, **changes)
    save_and_advise(db, knowledge, changed, INA, False, NOW)
    stops = notice_sheet(db, knowledge, find_case(db, changed.id, INA)).stops
    told = [stop for stop in stops if "res-pub-ser" in stop]
    assert all(says in stop for stop in told)
    assert bool(told) == bool(says)


def test_the_extract_of_a_saved_case_is_read_back(db, knowledge):
    case = saved(db, knowledge, CLEANING, RouteCode.RESERVED_LOT_54)
    notice = read_eforms(etree.fromstring(notice_extract(db, knowledge, case)))
    assert notice.title == CLEANING.title
    assert [lot.title for lot in notice.lots] == ["Skoler", "Rådhus"]
    assert notice.value_kr == CLEANING.value_kr


def test_a_small_purchase_has_no_extract(db, knowledge):
    case = saved(db, knowledge, replace(PURCHASE, value_kr=300_000, cpv_codes=("90911300",)))
    assert entered(notice_sheet(db, knowledge, case), "BT-21-Procedure") == []
    with pytest.raises(LookupError):
        notice_extract(db, knowledge, case)


def test_every_field_of_a_sheet_has_an_english_label(db, knowledge):
    sheet = notice_sheet(db, knowledge, saved(db, knowledge, CLEANING))
    assert {field.bt for field in sheet.fields} <= set(english_labels())

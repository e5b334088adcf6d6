"""The extract can be read back, has the elements of real notices, and takes any text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.documents.eforms_xml import eforms_xml
from app.intake.eforms import read_eforms
from app.model.purchase import ContractType, Lot
from tests.documents.cases import canteen, small_purchase
from tests.documents.notices import LOT, case_of, lot_case

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "eforms_dev"


def root_of(page: bytes) -> etree._Element:
    return etree.fromstring(page)


def located(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each element's path by local names, with the code list that it names."""
    for element in root.iter(etree.Element):
        above = [etree.QName(one).localname for one in element.iterancestors()]
        yield "/".join([*reversed(above), etree.QName(element).localname]), element.get("listName", "")


def test_what_the_extract_says_is_read_back_as_the_same_purchase() -> None:
    purchase = lot_case().advice.purchase
    notice = read_eforms(root_of(eforms_xml(lot_case())))
    assert notice.title == purchase.title
    assert notice.cpv_codes == purchase.cpv_codes
    assert notice.contract_type == purchase.contract_type.value
    assert notice.value_kr == purchase.value_kr
    assert notice.duration_months == purchase.duration_months
    assert notice.start_date == purchase.start_date
    assert [(lot.title, lot.value_kr) for lot in notice.lots] == [(lot.title, lot.value_kr) for lot in purchase.lots]


def test_an_undivided_purchase_is_read_back_without_lots() -> None:
    notice = read_eforms(root_of(eforms_xml(canteen())))
    assert notice.lots == ()
    assert notice.value_kr == 6_200_000
    assert notice.description.split() == canteen().advice.purchase.description.split()


def test_only_the_reserved_lot_says_so() -> None:
    found = {
        lot.findtext("{*}ProcurementProject/{*}Name"): lot.findtext(
            "{*}TenderingTerms/{*}TendererQualificationRequest/{*}SpecificTendererRequirement/"
            "{*}TendererRequirementTypeCode"
        )
        for lot in root_of(eforms_xml(lot_case())).iterfind("{*}ProcurementProjectLot")
    }
    assert found == {"Parker og kirkegårde": "none", LOT: "res-ws"}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample notices are not here")
@pytest.mark.parametrize("case_file", [canteen(), lot_case(), case_of()], ids=["canteen", "lot", "bare"])
def test_every_element_stands_where_the_sample_notices_have_it(case_file) -> None:
    samples = [etree.parse(path).getroot() for path in sorted(SAMPLES.glob("*.xml"))]
    known = {place for sample in samples for place in located(sample)}
    # The note is in the UBL schema; no sample uses it. Units and languages are attributes that the set leaves out.
    ours = set(located(root_of(eforms_xml(case_file)))) - {("ContractNotice/Note", "")}
    assert {path for path, _ in ours} <= {path for path, _ in known}
    assert {(path, name) for path, name in ours if name} <= known


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample notices are not here")
def test_the_names_are_in_the_namespaces_of_the_sample_notices() -> None:
    sample = etree.parse(SAMPLES / "cn_24_maximal.xml").getroot()
    known = {element.tag for element in sample.iter(etree.Element)}
    ours = {element.tag for element in root_of(eforms_xml(lot_case())).iter(etree.Element)}
    assert {etree.QName(tag).localname for tag in ours - known} <= {"Note", "DurationMeasure"}


def test_elements_of_one_project_follow_the_schema() -> None:
    order = (
        "Name",
        "Description",
        "ProcurementTypeCode",
        "ProcurementAdditionalType",
        "RequestedTenderTotal",
        "MainCommodityClassification",
        "AdditionalCommodityClassification",
        "RealizedLocation",
        "PlannedPeriod",
    )
    lots = (Lot("A", 3_000_000, "", ("77314000", "77311000")), Lot("B", 3_200_000))
    for project in root_of(eforms_xml(case_of(lots=lots))).iter("{*}ProcurementProject"):
        places = [order.index(etree.QName(child).localname) for child in project]
        assert places == sorted(places)


def test_the_extract_says_that_it_is_no_notice_and_has_no_identifier() -> None:
    root = root_of(eforms_xml(canteen()))
    assert "ikke en hel bekendtgørelse" in (root.findtext("{*}Note") or "")
    for name in ("ID", "ContractFolderID", "UBLVersionID", "CustomizationID", "ContractingParty"):
        assert root.find(f"{{*}}{name}") is None


def test_every_text_is_marked_as_danish() -> None:
    texts = list(root_of(eforms_xml(canteen())).iter("{*}Name", "{*}Description", "{*}ProcurementType", "{*}Note"))
    assert texts
    assert {element.get("languageID") for element in texts} == {"DAN"}


@pytest.mark.parametrize("case_file", [canteen(), lot_case()], ids=["canteen", "lot"])
def test_the_same_case_gives_the_same_bytes(case_file) -> None:
    assert eforms_xml(case_file) == eforms_xml(case_file)


def test_a_date_has_the_offset_of_danish_time() -> None:
    assert b"<cbc:StartDate>2026-09-01+02:00</cbc:StartDate>" in eforms_xml(canteen())


@pytest.mark.parametrize("kind", list(ContractType))
def test_the_nature_of_the_contract_is_the_code_itself(kind: ContractType) -> None:
    assert read_eforms(root_of(eforms_xml(case_of(contract_type=kind)))).contract_type == kind.value


def test_nothing_is_written_where_no_notice_is_sent() -> None:
    with pytest.raises(LookupError, match="eForms bruges ikke"):
        eforms_xml(small_purchase())


def test_signs_and_emoji_are_text_and_controls_are_left_out() -> None:
    page = eforms_xml(case_of(title="<b>Frokost</b> & kage 🍰\x00\x0b\ud800]]>", description="A\u202eB\ufffe"))
    root = root_of(page)
    assert root.findtext("{*}ProcurementProject/{*}Name") == "<b>Frokost</b> & kage 🍰]]>"
    assert root.findtext("{*}ProcurementProject/{*}Description") == "A\u202eB"


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_title_gives_a_page_that_can_be_parsed(title: str) -> None:
    root_of(eforms_xml(case_of(title=title, lots=(Lot(title, 3_000_000), Lot("B", 3_200_000)))))

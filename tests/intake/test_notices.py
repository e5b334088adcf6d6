"""Notices in TED's own XML and in eForms become purchases, or say why they cannot."""

from datetime import date
from pathlib import Path

import pytest

from app.intake import read_municipalities, read_purchases
from app.intake.notices import buyer_code
from app.model.errors import InputError
from app.model.purchase import ContractType, Lot, Purchase

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
PLACES = {place.code: place for place in read_municipalities(ROOT / "seed_data" / "municipalities.csv")}

TED = """\
<?xml version="1.0" encoding="UTF-8"?>
<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication" DOC_ID="123456-2021">
 <CODED_DATA_SECTION>
  <CODIF_DATA><DS_DATE_DISPATCH>20210302</DS_DATE_DISPATCH><NC_CONTRACT_NATURE CODE="4"/></CODIF_DATA>
 </CODED_DATA_SECTION>
 <FORM_SECTION>
  <F02_2014 CATEGORY="ORIGINAL" FORM="F02" LG="DA">
   <CONTRACTING_BODY>
    <ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Silkeborg Kommune</OFFICIALNAME></ADDRESS_CONTRACTING_BODY>
   </CONTRACTING_BODY>
   <OBJECT_CONTRACT>
    <TITLE><P>Rengøring af rådhus og skoler</P></TITLE>
    <CPV_MAIN><CPV_CODE CODE="90910000"/></CPV_MAIN>
    <TYPE_CONTRACT CTYPE="SERVICES"/>
    <SHORT_DESCR><P>Daglig rengøring.</P><P>Hovedrengøring om sommeren.</P></SHORT_DESCR>
    <VAL_ESTIMATED_TOTAL CURRENCY="DKK">8400000.00</VAL_ESTIMATED_TOTAL>
    <OBJECT_DESCR ITEM="1">
     <TITLE><P>Rådhus</P></TITLE>
     <CPV_ADDITIONAL><CPV_CODE CODE="90919200"/></CPV_ADDITIONAL>
     <SHORT_DESCR><P>Kontorer.</P></SHORT_DESCR>
     <VAL_OBJECT CURRENCY="DKK">3000000.00</VAL_OBJECT>
     <DURATION TYPE="MONTH">36</DURATION>
    </OBJECT_DESCR>
    <OBJECT_DESCR ITEM="2">
     <TITLE><P>Skoler</P></TITLE>
     <CPV_ADDITIONAL><CPV_CODE CODE="90919300"/></CPV_ADDITIONAL>
     <SHORT_DESCR><P>Klasselokaler.</P></SHORT_DESCR>
     <VAL_OBJECT CURRENCY="DKK">5400000.00</VAL_OBJECT>
     <DATE_START>2021-08-01</DATE_START><DATE_END>2025-07-31</DATE_END>
    </OBJECT_DESCR>
   </OBJECT_CONTRACT>
   <COMPLEMENTARY_INFO><DATE_DISPATCH_NOTICE>2021-03-01</DATE_DISPATCH_NOTICE></COMPLEMENTARY_INFO>
  </F02_2014>
 </FORM_SECTION>
</TED_EXPORT>
"""
EFORMS = """\
<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
 xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
 xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1">
 <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efac:Organizations>
  <efac:Organization><efac:Company>
   <cac:PartyIdentification><cbc:ID>ORG-0002</cbc:ID></cac:PartyIdentification>
   <cac:PartyName><cbc:Name>Klagenævnet for Udbud</cbc:Name></cac:PartyName>
  </efac:Company></efac:Organization>
  <efac:Organization><efac:Company>
   <cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>
   <cac:PartyName><cbc:Name languageID="DAN">Københavns Kommune</cbc:Name></cac:PartyName>
  </efac:Company></efac:Organization>
 </efac:Organizations></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
 <cbc:ID schemeName="notice-id">f42be27e-09cf</cbc:ID>
 <cbc:IssueDate>2026-05-01+02:00</cbc:IssueDate>
 <cac:ContractingParty><cac:Party>
  <cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>
 </cac:Party></cac:ContractingParty>
 <cac:ProcurementProject>
  <cbc:Name languageID="ENG">Canteen at city hall</cbc:Name><cbc:Name languageID="DAN">Kantine på rådhuset</cbc:Name>
  <cbc:Description languageID="DAN">Frokost til 400.</cbc:Description>
  <cbc:ProcurementTypeCode>services</cbc:ProcurementTypeCode>
  <cac:RequestedTenderTotal>
   <cbc:EstimatedOverallContractAmount currencyID="DKK">7200000</cbc:EstimatedOverallContractAmount>
  </cac:RequestedTenderTotal>
  <cac:MainCommodityClassification>
   <cbc:ItemClassificationCode>55512000</cbc:ItemClassificationCode>
  </cac:MainCommodityClassification>
 </cac:ProcurementProject>
 <cac:ProcurementProjectLot><cac:ProcurementProject>
  <cbc:Name languageID="DAN">Kantine</cbc:Name>
  <cac:AdditionalCommodityClassification>
   <cbc:ItemClassificationCode>55520000</cbc:ItemClassificationCode>
  </cac:AdditionalCommodityClassification>
  <cac:PlannedPeriod>
   <cbc:StartDate>2026-11-01+01:00</cbc:StartDate><cbc:DurationMeasure unitCode="YEAR">4</cbc:DurationMeasure>
  </cac:PlannedPeriod>
 </cac:ProcurementProject></cac:ProcurementProjectLot>
</ContractNotice>
"""


def read(saved, text, name="bekendtgoerelse.xml"):
    return read_purchases(saved(text, name), None, PLACES)


def test_a_ted_notice_becomes_a_purchase_with_its_lots(saved):
    assert read(saved, TED).rows == (
        Purchase(
            id="123456-2021",
            title="Rengøring af rådhus og skoler",
            description="Daglig rengøring.\nHovedrengøring om sommeren.\nKontorer.\nKlasselokaler.",
            cpv_codes=("90910000", "90919200", "90919300"),
            contract_type=ContractType.SERVICES,
            value_kr=8_400_000,
            duration_months=48,
            municipality_code="740",
            notice_date=date(2021, 3, 1),
            start_date=date(2021, 8, 1),
            lots=(
                Lot("Rådhus", 3_000_000, "Kontorer.", ("90919200",)),
                Lot("Skoler", 5_400_000, "Klasselokaler.", ("90919300",)),
            ),
        ),
    )


def test_an_eforms_notice_becomes_a_purchase_in_danish(saved):
    assert read(saved, EFORMS).rows == (
        Purchase(
            id="f42be27e-09cf",
            title="Kantine på rådhuset",
            description="Frokost til 400.",
            cpv_codes=("55512000", "55520000"),
            contract_type=ContractType.SERVICES,
            value_kr=7_200_000,
            duration_months=48,
            municipality_code="101",
            notice_date=date(2026, 5, 1),
            start_date=date(2026, 11, 1),
        ),
    )


def test_xml_is_known_by_its_content_too(saved):
    assert read(saved, TED, "hentet.txt").read == 1


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Silkeborg Kommune", "Region Midtjylland", "municipality_code"),
        ("Silkeborg Kommune", "Silkeborg Forsyning A/S", "municipality_code"),
        ("<P>Rengøring af rådhus og skoler</P>", "", "title"),
        ('<TYPE_CONTRACT CTYPE="SERVICES"/>', "", "contract_type"),
        ('CURRENCY="DKK"', 'CURRENCY="EUR"', "value_kr"),
        ("2021-03-01", "i marts", "notice_date"),
        ("Kontorer.", "Ring til 010190-1234", "description"),
        ("2021-08-01", "2021-02-01", "start_date"),
    ],
)
def test_a_notice_that_lacks_a_fact_is_refused_with_the_field(saved, old, new, field):
    text = TED.replace(old, new).replace('<NC_CONTRACT_NATURE CODE="4"/>', "")
    rows = read(saved, text)
    assert (rows.rows, rows.read) == ((), 1)
    assert field in {problem.field for problem in rows.refused}
    assert {(problem.file, problem.line) for problem in rows.refused} == {("bekendtgoerelse.xml", 7)}


def test_a_currency_that_is_not_kroner_is_named(saved):
    (problem,) = read(saved, EFORMS.replace('"DKK"', '"EUR"')).refused
    assert problem.field == "value_kr"
    assert "EUR" in problem.message


def test_a_notice_without_any_duration_is_refused(saved):
    text = EFORMS.replace('<cbc:DurationMeasure unitCode="YEAR">4</cbc:DurationMeasure>', "")
    assert [problem.field for problem in read(saved, text).refused] == ["duration_months"]


def test_lots_with_values_add_up_where_the_notice_has_no_total(saved):
    text = TED.replace('<VAL_ESTIMATED_TOTAL CURRENCY="DKK">8400000.00</VAL_ESTIMATED_TOTAL>', "")
    (purchase,) = read(saved, text).rows
    assert purchase.value_kr == 8_400_000


def test_the_coded_part_tells_the_contract_type_where_the_form_does_not(saved):
    (purchase,) = read(saved, TED.replace('<TYPE_CONTRACT CTYPE="SERVICES"/>', "")).rows
    assert purchase.contract_type is ContractType.SERVICES


def test_cpv_codes_that_do_not_exist_refuse_the_notice(saved):
    rows = read_purchases(saved(TED, "a.xml"), {"90910000"}, PLACES)
    assert "cpv_codes" in {problem.field for problem in rows.refused}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("dette er ikke xml", 1),
        ("", 1),
        ("<TED_EXPORT>\n<FORM>\n</TED_EXPORT>", 3),
        ("<?xml version='1.0'?>\n<html><body/></html>", 2),
        ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><TED_EXPORT>&a;</TED_EXPORT>", None),
        ("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><TED_EXPORT>&b;</TED_EXPORT>", None),
        ("<a>" * 5000 + "</a>" * 5000, 1),
    ],
)
def test_what_is_no_notice_is_refused_as_a_whole_with_file_and_line(saved, text, line):
    with pytest.raises(InputError) as caught:
        read(saved, text, "forkert.xml")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("forkert.xml", line)


@pytest.mark.parametrize("place", PLACES.values(), ids=lambda place: place.name)
def test_every_municipality_is_known_as_a_buyer_and_taken_for_no_other(place):
    assert buyer_code(f"{place.name} Kommune", PLACES) == place.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Københavns Kommune, Teknik- og Miljøforvaltningen", "101"),
        ("ÅRHUS KOMMUNE", "751"),
        ("Høje Taastrup Kommune", "169"),
        ("Bornholms Regionskommune", "400"),
        ("Nordfyns Kommune", "480"),
        ("Silkeborg Kommunes Venner", ""),
        ("Boligforeningen i Aarhus Kommune", ""),
        ("Kommune", ""),
        ("", ""),
    ],
)
def test_a_buyer_is_the_municipality_that_its_name_begins_with(name, code):
    assert buyer_code(name, PLACES) == code


@pytest.mark.skipif(not SHARED.exists(), reason="the published notices are not beside the project")
@pytest.mark.parametrize("folder", ["notices_dev", "eforms_dev"])
def test_every_published_notice_is_read_or_refused_with_reasons(folder):
    for path in sorted((SHARED / folder).glob("*.xml")):
        rows = read_purchases(path, None, PLACES)
        assert rows.read == 1
        assert bool(rows.rows) != bool(rows.refused), path.name


@pytest.mark.skipif(not SHARED.exists(), reason="the published notices are not beside the project")
@pytest.mark.parametrize(
    ("notice", "missing"),
    [
        ("433955-2016.xml", {"value_kr", "duration_months"}),
        ("436913-2017.xml", {"value_kr"}),
        ("480364-2022.xml", {"duration_months"}),
        ("020052-2017.xml", {"municipality_code"}),
    ],
)
def test_published_notices_lack_what_they_lack(notice, missing):
    rows = read_purchases(SHARED / "notices_dev" / notice, None, PLACES)
    assert {problem.field for problem in rows.refused} == missing

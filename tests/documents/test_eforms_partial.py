"""The sheet as a part of a document: tables with header cells, what is open, and no text twice."""

from __future__ import annotations

from dataclasses import replace

import html5lib
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.documents.eforms_facts import eforms_facts
from app.documents.packaged import TEMPLATES
from app.model.advice import CaseFile
from app.model.law import RouteStatus
from tests.documents.cases import canteen, small_purchase
from tests.documents.notices import LOT, case_190, case_of, lot_case


def page(case_file: CaseFile) -> str:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["rules"] = str
    source = '{% from "eforms.html" import eforms_sheet %}{{ eforms_sheet(sheet) }}'
    return environment.from_string(source).render(sheet=eforms_facts(case_file))


def test_each_lot_has_a_table_whose_cells_have_headers() -> None:
    root = html5lib.parse(page(lot_case()), namespaceHTMLElements=False)
    tables = list(root.iter("table"))
    assert ["".join(table.find("caption").itertext()) for table in tables] == [
        "Felter for hele indkøbet",
        "Felter for LOT-0001: Parker og kirkegårde",
        f"Felter for LOT-0002: {LOT}",
    ]
    for table in tables:
        assert [one.text for one in table.find("thead").iter("th")] == ["Felt", "BT-nummer", "Værdi", "Kode"]
        assert {row.find("th").get("scope") for row in table.find("tbody").iter("tr")} == {"row"}


def test_what_the_municipality_fills_in_and_what_stops_the_notice_is_said() -> None:
    html = page(case_190(RouteStatus.NOT_AVAILABLE, "Koden står ikke på listen."))
    assert "Udfyldes af kommunen. Sagen siger ikke, hvilken udbudsform kommunen bruger." in html
    assert "<strong>Skal afgøres først:</strong>" in html
    assert "Koden står ikke på listen." in html


def test_a_long_description_stands_once() -> None:
    first_line = canteen().advice.purchase.description.splitlines()[0]
    assert page(canteen()).count(first_line) == 1
    assert "Samme tekst som for hele indkøbet." in page(canteen())


def test_below_the_thresholds_there_is_the_reason_alone() -> None:
    html = page(small_purchase())
    assert "eForms bruges ikke" in html
    assert "<table" not in html


def test_what_a_person_typed_is_text() -> None:
    purchase = case_of().advice.purchase
    html = page(
        case_of(title="<script>x</script>", lots=tuple(replace(lot, title="<i>A</i>") for lot in purchase.lots))
    )
    assert "<script" not in html
    assert "<i>" not in html

"""What the internal annex says of case and market, as it is printed."""

from __future__ import annotations

import re
from dataclasses import replace

from app.documents.internal_facts import internal_facts
from app.model.advice import CaseFile, Edition
from app.model.document import DocumentKind

from .cases import canteen, reserved_lot
from .making import made

WHOLE_PURCHASE = "Der er søgt efter virksomheder til hele indkøbet og ikke til hver delkontrakt for sig."


def value_page(case_file: CaseFile) -> str:
    return made(case_file, DocumentKind.VALUE, Edition.INTERNAL).html


def test_a_score_has_two_decimals_also_when_the_last_is_nought() -> None:
    case_file = canteen()
    first, *rest = case_file.advice.matches
    matches = (replace(first, score=0.6), *rest)
    facts = internal_facts(replace(case_file, advice=replace(case_file.advice, matches=matches), frozen=None))
    assert facts.matches[0].score == "0,60"


def test_with_lots_the_annex_says_that_the_search_was_for_the_whole_purchase() -> None:
    assert WHOLE_PURCHASE in value_page(reserved_lot())
    assert WHOLE_PURCHASE not in value_page(canteen())


def test_no_line_ends_between_a_day_and_its_month_a_number_and_its_percent_or_a_sign_and_its_section() -> None:
    page = value_page(reserved_lot())
    assert re.search(r"som begynder \d+\.\xa0[a-z]+ \d{4}", page)
    assert re.search(r"\d\xa0%", page)
    routes = page[page.index('id="bilag-routes"') : page.index('id="bilag-eforms"')]
    assert "§\xa0" in routes
    assert not re.search(r"§ \d", routes)

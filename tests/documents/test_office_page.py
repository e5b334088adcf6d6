"""The page as pandoc gets it."""

from __future__ import annotations

import pytest
from lxml import html

from app.documents.office.page import names_of, prepare
from app.model.advice import Edition
from app.model.document import DocumentKind

from .cases import canteen
from .making import made
from .office_pages import page_with


def cell(text: str) -> str:
    """What the first cell beside its label holds when pandoc gets it."""
    page = prepare(page_with("x", f'<table class="money"><tr><td>{text}</td></tr></table>'), names_of("word"))
    return str(html.fragment_fromstring(page.html, create_parent=True).xpath("(.//td)[last()]")[0].text_content())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("-317.138", "−317.138"),
        ("-317.138 kr.", "−317.138 kr."),
        ("Kommunen -3,5 mio. kr. og staten -1.", "Kommunen −3,5 mio. kr. og staten −1."),
        ("(-5 %)", "(−5 %)"),
        ("<strong>Sum</strong> -12", "Sum −12"),
    ],
)
def test_a_negative_number_gets_a_minus_sign_that_no_line_ends_after(typed, written):
    assert cell(typed) == written


@pytest.mark.parametrize(
    "text",
    [
        "demo-01",
        "740-2026-0001",
        "2026-01-31",
        "-01.05.2026",
        "10-20 kr.",
        "10 -20",
        "-5-10",
        "-3D",
        "- 5",
        "<em>demo</em>-01",
        "<em>-01</em>",
        "55512000-2",
        "kr. 5,-",
    ],
)
def test_the_hyphen_of_an_id_a_date_or_a_range_stays(text):
    assert cell(text) == "".join(html.fragment_fromstring(f"<p>{text}</p>").itertext())


def test_what_stands_small_or_apart_in_the_committee_paper_has_a_style_of_its_own():
    names = names_of("word")
    page = prepare(made(canteen(), DocumentKind.MEMO, Edition.INTERNAL), names)
    root = html.fragment_fromstring(page.html, create_parent=True)

    def styled(role: str) -> list[str]:
        return [one.text_content().strip() for one in root.xpath(f'.//*[@data-custom-style="{names[role]}"]')]

    assert styled("addressee") == ["Til Økonomiudvalget"]
    assert styled("small-print")[0].startswith("Lukket punkt foreslås.")
    assert styled("title-letter") == [canteen().advice.purchase.title]
    tender = html.fragment_fromstring(
        prepare(made(canteen(), DocumentKind.TENDER, Edition.PUBLIC), names).html, create_parent=True
    )
    assert not tender.xpath(f'.//*[@data-custom-style="{names["title-letter"]}"]')

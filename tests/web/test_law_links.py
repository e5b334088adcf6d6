"""A citation leads to the law that it names first."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.law import LawSource
from app.web.law_links import law_link

READ = date(2026, 3, 31)
LAWS = (
    LawSource("tilbudsloven", "Tilbudsloven", "https://example.org/tilbud", READ),
    LawSource("udbudsloven", "Udbudsloven", "https://example.org/udbud", READ),
    LawSource("BEK 1079/2022", "Bekendtgørelsen", "https://example.org/bek", READ),
    LawSource("BEK 1079", "En kortere", "https://example.org/kort", READ),
)


@pytest.mark.parametrize(
    ("law", "url"),
    [
        ("udbudsloven § 54", "https://example.org/udbud"),
        ("Udbudsloven § 54; tilbudsloven § 2", "https://example.org/udbud"),
        ("tilbudsloven § 2 og udbudsloven § 54", "https://example.org/tilbud"),
        ("BEK 1079/2022 § 3", "https://example.org/bek"),
        ("forvaltningsretlige grundsætninger", ""),
        ("", ""),
    ],
)
def test_the_first_and_longest_name_decides(law: str, url: str) -> None:
    link = law_link(law, LAWS)
    assert (link.text, link.url) == (law, url)

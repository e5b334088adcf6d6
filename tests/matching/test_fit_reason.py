"""The first reason of a match: it quotes only what enterprise and purchase say, and names only codes they have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from app.intake import read_enterprises
from app.intake.demo import demo_purchases
from app.model.enterprise import Enterprise
from app.model.match import Match
from app.model.purchase import Lot, Purchase

from .conftest import SEED, Market, enterprise, purchase

CLEAN = enterprise("1", "Holdet", description="Vi gør rent på kontorer.")


def reason(market: Market, row: Enterprise, asked: Purchase, suggested: Sequence[str] = ()) -> str:
    return match(market, row, asked, suggested).reasons[0]


def match(market: Market, row: Enterprise, asked: Purchase, suggested: Sequence[str] = ()) -> Match:
    (found,) = market.index(row).match(asked, suggested).matches
    return found


def test_words_of_both_sides_are_quoted(market: Market) -> None:
    row = enterprise("1", "Holdet", capabilities=("vinduespudsning",))
    assert reason(market, row, purchase("Vinduespolering på skoler")) == (
        "Virksomheden skriver »vinduespudsning«, og indkøbet nævner »vinduespolering«."
    )


@pytest.mark.parametrize("title", ["01.01.90-1234", "<script>", "Opgave 7"])
def test_a_purchase_that_only_its_code_explains_is_said_to_have_the_code_and_no_words(
    market: Market, title: str
) -> None:
    found = match(market, CLEAN, purchase(title, cpv_codes=("90910000",)))
    assert found.matched == ()
    assert found.reasons[0].startswith("Indkøbet har CPV-koden 90910000 (")
    assert "og virksomheden skriver »" in found.reasons[0]


def test_a_code_of_a_lot_is_a_code_of_the_purchase(market: Market) -> None:
    asked = purchase("Opgave 7", lots=(Lot("Del 1", 100_000, cpv_codes=("90910000",)),))
    assert reason(market, CLEAN, asked).startswith("Indkøbet har CPV-koden 90910000")


def test_a_code_that_is_only_suggested_is_not_said_to_be_the_purchases_own(market: Market) -> None:
    words = reason(market, CLEAN, purchase("Opgave 7"), ["90910000"])
    assert words.startswith("Indkøbet er foreløbig placeret under CPV-koden 90910000")
    coded = enterprise("1", "Holdet", cpv_codes=("90910000",))
    assert reason(market, coded, purchase("Opgave 7"), ["90910000"]).endswith(
        "ligesom den, der er foreslået til indkøbet."
    )


@pytest.mark.parametrize(
    ("own", "asked", "ending"),
    [
        ("90911300", "90911300", "ligesom indkøbet."),
        ("90910000", "90911300", "som dækker indkøbets kode 90911300."),
        ("90919300", "90910000", "som hører under indkøbets kode 90910000."),
        ("90919200", "90919300", "som ligger inden for et fag, der er beslægtet med indkøbet."),
        ("50700000", "90910000", "som ligger inden for et fag, der er beslægtet med indkøbet."),
    ],
)
def test_only_a_code_above_the_purchases_covers_it(market: Market, own: str, asked: str, ending: str) -> None:
    row = enterprise("1", "Holdet", cpv_codes=(own,))
    sentence = reason(market, row, purchase("Opgave 7", cpv_codes=(asked,)))
    assert sentence.startswith(f"Virksomheden har angivet CPV-koden {own} (")
    assert sentence.endswith(ending)


def test_where_only_words_recur_the_purchases_own_words_are_quoted(market: Market) -> None:
    row = enterprise("1", "Holdet", capabilities=("zumbaxyl",))
    found = match(market, row, purchase("Zumbaxyler"))
    assert found.matched == ("zumbaxyler",)
    assert found.reasons[0] == ("Indkøbets ord »zumbaxyler« går igen, helt eller delvist, i det, virksomheden skriver.")


def test_a_quote_keeps_its_accents_and_its_small_words(market: Market) -> None:
    row = enterprise("1", "Holdet", capabilities=("drift af café",))
    found = match(market, row, purchase("Drift af caféen på biblioteket"))
    assert "cafe" not in " ".join(found.matched)
    assert "»drift af café«" in found.reasons[0] or "»café«" in found.reasons[0]


@pytest.fixture(scope="module")
def shown(market: Market) -> list[tuple[Purchase, Match, Enterprise]]:
    rows = read_enterprises(SEED / "enterprises.csv").rows
    by_cvr = {row.cvr: row for row in rows}
    index = market.index(*by_cvr.values())
    asked = demo_purchases(Path(SEED / "purchases.csv"), date(2026, 4, 1), date(2027, 12, 31))
    return [
        (one, found, by_cvr[found.cvr])
        for one in asked
        for found in (*index.match(one).matches, *index.match(one).doubtful)
    ]


def test_every_matched_word_stands_in_the_purchase(shown: list[tuple[Purchase, Match, Enterprise]]) -> None:
    assert len(shown) > 100
    for asked, found, _ in shown:
        text = f"{asked.title}\n{asked.description}".lower()
        assert [word for word in found.matched if word not in text] == []


def test_every_quote_of_the_enterprise_stands_in_what_it_writes(
    shown: list[tuple[Purchase, Match, Enterprise]],
) -> None:
    for _, found, row in shown:
        said = next((reason for reason in found.reasons if "irksomheden skriver »" in reason), "")
        own = said.partition("irksomheden skriver ")[2].partition(", og indkøbet")[0]
        text = "\n".join((row.name, row.description, *row.capabilities)).lower()
        assert [quote for quote in own.split("»")[1:] if quote.partition("«")[0] not in text] == []

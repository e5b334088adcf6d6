from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.matching import reasons
from app.model.enterprise import Evidence, Municipality, RsvStatus
from app.model.match import Capacity, Reserved54

from .conftest import MUNICIPALITIES, enterprise, purchase

ASKED = purchase("Rengøring")


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        (("DK",), "Virksomheden leverer i hele landet."),
        (("740", "751"), "Silkeborg Kommune er med i det område, hvor virksomheden leverer."),
        (("751",), "Silkeborg Kommune ligger uden for det område, hvor virksomheden oplyser at levere."),
        ((), "Det er ikke oplyst, hvor virksomheden leverer."),
    ],
)
def test_the_service_area_is_said(area: tuple[str, ...], sentence: str) -> None:
    assert reasons.place_reasons(enterprise(service_area=area), ASKED, 0.0, MUNICIPALITIES)[1] == sentence


@pytest.mark.parametrize(
    ("code", "distance", "sentence"),
    [
        ("740", 0.0, "Virksomheden ligger i samme kommune: Silkeborg."),
        ("751", 40.4, "Virksomheden ligger i Aarhus, cirka 40 km væk i luftlinje."),
        ("", None, "Virksomhedens kommune er ikke oplyst."),
    ],
)
def test_the_place_is_said_with_its_distance(code: str, distance: float | None, sentence: str) -> None:
    row = enterprise(municipality_code=code)
    assert reasons.place_reasons(row, ASKED, distance, MUNICIPALITIES)[0] == sentence


def test_an_island_is_lived_on_and_a_town_is_lived_in() -> None:
    places = {
        "400": Municipality("400", "Bornholm", "Hovedstaden", 55.10, 14.70),
        "740": MUNICIPALITIES["740"],
    }
    row = enterprise(municipality_code="400")
    where, area = reasons.place_reasons(replace(row, service_area=("740",)), ASKED, 331.0, places)
    assert where == "Virksomheden ligger på Bornholm, cirka 331 km væk i luftlinje."
    asked_there = purchase("Rengøring", municipality_code="400")
    assert reasons.place_reasons(replace(row, service_area=("400",)), asked_there, 0.0, places)[1].startswith(
        "Bornholms Regionskommune er med"
    )
    assert area.startswith("Silkeborg Kommune er med")


def test_too_small_a_capacity_suggests_lots_or_a_consortium() -> None:
    sentence = reasons.capacity_reason(enterprise(annual_capacity_kr=100_000), ASKED, Capacity.TOO_SMALL)
    assert "100.000\u00a0kr." in sentence
    assert "delkontrakter eller et konsortium" in sentence


@pytest.mark.parametrize(
    ("status", "as_of", "sentence"),
    [
        (
            RsvStatus.REGISTERED, date(2026, 3, 2),
            "Registreret som socialøkonomisk virksomhed ifølge opslag 2. marts 2026.",
        ),
        (
            RsvStatus.DEREGISTERED, date(2026, 3, 2),
            (
                "Slettet af registret over socialøkonomiske virksomheder, hvilket ikke betyder lukket, "
                "ifølge opslag 2. marts 2026."
            ),
        ),
        (
            RsvStatus.UNKNOWN, None,
            "Det er ikke oplyst, om virksomheden er registreret som socialøkonomisk virksomhed.",
        ),
    ],
)  # fmt: skip
def test_the_register_status_is_said_with_its_date(status: RsvStatus, as_of: date | None, sentence: str) -> None:
    assert reasons.register_reason(enterprise(rsv_status=status, rsv_as_of=as_of)) == sentence


def test_evidence_that_is_too_old_is_called_so() -> None:
    row = enterprise(
        disadvantaged_pct=55, disadvantaged_evidence=Evidence.DOCUMENTED, disadvantaged_as_of=date(2020, 1, 1)
    )
    assert reasons.evidence_reason(row, Reserved54.SELF_DECLARED) == (
        "55 % af de ansatte har et handicap eller er dårligt stillede, dokumenteret pr. 1. januar 2020; "
        "dokumentationen er for gammel på udbudsdagen."
    )


def test_an_unknown_share_is_said_to_be_unknown() -> None:
    assert "ikke oplyst" in reasons.evidence_reason(enterprise(), Reserved54.UNKNOWN)

"""Stops and overrules: the internal edition prints them with name, date and reason; the public one only its mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.model.advice import CaseFile, Edition
from app.model.law import Severity
from app.model.overrule import Overrule

from .cases import canteen
from .making import tender_html, words_of

REASON = "Ordet lokal står i navnet på en bygning og stiller intet krav."
WHY_NOT = "Bilaget er alligevel en del af materialet."
MARK = "UDKAST – må ikke sendes ud:"


def overruled(**changes: object) -> CaseFile:
    """The canteen with its stop overruled."""
    case_file = canteen()
    stop = next(one for one in case_file.advice.findings if one.severity is Severity.BLOCK)
    made = Overrule("740-2026-0001", stop.code, stop.text, REASON, 2, "Julie Ret", datetime(2026, 4, 21, 9, tzinfo=UTC))
    return replace(case_file, overrules=(replace(made, **changes),))


def withdrawn() -> CaseFile:
    """The canteen with its stop overruled, and that withdrawn."""
    return overruled(
        withdrawn_at=datetime(2026, 4, 22, 10, tzinfo=UTC),
        withdrawn_by_id=3,
        withdrawn_by="Malte Paragraf",
        withdrawn_reason=WHY_NOT,
    )


@pytest.mark.parametrize("edition", Edition)
def test_an_open_stop_marks_every_page_of_both_editions(edition: Edition) -> None:
    page = tender_html(canteen(), edition)
    assert MARK in words_of(page)
    assert "UDKAST – MÅ IKKE SENDES UD" in page.split("data-mark=", 1)[1].split(">", 1)[0]
    assert "UDKAST – " in page.split("</title>", 1)[0]


@pytest.mark.parametrize("edition", Edition)
def test_an_overruled_stop_takes_the_mark_away(edition: Edition) -> None:
    page = tender_html(overruled(), edition)
    assert MARK not in words_of(page)
    assert "MÅ IKKE SENDES UD" not in page


def test_the_internal_edition_prints_who_when_and_why() -> None:
    words = words_of(tender_html(overruled(), Edition.INTERNAL))
    assert "Stop – tilsidesat" in words
    assert REASON in words
    assert "Julie Ret, 21. april 2026 kl. 11.00" in words
    assert "Gælder" in words
    assert "stopper sagen" not in words


def test_a_withdrawn_overrule_is_printed_with_both_reasons_and_stops_again() -> None:
    words = words_of(tender_html(withdrawn(), Edition.INTERNAL))
    assert REASON in words
    assert f"Trukket tilbage 22. april 2026 kl. 12.00 af Malte Paragraf: {WHY_NOT}" in words
    assert "Materialet må ikke sendes ud. 1 forhold stopper sagen" in words
    assert "Stop – tilsidesat" not in words
    assert MARK in words


def test_an_overrule_of_another_text_does_not_hold_and_says_so() -> None:
    words = words_of(tender_html(overruled(finding_text="Et krav, der lød anderledes."), Edition.INTERNAL))
    assert "Et krav, der lød anderledes." in words
    assert "Gælder ikke nu: Forholdet er ændret eller væk" in words
    assert MARK in words


@pytest.mark.parametrize("make", [canteen, overruled, withdrawn])
def test_the_public_edition_tells_nothing_of_stops_reasons_and_jurists(make) -> None:  # type: ignore[no-untyped-def]
    page = tender_html(make(), Edition.PUBLIC)
    secrets = (REASON, WHY_NOT, "tilsidesat", "Julie Ret", "Malte Paragraf", "Teksten kræver lokal forankring", "Stop ")
    assert [secret for secret in secrets if secret in page] == []

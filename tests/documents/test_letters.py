"""What both letters share: whom they are from, whom to write to, and what they never tell."""

from __future__ import annotations

import re
from itertools import pairwise

import html5lib
import pytest

from app.model.branding import Branding

from .cases import PLANTED_DOUBTFUL, PLANTED_ENTERPRISE, canteen, reserved_lot, small_purchase
from .letter_cases import DIALOGUE, QUOTE, case, page, request, words


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_a_letter_is_well_formed_with_one_main_heading_and_no_level_skipped(make, kind):
    html = page(make(), kind)

    html5lib.HTMLParser(strict=True).parse(html.lstrip())
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
@pytest.mark.parametrize("make", [canteen, reserved_lot, small_purchase])
def test_a_letter_names_no_enterprise_and_no_internal_figure(make, kind):
    said = words(make(), kind)

    for secret in (PLANTED_ENTERPRISE, PLANTED_DOUBTFUL, "224.594", "264.389", "Teksten kræver lokal forankring"):
        assert secret not in said


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_typed_text_stays_text(kind):
    said = words(case(title="<b>Frugt</b> & grønt {{ 7*7 }}", description="<script>1</script>"), kind)

    assert "<b>Frugt</b> & grønt {{ 7*7 }}" in said
    assert "<script>1</script>" in said


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_the_sender_has_name_address_and_one_entrance(kind):
    said = words(case(), kind)

    assert "Silkeborg Kommune" in said
    assert "Søvej 1" in said
    assert "Kontakt: Virksomhedernes indgang, 89 70 10 00, indkoeb@eksempel.dk" in said


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_a_letter_ends_with_a_greeting_and_leaves_its_day_and_signer_to_whoever_sends_it(kind):
    said = words(case(department="Ejendomme"), kind)

    assert "Dato: [udfyldes: den dag, brevet sendes]" in said
    assert re.search(r"Venlig hilsen ?\[udfyldes: navn og stilling\] ?Ejendomme, Silkeborg Kommune", said)
    assert said.count("Venlig hilsen") == 1


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_no_page_is_forced_to_begin_in_a_letter(kind):
    sections = re.findall(r'<section class="([^"]*)"', page(case(), kind))

    assert sections
    assert not {"annex", "front", "contents"} & set(" ".join(sections).split())


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_without_an_entrance_the_contact_is_a_field_to_fill_in(kind):
    assert "[udfyldes: Kontaktperson og adresse]" in words(case(brand=Branding()), kind)


@pytest.mark.parametrize("kind", [DIALOGUE, QUOTE])
def test_no_data_on_persons_are_asked_for(kind):
    assert "Send ikke navne, CPR-numre eller helbredsoplysninger" in words(case(), kind)


def test_the_entrance_stands_where_the_clause_asks_for_a_contact():
    said = words(case(small_purchase, request()), QUOTE)

    assert "Tilbuddet sendes til Virksomhedernes indgang, 89 70 10 00, indkoeb@eksempel.dk senest" in said
    assert "[udfyldes: Kontaktperson" not in said


def test_a_contact_that_a_person_typed_is_kept():
    said = words(case(small_purchase, request("Bodil Bo, Rådhuset")), QUOTE)

    assert "Tilbuddet sendes til Bodil Bo, Rådhuset senest" in said
    assert "skriv under, og send det til Bodil Bo, Rådhuset senest den 22. maj 2026." in said


def test_a_date_that_had_passed_is_marked_and_a_coming_one_is_not():
    passed = words(case(small_purchase, request(day="17. april 2026")), QUOTE)

    assert "Dagen 17. april 2026 var allerede gået" in passed
    assert "allerede gået" not in words(case(small_purchase, request(day="20. april 2026")), QUOTE)
    assert "allerede gået" not in words(case(small_purchase, request(day="31. februar 2026")), QUOTE)

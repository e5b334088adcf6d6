"""Reference data: replaced as a whole or added to, with a note of where it came from."""

from dataclasses import replace
from datetime import date

import pytest

from app.model.data import DataSource
from app.model.match import Category
from app.store import reference
from app.store.database import write

from .conftest import AARHUS, SILKEBORG

CROPS = Category("03000000", "Landbrugsprodukter", "Agricultural products")
CANTEEN = Category("55512000", "Kantinedrift", "Canteen management services")
SOURCE = DataSource("Kommuner", "et register", 98, date(2026, 5, 1), demo=False)


def test_a_code_keeps_its_leading_zero(empty):
    with write(empty):
        reference.replace_categories(empty, [CANTEEN, CROPS])
    assert reference.all_categories(empty) == (CROPS, CANTEEN)


def test_a_new_list_takes_the_place_of_the_old_one(empty):
    with write(empty):
        reference.replace_categories(empty, [CROPS])
    before = reference.revisions(empty)["cpv"]
    with write(empty):
        reference.replace_categories(empty, [CANTEEN])
    assert reference.all_categories(empty) == (CANTEEN,)
    assert reference.revisions(empty)["cpv"] > before


@pytest.mark.parametrize("codes", [[], ["00000000"], ["55512000", "00000000"]])
def test_labels_are_given_for_the_codes_that_exist(empty, codes):
    with write(empty):
        reference.replace_categories(empty, [CROPS, CANTEEN])
    assert set(reference.category_labels(empty, codes)) == {"55512000"} & set(codes)


def test_municipalities_are_updated_and_never_removed(empty):
    with write(empty):
        reference.replace_municipalities(empty, [replace(SILKEBORG, latitude=56.0)])
    assert reference.all_municipalities(empty) == {"751": AARHUS, "740": replace(SILKEBORG, latitude=56.0)}


@pytest.mark.parametrize("source", [SOURCE, replace(SOURCE, as_of=None, demo=True)])
def test_a_source_is_noted_once_by_name(empty, source):
    with write(empty):
        reference.record_source(empty, replace(source, rows=1))
        reference.record_source(empty, source)
    assert reference.all_sources(empty) == (source,)


def test_a_revision_counts_its_own_group_alone(empty):
    with write(empty):
        assert [reference.bump(empty, name) for name in ("a", "b", "a")] == [1, 1, 2]
    assert reference.revisions(empty) == {"a": 2, "b": 1}


def test_a_replaced_content_has_a_number_that_no_process_has_seen(empty):
    seen = set()
    for _ in range(5):
        with write(empty):
            reference.mark_replaced(empty)
        seen.add(reference.revisions(empty)[reference.RESTORED])
    assert len(seen) == 5

"""A document's page inside a page of the site."""

from __future__ import annotations

import re

import pytest

from app.documents.preview import body
from app.model.advice import Edition
from app.model.document import DocumentKind

from .cases import canteen, reserved_lot
from .making import made


@pytest.mark.parametrize("make", [canteen, reserved_lot])
@pytest.mark.parametrize("kind", [DocumentKind.TENDER, DocumentKind.VALUE])
def test_no_scroll_region_is_named_just_a_table(make, kind):
    shown = str(body(made(make(), kind, Edition.INTERNAL), str))

    assert 'class="scroll"' in shown
    assert 'aria-label="Tabel"' not in shown
    assert 'aria-label=""' not in shown


def test_a_chart_scrolls_in_a_frame_that_bears_the_name_of_its_part():
    shown = str(body(made(canteen(), DocumentKind.VALUE, Edition.INTERNAL), str))
    frames = re.findall(r'aria-label="([^"]*)"><img ', shown)

    assert len(frames) == shown.count("<figure>")
    assert "Figur: Usikkerhed" in frames

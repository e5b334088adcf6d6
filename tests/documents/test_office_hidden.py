"""What a curious bidder can get out of a word-processor file: nothing that only the house may know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.documents import as_docx, as_odt
from app.model.advice import Edition
from app.model.document import Document, DocumentKind

from .cases import SECRETS, canteen
from .making import made
from .reading import everything_in_archive


@pytest.fixture(scope="module", params=[as_docx, as_odt], ids=["docx", "odt"])
def readable(request: pytest.FixtureRequest) -> dict[Edition, str]:
    """All that can be read in the canteen's tender, by edition."""
    write: Callable[[Document], bytes] = request.param
    return {edition: everything_in_archive(write(made(canteen(), DocumentKind.TENDER, edition))) for edition in Edition}


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_what_the_internal_edition_holds_cannot_be_got_out_of_the_public_one(secret, readable):
    assert secret in readable[Edition.INTERNAL]
    assert secret not in readable[Edition.PUBLIC]

"""A municipality's name, logo, colour, address and contact stand in every document, in every format."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdf
import pytest

from app.documents import as_docx, as_odt, as_pdf
from app.intake.logo import checked_picture, logo_of
from app.model.advice import CaseFile, Edition
from app.model.branding import Branding
from app.model.document import EDITIONS, DocumentKind
from tests.documents.cases import canteen
from tests.documents.making import made
from tests.documents.reading import everything_in, plain
from tests.pictures import a_png, an_svg

LOOK = Branding(
    municipality_code="740",
    name="Silkeborg <b>& Omegn</b>",
    address=("Søvej 1", "8600 Silkeborg"),
    colour="#7a1f3d",
    logo=logo_of(checked_picture(an_svg(), "logo.svg"), checked_picture(a_png(), "logo.png")),
    contact_name="Indkøb og udbud",
    contact_email="udbud@silkeborg.example",
    contact_phone="89 70 10 00",
)
PRINTED = (LOOK.name, *LOOK.address, LOOK.contact_name, LOOK.contact_email, LOOK.contact_phone)


def branded(look: Branding = LOOK) -> CaseFile:
    return replace(canteen(), branding=look)


def ink(pdf: bytes) -> str:
    """What the first page draws, with the pictures that it holds."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    forms = page["/Resources"].get("/XObject", {}).values()
    return "\n".join(
        part.decode("latin-1")
        for part in (page.get_contents().get_data(), *(form.get_object().get_data() for form in forms))
    )


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_document_says_whose_it_is(kind: DocumentKind) -> None:
    document = made(branded(), kind, sorted(EDITIONS[kind])[0])
    pdf = as_pdf(document)
    said = everything_in(pdf)
    for text in PRINTED:
        assert plain(text) in said
    assert document.assets["logo.svg"].content == LOOK.logo.content  # type: ignore[union-attr]
    # The municipality's colour of the words, and that of the logo's shape.
    assert re.search(r"0\.478\d* 0\.121\d* 0\.239\d* rg", ink(pdf))
    assert re.search(r"0\.058\d* 0\.309\d* 0\.290\d* rg", ink(pdf))


@pytest.mark.parametrize(("write", "styles"), [(as_docx, "word/styles.xml"), (as_odt, "styles.xml")])
def test_word_processors_get_the_png_and_the_colour(write, styles) -> None:  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(io.BytesIO(write(made(branded(), DocumentKind.DIALOGUE, Edition.PUBLIC)))) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
        assert LOOK.logo.png in pictures  # type: ignore[union-attr]
        assert "7a1f3d" in archive.read(styles).decode().lower()


def test_a_png_logo_stands_in_the_pdf_as_it_is() -> None:
    picture = checked_picture(a_png(), "logo.png")
    document = made(branded(replace(LOOK, logo=logo_of(picture, None))), DocumentKind.DIALOGUE, Edition.PUBLIC)
    assert list(document.assets) == ["logo.png"]
    (image,) = pypdf.PdfReader(io.BytesIO(as_pdf(document))).pages[0].images
    assert image.image is not None
    assert image.image.size == (80, 40)


def test_without_a_look_the_municipality_of_the_case_is_named_and_no_picture_is_there() -> None:
    document = made(branded(Branding()), DocumentKind.DIALOGUE, Edition.PUBLIC)
    said = everything_in(as_pdf(document))
    assert plain("Silkeborg Kommune") in said
    assert "Søvej" not in said
    assert [name for name in document.assets if "logo" in name] == []


def test_another_look_is_another_document() -> None:
    hashes = {
        made(branded(look), DocumentKind.DIALOGUE, Edition.PUBLIC).content_hash
        for look in (LOOK, replace(LOOK, colour="#0f4f4a"), replace(LOOK, logo=None), replace(LOOK, address=()))
    }
    assert len(hashes) == 4

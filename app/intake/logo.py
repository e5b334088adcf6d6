"""A municipality's logo: what it is by its content, within bounds, and written anew without what the eye cannot see."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock

from app.intake.logo_svg import sanitised_svg
from app.model.branding import Logo
from app.model.errors import InputError, Problem

LARGEST_LOGO_BYTES = 1_000_000
SMALLEST_PIXELS, MOST_PIXELS = 32, 3000
# A picture so long that it is a line in the header is no logo.
LONGEST_RATIO = 12
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Signature, then length, name and the 13 bytes of the header chunk: its size is known before anything is unpacked.
_HEADER = struct.Struct(">8sI4sII5x")
_MODES = {"1": "RGB", "L": "RGB", "RGB": "RGB", "LA": "RGBA", "P": "RGBA", "RGBA": "RGBA"}
# Two drawings of one logo may be rounded to whole pixels each.
_SAME_RATIO = 0.03
PNG, SVG = "image/png", "image/svg+xml"
_PILLOW = Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """One checked file. width, height: pixels of a PNG, units of an SVG's viewBox."""

    media_type: str
    content: bytes
    width: float
    height: float


def read_picture(path: Path) -> Picture:
    """The PNG or SVG at `path`, checked and written anew. Reads no more than the bound, however large the file.

    Raises InputError naming the file and the rule.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_LOGO_BYTES + 1)
    except OSError as error:
        raise InputError(
            Problem(f"Filen kan ikke åbnes ({error.strerror}). Se efter, om navn og adgang er rigtige.", file=path.name)
        ) from error
    return checked_picture(content, path.name)


def checked_picture(content: bytes, file: str) -> Picture:
    """The picture in `content`, written anew: a PNG without anything but its pixels, an SVG of plain shapes.

    file: its name, for the messages and for the kind it claims to be. Raises InputError for a file above a megabyte,
    for another kind than the name says, and for whatever checked PNG and SVG files may not have.
    """
    if len(content) > LARGEST_LOGO_BYTES:
        raise InputError(Problem("Logoet fylder mere end 1 MB. Gem det i en mindre udgave.", file=file))
    suffix = Path(file).suffix.lower()
    if suffix not in (".png", ".svg"):
        raise InputError(
            Problem("Logoet skal være en PNG- eller SVG-fil med navn, der ender på .png eller .svg.", file=file)
        )
    is_png = content.startswith(_SIGNATURE)
    if is_png != (suffix == ".png"):
        meant = "PNG" if suffix == ".png" else "SVG"
        raise InputError(
            Problem(f"Filen hedder {suffix}, men indholdet er ikke {meant}. Gem logoet som {meant} igen.", file=file)
        )
    picture = _checked_png(content, file) if is_png else Picture(SVG, *sanitised_svg(content, file))
    if max(picture.width, picture.height) > LONGEST_RATIO * min(picture.width, picture.height):
        raise InputError(
            Problem(f"Logoet er mere end {LONGEST_RATIO} gange så langt på den ene led. Beskær det.", file=file)
        )
    return picture


def logo_of(picture: Picture, twin: Picture | None) -> Logo:
    """The logo of one or two pictures. twin: the same logo as PNG, where the picture is an SVG.

    Raises InputError for an SVG without PNG, a twin that is no PNG, and two pictures of unlike shape.
    """
    if picture.media_type == PNG and twin is None:
        twin = picture
    if twin is None:
        raise InputError(Problem("Logoet er en SVG-fil. Word-filer skal også bruge det som PNG."))
    if twin.media_type != PNG:
        raise InputError(Problem("Filen skal være logoet som PNG."))
    ratio = (picture.width / picture.height) / (twin.width / twin.height)
    if not 1 - _SAME_RATIO <= ratio <= 1 + _SAME_RATIO:
        raise InputError(Problem("De to udgaver af logoet har ikke samme form. Gem PNG-filen ud fra SVG-filen."))
    return Logo(picture.media_type, picture.content, twin.content, picture.width, picture.height)


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """Pillow refuses a picture that ends early; WeasyPrint tells it not to, for the whole process."""
    from PIL import ImageFile

    with _PILLOW:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _checked_png(content: bytes, file: str) -> Picture:
    from PIL import Image, UnidentifiedImageError

    damaged = InputError(Problem("PNG-filen er beskadiget. Gem logoet igen.", file=file))
    if len(content) < _HEADER.size:
        raise damaged
    _, _, chunk, width, height = _HEADER.unpack_from(content)
    if chunk != b"IHDR":
        raise damaged
    if min(width, height) < SMALLEST_PIXELS or max(width, height) > MOST_PIXELS:
        raise InputError(
            Problem(
                f"Logoet er {width} x {height} punkter. Hver led skal være fra {SMALLEST_PIXELS} til {MOST_PIXELS}.",
                file=file,
            )
        )
    try:
        with _whole_pictures_only(), Image.open(BytesIO(content), formats=("PNG",)) as image:
            if image.is_animated:  # type: ignore[attr-defined]  # only PNG files come here
                raise InputError(Problem("Logoet bevæger sig. Gem det som et stillbillede.", file=file))
            if image.mode not in _MODES:
                raise InputError(Problem("Logoet har mere end 8 bit pr. farve. Gem det med 8 bit.", file=file))
            image.load()
            pixels = image.convert(_MODES[image.mode])
    except InputError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error) as error:
        raise damaged from error
    # A new picture of the same pixels: comments, places, profiles and hidden chunks stay behind.
    clean = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    written = BytesIO()
    clean.save(written, "PNG", optimize=True)
    return Picture(PNG, written.getvalue(), width, height)

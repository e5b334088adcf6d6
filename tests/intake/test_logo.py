"""A logo is a small picture and nothing else: whatever could run, load, hide or burst is refused, with the rule."""

import gzip
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile
from PIL.PngImagePlugin import PngInfo

from app.intake.logo import LARGEST_LOGO_BYTES, PNG, checked_picture, logo_of, read_picture
from app.model.errors import InputError
from tests.pictures import a_png as png
from tests.pictures import an_svg as svg
from tests.pictures import refused

SQUARE = '<path d="M0 0h40v20H0z" fill="#0f4f4a"/>'


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


# PNG


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_keeps_its_pixels(mode):
    source = Image.radial_gradient("L").resize((80, 40)).convert(mode)
    written = BytesIO()
    source.save(written, "PNG")
    picture = checked_picture(written.getvalue(), "logo.png")
    assert (picture.media_type, picture.width, picture.height) == (PNG, 80, 40)
    assert Image.open(BytesIO(picture.content)).convert("RGBA").tobytes() == source.convert("RGBA").tobytes()


def test_a_transparent_colour_of_a_png_stays_transparent():
    source = Image.new("P", (80, 40), 0)
    source.putpalette([255, 255, 255, 0, 0, 0])
    written = BytesIO()
    source.save(written, "PNG", transparency=0)
    picture = checked_picture(written.getvalue(), "logo.png")
    assert Image.open(BytesIO(picture.content)).convert("RGBA").getpixel((0, 0))[3] == 0


def test_what_a_png_says_beside_its_pixels_vanishes():
    info = PngInfo()
    info.add_text("Comment", "Tallene fra Kirsten")
    info.add_itxt("Author", "Kirsten Jensen", zip=True)
    exif = Image.Exif()
    exif[0x010E] = "Kirstens kamera"
    content = png(pnginfo=info, exif=exif, dpi=(300, 300)) + b"<script>Kirsten</script>"
    clean = checked_picture(content, "logo.png").content
    assert b"Kirsten" in content
    assert b"Kirsten" not in clean
    assert {name for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"pHYs", b"iCCP") if name in clean} == set()


def test_the_same_png_becomes_the_same_bytes():
    once = checked_picture(png(), "logo.png").content
    assert checked_picture(once, "logo.png").content == once


def test_a_png_that_would_burst_is_refused_before_it_is_unpacked():
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
    assert "60000 x 60000" in refused(bomb, "logo.png")


def test_a_png_that_moves_is_refused():
    assert "bevæger" in refused(
        png(save_all=True, append_images=[Image.new("RGBA", (80, 40), "red")], duration=100), "logo.png"
    )


@pytest.mark.parametrize(
    "content",
    [
        png()[:20],
        png()[:-30],
        png()[:8],
        png().replace(b"IHDR", b"IHDX"),
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 80, 40, 8, 6, 0, 0, 0))
        + chunk(b"IDAT", b"x" * 50),
        png().replace(b"IDAT", b"\xff\xff\xff\xff"),
    ],
    ids=["header cut", "end cut", "signature alone", "no header", "no pixels", "broken chunk"],
)
def test_a_damaged_png_is_refused_also_after_a_document_was_rendered(content, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    assert "beskadiget" in refused(content, "logo.png")
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("size", [(1, 1), (80, 31), (3001, 400)])
def test_a_png_has_bounds_in_pixels(size):
    assert "fra 32 til 3000" in refused(png(size), "logo.png")


def test_sixteen_bits_a_colour_are_refused():
    assert "8 bit" in refused(png(mode="I;16"), "logo.png")


# What a file claims to be


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (svg(), "logo.png"),
        (png(), "logo.svg"),
        (b"\xff\xd8\xff\xe0JFIF", "logo.png"),
        (b"GIF89a", "logo.png"),
        (b"", "logo.png"),
        (b"", "logo.svg"),
        (b"<!doctype html><html><body><script>alert(1)</script></body></html>", "logo.svg"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "logo.svg"),
        (b"<svg><path d='M0 0h1'/></svg>", "logo.svg"),
        (gzip.compress(svg()), "logo.svg"),
        (svg().decode().encode("utf-16"), "logo.svg"),
        (svg().decode().encode("utf-16-le"), "logo.svg"),
        (b"%PDF-1.7", "logo.svg"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(content, file):
    assert "Gem logoet" in refused(content, file)


@pytest.mark.parametrize("file", ["logo.svgz", "logo.jpg", "logo", "logo.png.exe"])
def test_other_kinds_are_refused_by_name(file):
    assert ".png eller .svg" in refused(png(), file)


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "logo.png"
    with path.open("wb") as file:
        file.write(png())
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(InputError, match=r"logo\.png: Logoet fylder mere end 1 MB"):
        read_picture(path)


def test_no_more_than_the_bound_is_read(tmp_path, monkeypatch):
    asked = []

    class Watched(BytesIO):
        def read(self, size=-1):
            asked.append(size)
            return super().read(size)

    monkeypatch.setattr("pathlib.Path.open", lambda *_: Watched(png()))
    assert read_picture(tmp_path / "logo.png").width == 80
    assert asked == [LARGEST_LOGO_BYTES + 1]


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match=r"logo\.png: Filen kan ikke åbnes"):
        read_picture(tmp_path / "logo.png")


def test_a_line_is_no_logo():
    assert "12 gange" in refused(png((600, 40)), "logo.png")
    assert "12 gange" in refused(svg(root='viewBox="0 0 600 40"'), "logo.svg")


# Both together


def test_a_png_is_its_own_twin():
    picture = checked_picture(png(), "logo.png")
    logo = logo_of(picture, None)
    assert logo.png == logo.content == picture.content
    assert logo.file_name == "logo.png"


def test_an_svg_comes_with_a_png_of_the_same_shape():
    drawing, pixels = checked_picture(svg(), "logo.svg"), checked_picture(png((81, 40)), "logo.png")
    logo = logo_of(drawing, pixels)
    assert (logo.file_name, logo.content, logo.png) == ("logo.svg", drawing.content, pixels.content)


def test_an_svg_alone_another_shape_and_two_svgs_are_refused():
    drawing = checked_picture(svg(), "logo.svg")
    for twin in (None, drawing, checked_picture(png((80, 80)), "logo.png")):
        with pytest.raises(InputError):
            logo_of(drawing, twin)

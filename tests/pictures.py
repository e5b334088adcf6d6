"""Small pictures for tests of the municipality's logo."""

from io import BytesIO

import pytest
from PIL import Image

from app.intake.logo import checked_picture
from app.model.errors import InputError


def a_png(size=(80, 40), mode="RGBA", **options):
    """A PNG of one colour; options: of Pillow's save."""
    written = BytesIO()
    Image.new(mode, size, "#7a1f3d" if mode in ("RGB", "RGBA") else 0).save(written, "PNG", **options)
    return written.getvalue()


def an_svg(inside='<path d="M0 0h40v20H0z" fill="#0f4f4a"/>', root='viewBox="0 0 40 20"', before=""):
    """An SVG with these elements, attributes of its root, and text before it."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {root}>{inside}</svg>".encode()


def refused(content: bytes, file: str) -> str:
    """The one message with which a picture is refused, which names the file."""
    with pytest.raises(InputError) as caught:
        checked_picture(content, file)
    (problem,) = caught.value.problems
    assert problem.file == file
    return problem.message

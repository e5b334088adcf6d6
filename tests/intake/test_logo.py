"""A logo is a small picture and nothing else: whatever could run, load, hide or burst is refused, with the rule."""

import gzip
import struct
import zlib
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image, ImageFile
from PIL.PngImagePlugin import PngInfo

from app.intake.logo import LARGEST_LOGO_BYTES, PNG, SVG, checked_picture, logo_of, read_picture
from app.model.errors import InputError
from tests.pictures import a_png as png
from tests.pictures import an_svg as svg

SQUARE = '<path d="M0 0h40v20H0z" fill="#0f4f4a"/>'


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def refused(content, file):
    with pytest.raises(InputError) as caught:
        checked_picture(content, file)
    (problem,) = caught.value.problems
    assert problem.file == file
    return problem.message


def drawn(inside, **more):
    return checked_picture(svg(inside, **more), "logo.svg").content.decode()


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


# SVG: what stays


def test_shapes_colours_and_cuts_stay():
    text = drawn(
        '<defs><rect id="r" width="40" height="20"/>'
        '<clipPath id="c"><use xlink:href="#r" overflow="visible"/></clipPath></defs>'
        '<g clip-path="url(#c)" transform="translate(1,2) rotate(3)">'
        '<path style="fill:#fff;fill-rule:evenodd;-inkscape-x:1" d="M0 0h9"/></g>'
    )
    root = etree.fromstring(text)
    attributes = {
        (etree.QName(part).localname, name): value for part in root.iter() for name, value in part.attrib.items()
    }
    assert attributes[("path", "fill")] == "#fff"
    assert attributes[("path", "fill-rule")] == "evenodd"
    assert attributes[("g", "clip-path")] == "url(#c)"
    assert attributes[("g", "transform")] == "translate(1,2) rotate(3)"
    assert attributes[("use", "href")] == "#r"
    assert "style" not in text
    assert "xlink" not in text


def test_what_editors_leave_behind_is_left_out():
    text = drawn(
        "<title>Kirsten</title><desc>Kirsten</desc><metadata>Kirsten</metadata><!-- Kirsten -->"
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" by="Kirsten"/>'
        '<g id="å" class="Kirsten" data-name="Kirsten" xmlns:i="http://www.inkscape.org/namespaces/inkscape" '
        f'i:label="Kirsten">Kirsten<![CDATA[<script>Kirsten</script>]]>{SQUARE}</g>'
    )
    assert "Kirsten" not in text
    assert "inkscape" not in text
    assert "M0 0h40v20H0z" in text


@pytest.mark.parametrize("root", ['viewBox="-1 -2 40 20"', 'viewBox="0,0,40,20"', 'width="40" height="20px"'])
def test_the_drawing_has_a_size(root):
    picture = checked_picture(svg(root=root), "logo.svg")
    assert (picture.media_type, picture.width, picture.height) == (SVG, 40, 20)
    assert 'width="40" height="20"' in picture.content.decode()


@pytest.mark.parametrize(
    "root",
    [
        "",
        'viewBox="0 0 0 20"',
        'viewBox="0 0 nan 20"',
        'viewBox="nan 0 40 20"',
        'viewBox="0 0 1e9 1e9"',
        'viewBox="0 0 40"',
        'width="40mm" height="20mm"',
        f'width="{"9" * 5000}" height="1"',
    ],
)
def test_a_drawing_without_a_size_is_refused(root):
    assert "viewBox" in refused(svg(root=root), "logo.svg")


def test_other_prefixes_mean_the_same():
    content = b'<x:svg xmlns:x="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><x:path d="M0 0h1"/></x:svg>'
    assert b"<path d=" in checked_picture(content, "logo.svg").content


def test_a_sanitised_drawing_passes_unchanged():
    once = checked_picture(svg(), "logo.svg").content
    assert checked_picture(once, "logo.svg").content == once


# SVG: what is refused


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<script xmlns="">alert(1)</script>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script/></body></foreignObject>',
        '<image xlink:href="https://example.invalid/x.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
        '<a href="https://example.invalid/"><path d="M0 0h1"/></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        "<set/>",
        "<animateTransform/>",
        "<animateMotion/>",
        "<text>Silkeborg</text>",
        "<style>path{fill:red}</style>",
        "<style><![CDATA[@import url(https://example.invalid/x.css);]]></style>",
        '<filter id="f"><feImage href="x"/></filter>',
        '<linearGradient id="g"><stop offset="0"/></linearGradient>',
        "<radialGradient/>",
        "<mask/>",
        "<pattern/>",
        "<svg/>",
        "<switch/>",
        "<iframe/>",
        "<unheard-of/>",
        '<handler xmlns="http://www.w3.org/2001/xml-events"/>',
    ],
)
def test_elements_that_are_no_shapes_are_refused(inside):
    assert "må et logo ikke have" in refused(svg(SQUARE + inside), "logo.svg")


@pytest.mark.parametrize("name", ["onload", "onclick", "ONLOAD", "onbegin"])
def test_event_handlers_are_refused(name):
    assert name in refused(svg(f'<g {name}="alert(1)">{SQUARE}</g>'), "logo.svg")
    assert name in refused(svg(root=f'viewBox="0 0 4 2" {name}="alert(1)"'), "logo.svg")


@pytest.mark.parametrize(
    "target",
    [
        "https://example.invalid/x.svg#a",
        "//example.invalid/x.svg#a",
        "file:///etc/passwd#a",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " #a",
        "data:image/svg+xml,x#a",
        "x.svg#a",
        "#",
        "#a b",
        "",
    ],
)
@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_references_out_of_the_file_are_refused(name, target):
    assert "uden for filen" in refused(svg(f'{SQUARE}<use {name}="{target}"/>'), "logo.svg")


def test_a_link_on_a_shape_is_refused():
    assert "link" in refused(svg('<path id="a" d="M0 0h1" href="#a"/>'), "logo.svg")


@pytest.mark.parametrize(
    "attribute",
    [
        'fill="url(https://example.invalid/x)"',
        'fill="url(#a)"',
        'style="fill:url(https://example.invalid/x)"',
        'style="background:url(//example.invalid/x)"',
        'style="FILL:URL(x)"',
        'style="fill:u\\72l(https://example.invalid/x)"',
        'style="fill:u/**/rl(https://example.invalid/x)"',
        'style="fill:&#117;rl(x)"',
        'style="fill:@import x"',
        'filter="url(#f)"',
        'mask="url(#f)"',
        'marker-end="url(#f)"',
        'cursor="url(x)"',
    ],
)
def test_addresses_in_colours_and_styles_are_refused(attribute):
    assert "henviser" in refused(svg(f'<path d="M0 0h1" {attribute}/>'), "logo.svg")


@pytest.mark.parametrize("value", ["<b>", "expression{1}", "a:b", "å"])
def test_values_that_no_shape_needs_are_refused(value):
    quoted = value.replace("<", "&lt;")
    assert "ikke kan læses" in refused(svg(f'<path d="{quoted}"/>'), "logo.svg")


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_document_types_are_refused(before):
    assert "DOCTYPE" in refused(svg(before=before), "logo.svg")


def test_an_entity_bomb_is_refused():
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    message = refused(svg("<g>&a9;</g>" + SQUARE, before=f"<!DOCTYPE svg [{entities}]>"), "logo.svg")
    assert "DOCTYPE" in message or "gyldig" in message


def test_an_unknown_entity_is_refused():
    assert "gyldig" in refused(svg("&hemmelig;" + SQUARE), "logo.svg")


@pytest.mark.parametrize("where", ["before", "inside", "after"])
def test_instructions_are_refused(where):
    order = '<?xml-stylesheet href="https://example.invalid/x.css"?>'
    content = {
        "before": svg(before=order),
        "inside": svg(order + SQUARE),
        "after": svg() + order.encode(),
    }[where]
    assert "instruktion" in refused(content, "logo.svg")


@pytest.mark.parametrize("encoding", ["UTF-7", "UTF-16", "ISO-8859-1", "EBCDIC-CP-DK"])
def test_the_bytes_are_read_as_utf_8_whatever_the_file_declares(encoding):
    hidden = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    content = svg(hidden + SQUARE, before=f'<?xml version="1.0" encoding="{encoding}"?>')
    try:
        clean = checked_picture(content, "logo.svg").content
    except InputError:
        return
    assert b"script" not in clean


def test_a_drawing_that_multiplies_is_refused():
    rows = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
    assert "genbruger" in refused(svg(f'<g id="a0">{SQUARE}</g>{rows}'), "logo.svg")


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        '<clipPath id="a"><path d="M0 0h1" clip-path="url(#a)"/></clipPath><path d="M0 0h1" clip-path="url(#a)"/>',
        '<g id="g"><path d="M0 0h1" clip-path="url(#a)"/></g><clipPath id="a"><use href="#g"/></clipPath>',
        '<path id="a" d="M0 0h1" clip-path="url(#a)"/>',
    ],
)
def test_a_drawing_that_goes_in_rings_is_refused(inside):
    assert "genbruger" in refused(svg(SQUARE + inside), "logo.svg")


def test_a_large_path_is_not_repeated_without_end():
    large = f'<path id="a" d="M0 0{"h1" * 50_000}"/>'
    assert "for mange gange" in refused(svg(large + '<use href="#a"/>' * 100), "logo.svg")


def test_two_parts_of_one_name_are_refused():
    assert "to dele" in refused(svg('<g id="a"/><g id="a"/>' + SQUARE), "logo.svg")


def test_a_reference_to_nothing_is_refused():
    assert "#a" in refused(svg('<use href="#a"/>' + SQUARE), "logo.svg")


@pytest.mark.parametrize("inside", [SQUARE * 5001, "<g>" * 41 + SQUARE + "</g>" * 41])
def test_a_drawing_of_too_many_parts_is_refused(inside):
    assert "Forenkl" in refused(svg(inside), "logo.svg")


def test_a_very_deep_file_is_refused():
    assert refused(svg("<g>" * 3000 + SQUARE + "</g>" * 3000), "logo.svg")


def test_an_empty_drawing_is_refused():
    assert "ingenting" in refused(svg("<g/>"), "logo.svg")


def test_a_message_names_the_line():
    with pytest.raises(InputError, match=r"logo\.svg, linje 3:"):
        checked_picture(svg(f"\n{SQUARE}\n<script/>"), "logo.svg")


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

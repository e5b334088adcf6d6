"""A drawing keeps its shapes and nothing else; whatever could run, load or burst is refused, with the rule."""

import pytest
from lxml import etree

from app.intake.logo import SVG, checked_picture
from app.model.errors import InputError
from tests.pictures import an_svg as svg
from tests.pictures import refused

SQUARE = '<path d="M0 0h40v20H0z" fill="#0f4f4a"/>'


def drawn(inside, **more):
    return checked_picture(svg(inside, **more), "logo.svg").content.decode()


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

"""A logo as SVG: parsed without entities and network, held against what shapes need, and written anew from that alone.

An SVG is a program that draws. Of it only filled and stroked shapes are let through; whatever could run, load, animate,
hide text or take long is refused by name. What editors leave behind and nobody sees is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from app.model.errors import InputError, Problem

MOST_ELEMENTS = 5000
DEEPEST = 40
# What references draw once more, as bytes of the file.
MOST_REPEATED_BYTES = 4_000_000
_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_ELEMENTS = _SHAPES | {"g", "defs", "clipPath", "use"}
# Invisible: names and descriptions for the editor.
_LEFT_OUT = frozenset({"title", "desc", "metadata"})
_EDITORS = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.serif.com/",
    "http://ns.adobe.com/",
)
_ADVICE = {
    "text": "Gør teksten til kurver, før logoet gemmes.",
    "tspan": "Gør teksten til kurver, før logoet gemmes.",
    "style": "Gem logoet med farverne som attributter (presentation attributes) i stedet for et stylesheet.",
    # Some PDF readers leave a blank where WeasyPrint writes a gradient.
    "linearGradient": "Ikke alle PDF-læsere viser farveovergange. Brug rene farver, eller gem logoet som PNG.",
    "radialGradient": "Ikke alle PDF-læsere viser farveovergange. Brug rene farver, eller gem logoet som PNG.",
    "image": "Gem logoet som rene kurver eller som PNG.",
}
_PLACES = frozenset({"x", "y", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "width", "height"})
_OUTLINES = frozenset({"d", "points", "pathLength", "transform", "clipPathUnits"})
_STROKES = frozenset(
    f"stroke{kind}"
    for kind in ("", "-width", "-opacity", "-linecap", "-linejoin", "-miterlimit", "-dasharray", "-dashoffset")
)
_FILLS = frozenset({"fill", "fill-opacity", "fill-rule", "clip-rule", "clip-path"})
_LOOK = _STROKES | _FILLS | {"opacity", "color", "display", "visibility"}
_ATTRIBUTES = _LOOK | _PLACES | _OUTLINES
_PLAIN_VALUE = re.compile(r"[\w\s#.,%()+-]*", re.ASCII)
_LOCAL_URL = re.compile(r"""url\(\s*(["']?)#([A-Za-z_][\w.-]*)\1\s*\)""", re.ASCII)
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_PIXELS = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px)?", re.ASCII)
_LARGEST_UNIT = 100_000


def sanitised_svg(content: bytes, file: str) -> tuple[bytes, float, float]:
    """The drawing written anew, its width and its height in units of its viewBox.

    Raises InputError naming the file and the rule: not UTF-8, not SVG, a document type, an instruction, an element or
    attribute that is no plain shape, a reference out of the file, or more elements than a logo has.
    """
    root = _parsed(content, file)
    rewriting = _Rewriting(file)
    drawing = rewriting.rewritten(root)
    box = rewriting.view_box(root)
    for name in ("x", "y", "width", "height"):
        drawing.attrib.pop(name, None)
    drawing.set("viewBox", " ".join(f"{number:g}" for number in box))
    drawing.set("width", f"{box[2]:g}")
    drawing.set("height", f"{box[3]:g}")
    rewriting.check_references(drawing)
    if not any(_local(element) in _SHAPES for element in drawing.iter()):
        raise rewriting.refusal("SVG-filen tegner ingenting. Gem logoet igen som rene kurver.")
    return etree.tostring(drawing, encoding="utf-8"), box[2], box[3]


def _parsed(content: bytes, file: str) -> etree._Element:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputError(
            Problem("SVG-filen er ikke skrevet i UTF-8. Gem logoet igen som almindelig SVG i UTF-8.", file=file)
        )
    # The encoding is told to the parser, so that no declaration can have it read the bytes in another way.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            Problem("Filen er ikke en gyldig SVG-fil. Gem logoet igen.", file=file, line=error.lineno or 1)
        ) from error
    document = root.getroottree()
    if document.docinfo.doctype or document.docinfo.internalDTD is not None:
        raise InputError(Problem("SVG-filen har en dokumenttype (DOCTYPE). Slet linjen, eller gem uden.", file=file))
    around = [*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()]
    if any(node.tag is etree.ProcessingInstruction or node.tag is etree.Entity for node in around):
        raise InputError(Problem("SVG-filen har en instruktion (<?…?>). Slet den, eller gem logoet igen.", file=file))
    if root.tag != f"{{{_SVG}}}svg":
        raise InputError(Problem("Filen er ikke en SVG-fil: den begynder ikke med <svg>. Gem logoet igen.", file=file))
    return root


class _Rewriting:
    """One pass over one file, which its messages name."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0

    def refusal(self, message: str, element: etree._Element | None = None) -> InputError:
        """The error that names the file, and the line of the element."""
        line = element.sourceline if element is not None else None
        return InputError(Problem(message, file=self._file, line=line))

    def rewritten(self, element: etree._Element, depth: int = 0) -> etree._Element:
        """A new element with what may stay of this one and of all below it."""
        self._count += 1
        if self._count > MOST_ELEMENTS or depth > DEEPEST:
            raise self.refusal(
                f"SVG-filen har over {MOST_ELEMENTS} dele eller er delt i over {DEEPEST} lag. Forenkl logoet.", element
            )
        copy = etree.Element(element.tag, nsmap={None: _SVG})
        for name, value in self._attributes(element):
            copy.set(name, value)
        for child in element:
            if self._stays(child):
                copy.append(self.rewritten(child, depth + 1))
        return copy

    def _stays(self, child: etree._Element) -> bool:
        if child.tag is etree.Comment:
            return False
        name = etree.QName(child)
        if name.namespace == _SVG and name.localname in _ELEMENTS:
            return True
        if name.namespace == _SVG and name.localname in _LEFT_OUT:
            return False
        if name.namespace and name.namespace.startswith(_EDITORS):
            return False
        advice = _ADVICE.get(name.localname, "Gem logoet som rene kurver uden det.")
        raise self.refusal(f"SVG-filen har elementet <{name.localname}>, og det må et logo ikke have. {advice}", child)

    def _attributes(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        for name, value in element.attrib.items():
            if name in (_XLINK_HREF, "href"):
                yield "href", self._reference(value, element)
            elif name == "style":
                yield from self._declarations(value, element)
            elif name.lower().startswith("on"):
                raise self.refusal(f"SVG-filen har attributten {name}, som kører et script. Gem logoet uden.", element)
            elif name == "id":
                if _NAME.fullmatch(value):
                    yield name, value
            elif not name.startswith("{"):
                yield from self._kept(name, value, element)

    def _declarations(self, style: str, element: etree._Element) -> Iterator[tuple[str, str]]:
        """Declarations of a style attribute as attributes: pages forbid inline style, and attributes draw the same."""
        for declaration in style.split(";"):
            name, _, value = declaration.partition(":")
            yield from self._kept(name.strip().lower(), value.strip(), element, only=_LOOK)

    def _kept(
        self, name: str, value: str, element: etree._Element, only: frozenset[str] = _ATTRIBUTES
    ) -> Iterator[tuple[str, str]]:
        """The attribute if shapes need it; what nobody sees is left out, what loads or hides is refused."""
        refers = _LOCAL_URL.fullmatch(value) if name == "clip-path" else None
        if refers:
            yield name, f"url(#{refers[2]})"
            return
        bare = value.lower().replace("/**/", "")
        if "url" in bare or "\\" in bare or "/*" in bare or "@" in bare:
            if name in only or "url" in bare:
                raise self.refusal(
                    f"SVG-filen henviser i {name} til andet end sine egne udsnit. Gem logoet uden.", element
                )
            return
        if name in only:
            if not _PLAIN_VALUE.fullmatch(value):
                raise self.refusal(f"SVG-filen har en værdi i {name}, som ikke kan læses. Gem logoet igen.", element)
            yield name, value

    def _reference(self, value: str, element: etree._Element) -> str:
        local = value.startswith("#") and _NAME.fullmatch(value[1:])
        if not local or _local(element) != "use":
            raise self.refusal(
                "SVG-filen har et link eller henviser til noget uden for filen. Gem logoet, så alt ligger i den.",
                element,
            )
        return value

    def view_box(self, root: etree._Element) -> tuple[float, float, float, float]:
        """The part of the plane that is shown: the viewBox, else from nought to width and height."""
        given = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        if given == [""]:
            sides = [_PIXELS.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
            given = ["0", "0", *(side[1] if side else "" for side in sides)]
        try:
            left, top, width, height = (float(number) for number in given)
        except ValueError:
            left = top = width = height = 0.0
        inside = all(-_LARGEST_UNIT <= number <= _LARGEST_UNIT for number in (left, top, width, height))
        if not (inside and width > 0 and height > 0):
            raise self.refusal("SVG-filen siger ikke, hvor stor tegningen er. Gem logoet med en viewBox.", root)
        return left, top, width, height

    def check_references(self, drawing: etree._Element) -> None:
        """References are of their kind and go one step, so that no drawing runs in rings or multiplies."""
        named: dict[str, etree._Element] = {}
        for element in drawing.iter():
            if name := element.get("id"):
                if name in named:
                    raise self.refusal(f"SVG-filen har to dele med id {name}. Gem logoet igen.")
                named[name] = element
        weights: dict[str, int] = {}
        repeated = 0
        for element in drawing.iter():
            for attribute, target in _targets(element):
                aim = named.get(target)
                if aim is None:
                    raise self.refusal(f"SVG-filen henviser til #{target}, som ikke findes i den. Gem logoet igen.")
                if not _one_step(attribute, aim, named):
                    raise self.refusal(
                        "SVG-filen genbruger dele, som selv genbruger andre. Gem logoet som rene kurver."
                    )
                if target not in weights:
                    weights[target] = len(etree.tostring(aim, with_tail=False))
                repeated += weights[target]
        if repeated > MOST_REPEATED_BYTES:
            raise self.refusal("SVG-filen genbruger sine dele for mange gange. Forenkl logoet.")


def _one_step(attribute: str, aim: etree._Element, named: Mapping[str, etree._Element]) -> bool:
    """Whether what is aimed at is of the kind that the attribute takes, and leads no further itself."""
    if attribute == "href":
        return not any(_local(part) == "use" for part in aim.iter())
    reused = [named[part.get("href")[1:]] for part in aim.iter() if part.get("href", "#")[1:] in named]
    cut = any(part.get("clip-path") for whole in (aim, *reused) for part in whole.iter())
    return _local(aim) == "clipPath" and not cut


def _targets(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes that refer, and the ids that they refer to."""
    for name, value in element.attrib.items():
        if name == "href":
            yield name, value[1:]
        elif value.startswith("url(#"):
            yield name, value[5:-1]


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)

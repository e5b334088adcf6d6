"""What a DOCX says of itself: properties, settings, and the parts that it has no use for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC

from lxml import etree

from app.documents.office.archive import parsed, written
from app.documents.office.docx_xml import W, w
from app.documents.office.page import Frame, legal
from app.documents.office.properties import own_properties
from app.model.document import Document

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_USELESS = ("word/comments.xml", "word/_rels/footnotes.xml.rels", "word/webSettings.xml")


def finish_package(parts: Mapping[str, bytes], document: Document, frame: Frame) -> dict[str, bytes]:
    """The parts with their properties, without comments and other empty rooms."""
    kept = {name: content for name, content in parts.items() if name not in _USELESS}
    kept["[Content_Types].xml"] = _without_useless(kept["[Content_Types].xml"], "PartName", "/{}")
    relations = "word/_rels/document.xml.rels"
    kept[relations] = _without_useless(kept[relations], "Target", "{}", folder="word/")
    kept["docProps/core.xml"] = written(_core(document, frame))
    kept["docProps/app.xml"] = written(_application(frame))
    kept["docProps/custom.xml"] = written(_custom(document))
    kept["word/settings.xml"] = written(_settings())
    return kept


def _without_useless(content: bytes, attribute: str, form: str, folder: str = "") -> bytes:
    root = parsed(content)
    gone = {form.format(name.removeprefix(folder)) for name in _USELESS}
    for child in list(root):
        if child.get(attribute) in gone:
            root.remove(child)
    return written(root)


def _core(document: Document, frame: Frame) -> etree._Element:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    moment = document.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, text in (
        (f"{{{_DC}}}title", legal(document.title)),
        (f"{{{_DC}}}subject", frame.subject),
        (f"{{{_DC}}}creator", frame.author),
        (f"{{{_CORE}}}keywords", frame.keywords),
        (f"{{{_CORE}}}lastModifiedBy", frame.author),
        (f"{{{_TERMS}}}created", moment),
        (f"{{{_TERMS}}}modified", moment),
        (f"{{{_CORE}}}contentStatus", frame.mark),
        (f"{{{_DC}}}language", "da-DK"),
    ):
        element = etree.SubElement(root, name)
        element.text = text
        if name.startswith(f"{{{_TERMS}}}"):
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return root


def _application(frame: Frame) -> etree._Element:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP})
    for name, text in (("Application", "Fælleslommen"), ("Company", frame.municipality)):
        etree.SubElement(root, f"{{{_APP}}}{name}").text = text
    return root


def _custom(document: Document) -> etree._Element:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPE})
    for at, (name, text) in enumerate(own_properties(document), start=2):
        # Word counts its own properties from 2.
        one = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_CUSTOM_SET, pid=str(at), name=name)
        etree.SubElement(one, f"{{{_TYPE}}}lpwstr").text = text
    return root


def _settings() -> etree._Element:
    """Danish, in the form of today's Word: without these it opens the file as one of an older version."""
    notes = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
    modern = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    root = etree.Element(f"{{{W}}}settings", nsmap={"w": W})
    root.extend(
        (
            w("zoom", percent=100),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            notes,
            w("compat", modern),
            w("themeFontLang", val="da-DK"),
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        )
    )
    return root

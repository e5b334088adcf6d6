"""A word-processor file is an archive of named parts; written in order and without a date, it is the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

_EPOCH = (1980, 1, 1, 0, 0, 0)


def parts_of(archive: bytes) -> dict[str, bytes]:
    """The parts by name, in the archive's order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archive_of(parts: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """The parts as an archive in the order given. stored: parts that must stand uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            # What the archive says of its maker would otherwise depend on the machine.
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def parsed(content: bytes) -> etree._Element:
    """The XML of a part, read without entities and network."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def written(root: etree._Element) -> bytes:
    """The XML of a part."""
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text

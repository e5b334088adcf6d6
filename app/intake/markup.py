"""XML from outside, read without entities, network or document types, and small steps to walk it.

Namespaces are ignored: TED's change with every edition of its schema, and local names are enough to tell fields apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml import etree

from app.intake.table import read_bytes
from app.model.errors import InputError, Problem

LARGEST_NOTICE_BYTES = 20_000_000
_DAYS_PER_MONTH = 365.25 / 12


def read_markup(path: Path) -> etree._Element:
    """The root of the XML file at `path`.

    Raises InputError for text that is no XML, a document type declaration (entities come with it), an extremely
    deep tree, and a file larger than any notice.
    """
    raw = read_bytes(path)
    if len(raw) > LARGEST_NOTICE_BYTES:
        raise InputError(Problem("Filen er for stor til at være en udbudsbekendtgørelse.", file=path.name))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            Problem(
                "Filen er ikke gyldig XML. Hent bekendtgørelsen igen fra ted.europa.eu eller udbud.dk.",
                file=path.name,
                line=error.lineno or 1,
            )
        ) from error
    if root.getroottree().docinfo.doctype:
        raise InputError(
            Problem("Filen har en dokumenttype (DOCTYPE) og indlæses ikke. Hent bekendtgørelsen igen.", file=path.name)
        )
    return root


def found(within: etree._Element | None, path: str) -> Iterator[etree._Element]:
    """The elements at a path of local names, such as "OBJECT_CONTRACT/TITLE"; "**" stands for any depth."""
    if within is None:
        return
    steps = [".//" if name == "**" else f"*[local-name()='{name}']/" for name in path.split("/")]
    yield from within.xpath("./" + "".join(steps).replace("/.//", "//").rstrip("/"))


def first(within: etree._Element | None, *paths: str) -> etree._Element | None:
    """The first element at the first of the paths that leads anywhere."""
    return next((element for path in paths for element in found(within, path)), None)


def text_of(element: etree._Element | None) -> str:
    """The text of an element, paragraphs on lines of their own, other blanks as one."""
    if element is None:
        return ""
    paragraphs = [part for part in element.iter() if local_name(part) == "P"] or [element]
    lines = (" ".join("".join(part.itertext()).split()) for part in paragraphs)
    return "\n".join(line for line in lines if line)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def day_of(text: str) -> date | None:
    """The day in 2026-05-01, 2026-05-01+02:00 or 20260501; None for anything else."""
    digits = text.strip()[:10].replace("-", "")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None


def whole_months(amount: str, unit: str) -> int | None:
    """A duration in whole months, at least 1; None if the amount is no number or the unit unknown."""
    months = {"MONTH": 1.0, "YEAR": 12.0, "WEEK": 7 / _DAYS_PER_MONTH, "DAY": 1 / _DAYS_PER_MONTH}.get(unit.upper())
    try:
        number = float(amount)
    except ValueError:
        return None
    return max(1, round(number * months)) if months and 0 < number < 1e6 else None


def months_between(start: date | None, end: date | None) -> int | None:
    """Whole months from the first to the last day, both counted; None where a day is missing or they are reversed."""
    if start is None or end is None or end < start:
        return None
    return max(1, round(((end - start).days + 1) / _DAYS_PER_MONTH))

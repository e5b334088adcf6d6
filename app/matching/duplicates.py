"""Rows of a register that may be one enterprise under two numbers: nearly the same name in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from app.model.enterprise import Enterprise, Evidence, RsvStatus
from app.text.words import normalise

_NEARLY_THE_SAME = 90
_MOST_SLIPS, _SHORT_WORD = 2, 4
_SHORTEST_NAME = 5
_FIRST_LETTERS = 2
_NOT_KNOWN = ("", None, (), RsvStatus.UNKNOWN, Evidence.NONE)
_FACTS = tuple(field.name for field in fields(Enterprise) if field.name not in ("cvr", "name", "source"))

_OFFICE = re.compile(r"\s(?:v/|v\.\s|ved\s)\s*(.*)$")
_LEGAL_FORM = re.compile(
    r"(?<![^\s,(])(?:aps|a/s|i/s|p/s|k/s|m/s|ivs|fmba|smba|amba|[afs]\.m\.b\.a\.?)(?![^\s,)])",
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """A row by its name without legal form and office. order: ascending, the row with the most facts first."""

    cvr: str
    name: str
    words: tuple[str, ...]
    joined: str
    office: str
    municipality_code: str
    postal_code: str
    order: tuple[int, int, str]

    @property
    def keys(self) -> tuple[str, str]:
        """Rows that may be near share a key: the first letters of each word with numbers whole, or all in one word."""
        begun = (word if word.isdecimal() else word[:_FIRST_LETTERS] for word in self.words)
        return " ".join(begun), f"={self.joined}"


def _named(enterprise: Enterprise) -> _Named:
    name = _LEGAL_FORM.sub(" ", normalise(enterprise.name))
    office = _OFFICE.search(name)
    words = tuple(_WORD.findall(name[: office.start()] if office else name))
    known = [value for fact in _FACTS if (value := getattr(enterprise, fact)) not in _NOT_KNOWN]
    entries = sum(len(value) for value in known if isinstance(value, tuple))
    return _Named(
        cvr=enterprise.cvr,
        name=enterprise.name,
        words=words,
        joined="".join(words),
        office=office.group(1).strip() if office else "",
        municipality_code=enterprise.municipality_code,
        postal_code=enterprise.postal_code,
        order=(-len(known), -entries, enterprise.cvr),
    )


def _near(one: _Named, other: _Named) -> bool:
    """Whether two names are nearly equal, word by word, in what may be the same place.

    A number in a name, and who or where it is »v/«, tells two enterprises apart.
    """
    if not _may_share_place(one, other) or (one.office and other.office and one.office != other.office):
        return False
    if one.joined == other.joined:
        return True
    return (
        len(one.words) == len(other.words)
        and ratio(one.joined, other.joined, score_cutoff=_NEARLY_THE_SAME) > 0
        and all(map(_same_word, one.words, other.words))
    )


def _same_word(one: str, other: str) -> bool:
    if any(letter.isdecimal() for letter in one + other):
        return one == other
    # Two letters changed are one slip: a letter for another, or two in the wrong order.
    return Indel.distance(one, other) <= (_MOST_SLIPS if min(len(one), len(other)) > _SHORT_WORD else 1)


def _may_share_place(one: _Named, other: _Named) -> bool:
    known = [
        mine == theirs
        for mine, theirs in (
            (one.municipality_code, other.municipality_code),
            (one.postal_code, other.postal_code),
        )
        if mine and theirs
    ]
    return any(known) or not known


class Names:
    """The names of a register, in blocks in which near names meet. Never changed once made.

    A slip in the first two letters of a word is not found: that is what keeps a hundred thousand rows cheap.
    """

    def __init__(self, rows: Mapping[str, _Named], blocks: Mapping[str, tuple[_Named, ...]]) -> None:
        self._rows = rows
        self._blocks = blocks

    def with_rows(self, new: Iterable[Enterprise], gone: Set[str]) -> tuple[Names, Mapping[str, str]]:
        """The names with some rows added or gone (by CVR number), and what is now said of each row that they touch.

        Said is a Danish sentence where another row with more facts may be the same enterprise, else empty.
        """
        rows, blocks = dict(self._rows), dict(self._blocks)
        added: dict[str, list[_Named]] = {}
        touched: set[str] = set()
        left = [rows.pop(cvr) for cvr in gone if cvr in rows]
        for row in left:
            touched.update(row.keys)
        for row in map(_named, new):
            if len(row.joined) >= _SHORTEST_NAME:
                rows[row.cvr] = row
                for key in row.keys:
                    added.setdefault(key, []).append(row)
        for key in touched | added.keys():
            kept = [row for row in blocks.get(key, ()) if row.cvr not in gone]
            kept += added.get(key, ())
            blocks[key] = tuple(sorted(kept, key=lambda row: row.order))
            if not kept:
                del blocks[key]
        names = Names(rows, blocks)
        near = {row.cvr: row for key in touched | added.keys() for row in blocks.get(key, ())}
        return names, {cvr: names._said(row) for cvr, row in near.items()}

    def _said(self, row: _Named) -> str:
        """The weightiest near row decides, so that the answer is the same in whatever order rows came."""
        found = [other for key in row.keys if (other := self._weightier(row, self._blocks[key])) is not None]
        if not found:
            return ""
        other = min(found, key=lambda one: one.order)
        more = "flere" if other.order[:2] < row.order[:2] else "lige så mange"
        return (
            f"Rækken ligner »{other.name}« (CVR {other.cvr}), som har {more} oplysninger; er det samme virksomhed? "
            "Afklar det, før I kontakter nogen af dem."
        )

    @staticmethod
    def _weightier(row: _Named, block: Iterable[_Named]) -> _Named | None:
        for other in block:
            if other.order >= row.order:
                return None
            if _near(row, other):
                return other
        return None


NO_NAMES = Names({}, {})

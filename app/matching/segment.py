"""Rows of an index as arrays: one per trade, and postings of words. Never changed once made."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from app.matching.trade_map import Passage, Subject, TradeMap
from app.model.enterprise import Enterprise

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Kind = TypeVar("Kind", bound=Hashable)
Places = np.ndarray[Any, np.dtype[np.intp]]

_NAME, _CAPABILITY, _DESCRIPTION, _CODE = 0.85, 1.0, 0.5, 0.85


@dataclass(frozen=True, slots=True)
class Row:
    """An enterprise with what it is about.

    doubt: why the row itself looks like no trading enterprise; likeness: which other row it may repeat.
    """

    enterprise: Enterprise
    subject: Subject
    terms: tuple[str, ...]
    doubt: str
    likeness: str = ""

    @property
    def why_doubtful(self) -> str:
        """Why the row is no candidate, as a Danish sentence; empty for a sound row."""
        return self.doubt or self.likeness

    @property
    def texts(self) -> tuple[str, ...]:
        """What the enterprise says of itself."""
        return (*self.enterprise.capabilities, self.enterprise.name, self.enterprise.description)


def read_row(enterprise: Enterprise, trades: TradeMap, doubt: str) -> Row:
    """Reads an enterprise once. A fact more never makes it less able: every word only adds."""
    passages = [Passage(enterprise.name, _NAME), Passage(enterprise.description, _DESCRIPTION)]
    passages += [Passage(capability, _CAPABILITY) for capability in enterprise.capabilities]
    subject = trades.subject(passages, dict.fromkeys(enterprise.cpv_codes, _CODE), only_trades=True)
    # A tuple: of a hundred thousand rows, sets would be a third of the memory.
    terms = tuple(dict.fromkeys(term for passage in passages for term in trades.terms(passage.text)))
    return Row(enterprise, subject, terms, doubt)


class Segment:
    """Many rows, ready to be scored."""

    def __init__(self, rows: Sequence[Row], trades: TradeMap) -> None:
        self.rows = tuple(rows)
        self._live = np.ones(len(self.rows), dtype=bool)
        own = self._sureness()
        self._able = {trade: sure.copy() for trade, sure in own.items()}
        for trade, helpers in trades.helpers.items():
            for helper in own.keys() & helpers.keys():
                able = self._able.setdefault(trade, np.zeros(len(self.rows), dtype=np.float32))
                np.maximum(able, own[helper] * np.float32(helpers[helper]), out=able)
        ids: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            for term in row.terms:
                ids.setdefault(term, []).append(at)
        self.is_doubtful = np.array([bool(row.why_doubtful) for row in self.rows], dtype=bool)
        self._places, self._place = _numbered(row.enterprise.municipality_code for row in self.rows)
        kinds, self._kind = _numbered(_evidence_of(row.enterprise) for row in self.rows)
        self._like = [self.rows[int(np.argmax(self._kind == kind))].enterprise for kind in range(len(kinds))]
        self._postings = {term: np.array(places, dtype=np.int32) for term, places in ids.items()}

    def _sureness(self) -> Mapping[int, Singles]:
        """For each trade that any row is in, how surely each row is in it."""
        found: dict[int, tuple[list[int], list[float]]] = {}
        for at, row in enumerate(self.rows):
            for trade, sureness in row.subject.trades.items():
                places, values = found.setdefault(trade, ([], []))
                places.append(at)
                values.append(sureness)
        own = {}
        for trade, (places, values) in found.items():
            own[trade] = np.zeros(len(self.rows), dtype=np.float32)
            own[trade][places] = values
        return own

    def live_rows(self) -> tuple[Row, ...]:
        """The rows that still count."""
        return tuple(row for row, live in zip(self.rows, self._live, strict=True) if live)

    def rows_of(self, wanted: Set[str]) -> tuple[Row, ...]:
        """The sound rows with those CVR numbers that still count."""
        return tuple(
            row
            for at, row in enumerate(self.rows)
            if row.enterprise.cvr in wanted and self._live[at] and not row.why_doubtful
        )

    def without(self, gone: Set[str]) -> Segment:
        """The same segment in which rows with those CVR numbers no longer count; shares all arrays but one."""
        if not any(row.enterprise.cvr in gone for row in self.rows):
            return self
        thinner = copy(self)
        thinner._live = self._live & np.array([row.enterprise.cvr not in gone for row in self.rows], dtype=bool)
        return thinner

    def with_likenesses(self, said: Mapping[str, str]) -> Segment:
        """The same segment with another likeness for some rows, by CVR number; every score stays."""
        changed = {
            at: replace(row, likeness=said[row.enterprise.cvr])
            for at, row in enumerate(self.rows)
            if said.get(row.enterprise.cvr, row.likeness) != row.likeness
        }
        if not changed:
            return self
        marked = copy(self)
        marked.rows = tuple(changed.get(at, row) for at, row in enumerate(self.rows))
        marked.is_doubtful = self.is_doubtful.copy()
        for at, row in changed.items():
            marked.is_doubtful[at] = bool(row.why_doubtful)
        return marked

    def by_municipality(self, at: Places) -> Mapping[str, int]:
        """How many of the rows `at` lie in each municipality, by code."""
        counts = np.bincount(self._place[at], minlength=len(self._places))
        return {self._places[int(place)]: int(counts[place]) for place in np.nonzero(counts)[0]}

    def by_evidence(self, at: Places) -> Sequence[tuple[Enterprise, int]]:
        """How many of the rows `at` have the same share and evidence, each time with an enterprise that has it."""
        counts = np.bincount(self._kind[at], minlength=len(self._like))
        return [(self._like[int(kind)], int(counts[kind])) for kind in np.nonzero(counts)[0]]

    def able(self, wanted: Floats) -> Floats:
        """For each row how much of the wanted trades it can do, 0..1. wanted sums to 1.

        Summed trade by trade: a matrix product may round a row differently when other rows come or go.
        """
        total = np.zeros(len(self.rows))
        for trade in np.flatnonzero(wanted).tolist():
            if trade in self._able:
                total += self._able[trade] * float(wanted[trade])
        return total * self._live

    def shared(self, terms: Mapping[str, float]) -> Floats:
        """For each row the share 0..1 of the weighted terms that it says too."""
        total = sum(terms.values())
        found = [(self._postings[term], weight) for term, weight in terms.items() if term in self._postings]
        if not found or not total:
            return np.zeros(len(self.rows))
        places = np.concatenate([ids for ids, _ in found])
        weights = np.concatenate([np.full(len(ids), weight / total) for ids, weight in found])
        found_share: Floats = np.bincount(places, weights=weights, minlength=len(self.rows)).astype(np.float64)
        return found_share * self._live


def _evidence_of(enterprise: Enterprise) -> Hashable:
    return enterprise.disadvantaged_pct, enterprise.disadvantaged_evidence, enterprise.disadvantaged_as_of


def _numbered(kinds: Iterable[Kind]) -> tuple[tuple[Kind, ...], Places]:
    """The different kinds in the order they come, and for each row the number of its kind."""
    numbers: dict[Kind, int] = {}
    each = [numbers.setdefault(kind, len(numbers)) for kind in kinds]
    return tuple(numbers), np.array(each, dtype=np.intp)

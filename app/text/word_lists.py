"""The reviewed word lists of seed_data, read and checked: category words, trades, heads of compounds, empty words."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.model.errors import InputError, Problem
from app.text.lexicon import Entry, Lexicon
from app.text.words import tokens

BROAD = "bredt ord"
FUNCTION_WORDS = "småord"
COLLECTIONS = "samling"
_PART = re.compile(r"0?\.\d+|1(\.0+)?")
_LANGUAGES = ("da", "en")


@dataclass(frozen=True, slots=True)
class CategoryWord:
    """An everyday word or phrase and the CPV branch it means. cpv_prefix: two to eight digits.

    is_broad: the word names a kind of work without saying on what (renovering, reparation), noted "bredt ord".
    """

    word: str
    language: str
    cpv_prefix: str
    is_broad: bool = False


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade that enterprises live by.

    names say the trade; signs are its tools, objects and places, which other trades may share.
    cpv_prefixes: its CPV branches, the main one first. near: other trades that can deliver part of it, and
    which part, 0..1. family: trades of one family know each other's work a little.
    """

    name: str
    family: str
    cpv_prefixes: tuple[str, ...]
    near: Mapping[str, float]
    names: tuple[str, ...]
    signs: tuple[str, ...]


def read_category_words(path: Path) -> tuple[CategoryWord, ...]:
    """category_words.csv: word,language,cpv_prefix,note. Raises InputError that names line and field."""
    words = []
    for line, row in _rows(path, ("word", "language", "cpv_prefix", "note")):
        if row["language"] not in _LANGUAGES:
            raise InputError(Problem("Sproget skal være da eller en.", "language", path.name, line))
        _check_prefix(row["cpv_prefix"], "cpv_prefix", path, line)
        word = _said(row["word"], "word", path, line)
        words.append(CategoryWord(word, row["language"], row["cpv_prefix"], row["note"] == BROAD))
    return tuple(words)


def read_trades(path: Path) -> tuple[Trade, ...]:
    """trades.csv: trade,family,cpv_prefixes,near,names,signs, lists by ";". Raises InputError as above."""
    trades: list[Trade] = []
    lines: list[int] = []
    for line, row in _rows(path, ("trade", "family", "cpv_prefixes", "near", "names", "signs")):
        prefixes = _list(row["cpv_prefixes"])
        for prefix in prefixes:
            _check_prefix(prefix, "cpv_prefixes", path, line)
        near = {}
        for item in _list(row["near"]):
            other, _, part = item.partition(":")
            if not _PART.fullmatch(part):
                message = f"Skriv faget og delen, for eksempel rengøring:0.5, ikke {item}."
                raise InputError(Problem(message, "near", path.name, line))
            near[other] = float(part)
        name = _said(row["trade"], "trade", path, line)
        trades.append(Trade(name, row["family"], prefixes, near, _list(row["names"]), _list(row["signs"])))
        lines.append(line)
    known = {trade.name for trade in trades}
    for trade, line in zip(trades, lines, strict=True):
        for other in trade.near:
            if other not in known:
                raise InputError(Problem(f"Faget {other} findes ikke i listen.", "near", path.name, line))
    return tuple(trades)


def read_words(path: Path, note: str = "") -> tuple[str, ...]:
    """A list with one word a row under the header word,note; only the rows with that note where one is given.

    Raises InputError as above.
    """
    return tuple(
        _said(row["word"], "word", path, line)
        for line, row in _rows(path, ("word", "note"))
        if not note or row["note"] == note
    )


def read_lexicon(entries: Iterable[Entry], seed: Path, is_english: Callable[[str], bool] | None = None) -> Lexicon:
    """A lexicon of entries with the shipped heads and empty words beside it. Raises InputError as above."""
    empty = seed / "empty_words.csv"
    heads = seed / "trade_heads.csv"
    return Lexicon(
        entries,
        heads=read_words(heads),
        empty=read_words(empty),
        function_words=read_words(empty, FUNCTION_WORDS),
        collections=read_words(heads, COLLECTIONS),
        is_english=is_english,
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem("Filen mangler. Hent den igen fra udgivelsen.", file=path.name)) from None
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(Problem(f"Kolonnen {missing[0]} mangler.", missing[0], path.name, 1))
    for row in reader:
        if None in row or None in row.values():
            message = "Linjen har ikke lige så mange felter som overskriften."
            raise InputError(Problem(message, "", path.name, reader.line_num))
        yield reader.line_num, {column: row[column].strip() for column in columns}


def _list(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _said(word: str, field: str, path: Path, line: int) -> str:
    if not tokens(word):
        raise InputError(Problem("Her skal stå et ord.", field, path.name, line))
    return word


def _check_prefix(prefix: str, field: str, path: Path, line: int) -> None:
    if not (prefix.isascii() and prefix.isdigit() and 2 <= len(prefix) <= 8):
        raise InputError(Problem(f"En CPV-gren er to til otte cifre, ikke {prefix or 'tom'}.", field, path.name, line))

"""A CSV file as rows of named cells.

UTF-8 with or without a byte order mark; comma, or semicolon as Danish Excel writes it. The columns must be exactly
those of the contract, in any order. A file in another encoding or with other columns is refused as a whole; a row
that is no row is refused alone, and reading goes on with the next line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.model.errors import InputError, Problem

_SAVE_AS_UTF8 = "Gem filen igen som UTF-8 (i Excel: Gem som, »CSV UTF-8«), og indlæs den på ny."
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Row:
    """line: where the row begins, from 1. cells: column -> text without surrounding blanks."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """rows that can be read, one problem per row that cannot, and how many there were of both."""

    file: str
    rows: tuple[Row, ...]
    refused: tuple[Problem, ...]

    @property
    def read(self) -> int:
        return len(self.rows) + len(self.refused)


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """The file at `path` with the given columns; raises InputError if the file as a whole cannot be used."""
    file = path.name
    lines = list(io.StringIO(read_text(path), newline=""))
    if not "".join(lines[:1]).strip():
        raise InputError(Problem("Filen er tom. Første linje skal have kolonnernes navne.", file=file, line=1))
    delimiter = _delimiter(lines[0], columns)
    header = _header(lines[0], delimiter, columns, file)
    rows: list[Row] = []
    refused: list[Problem] = []
    for line, cells, fault in _records(lines, delimiter):
        if not fault and not any(cell.strip() for cell in cells):
            continue
        if not fault and len(cells) != len(header):
            fault = (
                f"Rækken har {len(cells)} felter, men der er {len(header)} kolonner. "
                "Ret skilletegnene, og sæt anførselstegn om tekst med skilletegn i."
            )
        if fault:
            refused.append(Problem(fault, file=file, line=line))
        else:
            rows.append(Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
    return Table(file, tuple(rows), tuple(refused))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; raises InputError if it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            Problem(f"Filen kan ikke åbnes ({error.strerror}). Se efter, om navn og adgang er rigtige.", file=path.name)
        ) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file without byte order mark; raises InputError that names the first wrong byte."""
    raw = read_bytes(path).removeprefix(_BYTE_ORDER_MARK)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            Problem(
                f"Filen er ikke i UTF-8: tegn nummer {error.start + 1} i filen er byten "
                f"0x{raw[error.start]:02X}. {_SAVE_AS_UTF8}",
                file=path.name,
                line=line,
            )
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            Problem(f"Filen indeholder byten 0x00 og er ikke i UTF-8. {_SAVE_AS_UTF8}", file=path.name, line=line)
        )
    return text


def _delimiter(header: str, columns: Sequence[str]) -> str:
    def hits(delimiter: str) -> int:
        return len(set(columns) & {name.strip().strip('"') for name in header.strip().split(delimiter)})

    return ";" if hits(";") > hits(",") else ","


def _header(line: str, delimiter: str, columns: Sequence[str], file: str) -> list[str]:
    names = [name.strip().strip('"') for name in line.strip().split(delimiter)]
    missing = [name for name in columns if name not in names]
    unknown = [name or "(uden navn)" for name in names if name not in columns]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults = [
        f"{text}: {', '.join(found)}. {advice}"
        for text, found, advice in (
            ("Kolonner mangler", missing, "Tilføj dem; de må gerne være tomme."),
            ("Kolonner er ukendte", unknown, "Slet dem, eller ret stavningen."),
            ("Kolonner står flere gange", twice, "Slet de overskydende."),
        )
        if found
    ]
    if faults:
        raise InputError(
            *(Problem(fault, field=", ".join(missing or unknown or twice), file=file, line=1) for fault in faults)
        )
    return names


def _records(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Line number, cells and fault of every record below the header.

    A record that the csv module refuses ends at its own first line, so that a stray quotation mark
    cannot swallow the rows below it.
    """
    at = 1
    while at < len(lines):
        reader = csv.reader((lines[index] for index in range(at, len(lines))), delimiter=delimiter, strict=True)
        begin = at
        try:
            for cells in reader:
                yield begin + 1, cells, ""
                begin = at + reader.line_num
            return
        except csv.Error:
            yield begin + 1, [], "Anførselstegnene går ikke op. Skriv et anførselstegn inde i en tekst to gange."
            at = begin + 1

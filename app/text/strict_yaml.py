"""YAML that people write by hand, read strictly: an error names file, line and key, and says what to do.

Differs from plain YAML 1.1 where that would change a fact without a word: a number with a leading zero
(CPV 03000000) stays text, every key is text, a key given twice is an error, nothing refers to another place in the
file, and only plain data is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from app.model.errors import InputError, Problem
from app.text.refusals import danish_refusal

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]
_TEXT = "tag:yaml.org,2002:str"
_NO_YAML = (
    "Teksten er ikke gyldig YAML. Ret indrykningen med mellemrum, og sæt anførselstegn om en tekst med kolon eller "
    "andre særlige tegn."
)
_NO_REFERENCES = "En henvisning med * er ikke tilladt. Skriv værdien helt ud, eller sæt anførselstegn om teksten."
_UNREADABLE = "Teksten kan ikke læses som YAML. Se efter usynlige tegn og urimeligt lange tal."
# What pydantic puts at the end of the path when a key, rather than its value, is wrong.
_PYDANTICS_MARK = "[key]"


class _Reference(yaml.MarkedYAMLError):
    """An alias such as *x. A few of them inside each other would fill the memory."""


class _Loader(yaml.SafeLoader):
    """SafeLoader whose whole numbers have no leading zero, no octal, no sexagesimal form, and whose keys are text."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise _Reference(problem_mark=self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        node = super().compose_mapping_node(anchor)
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = _TEXT
        return node


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:int"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9_]*)$"), list("-+0123456789"))


def _date_or_text(loader: _Loader, node: yaml.ScalarNode) -> Any:
    """A day that does not exist stays text, so that validation can name its line."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date_or_text)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as data, with the line on which each key and list item stands (from 1)."""

    data: Any
    lines: Mapping[Path, int]
    file: str

    def line_of(self, path: Path) -> int | None:
        """The line of `path`, or of the nearest part above it that has one."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


def read_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Read one YAML document; `first_line` is the line of the file on which the text begins.

    Raises InputError for text that is no YAML, and for a key that occurs twice.
    """
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            raise InputError(Problem("Filen er tom. Udfyld den, eller vælg en anden fil.", file=file))
        lines = dict(_lines(node, (), first_line, file))
        data = loader.construct_document(node)
    except InputError:
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else None
        message = _NO_REFERENCES if isinstance(error, _Reference) else _NO_YAML
        raise InputError(Problem(message, "", file, line)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(Problem(_UNREADABLE, "", file)) from error
    return Document(data, lines, file)


def validate(kind: type[M], document: Document) -> M:
    """The document as an instance of a pydantic model; raises InputError with every problem found."""
    if not isinstance(document.data, dict):
        raise InputError(
            Problem(
                "Filen skal bestå af nøgler med værdier, for eksempel »title: Rengøring«.",
                file=document.file,
                line=document.line_of(()),
            )
        )
    try:
        return kind.model_validate(document.data)
    except ValidationError as error:
        raise InputError(*problems_of(error, document)) from error


def problems_of(error: ValidationError, document: Document) -> list[Problem]:
    """The problems of a pydantic error, placed on the lines of the document."""
    return [
        Problem(
            danish_refusal(detail),
            field=".".join(str(part) for part in path),
            file=document.file,
            line=document.line_of(path),
        )
        for detail in error.errors(include_url=False)
        for path in [tuple(part for part in detail["loc"] if part != _PYDANTICS_MARK)]
    ]


def _lines(node: yaml.Node, path: Path, first_line: int, file: str) -> Iterator[tuple[Path, int]]:
    yield path, node.start_mark.line + first_line
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _lines(item, (*path, index), first_line, file)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + first_line
            if name in seen:
                raise InputError(Problem("Nøglen står her to gange. Slet den ene.", name, file, line))
            seen.add(name)
            yield from _lines(value, (*path, name), first_line, file)
            yield (*path, name), line

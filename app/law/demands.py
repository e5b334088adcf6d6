"""Unlawful demands in a free text: found, explained, and answered with a lawful wording.

A text is read sentence by sentence, also over line breaks. A demand that is denied ("må ikke indeholde CPR-numre"),
asked about, or given with its lawful way out ("eller tilsvarende") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.law.demand_kinds import Kind
from app.law.demand_rules import Rule, rules
from app.model.law import Demand, Severity

_SENTENCE_END = re.compile(
    r"(?<!\bjf)(?<!\bnr)(?<!\bstk)(?<!\bca)(?<!\bkr)(?<!\bbl)(?<!\bpct)(?<!\beks)(?<!\bmio)[.!?](?=\s+[A-ZÆØÅ0-9§»\"-]|\s*$)"
)
_NEW_BLOCK = re.compile(r"\s*(?:$|[-*•#>|]|\d+[.)]\s)")
_ENDS_SENTENCE = re.compile(r"[.!?:;]\s*$")
# A comma between the members of a list parts no clauses: "må ikke indeholde navne, CPR-numre eller diagnoser".
_VERB_OR_JOINT = (
    r"(?:skal|må|kan|vil|er|har|bliver|være|som|der|at|hvis|når|fordi|så|dog|men|mens|derimod|i\s+stedet)\b"
)
_LIST_COMMA = rf",(?!(?:\s+(?!{_VERB_OR_JOINT})[^\s,;:]+){{1,3}}?(?:,|\s+(?:eller|og|samt)\b))"
_CLAUSE_EDGE = re.compile(rf"{_LIST_COMMA}|[;:–]|\b(?:men|mens)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:ikke(?!\s+(?:mindst|blot|alene|-))|hverken|aldrig|ingen|intet|ej|forbudt|ulovlig\w*|undgå\w*|undlad\w*|frabed\w*"
    r"|fritage\w*|slett\w*|i\s+stedet\s+for|frem\s+for|fremfor|i\s+strid\s+med|uanset|ligegyldigt)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\buden\s+(?:[^\s.;:]+\s+){0,4}$", re.IGNORECASE)
_FORBIDDEN = re.compile(
    r"\b(?:i\s+strid\s+med|ulovligt?\s+at|forbudt\s+at|må\s+ikke\s+(?:kræves?|stilles?|forlanges?)|ikke\s+(?:lovligt|tilladt)\s+at"
    r"|stilles?\s+(?:der\s+)?(?:ikke|ingen)\s+krav|kan\s+(?:kommunen\s+|der\s+)?ikke\s+(?:kræve|stille)s?)\b",
    re.IGNORECASE,
)
_LONG_LINE = 60


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence joined to one line; place: for each character its line (from 1) and offset in it."""

    text: str
    place: tuple[tuple[int, int], ...]


def find_demands(text: str) -> tuple[Demand, ...]:
    """The unlawful demands in a text, in the order of the text; at most one of a code for each sentence.

    A demand that runs over a line break is given with the part that stands on its first line.
    """
    return tuple(demand for _, demand in find_with_kind(text))


def find_with_kind(text: str) -> tuple[tuple[Kind, Demand], ...]:
    """The same, each with its kind: the reason why, and the law."""
    sentences = tuple(_sentences(text))
    lines = text.split("\n")
    found: list[tuple[Kind, Demand]] = []
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1].text if number + 1 < len(sentences) else ""
        seen: set[str] = set()
        for rule in rules():
            if rule.kind.code in seen:
                continue
            span = _match(rule, sentence.text, following)
            if span is not None:
                seen.add(rule.kind.code)
                found.append((rule.kind, _demand(rule, sentence, span, lines)))
    return tuple(sorted(found, key=lambda one: (one[1].line, one[1].start, one[1].code)))


def _match(rule: Rule, sentence: str, following: str) -> tuple[int, int] | None:
    """Where the rule's demand stands in the sentence, None when it does not or is lawful."""
    if sentence.rstrip().endswith("?"):
        return None
    if rule.needs is not None and not rule.needs.search(sentence):
        return None
    if rule.unless is not None and (rule.unless.search(sentence) or _opens_with(rule, following)):
        return None
    for match in rule.pattern.finditer(sentence):
        if rule.harmless is not None and rule.harmless.search(sentence, 0, match.end()):
            continue
        if rule.negative or not _denied(sentence, match.start(), match.end()):
            return match.span()
    return None


def _opens_with(rule: Rule, following: str) -> bool:
    """Whether the next sentence brings the lawful way out, as in "Tilsvarende mærker godtages."."""
    found = rule.unless.search(following) if rule.unless is not None else None
    return found is not None and found.start() < _LONG_LINE


def _denied(sentence: str, start: int, end: int) -> bool:
    """Whether the clauses that hold the demand deny it."""
    if _FORBIDDEN.search(sentence, 0, end):
        return True
    edges = [0, *(edge.end() for edge in _CLAUSE_EDGE.finditer(sentence)), len(sentence)]
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge >= end)
    clause = sentence[first:last]
    if _NEGATION.search(clause):
        return True
    return any(_WITHOUT.search(sentence[first:position]) for position in _word_starts(sentence, start, end))


def _word_starts(sentence: str, start: int, end: int) -> tuple[int, ...]:
    last_word = sentence.rfind(" ", start, end)
    return (start, last_word + 1) if last_word > start else (start,)


def _demand(rule: Rule, sentence: _Sentence, span: tuple[int, int], lines: list[str]) -> Demand:
    line, start = sentence.place[span[0]]
    on_line = [offset for number, offset in sentence.place[span[0] : span[1]] if number == line]
    end = on_line[-1] + 1
    return Demand(
        line=line,
        start=start,
        end=end,
        text=lines[line - 1][start:end],
        code=rule.kind.code,
        severity=Severity.BLOCK,
        law=rule.kind.law,
        suggestion=rule.kind.suggestion,
    )


def _sentences(text: str) -> Iterator[_Sentence]:
    for block in _blocks(text):
        joined = "".join(character for character, _ in block)
        start = 0
        for end in [*(mark.end() for mark in _SENTENCE_END.finditer(joined)), len(joined)]:
            if joined[start:end].strip():
                yield _Sentence(joined[start:end], tuple(place for _, place in block[start:end]))
            start = end


def _blocks(text: str) -> Iterator[list[tuple[str, tuple[int, int]]]]:
    """Lines that belong together, as characters with their places: a wrapped line continues the one before."""
    block: list[tuple[str, tuple[int, int]]] = []
    previous = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if block and not _continues(previous, line):
            yield block
            block = []
        if block:
            block.append((" ", block[-1][1]))
        block += [(character, (number, offset)) for offset, character in enumerate(line.rstrip("\r"))]
        previous = line
    yield block


def _continues(previous: str, line: str) -> bool:
    if _NEW_BLOCK.match(line) or not previous.strip() or _ENDS_SENTENCE.search(previous):
        return False
    return line.lstrip()[0].islower() or len(previous) >= _LONG_LINE

"""Unlawful demands in a free text: found, explained, and answered with a lawful wording.

A text is read sentence by sentence, also over line breaks. A demand that is denied ("må ikke indeholde CPR-numre"),
asked about, or given with its lawful way out ("eller tilsvarende") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.law.demand_denial import Reading, denied, read
from app.law.demand_double import Told, told_together
from app.law.demand_kinds import Kind
from app.law.demand_limits import Limits
from app.law.demand_rule import STRONG, Rule
from app.law.demand_rules import rules
from app.law.demand_sentences import Sentence, sentences
from app.law.demand_stems import Stems
from app.model.law import Demand, Severity

_OPENING = 60
# How far before its topic a demanding word is still shown as part of the demand.
_WORDS_BEFORE = 60
# A case is read again on each of its pages: some hundred purchases' sentences are remembered.
_SENTENCES_REMEMBERED = 4096
# "…, og lokale leverandører kan byde": a main clause of its own, not ruled by the demand before it.
_OWN_CLAUSE = re.compile(r"^\W*(?:og|men|så|mens|dog|for|fordi|da|idet|hvorimod|derimod|and|but)\b", re.IGNORECASE)

# In a sentence: where what is shown begins, where its topic ends, where its topic begins.
_Span = tuple[int, int, int]
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_FEW_WORDS = 3


def find_demands(text: str, limits: Limits) -> tuple[Demand, ...]:
    """The unlawful demands in a text, in the order of the text; at most one of a code for each sentence.

    A demand that runs over a line break is given with the part that stands on the line where its topic begins.
    """
    return tuple(demand for _, demand in find_with_kind(text, limits))


def find_with_kind(text: str, limits: Limits) -> tuple[tuple[Kind, Demand], ...]:
    """The same, each with its kind: the reason why, and the law."""
    found: list[tuple[Kind, Demand]] = []
    read_sentences = tuple(sentences(text))
    lines = text.split("\n")
    before = ""
    for number, sentence in enumerate(read_sentences):
        following = read_sentences[number + 1].text if number + 1 < len(read_sentences) else ""
        spans = _in(sentence.text, sentence.lead, before, following, limits)
        found += [(rule.kind, _demand(rule, sentence, span, lines)) for rule, span in spans]
        before = sentence.text
    return tuple(sorted(found, key=lambda one: (one[1].line, one[1].start, one[1].code)))


@lru_cache(_SENTENCES_REMEMBERED)
def _in(text: str, lead: str, before: str, following: str, limits: Limits) -> tuple[tuple[Rule, _Span], ...]:
    """The rules that a sentence breaks, each with where it does: as it stands, and with its negations told together."""
    text = _without_capitals(text)
    found = _broken(Told(text, 0, turned=False), lead, before, following, limits)
    told, told_lead = told_together(text), told_together(lead)
    if told or told_lead:
        again = _broken(
            told or Told(text, 0, turned=True), told_lead.text if told_lead else lead, before, following, limits
        )
        found = again | found
    return tuple(found.values())


def _broken(told: Told, lead: str, before: str, following: str, limits: Limits) -> dict[str, tuple[Rule, _Span]]:
    reading: Reading | None = None
    found: dict[str, tuple[Rule, _Span]] = {}
    for rule in _possible(told.text, lead, limits):
        if rule.kind.code in found or not _speaks_of(rule, told.text, lead, before, following):
            continue
        reading = reading or read(told.text, lead)
        if reading.harmless:
            break
        span = _demanded(rule, reading, lead, told)
        if span is not None:
            found[rule.kind.code] = rule, span
    return found


def _without_capitals(text: str) -> str:
    """A sentence that is written mostly in capitals in small letters: a capital tells no name in it."""
    words = _LONG_WORD.findall(text)
    if len(words) < _FEW_WORDS or sum(map(str.isupper, words)) * 2 <= len(words):
        return text
    small = text.lower()
    return small if len(small) == len(text) else text


def _possible(text: str, lead: str, limits: Limits) -> Iterator[Rule]:
    """The rules whose topic and demanding words may stand in a sentence, going by its words."""
    stems = _stems(limits)
    here = stems.seen(text)
    with_lead = here | stems.seen(lead)
    for rule in rules(limits):
        if stems.can_match(rule.topic, here) and (rule.force is None or stems.can_match(rule.force, with_lead)):
            yield rule


@lru_cache(8)
def _stems(limits: Limits) -> Stems:
    return Stems(pattern for rule in rules(limits) for pattern in (rule.topic, rule.force) if pattern is not None)


def _speaks_of(rule: Rule, text: str, lead: str, before: str, following: str) -> bool:
    """Whether the rule's topic stands in the sentence with all that belongs to it, and nothing makes it lawful."""
    if rule.topic.search(text) is None:
        return False
    if rule.near is not None and not (rule.near.search(text) or rule.near.search(before)):
        return False
    if rule.needs is not None and not (rule.needs.search(text) or rule.needs.search(lead)):
        return False
    if rule.unless is not None and (rule.unless.search(text) or _opens_with(rule, following)):
        return False
    if rule.harmless is not None and rule.harmless.search(text):
        return False
    return rule.test is None or rule.test(text)


def _demanded(rule: Rule, reading: Reading, lead: str, told: Told) -> _Span | None:
    """Where the rule's topic is demanded and not denied, None when it is nowhere."""
    for topic in rule.topic.finditer(reading.text):
        if topic.start() < told.since:
            continue
        start = _with_force(rule, reading, lead, topic.span(), anywhere=told.turned or reading.excludes)
        if start is not None and (rule.negative or not denied(reading, start, topic.end(), topic.start())):
            return start, topic.end(), topic.start()
    return None


def _opens_with(rule: Rule, following: str) -> bool:
    """Whether the next sentence brings the lawful way out, as in "Tilsvarende mærker godtages."."""
    found = rule.unless.search(following) if rule.unless is not None else None
    return found is not None and found.start() < _OPENING


def _with_force(rule: Rule, reading: Reading, lead: str, topic: tuple[int, int], *, anywhere: bool) -> int | None:
    """Where the topic begins, or the word that demands it shortly before it; None when nothing demands it."""
    if rule.force is None:
        return topic[0]
    tells = reading.described and not (rule.stated or rule.negative)
    first, last = reading.clauses(*topic)
    top = reading.ruling(first)
    if top > 0 and not _OWN_CLAUSE.match(reading.clause(top)):
        top -= 1
    while last + 2 < len(reading.edges) and not _OWN_CLAUSE.match(reading.clause(last + 1)) and last - first < 2:
        last += 1
    if anywhere:
        top, last = 0, len(reading.edges) - 2
    reach = (reading.edges[top], reading.edges[last + 1])
    forces = list(rule.force.finditer(reading.text, *reach))
    if not forces and not (lead and rule.force.search(lead)):
        return None
    if tells and not STRONG.search(reading.text, *reach):
        return None
    near = [force.start() for force in forces if topic[0] - _WORDS_BEFORE <= force.start() <= topic[0]]
    return near[-1] if near else topic[0]


def _demand(rule: Rule, sentence: Sentence, span: _Span, lines: list[str]) -> Demand:
    places = sentence.places[span[0] : span[1]]
    line = sentence.places[span[2]][0]
    start = min(place_start for place_line, place_start, _ in places if place_line == line)
    end = max(place_end for place_line, _, place_end in places if place_line == line)
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

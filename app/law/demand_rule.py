"""What a rule on demands is, and the ways of reading that many rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.law.demand_kinds import Kind
from app.law.demand_words import LISTS
from app.law.phrases import phrase


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of making a demand: a thing that may not be demanded, and the words that demand it.

    topic: what may not be demanded. force: the words that demand it, in the clause of the topic, in the clauses beside
    it or in the line that opens the list; None when the topic is a demand in itself.
    needs: must stand in the sentence too. unless: makes it lawful in this sentence or at the start of the next.
    harmless: makes it harmless when it stands in the sentence. negative: the topic holds a "not" by nature.
    stated: it is a demand also in a sentence that tells how things are today. near: must stand here or in the sentence
    before. test: what words alone can't say.
    """

    kind: Kind
    topic: re.Pattern[str]
    force: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    harmless: re.Pattern[str] | None = None
    negative: bool = False
    stated: bool = False
    near: re.Pattern[str] | None = None
    test: Callable[[str], bool] | None = None


def ways(*phrases: str, lists: Mapping[str, str] = LISTS) -> re.Pattern[str]:
    """Any of the phrases, in the notation of phrases.py over lists of words: those of demand_words.py, or others."""
    return re.compile("|".join(phrase(text, lists) for text in phrases), re.IGNORECASE)


def written(expression: str) -> re.Pattern[str]:
    """A regular expression as it is, in small and capital letters."""
    return re.compile(expression, re.IGNORECASE)


EXAMPLE = r"f\.?\s?eks\.?|for\s+eksempel|(?<!\w)fx(?!\w)|eksempelvis|såsom|for\s+example|(?<!\w)e\.g\."
FORCE = ways("MUST|ONLY|PREFER|EXCLUDED")
# What demands even in a sentence that tells how things are today.
STRONG = ways("MUST|ONLY|EXCLUDED")
# In a list of what is delivered the plain present tense demands: "Der anvendes …", "Papiret bærer …".
SPECIFIED = ways("MUST|ONLY|PREFER|EXCLUDED|SPECIFIED")
STATUTORY = written(r"§§?\s*(?:54|190)(?!\d)")

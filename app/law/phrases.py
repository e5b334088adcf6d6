"""A small notation for ways of saying something in Danish, so that the rules on demands read as language.

A phrase is words parted by spaces. `leverandør*` is any word that begins so; `gives|tildeles` is one or the other;
`krav_om` is two words as one; CAPITALS name a list of words; `..4` lets up to four words stand between, within the
clause, `,,4` also across a comma.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_GAP = re.compile(r"(\.\.|,,)(\d+)")


def word_list(text: str) -> str:
    """The regular expression for any of the words and phrases parted by spaces, each in the notation."""
    return _whole_words(text.split())


def phrase(text: str, lists: Mapping[str, str]) -> str:
    """The regular expression for a phrase; `lists` gives the expression for each name in capitals."""
    expression = ""
    joint = ""
    for token in text.split():
        gap = _GAP.fullmatch(token)
        if gap:
            joint = (
                rf"(?:\s+[^\s,.;:?!]+){{0,{gap[2]}}}?" if gap[1] == ".." else rf",?(?:\s+[^\s.;:?!]+){{0,{gap[2]}}}?"
            )
            continue
        part = _alternatives(token, lists)
        expression = rf"{expression}{joint}\s+{part}" if expression else part
        joint = ""
    return expression


def _alternatives(token: str, lists: Mapping[str, str]) -> str:
    parts = token.split("|")
    listed = [lists[part] for part in parts if part in lists]
    terms = [part for part in parts if part not in lists]
    return "(?:" + "|".join([*listed, _whole_words(terms)] if terms else listed) + ")"


def _whole_words(terms: list[str]) -> str:
    return r"(?<!\w)(?:" + "|".join(_term(term) for term in terms) + r")(?!\w)"


def _term(term: str) -> str:
    # Bounded, so that a long row of hyphens costs no more than a long row of words.
    return re.escape(term.replace("_", " ")).replace(r"\ ", r"\s+").replace(r"\*", r"[\w-]{0,40}")

"""From a citation such as "udbudsloven § 54" to the place where the rule can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.law import LawSource


@dataclass(frozen=True)
class LawLink:
    """A citation; url is empty when the tool holds no source for it."""

    text: str
    url: str


def law_link(law: str, laws: Sequence[LawSource]) -> LawLink:
    """The citation with the address of the first law that it names."""
    wanted = law.casefold()
    named = [
        (wanted.index(source.short_name.casefold()), -len(source.short_name), source.url)
        for source in laws
        if source.short_name.casefold() in wanted
    ]
    return LawLink(law, min(named)[2] if named else "")

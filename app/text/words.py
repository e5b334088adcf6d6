"""Danish words: normalised text, tokens, and the keys under which inflected forms of a word meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 6_000
"""Characters of a text that are read; a longer one repeats itself, and answers must come within a bound."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
_CLAUSE_END = re.compile(r"(?<=[^\W\d])[.!?:;,](?=\s|$)|[()\[\]–—\n]+|\s-\s")
_ONE_FORM = {"å": "å", "Å": "å", "ä": "æ", "Ä": "æ", "ö": "ø", "Ö": "ø"}

# Inflections from long to short; only what leaves a stem of four letters or more is cut, so that
# short words (have, hav) never fall together.
_ENDINGS = (
    "ningerne", "ningens", "ningen", "ninger", "nings", "ning",
    "ingerne", "ingens", "ingen", "inger", "ings", "ing",
    "elserne", "elsen", "elser", "else",
    "ernes", "erede", "erne", "erer", "eren", "eret", "enes", "ede", "ere",
    "ene", "ers", "ens", "ets", "er", "en", "et", "es", "te", "e", "r",
)  # fmt: skip
_SHORTEST_STEM = 4
_LONGEST_WORD = 60
_LONGEST_LABEL = 250  # all 19,000 labels of the CPV list are read several times when the tool starts


class _BareLetters(dict[int, str]):
    """Each letter without its accents, by code point; filled as letters are met, since texts use few of them."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        decomposed = unicodedata.normalize("NFD", letter)
        bare = _ONE_FORM.get(letter) or "".join(part for part in decomposed if not unicodedata.combining(part))
        self[code] = bare
        return bare


_BARE = _BareLetters()


def normalise(text: str) -> str:
    """Lower case, one form per letter, accents gone but æ, ø and å kept: "Café" -> "cafe"."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKC", text).translate(_BARE)
    return unicodedata.normalize("NFC", bare.lower())


def clauses(text: str) -> tuple[tuple[str, ...], ...]:
    """The tokens of `text`, clause by clause, normalised; at most LONGEST_TEXT characters are read."""
    return _label_clauses(text) if len(text) <= _LONGEST_LABEL else _text_clauses(text)


@lru_cache(maxsize=50_000)
def _label_clauses(text: str) -> tuple[tuple[str, ...], ...]:
    return _clauses(text)


@lru_cache(maxsize=4_096)
def _text_clauses(text: str) -> tuple[tuple[str, ...], ...]:
    return _clauses(text)


def _clauses(text: str) -> tuple[tuple[str, ...], ...]:
    parts = _CLAUSE_END.split(normalise(text[:LONGEST_TEXT]))
    return tuple(found for part in parts if (found := tuple(_tokens(part))))


@lru_cache(maxsize=50_000)
def as_written(said: str, texts: tuple[str, ...]) -> str:
    """Normalised words as they stand in the first text that has them, in lower case: "cafe" -> "café".

    `said` itself where no text has its words side by side. Remembered: an enterprise is quoted with the same words
    for purchase after purchase.
    """
    wanted = tuple(said.split())
    for text in texts:
        lower = text.lower()
        if said in lower:
            return said
        places = _placed_tokens(lower[:LONGEST_TEXT])
        for at in range(len(places) - len(wanted) + 1):
            if tuple(token for token, _, _ in places[at : at + len(wanted)]) == wanted:
                return lower[places[at][1] : places[at + len(wanted) - 1][2]]
    return said


@lru_cache(maxsize=1_024)
def _placed_tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """The normalised tokens of a text, each with where it begins and ends."""
    return tuple(
        (token, match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (token := " ".join(_tokens(normalise(match.group()))))
    )


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of `text`, normalised, in their order; "pc'er" gives "pc", "it-udstyr" stays one token."""
    return tuple(token for clause in clauses(text) for token in clause)


def _tokens(text: str) -> list[str]:
    if "'" not in text and "’" not in text:
        return _TOKEN.findall(text)
    found = []
    for token in _TOKEN.findall(text):
        head, apostrophe, tail = token.replace("’", "'").partition("'")
        found.append(head if apostrophe and len(tail) <= 3 else token)
    return found


@lru_cache(maxsize=200_000)
def keys(word: str) -> frozenset[str]:
    """The keys of a normalised word: two forms of one word share at least one key.

    The dictionary lemma and the word itself are each cut gently; a word that the dictionary does not know
    has the key of its own cut alone.
    """
    return frozenset((stem(word), stem(lemma(word))))


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of a normalised Danish word, or the word itself where the dictionary has none."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return word
    import simplemma  # the dictionary takes half a second to load, so only when a word is asked for

    return normalise(str(simplemma.lemmatize(word, lang="da")))


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether the Danish dictionary has the word in some form."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return False
    import simplemma

    return bool(simplemma.is_known(word, lang="da"))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its inflection, a double consonant at the end made single: "pudser" -> "puds"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouyæøå":
        word = word[:-1]
    if len(word) > _SHORTEST_STEM and word[-2] == "e" and word[-1] in "lnr":
        word = word[:-2] + word[-1]
    return word


def character_grams(word: str, shortest: int = 3, longest: int = 5) -> frozenset[str]:
    """The character n-grams of a word with its edges marked: "vask" -> "_va", "vas", … "vask_"."""
    marked = f"_{word}_"
    return frozenset(
        marked[start : start + size] for size in range(shortest, longest + 1) for start in range(len(marked) - size + 1)
    )

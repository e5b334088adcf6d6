"""What a reader asks for in the address of a page, and what people type: text that every page can hold."""

from __future__ import annotations

import unicodedata

from flask import request

_BLANKS = "\t\v\f\x85\u2028\u2029"
_LINE_BREAKS = "\r\n"
_JOINER = "\u200d"


def asked_text(name: str) -> str:
    """The words of a query parameter, on one line, without characters that no page may hold."""
    return one_line(request.args.get(name, ""))


def one_line(text: str) -> str:
    """The text as printable gives it, with line breaks as blanks."""
    return printable(text.replace("\r\n", " ").replace("\r", " ").replace("\n", " "))


def printable(text: str) -> str:
    """The text without control characters and marks that turn its direction, and without blanks at its ends.

    Line breaks stay. Every other kind of blank becomes a plain one, so that no words run together. The invisible
    joiner stays between two emoji, which it makes one.
    """
    return "".join(_kept(text, at) for at in range(len(text))).strip()


def _kept(text: str, at: int) -> str:
    letter = text[at]
    if letter in _LINE_BREAKS or letter.isprintable():
        return letter
    if letter in _BLANKS or unicodedata.category(letter) == "Zs":
        return " "
    return letter if letter == _JOINER and _joins_emoji(text, at) else ""


def _joins_emoji(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at].rstrip("\ufe0f")  # the mark that asks for the picture rather than the sign
    return before != "" and _is_picture(before[-1]) and _is_picture(text[at + 1 : at + 2])


def _is_picture(letter: str) -> bool:
    """Emoji are symbols of the kind So; the tones of skin that may follow them are Sk."""
    return letter != "" and unicodedata.category(letter) in ("So", "Sk")

"""What a reader asks for in the address of a page."""

from __future__ import annotations

from flask import request


def asked_text(name: str) -> str:
    """The words of a query parameter, without control characters, which no page may hold."""
    return printable(request.args.get(name, ""))


def printable(text: str) -> str:
    """The text without control characters other than line breaks, and without blanks at its ends."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\r").strip()

"""Kroner, dates and numbers as templates print them."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date
from flask import Flask
from flask_babel import gettext, ngettext

from app.text import writing
from app.web.language import chosen_language


def register(app: Flask) -> None:
    """Give every template the filters kroner, dato, klokken, tal, procent, alder and samlet."""
    app.jinja_env.filters.update(
        kroner=writing.kroner,
        dato=written_date,
        klokken=written_time,
        tal=writing.tal,
        procent=writing.procent,
        alder=age,
        samlet=held_together,
    )


def written_date(day: date | datetime) -> str:
    """A date as the reader's language writes it: "21. november 2026" or "21 November 2026"."""
    if chosen_language() == "en":
        return format_date(day, "d MMMM y", locale="en_GB")
    return writing.dato(day)


def written_time(moment: datetime) -> str:
    """A time of day as the reader's language writes it: "13.05" or "13:05"."""
    return moment.strftime("%H:%M" if chosen_language() == "en" else "%H.%M")


def held_together(text: str) -> str:
    """The text with no line break between a number and its paragraph or percent sign."""
    return text.replace("§ ", "§\u00a0").replace(" %", "\u00a0%")


def size_in_words(size: int) -> str:
    """How large a file of so many bytes is, in thousands or millions of bytes: "84 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000))}\u00a0kB"
    return f"{writing.tal(size / 1_000_000)}\u00a0MB"


def age(then: date, today: date) -> str:
    """How old a fact is, in whole months, such as "7 måneder gammel"."""
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    if months < 1:
        return str(gettext("under en måned gammel"))
    return str(ngettext("%(num)s måned gammel", "%(num)s måneder gammel", months))

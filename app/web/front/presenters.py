"""What the page about the tool may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.model.data import DataSource
from app.model.law import LawSource


@dataclass(frozen=True)
class AboutPage:
    """The data that the tool rests on, the laws it has read, and when; today, so that ages can be told."""

    sources: tuple[DataSource, ...]
    laws: tuple[LawSource, ...]
    law_verified: date | None
    demo: bool
    today: date


def about_page(sources: Sequence[DataSource], laws: Sequence[LawSource], today: date) -> AboutPage:
    """law_verified is the oldest reading, since a chain is no fresher than its oldest link."""
    return AboutPage(
        sources=tuple(sources),
        laws=tuple(sorted(laws, key=lambda law: law.short_name.casefold())),
        law_verified=min((law.last_verified for law in laws), default=None),
        demo=any(source.demo for source in sources),
        today=today,
    )

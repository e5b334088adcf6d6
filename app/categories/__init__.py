"""From free text to CPV codes: exact code, curated word, label, repaired spelling, in that order of trust."""

from app.categories.suggester import Categories

__all__ = ["Categories"]

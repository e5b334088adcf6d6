"""How well text can be read on a colour, as WCAG 2.1 measures it."""

from __future__ import annotations


def contrast_to_white(colour: str) -> float:
    """The contrast ratio, 1 to 21, between white and a colour such as "#0f4f4a" (WCAG 2.1, contrast ratio)."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    """One channel of sRGB, 0 to 1, as light."""
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)

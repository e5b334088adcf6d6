"""How the municipality of this installation presents itself on pages and in documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked picture. media_type: image/png or image/svg+xml. png: the same as PNG, for documents that need one."""

    media_type: str
    content: bytes
    png: bytes


@dataclass(frozen=True, slots=True)
class Branding:
    """Name, look and the one entrance. Empty text: not set.

    name: such as "Silkeborg Kommune". address: lines. colour: "#rrggbb", dark enough for white text on it.
    contact_*: whom enterprises and purchasers can call ("én indgang").
    """

    name: str = ""
    address: tuple[str, ...] = ()
    colour: str = ""
    logo: Logo | None = None
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""

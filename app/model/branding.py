"""How the municipality of this installation presents itself on pages and in documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked picture. media_type: image/png or image/svg+xml. png: the same as PNG, for documents that need one.

    width, height: of the picture as it asks to be shown; only their ratio matters.
    """

    media_type: str
    content: bytes
    png: bytes
    width: float = 1.0
    height: float = 1.0

    @property
    def file_name(self) -> str:
        """The name under which pages and documents ask for it."""
        return "logo.svg" if self.media_type == "image/svg+xml" else "logo.png"


@dataclass(frozen=True, slots=True)
class Branding:
    """Name, look and the one entrance. Empty text: not set.

    municipality_code: whose look it is, such as "740". name: such as "Silkeborg Kommune". address: lines.
    colour: "#rrggbb", dark enough for white text on it.
    contact_*: whom enterprises and purchasers can call ("én indgang").
    """

    municipality_code: str = ""
    name: str = ""
    address: tuple[str, ...] = ()
    colour: str = ""
    logo: Logo | None = None
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""

    def for_case_of(self, municipality_code: str) -> Branding:
        """This look for a case of that municipality, the neutral one for a case of any other."""
        return self if self.municipality_code and self.municipality_code == municipality_code else Branding()

"""The look of the municipality, from its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.intake.municipalities import read_municipalities
from app.model.branding import Branding, Logo
from app.model.errors import InputError, Problem
from app.text.places import kommune

_MUNICIPALITY = "BRAND_MUNICIPALITY"
_LOOK = ("BRAND_NAME", "BRAND_ADDRESS", "BRAND_COLOUR", "BRAND_LOGO", "BRAND_LOGO_PNG")


def branding_of(config: Mapping[str, Any], seed: Path) -> Branding:
    """How the municipality of this installation presents itself, on pages, in documents and in commands.

    config: keys of app.settings. seed: the folder seed_data. The name is that of the municipality where none is set.
    Raises InputError naming the setting: a look without a municipality, an unknown municipality code, a refused logo.
    """
    contact = Branding(
        contact_name=config["CONTACT_NAME"],
        contact_email=config["CONTACT_EMAIL"],
        contact_phone=config["CONTACT_PHONE"],
    )
    code = config[_MUNICIPALITY]
    if not code:
        if homeless := [key for key in _LOOK if config[key]]:
            raise InputError(
                *(
                    Problem(
                        f"Indstillingen gælder en bestemt kommune. Sæt også FLASK_{_MUNICIPALITY} til kommunens kode.",
                        f"FLASK_{key}",
                    )
                    for key in homeless
                )
            )
        return contact
    name = next((row.name for row in read_municipalities(seed / "municipalities.csv") if row.code == code), None)
    if name is None:
        raise InputError(
            Problem(
                f"Der er ingen kommune med koden {code}. Skriv den trecifrede kommunekode, for eksempel 740.",
                f"FLASK_{_MUNICIPALITY}",
            )
        )
    return replace(
        contact,
        municipality_code=code,
        name=config["BRAND_NAME"] or kommune(name),
        address=config["BRAND_ADDRESS"],
        colour=config["BRAND_COLOUR"],
        logo=_logo(config["BRAND_LOGO"], config["BRAND_LOGO_PNG"]),
    )


def _logo(path: Path | None, png: Path | None) -> Logo | None:
    """The checked logo; png: the same as PNG, needed beside an SVG."""
    if path is None and png is None:
        return None
    # Pages without a logo need no library of pictures.
    from app.intake.logo import logo_of, read_picture

    setting = "FLASK_BRAND_LOGO"
    try:
        if path is None:
            raise InputError(Problem("Indstillingen mangler. Sæt den til logoet, eller fjern FLASK_BRAND_LOGO_PNG."))
        picture = read_picture(path)
        setting = "FLASK_BRAND_LOGO_PNG"
        return logo_of(picture, read_picture(png) if png else None)
    except InputError as error:
        raise InputError(*(replace(problem, field=setting) for problem in error.problems)) from error

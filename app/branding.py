"""The look of the municipality, from its settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.intake.municipalities import read_municipalities
from app.model.branding import Branding
from app.model.errors import InputError, Problem

_MUNICIPALITY = "BRAND_MUNICIPALITY"
_LOOK = ("BRAND_NAME", "BRAND_ADDRESS", "BRAND_COLOUR")


def branding_of(config: Mapping[str, Any], seed: Path) -> Branding:
    """How the municipality of this installation presents itself, on pages, in documents and in commands.

    config: keys of app.settings. seed: the folder seed_data. The name is that of the municipality where none is set.
    Raises InputError naming the setting: a look without a municipality, or an unknown municipality code.
    """
    contact = {key.lower(): str(config[key]) for key in ("CONTACT_NAME", "CONTACT_EMAIL", "CONTACT_PHONE")}
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
        return Branding(**contact)
    name = next((row.name for row in read_municipalities(seed / "municipalities.csv") if row.code == code), None)
    if name is None:
        raise InputError(
            Problem(
                f"Der er ingen kommune med koden {code}. Skriv den trecifrede kommunekode, for eksempel 740.",
                f"FLASK_{_MUNICIPALITY}",
            )
        )
    return Branding(
        municipality_code=code,
        name=config["BRAND_NAME"] or f"{name} Kommune",
        address=config["BRAND_ADDRESS"],
        colour=config["BRAND_COLOUR"],
        **contact,
    )

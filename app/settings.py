"""Every setting, typed, read from FLASK_* environment variables. docs/operating.md describes them for operators."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.model.errors import InputError, Problem
from app.text.contrast import contrast_to_white

ROOT = Path(__file__).resolve().parent.parent
_PREFIX = "FLASK_"
# What Flask itself reads from the environment.
_FLASKS_OWN = ("APP", "DEBUG", "ENV", "SKIP_DOTENV", "RUN_", "TEMPLATES_AUTO_RELOAD", "PROPAGATE_EXCEPTIONS")
# WCAG 2.1, success criterion 1.4.3: text of ordinary size.
_READABLE_CONTRAST = 4.5
_LONGEST_LINE = 80
_MOST_ADDRESS_LINES = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key in app.config, what it means, how text becomes its value, and the value without text."""

    key: str
    meaning: str
    parse: Callable[[str], Any]
    default: Any


def _truth(text: str) -> bool:
    values = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    if text.strip().lower() not in values:
        raise ValueError("skal være 1 eller 0")
    return values[text.strip().lower()]


def _megabytes(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ValueError("skal være et helt antal megabyte, 1 eller mere")
    return int(text) * 1024 * 1024


def _path(text: str) -> Path:
    if not text.strip():
        raise ValueError("skal være en sti")
    return Path(text).expanduser().resolve()


def _folder(text: str) -> Path:
    if not _path(text).is_dir():
        raise ValueError("skal være en mappe, der findes")
    return _path(text)


def _secret(text: str) -> str:
    if not text.strip():
        raise ValueError("skal være en tilfældig tekst og må ikke være tom")
    return text


def _hosts(text: str) -> list[str]:
    return [host.strip() for host in text.split(",") if host.strip()]


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise ValueError("skal begynde med https://")
    return text


def _line(text: str) -> str:
    line = text.strip()
    if len(line) > _LONGEST_LINE or not (line.isprintable() or not line):
        raise ValueError(f"skal være én linje på højst {_LONGEST_LINE} tegn")
    return line


def _lines(text: str) -> tuple[str, ...]:
    lines = tuple(_line(line) for line in text.split(";") if line.strip())
    if len(lines) > _MOST_ADDRESS_LINES:
        raise ValueError(f"må have højst {_MOST_ADDRESS_LINES} linjer, skilt med semikolon")
    return lines


def _municipality(text: str) -> str:
    code = text.strip().removeprefix("0")
    if code and not re.fullmatch("[1-9][0-9]{2}", code):
        raise ValueError("skal være en trecifret kommunekode, for eksempel 740")
    return code


def _colour(text: str) -> str:
    colour = text.strip().lower()
    if not colour:
        return ""
    if not re.fullmatch("#[0-9a-f]{6}", colour):
        raise ValueError("skal være en farve skrevet som #rrggbb, for eksempel #0f4f4a")
    ratio = contrast_to_white(colour)
    if ratio < _READABLE_CONTRAST:
        # Rounded down, so that a colour that just fails is never told that it has 4,5.
        measured = f"{math.floor(ratio * 100) / 100:.2f}".replace(".", ",")
        raise ValueError(
            f"er for lys: hvid skrift på {colour} har kontrasten {measured}:1, og der kræves mindst 4,5:1. "
            "Vælg en mørkere farve"
        )
    return colour


def _file(text: str) -> Path | None:
    if not text.strip():
        return None
    if not _path(text).is_file():
        raise ValueError("skal være en fil, der findes")
    return _path(text)


SETTINGS = (
    Setting("DATABASE", "path of the SQLite file", _path, None),
    Setting("SECRET_KEY", "secret random text that signs sessions", _secret, None),
    Setting("DEMO", "1 allows demo users and a generated key; never loads data", _truth, False),
    Setting("OVERLAY", "folder with the municipality's own parameter values", _folder, None),
    Setting("TRUSTED_HOSTS", "host names that the server answers to, parted by commas", _hosts, None),
    Setting("MAX_CONTENT_LENGTH", "largest request, in megabytes", _megabytes, 8 * 1024 * 1024),
    Setting("SESSION_COOKIE_SECURE", "0 only where the site is served without https", _truth, None),
    Setting("CONTACT_NAME", "the one entrance: whom enterprises and purchasers can call", str, ""),
    Setting("CONTACT_EMAIL", "e-mail address of the one entrance", str, ""),
    Setting("CONTACT_PHONE", "telephone number of the one entrance", str, ""),
    Setting("BRAND_MUNICIPALITY", "code of the municipality whose look the installation bears", _municipality, ""),
    Setting("BRAND_NAME", "its name as pages and documents write it", _line, ""),
    Setting("BRAND_ADDRESS", "its address, lines parted by semicolons", _lines, ()),
    Setting("BRAND_COLOUR", "its colour, #rrggbb, dark enough for white text", _colour, ""),
    Setting("BRAND_LOGO", "its logo, a PNG or SVG file", _file, None),
    Setting("BRAND_LOGO_PNG", "the same logo as PNG, where the logo is an SVG", _file, None),
    Setting("ACCESSIBILITY_URL", "address of the accessibility statement", _address, ""),
)


def read_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings as app.config keys.

    Raises InputError naming every variable that is unknown or has an impossible value.
    """
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        text = environment.get(_PREFIX + setting.key)
        try:
            values[setting.key] = setting.default if text is None else setting.parse(text)
        except ValueError as error:
            problems.append(Problem(f"Indstillingen {error}.", _PREFIX + setting.key))
    known = {_PREFIX + setting.key for setting in SETTINGS}
    for name in environment:
        if name.startswith(_PREFIX) and name not in known and not name.removeprefix(_PREFIX).startswith(_FLASKS_OWN):
            problems.append(Problem("Indstillingen er ukendt. Ret stavningen, eller fjern den.", name))
    if problems:
        raise InputError(*problems)
    return values

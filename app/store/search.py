"""A person's search text as an FTS5 query."""

from __future__ import annotations

import re

_SHORTEST = 3


def trigram_query(text: str) -> str | None:
    """Every word of three letters or more as a quoted term, all of which must occur; None where there is none.

    Quoting makes operators and quotation marks plain text. Shorter words cannot be found by trigrams.
    """
    terms = [term for term in re.findall(r"\w+", text) if len(term) >= _SHORTEST]
    return " AND ".join(f'"{term}"' for term in terms) or None

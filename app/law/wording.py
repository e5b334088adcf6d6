"""Small pieces of Danish that several rules share."""

from __future__ import annotations

from functools import lru_cache

from app.model.law import Finding, Reason, Severity
from app.text import writing

INTERPRETATION = "(fortolkning, bør bekræftes af jurist)"
FROM_MEMORY = "(gengivet efter hukommelsen, bør efterprøves)"
SECONDARY_SOURCE = "(beløbet er fra en sekundær kilde)"
SECONDARY_DAYS = "(dagene er fra en sekundær kilde)"

# Formatting an amount costs more than deciding a route, and the amounts of the law come back for every purchase.
kroner = lru_cache(maxsize=4096)(writing.kroner)
procent = lru_cache(maxsize=512)(writing.procent)


def reason(text: str, law: str) -> Reason:
    """A Danish sentence with the rule it rests on."""
    return Reason(text=one_stop(text), law=law)


def finding(code: str, severity: Severity, text: str, law: str) -> Finding:
    """A finding with its Danish text and the rule it rests on."""
    return Finding(code=code, severity=severity, text=one_stop(text), law=law)


def months(number: float) -> str:
    """A number of months, such as "1 måned" or "36 måneder"."""
    return "1 måned" if number == 1 else f"{number:.0f} måneder"


def listing(parts: tuple[str, ...]) -> str:
    """Parts as a Danish list: "a, b og c"."""
    return ", ".join(parts[:-1]) + " og " + parts[-1] if len(parts) > 1 else "".join(parts)


def one_stop(text: str) -> str:
    """An amount at the end of a sentence brings its own full stop."""
    return text.replace("kr..", "kr.")

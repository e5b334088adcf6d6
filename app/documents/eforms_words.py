"""Writing one field of the EU notice: its label and codes from the dated list, its value from the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.model.advice import CaseFile
from app.model.notice_field import NoticeField
from app.parameters.notice_terms import NoticeTerms, load_notice_terms

_TERMS = Path(__file__).resolve().parents[2] / "seed_data" / "eforms.yaml"
_CURRENCY = "DKK"
CHECK = "efterprøv i eNotices eller på udbud.dk"
INTERPRETATION = "(fortolkning, bør bekræftes af jurist)"


@cache
def notice_terms() -> NoticeTerms:
    """The fields and codes that the tool ships with."""
    return load_notice_terms(_TERMS)


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """Writes the fields of one scope. A name or code that the list lacks raises KeyError."""

    scope: str
    case_file: CaseFile

    def text(self, bt: str, value: str, why_open: str = "", why: str = "") -> NoticeField:
        """A text as it stands; an empty one is left to the municipality, for the reason `why_open`."""
        text = value.strip()
        return self._field(bt, value=text, why=why if text else why_open)

    def coded(self, bt: str, code_list: str, code: str, why: str = "") -> NoticeField:
        """A code of an official list with its label."""
        return self._field(bt, notice_terms().codes[code_list][code].label_da, code, why)

    def amount(self, bt: str, kr: int, why: str) -> NoticeField:
        """Whole kroner ex VAT."""
        return self._field(bt, str(kr), _CURRENCY, why)

    def measured(self, bt: str, value: str, unit: str, why: str = "") -> NoticeField:
        """A number with its unit, or a code that has no label of its own."""
        return self._field(bt, value, unit, why)

    def left_open(self, bt: str, why: str) -> NoticeField:
        """A field that the municipality fills in."""
        return self._field(bt, why=why)

    def categories(self, suffix: str, codes: Sequence[str]) -> Iterator[NoticeField]:
        """BT-262 and BT-263: the main code first."""
        if not codes:
            yield self.left_open(f"BT-262-{suffix}", "Ingen har valgt en hovedkode i sagen.")
        for at, code in enumerate(codes):
            bt = f"BT-263-{suffix}" if at else f"BT-262-{suffix}"
            yield self._field(bt, self.case_file.category_labels.get(code, ""), code)

    def place(self, suffix: str) -> Iterator[NoticeField]:
        """BT-5141 and BT-5071. The tool knows the municipality's country, not its NUTS code."""
        yield self.coded(f"BT-5141-{suffix}", "country", "DNK", "Ret koden, hvis der leveres i et andet land.")
        yield self.left_open(f"BT-5071-{suffix}", "Værktøjet har ingen NUTS-koder. Vælg området i formularen.")

    def _field(self, bt: str, value: str = "", code: str = "", why: str = "") -> NoticeField:
        return NoticeField(bt, self.scope, notice_terms().fields[bt].label_da, value, code, why)

"""A field of the EU notice (eForms, Implementing Regulation (EU) 2019/1780) with what to enter in it."""

from __future__ import annotations

from dataclasses import dataclass

PROCEDURE = "procedure"
"""The scope of a field that holds for the whole notice."""


@dataclass(frozen=True, slots=True)
class NoticeField:
    """One field to enter. A field that the tool cannot know has neither value nor code.

    bt: the business term with its suffix, such as "BT-71-Lot". scope: PROCEDURE or the lot's id, such as "LOT-0001".
    value: text, whole number or ISO date; of a coded field the Danish label of the code. code: from the official list;
    of an amount its currency, of a duration its unit. why: a Danish sentence, empty where nothing needs saying.
    """

    bt: str
    scope: str
    label: str
    value: str = ""
    code: str = ""
    why: str = ""

    @property
    def open(self) -> bool:
        """Whether the municipality fills the field in itself."""
        return not (self.value or self.code)

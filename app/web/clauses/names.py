"""Names of what happens to a clause and of its parts, in the reader's language."""

from __future__ import annotations

from flask_babel import gettext, lazy_gettext

from app.model.review import ClauseAction, Due, DueReason
from app.web.formatting import written_date

EVENTS = {
    ClauseAction.IMPORTED: lazy_gettext("Kom med værktøjet"),
    ClauseAction.CREATED: lazy_gettext("Udkast begyndt"),
    ClauseAction.EDITED: lazy_gettext("Tekst rettet"),
    ClauseAction.SENT: lazy_gettext("Sendt til gennemgang"),
    ClauseAction.RETURNED: lazy_gettext("Sendt tilbage"),
    ClauseAction.APPROVED: lazy_gettext("Godkendt"),
    ClauseAction.RETIRED: lazy_gettext("Taget ud af brug"),
    ClauseAction.SUPERSEDED: lazy_gettext("Afløst af en nyere version"),
}

PARTS = {
    "title": lazy_gettext("Titel"),
    "purpose": lazy_gettext("Formål"),
    "body": lazy_gettext("Ordlyd"),
    "documentation": lazy_gettext("Dokumentation"),
    "control": lazy_gettext("Kontrol"),
    "sanction": lazy_gettext("Sanktion"),
    "drafters_notes": lazy_gettext("Noter til den, der skriver"),
    "next_review": lazy_gettext("Næste gennemgang"),
    "applies": lazy_gettext("Hvornår klausulen kan bruges"),
    "blanks": lazy_gettext("Felter, der udfyldes"),
    "legal_basis": lazy_gettext("Retsgrundlag"),
    "valid_from": lazy_gettext("Gælder fra"),
    "valid_to": lazy_gettext("Gælder til"),
    "whole": lazy_gettext("Hele klausulen"),
}


def part_name(part: str) -> str:
    """What a part is called: "Afsnit 2" for p2, "Afsnit 2 i den gamle version" for old-p2, which is gone."""
    number = part.removeprefix("old-").removeprefix("p")
    if number.isdecimal():
        if part.startswith("old-"):
            return str(gettext("Afsnit %(number)s i den gamle version", number=number))
        return str(gettext("Afsnit %(number)s", number=number))
    return str(PARTS[part]) if part in PARTS else part


def due_in_words(due: Due) -> str:
    """Why a clause is to be looked at again, with the day."""
    day = written_date(due.day)
    if due.reason is DueReason.REVIEW_PASSED:
        return str(gettext("Skulle have været gennemgået %(day)s", day=day))
    if due.reason is DueReason.REVIEW_SOON:
        return str(gettext("Skal gennemgås senest %(day)s", day=day))
    if due.reason is DueReason.LAW_CHANGED:
        return str(gettext("%(law)s er ændret %(day)s", law=due.about, day=day))
    return str(gettext("»%(value)s« er ændret %(day)s", value=due.about, day=day))

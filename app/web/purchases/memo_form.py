"""The form for what the committee paper proposes: a box for each remedy, the committee, and who was heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import LazyString, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField, TextAreaField

from app.model.errors import Problem
from app.model.memo import MemoChoices, Remedy
from app.web.asked import one_line, printable
from app.web.purchases.forms import Refusal

HINTS: Mapping[Remedy, LazyString] = {
    Remedy.MANDATE: lazy_gettext(
        "Forvaltningen kan gennemføre indkøbet på tværs af udvalgenes budgetter, når de berørte udvalg har forhandlet."
    ),
    Remedy.TRANSFER: lazy_gettext(
        "Merprisen får en positiv tillægsbevilling, besparelsen en negativ, og senere år indarbejdes i "
        "budgetoverslagsårene."
    ),
    Remedy.POOL: lazy_gettext("Kommunens egen pulje lægger merprisen ud og får den igen fra en navngiven linje."),
    Remedy.INVESTOR: lazy_gettext(
        "En investor udefra lægger udgiften ud og får udlægget og en del af gevinsten igen, hvis besparelsen kommer."
    ),
    Remedy.CEILING: lazy_gettext(
        "Kommunen betaler højst den merpris, som den får igen også i det forsigtige udfald (5-procent-fraktilen)."
    ),
    Remedy.FOLLOW_UP: lazy_gettext(
        "Forvaltningen melder tilbage på faste tidspunkter, og en ny sag forelægges, hvis virkningen udebliver."
    ),
}


def _one_line(value: str | None) -> str:
    return one_line(value or "")


def _lines(value: str | None) -> str:
    return printable((value or "").replace("\r\n", "\n").replace("\r", "\n"))


class MemoForm(FlaskForm):  # type: ignore[misc]
    """The choices as a person makes them; a field is named as its remedy. lock: what the person began from."""

    committee = StringField(lazy_gettext("Udvalg, som sagen går til"), filters=[_one_line])
    mandate = BooleanField(lazy_gettext("Mandat til at handle på tværs"))
    transfer = BooleanField(lazy_gettext("Flyt bevillinger"))
    pool = BooleanField(lazy_gettext("Investeringspulje"))
    investor = BooleanField(lazy_gettext("Delt besparelse med en investor"))
    ceiling = BooleanField(lazy_gettext("Loft over merprisen"))
    follow_up = BooleanField(lazy_gettext("Opfølgning"))
    hearing = TextAreaField(lazy_gettext("Høring"), filters=[_lines])
    lock = HiddenField()

    def chosen(self) -> MemoChoices:
        """What the form says."""
        return MemoChoices(
            remedies=frozenset(one for one in Remedy if self[one.value].data),
            hearing=self.hearing.data or "",
            committee=self.committee.data or "",
        )

    def place(self, problems: Sequence[Problem]) -> None:
        """Put each refusal beside its field."""
        for problem in problems:
            field = self._fields[problem.field]
            field.errors = [*field.errors, Refusal(problem.message)]


def typed_memo(choices: MemoChoices) -> dict[str, object]:
    """The fields of the form for these choices."""
    ticked: dict[str, object] = {one.value: one in choices.remedies for one in Remedy}
    return ticked | {"hearing": choices.hearing, "committee": choices.committee}

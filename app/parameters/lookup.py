"""Looking values up by date, and remembering which were used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.model.errors import InputError, Problem
from app.model.estimate import Assumption
from app.model.law import LawSource
from app.parameters.codes import CodeSet
from app.parameters.record import Brackets, DatedValue, Parameter
from app.text.writing import dato


class Parameters:
    """Every dated parameter, and the sources of law. Immutable in use."""

    def __init__(self, parameters: Iterable[Parameter], laws: Iterable[LawSource] = ()) -> None:
        self._parameters = {parameter.id: parameter for parameter in parameters}
        self.laws = tuple(laws)

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self._parameters.values())

    def ids(self) -> tuple[str, ...]:
        """The ids of all parameters, in the order in which they were loaded."""
        return tuple(self._parameters)

    def record(self, parameter_id: str) -> Parameter:
        """The parameter with its whole history; raises KeyError for an unknown id."""
        return self._parameters[parameter_id]

    def at(self, on: date, today: date | None = None) -> View:
        """The values in force on a day. `today` decides what is stale; without it the day itself does."""
        return View(self, on, today or on)


class View:
    """The parameters on one date. Lookups are remembered in `used`.

    Each lookup raises KeyError for an unknown id, TypeError for a value of another kind, and InputError for
    a date before the first value or after the last one's end: never the nearest value.
    """

    def __init__(self, parameters: Parameters, on: date, today: date) -> None:
        self._parameters = parameters
        self._today = today
        self._used: dict[str, DatedValue] = {}
        self.on = on

    def known(self, parameter_id: str) -> bool:
        """Whether the parameter has a value on the date."""
        return self._in_force(self._parameters.record(parameter_id)) is not None

    def number(self, parameter_id: str) -> float:
        """A plain number in the parameter's unit."""
        value = self._dated(parameter_id).value
        if isinstance(value, (int, float)):
            return value
        raise TypeError(f"{parameter_id} is not a number")

    def band(self, parameter_id: str) -> tuple[float, float, float]:
        """Low, value and high of a number; without a band all three are the value."""
        value, dated = self.number(parameter_id), self._dated(parameter_id)
        return (
            value if dated.low is None else dated.low,
            value,
            value if dated.high is None else dated.high,
        )

    def codes(self, parameter_id: str) -> CodeSet:
        """A set of CPV codes and ranges."""
        value = self._dated(parameter_id).value
        if isinstance(value, CodeSet):
            return value
        raise TypeError(f"{parameter_id} is not a list of codes")

    def brackets(self, parameter_id: str) -> Brackets:
        """Pairs of lower bound and value, ascending: the value holds from its bound to the next one."""
        value = self._dated(parameter_id).value
        if isinstance(value, tuple):
            return value
        raise TypeError(f"{parameter_id} has no brackets")

    def valid_from(self, parameter_id: str) -> date:
        """The first day of the value in force."""
        return self._dated(parameter_id).valid_from

    def valid_to(self, parameter_id: str) -> date | None:
        """The last day of the value in force, None where no end is known."""
        return self._dated(parameter_id).valid_to

    @property
    def used(self) -> tuple[Assumption, ...]:
        """What was looked up so far, in the order of first use."""
        return tuple(self._assumption(key, value) for key, value in self._used.items())

    def _in_force(self, parameter: Parameter) -> DatedValue | None:
        started = [dated for dated in parameter.values if dated.valid_from <= self.on]
        if not started or (started[-1].valid_to is not None and self.on > started[-1].valid_to):
            return None
        return started[-1]

    def _dated(self, parameter_id: str) -> DatedValue:
        parameter = self._parameters.record(parameter_id)
        dated = self._in_force(parameter)
        if dated is not None:
            return self._used.setdefault(parameter_id, dated)
        raise InputError(
            Problem(
                f"»{parameter.label_da}« har ingen kendt værdi den {dato(self.on)}. "
                f"Værktøjet kender værdier {_known(parameter)}. Vælg en dato i en kendt periode, "
                "eller få værdien lagt ind med kilde.",
                field=parameter_id,
            )
        )

    def _assumption(self, parameter_id: str, dated: DatedValue) -> Assumption:
        parameter = self._parameters.record(parameter_id)
        value = list(dated.value.entries) if isinstance(dated.value, CodeSet) else dated.value
        return Assumption(
            id=parameter.id,
            label=parameter.label_da,
            value=value,
            unit=parameter.unit,
            valid_from=dated.valid_from,
            status=parameter.status,
            source=dated.reference,
            last_verified=parameter.last_verified,
            overlaid=parameter.overlaid,
            stale=parameter.is_stale(self._today),
        )


def _known(parameter: Parameter) -> str:
    first, last = parameter.values[0].valid_from, parameter.values[-1].valid_to
    return f"fra {dato(first)}" + (f" til {dato(last)}" if last else "")

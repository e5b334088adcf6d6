"""Looking values up by date, and remembering which were used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from app.model.data import ParameterUsed
from app.model.errors import InputError, Problem
from app.model.estimate import Assumption
from app.model.law import LawSource
from app.parameters.codes import CodeSet
from app.parameters.record import Brackets, DatedValue, Parameter
from app.text.writing import dato


class Parameters:
    """Every dated parameter, and the sources of law. Immutable in use.

    own: the municipality's own parameters. One of its values lies over the shipped ones from its day until its last
    day or the municipality's next value; before and after that the shipped values hold.
    """

    def __init__(
        self, parameters: Iterable[Parameter], laws: Iterable[LawSource] = (), own: Iterable[Parameter] = ()
    ) -> None:
        self._parameters = {parameter.id: parameter for parameter in parameters}
        self._own = {parameter.id: parameter for parameter in own}
        self.laws = tuple(laws)

    def __iter__(self) -> Iterator[Parameter]:
        """The shipped parameters, then the municipality's own."""
        yield from self._parameters.values()
        yield from self._own.values()

    def ids(self) -> tuple[str, ...]:
        """The ids of all shipped parameters, in the order in which they were loaded."""
        return tuple(self._parameters)

    def record(self, parameter_id: str) -> Parameter:
        """The shipped parameter with its whole history; raises KeyError for an unknown id."""
        return self._parameters[parameter_id]

    def own(self, parameter_id: str) -> Parameter | None:
        """The municipality's own values of the parameter, if it has any."""
        return self._own.get(parameter_id)

    def in_force(self, on: date, group: str) -> tuple[ParameterUsed, ...]:
        """Which value of each parameter of the group ("law" or "value") holds on the day; own values lie over."""
        held: dict[str, ParameterUsed] = {}
        for parameter in self:
            dated = parameter.in_force(on)
            if dated is not None and parameter.group == group:
                held[parameter.id] = ParameterUsed(
                    parameter.id, dated.valid_from.isoformat(), parameter.label_da, parameter.status == "antagelse"
                )
        return tuple(held.values())

    def outdated(self, on: date) -> Iterator[tuple[Parameter, DatedValue, DatedValue]]:
        """The municipality's own values in force on the day beside a newer shipped one: parameter, own, shipped."""
        for parameter_id, own in self._own.items():
            mine, shipped = own.in_force(on), self._parameters[parameter_id].in_force(on)
            if mine and shipped and mine.valid_from < shipped.valid_from:
                yield self._parameters[parameter_id], mine, shipped

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
        self._used: dict[str, tuple[Parameter, DatedValue]] = {}
        self.on = on

    def known(self, parameter_id: str) -> bool:
        """Whether the parameter has a value on the date."""
        return self._in_force(parameter_id) is not None

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
        last = self._dated(parameter_id).valid_to
        own = self._parameters.own(parameter_id)
        begins = [dated.valid_from for dated in own.values if dated.valid_from > self.on] if own else []
        ends = [*([last] if last else []), *(day - timedelta(days=1) for day in begins)]
        return min(ends, default=None)

    @property
    def used(self) -> tuple[Assumption, ...]:
        """What was looked up so far, in the order of first use."""
        return tuple(self._assumption(*used) for used in self._used.values())

    def _in_force(self, parameter_id: str) -> tuple[Parameter, DatedValue] | None:
        shipped, own = self._parameters.record(parameter_id), self._parameters.own(parameter_id)
        for parameter in (own, shipped):
            dated = parameter.in_force(self.on) if parameter else None
            if parameter and dated:
                return parameter, dated
        return None

    def _dated(self, parameter_id: str) -> DatedValue:
        found = self._in_force(parameter_id)
        if found is not None:
            return self._used.setdefault(parameter_id, found)[1]
        parameter, own = self._parameters.record(parameter_id), self._parameters.own(parameter_id)
        raise InputError(
            Problem(
                f"»{parameter.label_da}« har ingen kendt værdi den {dato(self.on)}. "
                f"Værktøjet kender værdier {_known((parameter, own) if own else (parameter,))}. "
                "Vælg en dato i en kendt periode, eller få værdien lagt ind med kilde.",
                field=parameter_id,
            )
        )

    def _assumption(self, parameter: Parameter, dated: DatedValue) -> Assumption:
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
            stale=parameter.is_stale(self._today) or self._behind(parameter, dated),
        )

    def _behind(self, parameter: Parameter, dated: DatedValue) -> bool:
        """Whether the municipality's own value is older than the value of the law that is shipped for the day."""
        shipped = self._parameters.record(parameter.id)
        newest = shipped.in_force(self.on)
        return shipped.follows_law and newest is not None and dated.valid_from < newest.valid_from


def _known(sources: Sequence[Parameter]) -> str:
    first = min(one.values[0].valid_from for one in sources)
    ends = [end for one in sources if (end := one.values[-1].valid_to)]
    return f"fra {dato(first)}" + (f" til {dato(max(ends))}" if ends else "")

"""The conditions of udbudsloven §§ 54 and 190, put to the enterprises of a case."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.law import Answer, Point


@dataclass(frozen=True, slots=True)
class EnterpriseTest:
    """One enterprise, point by point. by_190: its own conditions; those of the purchase stand in CaseTests."""

    cvr: str
    name: str
    by_54: tuple[Point, ...]
    by_190: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class CaseTests:
    """The enterprises of a case, best match first.

    of_purchase: the conditions of § 190 that the purchase itself answers, the same for every enterprise; empty where
    there is no enterprise to test. gone: names of listed enterprises that the register holds no more.
    """

    of_purchase: tuple[Point, ...] = ()
    enterprises: tuple[EnterpriseTest, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def closed_190(self) -> bool:
        """Whether the purchase as it stands rules § 190 out, whoever the enterprise is."""
        return any(point.answer is Answer.NOT_MET for point in self.of_purchase)

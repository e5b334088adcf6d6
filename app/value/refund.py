"""The refund stair: the state refunds a smaller share of a benefit the longer it is paid (LBK 221/2021 § 5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

WEEKS_PER_MONTH = 52 / 12
# Weeks are sums of twelfths, so a month that starts on the last step may miss it by a rounding error.
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class RefundStair:
    """steps: (from week, share refunded), ascending, the first from week 0."""

    steps: tuple[tuple[float, float], ...]

    @property
    def last_step(self) -> float:
        """The week from which the last and lowest share holds."""
        return self.steps[-1][0]

    def refunded(self, weeks: Numbers) -> Numbers:
        """Weeks' worth of benefit that the state has refunded after so many weeks on benefit: the stair, summed up.

        Any shape in, the same shape out.
        """
        starts = np.array([start for start, _ in self.steps])
        shares = np.array([share for _, share in self.steps])
        at_starts = np.concatenate(([0.0], np.cumsum(np.diff(starts) * shares[:-1])))
        step = np.clip(np.searchsorted(starts, weeks, side="right") - 1, 0, None)
        return np.asarray(at_starts[step] + (weeks - starts[step]) * shares[step])

    def average(self, start_week: float, weeks: float) -> float:
        """The average share over `weeks` weeks from seniority `start_week`; fractional weeks count as such."""
        ends = self.refunded(np.array([start_week, start_week + weeks]))
        return float((ends[1] - ends[0]) / weeks)

    def months_to_last_step(self, weeks_on_benefit: Numbers) -> Numbers:
        """How many months begin before the last step is reached; every later month lies wholly on it."""
        return np.maximum(0.0, np.ceil((self.last_step - weeks_on_benefit) / WEEKS_PER_MONTH - _TOLERANCE))


@dataclass(frozen=True, slots=True)
class Exposure:
    """One person in the job, period by period. Arrays of shape (…, periods); unit: months.

    months: in the job. refunded: the part of them that the state refunds. last_step: those on the stair's last step.
    """

    months: Numbers
    refunded: Numbers
    last_step: Numbers


def exposure(stair: RefundStair, weeks_on_benefit: Numbers, lead_months: Numbers, edges: Numbers) -> Exposure:
    """Months in the job between consecutive `edges` (months from the start), none of them in the lead.

    weeks_on_benefit and lead_months: shapes () or (draws,). Weeks run from the start whatever the lead.
    Monthly edges give each month, yearly edges the sums of the months: the stair is summed exactly either way.
    """
    weeks, lead = weeks_on_benefit[..., np.newaxis], lead_months[..., np.newaxis]
    active = np.maximum(edges, lead)
    refunded = stair.refunded(weeks + active * WEEKS_PER_MONTH) / WEEKS_PER_MONTH
    on_last_step = np.maximum(active, stair.months_to_last_step(weeks))
    return Exposure(np.diff(active), np.diff(refunded), np.diff(on_last_step))

"""What a person is paid by the public purse while in the job. Kroner a month, arrays of any shape."""

from __future__ import annotations

import numpy as np

from app.value.rates import Fleksjob, SmallJob
from app.value.refund import Numbers


def fleksloentilskud(rates: Fleksjob, wage: Numbers) -> Numbers:
    """The subsidy beside a monthly wage, never below 0 (LAB § 123)."""
    below, above = np.minimum(wage, rates.bend), np.maximum(wage - rates.bend, 0)
    return np.maximum(rates.base - rates.reduction * below - rates.reduction_above_bend * above, 0)


def fleksbidrag(rates: Fleksjob, wage: Numbers) -> Numbers:
    """The state's special contribution to the municipality, on the last refund step only (LBK 221/2021 § 7)."""
    return np.maximum(rates.contribution_of_base * rates.base - rates.contribution_of_wage * wage, 0)


def small_job_deduction(rates: SmallJob, wage_after_am: Numbers, higher_rate: bool) -> Numbers:
    """What a small job's pay, after AM-bidrag, takes from kontanthjælp (LAS § 31)."""
    free = rates.free_higher_rate if higher_rate else rates.free_other_rates
    return rates.deducted_share * np.maximum(wage_after_am - free, 0)

"""Income tax on a year's wage and benefits, and how it changes when a person takes a job. Kroner a year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.value.rates import Tax
from app.value.refund import Numbers


@dataclass(frozen=True, slots=True)
class Income:
    """state: AM-bidrag and bundskat; municipal: kommuneskat; net: what is left for the citizen."""

    state: Numbers
    municipal: Numbers
    net: Numbers


def income(tax: Tax, wage: Numbers, benefits: Numbers) -> Income:
    """Tax and net income of one person. AM-bidrag falls on the wage alone; the employment allowance lowers the
    municipal base alone; no base falls below 0; ATP is taken as 0."""
    am_bidrag = tax.am_bidrag * wage
    base = wage - am_bidrag + benefits - tax.personfradrag
    allowance = np.minimum(tax.employment_allowance_rate * wage, tax.employment_allowance_ceiling)
    state = am_bidrag + tax.bundskat * np.maximum(base, 0)
    municipal = tax.kommuneskat * np.maximum(base - allowance, 0)
    return Income(state, municipal, wage + benefits - state - municipal)


def change(tax: Tax, wage: Numbers, benefits_before: Numbers, benefits_after: Numbers) -> Income:
    """What a year in the job changes for a person who had no wage before."""
    before = income(tax, np.zeros_like(wage), benefits_before)
    after = income(tax, wage, benefits_after)
    return Income(after.state - before.state, after.municipal - before.municipal, after.net - before.net)

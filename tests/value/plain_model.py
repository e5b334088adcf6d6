"""The equations of docs/value.md month by month, without numpy: what the engine must equal."""

from dataclasses import replace

from app.model.scenario import Job

STEPS = ((0, 4, 0.8), (4, 26, 0.4), (26, 52, 0.3), (52, float("inf"), 0.2))


def plain_years(scenario, benefit_of):
    """Kroner per pocket and year of a scenario in 2026; benefit_of: benefit before -> kroner a month."""
    pockets = {}

    def move(pocket, month, amount):
        years = pockets.setdefault(pocket, [0.0] * scenario.years)
        years[month // 12] += amount

    retained = scenario.options.municipal_tax_retention or 0.0
    for month in range(12 * scenario.years):
        move("municipality.purchasing", month, -scenario.premium_per_year / 12)
    for group in scenario.groups:
        move("municipality.employment", 0, -group.mentor_cost)
        before = benefit_of(group.benefit_before)
        wage = monthly_wage(group)
        after = benefit_in_job(group, before, wage)
        state_tax, municipal_tax, net = _tax_change(12 * wage, 12 * before, 12 * after)
        for month in range(group.lead_months, 12 * scenario.years):
            people = (
                group.places
                * (1 - group.deadweight)
                * (1 - group.displacement)
                * group.attribution
                * (1 - group.evidence_correction)
                * group.retention[month // 12]
            )
            start = group.weeks_on_benefit + month * 52 / 12
            refund = _average_refund(start, start + 52 / 12)
            contribution = 0.0
            if group.job is Job.FLEKSJOB and start >= 52 - 1e-9:
                contribution = max(0.0, 0.24 * 21_600 - 0.20 * wage)
            saved = (1 - refund) * before - ((1 - refund) * after - contribution)
            move("municipality.employment", month, group.local_share * people * saved)
            move("other_municipalities", month, (1 - group.local_share) * people * saved)
            move("state", month, people * (refund * (before - after) - contribution + state_tax / 12))
            if group.job is Job.ORDINARY:
                move("municipality.employment", month, people * 11_045 / 12)
            move("municipality.tax", month, people * retained * municipal_tax / 12)
            move("equalisation", month, people * (1 - retained) * municipal_tax / 12)
            move("citizen", month, people * net / 12)
    return pockets


def plain_municipal_npv(scenario, benefit_of, rate):
    """Kroner of present value for the municipality: the same equations, its own pockets alone, nothing kept apart."""
    retained = scenario.options.municipal_tax_retention or 0.0
    flow = [-scenario.premium_per_year] * scenario.years
    for group in scenario.groups:
        flow[0] -= group.mentor_cost
        before, wage = benefit_of(group.benefit_before), monthly_wage(group)
        after = benefit_in_job(group, before, wage)
        contribution = max(0.0, 0.24 * 21_600 - 0.20 * wage) if group.job is Job.FLEKSJOB else 0.0
        always = retained * _tax_change(12 * wage, 12 * before, 12 * after)[1] / 12
        always += 11_045 / 12 if group.job is Job.ORDINARY else 0.0
        effect = group.places * (1 - group.deadweight) * (1 - group.displacement)
        effect *= group.attribution * (1 - group.evidence_correction)
        for month in range(group.lead_months, 12 * scenario.years):
            start = group.weeks_on_benefit + month * 52 / 12
            saved = (1 - _average_refund(start, start + 52 / 12)) * (before - after)
            if start >= 52 - 1e-9:
                saved += contribution
            people = effect * group.retention[month // 12]
            flow[month // 12] += people * (group.local_share * saved + always)
    return sum(amount / (1 + rate) ** year for year, amount in enumerate(flow))


def with_draw(scenario, drawn, number):
    """The scenario in which draw `number` of every field in `drawn` stands in every group."""
    fields = {name: float(values[number]) for name, values in drawn.items() if name != "retention_multiplier"}
    factor = float(drawn["retention_multiplier"][number]) if "retention_multiplier" in drawn else 1.0
    return replace(
        scenario,
        groups=tuple(
            replace(one, **fields, retention=tuple(min(1.0, share * factor) for share in one.retention))
            for one in scenario.groups
        ),
    )


def monthly_wage(group):
    if group.job is Job.PLACEMENT:
        return 0.0
    return group.hourly_wage * group.hours_per_week * 52 / 12 if group.yearly_wage is None else group.yearly_wage / 12


def _average_refund(start, end):
    return sum(max(0.0, min(end, high) - max(start, low)) * share for low, high, share in STEPS) / (end - start)


def benefit_in_job(group, before, wage):
    if group.job is Job.PLACEMENT:
        return before
    if group.job is Job.FLEKSJOB:
        return max(0.0, 21_600 - 0.30 * min(wage, 17_672) - 0.55 * max(wage - 17_672, 0.0))
    if group.job is Job.SMALL_JOB:
        free = 2_700 if group.benefit_before == "kontanthjaelp_forhoejet" else 5_400
        return max(0.0, before - 0.65 * max(0.92 * wage - free, 0.0))
    return 0.0


def _tax_change(wage, before, after):
    untaxed, taxed = _tax(0.0, before), _tax(wage, after)
    return (
        taxed[0] - untaxed[0],
        taxed[1] - untaxed[1],
        (wage + after - sum(taxed)) - (before - sum(untaxed)),
    )


def _tax(wage, benefits):
    base = 0.92 * wage + benefits - 54_100
    allowance = min(0.1275 * wage, 63_300)
    return 0.08 * wage + 0.1201 * max(base, 0.0), 0.2505 * max(base - allowance, 0.0)

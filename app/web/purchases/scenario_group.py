"""The part of a scenario's form that describes a group: people in the same situation, their job and its effect."""

from __future__ import annotations

from flask_babel import LazyString, lazy_gettext
from wtforms import Form

from app.model.scenario import Group, Job
from app.text.writing import tal
from app.value.fields import GROUP_BOUNDS, SHARE
from app.value.rates import BENEFITS
from app.web import labels
from app.web.purchases.scenario_fields import ChoiceField, LineField, NumberField, SharesField, percent

OWN_AMOUNT = "own"
PER_HOUR, PER_YEAR = "hour", "year"


def _share(label: LazyString, hint: LazyString) -> NumberField:
    return NumberField(label, SHARE, share=True, hint=hint)


class GroupForm(Form):  # type: ignore[misc]
    """Places for people in the same situation, as typed."""

    name = LineField(lazy_gettext("Hvem er det?"))
    places = NumberField(
        lazy_gettext("Antal pladser"), GROUP_BOUNDS["places"], hint=lazy_gettext("Fuldtidspladser, for eksempel 2,5.")
    )
    benefit_before = ChoiceField(lazy_gettext("Ydelse i dag"), labels.BENEFITS)
    benefit_own = NumberField(
        lazy_gettext("Eget beløb"), GROUP_BOUNDS["benefit_before"], lazy_gettext("kr. om måneden"), optional=True
    )
    job = ChoiceField(lazy_gettext("Slags job"), labels.JOBS)
    hours_per_week = NumberField(
        lazy_gettext("Timer om ugen"), GROUP_BOUNDS["hours_per_week"], lazy_gettext("timer"), default="37"
    )
    wage = NumberField(lazy_gettext("Løn"), GROUP_BOUNDS["yearly_wage"], lazy_gettext("kr."), optional=True)
    wage_per = ChoiceField(lazy_gettext("Lønnen er"), labels.WAGES)
    deadweight = _share(
        lazy_gettext("Var kommet i job alligevel"),
        lazy_gettext("Uden indsatsen. Et forsigtigt skøn er bedre end 0."),
    )
    retention = SharesField(
        lazy_gettext("Stadig i job, år for år"),
        hint=lazy_gettext("Et tal for hvert år med mellemrum, for eksempel 75 60 50 45."),
    )
    weeks_on_benefit = NumberField(
        lazy_gettext("Uger på ydelse ved start"),
        GROUP_BOUNDS["weeks_on_benefit"],
        lazy_gettext("uger"),
        hint=lazy_gettext("Afgør statens refusion: 80 procent i starten, 20 procent efter et år."),
    )
    lead_months = NumberField(
        lazy_gettext("Måneder, før de første er i job"),
        GROUP_BOUNDS["lead_months"],
        lazy_gettext("måneder"),
        whole=True,
        default="0",
    )
    displacement = _share(
        lazy_gettext("Fortrænger andre"), lazy_gettext("Andel, der tager et job fra en anden på ydelse.")
    )
    attribution = _share(lazy_gettext("Skyldes indkøbet"), lazy_gettext("Andel, der ikke skyldes andre indsatser."))
    evidence_correction = _share(
        lazy_gettext("Fradrag for optimisme"), lazy_gettext("Jo svagere viden, jo større fradrag.")
    )
    local_share = _share(
        lazy_gettext("Bor i kommunen"), lazy_gettext("Resten af den sparede ydelse går til andre kommuner.")
    )
    mentor_cost = NumberField(
        lazy_gettext("Mentor og opstart"),
        GROUP_BOUNDS["mentor_cost"],
        lazy_gettext("kr."),
        hint=lazy_gettext("Én gang for hele gruppen."),
        default="0",
    )

    def group(self) -> Group:
        """The group that valid fields describe."""
        wage = "hourly_wage" if self.wage_per.data == PER_HOUR else "yearly_wage"
        own = self.benefit_before.data == OWN_AMOUNT
        numbers = {name: self[name].number for name in _GROUP_NUMBERS}
        return Group(
            name=self.name.data,
            benefit_before=self.benefit_own.number if own else self.benefit_before.data,
            job=Job(self.job.data),
            retention=self.retention.shares,
            **{wage: self.wage.number},
            **numbers,
        )


_GROUP_NUMBERS = (
    "places",
    "weeks_on_benefit",
    "hours_per_week",
    "lead_months",
    "deadweight",
    "displacement",
    "attribution",
    "evidence_correction",
    "local_share",
    "mentor_cost",
)


def typed_group(group: Group) -> dict[str, str]:
    """What the form shows of a group."""
    own = not isinstance(group.benefit_before, str) or group.benefit_before not in BENEFITS
    wage = group.yearly_wage if group.hourly_wage is None else group.hourly_wage
    return {
        "name": group.name,
        "places": tal(group.places, 4),
        "benefit_before": OWN_AMOUNT if own else str(group.benefit_before),
        "benefit_own": tal(float(group.benefit_before), 2) if own else "",
        "job": group.job.value,
        "wage": "" if wage is None else tal(wage, 4),
        "wage_per": PER_YEAR if group.yearly_wage is not None else PER_HOUR,
        "retention": " ".join(percent(share) for share in group.retention),
        "weeks_on_benefit": tal(group.weeks_on_benefit, 2),
        "hours_per_week": tal(group.hours_per_week, 4),
        "lead_months": str(group.lead_months),
        "mentor_cost": tal(group.mentor_cost, 2),
        **{
            key: percent(getattr(group, key))
            for key in ("deadweight", "displacement", "attribution", "evidence_correction", "local_share")
        },
    }

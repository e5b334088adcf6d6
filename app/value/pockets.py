"""The pockets, and the kinds of budget line: whose money, under which styringsområde, called what in Danish."""

from __future__ import annotations

from dataclasses import dataclass

PURCHASING = "municipality.purchasing"
EMPLOYMENT = "municipality.employment"
SOCIAL = "municipality.social"
TAX = "municipality.tax"
OTHER_MUNICIPALITIES = "other_municipalities"
REGION = "region"
STATE = "state"
EQUALISATION = "equalisation"
CITIZEN = "citizen"
SUPPLIER = "supplier"

MUNICIPALITY = (PURCHASING, EMPLOYMENT, SOCIAL, TAX)
PUBLIC = (*MUNICIPALITY, OTHER_MUNICIPALITIES, REGION, STATE, EQUALISATION)
ALL = (*PUBLIC, CITIZEN, SUPPLIER)

SERVICE, TRANSFERS, OTHER = "service", "overførsler", "øvrig"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of budget line; label is Danish."""

    pocket: str
    styringsomraade: str
    label: str


PREMIUM = Kind(PURCHASING, SERVICE, "Merpris på kontrakten")
BENEFIT = Kind(EMPLOYMENT, TRANSFERS, "Sparet ydelse efter refusion")
ACTIVATION = Kind(EMPLOYMENT, TRANSFERS, "Sparet aktivering")
MENTOR = Kind(EMPLOYMENT, TRANSFERS, "Mentor ved opstart")
MUNICIPAL_TAX = Kind(TAX, OTHER, "Ekstra kommuneskat, som kommunen beholder")
BENEFIT_ELSEWHERE = Kind(OTHER_MUNICIPALITIES, TRANSFERS, "Sparet ydelse efter refusion i andre kommuner")
REFUND = Kind(STATE, OTHER, "Sparet refusion af ydelser")
FLEKSBIDRAG = Kind(EMPLOYMENT, TRANSFERS, "Særligt fleksbidrag fra staten")
FLEKSBIDRAG_ELSEWHERE = Kind(OTHER_MUNICIPALITIES, TRANSFERS, "Særligt fleksbidrag til andre kommuner")
FLEKSBIDRAG_PAID = Kind(STATE, OTHER, "Særligt fleksbidrag til kommunerne")
STATE_TAX = Kind(STATE, OTHER, "AM-bidrag og bundskat")
EQUALISED_TAX = Kind(EQUALISATION, OTHER, "Ekstra kommuneskat, der udlignes")
CITIZEN_INCOME = Kind(CITIZEN, OTHER, "Borgernes indkomst efter skat")

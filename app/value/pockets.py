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
    """A kind of budget line; label is Danish. cashable: the pocket's own budget moves by it, krone for krone."""

    code: str
    pocket: str
    styringsomraade: str
    label: str
    cashable: bool = False


PREMIUM = Kind("premium", PURCHASING, SERVICE, "Merpris på kontrakten", cashable=True)
BENEFIT = Kind("benefit", EMPLOYMENT, TRANSFERS, "Sparet ydelse efter refusion", cashable=True)
ACTIVATION = Kind("activation", EMPLOYMENT, TRANSFERS, "Sparet aktivering", cashable=True)
MENTOR = Kind("mentor", EMPLOYMENT, TRANSFERS, "Mentor ved opstart", cashable=True)
MUNICIPAL_TAX = Kind("tax_municipal", TAX, OTHER, "Ekstra kommuneskat, som kommunen beholder", cashable=True)
BENEFIT_ELSEWHERE = Kind(
    "benefit_other", OTHER_MUNICIPALITIES, TRANSFERS, "Sparet ydelse efter refusion i andre kommuner", cashable=True
)
REFUND = Kind("refund", STATE, OTHER, "Sparet refusion af ydelser", cashable=True)
FLEKSBIDRAG = Kind("fleksbidrag", EMPLOYMENT, TRANSFERS, "Særligt fleksbidrag fra staten", cashable=True)
FLEKSBIDRAG_ELSEWHERE = Kind(
    "fleksbidrag_other", OTHER_MUNICIPALITIES, TRANSFERS, "Særligt fleksbidrag til andre kommuner", cashable=True
)
FLEKSBIDRAG_PAID = Kind("fleksbidrag_paid", STATE, OTHER, "Særligt fleksbidrag til kommunerne", cashable=True)
STATE_TAX = Kind("tax_state", STATE, OTHER, "AM-bidrag og bundskat", cashable=True)
EQUALISED_TAX = Kind("equalisation", EQUALISATION, OTHER, "Ekstra kommuneskat, der udlignes")
CITIZEN_INCOME = Kind("net_income", CITIZEN, OTHER, "Borgernes indkomst efter skat")

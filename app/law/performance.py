"""Social conditions and good practice that are open in every regime, each on the basis that holds there."""

from __future__ import annotations

from app.law.bases import basis
from app.law.regimes import Situation
from app.law.wording import FROM_MEMORY, INTERPRETATION, reason
from app.model.law import Reason, Regime, Route, RouteCode, RouteStatus
from app.model.purchase import ContractType

_CONDITIONS = "udbudsloven § 176, stk. 1"


def employment_clause(situation: Situation) -> Route:
    """A social employment clause as a condition of performance (udbudsloven § 176(1))."""
    law = basis(situation.regime, _CONDITIONS)
    mark = f" {INTERPRETATION}" if situation.regime is Regime.AFSNIT_II else ""
    reasons = [
        reason(
            "Kontrakten kan stille vilkår om, at personer på kanten af arbejdsmarkedet ansættes i opgaven. Vilkåret "
            f"skal handle om kontrakten og stå i udbudsmaterialet{mark}.",
            law,
        ),
        reason(
            "Målgruppen beskrives neutralt, så også tilsvarende grupper fra andre EU-lande tæller med. Krav om bopæl "
            "må ikke stilles.",
            law,
        ),
    ]
    if situation.regime is Regime.AFSNIT_II:
        reasons.append(
            reason(
                "Stil vilkåret fra begyndelsen. Kommer det først til midt i kontrakten, kan det være en væsentlig "
                f"ændring, medmindre en klar ændringsklausul giver plads til det {INTERPRETATION}.",
                "udbudsloven §§ 178 og 179",
            )
        )
        reasons.append(_case(f"Vilkår om ansættelse af langtidsledige kan stilles {FROM_MEMORY}.", "31/87 Beentjes"))
    return Route(RouteCode.EMPLOYMENT_CLAUSE, RouteStatus.AVAILABLE, tuple(reasons))


def labour_clause(situation: Situation) -> Route:
    """A clause on pay and working conditions (udbudsloven § 176(1); ILO convention 94)."""
    law = basis(situation.regime, _CONDITIONS)
    mark = f" {INTERPRETATION}" if situation.regime is Regime.AFSNIT_II else ""
    reasons = [
        reason(
            "Kommunen vælger selv, om den vil stille krav om løn- og arbejdsvilkår. Klausulen henviser til de mest "
            "repræsentative landsdækkende overenskomster, aldrig til én bestemt, og gælder arbejde udført i Danmark, "
            f"også hos underleverandører{mark}.",
            law,
        )
    ]
    if situation.regime is Regime.AFSNIT_II:
        reasons.append(_case("Krav om en mindsteløn kan stilles som vilkår.", "C-115/14 RegioPost"))
    if situation.purchase.contract_type is ContractType.SUPPLIES:
        reasons.insert(
            0,
            reason(
                "Ved køb af varer giver klausulen kun mening, når varerne fremstilles særligt til kommunen. Spørg en "
                "jurist.",
                law,
            ),
        )
        return Route(RouteCode.LABOUR_CLAUSE, RouteStatus.NEEDS_LEGAL_SIGNOFF, tuple(reasons))
    return Route(RouteCode.LABOUR_CLAUSE, RouteStatus.AVAILABLE, tuple(reasons))


def social_award_criterion(situation: Situation) -> Route:
    """A social sub-criterion with a disclosed evaluation model (udbudsloven §§ 160-165)."""
    law = basis(situation.regime, "udbudsloven §§ 160-165")
    reasons = [
        reason(
            "Tilbud kan få point for en social indsats i opgaven. Kriteriet skal handle om kontrakten, kunne "
            "kontrolleres, have en vægt, og evalueringsmodellen skal være kendt på forhånd.",
            law,
        ),
        reason("Virksomhedens generelle sociale politik uden for opgaven må ikke give point.", law),
    ]
    if situation.regime is Regime.AFSNIT_II:
        reasons.append(
            _case("Sociale kriterier er mulige, når de knytter sig til kontrakten.", "C-368/10 Dutch Coffee")
        )
    return Route(RouteCode.SOCIAL_AWARD_CRITERION, RouteStatus.AVAILABLE, tuple(reasons))


def market_dialogue(situation: Situation) -> Route:
    """Talk to the market before the procedure (udbudsloven § 39)."""
    return Route(
        RouteCode.MARKET_DIALOGUE,
        RouteStatus.AVAILABLE,
        (
            reason(
                "Kommunen kan tale med virksomheder, før materialet skrives, og spørge, hvad de kan levere. En fordel "
                "for dem, der deltager, skal udlignes, for eksempel ved at give alle de samme oplysninger.",
                basis(situation.regime, "udbudsloven § 39"),
            ),
        ),
    )


def subcontracting(situation: Situation) -> Route:
    """Pair a large supplier with social enterprises (udbudsloven § 177)."""
    law = basis(situation.regime, "udbudsloven § 177")
    reasons = [
        reason(
            "En større leverandør kan løse en del af opgaven sammen med socialøkonomiske virksomheder som "
            "underleverandører. Kommunen må ikke pege på en bestemt virksomhed.",
            law,
        )
    ]
    if situation.regime is Regime.AFSNIT_II:
        reasons.append(_names_of_subcontractors(situation))
    return Route(RouteCode.SUBCONTRACTING, RouteStatus.AVAILABLE, tuple(reasons))


def partnership(situation: Situation) -> Route:
    """A voluntary partnership agreement beside the contract (the principles of the regime)."""
    return Route(
        RouteCode.PARTNERSHIP,
        RouteStatus.AVAILABLE,
        (
            reason(
                "Kommunen og leverandøren kan indgå en frivillig partnerskabsaftale ved siden af kontrakten. Den må "
                "ikke ændre kontrakten og må ikke have betydning for, hvem der får den.",
                basis(situation.regime, "udbudsloven § 2"),
            ),
        ),
    )


def _names_of_subcontractors(situation: Situation) -> Reason:
    """The list of subcontractors: a duty in works and services, of free choice in supplies (udbudsloven § 177(2))."""
    if situation.purchase.contract_type is ContractType.SUPPLIES:
        return reason(
            "Ved køb af varer er det frivilligt at kræve en liste over underleverandører.", "udbudsloven § 177, stk. 2"
        )
    return reason(
        "Kontrakten skal kræve, at leverandøren oplyser navn, kontaktoplysninger og juridisk repræsentant for sine "
        "underleverandører, senest når arbejdet begynder, hvis de er kendt.",
        "udbudsloven § 177, stk. 2",
    )


def _case(text: str, name: str) -> Reason:
    return reason(text, f"EU-Domstolen {name}")

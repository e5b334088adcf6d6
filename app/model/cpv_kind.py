"""What kind of contract a CPV code belongs to, so that a code and a contract type that disagree get a remark.

The main vocabulary is parted by its first two digits: regulation (EC) no. 213/2008, annex I.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.model.purchase import ContractType

_WORKS = ("45",)
# Software packages stand alone among goods; from 49 on there are no goods.
_LAST_OF_SUPPLIES = "48"


def kind_of(code: str) -> ContractType:
    """The kind of contract that a CPV code of eight digits is made for."""
    division = code[:2]
    if division in _WORKS:
        return ContractType.WORKS
    return ContractType.SUPPLIES if division <= _LAST_OF_SUPPLIES else ContractType.SERVICES


def other_kind(codes: Sequence[str], contract_type: ContractType) -> ContractType | None:
    """The kind that the main code is made for where it is another than the contract's; None without a code.

    codes: the main code first. The others may be of any kind, for a mixed contract follows its main object.
    """
    kind = kind_of(codes[0]) if codes else contract_type
    return None if kind is contract_type else kind

"""What a person decided holds where it makes sense; what no longer does is dropped and told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.clause_library import (
    Picked,
    addable,
    choose,
    duties_of,
    pick,
    refusal_to_leave_out,
    usable_blanks,
    way_of,
    way_refusal,
)
from app.model.choices import Choices, Mark
from app.model.clause import Applies, Clause, Duty
from app.model.law import Regime, RouteCode, RouteStatus
from tests.clause_library.examples import DAY, clause, purchase, routes

LATER = datetime(2026, 6, 2, 12, tzinfo=UTC)
OPEN = routes(open_competition="available", employment_clause="available", market_dialogue="available")


def _one(key: str, route: str = "employment_clause", **changes: Any) -> Clause:
    return replace(clause(), id=key, title=f"Titel {key}", applies=Applies(routes=(route,)), **changes)


JOB, PAPERS = _one("job"), _one("papirer", kind="administration", documentation="", sanction="")
SPEAKING = _one("talende", documentation="Se klausulen »Titel\npapirer«.")
LETTER = _one("brev", "market_dialogue", kind="process")
RESERVED = _one("forbehold", "reserved_54", kind="notice")


def _pick(clauses: tuple[Clause, ...], statuses: Any = OPEN, **decided: Any) -> Picked:
    return pick(clauses, statuses, purchase(), (), DAY, None, Choices(**decided))


def _ids(picked: Picked) -> list[str]:
    return [one.id for one in picked.clauses]


@given(st.dictionaries(st.sampled_from(list(RouteCode)), st.sampled_from(list(RouteStatus))))
def test_without_decisions_it_is_what_choose_gives(statuses: dict[RouteCode, RouteStatus]) -> None:
    law, clauses = routes(**statuses), (JOB, PAPERS, SPEAKING, LETTER, RESERVED)
    picked = _pick(clauses, law)
    assert picked.clauses == choose(clauses, law, purchase(), (), DAY)
    assert picked.way == way_of(law, purchase())
    assert picked.dropped == ()


@given(st.sampled_from(list(RouteCode)), st.sampled_from(list(RouteStatus)))
def test_a_picked_way_is_followed_just_where_nothing_speaks_against_it(code: RouteCode, status: RouteStatus) -> None:
    law = routes(**{code: status})
    picked = _pick((), law, way=code)
    assert picked.way.picked is (way_refusal(law, code) == "")
    assert (picked.dropped == ()) is picked.way.picked


def test_a_clause_of_a_mandatory_route_stays_but_those_common_to_all_contracts_only_if_spoken_of() -> None:
    law = routes(open_competition="available", employment_clause="mandatory")
    duties = duties_of((JOB, PAPERS), law, purchase(), None)
    assert set(duties) == {"job"}
    assert refusal_to_leave_out(JOB, (JOB, PAPERS), duties)
    assert refusal_to_leave_out(PAPERS, (JOB, PAPERS), duties) == ""
    assert "»Titel talende«" in refusal_to_leave_out(PAPERS, (JOB, PAPERS, SPEAKING), duties)


def test_a_clause_is_a_duty_where_its_own_rule_holds_for_the_purchase() -> None:
    demanded = replace(JOB, duty=(Duty("udbudsloven § 177, stk. 2", "regime is afsnit_ii"),))
    assert duties_of((demanded,), OPEN, purchase(), Regime.AFSNIT_II) == {
        "job": "Klausulen skal være med efter udbudsloven § 177, stk. 2."
    }
    assert duties_of((demanded,), OPEN, purchase(), Regime.TILBUDSLOVEN) == {}
    assert duties_of((demanded,), OPEN, purchase(), None) == {}


def test_a_duty_that_was_left_out_comes_back_unless_a_jurist_has_given_a_reason() -> None:
    demanded = replace(JOB, duty=(Duty("udbudsloven § 49, stk. 2"),))
    without = _pick((demanded, PAPERS), left_out=("job",), made={"job": Mark("Ina", LATER)})
    assert _ids(without) == ["job", "papirer"]
    assert "»Titel job« er med igen" in without.dropped[0]
    reason = "Opgaven er for farlig for lærlinge."
    unsigned = _pick((demanded, PAPERS), left_out=("job",), made={"job": Mark("Ina", LATER, False, reason)})
    assert "job" in _ids(unsigned)
    signed = _pick((demanded, PAPERS), left_out=("job",), made={"job": Mark("Jur", LATER, True, reason)})
    assert _ids(signed) == ["papirer"]
    assert signed.dropped == ()
    assert reason in signed.waived[0]
    assert "§ 49, stk. 2" in signed.waived[0]


def test_a_clause_that_another_rests_on_stays_also_with_a_jurist_s_reason() -> None:
    fined = replace(JOB, needs=("papirer",))
    assert "Titel job" in refusal_to_leave_out(PAPERS, (fined, PAPERS), {})
    made = {"papirer": Mark("Jur", LATER, True, "En god og lang begrundelse.")}
    assert _ids(_pick((fined, PAPERS), left_out=("papirer",), made=made)) == ["job", "papirer"]
    assert _ids(_pick((fined, PAPERS), left_out=("papirer", "job"), made=made)) == []


def test_two_clauses_that_exclude_each_other_are_told_of_whichever_says_so() -> None:
    other = _one("anden", excludes=("job",))
    for pair in ((JOB, other), (replace(JOB, excludes=("anden",)), replace(other, excludes=()))):
        (told,) = _pick(pair).clashes
        assert "»Titel job«" in told
        assert "»Titel anden«" in told
    assert _pick((JOB, other), left_out=("job",)).clashes == ()


def test_a_clause_that_is_left_out_comes_back_when_one_that_speaks_of_it_is_kept() -> None:
    assert _ids(_pick((JOB, PAPERS), left_out=("papirer",))) == ["job"]
    picked = _pick((JOB, PAPERS, SPEAKING), left_out=("papirer",))
    assert "papirer" in _ids(picked)
    assert "er med igen" in picked.dropped[0]
    assert _ids(_pick((JOB, PAPERS, SPEAKING), left_out=("papirer", "talende"))) == ["job"]


def test_a_letter_comes_in_by_hand_only_and_stands_last() -> None:
    assert _ids(_pick((LETTER, JOB))) == ["job"]
    assert _ids(_pick((LETTER, JOB), added=("brev",))) == ["job", "brev"]


def test_a_clause_of_another_way_cannot_be_added() -> None:
    picked = _pick((JOB, RESERVED), added=("forbehold", "ukendt"))
    assert _ids(picked) == ["job"]
    assert len(picked.dropped) == 2
    law = routes(open_competition="available", reserved_54="needs_legal_signoff")
    (found,) = addable((RESERVED,), (), law, purchase(), (), DAY, way_of(law, purchase()))
    assert "Vælg den vej først." in found.refusal


def test_an_addable_clause_says_whether_the_purchase_is_within_its_bounds() -> None:
    heavy = replace(LETTER, applies=replace(LETTER.applies, min_value_kr=50_000_000))
    (found,) = addable((heavy,), (), OPEN, purchase(), (), DAY, way_of(OPEN, purchase()))
    assert (found.refusal, found.fits) == ("", False)


def test_values_that_the_clause_can_no_longer_take_are_left_and_told() -> None:
    usable, dropped = usable_blanks(JOB, {"årsværk": "1,5", "væk": "7"})
    assert usable == {"årsværk": "1,5"}
    assert "»væk«" in dropped[0]
    assert usable_blanks(JOB, {"årsværk": "300"})[0] == {}

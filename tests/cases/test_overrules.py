"""Only a jurist overrules a stop, with a reason; a changed finding is stopped anew; everything is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.cases.overrules import (
    LONGEST_REASON,
    AlreadyOverruled,
    AlreadyWithdrawn,
    FindingChanged,
    find_overrule,
    find_stop,
    overrule,
    overrules_of,
    stop_now,
    withdraw,
)
from app.cases.purchases import find_case, save_and_advise
from app.model.errors import InputError
from app.model.law import Severity
from app.model.overrule import finding_key, open_stops
from app.model.user import Role, User

from .conftest import AUD, INA, NOW, PURCHASE

JO = User(3, "jo@kommune.example.dk", "Jo", Role.LEGAL, "740", demo=False)
BO = replace(JO, id=4, name="Bo")
LATER = NOW + timedelta(days=3)
REASON = "Sætningen gengiver et gammelt bilag og stiller intet krav."
LOCAL = replace(PURCHASE, description="Leverandøren skal have adresse i kommunen. Frokost til 80 medarbejdere.")


@pytest.fixture
def stopped(db, knowledge):
    save_and_advise(db, knowledge, LOCAL, INA, False, NOW)
    return find_case(db, PURCHASE.id, INA)


@pytest.fixture
def key(stopped):
    (stop,) = (finding for finding in stopped.advice.findings if finding.severity is Severity.BLOCK)
    return finding_key(stop)


def stops_of(db):
    case = find_case(db, PURCHASE.id, INA)
    return open_stops(case.advice.findings, overrules_of(db, case))


def refused(db, key, reason):
    with pytest.raises(InputError) as caught:
        overrule(db, PURCHASE.id, key, reason, JO, LATER)
    assert len(stops_of(db)) == 1
    return [problem.field for problem in caught.value.problems]


def test_an_overruled_stop_is_kept_with_who_when_and_why(db, stopped, key):
    made = overrule(db, PURCHASE.id, key, f" {REASON} ", JO, LATER)
    assert (made.reason, made.by_id, made.by_name, made.at) == (REASON, 3, "Jo", LATER)
    assert (made.finding_code, made.finding_text) == ("local_requirement", find_stop(stopped, key).text)
    assert overrules_of(db, stopped) == (made,)
    assert stops_of(db) == ()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEGAL])
def test_no_other_role_overrules_or_withdraws(db, key, role):
    other = replace(INA, role=role)
    with pytest.raises(PermissionError):
        overrule(db, PURCHASE.id, key, REASON, other, LATER)
    made = overrule(db, PURCHASE.id, key, REASON, JO, LATER)
    with pytest.raises(PermissionError):
        withdraw(db, PURCHASE.id, made.id, REASON, other, LATER)
    assert stops_of(db) == ()


def test_a_jurist_of_another_municipality_finds_no_case(db, key):
    made = overrule(db, PURCHASE.id, key, REASON, JO, LATER)
    stranger = replace(AUD, role=Role.LEGAL)
    with pytest.raises(LookupError):
        overrule(db, PURCHASE.id, key, REASON, stranger, LATER)
    with pytest.raises(LookupError):
        withdraw(db, PURCHASE.id, made.id, REASON, stranger, LATER)


def test_the_reason_has_at_least_twenty_characters(db, key):
    assert refused(db, key, "Fordi vi mener det.") == ["reason"]
    assert refused(db, key, "Kort" + " " * 30 + "nok") == ["reason"]
    overrule(db, PURCHASE.id, key, "Fordi vi mener det..", JO, LATER)


def test_the_reason_is_no_pasted_document(db, key):
    assert refused(db, key, "x" * (LONGEST_REASON + 1)) == ["reason"]


def test_a_cpr_number_in_the_reason_is_refused(db, key):
    assert refused(db, key, "Borgeren 010190-1234 bor allerede i kommunen.") == ["reason"]


def test_a_changed_finding_stops_the_case_again(db, knowledge, key):
    made = overrule(db, PURCHASE.id, key, REASON, JO, LATER)
    worse = replace(LOCAL, description="Leverandøren skal ligge i kommunen. Frokost til 80 medarbejdere.")
    save_and_advise(db, knowledge, worse, INA, False, LATER)
    assert [stop.code for stop in stops_of(db)] == ["local_requirement"]
    case = find_case(db, PURCHASE.id, INA)
    assert overrules_of(db, case) == (made,)
    with pytest.raises(FindingChanged):
        overrule(db, PURCHASE.id, key, REASON, JO, LATER)
    assert stop_now(case, key) == stops_of(db)[0]


def test_it_covers_again_when_the_text_is_as_it_was(db, knowledge, key):
    overrule(db, PURCHASE.id, key, REASON, JO, LATER)
    save_and_advise(db, knowledge, PURCHASE, INA, False, LATER)
    save_and_advise(db, knowledge, LOCAL, INA, False, LATER)
    assert stops_of(db) == ()


def test_the_second_of_two_jurists_is_told_who_was_first(db, stopped, key):
    first = overrule(db, PURCHASE.id, key, REASON, JO, LATER)
    with pytest.raises(AlreadyOverruled) as caught:
        overrule(db, PURCHASE.id, key, "En anden begrundelse for det samme.", BO, LATER)
    assert caught.value.standing == first
    assert overrules_of(db, stopped) == (first,)


def test_withdrawing_lets_the_stop_stop_again_and_keeps_both(db, stopped, key):
    made = overrule(db, PURCHASE.id, key, REASON, JO, NOW)
    gone = withdraw(db, PURCHASE.id, made.id, "Bilaget er alligevel en del af materialet.", BO, LATER)
    assert (gone.withdrawn_by, gone.withdrawn_by_id, gone.withdrawn_at) == ("Bo", 4, LATER)
    assert gone.withdrawn_reason == "Bilaget er alligevel en del af materialet."
    assert (gone.reason, gone.by_name) == (REASON, "Jo")
    assert len(stops_of(db)) == 1
    again = overrule(db, PURCHASE.id, key, "Bilaget er nu taget helt ud igen.", JO, LATER)
    assert overrules_of(db, stopped) == (gone, again)


def test_withdrawing_needs_a_reason_and_happens_once(db, key):
    made = overrule(db, PURCHASE.id, key, REASON, JO, NOW)
    with pytest.raises(InputError):
        withdraw(db, PURCHASE.id, made.id, "Nej.", BO, LATER)
    assert stops_of(db) == ()
    withdraw(db, PURCHASE.id, made.id, "Bilaget er alligevel en del af materialet.", BO, LATER)
    with pytest.raises(AlreadyWithdrawn) as caught:
        withdraw(db, PURCHASE.id, made.id, "Bilaget er alligevel en del af materialet.", JO, LATER)
    assert caught.value.withdrawn.withdrawn_by == "Bo"


def test_an_overrule_of_another_case_is_not_found(db, key):
    with pytest.raises(LookupError):
        find_overrule(db, PURCHASE.id, 99, JO)

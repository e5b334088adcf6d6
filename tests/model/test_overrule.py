"""An overrule covers the finding with its code and its text, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.law import Finding, Severity
from app.model.overrule import Overrule, OverruleState, covering, finding_key, open_stops, state_of

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
STOP = Finding("local_requirement", Severity.BLOCK, "»lokal« er ikke åbent.", "udbudsloven § 3")
OVERRULE = Overrule("k-1", STOP.code, STOP.text, "Ordet står i navnet på en vej.", 2, "Jo", NOW)
WITHDRAWN = replace(OVERRULE, withdrawn_at=NOW, withdrawn_by_id=2, withdrawn_by="Jo", withdrawn_reason="Forkert.")


def test_an_overruled_stop_stops_no_more():
    assert open_stops([STOP], [OVERRULE]) == ()
    assert covering(STOP, [OVERRULE]) is OVERRULE
    assert state_of(OVERRULE, [STOP]) is OverruleState.HOLDS


@pytest.mark.parametrize(
    "other", [replace(STOP, text="»lokale« er ikke åbent."), replace(STOP, code="rsv_requirement")]
)
def test_a_finding_with_another_text_or_code_is_not_covered(other):
    assert open_stops([other], [OVERRULE]) == (other,)
    assert state_of(OVERRULE, [other]) is OverruleState.LAPSED


def test_a_withdrawn_overrule_covers_nothing():
    assert open_stops([STOP], [WITHDRAWN]) == (STOP,)
    assert state_of(WITHDRAWN, [STOP]) is OverruleState.WITHDRAWN


def test_only_blocks_stop():
    assert open_stops([replace(STOP, severity=Severity.REASON), replace(STOP, severity=Severity.NOTE)], []) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_key_tells_texts_apart(one, other):
    keys = {finding_key(replace(STOP, text=text)) for text in (one, other)}
    assert len(keys) == len({one, other})

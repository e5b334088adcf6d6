"""Decisions of a case are read again unchanged; the log of a case only ever grows."""

import sqlite3

import pytest

from app.model.choices import WAY, Change, Changed, Choices, Mark
from app.model.law import RouteCode
from app.store import choices
from app.store.database import write

from .test_purchases import CANTEEN, NOW, save

MADE = Choices(
    way=RouteCode.OPEN_COMPETITION,
    blanks={"klausul": {"årsværk": "1,5", "sted": "{{ 2 + 2 }} <b>"}},
    left_out=("en",),
    added=("anden",),
    texts={"klausul": "Første linje.\n\n- Et punkt."},
    bases={"klausul": "Første."},
    made={WAY: Mark("Ina", NOW), "klausul": Mark("Ove", NOW, legal=True)},
)


@pytest.fixture
def with_case(empty):
    save(empty, CANTEEN)
    return empty


def test_a_case_without_decisions_has_none(with_case):
    assert choices.choices_of(with_case, CANTEEN.id) == Choices()
    assert choices.all_choices(with_case) == {}


def test_decisions_are_read_again_unchanged_and_the_last_ones_count(with_case):
    with write(with_case):
        choices.save_choices(with_case, CANTEEN.id, Choices(left_out=("andet",)), "Ove", NOW)
        choices.save_choices(with_case, CANTEEN.id, MADE, "Ina", NOW)
    assert choices.choices_of(with_case, CANTEEN.id) == MADE
    assert choices.all_choices(with_case) == {CANTEEN.id: MADE}


def test_the_log_keeps_its_order(with_case):
    lines = (Change(Changed.WAY, "annoncering", "Ina", NOW), Change(Changed.TEXT, "En klausul", "Ove", NOW))
    with write(with_case):
        for line in lines:
            choices.add_change(with_case, CANTEEN.id, line)
    assert choices.changes_of(with_case, CANTEEN.id) == lines


@pytest.mark.parametrize("change", ["UPDATE case_change SET note = ''", "DELETE FROM case_change"])
def test_the_database_refuses_to_change_the_log(with_case, change):
    with write(with_case):
        choices.add_change(with_case, CANTEEN.id, Change(Changed.WAY, "annoncering", "Ina", NOW))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"), write(with_case):
        with_case.execute(change)

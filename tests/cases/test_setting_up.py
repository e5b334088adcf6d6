"""Set-up can be run again at any time: it refreshes the demo and leaves people's work alone."""

import shutil
from contextlib import closing
from copy import copy
from dataclasses import replace
from datetime import timedelta

import pytest

from app.cases.clock import now
from app.cases.enterprises import find_enterprise
from app.cases.knowledge import KnowledgeCache
from app.cases.purchases import find_case, save_and_advise
from app.cases.setting_up import set_up
from app.model.errors import InputError
from app.store import enterprises, purchases
from app.store.database import connect, write

from .conftest import INA

DAYS = 40


@pytest.fixture(scope="module")
def later(demo_app, demo_database, tmp_path_factory):
    """A demo in which a person has saved demo-01, set up again forty days later: connection, first state, messages."""
    path = tmp_path_factory.mktemp("later") / "demo.db"
    shutil.copyfile(demo_database, path)
    cache, messages = copy(demo_app.extensions["knowledge"]), []
    with closing(connect(path)) as db:
        renamed = replace(find_enterprise(db, "99259205"), name="Navnet fra en import")
        with write(db):
            enterprises.save_enterprises(db, [renamed])
        saved = replace(find_case(db, "demo-01", INA).purchase, title="Kantinen, som Ina vil have den")
        save_and_advise(db, cache.current(db), saved, INA, True, now())
        before = {one.id: one for one in purchases.all_purchases(db)}
        counts = _counts(db)
        set_up(path, cache, now() + timedelta(days=DAYS), messages.append, demo=True, demo_users=True)
        yield db, before, counts, messages


def _counts(db):
    tables = ("cpv", "municipality", "enterprise", "purchase", "advice", "clause", "user")
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608


def test_the_dates_of_untouched_demo_purchases_move_with_the_day_of_set_up(later):
    db, before, _, _ = later
    fresh = purchases.find_purchase(db, "demo-02")
    assert fresh.notice_date == before["demo-02"].notice_date + timedelta(days=DAYS)
    assert fresh.start_date == before["demo-02"].start_date + timedelta(days=DAYS)


def test_their_advice_is_made_anew(later):
    db, _, _, _ = later
    case = find_case(db, "demo-02", INA)
    assert case.advice.purchase == case.purchase


def test_a_purchase_that_a_person_saved_is_left_alone(later):
    db, before, _, _ = later
    case = find_case(db, "demo-01", INA)
    assert case.purchase == before["demo-01"]
    assert case.made_by == "Ina"


def test_an_enterprise_that_an_import_changed_is_left_alone(later):
    db, _, _, _ = later
    assert find_enterprise(db, "99259205").name == "Navnet fra en import"


def test_nothing_is_doubled(later):
    db, _, counts, _ = later
    assert _counts(db) == counts


def test_the_data_is_complete(later):
    _, _, counts, _ = later
    assert counts["cpv"] == 9454
    assert counts["municipality"] == 98
    assert counts["enterprise"] >= 60
    assert counts["purchase"] == counts["advice"] >= 30
    assert counts["clause"] >= 12


def test_demo_purchases_stay_inside_the_periods_that_are_known(later):
    db, _, _, _ = later
    for one in purchases.all_purchases(db):
        assert find_case(db, one.id, replace(INA, municipality_code=one.municipality_code)).advice.routes


def test_without_demo_no_fictitious_data_and_no_users_are_loaded(demo_app, tmp_path):
    path = tmp_path / "ny.db"
    users = set_up(path, demo_app.extensions["knowledge"], now(), lambda _: None, demo=False, demo_users=False)
    with closing(connect(path)) as db:
        counts = _counts(db)
    assert users == ()
    assert {table: counts[table] for table in ("enterprise", "purchase", "user")} == {
        "enterprise": 0,
        "purchase": 0,
        "user": 0,
    }
    assert counts["cpv"] == 9454


def test_a_missing_cpv_list_is_told_with_the_command_that_fetches_it(demo_app, tmp_path):
    paths = replace(demo_app.extensions["knowledge"].paths, cpv=tmp_path / "cpv.json")
    with pytest.raises(InputError, match="npm ci"):
        set_up(tmp_path / "ny.db", KnowledgeCache(paths), now(), lambda _: None, demo=False, demo_users=False)

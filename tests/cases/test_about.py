"""What the tool rests on is told with its date."""

from contextlib import closing

from app.cases.about import data_sources, has_demo_data
from app.cases.clock import now
from app.store.database import connect
from app.store.migrations import migrate


def test_every_body_of_data_has_an_origin_and_a_date(db):
    sources = {one.name: one for one in data_sources(db)}
    assert sources["CPV-koder"].rows == 9454
    assert sources["Kommuner"].rows == 98
    assert all(one.origin and one.as_of for one in sources.values())
    assert {one.name for one in sources.values() if one.demo} == {"Virksomheder (demo)", "Indkøb (demo)"}


def test_a_database_without_the_demo_has_no_fictitious_data(db, tmp_path):
    assert has_demo_data(db)
    with closing(connect(tmp_path / "tom.db")) as empty:
        migrate(empty)
        assert not has_demo_data(empty)


def test_the_clock_shows_danish_time():
    assert now().tzinfo.key == "Europe/Copenhagen"

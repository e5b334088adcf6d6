"""Each default rule proposes one value and says where it comes from."""

from __future__ import annotations

from datetime import date

import pytest

from app.clause_library import Places
from app.clause_library.blanks import BlankValue
from app.clause_library.defaults import Situation, check_default, propose
from app.model.clause import Blank
from app.model.enterprise import Municipality
from app.model.purchase import Lot, Purchase
from tests.clause_library.examples import PLACES, SILKEBORG, purchase, view


def situation(of: Purchase | None = None, places: Places = PLACES, where: Municipality = SILKEBORG) -> Situation:
    return Situation(of or purchase(), view(), places, where)


def blank(kind: str, default: str, minimum: float | None = None, maximum: float | None = None) -> Blank:
    return Blank("felt", "Feltet", kind, "", minimum, maximum, default)


@pytest.mark.parametrize(
    ("kind", "default", "value"),
    [
        ("integer", "fixed: 1.200", 1200),
        ("decimal", "fixed: 0,5", 0.5),
        ("text", "fixed: udbud.dk", "udbud.dk"),
        ("decimal", "places", 1.7),
        ("integer", "trainees", 1),
        ("integer", "full_time_hours", 1924),
        ("integer", "duration_months", 48),
        ("text", "municipality_name", "Silkeborg Kommune"),
        ("text", "title", "Rengøring"),
        ("date", "days_after_notice: 21", date(2026, 5, 22)),
        ("date", "days_after_notice: 1", date(2026, 5, 4)),
        ("date", "days_before_notice: 5", date(2026, 4, 24)),
    ],
)
def test_a_rule_proposes_its_value_and_says_how(kind: str, default: str, value: BlankValue) -> None:
    proposal = propose(blank(kind, default), situation())
    assert proposal.value == value
    assert proposal.how.endswith(".")


def test_there_is_at_least_one_trainee_and_else_whole_persons() -> None:
    for places, trainees in ((0.0, 1), (0.9, 1), (2.9, 2)):
        assert propose(blank("integer", "trainees"), situation(places=Places(places, "."))).value == trainees


def test_the_smallest_lot_is_proposed_and_none_where_nothing_is_divided() -> None:
    lots = (Lot("Stor", 2_000_000), Lot("Lille", 500_000))
    assert propose(blank("text", "lot_title"), situation(purchase(lots=lots))).value == "Lille"
    assert propose(blank("text", "lot_title"), situation()).value is None


def test_a_department_that_is_not_known_is_left_open() -> None:
    assert propose(blank("text", "department"), situation()).value is None
    assert propose(blank("text", "department"), situation(purchase(department="Teknik"))).value == "Teknik"


@pytest.mark.parametrize(
    ("name", "authority"),
    [("København", "Københavns Kommune"), ("Bornholm", "Bornholms Regionskommune"), ("Ærø Kommune", "Ærø Kommune")],
)
def test_the_municipality_is_called_by_its_own_name(name: str, authority: str) -> None:
    where = Municipality("000", name, "", 0, 0)
    assert propose(blank("text", "municipality_name"), situation(where=where)).value == authority


def test_no_places_leave_the_blank_open_with_the_reason() -> None:
    proposal = propose(blank("decimal", "places"), situation(places=Places(0, "For lille.")))
    assert (proposal.value, proposal.how) == (None, "For lille.")


def test_a_computed_value_outside_the_bounds_is_not_proposed() -> None:
    proposal = propose(blank("decimal", "places", 2, 5), situation())
    assert proposal.value is None
    assert "Mindst 2" in proposal.how


def test_a_text_of_the_purchase_longer_than_the_blank_is_taken_whole() -> None:
    long = purchase(department="Teknik og miljø " * 30, title="Kantine " * 60)
    for rule, text in (("department", long.department), ("title", long.title)):
        assert propose(blank("text", rule, maximum=100), situation(long)).value == text.strip()


def test_a_title_over_several_lines_becomes_one_line() -> None:
    assert propose(blank("text", "title"), situation(purchase(title="En\n\nto"))).value == "En to"


@pytest.mark.parametrize(
    ("kind", "default", "told"),
    [
        ("integer", "guess", "ukendt"),
        ("date", "places", "typen »date«"),
        ("date", "days_after_notice", "helt tal efter kolon"),
        ("date", "days_after_notice: snart", "helt tal efter kolon"),
        ("decimal", "places: 3", "ikke noget efter kolon"),
        ("integer", "fixed: mange", "passer ikke"),
    ],
)
def test_a_default_that_cannot_work_is_refused(kind: str, default: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        check_default(blank(kind, default))


def test_a_fixed_default_outside_the_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="Højst 5"):
        check_default(blank("integer", "fixed: 6", 1, 5))

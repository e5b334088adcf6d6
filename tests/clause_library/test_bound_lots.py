"""Which lots a clause binds: by its front matter, as long as its text says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.clause_library import adapt, choose, load_clauses, open_lots
from app.clause_library.editing import as_file
from app.clause_library.parsing import parse_clause
from app.model.choices import Choices
from app.model.clause import Binds, Clause
from app.model.errors import InputError
from app.model.law import Regime
from app.model.match import Market
from app.model.purchase import Lot
from tests.clause_library.examples import CLAUSES, DAY, PLACES, SILKEBORG, clause, clause_text, purchase, routes, view

SCHOOLS, HALL, PARK = Lot("Skoler", 30_000_000), Lot("Rådhus", 10_000_000), Lot("Parker", 12_000_000)
DIVIDED = purchase(lots=(SCHOOLS, HALL, PARK), value_kr=52_000_000)
STATUSES = {"reserved_lot_54": "available", "employment_clause": "available", "training_duty": "mandatory"}
ENOUGH = Market({"documented": 3}, {"all": 3}, False, ())
CHOSEN = choose(load_clauses(CLAUSES), routes(**STATUSES), DIVIDED, ("90911200",), DAY, ENOUGH)
EMPLOYMENT, RESERVING = "beskaeftigelsesklausul", "paragraf-54-delaftale"


def naming(title: str) -> Choices:
    return replace(Choices(), blanks={RESERVING: {"delkontrakt": title}})


def test_the_smallest_lot_is_left_out_until_somebody_names_another() -> None:
    assert open_lots(DIVIDED, CHOSEN, Choices()) == (SCHOOLS, PARK)
    assert open_lots(DIVIDED, CHOSEN, naming(" parker ")) == (SCHOOLS, HALL)


def test_a_lot_that_the_purchase_does_not_have_leaves_nothing_out() -> None:
    assert open_lots(DIVIDED, CHOSEN, naming("Havne")) is None


def test_nothing_is_left_out_where_no_clause_says_so_or_nothing_is_reserved() -> None:
    without = [one for one in CHOSEN if one.binds is not Binds.OPEN]
    assert open_lots(DIVIDED, without, Choices()) is None
    open_way = choose(
        load_clauses(CLAUSES),
        routes(open_competition="available", employment_clause="available"),
        DIVIDED,
        ("90911200",),
        DAY,
    )
    assert EMPLOYMENT in {one.id for one in open_way}
    assert open_lots(DIVIDED, open_way, Choices()) is None
    assert open_lots(purchase(), CHOSEN, Choices()) is None


def test_a_reserved_lot_that_stands_alone_leaves_no_open_ones() -> None:
    assert open_lots(purchase(lots=(HALL,)), CHOSEN, Choices()) == ()


def adapted(choices: Choices, chosen: tuple[Clause, ...] = CHOSEN) -> dict[str, Binds | None]:
    done = adapt(chosen, DIVIDED, view(), PLACES, SILKEBORG, Regime.AFSNIT_II, choices)
    return {one.id: one.binds for one in done.clauses}


def test_shipped_clauses_bind_what_their_text_says() -> None:
    bound = adapted(Choices())
    assert bound[EMPLOYMENT] is Binds.OPEN
    assert bound["paragraf-54-kontraktens-tid"] is Binds.RESERVED
    assert bound["oplaeringsklausul"] is Binds.NAMED
    assert {key for key, what in bound.items() if what is None} >= {"sanktioner", RESERVING}


def test_a_text_rewritten_without_the_sentence_on_lots_binds_all_of_them() -> None:
    assert adapted(replace(Choices(), texts={EMPLOYMENT: "Leverandøren beskæftiger to."}))[EMPLOYMENT] is None
    kept = "Vilkåret gælder ikke for den forbeholdte\ndelkontrakt.\n\nLeverandøren beskæftiger to."
    assert adapted(replace(Choices(), texts={EMPLOYMENT: kept}))[EMPLOYMENT] is Binds.OPEN


@pytest.mark.parametrize("binds", list(Binds))
def test_the_key_survives_being_written_as_a_file(binds: Binds) -> None:
    one = replace(clause(), binds=binds)
    assert parse_clause(as_file(one), "").binds is binds
    assert "binds" not in as_file(clause())


def test_another_word_for_the_key_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        parse_clause(clause_text().replace("blanks:", "binds: all\nblanks:"), "")
    assert refused.value.problems[0].field == "binds"

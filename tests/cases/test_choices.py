"""A person decides on way and clauses in a case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.cases import choices
from app.cases.purchases import ChangedMeanwhile, case_file, find_case, save_and_advise
from app.model.advice import Edition
from app.model.choices import Changed
from app.model.clause import ClauseStatus
from app.model.errors import InputError
from app.model.law import RouteCode, RouteStatus, Severity
from app.model.review import PieceKind
from app.model.user import Role, User
from tests.cases.conftest import AUD, INA, NOW, PARAMETERS, PURCHASE
from tests.documents.making import tender_html

JUR = User(3, "jur@kommune.example.dk", "Jur", Role.LEGAL, "740", demo=False)
LATER = NOW + timedelta(hours=1)
CLAUSE = "beskaeftigelsesklausul"
# Large enough for the full rules, so that § 54 is open and the employment clause is heavy.
CLEANING = replace(PURCHASE, title="Rengøring af skoler", cpv_codes=("90919300",), value_kr=9_800_000)


@pytest.fixture
def saved(db, knowledge):
    save_and_advise(db, knowledge, CLEANING, INA, False, NOW)
    return db, knowledge


def _advice(db):
    return find_case(db, CLEANING.id, INA).advice


def _way(advice):
    return next(one for one in advice.findings if one.code == "way_taken")


def _clause(advice, clause_id=CLAUSE):
    return next(one for one in advice.clauses if one.id == clause_id)


def _pick(saved, way, user=INA, at=LATER, expected=None):
    choices.pick_way(*saved, CLEANING.id, user, way, at, expected)


def _adapt(saved, typed=None, text="", user=INA, at=LATER, expected=None, clause=CLAUSE):
    choices.adapt_clause(*saved, CLEANING.id, clause, user, typed or {}, text, at, expected)


def _shown(saved, clause=CLAUSE):
    return choices.clause_in_case(*saved, CLEANING.id, clause, INA)


@pytest.fixture
def open_competition(saved):
    """The same case with the way that gives it the employment clause."""
    _pick(saved, RouteCode.OPEN_COMPETITION, at=NOW)
    return saved


def test_the_clauses_follow_the_way_that_a_person_picked_and_the_finding_says_who_and_when(saved):
    before = _advice(saved[0])
    assert any(one.id == "paragraf-54-bekendtgoerelse" for one in before.clauses)
    _pick(saved, RouteCode.OPEN_COMPETITION)
    advice = _advice(saved[0])
    assert not any(one.id == "paragraf-54-bekendtgoerelse" for one in advice.clauses)
    assert any(one.id == CLAUSE for one in advice.clauses)
    assert "valgt af Ina den 1. juni 2026 kl. 10.30" in _way(advice).text
    assert _way(advice).severity is Severity.NOTE


def test_going_back_to_the_proposal_gives_the_advice_as_it_was(saved):
    before = _advice(saved[0])
    _pick(saved, RouteCode.OPEN_COMPETITION)
    _pick(saved, None)
    after = _advice(saved[0])
    assert (after.clauses, after.findings) == (before.clauses, before.findings)


def test_a_way_that_the_law_holds_closed_is_refused_with_the_reason(saved):
    closed = next(
        one for one in choices.ways_of(saved[0], CLEANING.id, INA).ways if one.route.status is RouteStatus.NOT_AVAILABLE
    )
    with pytest.raises(InputError) as refused:
        _pick(saved, closed.route.code)
    assert closed.route.reasons[0].text in refused.value.problems[0].message
    assert choices.changes_of(saved[0], CLEANING.id, INA)[-1].what is Changed.CREATED


def test_a_route_that_is_no_way_of_letting_is_refused(saved):
    with pytest.raises(InputError):
        _pick(saved, RouteCode.LABOUR_CLAUSE)


def test_a_way_that_needs_sign_off_calls_for_legal_staff_until_one_of_them_picks_it(db, knowledge):
    canteen = replace(CLEANING, title="Drift af kantine", cpv_codes=("55512000",), value_kr=7_200_000)
    save_and_advise(db, knowledge, canteen, INA, False, NOW)
    _pick((db, knowledge), RouteCode.RESERVED_54)
    assert _way(_advice(db)).severity is Severity.REASON
    assert "jurister skal bekræfte" in _way(_advice(db)).text
    _pick((db, knowledge), RouteCode.RESERVED_54, user=JUR)
    assert _way(_advice(db)).severity is Severity.NOTE


def test_a_way_that_the_purchase_closes_later_is_dropped_from_effect_and_told(saved):
    _pick(saved, RouteCode.RESERVED_54)
    db, knowledge = saved
    save_and_advise(db, knowledge, replace(CLEANING, value_kr=90_000), INA, False, LATER)
    closed = find_case(db, CLEANING.id, INA).advice
    told = [one.text for one in closed.findings if one.code == "choice_dropped"]
    still_open = next(one.status for one in closed.routes if one.code is RouteCode.RESERVED_54)
    assert (still_open is RouteStatus.NOT_AVAILABLE) is any("følges ikke længere" in one for one in told)
    save_and_advise(db, knowledge, CLEANING, INA, False, LATER)
    assert "valgt af Ina" in _way(_advice(db)).text


def test_a_blank_takes_danish_numbers_and_an_empty_one_goes_back_to_the_proposal(open_competition):
    blank = next(one for one in _shown(open_competition).blanks if one.blank.type == "decimal")
    _adapt(open_competition, {blank.blank.name: "1,5"})
    filled = {one.name: one for one in _clause(_advice(open_competition[0])).blanks}[blank.blank.name]
    assert filled.value == "1,5"
    _adapt(open_competition, {blank.blank.name: " "})
    filled = {one.name: one for one in _clause(_advice(open_competition[0])).blanks}[blank.blank.name]
    assert filled == blank.proposal


@pytest.mark.parametrize("typed", ["mange", "1.5", "0", "1.000.000", "1e3"])
def test_a_blank_of_the_wrong_type_or_size_is_refused_by_its_name(open_competition, typed):
    name = next(one.blank.name for one in _shown(open_competition).blanks if one.blank.type == "decimal")
    with pytest.raises(InputError) as refused:
        _adapt(open_competition, {name: typed})
    assert [one.field for one in refused.value.problems] == [name]


def test_a_text_is_kept_beside_the_librarys_and_is_a_draft_until_legal_staff_save_it(open_competition):
    library = _shown(open_competition).text
    _adapt(open_competition, text=library.replace("Leverandøren", "Entreprenøren", 1))
    clause = _clause(_advice(open_competition[0]))
    assert clause.library_text == library
    assert clause.status is ClauseStatus.DRAFT
    (edit,) = case_file(*open_competition, _advice(open_competition[0]), LATER, demo=True).edits
    changed = {(one.kind, one.text) for one in edit.differences if one.kind is not PieceKind.SAME}
    assert changed == {(PieceKind.REMOVED, "Leverandøren"), (PieceKind.ADDED, "Entreprenøren")}
    assert (edit.mark.by, edit.mark.legal) == ("Ina", False)
    _adapt(open_competition, text=clause.text, user=JUR)
    (edit,) = case_file(*open_competition, _advice(open_competition[0]), LATER, demo=True).edits
    assert (edit.mark.by, edit.mark.legal) == ("Jur", True)


def test_a_text_that_is_emptied_or_typed_back_is_the_librarys_again(open_competition):
    library = _shown(open_competition).text
    for way_back in ("", library.replace("\n", "\r\n")):
        _adapt(open_competition, text="En helt anden tekst.")
        assert _shown(open_competition).edited
        _adapt(open_competition, text=way_back)
        assert not _shown(open_competition).edited
        assert _clause(_advice(open_competition[0])).library_text == ""


def test_saving_what_is_there_already_writes_no_line_in_the_log(open_competition):
    before = choices.changes_of(open_competition[0], CLEANING.id, INA)
    _adapt(open_competition, text=_shown(open_competition).text)
    assert choices.changes_of(open_competition[0], CLEANING.id, INA) == before


def test_template_syntax_and_markup_are_text(open_competition):
    typed = "{{ 7 * 7 }} {% if x %} <script>alert(1)</script>"
    _adapt(open_competition, text=typed)
    assert _clause(_advice(open_competition[0])).text == typed


def test_a_cpr_number_is_refused_in_a_text(open_competition):
    with pytest.raises(InputError) as refused:
        _adapt(open_competition, text="Spørg 010190-1234.")
    assert [one.field for one in refused.value.problems] == ["text"]


def test_an_unlawful_demand_that_a_person_writes_stops_the_case(open_competition):
    text = "Leverandøren skal være hjemmehørende i kommunen."
    assert choices.remarks_on(_shown(open_competition), {}, text, PARAMETERS)
    _adapt(open_competition, text=text)
    (stop,) = [one for one in _advice(open_competition[0]).findings if one.severity is Severity.BLOCK]
    assert stop.code == "local_requirement"


def test_the_library_text_alone_stops_nothing(open_competition):
    assert not choices.remarks_on(_shown(open_competition), {}, _shown(open_competition).text, PARAMETERS)


def test_whoever_saves_second_is_told_and_nothing_is_overwritten(open_competition):
    began = _shown(open_competition).version
    _adapt(open_competition, text="Den første.", expected=began)
    with pytest.raises(ChangedMeanwhile):
        _adapt(open_competition, text="Den anden.", expected=began)
    assert _shown(open_competition).text == "Den første."
    ways = choices.ways_of(open_competition[0], CLEANING.id, INA).version
    _pick(open_competition, None, expected=ways)
    with pytest.raises(ChangedMeanwhile):
        _pick(open_competition, RouteCode.OPEN_COMPETITION, expected=ways)


def test_a_text_is_said_to_be_overtaken_when_a_value_has_no_place_in_it_and_no_longer_when_it_is_saved_again(
    open_competition,
):
    name = next(one.blank.name for one in _shown(open_competition).blanks if one.blank.type == "decimal")
    _adapt(open_competition, text="Kortere tekst.")
    assert not _shown(open_competition).overtaken
    _adapt(open_competition, {name: "1,5"}, text="Kortere tekst.")
    assert _shown(open_competition).overtaken
    _adapt(open_competition, {name: "1,5"}, text="Kortere tekst.")
    assert not _shown(open_competition).overtaken


def test_a_value_that_is_changed_is_put_into_the_words_that_a_person_left_alone(open_competition):
    name = next(one.blank.name for one in _shown(open_competition).blanks if one.blank.type == "decimal")
    library = _shown(open_competition).text
    _adapt(open_competition, {name: "7,25"}, text=library.replace("Leverandøren", "Entreprenøren", 1))
    text = _shown(open_competition).text
    assert "Entreprenøren" in text
    assert "7,25" in text
    _adapt(open_competition, {name: "8,75"}, text=text)
    assert _shown(open_competition).text == text.replace("7,25", "8,75")
    assert not _shown(open_competition).overtaken


def test_a_clause_that_others_speak_of_or_that_carries_a_duty_stays(open_competition):
    found = choices.clauses_in_case(*open_competition, CLEANING.id, INA)
    assert found.stays["dokumentation-uden-persondata"]
    with pytest.raises(InputError):
        choices.leave_out(*open_competition, CLEANING.id, "dokumentation-uden-persondata", INA, LATER)
    mandatory = {
        clause
        for route in _advice(open_competition[0]).routes
        if route.status is RouteStatus.MANDATORY
        for clause in route.clauses
    }
    duties = {one.id for one in found.chosen if one.id in mandatory and one.kind != "administration"}
    assert duties <= {key for key, why in found.stays.items() if why}


def test_a_clause_is_left_out_and_taken_back(open_competition):
    found = choices.clauses_in_case(*open_competition, CLEANING.id, INA)
    free = next(one.id for one in found.chosen if not found.stays[one.id])
    choices.leave_out(*open_competition, CLEANING.id, free, INA, LATER)
    assert free not in {one.id for one in _advice(open_competition[0]).clauses}
    left = case_file(*open_competition, _advice(open_competition[0]), LATER, demo=True).left_out
    assert [one.mark.by for one in left] == ["Ina"]
    choices.add_clause(*open_competition, CLEANING.id, free, INA, LATER)
    assert free in {one.id for one in _advice(open_competition[0]).clauses}


def test_a_letter_is_added_and_taken_away_and_one_of_a_closed_way_is_refused(open_competition):
    found = choices.clauses_in_case(*open_competition, CLEANING.id, INA)
    letter = "invitation-til-markedsdialog"
    choices.add_clause(*open_competition, CLEANING.id, letter, INA, LATER)
    assert _clause(_advice(open_competition[0]), letter).kind == "process"
    choices.leave_out(*open_competition, CLEANING.id, letter, INA, LATER)
    assert letter not in {one.id for one in _advice(open_competition[0]).clauses}
    closed = next(one for one in found.addable if one.refusal)
    with pytest.raises(InputError):
        choices.add_clause(*open_competition, CLEANING.id, closed.clause.id, INA, LATER)


def test_what_was_written_in_a_clause_that_is_chosen_no_longer_has_no_effect_and_is_told(open_competition):
    _adapt(open_competition, text="Kortere tekst.")
    _pick(open_competition, RouteCode.RESERVED_54)
    advice = _advice(open_competition[0])
    assert any("bruges ikke" in one.text for one in advice.findings if one.code == "choice_dropped")
    _pick(open_competition, RouteCode.OPEN_COMPETITION)
    assert _clause(_advice(open_competition[0])).text == "Kortere tekst."


def test_the_log_says_who_changed_what_when(open_competition):
    db, knowledge = open_competition
    _adapt(open_competition, text="Kortere tekst.", user=JUR)
    save_and_advise(db, knowledge, replace(CLEANING, value_kr=9_900_000), INA, False, LATER)
    log = choices.changes_of(db, CLEANING.id, INA)
    assert [(one.what, one.by) for one in log] == [
        (Changed.CREATED, "Ina"),
        (Changed.WAY, "Ina"),
        (Changed.TEXT, "Jur"),
        (Changed.PURCHASE, "Ina"),
    ]
    assert log[-1].note == "værdi"
    assert _shown(open_competition).text == "Kortere tekst."


def test_another_municipality_reaches_nothing(saved):
    for ask in (choices.ways_of, choices.changes_of):
        with pytest.raises(LookupError):
            ask(saved[0], CLEANING.id, AUD)
    with pytest.raises(LookupError):
        choices.clauses_in_case(*saved, CLEANING.id, AUD)
    with pytest.raises(LookupError):
        choices.adapt_clause(*saved, CLEANING.id, CLAUSE, AUD, {}, "Tekst", LATER)


REASON = "Opgaven udføres ved højspænding, hvor elever ikke må arbejde."


def _demanded(saved):
    """A clause of the case that the law demands and nothing rests on."""
    found = choices.clauses_in_case(*saved, CLEANING.id, INA)
    return next(iter(found.duties))


def test_what_the_law_demands_a_purchaser_cannot_leave_out_whatever_the_reason(open_competition):
    with pytest.raises(InputError, match="Kun en jurist"):
        choices.leave_out(*open_competition, CLEANING.id, _demanded(open_competition), INA, LATER, REASON)


def test_the_notice_of_the_division_and_the_list_of_subcontractors_are_demanded_in_afsnit_ii(open_competition):
    duties = choices.clauses_in_case(*open_competition, CLEANING.id, INA).duties
    assert {"vurdering-af-delaftaler", "underleverandoerliste"} & set(duties)


@pytest.mark.parametrize("reason", ["", "For kort.", "Spørg 010190-1234, som ved alt om det her."])
def test_a_jurist_needs_a_reason_that_can_be_kept(open_competition, reason):
    with pytest.raises(InputError) as refused:
        choices.leave_out(*open_competition, CLEANING.id, _demanded(open_competition), JUR, LATER, reason)
    assert {one.field for one in refused.value.problems} == {"reason"}


def test_a_jurist_leaves_out_what_the_law_demands_with_a_reason_that_is_kept_logged_and_printed_inside(
    open_competition,
):
    db, knowledge = open_competition
    demanded = _demanded(open_competition)
    choices.leave_out(db, knowledge, CLEANING.id, demanded, JUR, LATER, REASON)
    advice = _advice(db)
    assert demanded not in {one.id for one in advice.clauses}
    (told,) = [one.text for one in advice.findings if one.code == "duty_left_out"]
    assert REASON in told
    assert REASON in choices.changes_of(db, CLEANING.id, INA)[-1].note
    file = case_file(db, knowledge, advice, LATER, demo=True)
    assert REASON in tender_html(file, Edition.INTERNAL)
    assert REASON not in tender_html(file, Edition.PUBLIC)
    choices.add_clause(db, knowledge, CLEANING.id, demanded, INA, LATER)
    assert demanded in {one.id for one in _advice(db).clauses}
    assert not [one for one in _advice(db).findings if one.code == "duty_left_out"]


def test_the_common_cap_stays_while_a_clause_with_a_penalty_does(open_competition):
    for user in (INA, JUR):
        with pytest.raises(InputError, match="bygger på den"):
            choices.leave_out(*open_competition, CLEANING.id, "sanktioner", user, LATER, REASON)


def test_a_clause_outside_its_bounds_and_one_that_excludes_another_are_told_of_as_long_as_they_are_in(open_competition):
    db, knowledge = open_competition
    light = "smaajob-og-fleksjob"
    choices.add_clause(db, knowledge, CLEANING.id, light, INA, LATER)
    found = choices.clauses_in_case(db, knowledge, CLEANING.id, INA)
    assert light in found.outside
    assert found.clashes
    assert [one for one in _advice(db).findings if one.code == "clauses_clash"]
    choices.leave_out(db, knowledge, CLEANING.id, light, INA, LATER)
    assert not choices.clauses_in_case(db, knowledge, CLEANING.id, INA).outside
    assert not [one for one in _advice(db).findings if one.code == "clauses_clash"]

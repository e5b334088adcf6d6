"""The life of a clause version: who may take which step, and what is kept of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.cases import review
from app.cases.library import versions_of
from app.cases.purchases import ChangedMeanwhile, save_and_advise
from app.clause_library import in_force
from app.clause_library.editing import text_of
from app.model.clause import ClauseStatus
from app.model.errors import InputError
from app.model.review import ClauseAction, PieceKind
from app.model.user import Role, User

from .conftest import AUD, INA, NOW, PURCHASE, VALUES

JULIE = User(11, "julie@kommune.example.dk", "Julie", Role.LEGAL, "740", demo=False)
MALTE = User(12, "malte@kommune.example.dk", "Malte", Role.LEGAL, "740", demo=False)
CLAUSE = "dokumentation-uden-persondata"
UNLAWFUL = "Leverandøren skal sende CPR-numre på de ansatte til kommunen."


@pytest.fixture
def draft(db):
    """A draft that Julie began."""
    return review.start_draft(db, CLAUSE, JULIE, NOW)


def number(entry):
    return entry.clause.version


def write(db, entry, user=JULIE, lock=None, **changes):
    text = replace(text_of(entry.clause), **changes)
    return review.save_draft(db, CLAUSE, number(entry), text, user, NOW, entry.lock if lock is None else lock)


def in_review(db, entry):
    return review.send_to_review(db, CLAUSE, number(entry), JULIE, NOW)


def approved(db, entry):
    in_review(db, entry)
    return review.approve(db, CLAUSE, number(entry), MALTE, NOW, VALUES)


def refused(step, *arguments, **named):
    with pytest.raises(InputError) as caught:
        step(*arguments, **named)
    return caught.value.problems


def history(db, entry):
    return [event.action for event in review.events_of(db, CLAUSE) if event.version == number(entry)]


def test_a_draft_is_the_next_version_with_the_text_of_the_one_in_use(db):
    before = versions_of(db, CLAUSE)
    draft = review.start_draft(db, CLAUSE, JULIE, NOW)
    assert (number(draft), draft.shipped, draft.shipped_version) == (number(before[0]) + 1, False, None)
    assert draft.clause.status is ClauseStatus.DRAFT
    assert draft.clause.paragraphs == before[0].clause.paragraphs
    assert versions_of(db, CLAUSE)[1:] == before


def test_a_draft_begins_with_the_approved_text_even_where_a_newer_draft_came_with_the_tool(db, draft):
    mine = approved(db, write(db, draft, title="Vores egen"))
    assert review.start_draft(db, CLAUSE, JULIE, NOW).clause.title == "Vores egen"
    assert mine.clause.title == "Vores egen"


def test_a_draft_can_begin_with_the_text_of_another_version(db, draft):
    approved(db, write(db, draft, title="Vores egen"))
    other = review.start_draft(db, CLAUSE, JULIE, NOW, source=number(draft) - 1)
    assert other.clause.title == versions_of(db, CLAUSE)[2].clause.title != "Vores egen"
    assert (other.clause.reviewed_by, other.clause.reviewed_on) == ("", None)


def test_a_second_draft_is_refused_and_says_who_has_the_first(db, draft):
    (problem,) = refused(review.start_draft, db, CLAUSE, MALTE, NOW)
    assert "Julie" in problem.message
    in_review(db, draft)
    (problem,) = refused(review.start_draft, db, CLAUSE, MALTE, NOW)
    assert "til gennemgang" in problem.message
    assert number(versions_of(db, CLAUSE)[0]) == number(draft)


def test_an_unknown_clause_or_version_is_a_lookup_error(db):
    with pytest.raises(LookupError):
        review.start_draft(db, "findes-ikke", JULIE, NOW)
    with pytest.raises(LookupError):
        review.start_draft(db, CLAUSE, JULIE, NOW, source=99)
    with pytest.raises(LookupError):
        review.send_to_review(db, CLAUSE, 99, JULIE, NOW)
    assert versions_of(db, CLAUSE)[0].shipped


def test_a_saved_text_is_read_again_and_who_saved_it_is_kept(db, draft):
    saved = write(db, draft, title="En ny titel")
    assert versions_of(db, CLAUSE)[0] == saved
    assert (saved.clause.title, saved.lock) == ("En ny titel", draft.lock + 1)
    last = review.events_of(db, CLAUSE)[-1]
    assert (last.action, last.by_id, last.by_name, last.at) == (ClauseAction.EDITED, JULIE.id, "Julie", NOW)


def test_the_second_of_two_who_edit_is_told_and_writes_nothing(db, draft):
    saved = write(db, draft, title="Julies")
    with pytest.raises(ChangedMeanwhile):
        write(db, draft, MALTE, title="Maltes")
    assert versions_of(db, CLAUSE)[0] == saved
    assert history(db, draft) == [ClauseAction.CREATED, ClauseAction.EDITED]


def test_who_saves_after_the_draft_was_sent_to_review_is_told_the_same_way(db, draft):
    in_review(db, draft)
    with pytest.raises(ChangedMeanwhile):
        write(db, draft, title="For sent")


def test_a_text_that_cannot_be_used_is_refused_and_nothing_is_written(db, draft):
    problems = refused(write, db, draft, title="<b>Fed</b>", body="Et {{ ukendt }} felt.")
    assert {problem.field for problem in problems} == {"title", "body"}
    assert versions_of(db, CLAUSE)[0] == draft
    assert history(db, draft) == [ClauseAction.CREATED]


def test_a_blank_that_an_earlier_save_dropped_can_be_used_again(db, draft):
    first = text_of(draft.clause).body
    without = write(db, draft, body="Et afsnit uden felter.")
    assert len(without.clause.blanks) < len(draft.clause.blanks)
    assert write(db, without, body=first).clause.blanks == draft.clause.blanks


def test_what_came_with_the_tool_is_not_written_in(db):
    shipped = versions_of(db, CLAUSE)[0]
    (problem,) = refused(write, db, shipped, title="Andet")
    assert "Begynd et nyt udkast" in problem.message
    assert versions_of(db, CLAUSE)[0] == shipped


def test_what_came_with_the_tool_can_be_approved_as_it_is(db):
    shipped = versions_of(db, CLAUSE)[0]
    in_review(db, shipped)
    assert review.approve(db, CLAUSE, number(shipped), JULIE, NOW, VALUES).clause.status is ClauseStatus.APPROVED


def test_approving_says_who_and_when_and_the_next_time(db, draft):
    clause = approved(db, write(db, draft, next_review="")).clause
    assert (clause.status, clause.reviewed_by, clause.reviewed_on) == (ClauseStatus.APPROVED, "Malte", NOW.date())
    assert clause.next_review == date(NOW.year + 1, NOW.month, NOW.day)


def test_a_day_that_the_draft_gives_for_the_next_review_is_kept(db, draft):
    day = NOW.date() + timedelta(days=90)
    assert approved(db, write(db, draft, next_review=day.isoformat())).clause.next_review == day


def test_who_began_or_edited_a_version_cannot_approve_it_whatever_their_name_is(db, draft):
    write(db, draft, MALTE, title="Maltes")
    in_review(db, draft)
    for writer in (JULIE, MALTE, replace(JULIE, name="En anden")):
        (problem,) = refused(review.approve, db, CLAUSE, number(draft), writer, NOW, VALUES)
        assert "kollega" in problem.message
    third = User(13, "", "Julie", Role.LEGAL, "740", demo=False)
    assert review.approve(db, CLAUSE, number(draft), third, NOW, VALUES).clause.status is ClauseStatus.APPROVED


def test_a_text_that_changed_since_it_was_read_is_not_approved(db, draft):
    read = in_review(db, draft)
    review.send_back(db, CLAUSE, number(draft), MALTE, NOW, "Ret titlen.")
    write(db, versions_of(db, CLAUSE)[0], title="Noget helt andet")
    in_review(db, draft)
    with pytest.raises(ChangedMeanwhile):
        review.approve(db, CLAUSE, number(draft), MALTE, NOW, VALUES, expected_lock=read.lock)
    assert versions_of(db, CLAUSE)[0].clause.status is ClauseStatus.IN_REVIEW


def test_a_text_with_an_unlawful_demand_is_not_approved_and_the_demand_is_named_with_its_part(db, draft):
    body = f"{text_of(draft.clause).body}\n\n{UNLAWFUL}"
    saved = write(db, draft, body=body)
    in_review(db, saved)
    problems = refused(review.approve, db, CLAUSE, number(draft), MALTE, NOW, VALUES)
    assert {problem.field for problem in problems} == {f"p{len(saved.clause.paragraphs)}"}
    assert "CPR" in problems[0].message
    assert versions_of(db, CLAUSE)[0].clause.status is ClauseStatus.IN_REVIEW


def test_approving_retires_the_approved_version_before_it_and_says_that_it_was_superseded(db, draft):
    approved(db, draft)
    second = review.start_draft(db, CLAUSE, JULIE, NOW)
    approved(db, second)
    statuses = [entry.clause.status for entry in versions_of(db, CLAUSE)[:2]]
    assert statuses == [ClauseStatus.APPROVED, ClauseStatus.RETIRED]
    assert history(db, draft)[-1] is ClauseAction.SUPERSEDED


def test_sent_back_it_is_a_draft_again_and_the_reason_is_kept(db, draft):
    in_review(db, draft)
    back = review.send_back(db, CLAUSE, number(draft), MALTE, NOW, "  Bodens loft mangler.  ")
    assert back.clause.status is ClauseStatus.DRAFT
    assert review.events_of(db, CLAUSE)[-1].note == "Bodens loft mangler."
    assert write(db, back, title="Rettet").clause.title == "Rettet"


@pytest.mark.parametrize("note", ["", "   ", "Se 010190-1234.", "x" * 4001])
def test_sending_back_and_retiring_need_a_reason_that_may_be_kept(db, draft, note):
    (problem,) = refused(review.retire, db, CLAUSE, number(draft), JULIE, NOW, note)
    assert problem.field == "note"
    in_review(db, draft)
    (problem,) = refused(review.send_back, db, CLAUSE, number(draft), JULIE, NOW, note)
    assert problem.field == "note"
    assert history(db, draft) == [ClauseAction.CREATED, ClauseAction.SENT]


@pytest.mark.parametrize("state", list(ClauseStatus))
def test_each_step_is_possible_from_its_own_states_only(db, draft, state):
    if state is not ClauseStatus.DRAFT:
        in_review(db, draft)
    if state in (ClauseStatus.APPROVED, ClauseStatus.RETIRED):
        review.approve(db, CLAUSE, number(draft), MALTE, NOW, VALUES)
    if state is ClauseStatus.RETIRED:
        review.retire(db, CLAUSE, number(draft), MALTE, NOW, "Bruges ikke.")
    entry = versions_of(db, CLAUSE)[0]
    assert entry.clause.status is state
    possible = {action for action in STEPS if not review.refusal_of(db, entry, action, MALTE, VALUES)}
    assert (
        possible
        == {
            ClauseStatus.DRAFT: {ClauseAction.EDITED, ClauseAction.SENT, ClauseAction.RETIRED},
            ClauseStatus.IN_REVIEW: {ClauseAction.APPROVED, ClauseAction.RETURNED},
            ClauseStatus.APPROVED: {ClauseAction.CREATED, ClauseAction.RETIRED},
            ClauseStatus.RETIRED: {ClauseAction.CREATED},
        }[state]
    )
    for action, step in STEPS.items():
        if action not in possible:
            refused(step, db, entry)
    assert versions_of(db, CLAUSE)[0] == entry


STEPS = {
    ClauseAction.CREATED: lambda db, _: review.start_draft(db, CLAUSE, MALTE, NOW),
    ClauseAction.EDITED: lambda db, entry: write(db, entry, MALTE),
    ClauseAction.SENT: lambda db, entry: review.send_to_review(db, CLAUSE, number(entry), MALTE, NOW),
    ClauseAction.RETURNED: lambda db, entry: review.send_back(db, CLAUSE, number(entry), MALTE, NOW, "Nej."),
    ClauseAction.APPROVED: lambda db, entry: review.approve(db, CLAUSE, number(entry), MALTE, NOW, VALUES),
    ClauseAction.RETIRED: lambda db, entry: review.retire(db, CLAUSE, number(entry), MALTE, NOW, "Ude."),
}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEGAL])
@pytest.mark.parametrize("action", list(STEPS))
def test_only_legal_staff_take_steps(db, draft, role, action, monkeypatch):
    other = replace(MALTE, role=role)
    monkeypatch.setitem(globals(), "MALTE", other)
    (problem,) = refused(STEPS[action], db, draft)
    assert "jurister" in problem.message
    assert review.refusal_of(db, draft, action, other, VALUES) == problem.message


def test_a_draft_beside_an_approved_version_is_not_retired_since_that_would_retire_both(db, draft):
    approved(db, draft)
    second = review.start_draft(db, CLAUSE, JULIE, NOW)
    (problem,) = refused(review.retire, db, CLAUSE, number(second), JULIE, NOW, "Fortrudt.")
    assert f"Version {number(draft)}" in problem.message


def test_a_version_older_than_a_finished_one_is_not_sent_to_review(db, draft):
    approved(db, draft)
    shipped = versions_of(db, CLAUSE)[1]
    (problem,) = refused(review.send_to_review, db, CLAUSE, number(shipped), JULIE, NOW)
    assert "nyere" in problem.message


def test_tenders_take_the_approved_text_and_none_after_it_is_retired(db, app, draft):
    cache = app.extensions["knowledge"]
    save_and_advise(db, cache.current(db), PURCHASE, INA, False, NOW)
    assert review.cases_using(db, CLAUSE, number(draft), INA) == (), "a draft somebody may still be writing"
    approved(db, draft)
    review.start_draft(db, CLAUSE, JULIE, NOW)
    save_and_advise(db, cache.current(db), PURCHASE, INA, False, NOW)
    assert [one.purchase_id for one in review.cases_using(db, CLAUSE, number(draft), INA)] == [PURCHASE.id]
    assert review.cases_using(db, CLAUSE, number(draft) + 1, INA) == ()


def test_the_cases_of_another_municipality_are_not_told_of(db, app, draft):
    approved(db, draft)
    save_and_advise(db, app.extensions["knowledge"].current(db), PURCHASE, INA, False, NOW)
    assert review.cases_using(db, CLAUSE, number(draft), INA)
    assert review.cases_using(db, CLAUSE, number(draft), AUD) == ()


def test_a_remark_stands_at_its_part_until_it_is_settled(db, draft):
    remark = review.comment(db, CLAUSE, number(draft), "p1", "  Er det hjemlet? ", MALTE, NOW)
    (found,) = review.comments_of(db, CLAUSE, number(draft))
    assert (found.id, found.part, found.text, found.by_name) == (remark, "p1", "Er det hjemlet?", "Malte")
    settled = review.settle_comment(db, remark, JULIE, NOW)
    assert (settled.settled_at, settled.settled_by) == (NOW, "Julie")
    assert review.settle_comment(db, remark, MALTE, NOW + timedelta(days=1)) == settled


def test_a_remark_that_cannot_be_kept_is_refused(db, draft):
    for part, text, field in (
        ("p99", "Hvad?", "part"),
        ("purpose", "Hvad?", "part"),
        ("p1", " ", "text"),
        ("p1", "010190-1234", "text"),
        ("p1", "x" * 4001, "text"),
    ):
        (problem,) = refused(review.comment, db, CLAUSE, number(draft), part, text, MALTE, NOW)
        assert problem.field == field
    assert review.comments_of(db, CLAUSE, number(draft)) == ()


def test_a_finished_version_takes_no_remarks(db, draft):
    approved(db, draft)
    refused(review.comment, db, CLAUSE, number(draft), "whole", "For sent.", MALTE, NOW)


def test_who_uses_the_texts_may_remark_and_who_only_reads_may_not(db, draft):
    assert review.comment(db, CLAUSE, number(draft), "whole", "Den er svær at læse.", INA, NOW)
    refused(review.comment, db, CLAUSE, number(draft), "whole", "Hej.", replace(INA, role=Role.FINANCE), NOW)


def test_an_unknown_remark_is_a_lookup_error(db):
    with pytest.raises(LookupError):
        review.settle_comment(db, 99, JULIE, NOW)


def test_two_versions_are_compared_part_by_part(db, draft):
    saved = write(db, draft, title="En helt ny titel")
    changed = {part.part: part for part in review.compare(db, CLAUSE, number(saved) - 1, number(saved)) if part.changed}
    assert changed.keys() - {"next_review"} == {"title"}
    assert "helt" in " ".join(piece.text for piece in changed["title"].pieces if piece.kind is PieceKind.ADDED)


def without_blanks(db):
    """A version of a clause with blanks that has none, in review."""
    started = review.start_draft(db, "arbejdsklausul", JULIE, NOW)
    text = replace(
        text_of(started.clause), body="Løn og vilkår følger loven.", documentation="A.", control="B.", sanction="C."
    )
    review.save_draft(db, "arbejdsklausul", number(started), text, JULIE, NOW, started.lock)
    return review.send_to_review(db, "arbejdsklausul", number(started), JULIE, NOW)


def test_a_text_whose_blanks_are_all_gone_is_approved_only_when_that_is_confirmed(db):
    entry = without_blanks(db)
    assert "felter" in review.doubt_about(db, entry)
    (problem,) = refused(review.approve, db, entry.clause.id, number(entry), MALTE, NOW, VALUES)
    assert problem.field == "confirmed"
    done = review.approve(db, entry.clause.id, number(entry), MALTE, NOW, VALUES, confirmed=True)
    assert done.clause.status is ClauseStatus.APPROVED


def test_a_text_that_keeps_a_blank_raises_no_doubt(db, draft):
    assert review.doubt_about(db, in_review(db, draft)) == ""


def test_a_draft_that_names_a_clause_that_there_is_not_is_refused(db, draft):
    (problem,) = refused(write, db, draft, control="Se klausulen »Findes ikke«.")
    assert problem.field == "control"
    assert "»Findes ikke«" in problem.message


def test_what_tenders_take_after_a_retirement_is_told_before_it_is_done(db, draft):
    shipped = versions_of(db, CLAUSE)[1]
    assert review.after_retirement(db, shipped, NOW.date()) is None
    own = approved(db, draft)
    review.start_draft(db, CLAUSE, JULIE, NOW)
    assert review.after_retirement(db, own, NOW.date()) is None
    assert review.after_retirement(db, shipped, NOW.date()).clause.version == number(own)


def test_an_open_draft_does_not_walk_in_when_the_approved_text_is_retired(db, app, draft):
    own = approved(db, draft)
    review.start_draft(db, CLAUSE, JULIE, NOW)
    review.retire(db, CLAUSE, number(own), JULIE, NOW, "Bruges ikke.")
    known = app.extensions["knowledge"].current(db)
    assert CLAUSE not in {one.id for one in in_force(known.clauses, NOW.date())}

"""`flask clauses diff` shows what was taken out and what was put in."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.cases import review
from app.clause_library.editing import text_of
from app.model.user import Role, User
from app.store.database import connect

NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
JULIE = User(11, "julie@kommune.example.dk", "Julie", Role.LEGAL, "740", demo=False)


@pytest.fixture
def versions(app):
    """The numbers of two versions of a clause whose titles differ in one word."""
    with closing(connect(app.config["DATABASE"])) as db:
        draft = review.start_draft(db, "aendringer", JULIE, NOW)
        text = replace(text_of(draft.clause), title=f"{draft.clause.title} fremover")
        saved = review.save_draft(db, "aendringer", draft.clause.version, text, JULIE, NOW, draft.lock)
    return str(saved.clause.version - 1), str(saved.clause.version)


def test_words_that_are_new_and_gone_are_marked(runner, versions):
    forth = runner.invoke(args=["clauses", "diff", "aendringer", *versions])
    assert forth.exit_code == 0
    assert "Titel:" in forth.stdout
    assert "{+ fremover+}" in forth.stdout
    back = runner.invoke(args=["clauses", "diff", "aendringer", *reversed(versions)])
    assert "[- fremover-]" in back.stdout


def test_parts_that_are_the_same_are_left_out(runner, versions):
    result = runner.invoke(args=["clauses", "diff", "aendringer", versions[0], versions[0]])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 dele" in result.stderr


@pytest.mark.parametrize("wanted", [("findes-ikke", "1", "1"), ("aendringer", "1", "99"), ("aendringer", "99", "1")])
def test_an_unknown_clause_or_version_is_refused(runner, wanted):
    result = runner.invoke(args=["clauses", "diff", *wanted])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "version" in result.stderr


def test_a_version_that_is_no_number_is_wrong_usage(runner):
    assert runner.invoke(args=["clauses", "diff", "aendringer", "ny", "1"]).exit_code == 2

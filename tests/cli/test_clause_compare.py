"""`flask clauses compare` shows where a Word file leaves the library's text, with a database and without."""

from __future__ import annotations

import json

import pytest

from app.clause_library import load_clauses
from app.settings import ROOT
from tests.intake.returned import SentClause, replace_text, returned_file

PROOF = next(one for one in load_clauses(ROOT / "clauses") if one.id == "arbejdsklausul")
TEXTS = [one.text for one in PROOF.paragraphs]
CLAUSE = SentClause("5.1", PROOF.id, PROOF.version, PROOF.title, [text for text in TEXTS if "{{" not in text])


def edited(document):
    replace_text(document, "opmærksom på et brud", "opmærksom på et væsentligt brud")


@pytest.mark.parametrize("which", ["runner", "bare_runner"])
def test_added_words_are_marked_and_the_command_succeeds(request, which, saved):
    file = saved(returned_file([CLAUSE], edited), "svar.docx")
    result = request.getfixturevalue(which).invoke(args=["clauses", "compare", file])
    assert result.exit_code == 0
    assert "{+væsentligt +}" in result.stdout
    assert "1 ændret" in result.stderr


def test_json_names_the_clause_and_its_state(bare_runner, saved):
    result = bare_runner.invoke(args=["clauses", "compare", saved(returned_file([CLAUSE]), "svar.docx"), "--json"])
    (clause,) = json.loads(result.stdout)["clauses"]
    assert (clause["id"], clause["version"], clause["number"]) == (PROOF.id, PROOF.version, "5.1")


def test_a_file_that_is_no_word_document_is_refused(bare_runner, saved, no_database):
    result = bare_runner.invoke(args=["clauses", "compare", saved(b"%PDF-1.7", "svar.pdf")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "svar.pdf" in result.stderr
    assert not no_database.exists()

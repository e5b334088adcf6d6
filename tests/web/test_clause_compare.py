"""A returned Word file is held up against the library on a page; nothing of it is kept."""

from __future__ import annotations

import io

import pytest

from app.clause_library import load_clauses
from app.model.user import Role
from app.settings import ROOT
from tests.intake.returned import SentClause, remove_section, replace_text, returned_file
from tests.web.checking_client import csrf_token, visible_text

PAGE = "/klausuler/sammenlign"
BY_ID = {one.id: one for one in load_clauses(ROOT / "clauses")}


def clause(clause_id, number):
    one = BY_ID[clause_id]
    return SentClause(number, one.id, one.version, one.title, [part.text for part in one.paragraphs])


CLAUSES = [clause("arbejdsklausul", "5.1"), clause("vurdering-af-delaftaler", "5.2")]


def send(client, raw, name="svar.docx"):
    token = csrf_token(client.get(PAGE))
    return client.post(PAGE, data={"csrf_token": token, "dokument": (io.BytesIO(raw), name)})


def test_changed_words_are_told_to_eye_and_ear(purchaser):
    def edit(document):
        replace_text(document, "opmærksom på et brud", "opmærksom på et <b>væsentligt</b> brud")

    response = send(purchaser, returned_file(CLAUSES, edit))
    assert response.status_code == 200
    assert "&lt;b&gt;væsentligt&lt;/b&gt;" in response.text
    assert "[tilføjet:" in visible_text(response)


def test_a_removed_clause_that_the_law_may_demand_is_said_so(purchaser):
    response = send(purchaser, returned_file(CLAUSES, lambda document: remove_section(document, "5.2 ")))
    assert "udbudsloven § 49, stk. 2" in visible_text(response).replace("\xa0", " ")


@pytest.mark.parametrize("name", ["..\\..\\<script>.docx", "../../etc/passwd", "\u202esvar.docx"])
def test_a_hostile_file_name_is_text(purchaser, name):
    response = send(purchaser, returned_file(CLAUSES), name)
    assert response.status_code == 200
    assert "<script>.docx" not in response.text


def test_a_refused_file_is_named_with_what_to_do(purchaser):
    response = send(purchaser, b"%PDF-1.7", "svar.pdf")
    assert response.status_code == 422
    assert "svar.pdf" in visible_text(response)


def test_too_large_a_file_is_not_called_a_text_and_leads_back(purchaser):
    token = csrf_token(purchaser.get(PAGE))
    purchaser.application.config["MAX_CONTENT_LENGTH"] = 100_000
    sent = {"csrf_token": token, "dokument": (io.BytesIO(b"PK" + bytes(100_000)), "stor.docx")}
    response = purchaser.post(PAGE, data=sent)
    assert response.status_code == 413
    assert "Vælg en fil, der fylder mindre end" in visible_text(response)
    assert f'href="{PAGE}"' in response.text


def test_fields_are_unfolded_where_one_of_them_has_a_remark(purchaser):
    asked = "{{ frist }} arbejdsdage"
    within = send(purchaser, returned_file(CLAUSES, lambda document: replace_text(document, asked, "12 arbejdsdage")))
    assert "<details><summary>" in within.text
    assert "<details open><summary>" not in within.text
    beyond = send(purchaser, returned_file(CLAUSES, lambda document: replace_text(document, asked, "99 arbejdsdage")))
    assert "<details open><summary>" in beyond.text


def test_no_file_is_asked_for(purchaser):
    response = purchaser.post(PAGE, data={"csrf_token": csrf_token(purchaser.get(PAGE))})
    assert response.status_code == 422


def test_a_form_without_its_token_is_refused(purchaser):
    response = purchaser.post(PAGE, data={"dokument": (io.BytesIO(returned_file(CLAUSES)), "svar.docx")})
    assert response.status_code == 400


def test_who_only_reads_cases_is_refused_and_who_is_not_signed_in_is_asked_to(signed_in, reader):
    assert signed_in(Role.FINANCE).get(PAGE).status_code == 403
    assert reader.get(PAGE).status_code == 302
    assert PAGE not in reader.get("/klausuler").text


def test_the_list_of_clauses_leads_to_the_page(purchaser):
    assert PAGE in purchaser.get("/klausuler").text

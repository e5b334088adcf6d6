"""Clause texts for reading: points as points, blanks as named gaps, conditions as words; never read as templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from app.clause_library import load_clauses
from app.model.clause import Blank
from app.settings import ROOT
from app.web.clause_text import ReadParagraph, read_paragraph, read_paragraphs
from app.web.clauses.wording import Part, condition_in_words, parts

BLANKS = (Blank("timer", "Timer om året", "integer"),)


def test_points_are_parted_from_the_sentence() -> None:
    read = read_paragraph("Et af disse punkter\ngælder.\n- Det første.\n- Det andet.")
    assert read == ReadParagraph("Et af disse punkter gælder.", ("Det første.", "Det andet."))


def test_blank_lines_part_paragraphs() -> None:
    assert [one.lead for one in read_paragraphs("Et.\n\nTo.\n\n\n")] == ["Et.", "To."]


def test_a_blank_becomes_a_named_gap_and_other_text_stays_text() -> None:
    assert parts("Mindst {{ timer }} timer", BLANKS) == (
        Part("Mindst ", False),
        Part("Timer om året", True),
        Part(" timer", False),
    )
    assert parts("{{ 7 * 7 }} {% if %}", BLANKS) == (Part("{{ 7 * 7 }} {% if %}", False),)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("", ""),
        ("lots is yes", "opdeling i delkontrakter er Ja"),
        ("concession is not yes", "koncession ikke er Ja"),
        ("contract_type is services or works", "kontrakttypen er Tjenesteydelser eller Bygge og anlæg"),
        (
            "duration_months at least 12 and value_kr at most 500000",
            "varigheden er mindst 12 måneder og værdien er højst 500.000\xa0kr.",
        ),
    ],
)
def test_a_condition_is_said_in_words(demo_app: Flask, condition: str, words: str) -> None:
    with demo_app.test_request_context():
        assert condition_in_words(condition) == words


def test_every_shipped_condition_is_said_in_words(demo_app: Flask) -> None:
    conditions = {
        paragraph.condition
        for clause in load_clauses(Path(ROOT) / "clauses")
        for paragraph in clause.paragraphs
        if paragraph.condition
    }
    assert conditions
    with demo_app.test_request_context():
        for condition in conditions:
            words = condition_in_words(condition)
            assert not {"is", "not", "or", "at"} & set(words.split()), f"{condition}: {words}"
            assert "_" not in words, f"{condition}: {words}"

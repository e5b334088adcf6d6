"""A clause file is read strictly: what is odd is refused with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clause_library import load_clauses, parse_clause
from app.model.errors import InputError, Problem
from tests.clause_library.examples import clause, clause_text

BROKEN = Path(__file__).parent / "broken"

TOLD = {
    "afsnit-med-nummer.md": (36, "", "uden nummer"),
    "dobbelt-noegle.md": (5, "title", "to gange"),
    "felt-ikke-angivet.md": (36, "", "»timer« er brugt, men ikke angivet"),
    "felt-ikke-brugt.md": (17, "blanks.0", "»årsværk« er angivet, men ikke brugt"),
    "felt-to-gange.md": (16, "blanks", "angivet to gange"),
    "forkert-dato.md": (28, "valid_from", "dato"),
    "forkert-standard.md": (17, "blanks.0", "»gæt« er ukendt"),
    "forkert-standardtype.md": (17, "blanks.0", "typen »decimal«"),
    "fremmed-noegle.md": (34, "sidst_rettet", "ukendt"),
    "godkendt-af-ingen.md": (32, "reviewed_on", "hvem der godkendte"),
    "graenser-byttet-om.md": (14, "applies", "nedre grænse"),
    "id-er-ikke-filens-navn.md": (2, "id", "filens navn"),
    "intet-formaal.md": (13, "purpose", "tomt"),
    "intet-grundlag.md": (6, "legal_basis", "for kort"),
    "ingen-sanktion.md": (26, "sanction", "håndhæves"),
    "lov-uden-adresse.md": (8, "legal_basis.0.url", "adresse"),
    "mangler-noegle.md": (2, "control", "mangler"),
    "naeste-gennemgang-foer.md": (33, "next_review", "efter den seneste"),
    "note-uden-afsnit.md": (38, "", "hører ikke til et afsnit"),
    "slut-foer-start.md": (29, "valid_to", "før »valid_from«"),
    "tal-uden-graenser.md": (17, "blanks.0", "både »minimum« og »maximum«"),
    "uden-slut.md": (34, "", "slutte med en linje med ---"),
    "uden-start.md": (1, "", "begynde med en linje med ---"),
    "udregning-i-teksten.md": (36, "", "Krøllede parenteser"),
    "ukendt-betingelse.md": (36, "if", "spørger om »ugedag«"),
    "ukendt-regime.md": (36, "if", "»afsnit_x« er ukendt"),
    "ukendt-rute.md": (15, "applies.routes.0", "en af disse"),
    "ulaeselig-betingelse.md": (36, "if", "kan ikke læses"),
    "kun-betingede-afsnit.md": (None, "", "uden betingelse"),
    "html-i-teksten.md": (36, "", "HTML"),
    "html-i-kontrollen.md": (25, "control", "HTML"),
    "cpr-nummer.md": (36, "", "CPR"),
    "bod-uden-loft.md": (32, "sanction", "intet loft"),
    "ukendt-henvisning.md": (None, "", "ingen klausul, der hedder »Findes ikke«"),
    "ukendt-nabo.md": (None, "needs", "»findes-ikke« findes ikke"),
    "ulaeselig-pligt.md": (18, "duty.0.when", "ukendt"),
}


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as refusal:
        load_clauses(folder)
    return refusal.value.problems


@pytest.fixture(scope="module")
def refused() -> dict[str, list[Problem]]:
    told: dict[str, list[Problem]] = {}
    for problem in problems_of(BROKEN):
        told.setdefault(problem.file, []).append(problem)
    return told


@pytest.mark.parametrize("file", sorted(TOLD))
def test_a_broken_file_is_refused_with_its_line_and_key(file: str, refused: dict[str, list[Problem]]) -> None:
    line, key, words = TOLD[file]
    assert [problem for problem in refused[file] if (problem.line, problem.field) == (line, key)]
    assert any(words in problem.message for problem in refused[file])


def test_every_broken_file_is_expected_and_refused(refused: dict[str, list[Problem]]) -> None:
    assert {path.name for path in BROKEN.glob("*.md")} == set(TOLD) == set(refused)


def test_the_same_id_in_two_folders_is_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "proeve.md").write_text(clause_text(), encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert (problem.field, problem.line) == ("id", 2)
    assert "bruges også" in problem.message


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "proeve.md").write_bytes(clause_text().encode("cp1252"))
    (problem,) = problems_of(tmp_path)
    assert problem.file == "proeve.md"
    assert "UTF-8" in problem.message


def test_a_folder_without_clauses_is_refused(tmp_path: Path) -> None:
    assert "ingen klausuler" in problems_of(tmp_path)[0].message


def test_a_paragraph_carries_its_condition_and_its_note() -> None:
    body = "Altid\nmed.\n\n[if: lots is yes]\nDelt op.\n> Kan\n> udelades.\n{{ årsværk }}\n"
    first, second = clause(body).paragraphs
    assert (first.text, first.condition, first.note) == ("Altid med.", "", "")
    assert (second.text, second.condition) == ("Delt op. {{ årsværk }}", "lots is yes")
    assert second.note == "Kan udelades."


def test_points_of_a_list_keep_their_lines() -> None:
    (paragraph,) = clause("Vis {{ årsværk }} på\nto måder.\n- Den ene\n  vej.\n- Den anden.\n").paragraphs
    assert paragraph.text == "Vis {{ årsværk }} på to måder.\n- Den ene vej.\n- Den anden."


def test_a_blank_may_stand_in_the_sanction_alone() -> None:
    read = clause("Uden felt.\n", sanction="Højst {{ årsværk }} procent.")
    assert read.sanction == "Højst {{ årsværk }} procent."


def test_the_hash_follows_the_text_of_the_file() -> None:
    assert clause().hash == clause().hash != clause("En anden tekst om {{ årsværk }}.\n").hash


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    text = "\ufeff" + clause_text().replace("\n", "\r\n")
    assert parse_clause(text, "proeve.md").paragraphs == clause().paragraphs

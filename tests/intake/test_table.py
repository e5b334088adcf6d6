"""A CSV file is refused as a whole or row by row, and never in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.table import read_table
from app.model.errors import InputError

COLUMNS = ("navn", "tekst")


def refusal(path, columns=COLUMNS):
    with pytest.raises(InputError) as caught:
        read_table(path, columns)
    return caught.value.problems


def test_a_byte_order_mark_is_no_part_of_the_first_column(saved):
    table = read_table(saved(b"\xef\xbb\xbfnavn,tekst\nA,\xc3\xa6\n"), COLUMNS)
    assert table.rows[0].cells == {"navn": "A", "tekst": "æ"}


def test_semicolons_of_danish_excel_are_read_when_the_header_has_them(saved):
    table = read_table(saved('navn;tekst\nA;"x;y"\n'), COLUMNS)
    assert table.rows[0].cells == {"navn": "A", "tekst": "x;y"}


def test_columns_may_stand_in_any_order(saved):
    assert read_table(saved("tekst,navn\nx,A\n"), COLUMNS).rows[0].cells == {"navn": "A", "tekst": "x"}


def test_another_encoding_is_refused_with_the_byte_the_line_and_the_cure(saved):
    (problem,) = refusal(saved("navn,tekst\nA,b\nB,rengøring\n".encode("latin-1"), "register.csv"))
    assert (problem.file, problem.line) == ("register.csv", 3)
    assert "0xF8" in problem.message
    assert "UTF-8" in problem.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp865"])
def test_encodings_of_other_systems_are_refused(saved, encoding):
    (problem,) = refusal(saved("navn,tekst\nB,bøder\n".encode(encoding)))
    assert "UTF-8" in problem.message


def test_missing_columns_are_named(saved):
    (problem,) = refusal(saved("navn\nA\n", "plan.csv"))
    assert problem.field == "tekst"
    assert problem.line == 1
    assert "tekst" in problem.message


def test_unknown_columns_are_named(saved):
    (problem,) = refusal(saved("navn,tekst,pris\nA,x,1\n"))
    assert "pris" in problem.message


def test_a_column_given_twice_is_refused(saved):
    (problem,) = refusal(saved("navn,tekst,navn\nA,x,B\n"))
    assert "navn" in problem.message


@pytest.mark.parametrize("content", ["", "\n", "   \n"])
def test_an_empty_file_is_refused(saved, content):
    assert "tom" in refusal(saved(content))[0].message


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "åbnes" in refusal(tmp_path / "findes-ikke.csv")[0].message


def test_a_header_without_rows_has_no_rows(saved):
    assert read_table(saved("navn,tekst\n"), COLUMNS).read == 0


def test_a_row_with_too_many_cells_is_refused_alone(saved):
    table = read_table(saved("navn,tekst\nA,x\nB,y,z\nC,w\n"), COLUMNS)
    assert [row.cells["navn"] for row in table.rows] == ["A", "C"]
    assert [problem.line for problem in table.refused] == [3]
    assert table.read == 3


def test_blank_rows_are_no_rows(saved):
    assert read_table(saved("navn,tekst\n\nA,x\n,\n"), COLUMNS).read == 1


def test_a_row_is_placed_on_the_line_where_it_begins(saved):
    table = read_table(saved('navn,tekst\nA,"to\nlinjer"\nB,y\n'), COLUMNS)
    assert [row.line for row in table.rows] == [2, 4]


def test_a_stray_quotation_mark_costs_its_own_row_and_no_other(saved):
    table = read_table(saved('navn,tekst\nA,x\nB,"uden ende\nC,y\nD,z\n'), COLUMNS)
    assert [row.cells["navn"] for row in table.rows] == ["A", "C", "D"]
    assert [problem.line for problem in table.refused] == [3]


def test_text_after_a_closing_quotation_mark_costs_its_own_row(saved):
    table = read_table(saved('navn,tekst\nA,"x"y\nB,z\n'), COLUMNS)
    assert [row.cells["navn"] for row in table.rows] == ["B"]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b"])
def test_only_line_breaks_end_a_row(saved, sign):
    table = read_table(saved(f"navn,tekst\nA,x{sign}y\n"), COLUMNS)
    assert table.rows[0].cells["tekst"] == f"x{sign}y"


@given(text=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_never_crash(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("bytes") / "f.csv"
    path.write_bytes(b"navn,tekst\n" + text)
    try:
        table = read_table(path, COLUMNS)
    except InputError:
        return
    assert table.read == len(table.rows) + len(table.refused)

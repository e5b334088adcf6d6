"""Parameter files are refused as a whole, with the line, when anything in them is odd."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from app.model.errors import InputError
from app.parameters import CodeSet, load_parameters
from app.settings import ROOT

BROKEN = Path(__file__).parent / "broken"
EXPECTED = yaml.safe_load((BROKEN / "expected.yaml").read_text(encoding="utf-8"))
SHIPPED = ROOT / "seed_data" / "parameters"

PARAMETER = """\
id: {id}
label_da: Prøveværdi
label_en: Test value
unit: {unit}
values:
  2024-01-01:
    value: {value}
    reference: "en kilde"
status: lov
last_verified: 2026-03-31
"""


def put(folder, name="sats", unit="kroner", value="100"):
    folder.mkdir(exist_ok=True, parents=True)
    (folder / f"{name}.yaml").write_text(PARAMETER.format(id=name, unit=unit, value=value), encoding="utf-8")
    return folder


def refusal(*folders):
    with pytest.raises(InputError) as caught:
        load_parameters(*folders)
    return caught.value.problems


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_refused_with_file_line_key_and_one_reason(name, tmp_path):
    line, field, words = EXPECTED[name]
    shutil.copy(BROKEN / f"{name}.yaml", tmp_path)
    (problem,) = refusal(tmp_path)
    assert (problem.file, problem.line, problem.field) == (f"{name}.yaml", line, field)
    assert words in problem.message


def test_every_broken_file_has_its_expected_message():
    assert {path.stem for path in BROKEN.glob("*.yaml")} == {*EXPECTED, "expected"}


def test_all_problems_of_all_files_are_told_at_once(tmp_path):
    for name in ("unknown_key", "no_reference"):
        shutil.copy(BROKEN / f"{name}.yaml", tmp_path)
    assert {problem.file for problem in refusal(tmp_path)} == {"unknown_key.yaml", "no_reference.yaml"}


def test_one_id_in_two_folders_is_refused(tmp_path):
    put(tmp_path / "law"), put(tmp_path / "value")
    (problem,) = refusal(tmp_path)
    assert (problem.file, problem.field) == ("sats.yaml", "id")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("100", 100.0),
        ("0.30", 0.3),
        ('["85000000-85323000", "92500000"]', CodeSet(["85000000-85323000", "92500000"])),
        ("[{from: 0, value: 0.8}, {from: 4, value: 0.4}]", ((0.0, 0.8), (4.0, 0.4))),
    ],
)
def test_a_value_is_a_number_codes_or_brackets(written, read, tmp_path):
    assert load_parameters(put(tmp_path, value=written)).record("sats").values[0].value == read


def test_a_municipality_s_own_value_lies_over_the_shipped_one_and_says_so(tmp_path):
    book = load_parameters(put(tmp_path / "shipped" / "value"), put(tmp_path / "own", value="120"))
    view = book.at(date(2026, 1, 1))
    assert view.number("sats") == 120
    assert view.used[0].overlaid
    assert book.record("sats").group == "value"


def test_without_an_overlay_nothing_is_marked_as_overlaid(tmp_path):
    view = load_parameters(put(tmp_path)).at(date(2026, 1, 1))
    view.number("sats")
    assert not view.used[0].overlaid


def test_an_overlay_of_a_value_that_the_tool_does_not_know_is_refused(tmp_path):
    (problem,) = refusal(put(tmp_path / "shipped"), put(tmp_path / "own", name="satsen"))
    assert (problem.file, problem.field) == ("satsen.yaml", "id")


def test_an_overlay_in_another_unit_is_refused(tmp_path):
    (problem,) = refusal(put(tmp_path / "shipped"), put(tmp_path / "own", unit="kroner om året"))
    assert (problem.file, problem.field) == ("sats.yaml", "unit")
    assert "»kroner«" in problem.message


def test_an_overlay_of_another_kind_is_refused(tmp_path):
    (problem,) = refusal(put(tmp_path / "shipped"), put(tmp_path / "own", value='["85000000"]'))
    assert (problem.file, problem.field) == ("sats.yaml", "values")


def test_a_law_source_with_an_address_that_cannot_be_opened_safely_is_refused(tmp_path):
    put(tmp_path)
    (tmp_path / "laws.yaml").write_text(
        "- {short_name: udbudsloven, title: Udbudsloven, url: 'javascript:alert(1)', last_verified: 2026-03-31}\n",
        encoding="utf-8",
    )
    (problem,) = refusal(tmp_path)
    assert (problem.file, problem.field) == ("laws.yaml", "laws.0.url")


def test_the_shipped_parameters_and_laws_are_read_and_every_value_names_its_source():
    book = load_parameters(SHIPPED)
    assert {one.group for one in book} == {"law", "value"}
    assert all(value.reference.strip() for one in book for value in one.values)
    assert "udbudsloven" in {law.short_name for law in book.laws}


def test_a_law_may_say_when_it_last_changed(tmp_path):
    text = "- {short_name: a, title: A, url: '', last_verified: 2026-03-31, changed_on: 2026-02-01}\n"
    (tmp_path / "laws.yaml").write_text(text + text.replace(", changed_on: 2026-02-01", ""), encoding="utf-8")
    assert [law.changed_on for law in load_parameters(tmp_path).laws] == [date(2026, 2, 1), None]
    (tmp_path / "laws.yaml").write_text(text.replace("2026-02-01", "i fjor"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_parameters(tmp_path)
    assert caught.value.problems[0].field == "laws.0.changed_on"

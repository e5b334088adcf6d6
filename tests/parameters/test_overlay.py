"""A municipality's own values lie over the shipped ones day by day, strictly, and say so."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.errors import InputError
from app.parameters import load_parameters
from app.settings import ROOT

SEED = ROOT / "seed_data" / "parameters"

HEAD = """\
id: {id}
label_da: Prøveværdi
label_en: Test value
unit: kroner
status: {status}
last_verified: 2026-03-31
values:
"""
VALUE = """\
  {day}:
    value: {value}
    reference: {source}
"""
SHIPPED = {"2024-01-01": 100, "2025-01-01": 110, "2026-01-01": 120}


def put(folder, values, name="sats", status="lov", source="loven", last="", suffix="yaml"):
    folder.mkdir(exist_ok=True)
    text = HEAD.format(id=name, status=status)
    text += "".join(VALUE.format(day=day, value=value, source=source) for day, value in values.items())
    (folder / f"{name}.{suffix}").write_text(text + (f"    valid_to: {last}\n" if last else ""), encoding="utf-8")
    return folder


@pytest.fixture
def laid(tmp_path):
    """The shipped values with the given ones laid over."""

    def lay(own, **more):
        shipped = put(tmp_path / "shipped", SHIPPED)
        return load_parameters(shipped, put(tmp_path / "own", own, source="regnskabet", **more))

    return lay


def seen(book, day):
    view = book.at(date.fromisoformat(day))
    number = view.number("sats")
    (used,) = view.used
    return number, used.overlaid, used.source


def test_before_the_first_own_value_the_shipped_ones_hold(laid):
    book = laid({"2025-07-01": 500})
    assert seen(book, "2024-06-01") == (100, False, "loven")
    assert seen(book, "2025-06-30") == (110, False, "loven")
    assert seen(book, "2025-07-01") == (500, True, "regnskabet")


def test_an_own_value_holds_on_over_a_newer_shipped_one_until_its_last_day(laid):
    assert seen(laid({"2025-07-01": 500}), "2026-06-01") == (500, True, "regnskabet")
    ended = laid({"2025-07-01": 500}, last="2025-12-31")
    assert seen(ended, "2025-12-31") == (500, True, "regnskabet")
    assert seen(ended, "2026-01-01") == (120, False, "loven")


def test_an_own_value_may_begin_before_the_first_shipped_one(laid):
    book = laid({"2016-01-01": 60}, last="2016-12-31")
    assert seen(book, "2016-05-01") == (60, True, "regnskabet")
    assert seen(book, "2024-05-01") == (100, False, "loven")
    with pytest.raises(InputError) as refused:
        book.at(date(2020, 1, 1)).number("sats")
    assert "fra 1. januar 2016" in refused.value.problems[0].message


def test_a_shipped_value_ends_the_day_before_the_municipality_s_own(laid):
    book = laid({"2026-07-01": 500})
    assert book.at(date(2026, 2, 1)).valid_to("sats") == date(2026, 6, 30)
    assert book.at(date(2026, 8, 1)).valid_to("sats") is None


@given(
    own=st.lists(st.dates(date(2023, 1, 1), date(2027, 1, 1)), min_size=1, max_size=3, unique=True),
    on=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
)
def test_every_day_has_the_own_value_that_began_last_or_else_the_shipped_one(tmp_path_factory, own, on):
    folder = tmp_path_factory.mktemp("lag")
    mine = {str(day): 1_000 + number for number, day in enumerate(sorted(own))}
    number = load_parameters(put(folder / "shipped", SHIPPED), put(folder / "own", mine)).at(on).number("sats")
    begun = [value for day, value in mine.items() if day <= str(on)]
    assert number == (begun or [value for day, value in SHIPPED.items() if day <= str(on)])[-1]


def test_an_own_value_older_than_the_law_s_newest_is_stale_and_an_own_estimate_is_not(tmp_path):
    own = put(tmp_path / "own", {"2025-07-01": 500}, status="antagelse")
    for status, stale in (("lov", True), ("beregnet", True), ("antagelse", False)):
        book = load_parameters(put(tmp_path / status, SHIPPED, status=status), own)
        view = book.at(date(2026, 6, 1))
        view.number("sats")
        assert view.used[0].stale is stale
        before = book.at(date(2025, 8, 1))
        before.number("sats")
        assert not before.used[0].stale


def test_the_check_is_told_of_newer_shipped_values(laid):
    ((shipped, mine, newer),) = laid({"2025-07-01": 500}).outdated(date(2026, 6, 1))
    assert (shipped.id, mine.value, newer.valid_from) == ("sats", 500, date(2026, 1, 1))
    assert not list(laid({"2026-01-01": 500}).outdated(date(2026, 6, 1)))


@pytest.mark.parametrize("suffix", ["yml", "YAML"])
def test_a_file_that_would_be_passed_over_in_silence_is_refused(laid, suffix):
    with pytest.raises(InputError) as refused:
        laid({"2026-01-01": 500}, suffix=suffix)
    (problem,) = refused.value.problems
    assert (problem.file, "sats.yaml" in problem.message) == (f"sats.{suffix}", True)


def test_the_list_of_laws_cannot_be_overlaid(laid, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "laws.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        laid({"2026-01-01": 500})
    assert [problem.file for problem in refused.value.problems] == ["laws.yaml"]


@pytest.mark.parametrize("value", [".nan", ".inf", "-.inf", "1e400", "true", '"100"'])
def test_a_value_that_is_no_number_is_refused(laid, value):
    with pytest.raises(InputError) as refused:
        laid({"2026-01-01": value})
    assert refused.value.problems[0].file == "sats.yaml"


def test_ids_name_each_parameter_once(laid):
    book = laid({"2026-01-01": 500})
    assert book.ids() == ("sats",)
    assert [one.overlaid for one in book] == [False, True]
    assert book.own("sats").values[0].valid_from == date(2026, 1, 1)
    assert book.at(date(2026, 1, 1) - timedelta(days=1)).known("sats")


@pytest.mark.parametrize("value", [".nan", ".inf", "[{from: 0, value: .nan}]"])
def test_a_number_without_a_value_is_refused_by_file_and_key(laid, value):
    with pytest.raises(InputError) as refused:
        laid({"2026-01-01": value})
    (problem,) = refused.value.problems
    assert (problem.file, problem.field) == ("sats.yaml", "values.2026-01-01.value")
    assert "».nan«" in problem.message


@pytest.mark.parametrize(
    ("name", "shipped", "own", "key"),
    [
        ("kontanthjaelp_forhoejet", "value: 13060", "value: -13060", "value"),
        ("aktivering_pr_fuldtidsperson", "value: 11045", "value: -99999", "value"),
        ("refusionstrappe", "value: 0.4", "value: 2", "value.1.value"),
        ("refusionstrappe", "value: 0.4", "value: -3", "value.1.value"),
        ("default_places_per_mentor", "value: 5", "value: 0", "value"),
        ("full_time_yearly_cost", "value: 350000", "value: 0", "value"),
        ("refusionstrappe", "from: 0", "from: 2", "value.0.from"),
    ],
)
def test_an_own_value_that_cannot_be_is_refused_with_file_and_key(tmp_path, name, shipped, own, key):
    (file,) = SEED.rglob(f"{name}.yaml")
    text = file.read_text(encoding="utf-8")
    assert shipped in text
    changed = re.sub(rf"{re.escape(shipped)}(?![\d.])", own, text, count=1)
    changed = re.sub(r"^ +(low|high): .*\n", "", changed, flags=re.MULTILINE)
    (tmp_path / file.name).write_text(changed, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_parameters(SEED, tmp_path)
    (problem,) = refused.value.problems
    assert problem.file == file.name
    assert problem.field.endswith(key)

"""Lists of CPV codes as the law writes them: a single code is that code alone, a range is everything between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parameters import CodeSet

CODES = st.integers(0, 99_999_999).map(lambda number: f"{number:08d}")
# Few different numbers, so that codes, ends of ranges and questions often meet.
NEAR = st.integers(85_000_000, 85_000_030).map(str)


def test_a_single_code_is_not_its_children():
    assert "85000000" in CodeSet(["85000000"])
    assert "85100000" not in CodeSet(["85000000"])


def test_a_range_holds_both_its_ends_and_every_code_between():
    codes = CodeSet(["85000000-85323000"])
    assert all(code in codes for code in ("85000000", "85312400", "85323000"))
    assert "84999999" not in codes
    assert "85323001" not in codes


def test_a_leading_zero_counts():
    assert "03000000" in CodeSet(["03000000-03999999"])


@pytest.mark.parametrize("code", [3_000_000, None, "3000000", "850000001", "8500000a", ""])
def test_what_is_no_code_is_in_no_set(code):
    assert code not in CodeSet(["00000000-99999999"])


@pytest.mark.parametrize("entry", ["8500000", "85000000-853", "85000000 - 85323000", "85323000-85000000", "85000000-2"])
def test_an_entry_of_another_form_is_refused_by_name(entry):
    with pytest.raises(ValueError, match=entry):
        CodeSet([entry])


@given(
    st.lists(st.one_of(NEAR.map(lambda code: (code, code)), st.tuples(NEAR, NEAR).map(lambda two: tuple(sorted(two))))),
    NEAR,
)
def test_membership_equals_looking_at_every_entry_in_turn(ranges, code):
    entries = [first if first == last else f"{first}-{last}" for first, last in ranges]
    assert (code in CodeSet(entries)) == any(first <= code <= last for first, last in ranges)


@given(CODES, CODES)
def test_a_set_of_one_code_holds_no_other(one, other):
    assert (other in CodeSet([one])) == (one == other)

